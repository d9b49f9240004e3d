//! A compiled filter: a tree of conditions, each at its place in the text.

use super::{Operator, Value, path::Path, pattern::Pattern};
use crate::diagnostic::Span;

/// One condition, made of others or on one field.
#[derive(Debug)]
pub(super) struct Clause {
    pub span: Span,
    pub kind: ClauseKind,
}

#[derive(Debug)]
pub(super) enum ClauseKind {
    /// All of these hold.
    All(Vec<Clause>),
    /// One of these holds.
    Any(Vec<Clause>),
    /// None of these holds.
    None(Vec<Clause>),
    /// This does not hold.
    Not(Box<Clause>),
    /// A field passes a test.
    Field(FieldClause),
    /// Nobody knows what the operator, as it was written, asks for.
    Opaque(String),
}

/// A test of one field.
#[derive(Debug)]
pub(super) struct FieldClause {
    pub path: Path,
    /// The path, as it was written.
    pub field: String,
    pub operator: Operator,
    /// The operator's operand, as it was written.
    pub expected: String,
    pub test: Test,
}

/// What is asked of a field.
#[derive(Debug)]
pub(super) enum Test {
    Equals(Value<'static>),
    Differs(Value<'static>),
    Ordered(Order, Value<'static>),
    OneOf(Vec<Value<'static>>),
    NoneOf(Vec<Value<'static>>),
    EachOf(Vec<Value<'static>>),
    Exists(bool),
    Size(usize),
    Matches(Pattern),
    Contains(String),
}

/// How a value must stand to the operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
}
