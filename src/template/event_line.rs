//! An event's JSON text to what variables ask for, in one pass and without a copy.
//!
//! [`Event::from_json`] is the rule; this reads the ordinary case of what it accepts, and ends at the first
//! [`Doubt`]. Then the rule itself has to be asked.

use std::ops::Range;

use super::text::Text;
use super::values::{Facts, Metadata, VersionFacts};
use crate::diagnostic::Phrase;
use crate::json::{Cursor, Escapes, StringSpan, unescaped};
use crate::model::{EventType, RunState};

#[cfg(doc)]
use crate::model::Event;
#[cfg(test)]
mod tests;

/// It is no event, or none as they ordinarily are: a mistake, an escape in a key, a key twice.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doubt;

impl From<Phrase> for Doubt {
    fn from(_: Phrase) -> Self {
        Self
    }
}

type Read<T> = Result<T, Doubt>;

/// The fields of an event, by their places in its text; what `null` or no field gives is none.
#[derive(Debug, Default)]
pub(super) struct Line {
    event_type: Option<EventType>,
    author: Option<StringSpan>,
    entity: Option<StringSpan>,
    project: Option<StringSpan>,
    registry: Option<StringSpan>,
    collection: Option<StringSpan>,
    version: Option<Version>,
    metadata: Vec<Member>,
    alias: Option<StringSpan>,
    tag: Option<StringSpan>,
    run: Option<()>,
    metric: Option<()>,
    state: Option<()>,
}

/// An event's artifact version, its metadata apart.
#[derive(Clone, Copy, Debug)]
struct Version {
    id: StringSpan,
    index: u64,
    first_alias: Option<StringSpan>,
}

/// A metadata key and its value.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub key: Range<usize>,
    pub value: Range<usize>,
}

impl Line {
    /// Reads another event into the same memory.
    pub fn read(&mut self, text: &str) -> Read<()> {
        let mut metadata = std::mem::take(&mut self.metadata);
        metadata.clear();
        *self = Self {
            metadata,
            ..Self::default()
        };
        let mut cursor = Cursor::new(text);
        cursor.expect(b'{', Phrase::JsonValue)?;
        let mut seen = 0;
        while let Some(key) = self::key(&mut cursor, &mut seen)? {
            self.field(key, &mut cursor)?;
        }
        cursor.peek().map_or(Ok(()), |_| Err(Doubt))
    }

    fn field(&mut self, key: &[u8], cursor: &mut Cursor) -> Read<()> {
        match key {
            b"type" => {
                let name = plain(cursor)?;
                self.event_type = Some(name.parse().map_err(|_| Doubt)?);
            }
            b"author" => self.author = unless_null(cursor, text)?,
            b"alias" => self.alias = unless_null(cursor, text)?,
            b"tag" => self.tag = unless_null(cursor, text)?,
            b"entity" => self.entity = unless_null(cursor, place)?,
            b"project" => self.project = unless_null(cursor, place)?,
            b"registry" => self.registry = unless_null(cursor, place)?,
            b"collection" => self.collection = unless_null(cursor, place)?,
            b"artifact_version" => {
                self.metadata.clear();
                self.version = match cursor.null()? {
                    true => None,
                    false => Some(version(cursor, &mut self.metadata)?),
                };
            }
            b"run" => self.run = unless_null(cursor, run)?,
            b"metric" => self.metric = unless_null(cursor, metric)?,
            b"state" => self.state = unless_null(cursor, state)?,
            b"organization" => drop(unless_null(cursor, place)?),
            b"time" => drop(unless_null(cursor, time)?),
            _ => skip(cursor)?,
        }
        Ok(())
    }

