//! The fields of events: where each comes from, and how a form for filters shows it.
//!
//! One table serves filters, their forms and the index of the matcher. [`EventPart`] states which events have a field. The
//! variables of templates have a table of their own (`template::variables`), which refers to the same parts: their names
//! differ (`${run_name}` is the field `display_name`), and a build without `matching` has no filters.

use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    predicate::{FieldPredicate, FieldTest, Operator, Predicate, PredicateKind},
    value::{Document, Value},
};
use crate::diagnostic::{Code, Diagnostic, Edit, Error, Evidence, Fix, FixCode, nearest};
use crate::json::{JsonText, Tape};
use crate::model::{Event, EventPart, EventType, RunState};

/// A field that a form offers for filters of a type of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FilterField {
    /// The name of the field in filters.
    pub field: &'static str,
    /// The operator of a new row.
    pub operator: Operator,
    /// Whether a form shows the field at once, as W&B's app does, or offers it.
    pub standing: Standing,
    /// The evidence that W&B has the field.
    pub evidence: Evidence,
}

/// How a form shows a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// Always shown, and required by W&B's app.
    Needed,
    /// Always shown.
    Asked,
    /// Shown when the user adds it.
    Offered,
}

/// A field of events. Two rows of [`FIELDS`] share a name where run and artifact events differ.
struct EventField {
    form: FilterField,
    /// A form has the field for the events that have one of these parts.
    parts: &'static [EventPart],
    /// Returns the field of an event, if the event has it.
    source: fn(&Event) -> Option<StoredValue<'_>>,
}

/// A field's value, as the event stores it.
enum StoredValue<'a> {
    String(&'a str),
    Strings(&'a [String]),
    Metadata(&'a BTreeMap<String, JsonText>),
}

/// Every field that events have, in the order of a form. A run also has the fields that its event lists.
const FIELDS: &[EventField] = &[
    EventField {
        form: form_field("alias", Operator::Regex, Standing::Needed, Evidence::Documented),
        parts: &[EventPart::Alias],
        source: |event| event.alias().map(StoredValue::String),
    },
    EventField {
        form: form_field("tag", Operator::Regex, Standing::Needed, Evidence::Documented),
        parts: &[EventPart::Tag],
        source: |event| event.tag().map(StoredValue::String),
    },
    EventField {
        form: form_field("display_name", Operator::Regex, Standing::Asked, Evidence::Sdk),
        parts: &[EventPart::Run],
        source: |event| Some(StoredValue::String(&event.run()?.display_name)),
    },
    EventField {
        form: form_field("user", Operator::Eq, Standing::Asked, Evidence::Documented),
        parts: &[EventPart::Run],
        source: |event| Some(StoredValue::String(&event.run()?.user)),
    },
    // The run's id, as in W&B's API.
    EventField {
        form: form_field("name", Operator::Eq, Standing::Offered, Evidence::Assumed),
        parts: &[EventPart::Run],
        source: |event| Some(StoredValue::String(&event.run()?.id)),
    },
    EventField {
        form: form_field("aliases", Operator::Eq, Standing::Offered, Evidence::Assumed),
        parts: &[EventPart::Version],
        source: |event| Some(StoredValue::Strings(&event.artifact()?.aliases)),
    },
    EventField {
        form: form_field("tags", Operator::Eq, Standing::Offered, Evidence::Assumed),
        parts: &[EventPart::Version, EventPart::Run],
        source: |event| {
            let tags = event.artifact().map(|artifact| &artifact.tags);
            let tags = tags.or(event.run().map(|run| &run.tags))?;
            Some(StoredValue::Strings(tags))
        },
    },
    EventField {
        form: form_field(
            "collection",
            Operator::Regex,
            Standing::Offered,
            Evidence::Assumed,
        ),
        parts: &[EventPart::Collection],
        source: |event| Some(StoredValue::String(&event.collection()?.name)),
    },
    EventField {
        form: form_field("user", Operator::Eq, Standing::Offered, Evidence::Assumed),
        parts: &[EventPart::Collection],
        source: |event| event.collection().map(|_| StoredValue::String(&event.author)),
    },
    EventField {
        form: form_field("state", Operator::Eq, Standing::Offered, Evidence::Assumed),
        parts: &[EventPart::Run],
        source: |event| {
            event
                .state()
                .map(|state| StoredValue::String(filter_state(state)))
        },
    },
    EventField {
        form: form_field("metadata", Operator::Eq, Standing::Offered, Evidence::Assumed),
        parts: &[],
        source: |event| Some(StoredValue::Metadata(&event.artifact()?.metadata)),
    },
];

const fn form_field(
    field: &'static str,
    operator: Operator,
    standing: Standing,
    evidence: Evidence,
) -> FilterField {
    FilterField {
        field,
        operator,
        standing,
        evidence,
    }
}

/// Returns the state's name in W&B's run filters, in lower case (sdk).
const fn filter_state(state: RunState) -> &'static str {
    match state {
        RunState::Running => "running",
        RunState::Finished => "finished",
        RunState::Failed => "failed",
        RunState::Killed => "killed",
        RunState::Crashed => "crashed",
    }
}

/// Returns the fields of a form for this type of event, in order.
pub fn fields(event_type: EventType) -> Vec<FilterField> {
    let fields = FIELDS.iter();
    fields
        .filter(|field| field.is_offered_for(event_type))
        .map(|field| field.form)
        .collect()
}

/// Returns the fields by which automations on this type of event can be told apart: those of a form, in its order.
pub(crate) fn indexed_fields(event_type: EventType) -> impl Iterator<Item = &'static str> {
    let fields = FIELDS.iter();
    fields
        .filter(move |field| field.is_offered_for(event_type))
        .map(|field| field.form.field)
}

