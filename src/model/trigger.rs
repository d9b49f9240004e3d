//! Triggers: the events that an automation waits for.

use serde::de::Error as _;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::event::{Action, Event, EventType, RunState};
use super::kept::{KeptMembers, type_of};
use super::metric::{
    Aggregate, ChangeBasis, Comparison, Direction, MetricChange, MetricThreshold, MetricZScore, Window,
};
use crate::json::{self, BrokenRule, Tape};

/// A MongoDB-like condition as JSON text, exactly as it was typed; the module `filter` parses it. Empty text matches
/// every event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(transparent)]
pub struct FilterText(pub String);

impl FilterText {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A trigger: a kind of event with that kind's conditions, and a filter.
///
/// In JSON one object: `{"type": "RUN_METRIC", "condition": {…}, "filter": "…"}`. A trigger of an unknown `type` keeps
/// all its members.
#[derive(Clone, Debug, PartialEq)]
pub struct Trigger {
    /// The kind of event.
    pub kind: TriggerKind,
    /// A condition on the event or, for run events, on the run.
    pub filter: FilterText,
}

/// The kind of event that a trigger waits for.
#[derive(Clone, Debug, PartialEq)]
pub enum TriggerKind {
    /// A version is linked to a collection.
    LinkArtifact,
    /// A version is unlinked from a collection.
    UnlinkArtifact,
    /// A version is added to a collection.
    CreateArtifact,
    /// An alias is added to a version; the filter selects the alias.
    AddArtifactAlias,
    /// A tag is added to a version; the filter selects the tag.
    AddArtifactTag,
    /// A tag is removed from a version; the filter selects the tag.
    RemoveArtifactTag,
    /// A tag is added to a collection; the filter selects the tag.
    AddCollectionTag,
    /// A tag is removed from a collection; the filter selects the tag.
    RemoveCollectionTag,
    /// A run metric meets a threshold; the filter selects runs.
    RunMetric(MetricThreshold),
    /// A run metric changes by some amount; the filter selects runs.
    RunMetricChange(MetricChange),
    /// A run metric leaves its usual range; the filter selects runs.
    RunMetricZscore(MetricZScore),
    /// A run changes to one of these states; the filter selects runs.
    RunState(Vec<RunState>),
    /// An alias of a version is updated (legacy: read, never created).
    UpdateArtifactAlias,
    /// A metric of Weave meets a threshold. This kind is known only from W&B's schema, so its condition is kept as
    /// written and not evaluated.
    WeaveMetricThreshold(KeptMembers),
    /// An unknown kind: kept as written, and never met.
    Unknown {
        /// The trigger's `type`.
        name: String,
        /// All its members but the type and the filter.
        members: KeptMembers,
    },
}

impl Trigger {
    /// Creates the trigger that a form starts with: windows and z-score are W&B's defaults (documented, sdk); the other
    /// values are Hookwright's, for the user to change (assumed).
    pub fn default_for(event_type: EventType, filter: FilterText) -> Self {
        Self {
            kind: TriggerKind::default_for(event_type),
            filter,
        }
    }

    /// Returns the type of event that it waits for, which `${event_type}` renders; `None` for an unknown kind.
    pub fn event_type(&self) -> Option<EventType> {
        self.kind.event_type()
    }

    /// Returns the name of its kind: the rendered type of event, or the unknown type as it was written.
    pub fn type_name(&self) -> &str {
        match &self.kind {
            TriggerKind::Unknown { name, .. } => name,
            kind => kind.event_type().map_or("", EventType::as_str),
        }
    }

    /// Returns whether the event is of the kind that this trigger waits for. A logged value fits all three metric
    /// triggers. The matcher checks scope and conditions.
    pub fn fits(&self, event: &Event) -> bool {
        match (&event.action, self.event_type()) {
            (Action::Logged { .. }, wanted) => matches!(
                wanted,
                Some(EventType::RunMetric | EventType::RunMetricChange | EventType::RunMetricZscore)
            ),
            (_, wanted) => wanted == Some(event.event_type()),
        }
    }
}

impl TriggerKind {
    /// Returns the type of event that it waits for; `None` for an unknown kind.
    pub fn event_type(&self) -> Option<EventType> {
        Some(match self {
            Self::LinkArtifact => EventType::LinkArtifact,
            Self::UnlinkArtifact => EventType::UnlinkArtifact,
            Self::CreateArtifact => EventType::CreateArtifact,
            Self::AddArtifactAlias => EventType::AddArtifactAlias,
            Self::AddArtifactTag => EventType::AddArtifactTag,
            Self::RemoveArtifactTag => EventType::RemoveArtifactTag,
            Self::AddCollectionTag => EventType::AddCollectionTag,
            Self::RemoveCollectionTag => EventType::RemoveCollectionTag,
            Self::RunMetric(_) => EventType::RunMetric,
            Self::RunMetricChange(_) => EventType::RunMetricChange,
            Self::RunMetricZscore(_) => EventType::RunMetricZscore,
            Self::RunState(_) => EventType::RunState,
            Self::UpdateArtifactAlias => EventType::UpdateArtifactAlias,
            Self::WeaveMetricThreshold(_) => EventType::WeaveMetricThreshold,
            Self::Unknown { .. } => return None,
        })
    }

