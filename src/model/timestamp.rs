//! When something happened.

use serde::Serialize;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::diagnostic::Phrase;
use crate::json::{FromJson, Json, Mismatch, read_by_json};

/// A point in time, kept as it was written (RFC 3339, like `2026-11-23T09:12:44Z`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub struct Timestamp {
    text: String,
    millis: i64,
}

impl Timestamp {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub fn millis(&self) -> i64 {
        self.millis
    }

    /// The text as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromJson for Timestamp {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        Self::try_from(String::from_json(json)?).map_err(|_| Mismatch::expected(Phrase::Time, json))
    }
}

read_by_json!(Timestamp);

impl TryFrom<String> for Timestamp {
    type Error = time::error::Parse;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let at = OffsetDateTime::parse(&text, &Rfc3339)?;
        let millis = at.unix_timestamp() * 1000 + i64::from(at.millisecond());
        Ok(Self { text, millis })
    }
}

impl From<Timestamp> for String {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.text
    }
}
