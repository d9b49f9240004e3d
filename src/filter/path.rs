//! Dotted paths, and what MongoDB finds along them.

use super::{Document, Value};

/// The way to a value: a field of the document, then members of objects or places in lists.
#[derive(Debug)]
pub(super) struct Path(Vec<Box<str>>);

/// How a list at the end of a path counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// Its items, each for itself, then the list as a whole.
    Items,
    /// The list as a whole only.
    Whole,
}

/// What a walk asks of each value that it finds; nothing stands for a missing one.
type Test<'t> = &'t mut dyn FnMut(Option<&Value<'_>>) -> bool;

impl Path {
    pub fn new(dotted: &str) -> Self {
        Self(dotted.split('.').map(Into::into).collect())
    }

    /// Whether it is just this field.
    pub fn is_field(&self, name: &str) -> bool {
        matches!(self.0.as_slice(), [only] if &**only == name)
    }

    /// Whether the test holds for one of the values that the path leads to. A list on the way leads into each object
    /// in it, and, by number, into its items; where it leads nowhere there is no value, not even a missing one.
    pub fn any(&self, document: &dyn Document, ending: Ending, test: Test) -> bool {
        let Some((first, rest)) = self.0.split_first() else {
            return test(None);
        };
        match document.field(first) {
            Some(value) => Walk { ending, test }.on(value, rest),
            None => test(None),
        }
    }
}

struct Walk<'t> {
    ending: Ending,
    test: Test<'t>,
}

impl Walk<'_> {
    fn on(&mut self, value: &Value, rest: &[Box<str>]) -> bool {
        match (value, rest) {
            (Value::List(items), []) if self.ending == Ending::Items => {
                items.iter().any(|item| (self.test)(Some(item))) || (self.test)(Some(value))
            }
            (_, []) => (self.test)(Some(value)),
            (Value::List(items), [name, after @ ..]) => self.through_list(items, rest, name, after),
            (_, [name, after @ ..]) => match value.member(name) {
                Some(member) => self.on(member, after),
                None => (self.test)(None),
            },
        }
    }

    fn through_list(&mut self, items: &[Value], rest: &[Box<str>], name: &str, after: &[Box<str>]) -> bool {
        let place = place(name);
        items.iter().enumerate().any(|(index, item)| {
            let is_object = matches!(item, Value::Object(_));
            (is_object && self.on(item, rest)) || (place == Some(index) && self.at_place(item, after))
        })
    }

    /// Goes on from an item that the path named by its number.
    fn at_place(&mut self, item: &Value, rest: &[Box<str>]) -> bool {
        match (item, rest) {
            (_, []) => (self.test)(Some(item)),
            (Value::Object(_), _) => self.on(item, rest),
            (Value::List(items), [name, after @ ..]) => self.through_list(items, rest, name, after),
            _ => false,
        }
    }
}

/// The place in a list that a part of a path names; `00` names none.
fn place(name: &str) -> Option<usize> {
    let is_canonical = name == "0" || (!name.starts_with(['0', '+']) && !name.is_empty());
    if is_canonical { name.parse().ok() } else { None }
}
