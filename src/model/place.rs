//! Organizations, teams, projects, registries and collections, as events and scopes name them.

use serde::{Deserialize, Serialize};

/// Something with a name and, where it is known, W&B's id.
///
/// In JSON: the name alone, or `{"name": …, "id": …}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(from = "PlaceJson", into = "PlaceJson")]
#[cfg_attr(target_arch = "wasm32", tsify(type = "string | { name: string; id: string }"))]
pub struct Place {
    /// What people call it.
    pub name: String,
    /// W&B's id, which outlives renaming.
    pub id: Option<String>,
}

impl Place {
    /// A place known by its name only.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            id: None,
        }
    }

    /// Whether both are the same: by id where both have one, else by name (assumed).
    pub fn is(&self, other: &Place) -> bool {
        match (&self.id, &other.id) {
            (Some(ours), Some(theirs)) => ours == theirs,
            _ => self.name == other.name,
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum PlaceJson {
    Name(String),
    Whole { name: String, id: String },
}

impl From<PlaceJson> for Place {
    fn from(json: PlaceJson) -> Self {
        match json {
            PlaceJson::Name(name) => Self { name, id: None },
            PlaceJson::Whole { name, id } => Self { name, id: Some(id) },
        }
    }
}

impl From<Place> for PlaceJson {
    fn from(place: Place) -> Self {
        match place.id {
            None => Self::Name(place.name),
            Some(id) => Self::Whole { name: place.name, id },
        }
    }
}

/// Where an event happened inside a team: W&B's registries are projects of a special kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Project {
    /// An ordinary project.
    Project(Place),
    /// A registry.
    Registry(Place),
}

impl Project {
    /// Its name and id, whichever kind it is.
    pub fn place(&self) -> &Place {
        match self {
            Self::Project(place) | Self::Registry(place) => place,
        }
    }
}