impl EventField {
    fn is_offered_for(&self, event_type: EventType) -> bool {
        self.parts
            .iter()
            .any(|part| part.event_types().contains(&event_type))
    }
}

/// Calls `visit` with each string of a field of the event: the field itself, or the items of an array.
pub(crate) fn each_string(event: &Event, name: &str, mut visit: impl FnMut(&str)) {
    let mut fields = FIELDS.iter().filter(|field| field.form.field == name);
    match fields.find_map(|field| (field.source)(event)) {
        Some(StoredValue::String(string)) => visit(string),
        Some(StoredValue::Strings(strings)) => strings.iter().for_each(|string| visit(string)),
        Some(StoredValue::Metadata(_)) | None => {}
    }
}

/// The fields of an event, as filters see them.
///
/// An event about a version or a collection has `alias` or `tag` where one was added or removed (sdk), and
/// `collection`, `user`, and the version's `aliases`, `tags` and `metadata` (assumed). An event about a run has
/// `display_name` (sdk), the run's id as `name` (as in W&B's API), `user`, `tags`, `state` where it changed, and every
/// other field that the event lists for the run, like `config` (assumed).
///
/// A value is read when a filter first needs it: most filters need only an alias or a tag.
pub struct EventFields<'a> {
    event: &'a Event,
    /// The values of [`FIELDS`].
    values: [OnceCell<Option<Value<'a>>>; FIELDS.len()],
    /// The other fields of the run.
    run_values: OnceCell<Vec<RunField<'a>>>,
    /// The work that filters may still do.
    remaining_work: Cell<usize>,
    /// Whether a filter had too little work left.
    is_exhausted: Cell<bool>,
}

struct RunField<'a> {
    name: &'a str,
    json: &'a JsonText,
    value: OnceCell<Value<'a>>,
}

impl<'a> EventFields<'a> {
    /// The work that all filters together may do for one event, in steps of [`Document::spend`]: about two seconds.
    pub(crate) const MAX_WORK: usize = 1 << 28;

    /// Creates the fields of an event.
    pub fn new(event: &'a Event) -> Self {
        Self::with_work(event, Self::MAX_WORK)
    }

