//! Parts of an automation that are kept as they were written, because Hookwright does not read them: conditions of
//! Weave triggers, triggers of unknown kinds, and actions that are not webhooks.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::diagnostic::{Argument, Phrase};
use crate::json::{BrokenRule, Json, JsonText, Kind, Tape};

/// The members of a JSON object by key, as they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptMembers(BTreeMap<String, JsonText>);

impl KeptMembers {
    /// Copies the members of an object, except those that `is_read` selects.
    pub(super) fn of(object: Json, is_read: impl Fn(&str, Json) -> bool) -> Self {
        let mut kept = BTreeMap::new();
        for (key, value) in object.members() {
            let key = key.string().unwrap_or_default().into_owned();
            if !is_read(&key, value) {
                kept.insert(key, JsonText::compact(value.source()));
            }
        }
        Self(kept)
    }

    /// Returns whether there are no members.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the members other than the one with this key.
    pub(super) fn without(&self, key: &str) -> Self {
        let mut members = self.clone();
        members.0.remove(key);
        members
    }

    /// Writes the members into an object.
    pub(super) fn write<M: SerializeMap>(&self, object: &mut M) -> Result<(), M::Error> {
        for (key, value) in &self.0 {
            object.serialize_entry(key, value)?;
        }
        Ok(())
    }
}

/// An action that is not a webhook, like a notification or a prompt for W&B's ARIA. It is kept as it was written;
/// Hookwright never runs it.
///
/// In JSON an object with a `type` and any other members.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(
    target_arch = "wasm32",
    tsify(type = "{ type: string; [member: string]: unknown }")
)]
pub struct OtherAction {
    /// The kind of action in W&B's API, like `NOTIFICATION` or `ARIA`.
    kind: String,
    members: KeptMembers,
}

impl OtherAction {
    /// Returns the kind of action in W&B's API, like `NOTIFICATION` or `ARIA`.
    pub fn kind(&self) -> &str {
        &self.kind
    }
}

impl Serialize for OtherAction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("type", &self.kind)?;
        self.members.write(&mut object)?;
        object.end()
    }
}

impl<'de> Deserialize<'de> for OtherAction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        let tape = Tape::read(raw.get())
            .map_err(|error| D::Error::custom(BrokenRule::from(Argument::from(error.reason))))?;
        let object = tape.root();
        match type_of(object) {
            Some(kind) => Ok(Self {
                kind,
                members: KeptMembers::of(object, |key, _| key == "type"),
            }),
            None => {
                let reason = match object.kind() {
                    Kind::Object => Phrase::MismatchMissing.with([("name", "type".into())]),
                    kind => Phrase::Mismatch
                        .with([("shape", Phrase::Object.into()), ("found", kind.phrase().into())]),
                };
                Err(D::Error::custom(BrokenRule::from(reason)))
            }
        }
    }
}

/// Returns the `type` of an object, if it is a string.
pub(super) fn type_of(object: Json) -> Option<String> {
    Some(object.member("type")?.string()?.into_owned())
}
