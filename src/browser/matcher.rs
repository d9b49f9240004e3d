//! Automations, compiled once, and the events that fire them.

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::argument::read;
use super::error::Thrown;
use super::event::Event;
use super::list::read_list;
use super::reply::{reply, reply_all};
use super::text::Text;
use crate::diagnostic::Diagnostic;
use crate::matcher::{self, Explanation};
use crate::model::{Automation, AutomationId, EventType};

#[wasm_bindgen]
extern "C" {
    /// Automations, in their order.
    #[wasm_bindgen(typescript_type = "Automation[]")]
    pub type Automations;
}

impl Automations {
    /// The automations, or what is wrong with them.
    pub(super) fn read(&self) -> Result<Vec<Automation>, Thrown> {
        read_list("automations", self)
    }
}

/// An automation that fires.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Firing {
    /// The automation.
    automation: AutomationId,
    /// What the automation waits for, which `${event_type}` renders.
    event_type: EventType,
}

/// Automations compiled for matching: which of them does an event fire, and why?
#[wasm_bindgen]
#[derive(Default)]
pub struct Matcher(pub(super) matcher::Matcher);

#[wasm_bindgen]
impl Matcher {
    /// Compiles automations, in their order.
    #[wasm_bindgen(constructor)]
    pub fn new(automations: Option<Automations>) -> Result<Matcher, Thrown> {
        let mut matcher = matcher::Matcher::new();
        let automations = automations.map(|automations| automations.read()).transpose()?;
        for automation in automations.into_iter().flatten() {
            matcher.set(automation);
        }
        Ok(Self(matcher))
    }

    /// Adds an automation, or puts it in the place of the one with its id; answers what is wrong with it.
    pub fn set(&mut self, automation: Ts<Automation>) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
        Ok(reply_all(self.0.set(read("automation", automation)?)))
    }

    /// Removes an automation; whether there was one of that id.
    pub fn remove(&mut self, id: &Text) -> Result<bool, Thrown> {
        Ok(self.0.remove(&id.read("id")?.into()))
    }

    /// How many automations there are.
    #[wasm_bindgen(getter)]
    pub fn size(&self) -> usize {
        self.0.len()
    }

    /// What is wrong with the automation of that id; nothing where there is none.
    pub fn diagnostics(&self, id: &Text) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
        let found = self.0.diagnostics(&id.read("id")?.into());
        Ok(reply_all(found.unwrap_or_default()))
    }

    /// The automations that the event fires, in the order in which they were added. Values that it logs are counted.
    #[wasm_bindgen(js_name = match)]
    pub fn match_event(&mut self, event: &Event) -> Result<Vec<Ts<Firing>>, Thrown> {
        let firings = self.0.match_event(event.0.whole()?).map(|firing| {
            reply(&Firing {
                automation: firing.automation.id.clone(),
                event_type: firing.event_type,
            })
        });
        Ok(firings.collect())
    }

    /// The ids of the automations that the event would fire, in the order in which they were added. Nothing is counted.
    #[wasm_bindgen(js_name = wouldFire)]
    pub fn would_fire(&self, event: &Event) -> Result<Vec<String>, Thrown> {
        let fired = self.0.would_fire(event.0.whole()?).into_iter();
        let ids = fired.map(|automation| automation.id.as_str().to_owned());
        Ok(ids.collect())
    }

    /// Why each automation fires for the event or does not: first those that fire. Nothing is counted.
    pub fn explain(&self, event: &Event) -> Result<Vec<Ts<Explanation>>, Thrown> {
        Ok(reply_all(&self.0.explain(event.0.whole()?)))
    }

    /// Why the automation of that id fires for the event or does not; nothing where there is none.
    #[wasm_bindgen(js_name = explainOne)]
    pub fn explain_one(&self, id: &Text, event: &Event) -> Result<Option<Ts<Explanation>>, Thrown> {
        let explanation = self.0.explain_one(&id.read("id")?.into(), event.0.whole()?);
        Ok(explanation.as_ref().map(reply))
    }
}
