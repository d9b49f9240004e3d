//! For automations that did not fire: the event that came nearest to firing each.

use super::automations::{Explanation, Matcher};
use super::compiled::Closeness;
use super::entries::Entry;
use super::reader::EventReader;
use crate::filter::EventFields;
use crate::model::{Automation, Event};

/// Finds in a file of events the one that came nearest to firing each automation: of the events of the type that the
/// automation waits for, the one that met most of its conditions. The first of several equal ones counts, and of the
/// values of a metric the one nearest to the threshold.
///
/// Each event costs a comparison per automation, so this is for the few automations whose result a user looks at.
///
/// ```
/// use hookwright::matcher::NearestMisses;
/// use hookwright::model::{Automation, EventType};
///
/// let automation: Automation = serde_json::from_value(serde_json::json!({
///     "id": "deploy", "name": "Deploy", "enabled": true, "team": "acme",
///     "scope": {"type": "team", "entity": "acme"},
///     "trigger": {"type": "ADD_ARTIFACT_ALIAS", "filter": r#"{"alias": "staging"}"#},
/// }))?;
/// let mut misses = NearestMisses::new([automation]);
/// let first = EventType::RunState.sample(); // ends with a line break
/// misses.push(first.as_bytes());
/// misses.push(EventType::AddArtifactAlias.sample().as_bytes()); // its alias is `prod`
/// let [miss] = misses.finish().try_into().unwrap();
/// let miss = miss.unwrap();
/// assert_eq!(miss.entry.line, first.lines().count() as u64 + 1);
/// assert_eq!(miss.explanation.reason.unwrap().arguments["found"], r#""prod""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub struct NearestMisses {
    reader: EventReader,
    watched: Watched,
}

/// An event that did not fire an automation, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct NearMiss {
    /// The event's position in the file.
    pub entry: Entry,
    /// The explanation of why the event did not fire the automation, at that point of the file.
    pub explanation: Explanation,
}

struct Watched {
    /// Compiled automations, none of them removed: so they are in the order in which they were added.
    matcher: Matcher,
    nearest: Vec<Option<(Closeness, NearMiss)>>,
}

impl NearestMisses {
    /// Compiles automations. They must have different ids.
    pub fn new(automations: impl IntoIterator<Item = Automation>) -> Self {
        let mut matcher = Matcher::new();
        for automation in automations {
            matcher.set(automation);
        }
        let nearest = vec![None; matcher.len()];
        Self {
            reader: EventReader::default(),
            watched: Watched { matcher, nearest },
        }
    }

    /// Reads the next piece of the file.
    pub fn push(&mut self, piece: &[u8]) {
        let Self { reader, watched } = self;
        reader.push(piece, &mut |entry, event| watched.compare(entry, event.ok()));
    }

    /// Reads the last entry of the file, and returns the nearest miss of each automation, in their order; `None` for an
    /// automation if the file has no event of its type.
    pub fn finish(self) -> Vec<Option<NearMiss>> {
        let Self {
            mut reader,
            mut watched,
        } = self;
        reader.finish(&mut |entry, event| watched.compare(entry, event.ok()));
        watched
            .nearest
            .into_iter()
            .map(|nearest| Some(nearest?.1))
            .collect()
    }
}

impl Watched {
    fn compare(&mut self, entry: Entry, event: Option<&Event>) {
        let Some(event) = event else { return };
        let fields = EventFields::new(event);
        for (nearest, slot) in self.nearest.iter_mut().zip(0..) {
            let Some(closeness) = self.matcher.closeness(slot, event, &fields) else {
                continue;
            };
            if nearest.as_ref().is_some_and(|(best, _)| closeness <= *best) {
                continue;
            }
            // The explanation is made now, because the values of the run change later.
            let explanation = self.matcher.explain_slot(slot, event, &fields);
            if fields.check_work().is_err() {
                break;
            }
            if let Some(explanation) = explanation {
                *nearest = Some((closeness, NearMiss { entry, explanation }));
            }
        }
        // Values enter the windows after the comparison, as in a replay.
        drop(self.matcher.match_event(event));
    }
}
