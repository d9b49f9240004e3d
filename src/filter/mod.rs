//! MongoDB-like filters: compiled once, then evaluated and explained for many events.
//!
//! ```
//! use hookwright::filter::{EventFields, Filter, RequiredLiteral};
//! use hookwright::model::{EventType, Event, FilterText};
//!
//! let filter = Filter::new(&FilterText(r#"{"$or": [{"$and": [{"alias": {"$regex": "^prod"}}]}]}"#.into()));
//! let event = Event::from_json(EventType::AddArtifactAlias.sample())?; // its alias is `prod`
//! assert!(filter.matches(&EventFields::new(&event)));
//! assert_eq!(filter.required_literal("alias"), RequiredLiteral::Prefix(vec!["prod"]));
//! # Ok::<(), hookwright::diagnostic::Error>(())
//! ```
//!
//! - `parse`: text to a `predicate` tree, with spans and diagnostics.
//! - `re2`, `pattern`: regular expressions, translated from RE2's syntax and compiled.
//! - `fields`: the fields of an event; `value`: their values.
//! - `evaluate`: a predicate on a document, with or without an explanation.
//! - `required`: the literals that an index looks up.
//! - `form`: simple filters as rows.
//! - `candidates`, `assign`: values that may meet a filter, and how an event gets them.

mod assign;
mod candidates;
mod evaluate;
mod fields;
mod form;
mod parse;
mod pattern;
mod predicate;
mod re2;
mod required;
mod value;

pub(crate) use assign::assign;
pub(crate) use candidates::FieldCandidates;
pub use fields::{EventFields, FilterField, Standing, fields};
pub(crate) use fields::{each_string, indexed_fields};
pub use form::{FilterForm, FilterRow, ROW_OPERATORS, RowFinding, rows, text_of_rows};
pub use predicate::Operator;
pub use required::RequiredLiteral;
pub use value::{Document, Number, Value};

use evaluate::Outcome;
use parse::{ParsedFilter, parse};
use predicate::Predicate;

use crate::diagnostic::{Code, Diagnostic};
use crate::json::Tape;
use crate::model::{Condition, ConditionKind, EventType, FilterText, Verdict};

/// The maximum length of a filter's text, in bytes: 64 KiB.
pub const MAX_FILTER_BYTES: usize = 64 * 1024;

/// A compiled filter.
///
/// It matches as MongoDB does: a missing field equals null, a condition on an array holds if it holds for the array or
/// for one of its items, values are ordered only within their type, and a dotted path also searches the objects in
/// arrays. An unreadable part (an unknown operator, an operand that its operator does not take, a regular expression that
/// RE2 rejects) evaluates to *unknown*, as in three-valued logic: neither it nor its negation matches, and the filter
/// matches only if its result does not depend on that part (assumed).
#[derive(Debug)]
pub struct Filter {
    root: Root,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Debug)]
enum Root {
    /// Empty text, which every document matches.
    Empty,
    /// Text that is not a filter; the first diagnostic has the reason.
    Unreadable,
    Predicate(Predicate),
}

impl Filter {
    /// Compiles a filter. Empty text always matches; unreadable text, and text of more than [`MAX_FILTER_BYTES`], never
    /// matches, and has diagnostics.
    pub fn new(text: &FilterText) -> Self {
        Self::unparsed(text)
            .unwrap_or_else(|| Self::from_parsed(parse(text.as_str(), Tape::read(text.as_str()))))
    }

    /// Returns the filter for a text that is not parsed, because it is empty or too long.
    fn unparsed(text: &FilterText) -> Option<Self> {
        if text.as_str().trim().is_empty() {
            return Some(Self {
                root: Root::Empty,
                diagnostics: Vec::new(),
            });
        }
        let bytes = text.as_str().len();
        (bytes > MAX_FILTER_BYTES).then(|| Self {
            root: Root::Unreadable,
            diagnostics: vec![Diagnostic::new(
                Code::FilterTooLong,
                [("bytes", bytes.to_string().into())],
            )],
        })
    }

    fn from_parsed(parsed: ParsedFilter) -> Self {
        Self {
            root: parsed.root.map_or(Root::Unreadable, Root::Predicate),
            diagnostics: parsed.diagnostics,
        }
    }

    /// Returns whether the filter has no conditions, because its text is empty.
    fn is_empty(&self) -> bool {
        matches!(self.root, Root::Empty)
    }

    /// Returns the errors and warnings about the text, in the order of their spans.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Reports conditions on fields that events of this type don't have, which are always missing (assumed), and on fields
    /// that are probably mistyped.
    pub fn check_fields(&self, event_type: EventType) -> Vec<Diagnostic> {
        match &self.root {
            Root::Empty | Root::Unreadable => Vec::new(),
            Root::Predicate(predicate) => fields::check_fields(predicate, event_type),
        }
    }

    /// Returns for each field of the filter, in its order, values that may meet its conditions. The caller evaluates which
    /// combinations of them match.
    pub(crate) fn candidates(&self) -> Vec<FieldCandidates> {
        match &self.root {
            Root::Empty | Root::Unreadable => Vec::new(),
            Root::Predicate(predicate) => candidates::candidates(predicate),
        }
    }

    /// Reports each field that W&B's app requires for this type of event and that the filter has no condition on.
    pub fn missing_fields(&self, event_type: EventType) -> Vec<Diagnostic> {
        match &self.root {
            Root::Empty => fields::missing_fields(None, event_type),
            Root::Unreadable => Vec::new(),
            Root::Predicate(predicate) => fields::missing_fields(Some(predicate), event_type),
        }
    }

    /// Returns whether the document matches.
    pub fn matches(&self, document: &dyn Document) -> bool {
        self.evaluate(document, None)
    }

    /// Counts the conditions that the document meets, of those that a matching document must meet. The count ranks documents
    /// that do not match.
    pub(crate) fn met_conditions(&self, document: &dyn Document) -> u32 {
        match &self.root {
            Root::Empty | Root::Unreadable => 0,
            Root::Predicate(predicate) => predicate.met_conditions(document),
        }
    }

    /// Explains why the document matches or does not: a condition of the kind `Filter` with the filter's conditions as
    /// children, or one of the kind `FilterUnreadable`.
    pub fn explain(&self, document: &dyn Document) -> Condition {
        let mut children = Vec::new();
        let verdict = Verdict::of(self.evaluate(document, Some(&mut children)));
        match &self.root {
            Root::Unreadable => Condition::new(ConditionKind::FilterUnreadable, verdict, [])
                .with_finding(self.diagnostics.first()),
            Root::Empty | Root::Predicate(_) => {
                Condition::new(ConditionKind::Filter, verdict, []).with_children(children)
            }
        }
    }

    fn evaluate(&self, document: &dyn Document, record: Option<&mut Vec<Condition>>) -> bool {
        match &self.root {
            Root::Empty => true,
            Root::Unreadable => false,
            Root::Predicate(predicate) => predicate.evaluate(document, record) == Outcome::True,
        }
    }

    /// Returns the literals of which the top-level field of this name has one in every matching document, for an index.
    pub fn required_literal(&self, field: &str) -> RequiredLiteral<'_> {
        match &self.root {
            Root::Empty => RequiredLiteral::Unconstrained,
            Root::Unreadable => RequiredLiteral::Unsatisfiable,
            Root::Predicate(predicate) => predicate.required_literal(field),
        }
    }
}
