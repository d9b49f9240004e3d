//! Records in ordered lists: insert, remove, and replace with a three-way merge.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::{Code, Error, Phrase};
use crate::json::{self, Json, Kind, Tape, parse_number};
use crate::model::{Automation, AutomationAction, SampleEvent, Settings, Webhook};

/// A record whose fields can be changed independently of each other.
pub(super) trait Merge: Clone + PartialEq {
    /// Returns `theirs` with every field that differs between `base` and `ours` taken from `ours`.
    fn merged(base: &Self, ours: &Self, theirs: &Self) -> Self;

    /// Returns the names of the fields that differ from `other`, as in JSON; the id is not compared.
    fn differences(&self, other: &Self) -> Vec<&'static str>;
}

/// Lists the names of the fields of two records that differ.
macro_rules! differences {
    ($ours:expr, $theirs:expr, $($field:ident),+) => {
        [$(($ours.$field != $theirs.$field, stringify!($field)),)+]
            .into_iter()
            .filter_map(|(differs, name)| differs.then_some(name))
            .collect()
    };
}

/// The side that wins where two tabs changed the same field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConflictRule {
    /// The command wins: it is an edit by the user.
    EditWins,
    /// Later changes from other tabs win: the command is an undo or a redo in this tab.
    OtherTabsWin,
}

impl ConflictRule {
    /// Returns the record to store: `ours` was made from `base`, and `theirs` is stored now.
    pub(super) fn merge<T: Merge>(self, base: &T, ours: &T, theirs: &T) -> T {
        match self {
            Self::EditWins => T::merged(base, ours, theirs),
            // Other tabs' changes are applied on top of the undo.
            Self::OtherTabsWin => T::merged(base, theirs, ours),
        }
    }
}

fn pick<T: Clone + PartialEq>(base: &T, ours: &T, theirs: &T) -> T {
    if ours == base { theirs } else { ours }.clone()
}

macro_rules! merge_by_field {
    ($($type:ident { $($field:ident),+ $(; with $($kept:ident),+)? $(,)? })+) => {
        $(impl Merge for $type {
            fn merged(base: &Self, ours: &Self, theirs: &Self) -> Self {
                Self { $($field: pick(&base.$field, &ours.$field, &theirs.$field),)+ $($($kept: ours.$kept.clone(),)+)? }
            }

            fn differences(&self, other: &Self) -> Vec<&'static str> {
                differences!(self, other, $($field),+)
            }
        })+
    };
}

merge_by_field! {
    SampleEvent { name, event; with id }
    Settings { secret_retention, theme }
}

impl Merge for Automation {
    fn merged(base: &Self, ours: &Self, theirs: &Self) -> Self {
        Self {
            id: ours.id.clone(),
            name: pick(&base.name, &ours.name, &theirs.name),
            description: pick(&base.description, &ours.description, &theirs.description),
            enabled: pick(&base.enabled, &ours.enabled, &theirs.enabled),
            scope: pick(&base.scope, &ours.scope, &theirs.scope),
            team: pick(&base.team, &ours.team, &theirs.team),
            trigger: pick(&base.trigger, &ours.trigger, &theirs.trigger),
            action: merged_action(&base.action, &ours.action, &theirs.action),
        }
    }

    fn differences(&self, other: &Self) -> Vec<&'static str> {
        let mut names: Vec<_> = differences!(self, other, name, description, enabled, scope, team, trigger);
        names.extend(action_differences(&self.action, &other.action));
        names
    }
}

/// Merges webhook and payload separately, and an action that is not a webhook as a whole.
fn merged_action(
    base: &AutomationAction,
    ours: &AutomationAction,
    theirs: &AutomationAction,
) -> AutomationAction {
    let (
        AutomationAction::Webhook { webhook, payload },
        AutomationAction::Webhook {
            webhook: our_webhook,
            payload: our_payload,
        },
        AutomationAction::Webhook {
            webhook: their_webhook,
            payload: their_payload,
        },
    ) = (base, ours, theirs)
    else {
        return pick(base, ours, theirs);
    };
    AutomationAction::Webhook {
        webhook: pick(webhook, our_webhook, their_webhook),
        payload: pick(payload, our_payload, their_payload),
    }
}

fn action_differences(ours: &AutomationAction, theirs: &AutomationAction) -> Vec<&'static str> {
    match (ours, theirs) {
        (
            AutomationAction::Webhook { webhook, payload },
            AutomationAction::Webhook {
                webhook: their_webhook,
                payload: their_payload,
            },
        ) => [
            (webhook != their_webhook, "webhook"),
            (payload != their_payload, "payload"),
        ]
        .into_iter()
        .filter_map(|(differs, name)| differs.then_some(name))
        .collect(),
        _ if ours == theirs => Vec::new(),
        _ => vec!["action"],
    }
}

/// The endpoint and its secrets, bound or not, are merged as one field, so that a secret that one tab chose is never sent
/// to an endpoint that another tab chose.
impl Merge for Webhook {
    fn merged(base: &Self, ours: &Self, theirs: &Self) -> Self {
        let target = |webhook: &Self| {
            let Self {
                endpoint,
                access_token,
                secret,
                unbound,
                ..
            } = webhook.clone();
            (endpoint, access_token, secret, unbound)
        };
        let (endpoint, access_token, secret, unbound) = pick(&target(base), &target(ours), &target(theirs));
        Self {
            id: ours.id.clone(),
            name: pick(&base.name, &ours.name, &theirs.name),
            endpoint,
            access_token,
            secret,
            receiver: pick(&base.receiver, &ours.receiver, &theirs.receiver),
            signature: pick(&base.signature, &ours.signature, &theirs.signature),
            unbound,
        }
    }

