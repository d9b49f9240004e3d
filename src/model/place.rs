//! Organizations, teams, projects, registries and collections, as events and scopes name them.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, MapAccess, Visitor},
    ser::SerializeStruct,
};

/// Something with a name and, where it is known, W&B's id.
///
/// In JSON: the name alone, or `{"name": …, "id": …}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
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

impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(id) = &self.id else {
            return serializer.serialize_str(&self.name);
        };
        let mut whole = serializer.serialize_struct("Place", 2)?;
        whole.serialize_field("name", &self.name)?;
        whole.serialize_field("id", id)?;
        whole.end()
    }
}

impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PlaceVisitor)
    }
}

/// By hand: what serde derives for “a text or an object” weighs ten times as much in wasm.
struct PlaceVisitor;

impl<'de> Visitor<'de> for PlaceVisitor {
    type Value = Place;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name, or an object with a name and an id")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Place, E> {
        Ok(Place::named(name))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Place, A::Error> {
        let (mut name, mut id) = (None, None);
        while let Some((key, value)) = map.next_entry::<String, String>()? {
            match key.as_str() {
                "name" => name = Some(value),
                "id" => id = Some(value),
                other => return Err(de::Error::unknown_field(other, &["name", "id"])),
            }
        }
        let name = name.ok_or_else(|| de::Error::missing_field("name"))?;
        Ok(Place {
            name,
            id: Some(id.ok_or_else(|| de::Error::missing_field("id"))?),
        })
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
