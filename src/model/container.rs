//! Containers: organizations, teams, projects, registries and collections.

use serde::{Deserialize, Serialize};

/// An organization, team, project, registry or collection: its name and, where it is known, W&B's id.
///
/// In JSON: the name alone, or `{"name": …, "id": …}`, where `id` may be absent.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(
    target_arch = "wasm32",
    tsify(type = "string | { name: string; id?: string }")
)]
#[serde(from = "ContainerDocument", into = "ContainerDocument")]
pub struct Container {
    /// The name that people see.
    pub name: String,
    /// W&B's id, which stays the same when the container is renamed.
    pub id: Option<String>,
}

impl Container {
    /// Creates a container that is known by its name only.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            id: None,
        }
    }

    /// Returns whether both are the same container: by id if both have one, otherwise by name (assumed).
    pub fn is_same_container(&self, other: &Container) -> bool {
        match (&self.id, &other.id) {
            (Some(id), Some(other_id)) => id == other_id,
            _ => self.name == other.name,
        }
    }
}

/// The JSON form of a [`Container`].
#[derive(Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields, expecting = "a container")]
enum ContainerDocument {
    Name(String),
    Identified {
        name: String,
        #[serde(default)]
        id: Option<String>,
    },
}

impl From<ContainerDocument> for Container {
    fn from(document: ContainerDocument) -> Self {
        match document {
            ContainerDocument::Name(name) => Self { name, id: None },
            ContainerDocument::Identified { name, id } => Self { name, id },
        }
    }
}

impl From<Container> for ContainerDocument {
    fn from(Container { name, id }: Container) -> Self {
        match id {
            None => Self::Name(name),
            id => Self::Identified { name, id },
        }
    }
}

/// The project of an event; W&B's registries are projects of a special kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Project {
    /// An ordinary project.
    Project(Container),
    /// A registry.
    Registry(Container),
}

impl Project {
    /// Returns the container, of either kind.
    pub fn container(&self) -> &Container {
        match self {
            Self::Project(container) | Self::Registry(container) => container,
        }
    }
}