    fn default_for(event_type: EventType) -> Self {
        match event_type {
            EventType::LinkArtifact => Self::LinkArtifact,
            EventType::UnlinkArtifact => Self::UnlinkArtifact,
            EventType::CreateArtifact => Self::CreateArtifact,
            EventType::AddArtifactAlias => Self::AddArtifactAlias,
            EventType::AddArtifactTag => Self::AddArtifactTag,
            EventType::RemoveArtifactTag => Self::RemoveArtifactTag,
            EventType::AddCollectionTag => Self::AddCollectionTag,
            EventType::RemoveCollectionTag => Self::RemoveCollectionTag,
            EventType::RunMetric => Self::RunMetric(MetricThreshold {
                name: String::new(),
                agg_op: Some(Aggregate::Average),
                window_size: Window::OF_THRESHOLD,
                cmp_op: Comparison::Greater,
                threshold: 0.0,
            }),
            EventType::RunMetricChange => Self::RunMetricChange(MetricChange {
                name: String::new(),
                agg_op: Some(Aggregate::Average),
                current_window_size: Window::OF_CHANGE,
                prior_window_size: Window::BEFORE_CHANGE,
                change_type: ChangeBasis::Relative,
                change_dir: Direction::Any,
                change_amount: 0.1,
            }),
            EventType::RunMetricZscore => Self::RunMetricZscore(MetricZScore {
                name: String::new(),
                window_size: Window::OF_Z_SCORE,
                threshold: 3.0,
                change_dir: Direction::Any,
            }),
            EventType::RunState => Self::RunState(vec![RunState::Finished]),
            EventType::UpdateArtifactAlias => Self::UpdateArtifactAlias,
            EventType::WeaveMetricThreshold => Self::WeaveMetricThreshold(KeptMembers::default()),
        }
    }
}

pub use document::Trigger as TriggerDocument;

mod document {
    use serde::{Deserialize, Serialize};

    use super::{FilterText, MetricChange, MetricThreshold, MetricZScore, RunState};

    // The JSON form of `super::Trigger`, also named `Trigger` because tsify uses the Rust name for the TypeScript
    // type. serde's `flatten` would be shorter, but accepts unknown fields.
    /// A trigger: a kind of event with that kind's conditions, and a filter.
    #[allow(missing_docs, reason = "the crate does not export it")]
    #[derive(Serialize, Deserialize)]
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    #[serde(tag = "type", rename_all = "SCREAMING_SNAKE_CASE", deny_unknown_fields)]
    pub enum Trigger {
        #[serde(alias = "LINK_MODEL")]
        LinkArtifact {
            #[serde(default)]
            filter: FilterText,
        },
        UnlinkArtifact {
            #[serde(default)]
            filter: FilterText,
        },
        CreateArtifact {
            #[serde(default)]
            filter: FilterText,
        },
        AddArtifactAlias {
            #[serde(default)]
            filter: FilterText,
        },
        AddArtifactTag {
            #[serde(default)]
            filter: FilterText,
        },
        RemoveArtifactTag {
            #[serde(default)]
            filter: FilterText,
        },
        AddCollectionTag {
            #[serde(default)]
            filter: FilterText,
        },
        RemoveCollectionTag {
            #[serde(default)]
            filter: FilterText,
        },
        RunMetric {
            condition: MetricThreshold,
            #[serde(default)]
            filter: FilterText,
        },
        RunMetricChange {
            condition: MetricChange,
            #[serde(default)]
            filter: FilterText,
        },
        RunMetricZscore {
            condition: MetricZScore,
            #[serde(default)]
            filter: FilterText,
        },
        RunState {
            states: Vec<RunState>,
            #[serde(default)]
            filter: FilterText,
        },
        UpdateArtifactAlias {
            #[serde(default)]
            filter: FilterText,
        },
        // Only for TypeScript: such a trigger is read and written with all its members.
        WeaveMetricThreshold {
            #[serde(default)]
            filter: FilterText,
        },
    }
}

impl From<TriggerDocument> for Trigger {
    fn from(document: TriggerDocument) -> Self {
        use TriggerDocument as Document;
        let (kind, filter) = match document {
            Document::LinkArtifact { filter } => (TriggerKind::LinkArtifact, filter),
            Document::UnlinkArtifact { filter } => (TriggerKind::UnlinkArtifact, filter),
            Document::CreateArtifact { filter } => (TriggerKind::CreateArtifact, filter),
            Document::AddArtifactAlias { filter } => (TriggerKind::AddArtifactAlias, filter),
            Document::AddArtifactTag { filter } => (TriggerKind::AddArtifactTag, filter),
            Document::RemoveArtifactTag { filter } => (TriggerKind::RemoveArtifactTag, filter),
            Document::AddCollectionTag { filter } => (TriggerKind::AddCollectionTag, filter),
            Document::RemoveCollectionTag { filter } => (TriggerKind::RemoveCollectionTag, filter),
            Document::RunMetric { condition, filter } => (TriggerKind::RunMetric(condition), filter),
            Document::RunMetricChange { condition, filter } => {
                (TriggerKind::RunMetricChange(condition), filter)
            }
            Document::RunMetricZscore { condition, filter } => {
                (TriggerKind::RunMetricZscore(condition), filter)
            }
            Document::RunState { states, filter } => (TriggerKind::RunState(states), filter),
            Document::UpdateArtifactAlias { filter } => (TriggerKind::UpdateArtifactAlias, filter),
            Document::WeaveMetricThreshold { filter } => {
                (TriggerKind::WeaveMetricThreshold(KeptMembers::default()), filter)
            }
        };
        Self { kind, filter }
    }
}

/// The JSON form of a trigger.
enum JsonForm<'a> {
    /// A known kind.
    Document(TriggerDocument),
    /// A type, and members that were kept as they were written.
    Kept(&'a str, &'a KeptMembers),
}