    fn differences(&self, other: &Self) -> Vec<&'static str> {
        differences!(
            self,
            other,
            name,
            endpoint,
            access_token,
            secret,
            receiver,
            signature,
            unbound
        )
    }
}

/// A record to insert, or to replace the one with the same id.
pub(super) struct Upsert<T> {
    pub record: T,
    /// The record that `record` was made from; without it, every field is taken from `record`.
    pub base: Option<T>,
    pub position: Option<u32>,
    pub conflict_rule: ConflictRule,
}

/// The result of an [`Upsert`].
pub(super) struct Upserted<T> {
    /// The record that is stored now.
    pub stored: T,
    /// The record that it replaced, if any.
    pub replaced: Option<Replaced<T>>,
}

/// A record that an [`Upsert`] replaced.
pub(super) struct Replaced<T> {
    pub record: T,
    /// Its position in the list, if the upsert moved it.
    pub position: Option<u32>,
}

impl<T: Merge> Upsert<T> {
    /// Merges the record with the changes that other tabs made to it after `base`.
    ///
    /// # Errors
    /// For an undo: other tabs changed every field that it would restore (`store/changed`), or deleted the record
    /// (`store/missing`).
    pub fn merged_with(mut self, newest: Option<&T>, what: Phrase, name: &str) -> Result<Self, Error> {
        match (self.base.take(), newest) {
            (Some(base), Some(newest)) => {
                let merged = self.conflict_rule.merge(&base, &self.record, newest);
                let has_no_effect = merged == *newest && merged != self.record && self.record != base;
                if has_no_effect && self.conflict_rule == ConflictRule::OtherTabsWin {
                    return Err(changed_error(what, name));
                }
                self.record = merged;
                Ok(self)
            }
            (Some(_), None) if self.conflict_rule == ConflictRule::OtherTabsWin => {
                Err(missing_error(what, name))
            }
            _ => Ok(self),
        }
    }

    /// Replaces the record of `list` that matches, or inserts this one.
    pub fn into_list(self, list: &mut Vec<T>, matches: impl Fn(&T) -> bool) -> Upserted<T> {
        let stored = self.record.clone();
        let Some((record, position)) = remove(list, matches) else {
            insert(list, self.record, self.position);
            return Upserted {
                stored,
                replaced: None,
            };
        };
        insert(list, self.record, Some(self.position.unwrap_or(position)));
        let position = self.position.map(|_| position);
        Upserted {
            stored,
            replaced: Some(Replaced { record, position }),
        }
    }
}

/// Inserts at `position`, or at the end if it is absent or past the end.
pub(super) fn insert<T>(list: &mut Vec<T>, item: T, position: Option<u32>) {
    let index = position.map_or(list.len(), |position| (position as usize).min(list.len()));
    list.insert(index, item);
}

/// Removes the only item that matches, and returns it with its position. The list is searched from the end, where undoing
/// an addition finds it.
pub(super) fn remove<T>(list: &mut Vec<T>, matches: impl Fn(&T) -> bool) -> Option<(T, u32)> {
    let index = list.iter().rposition(matches)?;
    Some((list.remove(index), u32::try_from(index).unwrap_or(u32::MAX)))
}

/// Fails with `store/changed` unless the stored record equals `base`, if there is one.
///
/// A base from JavaScript has rounded numbers, also in parts of the record that are kept as they were written.
pub(super) fn ensure_unchanged<T: PartialEq + Serialize>(
    newest: Option<&T>,
    base: Option<&T>,
    what: Phrase,
    name: &str,
) -> Result<(), Error> {
    match (newest, base) {
        (Some(newest), Some(base)) if newest != base && !is_same_in_javascript(newest, base) => {
            Err(changed_error(what, name))
        }
        _ => Ok(()),
    }
}

/// Returns whether two records are the same after JavaScript has read them.
fn is_same_in_javascript<T: Serialize>(one: &T, other: &T) -> bool {
    let (one, other) = (json::to_string(one), json::to_string(other));
    match (Tape::read(&one), Tape::read(&other)) {
        (Ok(one), Ok(other)) => is_same_value(one.root(), other.root()),
        _ => false,
    }
}

/// Returns whether two JSON values are the same: numbers as JavaScript rounds them, and objects whatever the order of
/// their members. The values are written by serde, so no key occurs twice.
fn is_same_value(one: Json, other: Json) -> bool {
    match (one.string(), other.string()) {
        (Some(one), Some(other)) => return one == other,
        (None, None) => {}
        _ => return false,
    }
    match (one.kind(), other.kind()) {
        (Kind::Number, Kind::Number) => parse_number(one.source()) == parse_number(other.source()),
        (Kind::Array, Kind::Array) => {
            one.items().count() == other.items().count()
                && one
                    .items()
                    .zip(other.items())
                    .all(|(one, other)| is_same_value(one, other))
        }
        (Kind::Object, Kind::Object) => {
            let (one, other) = (members_by_key(one), members_by_key(other));
            one.len() == other.len()
                && one
                    .into_iter()
                    .zip(other)
                    .all(|((key, value), (other_key, other))| key == other_key && is_same_value(value, other))
        }
        _ => one.source() == other.source(),
    }
}

fn members_by_key(object: Json<'_>) -> BTreeMap<String, Json<'_>> {
    let members = object.members();
    members
        .map(|(key, value)| (key.string().unwrap_or_default().into_owned(), value))
        .collect()
}

/// Creates the error for a record that another tab changed.
fn changed_error(what: Phrase, name: &str) -> Error {
    Error::new(Code::StoreChanged, [("what", what.into()), ("name", name.into())])
}

/// Creates the error for a record that the workspace does not have.
pub(super) fn missing_error(what: Phrase, name: &str) -> Error {
    Error::new(Code::StoreMissing, [("what", what.into()), ("name", name.into())])
}
