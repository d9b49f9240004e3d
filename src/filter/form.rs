//! Filters as rows of a form: one condition on one field each, all of which must hold.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{
    Filter, MAX_FILTER_BYTES,
    parse::{Member, parse, starts_with_operator},
    predicate::Operator,
};
use crate::diagnostic::{Diagnostic, Locator};
use crate::json::{Json, JsonText, Kind, Tape};
use crate::model::{EventType, FilterText};

/// A condition on a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct FilterRow {
    /// The field, or a dotted path into it.
    pub field: String,
    /// Any operator but `$and`, `$or`, `$nor` and `$not`.
    pub operator: Operator,
    /// The operand as JSON text, like `"^prod"` with its quotes.
    pub value: String,
}

/// The operators of a form's rows, in the order of its menu.
pub const ROW_OPERATORS: &[Operator] = &[
    Operator::Eq,
    Operator::Ne,
    Operator::Regex,
    Operator::Contains,
    Operator::In,
    Operator::Nin,
    Operator::Gt,
    Operator::Gte,
    Operator::Lt,
    Operator::Lte,
    Operator::Exists,
    Operator::Size,
    Operator::All,
];

/// Returns the rows of a filter, or `None` for a filter that rows can't express.
///
/// Rows express `{"$or": [{"$and": […]}]}` and `{"$and": […]}`, as W&B's app and SDK write them (sdk), where each item
/// has one field with one operator or a value that it equals; such an item alone; and the empty text.
///
/// ```
/// use hookwright::filter::{Operator, rows, text_of_rows};
/// use hookwright::model::{EventType, FilterText};
///
/// let text = FilterText(r#"{"$or":[{"$and":[{"alias":{"$regex":"^prod"}}]}]}"#.into());
/// let form = rows(&text).ok_or("no form")?;
/// assert_eq!((form[0].operator, form[0].value.as_str()), (Operator::Regex, r#""^prod""#));
/// assert_eq!(text_of_rows(&form, EventType::AddArtifactAlias), text);
/// # Ok::<(), &str>(())
/// ```
pub fn rows(text: &FilterText) -> Option<Vec<FilterRow>> {
    if text.as_str().trim().is_empty() {
        return Some(Vec::new());
    }
    if text.as_str().len() > MAX_FILTER_BYTES {
        return None;
    }
    let tape = Tape::read(text.as_str()).ok()?;
    let rows = parse_rows(tape.root())?;
    Some(rows.into_iter().map(|parsed| parsed.row).collect())
}

/// A filter in a form: its text is parsed once, for the compiled filter and for the rows.
#[derive(Debug)]
pub struct FilterForm {
    filter: Filter,
    rows: Option<Vec<RowWithRanges>>,
}

/// A finding about one row, with its range in the operand's JSON text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object))]
pub struct RowFinding {
    /// The index of the row.
    pub row: u32,
    /// The finding. Its span is in the filter's text.
    pub diagnostic: Diagnostic,
    /// The UTF-16 offset in the operand at which the finding starts.
    pub start: u32,
    /// The UTF-16 offset in the operand at which the finding ends.
    pub end: u32,
}

/// A row with the ranges of its condition and its operand in the filter's text.
#[derive(Debug)]
struct RowWithRanges {
    row: FilterRow,
    condition: Range<usize>,
    operand: Range<usize>,
}

impl FilterForm {
    /// Parses and compiles a filter.
    pub fn new(text: &FilterText) -> Self {
        if let Some(filter) = Filter::unparsed(text) {
            let rows = filter.is_empty().then(Vec::new);
            return Self { filter, rows };
        }
        let tape = Tape::read(text.as_str());
        let rows = tape.as_ref().ok().and_then(|tape| parse_rows(tape.root()));
        Self {
            filter: Filter::from_parsed(parse(text.as_str(), tape)),
            rows,
        }
    }

