//! Matches single events against automations.

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::argument::{Text, read, read_array};
use super::event::Event;
use super::result::{Thrown, reply, reply_all};
use crate::diagnostic::Diagnostic;
use crate::matcher::{self, Explanation};
use crate::model::{Automation, AutomationId, EventType};

#[wasm_bindgen]
extern "C" {
    /// An array of automations.
    #[wasm_bindgen(typescript_type = "Automation[]")]
    pub type Automations;
}

impl Automations {
    /// Returns the automations, or the error for the argument `automations`.
    pub(super) fn read(&self) -> Result<Vec<Automation>, Thrown> {
        read_array("automations", self)
    }
}

/// An automation that an event fires.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Firing {
    /// The id of the automation.
    automation: AutomationId,
    /// The event type of the automation's trigger, which `${event_type}` renders.
    event_type: EventType,
}

/// Automations compiled into an index, to find out which of them an event fires, and why.
#[wasm_bindgen]
#[derive(Default)]
pub struct Matcher(matcher::Matcher);

#[wasm_bindgen]
impl Matcher {
    /// Compiles automations. Their order is the order of results.
    #[wasm_bindgen(constructor)]
    pub fn new(automations: Option<Automations>) -> Result<Matcher, Thrown> {
        let mut matcher = matcher::Matcher::new();
        let automations = automations.map(|automations| automations.read()).transpose()?;
        for automation in automations.into_iter().flatten() {
            matcher.set(automation);
        }
        Ok(Self(matcher))
    }

    /// Adds an automation, or replaces the one with the same id, and returns the errors and warnings about it.
    pub fn set(&mut self, automation: Ts<Automation>) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
        Ok(reply_all(self.0.set(read("automation", automation)?)))
    }

    /// Removes the automation with this id, and returns whether there was one.
    pub fn remove(&mut self, id: &Text) -> Result<bool, Thrown> {
        Ok(self.0.remove(&id.read("id")?.into()))
    }

    /// The number of automations.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> usize {
        self.0.len()
    }

    /// Lists the errors and warnings about the automation with this id; empty if there is no such automation.
    pub fn diagnostics(&self, id: &Text) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
        let found = self.0.diagnostics(&id.read("id")?.into());
        Ok(reply_all(found.unwrap_or_default()))
    }

    /// Returns the automations that the event fires, in the order in which they were added. Values that the event logs
    /// enter the windows of run metric conditions. This and the methods below throw an `EventError` if the filters take too
    /// long for the event.
    #[wasm_bindgen(js_name = match)]
    pub fn match_event(&mut self, event: &Event) -> Result<Vec<Ts<Firing>>, Thrown> {
        let firings = self.0.match_event(event.text.whole()?)?.map(|firing| {
            reply(&Firing {
                automation: firing.automation.id.clone(),
                event_type: firing.event_type,
            })
        });
        Ok(firings.collect())
    }

    /// Returns the ids of the automations that the event would fire, in the order in which they were added. Run metric
    /// windows stay unchanged. Evaluates every automation, without the index that `match` uses.
    #[wasm_bindgen(js_name = wouldFire)]
    pub fn would_fire(&self, event: &Event) -> Result<Vec<String>, Thrown> {
        let fired = self.0.would_fire(event.text.whole()?)?.into_iter();
        let ids = fired.map(|automation| automation.id.as_str().to_owned());
        Ok(ids.collect())
    }

    /// Explains for each automation why the event fires it or not; those that fire come first. Run metric windows stay
    /// unchanged.
    pub fn explain(&self, event: &Event) -> Result<Vec<Ts<Explanation>>, Thrown> {
        Ok(reply_all(&self.0.explain(event.text.whole()?)?))
    }

    /// Explains why the event fires the automation with this id or not; undefined if there is no such automation.
    #[wasm_bindgen(js_name = explainOne)]
    pub fn explain_one(&self, id: &Text, event: &Event) -> Result<Option<Ts<Explanation>>, Thrown> {
        let explanation = self.0.explain_one(&id.read("id")?.into(), event.text.whole()?)?;
        Ok(explanation.as_ref().map(reply))
    }
}
