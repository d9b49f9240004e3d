//! Matching one event against many automations: which fire, and why.
//!
//! A [`Matcher`] indexes automations by scope, by trigger and by what their filter requires, so that an event is compared
//! with only the few that could match. Only those evaluate their full condition. Adding, changing and removing an
//! automation does not touch the entries of the others.
//!
//! ```
//! use hookwright::matcher::Matcher;
//! use hookwright::model::{Automation, Event, EventType};
//!
//! let mut matcher = Matcher::new();
//! for (id, alias) in [("deploy", "^prod"), ("retire", "^old")] {
//!     let automation: Automation = serde_json::from_value(serde_json::json!({
//!         "id": id, "name": id, "enabled": true, "team": "acme",
//!         "scope": {"type": "team", "entity": "acme"},
//!         "trigger": {"type": "ADD_ARTIFACT_ALIAS", "filter": format!(r#"{{"alias": {{"$regex": "{alias}"}}}}"#)},
//!     }))?;
//!     assert!(matcher.set(automation).is_empty()); // no diagnostics
//! }
//! let event = Event::from_json(EventType::AddArtifactAlias.sample())?; // `prod`, in the team `acme`
//!
//! let fired: Vec<_> = matcher.match_event(&event)?.map(|firing| firing.automation.name.clone()).collect();
//! assert_eq!(fired, ["deploy"]);
//!
//! let [deploy, retire] = matcher.explain(&event)?.try_into().unwrap();
//! assert!(deploy.fires);
//! assert_eq!(retire.reason.unwrap().arguments["found"], r#""prod""#); // values as JSON
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod automations;
mod compiled;
mod entries;
mod index;
mod key;
mod nearest;
mod reader;
mod replay;
mod runs;
mod sample;
mod scopes;
#[cfg(test)]
mod tests;
mod topic;

pub use automations::{Explanation, Firing, Matcher, Skipped};
pub use compiled::check_automation;
pub use entries::Entry;
pub use nearest::{NearMiss, NearestMisses};
pub use replay::{Outcome, Replay};
pub use sample::{SampleCheck, SampleVerdict, check_sample, fitting_sample};
