//! Matches a file of events against automations, and finds the events that came nearest to firing one.

use rustc_hash::FxHashMap;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::argument::Bytes;
use super::matcher::Automations;
use super::result::{Thrown, reply_all};
use crate::diagnostic::Diagnostic;
use crate::matcher::{self, Entry, Explanation, Outcome};
use crate::model::{AutomationId, Event};

/// The largest number of firings and skipped executions that the parts of one replay list, so that they fit into memory.
/// The counts have no limit.
const MAX_LISTED: u32 = 1_000_000;

/// The largest number of different reasons for which entries are rejected that one replay reports.
const MAX_REASONS: usize = 100;

/// The largest number of lines that are listed for each reason.
const MAX_LINES_PER_REASON: usize = 1000;

/// The entries of a file that are not events for one reason.
#[derive(Clone, Serialize, Tsify)]
#[tsify(hashmap_as_object)]
#[serde(rename_all = "camelCase")]
pub struct Rejection {
    /// The reason why the first of these entries is not an event. Its position is relative to the entry.
    diagnostic: Diagnostic,
    /// The number of these entries.
    count: u32,
    /// The numbers of their first lines, from 1; at most 1,000.
    lines: Vec<f64>,
}

/// Matches a file of events against automations: NDJSON, a JSON array, or events of several lines each. The file arrives in
/// parts of any size.
#[wasm_bindgen]
pub struct Replay {
    matcher: matcher::Matcher,
    replay: matcher::Replay,
    results: Results,
}

struct Results {
    indexes: FxHashMap<AutomationId, u32>,
    fired: Vec<u32>,
    skipped: Vec<u32>,
    listed: u32,
    unreadable: u32,
    rejections: Vec<Rejection>,
}

/// The firings in one part of a replayed file, as parallel arrays: one entry per firing or skipped execution, in the
/// order of the file.
#[wasm_bindgen]
#[derive(Default)]
pub struct ReplayPart {
    automations: Vec<u32>,
    lines: Vec<f64>,
    starts: Vec<f64>,
    lengths: Vec<u32>,
    times: Vec<f64>,
    skipped: Vec<u8>,
    cooldown_ends: Vec<f64>,
}