impl Trigger {
    fn json_form(&self) -> JsonForm<'_> {
        let filter = self.filter.clone();
        JsonForm::Document(match &self.kind {
            TriggerKind::LinkArtifact => TriggerDocument::LinkArtifact { filter },
            TriggerKind::UnlinkArtifact => TriggerDocument::UnlinkArtifact { filter },
            TriggerKind::CreateArtifact => TriggerDocument::CreateArtifact { filter },
            TriggerKind::AddArtifactAlias => TriggerDocument::AddArtifactAlias { filter },
            TriggerKind::AddArtifactTag => TriggerDocument::AddArtifactTag { filter },
            TriggerKind::RemoveArtifactTag => TriggerDocument::RemoveArtifactTag { filter },
            TriggerKind::AddCollectionTag => TriggerDocument::AddCollectionTag { filter },
            TriggerKind::RemoveCollectionTag => TriggerDocument::RemoveCollectionTag { filter },
            TriggerKind::RunMetric(condition) => {
                let condition = condition.clone();
                TriggerDocument::RunMetric { condition, filter }
            }
            TriggerKind::RunMetricChange(condition) => {
                let condition = condition.clone();
                TriggerDocument::RunMetricChange { condition, filter }
            }
            TriggerKind::RunMetricZscore(condition) => {
                let condition = condition.clone();
                TriggerDocument::RunMetricZscore { condition, filter }
            }
            TriggerKind::RunState(states) => {
                let states = states.clone();
                TriggerDocument::RunState { states, filter }
            }
            TriggerKind::UpdateArtifactAlias => TriggerDocument::UpdateArtifactAlias { filter },
            TriggerKind::WeaveMetricThreshold(members) => {
                return JsonForm::Kept(EventType::WeaveMetricThreshold.as_str(), members);
            }
            TriggerKind::Unknown { name, members } => return JsonForm::Kept(name, members),
        })
    }
}

impl Serialize for Trigger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.json_form() {
            JsonForm::Document(document) => document.serialize(serializer),
            JsonForm::Kept(name, members) => {
                let mut object = serializer.serialize_map(None)?;
                object.serialize_entry("type", name)?;
                if self.filter.as_str().is_empty() {
                    members.write(&mut object)?;
                } else {
                    members.without("filter").write(&mut object)?;
                    object.serialize_entry("filter", &self.filter)?;
                }
                object.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Trigger {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        if let Some(kept) = Self::read_kept(raw.get()) {
            return Ok(kept);
        }
        match json::from_str::<TriggerDocument>(raw.get()) {
            Ok(document) => Ok(document.into()),
            Err(error) => Err(D::Error::custom(BrokenRule::from(error.reason))),
        }
    }
}

impl Trigger {
    /// Reads a trigger whose members are kept as they were written; `None` for the kinds that [`TriggerDocument`]
    /// reads.
    fn read_kept(text: &str) -> Option<Self> {
        let tape = Tape::read(text).ok()?;
        let object = tape.root();
        let name = type_of(object)?;
        let known = EventType::ALL
            .iter()
            .find(|info| info.rendered == name || info.wire == name);
        if known.is_some_and(|info| info.event_type != EventType::WeaveMetricThreshold) {
            return None;
        }
        // An empty filter is kept like any other member, so that it is written again.
        let is_filter = |value: json::Json| value.string().is_some_and(|text| !text.is_empty());
        let members = KeptMembers::of(object, |key, value| {
            key == "type" || key == "filter" && is_filter(value)
        });
        let filter = object.member("filter").and_then(|filter| filter.string());
        Some(Self {
            kind: match known {
                Some(_) => TriggerKind::WeaveMetricThreshold(members),
                None => TriggerKind::Unknown { name, members },
            },
            filter: FilterText(filter.unwrap_or_default().into_owned()),
        })
    }
}
