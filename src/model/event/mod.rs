//! Events: their types, their data and their JSON form.

#[allow(
    clippy::module_inception,
    reason = "the data comes first, its types and its JSON form around it"
)]
mod event;
mod event_type;
mod fields;
mod read;
mod write;

pub use event::{Artifact, Change, Event, Happening, LoggedValue, Run, RunState, Timestamp, VersionAction};
pub use event_type::{EventType, EventTypeInfo};
pub use fields::EventField;
