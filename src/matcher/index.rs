//! From an event to the few automations that could match it.
//!
//! Three tables, asked one after the other. Scopes: where the event happened. Groups: the automations of one scope that
//! wait for one [`Subject`], as the questions that tell them apart. Entries: the answers, with the automations that
//! stand under each. All three are hash tables, so one more automation adds its own entries and touches no other.

use super::{
    key::{Key, KeyMap},
    probe::{Ask, Probe},
    scopes::{ScopeIndex, ScopeNumber},
    subject::Subject,
};
use crate::{
    filter::RequiredLiteral,
    model::{Event, Scope, Trigger},
};

/// The number of an automation in the matcher.
pub(super) type Slot = u32;

/// Finds, for an event, every automation that could match it, and few others.
#[derive(Default)]
pub(super) struct Index {
    scopes: ScopeIndex,
    groups: KeyMap<Vec<Question>>,
    entries: KeyMap<Vec<Slot>>,
}

/// A question to ask in a group, as long as automations stand under its answers.
struct Question {
    probe: Probe,
    entries: u32,
}

/// Where an automation stands, for taking it out again.
pub(super) struct Entry {
    group: Key,
    probe: Probe,
    key: Key,
}

impl Index {
    /// Enters an automation that waits for this in this scope. `required` returns the literal that its filter requires of
    /// a field.
    pub(super) fn add<'p>(
        &mut self,
        slot: Slot,
        scope: &Scope,
        trigger: &Trigger,
        required: impl Fn(&str) -> RequiredLiteral<'p>,
    ) -> Box<[Entry]> {
        let number = self.scopes.add(scope);
        let mut entries = Vec::new();
        Subject::each(trigger, |subject| {
            let group = group(number, subject);
            let fields = subject.fields().iter().map(|field| (*field, required(field)));
            let narrowest = fields.min_by_key(|(_, literal)| literal.breadth());
            let (field, literal) = narrowest.unwrap_or(("", RequiredLiteral::Nothing));
            self.enter(slot, group, field, &literal, &mut entries);
        });
        entries.into()
    }

    /// Takes an automation out again.
    pub(super) fn remove(&mut self, slot: Slot, scope: &Scope, entries: &[Entry]) {
        self.scopes.remove(scope);
        for Entry { group, probe, key } in entries {
            if let Some(slots) = self.entries.get_mut(key) {
                if let Some(at) = slots.iter().position(|other| *other == slot) {
                    slots.swap_remove(at);
                }
                if slots.is_empty() {
                    self.entries.remove(key);
                }
            }
            if let Some(questions) = self.groups.get_mut(group) {
                if let Some(question) = questions.iter_mut().find(|known| known.probe == *probe) {
                    question.entries -= 1;
                }
                questions.retain(|question| question.entries > 0);
                if questions.is_empty() {
                    self.groups.remove(group);
                }
            }
        }
    }

    /// Calls `found` with every automation that could match, some of them more than once.
    pub(super) fn each_candidate(&self, event: &Event, mut found: impl FnMut(Slot)) {
        let Some(subject) = Subject::of(event) else { return };
        self.scopes.each(event, |number| {
            let group = group(number, subject);
            for question in self.groups.get(&group).into_iter().flatten() {
                question.probe.each_key(group, event, |key| {
                    let slots = self.entries.get(&key);
                    slots.into_iter().flatten().for_each(|slot| found(*slot));
                });
            }
        });
    }

    /// Whether nothing is left of any automation.
    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.scopes.is_empty() && self.groups.is_empty() && self.entries.is_empty()
    }

    fn enter(
        &mut self,
        slot: Slot,
        group: Key,
        field: &'static str,
        literal: &RequiredLiteral,
        entries: &mut Vec<Entry>,
    ) {
        match literal {
            RequiredLiteral::Never => {}
            RequiredLiteral::Exact(values) => {
                let probe = Probe {
                    field,
                    ask: Ask::Whole,
                };
                for value in values {
                    self.put(slot, group, probe, probe.key(group, value.as_bytes()), entries);
                }
            }
            RequiredLiteral::Prefix(prefixes) => {
                for prefix in prefixes {
                    let (probe, start) = Probe::prefix(field, prefix);
                    self.put(slot, group, probe, probe.key(group, start), entries);
                }
            }
            RequiredLiteral::Substring(literals) if literals.iter().all(|literal| !literal.is_empty()) => {
                for literal in literals {
                    if let Some((probe, key)) = self.rarest_part(group, field, literal) {
                        self.put(slot, group, probe, key, entries);
                    }
                }
            }
            RequiredLiteral::Substring(_) | RequiredLiteral::Nothing => {
                let probe = Probe {
                    field,
                    ask: Ask::Nothing,
                };
                self.put(slot, group, probe, probe.key(group, &[]), entries);
            }
        }
    }

    /// Which part of a literal to look for: the one that the fewest automations stand under.
    fn rarest_part(&self, group: Key, field: &'static str, literal: &str) -> Option<(Probe, Key)> {
        let (probe, parts) = Probe::literal(field, literal)?;
        let keys = parts.map(|part| probe.key(group, part));
        let rarest = keys.min_by_key(|key| self.entries.get(key).map_or(0, Vec::len))?;
        Some((probe, rarest))
    }

    fn put(&mut self, slot: Slot, group: Key, probe: Probe, key: Key, entries: &mut Vec<Entry>) {
        let slots = self.entries.entry(key).or_default();
        // Two parts of a condition may come down to the same entry.
        if slots.last() == Some(&slot) {
            return;
        }
        slots.push(slot);
        entries.push(Entry { group, probe, key });
        let questions = self.groups.entry(group).or_default();
        match questions.iter_mut().find(|known| known.probe == probe) {
            Some(question) => question.entries += 1,
            None => questions.push(Question { probe, entries: 1 }),
        }
    }
}

fn group(ScopeNumber(number): ScopeNumber, subject: Subject) -> Key {
    subject.key(Key::of(1).with(u64::from(number)))
}
