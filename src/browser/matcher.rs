//! Matches events against automations, one by one or from a file.

use std::collections::HashMap;

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::argument::{Bytes, Text, read, read_array};
use super::event::Event;
use super::result::{Thrown, reply, reply_all};
use crate::diagnostic::Diagnostic;
use crate::matcher::{self, Explanation, Outcome};
use crate::model::{Automation, AutomationId, EventType};

#[wasm_bindgen]
extern "C" {
    /// Automations.
    #[wasm_bindgen(typescript_type = "Automation[]")]
    pub type Automations;
}

impl Automations {
    /// Returns the automations, or the error for the argument `automations`.
    fn read(&self) -> Result<Vec<Automation>, Thrown> {
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
    /// enter the windows of run metric conditions.
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

    /// Returns the ids of the automations that the event would fire, in the order in which they were added. Run metric
    /// windows stay unchanged. Evaluates every automation, without the index that `match` uses.
    #[wasm_bindgen(js_name = wouldFire)]
    pub fn would_fire(&self, event: &Event) -> Result<Vec<String>, Thrown> {
        let fired = self.0.would_fire(event.0.whole()?).into_iter();
        let ids = fired.map(|automation| automation.id.as_str().to_owned());
        Ok(ids.collect())
    }

    /// Explains for each automation why the event fires it or not; those that fire come first. Run metric windows stay
    /// unchanged.
    pub fn explain(&self, event: &Event) -> Result<Vec<Ts<Explanation>>, Thrown> {
        Ok(reply_all(&self.0.explain(event.0.whole()?)))
    }

    /// Explains why the event fires the automation with this id or not; undefined if there is no such automation.
    #[wasm_bindgen(js_name = explainOne)]
    pub fn explain_one(&self, id: &Text, event: &Event) -> Result<Option<Ts<Explanation>>, Thrown> {
        let explanation = self.0.explain_one(&id.read("id")?.into(), event.0.whole()?);
        Ok(explanation.as_ref().map(reply))
    }
}

/// The largest number of unreadable lines that one replay reports.
const MAX_REPORTED_LINES: u32 = 1000;

/// A line of a replayed file that is not an event.
#[derive(Serialize, Tsify)]
#[tsify(hashmap_as_object)]
#[serde(rename_all = "camelCase")]
pub struct ReplayError {
    /// The number of the line, from 1.
    line: f64,
    /// The reason why the line is not an event.
    diagnostic: Diagnostic,
}

/// Matches a file of events (NDJSON: one JSON object per line) against automations. The file arrives in parts of any size.
#[wasm_bindgen]
pub struct Replay {
    matcher: matcher::Matcher,
    replay: matcher::Replay,
    indexes: HashMap<AutomationId, u32>,
    unreadable: u32,
}

/// The firings in one part of a replayed file, as parallel arrays: one entry per firing, in the order of the file.
#[wasm_bindgen]
#[derive(Default)]
pub struct ReplayPart {
    automations: Vec<u32>,
    lines: Vec<f64>,
    starts: Vec<f64>,
    lengths: Vec<f64>,
    times: Vec<f64>,
    errors: Vec<ReplayError>,
}

#[wasm_bindgen]
impl Replay {
    /// Compiles automations. Results refer to them by their index in this array.
    #[wasm_bindgen(constructor)]
    pub fn new(automations: &Automations) -> Result<Replay, Thrown> {
        let mut matcher = matcher::Matcher::new();
        let mut indexes = HashMap::new();
        for (automation, index) in automations.read()?.into_iter().zip(0..) {
            indexes.insert(automation.id.clone(), index);
            matcher.set(automation);
        }
        Ok(Self {
            matcher,
            replay: matcher::Replay::default(),
            indexes,
            unreadable: 0,
        })
    }

    /// The number of lines read so far.
    #[wasm_bindgen(getter)]
    pub fn lines(&self) -> f64 {
        self.replay.lines() as f64
    }

    /// The number of events read so far.
    #[wasm_bindgen(getter)]
    pub fn events(&self) -> f64 {
        self.replay.events() as f64
    }

    /// The number of lines so far that are neither events nor blank.
    #[wasm_bindgen(getter)]
    pub fn unreadable(&self) -> u32 {
        self.unreadable
    }

    /// Reads the next part of the file.
    pub fn push(&mut self, piece: &Bytes) -> Result<ReplayPart, Thrown> {
        let piece = piece.read("piece")?;
        Ok(self.part(|replay, matcher, report| replay.push(matcher, &piece, report)))
    }

    /// Reads the last line of the file, if it does not end in a line break.
    pub fn finish(&mut self) -> ReplayPart {
        self.part(|replay, matcher, report| replay.finish(matcher, report))
    }
}

impl Replay {
    fn part(
        &mut self,
        read: impl FnOnce(&mut matcher::Replay, &mut matcher::Matcher, &mut dyn FnMut(Outcome)),
    ) -> ReplayPart {
        let mut part = ReplayPart::default();
        let Self {
            matcher,
            replay,
            indexes,
            unreadable,
        } = self;
        read(replay, matcher, &mut |outcome| match outcome {
            Outcome::Fired { line, event, firing } => {
                let index = indexes.get(&firing.automation.id);
                part.automations.push(index.copied().unwrap_or(u32::MAX));
                part.lines.push(line.number as f64);
                part.starts.push(line.start as f64);
                part.lengths.push(line.length as f64);
                let millis = event.time.as_ref().map(|time| time.unix_millis() as f64);
                part.times.push(millis.unwrap_or(f64::NAN));
            }
            Outcome::Unreadable { line, error } => {
                *unreadable += 1;
                if *unreadable <= MAX_REPORTED_LINES {
                    part.errors.push(ReplayError {
                        line: line.number as f64,
                        diagnostic: error.diagnostic().clone(),
                    });
                }
            }
        });
        part
    }
}

#[wasm_bindgen]
impl ReplayPart {
    /// The automations that fired, as indexes into the array that the replay was created with.
    #[wasm_bindgen(getter)]
    pub fn automations(&self) -> Vec<u32> {
        self.automations.clone()
    }

    /// The line numbers of the events, from 1.
    #[wasm_bindgen(getter)]
    pub fn lines(&self) -> Vec<f64> {
        self.lines.clone()
    }

    /// The byte offsets of the events' lines in the file.
    #[wasm_bindgen(getter)]
    pub fn starts(&self) -> Vec<f64> {
        self.starts.clone()
    }

    /// The lengths of the events' lines, in bytes.
    #[wasm_bindgen(getter)]
    pub fn lengths(&self) -> Vec<f64> {
        self.lengths.clone()
    }

    /// The times of the events, in milliseconds since 1970; NaN for an event without a time.
    #[wasm_bindgen(getter)]
    pub fn times(&self) -> Vec<f64> {
        self.times.clone()
    }

    /// The lines that are not events; at most 1,000 per file.
    #[wasm_bindgen(getter)]
    pub fn errors(&self) -> Vec<Ts<ReplayError>> {
        reply_all(&self.errors)
    }
}
