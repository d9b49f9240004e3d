//! Organizations, teams, projects, registries and collections, as events and scopes name them.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::diagnostic::Phrase;
use crate::json::{FromJson, Json, Kind, Mismatch, read_by_json};

/// Something with a name and, where it is known, W&B's id.
///
/// In JSON: the name alone, or `{"name": …, "id": …}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(type = "string | { name: string; id: string }"))]
pub struct Container {
    /// What people call it.
    pub name: String,
    /// W&B's id, which outlives renaming.
    pub id: Option<String>,
}

impl Container {
    /// A place known by its name only.
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            id: None,
        }
    }

    /// Whether both are the same: by id where both have one, else by name (assumed).
    pub fn is(&self, other: &Container) -> bool {
        match (&self.id, &other.id) {
            (Some(ours), Some(theirs)) => ours == theirs,
            _ => self.name == other.name,
        }
    }
}

impl Serialize for Container {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(id) = &self.id else {
            return serializer.serialize_str(&self.name);
        };
        let mut whole = serializer.serialize_struct("Container", 2)?;
        whole.serialize_field("name", &self.name)?;
        whole.serialize_field("id", id)?;
        whole.end()
    }
}

impl FromJson for Container {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        if let Some(name) = json.text() {
            return Ok(Self::named(name));
        }
        if json.kind() != Kind::Object {
            return Err(Mismatch::expected(Phrase::Container, json));
        }
        let fields = json.fields()?.only(&["name", "id"])?;
        Ok(Self {
            name: fields.needed("name")?,
            id: Some(fields.needed("id")?),
        })
    }
}

read_by_json!(Container);

/// Where an event happened inside a team: W&B's registries are projects of a special kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Project {
    /// An ordinary project.
    Project(Container),
    /// A registry.
    Registry(Container),
}

impl Project {
    /// Its name and id, whichever kind it is.
    pub fn place(&self) -> &Container {
        match self {
            Self::Project(place) | Self::Registry(place) => place,
        }
    }
}