    /// Creates the fields of an event, with this much work for filters.
    pub(crate) fn with_work(event: &'a Event, work: usize) -> Self {
        Self {
            event,
            values: [const { OnceCell::new() }; FIELDS.len()],
            run_values: OnceCell::new(),
            remaining_work: Cell::new(work),
            is_exhausted: Cell::new(false),
        }
    }

    /// Returns the work that is left for filters.
    pub(crate) fn remaining_work(&self) -> usize {
        self.remaining_work.get()
    }

    /// Fails if a filter could not be evaluated, because filters had already done too much work for this event. What they
    /// returned then is not reliable.
    ///
    /// # Errors
    /// [`Code::EventTooMuchWork`].
    pub fn check_work(&self) -> Result<(), Error> {
        match self.is_exhausted.get() {
            true => Err(Error::new(Code::EventTooMuchWork, [])),
            false => Ok(()),
        }
    }

    fn run_fields(&self) -> &[RunField<'a>] {
        self.run_values.get_or_init(|| {
            let fields = self.event.run().into_iter().flat_map(|run| &run.fields);
            let field = |(name, json): (&'a String, &'a JsonText)| RunField {
                name,
                json,
                value: OnceCell::new(),
            };
            fields.map(field).collect()
        })
    }
}

impl Document for EventFields<'_> {
    fn field(&self, name: &str) -> Option<&Value<'_>> {
        for (field, value) in FIELDS.iter().zip(&self.values) {
            if field.form.field == name {
                let read = || (field.source)(self.event).map(StoredValue::into_value);
                if let Some(value) = value.get_or_init(read) {
                    return Some(value);
                }
            }
        }
        let fields = self.run_fields();
        self.spend(fields.len());
        let field = fields.iter().find(|field| field.name == name)?;
        Some(field.value.get_or_init(|| read_json(field.json)))
    }

    fn spend(&self, steps: usize) -> bool {
        let remaining = self.remaining_work.get().checked_sub(steps);
        self.remaining_work.set(remaining.unwrap_or_default());
        self.is_exhausted
            .set(self.is_exhausted.get() || remaining.is_none());
        remaining.is_some()
    }
}

impl<'a> StoredValue<'a> {
    fn into_value(self) -> Value<'a> {
        match self {
            Self::String(string) => Value::string(string),
            Self::Strings(strings) => Value::strings(strings),
            Self::Metadata(metadata) => {
                let members = metadata.iter().map(|(key, json)| (key.into(), read_json(json)));
                Value::Object(members.collect())
            }
        }
    }
}

pub(super) fn read_json(json: &JsonText) -> Value<'static> {
    let tape = Tape::read(json.as_str());
    tape.map_or(Value::Null, |tape| Value::from_json(tape.root()).into_owned())
}

/// Reports each condition on a field that events of this type never have, or that is probably mistyped.
pub(super) fn check_fields(predicate: &Predicate, event_type: EventType) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    report_fields(predicate, event_type, &mut findings);
    findings
}

fn report_fields(predicate: &Predicate, event_type: EventType, findings: &mut Vec<Diagnostic>) {
    match &predicate.kind {
        PredicateKind::And(parts) | PredicateKind::Or(parts) | PredicateKind::Nor(parts) => {
            for part in parts {
                report_fields(part, event_type, findings);
            }
        }
        PredicateKind::Not(part) => report_fields(part, event_type, findings),
        PredicateKind::Field(field) => {
            let name = field.field.split('.').next().unwrap_or(&field.field);
            if is_unavailable(name, event_type) {
                findings.push(unavailable_field(name, event_type).at(predicate.span));
            } else if let Some(similar) = similar_field(name, event_type) {
                findings.push(mistyped_field(field, name, similar, event_type));
            } else if name == RUN_ID && compares_a_display_name(field) {
                let finding = Diagnostic::new(Code::FilterFieldRunName, []).at(field.field_span);
                findings.push(finding.with_fix(field_fix(field, RUN_NAME)));
            }
        }
        PredicateKind::Unreadable(_) => {}
    }
}

