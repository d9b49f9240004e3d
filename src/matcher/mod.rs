//! Many automations, one event: which fire, and why.
//!
//! A [`Matcher`] holds automations in an index: by where they watch, by what they wait for, and by what their filter
//! pins down, so that an event meets only the few that could match. Only those run their full condition. Adding,
//! changing and removing one leaves the rest of the index alone.
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
//!     assert!(matcher.set(automation).is_empty()); // nothing is wrong with it
//! }
//! let event = Event::from_json(EventType::AddArtifactAlias.sample())?; // `prod`, in the team `acme`
//!
//! let fired: Vec<_> = matcher.match_event(&event).map(|firing| firing.automation.name.clone()).collect();
//! assert_eq!(fired, ["deploy"]);
//!
//! let [deploy, retire] = matcher.explain(&event).try_into().unwrap();
//! assert!(deploy.fires);
//! assert_eq!(retire.reason.unwrap().arguments["found"], r#""prod""#); // values as JSON
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod automations;
mod explanation;
mod findings;
mod index;
mod key;
mod probe;
mod replay;
mod runs;
mod scopes;
mod seen;
mod subject;
#[cfg(test)]
mod tests;
mod watcher;

pub use automations::Matcher;
pub use explanation::{Explanation, Firing};
pub use replay::{Line, Outcome, Replay};
