//! Objects by their members' names, and how our types are declared to be read from them.

use super::{FromJson, Json, Mismatch};
use crate::diagnostic::Phrase;

/// The members of one object.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'a> {
    object: Json<'a>,
}

impl<'a> Fields<'a> {
    pub(super) fn of(object: Json<'a>) -> Self {
        Self { object }
    }

    /// The value of a member; of the last one where several have the name, as in JavaScript.
    pub fn find(self, name: &str) -> Option<Json<'a>> {
        let members = self.object.members();
        members
            .filter(|(key, _)| key.text().is_some_and(|key| key == name))
            .map(|(_, value)| value)
            .last()
    }

    /// A member that must be there.
    pub fn needed<T: FromJson>(self, name: &str) -> Result<T, Mismatch> {
        let value = self.find(name).ok_or_else(|| self.lacks(name))?;
        T::from_json(value).map_err(|mismatch| mismatch.inside(name))
    }

    /// A member that may be left out.
    pub fn or_default<T: FromJson + Default>(self, name: &str) -> Result<T, Mismatch> {
        self.find(name).map_or_else(
            || Ok(T::default()),
            |value| T::from_json(value).map_err(|mismatch| mismatch.inside(name)),
        )
    }

    /// Refuses members of other names, and two of one name.
    pub fn only(self, known: &[&str]) -> Result<Self, Mismatch> {
        let mut seen = Vec::new();
        for (key, value) in self.object.members() {
            let name = key.text().unwrap_or_default();
            if !known.contains(&name.as_ref()) {
                let arguments = [("name", (*name).into()), ("known", known.join(", ").into())];
                return Err(Mismatch::new(Phrase::MismatchUnknown.with(arguments), key));
            }
            if seen.contains(&name) {
                let arguments = [("name", (*name).into())];
                return Err(Mismatch::new(Phrase::MismatchDuplicateKey.with(arguments), value));
            }
            seen.push(name);
        }
        Ok(self)
    }

    /// The member that tells which variant the object is.
    ///
    /// # Errors
    /// It is not there, or no string.
    pub fn tag(self, name: &str) -> Result<String, Mismatch> {
        self.needed(name)
    }

    /// What to say where the tag is none of `known`.
    pub fn unknown_tag(self, name: &str, known: &[&str]) -> Mismatch {
        let value = self.find(name).unwrap_or(self.object);
        unknown_word(known, value).inside(name)
    }

    fn lacks(self, name: &str) -> Mismatch {
        Mismatch::new(Phrase::MismatchMissing.with([("name", name.into())]), self.object)
    }
}

/// What to say where a string is none of `known`.
pub(super) fn unknown_word(known: &[&str], json: Json) -> Mismatch {
    let known = known.join(", ").into();
    match json.text() {
        Some(found) => {
            let arguments = [("known", known), ("found", (*found).into())];
            Mismatch::new(Phrase::MismatchWord.with(arguments), json)
        }
        None => Mismatch::expected(Phrase::OneOf.with([("known", known)]), json),
    }
}

/// Reads a type from an object: each field with how it is read, and with its name in JSON where that is another.
macro_rules! json_object {
    ($type:ident { $($field:ident : $how:ident $(as $key:literal)?),+ $(,)? }) => {
        impl $crate::json::FromJson for $type {
            fn from_json(
                json: $crate::json::Json,
            ) -> Result<Self, $crate::json::Mismatch> {
                let fields = json.fields()?.only(&[$($crate::json::json_object!(@key $field $($key)?)),+])?;
                Ok(Self { $($field: fields.$how($crate::json::json_object!(@key $field $($key)?))?),+ })
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}

/// Reads an enum from an object with a tag: each variant with its tag (the first is the one that is written) and its
/// fields.
macro_rules! json_variants {
    ($type:ident by $tag:literal {
        $($($word:literal)|+ => $variant:ident { $($field:ident : $how:ident),* $(,)? }),+ $(,)?
    }) => {
        impl $crate::json::FromJson for $type {
            fn from_json(
                json: $crate::json::Json,
            ) -> Result<Self, $crate::json::Mismatch> {
                let fields = json.fields()?;
                match fields.tag($tag)?.as_str() {
                    $($($word)|+ => {
                        let fields = fields.only(&[$tag, $(stringify!($field)),*])?;
                        Ok(Self::$variant { $($field: fields.$how(stringify!($field))?),* })
                    })+
                    _ => Err(fields.unknown_tag($tag, &[$($($word),+),+])),
                }
            }
        }
    };
}

/// Reads an enum without fields from a string.
macro_rules! json_words {
    ($type:ident { $($word:literal => $variant:ident),+ $(,)? }) => {
        impl $crate::json::FromJson for $type {
            fn from_json(
                json: $crate::json::Json,
            ) -> Result<Self, $crate::json::Mismatch> {
                $crate::json::word(json, &[$(($word, Self::$variant)),+])
            }
        }
    };
}

/// Lets serde_json read what [`FromJson`] reads.
macro_rules! read_by_json {
    ($($type:ident),+) => {
        $(impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::json::deserialize(deserializer)
            }
        })+
    };
}

pub(crate) use {json_object, json_variants, json_words, read_by_json};
