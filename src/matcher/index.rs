//! The index from an event to the few automations that could match it.
//!
//! It consists of three hash tables, used in turn. The first finds the scopes that contain the event. The second finds
//! the group of automations of one scope and one [`Topic`], as the [`Lookup`]s to make in that group. The third finds
//! the automations for the results of each lookup. Adding an automation adds its own entries and changes no other.

use super::{
    key::{Key, KeyMap},
    scopes::{ScopeIndex, ScopeNumber},
    topic::Topic,
};
use crate::{
    filter::{RequiredLiteral, each_string, indexed_fields},
    model::{Event, Scope, Trigger},
};

/// The number of an automation in the matcher.
pub(super) type Slot = u32;

/// Finds every automation that could match an event, and few others.
#[derive(Default)]
pub(super) struct Index {
    scopes: ScopeIndex,
    groups: KeyMap<Vec<GroupLookup>>,
    slots: KeyMap<Vec<Slot>>,
}

/// A lookup to make in a group, and how many entries need it.
struct GroupLookup {
    lookup: Lookup,
    entries: u32,
}

/// An entry of one automation, recorded so that it can be removed again.
pub(super) struct IndexEntry {
    group: Key,
    lookup: Lookup,
    key: Key,
}

impl Index {
    /// Adds an automation with this scope and trigger. `required` returns the literal that its filter
    /// requires of a field.
    pub(super) fn add<'p>(
        &mut self,
        slot: Slot,
        scope: &Scope,
        trigger: &Trigger,
        required: impl Fn(&str) -> RequiredLiteral<'p>,
    ) -> Box<[IndexEntry]> {
        let scope = self.scopes.add(scope);
        let mut entries = Vec::new();
        Topic::each(trigger, |topic| {
            let group = group(scope, topic);
            let fields = indexed_fields(topic.event_type()).map(|field| (field, required(field)));
            let narrowest = fields.min_by_key(|(_, literal)| literal.kind());
            let (field, literal) = narrowest.unwrap_or(("", RequiredLiteral::Unconstrained));
            self.add_literal(slot, group, field, &literal, &mut entries);
        });
        entries.into()
    }

    /// Removes an automation.
    pub(super) fn remove(&mut self, slot: Slot, scope: &Scope, entries: &[IndexEntry]) {
        self.scopes.remove(scope);
        for IndexEntry { group, lookup, key } in entries {
            if let Some(slots) = self.slots.get_mut(key) {
                if let Some(index) = slots.iter().position(|other| *other == slot) {
                    slots.swap_remove(index);
                }
                if slots.is_empty() {
                    self.slots.remove(key);
                }
            }
            if let Some(lookups) = self.groups.get_mut(group) {
                if let Some(found) = lookups.iter_mut().find(|known| known.lookup == *lookup) {
                    found.entries -= 1;
                }
                lookups.retain(|found| found.entries > 0);
                if lookups.is_empty() {
                    self.groups.remove(group);
                }
            }
        }
    }

    /// Calls `visit` with every automation that could match, some of them more than once.
    pub(super) fn each_candidate(&self, event: &Event, mut visit: impl FnMut(Slot)) {
        let Some(topic) = Topic::of(event) else { return };
        self.scopes.each_containing(event, |scope| {
            let group = group(scope, topic);
            for GroupLookup { lookup, .. } in self.groups.get(&group).into_iter().flatten() {
                lookup.each_key(group, event, |key| {
                    let slots = self.slots.get(&key);
                    slots.into_iter().flatten().for_each(|slot| visit(*slot));
                });
            }
        });
    }

    /// Returns whether the index has no entries.
    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.scopes.is_empty() && self.groups.is_empty() && self.slots.is_empty()
    }

    fn add_literal(
        &mut self,
        slot: Slot,
        group: Key,
        field: &'static str,
        literal: &RequiredLiteral,
        entries: &mut Vec<IndexEntry>,
    ) {
        match literal {
            RequiredLiteral::Unsatisfiable => {}
            RequiredLiteral::Exact(values) => {
                let lookup = Lookup {
                    field,
                    by: LookupBy::Whole,
                };
                for value in values {
                    self.add_entry(slot, group, lookup, lookup.key(group, value.as_bytes()), entries);
                }
            }
            RequiredLiteral::Prefix(prefixes) => {
                for prefix in prefixes {
                    let (lookup, start) = Lookup::prefix(field, prefix);
                    self.add_entry(slot, group, lookup, lookup.key(group, start), entries);
                }
            }
            RequiredLiteral::Substring(literals) if literals.iter().all(|literal| !literal.is_empty()) => {
                for literal in literals {
                    if let Some((lookup, key)) = self.rarest_part(group, field, literal) {
                        self.add_entry(slot, group, lookup, key, entries);
                    }
                }
            }
            RequiredLiteral::Substring(_) | RequiredLiteral::Unconstrained => {
                let lookup = Lookup {
                    field,
                    by: LookupBy::Nothing,
                };
                self.add_entry(slot, group, lookup, lookup.key(group, &[]), entries);
            }
        }
    }

    /// Returns the part of a literal under which the fewest automations are indexed.
    fn rarest_part(&self, group: Key, field: &'static str, literal: &str) -> Option<(Lookup, Key)> {
        let (lookup, parts) = Lookup::literal(field, literal)?;
        let keys = parts.map(|part| lookup.key(group, part));
        let rarest = keys.min_by_key(|key| self.slots.get(key).map_or(0, Vec::len))?;
        Some((lookup, rarest))
    }

    fn add_entry(&mut self, slot: Slot, group: Key, lookup: Lookup, key: Key, entries: &mut Vec<IndexEntry>) {
        let slots = self.slots.entry(key).or_default();
        // Two parts of a condition may have the same key.
        if slots.last() != Some(&slot) {
            slots.push(slot);
        }
        entries.push(IndexEntry { group, lookup, key });
        let lookups = self.groups.entry(group).or_default();
        match lookups.iter_mut().find(|known| known.lookup == lookup) {
            Some(known) => known.entries += 1,
            None => lookups.push(GroupLookup { lookup, entries: 1 }),
        }
    }
}

