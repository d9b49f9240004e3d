//! Where an automation watches.

use serde::Serialize;

use super::{Container, EventType};
use crate::json::{json_variants, read_by_json};

/// Organization ⊃ team ⊃ project or registry ⊃ collection (documented by W&B).
///
/// An automation sees everything inside its scope, what is created later included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Scope {
    /// All of an organization.
    Organization {
        /// Which organization.
        organization: Container,
    },
    /// All of a team.
    Team {
        /// Which team.
        entity: Container,
    },
    /// A project, or one collection in it.
    Project {
        /// The team that owns the project.
        entity: Container,
        /// Which project.
        project: Container,
        /// The one collection to watch; none watches all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        collection: Option<Container>,
    },
    /// A registry, or one collection in it.
    Registry {
        /// The team or organization entity that owns the registry.
        entity: Container,
        /// Which registry.
        registry: Container,
        /// The one collection to watch; none watches all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        collection: Option<Container>,
    },
}

json_variants! { Scope by "type" {
    "organization" => Organization { organization: needed },
    "team" => Team { entity: needed },
    "project" => Project { entity: needed, project: needed, collection: or_default },
    "registry" => Registry { entity: needed, registry: needed, collection: or_default },
} }
read_by_json!(Scope);

impl Scope {
    /// The one collection that this scope is narrowed to.
    pub fn collection(&self) -> Option<&Container> {
        match self {
            Self::Organization { .. } | Self::Team { .. } => None,
            Self::Project { collection, .. } | Self::Registry { collection, .. } => collection.as_ref(),
        }
    }

    /// Whether W&B lets automations of this scope wait for such an event: run events need a project (docs), a new
    /// version needs a collection (sdk), collections' tags and aliases need artifacts, which runs have none of.
    pub fn allows(&self, event_type: EventType) -> bool {
        let info = event_type.info();
        if info.is_run_event {
            return matches!(self, Self::Project { collection: None, .. });
        }
        !info.needs_collection_scope || self.collection().is_some()
    }
}
