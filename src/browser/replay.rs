//! Files of events, run through the matcher piece by piece.

use std::collections::HashMap;

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::{error::Thrown, matcher::Automations, reply::reply_all, text::Bytes};
use crate::diagnostic::Diagnostic;
use crate::matcher::{self, Outcome};
use crate::model::AutomationId;

/// So many lines that are no events are told; whoever drops a file of something else needs no more of them.
const MOST_ERRORS: u32 = 1000;

/// A line of the file that is no event.
#[derive(Serialize, Tsify)]
#[tsify(hashmap_as_object)]
#[serde(rename_all = "camelCase")]
pub struct ReplayError {
    /// Its number, from 1.
    line: f64,
    /// Why.
    diagnostic: Diagnostic,
}

/// Runs a file of events, one JSON object a line, through automations of its own. Cut the file as you like.
#[wasm_bindgen]
pub struct Replay {
    matcher: matcher::Matcher,
    replay: matcher::Replay,
    numbers: HashMap<AutomationId, u32>,
    unreadable: u32,
}

/// What came of a piece of the file: an entry of each list for each firing, in the file's order.
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
    /// Compiles automations; firings name them by their places in this list.
    #[wasm_bindgen(constructor)]
    pub fn new(automations: &Automations) -> Result<Replay, Thrown> {
        let mut matcher = matcher::Matcher::new();
        let mut numbers = HashMap::new();
        for (automation, number) in automations.read()?.into_iter().zip(0..) {
            numbers.insert(automation.id.clone(), number);
            matcher.set(automation);
        }
        Ok(Self {
            matcher,
            replay: matcher::Replay::default(),
            numbers,
            unreadable: 0,
        })
    }

    /// How many lines were read so far.
    #[wasm_bindgen(getter)]
    pub fn lines(&self) -> f64 {
        self.replay.lines() as f64
    }

    /// How many of them were events.
    #[wasm_bindgen(getter)]
    pub fn events(&self) -> f64 {
        self.replay.events() as f64
    }

    /// How many lines were neither events nor blank.
    #[wasm_bindgen(getter)]
    pub fn unreadable(&self) -> u32 {
        self.unreadable
    }

    /// Reads the next piece of the file.
    pub fn push(&mut self, piece: &Bytes) -> Result<ReplayPart, Thrown> {
        let piece = piece.read("piece")?;
        Ok(self.part(|replay, matcher, report| replay.push(matcher, &piece, report)))
    }

    /// Reads the file's last line, if it has no line break.
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
            numbers,
            unreadable,
        } = self;
        read(replay, matcher, &mut |outcome| match outcome {
            Outcome::Fired { line, event, firing } => {
                let number = numbers.get(&firing.automation.id);
                part.automations.push(number.copied().unwrap_or(u32::MAX));
                part.lines.push(line.number as f64);
                part.starts.push(line.start as f64);
                part.lengths.push(line.length as f64);
                let millis = event.time.as_ref().map(|time| time.millis() as f64);
                part.times.push(millis.unwrap_or(f64::NAN));
            }
            Outcome::Unreadable { line, error } => {
                *unreadable += 1;
                if *unreadable <= MOST_ERRORS {
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
    /// The automations that fired, by their places in the list that the replay was given.
    #[wasm_bindgen(getter)]
    pub fn automations(&self) -> Vec<u32> {
        self.automations.clone()
    }

    /// The numbers of the events' lines, from 1.
    #[wasm_bindgen(getter)]
    pub fn lines(&self) -> Vec<f64> {
        self.lines.clone()
    }

    /// Where the events' lines begin in the file, in bytes.
    #[wasm_bindgen(getter)]
    pub fn starts(&self) -> Vec<f64> {
        self.starts.clone()
    }

    /// How long the events' lines are, in bytes.
    #[wasm_bindgen(getter)]
    pub fn lengths(&self) -> Vec<f64> {
        self.lengths.clone()
    }

    /// When the events happened, in milliseconds since 1970; NaN where an event has no time.
    #[wasm_bindgen(getter)]
    pub fn times(&self) -> Vec<f64> {
        self.times.clone()
    }

    /// The lines that are no events, up to a thousand in one file.
    #[wasm_bindgen(getter)]
    pub fn errors(&self) -> Vec<Ts<ReplayError>> {
        reply_all(&self.errors)
    }
}