    /// Returns the compiled filter.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Returns the rows of the filter, or `None` for a filter that rows can't express.
    pub fn rows(&self) -> Option<Vec<&FilterRow>> {
        let rows = self.rows.as_ref()?;
        Some(rows.iter().map(|parsed| &parsed.row).collect())
    }

    /// Returns the findings about the rows, in the order of their spans. `text` is the text that was parsed.
    pub fn row_findings(&self, text: &FilterText) -> Vec<RowFinding> {
        let mut locator = Locator::new(text.as_str());
        let rows = self.rows.iter().flatten().zip(0..);
        let ranges: Vec<_> = rows
            .map(|(parsed, row)| {
                let condition = locator.utf16_range(parsed.condition.clone());
                (row, condition, locator.utf16_range(parsed.operand.clone()))
            })
            .collect();
        let found = self.filter.diagnostics().iter().filter_map(|diagnostic| {
            let span = diagnostic.span?;
            let (row, _, operand) = ranges
                .iter()
                .find(|(_, condition, _)| condition.contains(&span.start))?;
            let inside = |offset: u32| offset.clamp(operand.start, operand.end) - operand.start;
            Some(RowFinding {
                row: *row,
                diagnostic: diagnostic.clone(),
                start: inside(span.start),
                end: inside(span.end),
            })
        });
        found.collect()
    }
}

/// Returns the rows of a parsed filter, or `None` for a filter that rows can't express.
fn parse_rows(whole: Json) -> Option<Vec<RowWithRanges>> {
    let inner = only_item(whole, Operator::Or).unwrap_or(whole);
    match operand_array(inner, Operator::And) {
        Some(array) => array.items().map(parse_row).collect(),
        None => parse_row(inner).map(|row| vec![row]),
    }
}

/// Writes the filter of rows in the form that W&B's app expects for this type of event (sdk); empty text for no rows.
pub fn text_of_rows(rows: &[FilterRow], event_type: EventType) -> FilterText {
    if rows.is_empty() {
        return FilterText::default();
    }
    let items = rows.iter().map(
        |FilterRow {
             field,
             operator,
             value,
         }| {
            format!(
                "{{{}:{{\"{}\":{value}}}}}",
                JsonText::string(field).as_str(),
                operator.as_str()
            )
        },
    );
    let all = format!("{{\"$and\":[{}]}}", items.collect::<Vec<_>>().join(","));
    FilterText(if event_type.info().is_run_event {
        all
    } else {
        format!("{{\"$or\":[{all}]}}")
    })
}

/// Parses a condition on a field; `None` for anything else.
fn parse_row(item: Json) -> Option<RowWithRanges> {
    let Member { key, value, .. } = only_member(item)?;
    if key.starts_with('$') {
        return None;
    }
    let (operator, value) = match only_member(value) {
        Some(condition) if condition.key.starts_with('$') => {
            (Operator::parse(&condition.key)?, condition.value)
        }
        _ if starts_with_operator(value) => return None,
        _ => (Operator::Eq, value),
    };
    let is_logical = [Operator::And, Operator::Or, Operator::Nor, Operator::Not].contains(&operator);
    (!is_logical).then(|| RowWithRanges {
        row: FilterRow {
            field: key.into_owned(),
            operator,
            value: value.source().to_owned(),
        },
        condition: item.range(),
        operand: value.range(),
    })
}

/// Returns the only item of the array under this operator, if the object has no other member.
fn only_item(json: Json, operator: Operator) -> Option<Json> {
    let mut items = operand_array(json, operator)?.items();
    let only = items.next()?;
    items.next().is_none().then_some(only)
}

/// Returns the array under this operator, if the object has no other member.
fn operand_array(json: Json, operator: Operator) -> Option<Json> {
    let member = only_member(json).filter(|member| member.key == operator.as_str())?;
    (member.value.kind() == Kind::Array).then_some(member.value)
}

fn only_member(json: Json) -> Option<Member> {
    let mut members = Member::all(json);
    let only = members.next()?;
    members.next().is_none().then_some(only)
}
