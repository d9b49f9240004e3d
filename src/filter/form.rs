//! The filters that a form can show: conditions on fields, one in a row, all of which must hold.

use serde::{Deserialize, Serialize};

use super::{
    Operator, findings,
    json::{Member, Raw},
};
use crate::json::JsonText;
use crate::model::{EventType, FilterText};

/// One condition on one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct FilterRow {
    /// The field, or the dotted path to what is inside it.
    pub field: String,
    /// What is asked of it: any operator but `$and`, `$or`, `$nor` and `$not`.
    pub operator: Operator,
    /// The operator's operand as JSON text, like `"^prod"` with its quotes; what is no JSON makes no filter.
    pub value: String,
}

/// The rows of a filter; none where it says more than rows can.
///
/// These have rows: `{"$or": [{"$and": […]}]}` and `{"$and": […]}`, as W&B's app and SDK write them (sdk), where each
/// item has one field with one operator or a value that it equals; such an item alone; and the empty text.
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
    if text.0.trim().is_empty() {
        return Some(Vec::new());
    }
    if findings::syntax(&text.0).is_some() {
        return None;
    }
    let whole = Raw::whole(&text.0);
    let inner = match only_item(&whole, Operator::Or) {
        Some(item) => item,
        None => whole,
    };
    match items(&inner, Operator::And) {
        Some(items) => items.iter().map(row).collect(),
        None => row(&inner).map(|row| vec![row]),
    }
}

/// The filter that rows stand for, in the form that W&B's app expects for this type of event (sdk); the empty text
/// for no rows.
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

fn row(item: &Raw) -> Option<FilterRow> {
    let Member { key, value, .. } = only_member(item)?;
    if key.starts_with('$') {
        return None;
    }
    let (operator, value) = match only_member(&value) {
        Some(condition) if condition.key.starts_with('$') => {
            (Operator::read(&condition.key)?, condition.value)
        }
        _ if starts_with_operator(&value) => return None,
        _ => (Operator::Eq, value),
    };
    let joins = [Operator::And, Operator::Or, Operator::Nor, Operator::Not].contains(&operator);
    (!joins).then(|| FilterRow {
        field: key.into_owned(),
        operator,
        value: value.text.to_owned(),
    })
}

fn starts_with_operator(value: &Raw) -> bool {
    let members = value.members().unwrap_or_default();
    members.first().is_some_and(|first| first.key.starts_with('$'))
}

fn only_item<'a>(raw: &Raw<'a>, operator: Operator) -> Option<Raw<'a>> {
    match items(raw, operator)?.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The items of an object that has nothing but this operator.
fn items<'a>(raw: &Raw<'a>, operator: Operator) -> Option<Vec<Raw<'a>>> {
    only_member(raw)
        .filter(|member| member.key == operator.as_str())?
        .value
        .items()
}

fn only_member<'a>(raw: &Raw<'a>) -> Option<Member<'a>> {
    let mut members = raw.members()?;
    let only = members.pop()?;
    members.is_empty().then_some(only)
}