fn group(ScopeNumber(scope): ScopeNumber, topic: Topic) -> Key {
    Key::default().with(scope).with(topic)
}

/// The maximum length of a prefix that is looked up, in bytes.
const MAX_PREFIX_LENGTH: usize = 64;

/// A literal is looked up by a part of one of these lengths, in bytes. Few lengths make few lookups.
const PART_LENGTHS: [u8; 8] = [16, 12, 8, 6, 4, 3, 2, 1];

/// A way to find automations by the strings of one field of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Lookup {
    /// The field: one of [`indexed_fields`].
    field: &'static str,
    by: LookupBy,
}

/// The part of a string that is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum LookupBy {
    /// No part: these automations may match any string, or none.
    Nothing,
    /// The whole string.
    Whole,
    /// This many bytes at the start.
    Prefix(u8),
    /// Every substring of this many bytes.
    Substring(u8),
}

impl Lookup {
    /// Returns the lookup for strings with a prefix, and the bytes to look up.
    fn prefix<'p>(field: &'static str, prefix: &'p str) -> (Self, &'p [u8]) {
        let bytes = prefix.as_bytes();
        let start = bytes.get(..MAX_PREFIX_LENGTH).unwrap_or(bytes);
        let by = LookupBy::Prefix(start.len() as u8);
        (Self { field, by }, start)
    }

    /// Returns the lookup for strings that contain a literal, and the parts of which any one is enough; `None` for an
    /// empty literal.
    fn literal<'l>(field: &'static str, literal: &'l str) -> Option<(Self, impl Iterator<Item = &'l [u8]>)> {
        let bytes = literal.as_bytes();
        let length = *PART_LENGTHS
            .iter()
            .find(|&&length| usize::from(length) <= bytes.len())?;
        let by = LookupBy::Substring(length);
        Some((Self { field, by }, bytes.windows(usize::from(length))))
    }

    /// Returns the key of a group's automations that these bytes find.
    fn key(self, group: Key, bytes: &[u8]) -> Key {
        group.with(self).with(bytes)
    }

    /// Calls `visit` with every key of the group's automations that may match the event.
    fn each_key(self, group: Key, event: &Event, mut visit: impl FnMut(Key)) {
        let base = group.with(self);
        if self.by == LookupBy::Nothing {
            return visit(self.key(group, &[]));
        }
        each_string(event, self.field, |string| {
            let bytes = string.as_bytes();
            match self.by {
                LookupBy::Nothing => {}
                LookupBy::Whole => visit(base.with(bytes)),
                LookupBy::Prefix(length) => {
                    if let Some(start) = bytes.get(..usize::from(length)) {
                        visit(base.with(start));
                    }
                }
                LookupBy::Substring(length) => bytes
                    .windows(usize::from(length))
                    .for_each(|part| visit(base.with(part))),
            }
        });
    }
}