#[wasm_bindgen]
impl Replay {
    /// Compiles automations. Results refer to them by their index in this array.
    #[wasm_bindgen(constructor)]
    pub fn new(automations: &Automations) -> Result<Replay, Thrown> {
        let automations = automations.read()?;
        let count = automations.len();
        let mut matcher = matcher::Matcher::new();
        let mut indexes = FxHashMap::default();
        for (automation, index) in automations.into_iter().zip(0..) {
            indexes.insert(automation.id.clone(), index);
            matcher.set(automation);
        }
        let results = Results {
            indexes,
            fired: vec![0; count],
            skipped: vec![0; count],
            listed: 0,
            unreadable: 0,
            rejections: Vec::new(),
        };
        Ok(Self {
            matcher,
            replay: matcher::Replay::default(),
            results,
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

    /// The number of entries so far that are neither events nor blank lines.
    #[wasm_bindgen(getter)]
    pub fn unreadable(&self) -> u32 {
        self.results.unreadable
    }

    /// Whether every entry so far was a line of its own, as in NDJSON.
    #[wasm_bindgen(getter, js_name = isLinewise)]
    pub fn is_linewise(&self) -> bool {
        self.replay.is_linewise()
    }

    /// How often each automation fired so far, in the order of the automations.
    #[wasm_bindgen(getter, js_name = firedCounts)]
    pub fn fired_counts(&self) -> Vec<u32> {
        self.results.fired.clone()
    }

    /// How often each automation's conditions were all met so far while a limit kept it from firing: W&B's history shows
    /// such an execution as skipped. In the order of the automations.
    #[wasm_bindgen(getter, js_name = skippedCounts)]
    pub fn skipped_counts(&self) -> Vec<u32> {
        self.results.skipped.clone()
    }

    /// The entries so far that are not events, grouped by reason, in the order of the file; at most 100 reasons.
    #[wasm_bindgen(getter)]
    pub fn rejections(&self) -> Vec<Ts<Rejection>> {
        reply_all(&self.results.rejections)
    }

    /// Reads the next part of the file.
    pub fn push(&mut self, bytes: &Bytes) -> Result<ReplayPart, Thrown> {
        let bytes = bytes.read("bytes")?;
        let mut part = ReplayPart::default();
        let Self {
            matcher,
            replay,
            results,
        } = self;
        replay.push(matcher, &bytes, &mut |outcome| results.add(outcome, &mut part));
        Ok(part)
    }

    /// Reads the last event of the file, if it does not end in a line break.
    pub fn finish(&mut self) -> ReplayPart {
        let mut part = ReplayPart::default();
        let Self {
            matcher,
            replay,
            results,
        } = self;
        replay.finish(matcher, &mut |outcome| results.add(outcome, &mut part));
        part
    }
}

impl Results {
    fn add(&mut self, outcome: Outcome, part: &mut ReplayPart) {
        match outcome {
            Outcome::Fired { entry, event, firing } => {
                let index = self.index_of(&firing.automation.id);
                count(&mut self.fired, index);
                self.list(part, index, entry, event, None);
            }
            Outcome::Skipped {
                entry,
                event,
                skipped,
            } => {
                let index = self.index_of(&skipped.automation.id);
                count(&mut self.skipped, index);
                let end = skipped.until.map_or(f64::NAN, |until| until.0 as f64);
                self.list(part, index, entry, event, Some(end));
            }
            Outcome::Unreadable { entry, error } => self.reject(entry, error.diagnostic()),
        }
    }

    fn index_of(&self, id: &AutomationId) -> u32 {
        self.indexes.get(id).copied().unwrap_or(u32::MAX)
    }

    fn list(
        &mut self,
        part: &mut ReplayPart,
        index: u32,
        entry: Entry,
        event: &Event,
        cooldown_end: Option<f64>,
    ) {
        if self.listed == MAX_LISTED {
            return;
        }
        self.listed += 1;
        part.automations.push(index);
        part.lines.push(entry.line as f64);
        part.starts.push(entry.start as f64);
        part.lengths.push(u32::try_from(entry.length).unwrap_or(u32::MAX));
        let millis = event.time.as_ref().map(|time| time.unix_millis() as f64);
        part.times.push(millis.unwrap_or(f64::NAN));
        part.skipped.push(u8::from(cooldown_end.is_some()));
        part.cooldown_ends.push(cooldown_end.unwrap_or(f64::NAN));
    }

    fn reject(&mut self, entry: Entry, diagnostic: &Diagnostic) {
        self.unreadable += 1;
        let is_same = |known: &&mut Rejection| {
            known.diagnostic.code == diagnostic.code && known.diagnostic.arguments == diagnostic.arguments
        };
        let line = entry.line as f64;
        let has_space = self.rejections.len() < MAX_REASONS;
        match self.rejections.iter_mut().find(is_same) {
            Some(known) => {
                known.count += 1;
                if known.lines.len() < MAX_LINES_PER_REASON {
                    known.lines.push(line);
                }
            }
            None if has_space => self.rejections.push(Rejection {
                diagnostic: diagnostic.clone(),
                count: 1,
                lines: vec![line],
            }),
            None => {}
        }
    }
}

fn count(counts: &mut [u32], index: u32) {
    if let Some(count) = counts.get_mut(index as usize) {
        *count += 1;
    }
}

#[wasm_bindgen]
impl ReplayPart {
    /// The automations, as indexes into the array that the replay was created with.
    #[wasm_bindgen(getter)]
    pub fn automations(&self) -> Vec<u32> {
        self.automations.clone()
    }

    /// The numbers of the events' first lines, from 1.
    #[wasm_bindgen(getter)]
    pub fn lines(&self) -> Vec<f64> {
        self.lines.clone()
    }

    /// The byte offsets of the events in the file.
    #[wasm_bindgen(getter)]
    pub fn starts(&self) -> Vec<f64> {
        self.starts.clone()
    }

    /// The lengths of the events, in bytes.
    #[wasm_bindgen(getter)]
    pub fn lengths(&self) -> Vec<u32> {
        self.lengths.clone()
    }

    /// The times of the events, in milliseconds since 1970; NaN for an event without a time.
    #[wasm_bindgen(getter)]
    pub fn times(&self) -> Vec<f64> {
        self.times.clone()
    }

    /// For each entry 0 if the automation fired, and 1 if all its conditions were met and a limit kept it from firing.
    #[wasm_bindgen(getter)]
    pub fn skipped(&self) -> Vec<u8> {
        self.skipped.clone()
    }

    /// For each skipped execution when the automation can fire again for the same run, in milliseconds since 1970; NaN if
    /// that is unknown, and for firings.
    #[wasm_bindgen(getter, js_name = cooldownEnds)]
    pub fn cooldown_ends(&self) -> Vec<f64> {
        self.cooldown_ends.clone()
    }
}

/// An event that did not fire an automation, but came nearer to it than the others of its file.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct NearMiss {
    /// The number of the event's first line, from 1.
    line: f64,
    /// The byte offset of the event in the file.
    start: f64,
    /// The length of the event, in bytes.
    length: f64,
    /// The explanation of why the event did not fire the automation, at that point of the file.
    explanation: Explanation,
}

/// Finds in a file of events the one that came nearest to firing each of some automations that did not fire. The file
/// arrives in parts of any size. Every event costs a comparison with each automation, so pass only those that a user looks
/// at.
#[wasm_bindgen]
pub struct NearestMisses(matcher::NearestMisses);

#[wasm_bindgen]
impl NearestMisses {
    /// Compiles automations.
    #[wasm_bindgen(constructor)]
    pub fn new(automations: &Automations) -> Result<NearestMisses, Thrown> {
        Ok(Self(matcher::NearestMisses::new(automations.read()?)))
    }

    /// Reads the next part of the file.
    pub fn push(&mut self, bytes: &Bytes) -> Result<(), Thrown> {
        self.0.push(&bytes.read("bytes")?);
        Ok(())
    }

    /// Reads the last event of the file, and returns the nearest miss of each automation; none for an automation if the
    /// file has no event of the type that it waits for. Nothing can be pushed afterwards.
    pub fn finish(self) -> Vec<Ts<NearMiss>> {
        let misses = self.0.finish().into_iter().flatten();
        let misses = misses.map(|matcher::NearMiss { entry, explanation }| NearMiss {
            line: entry.line as f64,
            start: entry.start as f64,
            length: entry.length as f64,
            explanation,
        });
        reply_all(&misses.collect::<Vec<_>>())
    }
}
