//! The workspace as JavaScript values. A change replaces only the values of the changed records.

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::result::document_value;
use crate::model::Workspace;

/// A workspace and its JavaScript value.
pub(super) struct Snapshot {
    workspace: Workspace,
    /// An object that is never changed: a change of the workspace creates another one.
    pub(super) value: JsValue,
    /// Whether the workspace may have changed since.
    pub(super) is_stale: bool,
}

impl Default for Snapshot {
    fn default() -> Self {
        Self {
            workspace: Workspace::default(),
            value: document_value(&Workspace::default()),
            is_stale: true,
        }
    }
}

impl Snapshot {
    /// Takes over the newest workspace. The values of unchanged records stay the same.
    pub(super) fn renew(&mut self, newest: &Workspace) {
        let known = &mut self.workspace;
        let value = Object::new();
        let set = |key: &str, member: &JsValue| {
            // Setting a property of a plain object can't fail.
            let _ = Reflect::set(&value, &key.into(), member);
        };
        let get = |key: &str| Reflect::get(&self.value, &key.into()).unwrap_or_default();
        set("teams", &renewed(get("teams"), &mut known.teams, &newest.teams));
        set(
            "automations",
            &renewed(get("automations"), &mut known.automations, &newest.automations),
        );
        set(
            "samples",
            &renewed(get("samples"), &mut known.samples, &newest.samples),
        );
        if known.settings == newest.settings {
            set("settings", &get("settings"));
        } else {
            known.settings = newest.settings.clone();
            set("settings", &document_value(&newest.settings));
        }
        self.value = value.into();
        self.is_stale = false;
    }
}

/// Returns the array of the newest records, with the same values for records that are in `known` at the same position,
/// counted from the beginning or from the end. Returns the same array if nothing has changed.
fn renewed<T: Clone + PartialEq + Serialize>(array: JsValue, known: &mut Vec<T>, newest: &[T]) -> JsValue {
    let is_same = |(one, other): &(&T, &T)| one == other;
    let before = known.iter().zip(newest).take_while(is_same).count();
    if before == known.len() && before == newest.len() {
        return array;
    }
    let array: Array = array.unchecked_into();
    let shorter = known.len().min(newest.len());
    let pairs_from_end = known.iter().rev().zip(newest.iter().rev());
    let after = pairs_from_end.take(shorter - before).take_while(is_same).count();
    let (known_end, newest_end) = (known.len() - after, newest.len() - after);
    let result = array.slice(0, before as u32);
    for (record, index) in newest.iter().zip(0..newest_end as u32).skip(before) {
        let unchanged = known.get(index as usize).is_some_and(|known| known == record);
        result.push(&if unchanged {
            array.get(index)
        } else {
            document_value(record)
        });
    }
    let result = result.concat(&array.slice(known_end as u32, known.len() as u32));
    known.splice(
        before..known_end,
        newest.iter().take(newest_end).skip(before).cloned(),
    );
    result.into()
}
