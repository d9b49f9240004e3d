//! MongoDB-like filters: compiled once, then asked whether an event matches, and why.
//!
//! ```
//! use hookwright::filter::{EventFields, Filter, Pin};
//! use hookwright::model::{EventType, Event, FilterText};
//!
//! let filter = Filter::new(&FilterText(r#"{"$or": [{"$and": [{"alias": {"$regex": "^prod"}}]}]}"#.into()));
//! let event = Event::from_json(EventType::AddArtifactAlias.sample())?; // its alias is `prod`
//! assert!(filter.matches(&EventFields::new(&event)));
//! assert_eq!(filter.pin("alias"), Pin::Prefix(vec!["prod"]));
//! # Ok::<(), hookwright::diagnostic::Error>(())
//! ```

mod clause;
mod compile;
mod dialect;
mod document;
mod fields;
mod findings;
mod foreign;
mod form;
mod json;
mod judge;
mod literals;
mod operator;
mod path;
mod pattern;
mod pin;
mod quotation;

mod value;

pub use document::{Document, EventFields};
pub use fields::{FilterField, ROW_OPERATORS, Standing, fields};
pub use form::{FilterRow, rows, text_of_rows};
pub use operator::Operator;
pub use pin::Pin;
pub use value::{Number, Value};

use clause::Clause;
use compile::{Compiled, compile};
use judge::Truth;

use crate::diagnostic::Diagnostic;
use crate::model::{Condition, ConditionKind, FilterText, Verdict};

/// A compiled filter.
///
/// It matches as MongoDB does: a missing field equals null, a condition on a list holds if it holds of the list or of
/// one of its items, values are ordered only within their type, and dotted paths go through lists. What can't be read
/// (an unknown operator, an operand of the wrong shape, a regular expression that RE2 does not have) never matches,
/// under a negation neither: a filter matches where it holds whatever the unreadable part would say (assumed).
#[derive(Debug)]
pub struct Filter {
    root: Root,
    diagnostics: Vec<Diagnostic>,
}

#[derive(Debug)]
enum Root {
    /// No condition.
    Empty,
    /// No filter: the first diagnostic says why.
    Unreadable,
    Conditions(Clause),
}

impl Filter {
    /// Compiles any text. The empty one always matches; what can't be read never matches, and is diagnosed.
    pub fn new(text: &FilterText) -> Self {
        if text.0.trim().is_empty() {
            return Self {
                root: Root::Empty,
                diagnostics: Vec::new(),
            };
        }
        let Compiled { root, diagnostics } = compile(&text.0);
        let root = root.map_or(Root::Unreadable, Root::Conditions);
        Self { root, diagnostics }
    }

    /// What is wrong with the text, or may be, in the order of the places.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Whether the document matches.
    pub fn matches(&self, document: &dyn Document) -> bool {
        self.judge(document, None)
    }

    /// Why the document matches or does not: a condition of the kind `Filter`, made of the filter's own, or one of
    /// the kind `FilterUnreadable`.
    pub fn explain(&self, document: &dyn Document) -> Condition {
        let mut children = Vec::new();
        let verdict = Verdict::of(self.judge(document, Some(&mut children)));
        match &self.root {
            Root::Unreadable => Condition::new(ConditionKind::FilterUnreadable, verdict, [])
                .with_finding(self.diagnostics.first()),
            Root::Empty | Root::Conditions(_) => {
                Condition::new(ConditionKind::Filter, verdict, []).with_children(children)
            }
        }
    }

    fn judge(&self, document: &dyn Document, record: Option<&mut Vec<Condition>>) -> bool {
        match &self.root {
            Root::Empty => true,
            Root::Unreadable => false,
            Root::Conditions(clause) => clause.judge(document, record) == Truth::Holds,
        }
    }

    /// What every matching document has in the top-level field of that name.
    pub fn pin(&self, field: &str) -> Pin<'_> {
        match &self.root {
            Root::Empty => Pin::Anything,
            Root::Unreadable => Pin::Never,
            Root::Conditions(clause) => clause.pin(field),
        }
    }
}
