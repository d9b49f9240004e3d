//! Filters, compiled once and asked often.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::{
    error::Thrown,
    event::Event,
    list::read_list,
    reply::{reply, reply_all},
    text::{EventTypeName, Text},
};
use crate::diagnostic::Diagnostic;
use crate::filter::{self, EventFields, FilterField, FilterRow, Operator, Value};
use crate::model::{Condition, FilterText};

#[wasm_bindgen]
extern "C" {
    /// The rows of a form.
    #[wasm_bindgen(typescript_type = "FilterRow[]")]
    pub type FilterRows;
}

/// A compiled filter; any text is one, and the empty one always matches.
#[wasm_bindgen]
pub struct Filter(filter::Filter);

#[wasm_bindgen]
impl Filter {
    /// Compiles a filter's JSON text.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &Text) -> Result<Filter, Thrown> {
        Ok(Self(filter::Filter::new(&FilterText(text.read("text")?))))
    }

    /// What is wrong with the text, or may be, in the order of the places.
    pub fn diagnostics(&self) -> Vec<Ts<Diagnostic>> {
        reply_all(self.0.diagnostics())
    }

    /// Whether the event has what the filter asks for; what else an automation waits for is not asked.
    pub fn matches(&self, event: &Event) -> Result<bool, Thrown> {
        Ok(self.0.matches(&EventFields::new(event.0.whole()?)))
    }

    /// Why the event has it or not: the tree of conditions, each with what was expected and found.
    pub fn explain(&self, event: &Event) -> Result<Ts<Condition>, Thrown> {
        Ok(reply(&self.0.explain(&EventFields::new(event.0.whole()?))))
    }

    /// Whether something would match that has this text in this field, and nothing else: which of the known aliases
    /// does an expression match, for one.
    #[wasm_bindgen(js_name = matchesText)]
    pub fn matches_text(&self, field: &Text, text: &Text) -> Result<bool, Thrown> {
        let (field, text) = (field.read("field")?, text.read("text")?);
        let fields = Value::Object(vec![(field.into(), Value::string(&text))]);
        Ok(self.0.matches(&fields))
    }
}

/// The conditions of a filter as rows of a form; undefined where it says more than rows can.
#[wasm_bindgen(js_name = filterRows)]
pub fn filter_rows(text: &Text) -> Result<Option<Vec<Ts<FilterRow>>>, Thrown> {
    let rows = filter::rows(&FilterText(text.read("text")?));
    Ok(rows.map(|rows| reply_all(&rows)))
}

/// The filter that the rows of a form stand for, as W&B's app writes it for this type of event.
#[wasm_bindgen(js_name = filterFromRows)]
pub fn filter_from_rows(
    rows: &FilterRows,
    #[wasm_bindgen(js_name = eventType)] event_type: &EventTypeName,
) -> Result<String, Thrown> {
    let rows = read_list("rows", rows)?;
    Ok(filter::text_of_rows(&rows, event_type.read("eventType")?).0)
}

/// The fields that a form for filters of this type of event shows or offers.
#[wasm_bindgen(js_name = filterFields)]
pub fn filter_fields(
    #[wasm_bindgen(js_name = eventType)] event_type: &EventTypeName,
) -> Result<Vec<Ts<FilterField>>, Thrown> {
    Ok(reply_all(&filter::fields(event_type.read("eventType")?)))
}

/// The operators that a row of a form may have.
#[wasm_bindgen(js_name = rowOperators)]
pub fn row_operators() -> Vec<Ts<Operator>> {
    reply_all(filter::ROW_OPERATORS)
}
