//! The predicate tree that a filter compiles to: operators, field paths and tests, each with its span.

use serde::{Deserialize, Serialize};

use super::{
    pattern::{Pattern, string_steps},
    value::{Document, Value},
};
use crate::diagnostic::Span;

macro_rules! operators {
    ($($(#[doc = $doc:literal])+ $name:ident = $wire:literal;)+) => {
        /// An operator of a filter, written as MongoDB writes it (sdk).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub enum Operator {
            $($(#[doc = $doc])+ #[serde(rename = $wire)] $name,)+
        }

        impl Operator {
            /// Every operator.
            pub const ALL: &[Operator] = &[$(Operator::$name,)+];

            /// Returns the operator as filters write it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Operator::$name => $wire,)+ }
            }
        }
    };
}

operators! {
    /// Every filter in the array matches; an empty array always matches.
    And = "$and";
    /// At least one of these filters matches.
    Or = "$or";
    /// None of these filters matches.
    Nor = "$nor";
    /// The filter, or the field's conditions, do not match.
    Not = "$not";
    /// The field equals the operand.
    Eq = "$eq";
    /// The field does not equal the operand, or is missing.
    Ne = "$ne";
    /// The field is greater than the operand, and of the same type.
    Gt = "$gt";
    /// The field is greater than or equal to the operand, and of the same type.
    Gte = "$gte";
    /// The field is less than the operand, and of the same type.
    Lt = "$lt";
    /// The field is less than or equal to the operand, and of the same type.
    Lte = "$lte";
    /// The field equals one of these values.
    In = "$in";
    /// The field equals none of these values, or is missing.
    Nin = "$nin";
    /// The field exists, or does not exist where the operand is false.
    Exists = "$exists";
    /// The field is a string in which the regular expression matches somewhere.
    Regex = "$regex";
    /// The field is a string that contains the operand: W&B's own operator.
    Contains = "$contains";
    /// The field is an array of that many items.
    Size = "$size";
    /// Each operand equals the field or one of its items.
    All = "$all";
}

impl Operator {
    /// Returns the operator with this spelling, like `$eq`.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|operator| operator.as_str() == text)
    }
}

/// A predicate on a document, and its span in the filter's text.
#[derive(Debug)]
pub(super) struct Predicate {
    pub span: Span,
    pub kind: PredicateKind,
}

#[derive(Debug)]
pub(super) enum PredicateKind {
    /// `$and`, or several members of one object: every part holds.
    And(Box<[Predicate]>),
    /// `$or`: at least one part holds.
    Or(Box<[Predicate]>),
    /// `$nor`: no part holds.
    Nor(Box<[Predicate]>),
    /// `$not`: the part does not hold.
    Not(Box<Predicate>),
    /// A field passes a test.
    Field(FieldPredicate),
    /// A part without a known outcome. Explanations label it with the string: the operator, if it is unknown, misplaced or
    /// does not take its operand; the field, if its conditions are nested too deeply; the source, if it is not an object
    /// or nested too deeply.
    Unreadable(String),
}

/// A test of one field.
#[derive(Debug)]
pub(super) struct FieldPredicate {
    pub path: Path,
    /// The path as the filter writes it.
    pub field: String,
    /// The path's span in the filter's text, with its quotes.
    pub field_span: Span,
    pub operator: Operator,
    /// The operand as the filter writes it.
    pub operand: String,
    pub test: FieldTest,
}

/// An operator with its operand.
#[derive(Debug)]
pub(super) enum FieldTest {
    Equals(Value<'static>),
    Differs(Value<'static>),
    Ordered(Order, Value<'static>),
    OneOf(Box<[Value<'static>]>),
    NoneOf(Box<[Value<'static>]>),
    EachOf(Box<[Value<'static>]>),
    Exists(bool),
    Size(usize),
    Matches(Pattern),
    Contains(String),
}

/// The order that a value must have to the operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}

/// A dotted field path: a field of the document, then members of objects or indexes of arrays.
#[derive(Debug)]
pub(super) struct Path {
    names: Vec<Box<str>>,
}

/// How [`Path::any`] tests an array at the end of the path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ArrayEnd {
    /// Tests each item, then the array itself.
    ItemsAndWhole,
    /// Tests only the array itself.
    Whole,
}

/// A test of each value at a path; `None` for a missing one.
type ValueTest<'t> = &'t mut dyn FnMut(Option<&Value<'_>>) -> bool;

impl Path {
    pub fn new(dotted: &str) -> Self {
        Self {
            names: dotted.split('.').map(Into::into).collect(),
        }
    }

    /// Returns whether the path is only this field.
    pub fn is_field(&self, name: &str) -> bool {
        matches!(self.names.as_slice(), [only] if &**only == name)
    }

    /// Returns whether the test passes for one of the values at the path; `None` if the document has too little work left
    /// to tell. `steps` is the work of the test itself.
    ///
    /// At an array, the path continues in each item that is an object, and in the item at an index that the path names.
    /// If it continues in no item, `test` is not called at all (not even with `None`).
    pub fn any(&self, document: &dyn Document, end: ArrayEnd, steps: usize, test: ValueTest) -> Option<bool> {
        let mut walk = Walk {
            document,
            end,
            steps,
            test,
            skipped: false,
        };
        let (first, names) = self.names.split_first()?;
        let passes = match document.field(first) {
            Some(value) => walk.value(value, names),
            None => walk.passes(None),
        };
        (passes || !walk.skipped).then_some(passes)
    }
}

struct Walk<'t> {
    document: &'t dyn Document,
    end: ArrayEnd,
    steps: usize,
    test: ValueTest<'t>,
    /// Whether a part was skipped, because the document had too little work left.
    skipped: bool,
}

impl Walk<'_> {
    fn value(&mut self, value: &Value, names: &[Box<str>]) -> bool {
        match (value, names) {
            (Value::Array(items), []) if self.end == ArrayEnd::ItemsAndWhole => {
                items.iter().any(|item| self.passes(Some(item))) || self.passes(Some(value))
            }
            (_, []) => self.passes(Some(value)),
            (Value::Array(items), [name, inner @ ..]) => self.array(items, names, name, inner),
            (_, [name, inner @ ..]) => {
                let members = match value {
                    Value::Object(members) => members.len(),
                    _ => 0,
                };
                if !self.spend(1 + members) {
                    return false;
                }
                match value.member(name) {
                    Some(member) => self.value(member, inner),
                    None => self.passes(None),
                }
            }
        }
    }

    fn array(&mut self, items: &[Value], names: &[Box<str>], name: &str, inner: &[Box<str>]) -> bool {
        let named_index = array_index(name);
        self.spend(items.len())
            && items.iter().enumerate().any(|(index, item)| {
                let is_object = matches!(item, Value::Object(_));
                (is_object && self.value(item, names))
                    || (named_index == Some(index) && self.item(item, inner))
            })
    }

    /// Continues from an item that the path named by its index.
    fn item(&mut self, item: &Value, names: &[Box<str>]) -> bool {
        match (item, names) {
            (_, []) => self.passes(Some(item)),
            (Value::Object(_), _) => self.value(item, names),
            (Value::Array(items), [name, inner @ ..]) => self.array(items, names, name, inner),
            _ => false,
        }
    }

    /// Returns whether the test passes for a value.
    fn passes(&mut self, value: Option<&Value>) -> bool {
        let length = value.and_then(Value::as_str).map_or(1, string_steps);
        self.spend(self.steps + length) && (self.test)(value)
    }

    fn spend(&mut self, steps: usize) -> bool {
        let has_enough = self.document.spend(steps);
        self.skipped |= !has_enough;
        has_enough
    }
}

/// Returns the array index that a part of a path names, if it is written without leading zeros.
fn array_index(name: &str) -> Option<usize> {
    let is_canonical = name == "0" || (!name.starts_with(['0', '+']) && !name.is_empty());
    if is_canonical { name.parse().ok() } else { None }
}
