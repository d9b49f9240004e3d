//! The literals that a filter requires of a field, so that an index can rule out filters that can't match.

use super::{
    pattern::LiteralPosition,
    predicate::{FieldPredicate, FieldTest, Predicate, PredicateKind},
    value::Value,
};

/// A requirement on a field's value in every document that a filter matches. An array meets it if one of its items does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequiredLiteral<'a> {
    /// Unsatisfiable: the filter never matches.
    Unsatisfiable,
    /// The value is one of these strings.
    Exact(Vec<&'a str>),
    /// The value is a string that starts with one of these.
    Prefix(Vec<&'a str>),
    /// The value is a string that contains one of these.
    Substring(Vec<&'a str>),
    /// No requirement: any value, or none, may match.
    Unconstrained,
}

/// The kind of a [`RequiredLiteral`], from the fewest values that meet it to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LiteralKind {
    Unsatisfiable,
    Exact,
    Prefix,
    Substring,
    Unconstrained,
}

impl Predicate {
    /// Returns the requirement on the field in every document for which the predicate holds.
    pub(super) fn required_literal(&self, field: &str) -> RequiredLiteral<'_> {
        match &self.kind {
            PredicateKind::And(parts) => parts
                .iter()
                .map(|part| part.required_literal(field))
                .min_by_key(RequiredLiteral::selectivity)
                .unwrap_or(RequiredLiteral::Unconstrained),
            PredicateKind::Or(parts) => parts
                .iter()
                .map(|part| part.required_literal(field))
                .reduce(RequiredLiteral::or)
                .unwrap_or(RequiredLiteral::Unsatisfiable),
            PredicateKind::Field(predicate) if predicate.path.is_field(field) => predicate.required_literal(),
            PredicateKind::Nor(_) | PredicateKind::Not(_) | PredicateKind::Field(_) => {
                RequiredLiteral::Unconstrained
            }
            PredicateKind::Unreadable(_) => RequiredLiteral::Unsatisfiable,
        }
    }
}

impl FieldPredicate {
    fn required_literal(&self) -> RequiredLiteral<'_> {
        match &self.test {
            FieldTest::Equals(Value::String(string)) => RequiredLiteral::Exact(vec![string]),
            FieldTest::OneOf(values) => values
                .iter()
                .map(Value::as_str)
                .collect::<Option<Vec<_>>>()
                .map_or(RequiredLiteral::Unconstrained, |strings| {
                    if strings.is_empty() {
                        RequiredLiteral::Unsatisfiable
                    } else {
                        RequiredLiteral::Exact(strings)
                    }
                }),
            FieldTest::EachOf(values) if values.is_empty() => RequiredLiteral::Unsatisfiable,
            FieldTest::EachOf(values) => values
                .iter()
                .find_map(Value::as_str)
                .map_or(RequiredLiteral::Unconstrained, |string| {
                    RequiredLiteral::Exact(vec![string])
                }),
            FieldTest::Contains(part) if !part.is_empty() => RequiredLiteral::Substring(vec![part]),
            FieldTest::Matches(pattern) => {
                let literals: Vec<&str> = pattern.literals.strings.iter().map(String::as_str).collect();
                match pattern.literals.position {
                    LiteralPosition::Unknown => RequiredLiteral::Unconstrained,
                    _ if literals.is_empty() => RequiredLiteral::Unsatisfiable,
                    LiteralPosition::Whole => RequiredLiteral::Exact(literals),
                    _ if has_empty(&literals) => RequiredLiteral::Unconstrained,
                    LiteralPosition::Start => RequiredLiteral::Prefix(literals),
                    LiteralPosition::End | LiteralPosition::Anywhere => RequiredLiteral::Substring(literals),
                }
            }
            _ => RequiredLiteral::Unconstrained,
        }
    }
}

impl<'a> RequiredLiteral<'a> {
    /// Returns the kind, by which the requirements of two fields are compared.
    pub(crate) fn kind(&self) -> LiteralKind {
        match self {
            Self::Unsatisfiable => LiteralKind::Unsatisfiable,
            Self::Exact(_) => LiteralKind::Exact,
            Self::Prefix(_) => LiteralKind::Prefix,
            Self::Substring(_) => LiteralKind::Substring,
            Self::Unconstrained => LiteralKind::Unconstrained,
        }
    }

    /// Returns a key that orders requirements from few matching values to many: the kind, then the number of literals.
    fn selectivity(&self) -> (LiteralKind, usize) {
        let literals = match self {
            Self::Exact(literals) | Self::Prefix(literals) | Self::Substring(literals) => literals.len(),
            Self::Unsatisfiable | Self::Unconstrained => 0,
        };
        (self.kind(), literals)
    }

    /// Returns the strongest requirement implied by each of the operands: the broader kind, with the literals of both.
    fn or(self, other: Self) -> Self {
        let kind = self.kind().max(other.kind());
        let literals: Vec<&str> = self.literals().into_iter().chain(other.literals()).collect();
        match kind {
            LiteralKind::Unsatisfiable => Self::Unsatisfiable,
            LiteralKind::Exact => Self::Exact(literals),
            LiteralKind::Prefix if !has_empty(&literals) => Self::Prefix(literals),
            LiteralKind::Substring if !has_empty(&literals) => Self::Substring(literals),
            LiteralKind::Prefix | LiteralKind::Substring | LiteralKind::Unconstrained => Self::Unconstrained,
        }
    }

    fn literals(self) -> Vec<&'a str> {
        match self {
            Self::Exact(literals) | Self::Prefix(literals) | Self::Substring(literals) => literals,
            Self::Unsatisfiable | Self::Unconstrained => Vec::new(),
        }
    }
}

/// Returns whether one of the literals is empty: every string starts with it and contains it.
fn has_empty(literals: &[&str]) -> bool {
    literals.iter().any(|literal| literal.is_empty())
}