/// Reports each field that W&B's app requires for this type of event, if the predicate has no condition on it.
pub(super) fn missing_fields(predicate: Option<&Predicate>, event_type: EventType) -> Vec<Diagnostic> {
    let needed = fields(event_type).into_iter();
    let needed = needed.filter(|field| field.standing == Standing::Needed);
    let missing = needed.filter(|field| !predicate.is_some_and(|predicate| mentions(predicate, field.field)));
    missing
        .map(|field| Diagnostic::new(Code::TriggerPatternMissing, [("field", field.field.into())]))
        .collect()
}

/// Returns whether the predicate has a condition on the field. An unreadable condition may be on any field.
fn mentions(predicate: &Predicate, name: &str) -> bool {
    match &predicate.kind {
        PredicateKind::And(parts) | PredicateKind::Or(parts) | PredicateKind::Nor(parts) => {
            parts.iter().any(|part| mentions(part, name))
        }
        PredicateKind::Not(part) => mentions(part, name),
        PredicateKind::Field(field) => field.field == name,
        PredicateKind::Unreadable(_) => true,
    }
}

/// The field with the run's id.
const RUN_ID: &str = "name";
/// The field with the name that people see.
const RUN_NAME: &str = "display_name";
/// A suggestion may differ from a mistyped field by one mistake for every so many characters.
const CHARACTERS_PER_MISTAKE: usize = 4;

/// Returns whether events of this type never have the field: forms offer it only for other types, or no event has it. A
/// run may have any other field, like `config`.
fn is_unavailable(name: &str, event_type: EventType) -> bool {
    let mut fields = FIELDS.iter().filter(|field| field.form.field == name).peekable();
    if fields.peek().is_none() {
        return !EventPart::Run.event_types().contains(&event_type)
            && similar_field(name, event_type).is_none();
    }
    !fields.any(|field| field.parts.is_empty() || field.is_offered_for(event_type))
}

/// Returns the field that a mistyped name probably means, of those that events of this type have. `None` if the name is
/// itself a field of some event.
fn similar_field(name: &str, event_type: EventType) -> Option<&'static str> {
    if FIELDS.iter().any(|field| field.form.field == name) {
        return None;
    }
    let fields = fields(event_type).into_iter().map(|field| field.field);
    nearest(name, fields, CHARACTERS_PER_MISTAKE)
}

fn mistyped_field(
    field: &FieldPredicate,
    name: &str,
    similar: &'static str,
    event_type: EventType,
) -> Diagnostic {
    let arguments = [
        ("type", event_type.info().rendered.into()),
        ("field", name.into()),
        ("similar", similar.into()),
    ];
    let finding = Diagnostic::new(Code::FilterFieldSimilar, arguments).at(field.field_span);
    finding.with_fix(field_fix(field, similar))
}

/// Creates a fix that replaces the first name in a field's path.
fn field_fix(field: &FieldPredicate, name: &str) -> Fix {
    let path = match field.field.split_once('.') {
        Some((_, inside)) => format!("{name}.{inside}"),
        None => name.to_owned(),
    };
    let edit = Edit {
        span: field.field_span,
        text: JsonText::string(&path).as_str().to_owned(),
    };
    Fix::new(FixCode::WriteText, [("text", name.to_owned())], vec![edit])
}

/// Returns whether a test of the run's id has an operand that is not an id: W&B's have eight lower-case letters and digits
/// (observed).
fn compares_a_display_name(field: &FieldPredicate) -> bool {
    let is_id = |text: &str| {
        text.len() == 8
            && text
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    match &field.test {
        FieldTest::Equals(value) | FieldTest::Differs(value) => value
            .as_str()
            .is_some_and(|text| !text.is_empty() && !is_id(text)),
        FieldTest::Matches(_) | FieldTest::Contains(_) => true,
        _ => false,
    }
}

fn unavailable_field(name: &str, event_type: EventType) -> Diagnostic {
    let known: Vec<_> = fields(event_type).iter().map(|field| field.field).collect();
    Diagnostic::new(
        Code::FilterFieldForeign,
        [
            ("type", event_type.info().rendered.into()),
            ("field", name.into()),
            ("known", known.join(", ").into()),
        ],
    )
}
