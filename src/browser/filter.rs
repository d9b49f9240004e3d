//! Filters, compiled once and evaluated often.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::argument::{EventTypeName, Text, read, read_array};
use super::event::Event;
use super::result::{Thrown, reply, reply_all};
use crate::diagnostic::Diagnostic;
use crate::filter::{self, EventFields, FilterField, FilterForm, FilterRow, Operator, RowFinding, Value};
use crate::matcher;
use crate::model::{Automation, Condition, FilterText};

#[wasm_bindgen]
extern "C" {
    /// An array of rows of a filter form.
    #[wasm_bindgen(typescript_type = "FilterRow[]")]
    pub type FilterRows;
}

/// A compiled filter: the MongoDB-like condition that an automation's event must meet. Its text is parsed once for matching,
/// for the rows of a form, and for checking the automation.
#[wasm_bindgen]
pub struct Filter {
    form: FilterForm,
    text: FilterText,
}

#[wasm_bindgen]
impl Filter {
    /// Compiles a filter's JSON text. The empty string always matches; text that is not a valid filter never does, and
    /// `diagnostics` says why.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &Text) -> Result<Filter, Thrown> {
        let text = FilterText(text.read("text")?);
        let form = FilterForm::new(&text);
        Ok(Self { form, text })
    }

    /// Lists the errors and warnings about the filter's text, in the order of their positions.
    pub fn diagnostics(&self) -> Vec<Ts<Diagnostic>> {
        reply_all(self.form.filter().diagnostics())
    }

    /// Returns whether the event meets the filter. The rest of an automation (event type, scope) is not considered. Throws
    /// an `EventError` if the filter takes too long for the event.
    pub fn matches(&self, event: &Event) -> Result<bool, Thrown> {
        let fields = EventFields::new(event.text.whole()?);
        let matches = self.form.filter().matches(&fields);
        fields.check_work()?;
        Ok(matches)
    }

    /// Explains why the event meets the filter or not: the tree of conditions, each with its expected and found values.
    /// Throws an `EventError` if the filter takes too long for the event.
    pub fn explain(&self, event: &Event) -> Result<Ts<Condition>, Thrown> {
        let fields = EventFields::new(event.text.whole()?);
        let explanation = self.form.filter().explain(&fields);
        fields.check_work()?;
        Ok(reply(&explanation))
    }

    /// Returns whether an event would match that has this string in this field and no other fields. It answers, for
    /// example, which of the known aliases a regular expression matches.
    #[wasm_bindgen(js_name = matchesText)]
    pub fn matches_text(&self, field: &Text, text: &Text) -> Result<bool, Thrown> {
        let (field, text) = (field.read("field")?, text.read("text")?);
        let fields = Value::Object(vec![(field.into(), Value::string(&text))]);
        Ok(self.form.filter().matches(&fields))
    }

    /// Returns the conditions of the filter as rows of a form, or undefined if rows can't represent the filter.
    pub fn rows(&self) -> Option<Vec<Ts<FilterRow>>> {
        Some(self.form.rows()?.into_iter().map(reply).collect())
    }

    /// Lists the errors and warnings about each row, in the order of their positions.
    #[wasm_bindgen(js_name = rowFindings)]
    pub fn row_findings(&self) -> Vec<Ts<RowFinding>> {
        reply_all(&self.form.row_findings(&self.text))
    }

    /// Lists the errors and warnings about an automation whose trigger has this filter, like `Matcher.set`, without parsing
    /// the filter again.
    pub fn check(&self, automation: Ts<Automation>) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
        let automation = read("automation", automation)?;
        Ok(reply_all(&matcher::check_automation(
            &automation,
            self.form.filter(),
        )))
    }
}

/// Returns the conditions of a filter as rows of a form, or undefined if rows can't represent the filter.
#[wasm_bindgen(js_name = filterRows)]
pub fn filter_rows(text: &Text) -> Result<Option<Vec<Ts<FilterRow>>>, Thrown> {
    let rows = filter::rows(&FilterText(text.read("text")?));
    Ok(rows.map(|rows| reply_all(&rows)))
}

/// Returns the JSON text of the filter for the rows of a form, as W&B's app writes it for this event type.
#[wasm_bindgen(js_name = filterFromRows)]
pub fn filter_from_rows(
    rows: &FilterRows,
    #[wasm_bindgen(js_name = eventType)] event_type: &EventTypeName,
) -> Result<String, Thrown> {
    let rows = read_array("rows", rows)?;
    let text = filter::text_of_rows(&rows, event_type.read("eventType")?);
    Ok(text.as_str().to_owned())
}

/// Lists the fields that a filter form shows or offers for this event type.
#[wasm_bindgen(js_name = filterFields)]
pub fn filter_fields(
    #[wasm_bindgen(js_name = eventType)] event_type: &EventTypeName,
) -> Result<Vec<Ts<FilterField>>, Thrown> {
    Ok(reply_all(&filter::fields(event_type.read("eventType")?)))
}

/// Lists the operators that a row of a filter form can have.
#[wasm_bindgen(js_name = rowOperators)]
pub fn row_operators() -> Vec<Ts<Operator>> {
    reply_all(filter::ROW_OPERATORS)
}
