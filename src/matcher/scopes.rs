//! The index from an event to the scopes that contain it.

use super::key::{Key, KeyMap};
use crate::model::{Event, Scope, ScopeLevel};

/// The number of a scope in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ScopeNumber(pub(super) u32);

/// The distinct scopes of all automations, found by the containers of an event.
///
/// Containers compare by id where both have one, and by name otherwise. So the key depends on both:
///
/// | container in the scope | in the event with an id | in the event without an id |
/// | --- | --- | --- |
/// | with an id | `Id` | `NameBesideId` |
/// | without an id | `Name` | `Name` |
///
/// The two kinds of names have different keys, because an event with an id must not find a container with another id by
/// name. An event finds each scope that contains it once, and no other.
#[derive(Default)]
pub(super) struct ScopeIndex {
    scopes: Vec<UsedScope>,
    free: Vec<ScopeNumber>,
    by_key: KeyMap<Vec<ScopeNumber>>,
    /// The shapes of the scopes, with the number of scopes of each.
    shapes: Vec<(Shape, u32)>,
}

struct UsedScope {
    scope: Scope,
    automations: u32,
}

/// The levels of a scope, and which of its containers have ids. It determines how an event's key is computed. There are
/// 28 shapes.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shape {
    levels: [Option<(ScopeLevel, Identified)>; 3],
}

/// The part of a container that a key contains.
#[derive(Hash)]
enum Identity<'a> {
    Id(&'a str),
    /// The name of a container that has an id in the scope.
    NameBesideId(&'a str),
    /// The name of a container that has no id in the scope.
    Name(&'a str),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Identified {
    ByName,
    ByNameAndId,
}

impl ScopeIndex {
    /// Adds the scope of an automation.
    pub(super) fn add(&mut self, scope: &Scope) -> ScopeNumber {
        if let Some(number) = self.number(scope) {
            if let Some(entry) = self.scopes.get_mut(number.0 as usize) {
                entry.automations += 1;
            }
            return number;
        }
        let entry = UsedScope {
            scope: scope.clone(),
            automations: 1,
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

    /// Removes the scope of an automation.
    pub(super) fn remove(&mut self, scope: &Scope) {
        let Some(number) = self.number(scope) else { return };
        let Some(entry) = self.scopes.get_mut(number.0 as usize) else {
            return;
        };
        entry.automations -= 1;
        if entry.automations > 0 {
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

    /// Calls `visit` with every scope that contains the event.
    pub(super) fn each_containing(&self, event: &Event, mut visit: impl FnMut(ScopeNumber)) {
        for (shape, _) in &self.shapes {
            let numbers = shape.key(event).and_then(|key| self.by_key.get(&key));
            numbers.into_iter().flatten().for_each(|number| visit(*number));
        }
    }

    /// Returns whether the index has no scopes.
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
        let mut levels = scope.containers().map(|(level, container)| match container.id {
            Some(_) => (level, Identified::ByNameAndId),
            None => (level, Identified::ByName),
        });
        Self {
            levels: std::array::from_fn(|_| levels.next()),
        }
    }

    /// Returns the key of the scopes of this shape that contain the event; `None` where no such scope can.
    fn key(self, event: &Event) -> Option<Key> {
        let mut key = Key::default();
        for (level, identified) in self.levels.into_iter().flatten() {
            let (_, container) = event.container_at(level).filter(|(found, _)| *found == level)?;
            let identity = match (identified, &container.id) {
                (Identified::ByNameAndId, Some(id)) => Identity::Id(id),
                (Identified::ByNameAndId, None) => Identity::NameBesideId(&container.name),
                (Identified::ByName, _) => Identity::Name(&container.name),
            };
            key = key.with((level, identity));
        }
        Some(key)
    }
}

/// Calls `visit` with every key of a scope: each container with an id doubles their number.
fn each_key(scope: &Scope, mut visit: impl FnMut(Key)) {
    let identified = scope
        .containers()
        .filter(|(_, container)| container.id.is_some())
        .count();
    for choice in 0..1_u32 << identified {
        let mut choices = choice;
        let key = scope
            .containers()
            .fold(Key::default(), |key, (level, container)| {
                let Some(id) = &container.id else {
                    return key.with((level, Identity::Name(&container.name)));
                };
                let has_id = choices & 1 == 0;
                choices >>= 1;
                let identity = if has_id {
                    Identity::Id(id)
                } else {
                    Identity::NameBesideId(&container.name)
                };
                key.with((level, identity))
            });
        visit(key);
    }
}
