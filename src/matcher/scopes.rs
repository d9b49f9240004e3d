//! From an event to the scopes that it happened in.

use super::key::{Key, KeyMap};
use crate::model::{Container, Event, Scope, ScopeLevel};

/// Which of the scopes that automations have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ScopeNumber(pub(super) u32);

/// Every scope that some automation has, once, found by the places of an event.
///
/// Places compare by id where both sides have one, else by name, so one place is found under several keys. A place with an
/// id stands under its id, for events that know ids, and under its name, for events that do not; a place without
/// stands under its name alone. The two sorts of names are kept apart: an event that knows an id must not find, by
/// name, a place that has another id. So each event finds each scope once and no scope that it lies outside of.
#[derive(Default)]
pub(super) struct ScopeIndex {
    scopes: Vec<Entry>,
    free: Vec<ScopeNumber>,
    by_key: KeyMap<Vec<ScopeNumber>>,
    shapes: Vec<(Shape, u32)>,
}

struct Entry {
    scope: Scope,
    users: u32,
}

/// Which levels a scope names, and which of them by id: what an event must be asked for to find it. There are 28.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shape([Option<(ScopeLevel, Known)>; 3]);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    ByName,
    ByNameAndId,
}

impl ScopeIndex {
    /// Counts one more automation with this scope.
    pub(super) fn add(&mut self, scope: &Scope) -> ScopeNumber {
        if let Some(number) = self.number(scope) {
            if let Some(entry) = self.scopes.get_mut(number.0 as usize) {
                entry.users += 1;
            }
            return number;
        }
        let entry = Entry {
            scope: scope.clone(),
            users: 1,
        };
        let number = match self.free.pop() {
            Some(number) => {
                if let Some(freed) = self.scopes.get_mut(number.0 as usize) {
                    *freed = entry;
                }
                number
            }
            None => {
                self.scopes.push(entry);
                ScopeNumber((self.scopes.len() - 1) as u32)
            }
        };
        each_key(scope, |key| self.by_key.entry(key).or_default().push(number));
        let shape = Shape::of(scope);
        match self.shapes.iter_mut().find(|(known, _)| *known == shape) {
            Some((_, count)) => *count += 1,
            None => self.shapes.push((shape, 1)),
        }
        number
    }

    /// Counts one automation less with this scope.
    pub(super) fn remove(&mut self, scope: &Scope) {
        let Some(number) = self.number(scope) else { return };
        let Some(entry) = self.scopes.get_mut(number.0 as usize) else {
            return;
        };
        entry.users -= 1;
        if entry.users > 0 {
            return;
        }
        self.free.push(number);
        each_key(scope, |key| {
            if let Some(numbers) = self.by_key.get_mut(&key) {
                numbers.retain(|other| *other != number);
                if numbers.is_empty() {
                    self.by_key.remove(&key);
                }
            }
        });
        let shape = Shape::of(scope);
        if let Some((_, count)) = self.shapes.iter_mut().find(|(known, _)| *known == shape) {
            *count -= 1;
        }
        self.shapes.retain(|(_, count)| *count > 0);
    }

    /// Calls `found` with every scope that the event happened in.
    pub(super) fn each(&self, event: &Event, mut found: impl FnMut(ScopeNumber)) {
        for (shape, _) in &self.shapes {
            let numbers = shape.key(event).and_then(|key| self.by_key.get(&key));
            numbers.into_iter().flatten().for_each(|number| found(*number));
        }
    }

    /// Whether no automation has a scope here.
    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.by_key.is_empty() && self.shapes.is_empty() && self.free.len() == self.scopes.len()
    }

    fn number(&self, scope: &Scope) -> Option<ScopeNumber> {
        let mut first = None;
        each_key(scope, |key| first = first.or(Some(key)));
        let numbers = self.by_key.get(&first?)?;
        let same = |number: &&ScopeNumber| {
            let entry = self.scopes.get(number.0 as usize);
            entry.is_some_and(|entry| entry.scope == *scope)
        };
        numbers.iter().find(same).copied()
    }
}

impl Shape {
    fn of(scope: &Scope) -> Self {
        let mut levels = scope.containers().map(|(level, place)| match place.id {
            Some(_) => (level, Known::ByNameAndId),
            None => (level, Known::ByName),
        });
        Self(std::array::from_fn(|_| levels.next()))
    }

    /// Where scopes of this shape stand that the event happened in; none where it can be in none of them.
    fn key(self, event: &Event) -> Option<Key> {
        let mut key = Key::of(0);
        for (level, known) in self.0.into_iter().flatten() {
            let (_, place) = event.container_at(level).filter(|(found, _)| *found == level)?;
            key = match (known, &place.id) {
                (Known::ByNameAndId, Some(id)) => by_id(key, level, id),
                (Known::ByNameAndId, None) => by_name_of_identified(key, level, place),
                (Known::ByName, _) => by_name(key, level, place),
            };
        }
        Some(key)
    }
}

/// Every key under which a scope stands: two for each place with an id, multiplied.
fn each_key(scope: &Scope, mut found: impl FnMut(Key)) {
    let identified = scope.containers().filter(|(_, place)| place.id.is_some()).count();
    for choice in 0..1_u32 << identified {
        let mut choices = choice;
        let key = scope.containers().fold(Key::of(0), |key, (level, place)| {
            let Some(id) = &place.id else {
                return by_name(key, level, place);
            };
            let unnamed = choices & 1 == 0;
            choices >>= 1;
            if unnamed {
                by_id(key, level, id)
            } else {
                by_name_of_identified(key, level, place)
            }
        });
        found(key);
    }
}

fn by_id(key: Key, level: ScopeLevel, id: &str) -> Key {
    key.with(level as u64).with(0).with_bytes(id.as_bytes())
}

fn by_name_of_identified(key: Key, level: ScopeLevel, place: &Container) -> Key {
    key.with(level as u64).with(1).with_bytes(place.name.as_bytes())
}

fn by_name(key: Key, level: ScopeLevel, place: &Container) -> Key {
    key.with(level as u64).with(2).with_bytes(place.name.as_bytes())
}
