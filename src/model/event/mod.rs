//! Events: their types, their data and their JSON form.

mod data;
mod event_type;
mod fields;
mod read;
mod write;

pub use data::{Action, Artifact, Event, LoggedValue, Run, RunState, TagChange, Timestamp, VersionAction};
pub use event_type::{EventType, EventTypeInfo};
