//! Sample events for automations.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::argument::read;
use super::event::Event;
use super::result::{Thrown, reply};
use crate::matcher::{self, SampleCheck};
use crate::model::Automation;

/// Checks whether an event alone fires an automation. A threshold's window counts as full of the event's value; a change or a
/// z-score depends on the values that the run logged before.
#[wasm_bindgen(js_name = checkSample)]
pub fn check_sample(automation: Ts<Automation>, event: &Event) -> Result<Ts<SampleCheck>, Thrown> {
    let automation = read("automation", automation)?;
    Ok(reply(&matcher::check_sample(&automation, event.text.whole()?)?))
}

/// Returns an event, as indented JSON, that fires an automation as far as one event can. Whether it does is for
/// `checkSample` to say: some filters match no event.
#[wasm_bindgen(js_name = fittingSample)]
pub fn fitting_sample(automation: Ts<Automation>) -> Result<String, Thrown> {
    let automation = read("automation", automation)?;
    Ok(matcher::fitting_sample(&automation)?.to_json_pretty())
}