    /// What happened, and exactly the facts that such an event has; none where one is missing. `text` is what was read.
    pub fn facts<'a>(&'a self, text: &'a str) -> Option<(EventType, Facts<'a>)> {
        let event_type = self.event_type?;
        let say =
            |quoted: StringSpan| Text::inside(text.get(quoted.range()).unwrap_or_default(), quoted.escapes);
        let version = self.version.map(|version| VersionFacts {
            id: say(version.id),
            index: version.index,
            first_alias: version.first_alias.map(say),
            metadata: Metadata::Listed(text, &self.metadata),
        });
        let (collection, alias, tag) = (self.collection.map(say), self.alias.map(say), self.tag.map(say));
        let facts = Facts {
            author: say(self.author?),
            entity: say(self.entity?),
            project: say(self.registry.or(self.project)?),
            collection: None,
            alias: None,
            tag: None,
            version: None,
        };
        let facts = match event_type {
            EventType::LinkArtifact | EventType::UnlinkArtifact | EventType::CreateArtifact => Facts {
                collection: Some(collection?),
                version: Some(version?),
                ..facts
            },
            EventType::AddArtifactAlias => Facts {
                collection: Some(collection?),
                version: Some(version?),
                alias: Some(alias?),
                ..facts
            },
            EventType::AddArtifactTag | EventType::RemoveArtifactTag => Facts {
                collection: Some(collection?),
                version: Some(version?),
                tag: Some(tag?),
                ..facts
            },
            EventType::AddCollectionTag | EventType::RemoveCollectionTag => Facts {
                collection: Some(collection?),
                tag: Some(tag?),
                ..facts
            },
            EventType::RunMetric | EventType::RunMetricChange | EventType::RunMetricZscore => {
                self.run.and(self.metric)?;
                facts
            }
            EventType::RunState => {
                self.run.and(self.state)?;
                facts
            }
        };
        Some((happened(event_type), facts))
    }
}

/// One happening drives all three metric triggers.
fn happened(named: EventType) -> EventType {
    match named {
        EventType::RunMetricChange | EventType::RunMetricZscore => EventType::RunMetric,
        other => other,
    }
}

fn key<'a>(cursor: &mut Cursor<'a>, seen: &mut usize) -> Read<Option<&'a [u8]>> {
    Ok(key_place(cursor, seen)?.map(|key| cursor.bytes(key)))
}

#[inline(always)]
fn key_place(cursor: &mut Cursor, seen: &mut usize) -> Read<Option<Range<usize>>> {
    match cursor.key(seen)? {
        Some(key) if key.escapes != Escapes::None => Err(Doubt),
        key => Ok(key.map(StringSpan::range)),
    }
}

/// A text, where every escape stands for a character.
#[inline]
fn text(cursor: &mut Cursor) -> Read<StringSpan> {
    let quoted = cursor.string()?;
    if quoted.escapes == Escapes::Other && unescaped(cursor.source(quoted.range())).is_none() {
        return Err(Doubt);
    }
    Ok(quoted)
}

/// A text that reads as it was written.
fn plain<'a>(cursor: &mut Cursor<'a>) -> Read<&'a str> {
    match cursor.string()? {
        quoted if quoted.escapes == Escapes::None => Ok(cursor.source(quoted.range())),
        _ => Err(Doubt),
    }
}

fn unless_null<'a, T>(cursor: &mut Cursor<'a>, read: impl Fn(&mut Cursor<'a>) -> Read<T>) -> Read<Option<T>> {
    if cursor.null()? {
        return Ok(None);
    }
    read(cursor).map(Some)
}

/// The name of a place.
fn place(cursor: &mut Cursor) -> Read<StringSpan> {
    if cursor.peek() == Some(b'"') {
        return text(cursor);
    }
    let (mut name, mut id, mut seen) = (None, None, 0);
    cursor.expect(b'{', Phrase::JsonValue)?;
    while let Some(key) = key(cursor, &mut seen)? {
        match key {
            b"name" => once(&mut name, text(cursor)?)?,
            b"id" => once(&mut id, text(cursor)?)?,
            _ => return Err(Doubt),
        }
    }
    id.and(name).ok_or(Doubt)
}

/// A time in UTC; no leap day and no leap second.
fn time(cursor: &mut Cursor) -> Read<()> {
    is_time(plain(cursor)?).ok_or(Doubt)
}

