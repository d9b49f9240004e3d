//! Events: their types, their data and their JSON form.

mod data;
mod event_type;
mod fields;
mod parts;
mod read;
mod timestamp;
mod write;

pub use data::{
    Action, AliasChange, Artifact, Event, LoggedNumber, LoggedValue, Run, RunState, TagChange, VersionAction,
    WeaveAlert,
};
pub use event_type::{EventOffer, EventType, EventTypeInfo};
pub use parts::EventPart;
pub(crate) use timestamp::unix_millis;
pub use timestamp::{InvalidTimestamp, Timestamp};