fn is_time(text: &str) -> Option<()> {
    const SHAPE: &str = "0000-00-00T00:00:00";
    let (whole, fraction) = text.strip_suffix('Z')?.split_at_checked(SHAPE.len())?;
    let fits = whole
        .bytes()
        .zip(SHAPE.bytes())
        .all(|(byte, wanted)| match wanted {
            b'0' => byte.is_ascii_digit(),
            separator => byte == separator,
        });
    let number = |from: usize| whole.get(from..from + 2)?.parse::<u8>().ok();
    let (month, day) = (number(5)?, number(8)?);
    let days = match month {
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    let exists = (1..=days).contains(&day) && number(11)? < 24 && number(14)? < 60 && number(17)? < 60;
    let fraction_fits = match fraction.strip_prefix('.') {
        Some(digits) => (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => fraction.is_empty(),
    };
    (fits && exists && fraction_fits).then_some(())
}

fn version(cursor: &mut Cursor, members: &mut Vec<Member>) -> Read<Version> {
    let (mut id, mut index, mut aliases, mut tags, mut metadata) = (None, None, None, None, None);
    let mut seen = 0;
    cursor.expect(b'{', Phrase::JsonValue)?;
    while let Some(key) = key(cursor, &mut seen)? {
        match key {
            b"id" => once(&mut id, text(cursor)?)?,
            b"index" => once(&mut index, whole_number(cursor)?)?,
            b"aliases" => once(&mut aliases, texts(cursor)?)?,
            b"tags" => once(&mut tags, texts(cursor)?)?,
            b"metadata" => once(&mut metadata, object(cursor, |member| members.push(member))?)?,
            _ => skip(cursor)?,
        }
    }
    Ok(Version {
        id: id.ok_or(Doubt)?,
        index: index.ok_or(Doubt)?,
        first_alias: aliases.flatten(),
    })
}

fn object(cursor: &mut Cursor, mut take: impl FnMut(Member)) -> Read<()> {
    let mut seen = 0;
    cursor.expect(b'{', Phrase::JsonValue)?;
    while let Some(key) = key_place(cursor, &mut seen)? {
        let value = cursor.value()?;
        take(Member { key, value });
    }
    Ok(())
}

fn run(cursor: &mut Cursor) -> Read<()> {
    let (mut id, mut name, mut user, mut tags, mut fields) = (None, None, None, None, None);
    let mut seen = 0;
    cursor.expect(b'{', Phrase::JsonValue)?;
    while let Some(key) = key(cursor, &mut seen)? {
        match key {
            b"id" => once(&mut id, text(cursor)?)?,
            b"display_name" => once(&mut name, text(cursor)?)?,
            b"user" => once(&mut user, text(cursor)?)?,
            b"tags" => once(&mut tags, texts(cursor)?)?,
            b"fields" => once(&mut fields, object(cursor, drop)?)?,
            _ => skip(cursor)?,
        }
    }
    id.and(name).map(drop).ok_or(Doubt)
}

fn state(cursor: &mut Cursor) -> Read<()> {
    RunState::named(plain(cursor)?).map(drop).ok_or(Doubt)
}

fn metric(cursor: &mut Cursor) -> Read<()> {
    let (mut name, mut value, mut step, mut seen) = (None, None, None, 0);
    cursor.expect(b'{', Phrase::JsonValue)?;
    while let Some(key) = key(cursor, &mut seen)? {
        match key {
            b"name" => once(&mut name, text(cursor)?)?,
            b"value" => once(&mut value, metric_value(cursor)?)?,
            b"step" => once(&mut step, whole_number(cursor)?)?,
            _ => skip(cursor)?,
        }
    }
    value.and(name).map(drop).ok_or(Doubt)
}

/// A number, far from the limits of what is finite, or one of the three that JSON has no form for.
fn metric_value(cursor: &mut Cursor) -> Read<()> {
    let value = cursor.value()?;
    let json = cursor.source(value);
    if matches!(json, "\"NaN\"" | "\"Infinity\"" | "\"-Infinity\"") {
        return Ok(());
    }
    let (digits, exponent) = json.split_once(['e', 'E']).unwrap_or((json, ""));
    let is_number = digits.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    let is_moderate = digits.len() < 40 && exponent.trim_start_matches(['+', '-']).len() < 3;
    (is_number && is_moderate).then_some(()).ok_or(Doubt)
}

/// A whole number that surely fits 64 bits.
fn whole_number(cursor: &mut Cursor) -> Read<u64> {
    let value = cursor.value()?;
    let json = cursor.source(value);
    let fits = json.len() < 19 && json.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| json.parse().ok()).flatten().ok_or(Doubt)
}

/// A list of texts; its first, where there is one.
fn texts(cursor: &mut Cursor) -> Read<Option<StringSpan>> {
    let (mut first, mut seen) = (None, 0);
    cursor.expect(b'[', Phrase::JsonValue)?;
    while !cursor.array_ends(&mut seen)? {
        let text = text(cursor)?;
        first.get_or_insert(text);
    }
    Ok(first)
}

fn skip(cursor: &mut Cursor) -> Read<()> {
    cursor.value()?;
    Ok(())
}

/// Fills an empty slot, and doubts where it is filled already.
fn once<T>(slot: &mut Option<T>, value: T) -> Read<()> {
    slot.replace(value).map_or(Ok(()), |_| Err(Doubt))
}
