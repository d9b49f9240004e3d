//! Events as JSON text: the fields that variables use, read in one pass and without a copy.
//!
//! [`Event::from_json`] defines what an event is. [`EventScan`] is a fast path for ordinary events, and gives up with
//! [`NotFastPath`] at the first unusual detail; then [`Event::from_json`] decides. The property tests in
//! `event_text/tests.rs`, such as `event_text_is_accepted_or_rejected_as_by_event_from_json`, keep both equal.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use super::Values;
use super::values::{
    AlertView, EventString, EventView, MemberSpan, Members, MetricView, ScannedMembers, VersionView,
};
use crate::diagnostic::{Error, Phrase};
use crate::json::{Cursor, Escapes, StringSpan, unescaped};
use crate::model::{Event, EventType, RunState, unix_millis};

#[cfg(test)]
mod tests;

/// An event that keeps its JSON text and reads only what variables use; the whole [`Event`] is parsed on demand.
#[derive(Debug)]
pub struct EventText<'a> {
    text: Cow<'a, str>,
    /// The fields; `None` if the event is not on the fast path.
    scan: Option<EventScan>,
    parsed: OnceCell<Event>,
}

impl<'a> EventText<'a> {
    /// Reads an event from its JSON text.
    ///
    /// # Errors
    /// The errors of [`Event::from_json`].
    pub fn read(text: impl Into<Cow<'a, str>>) -> Result<Self, Error> {
        let text = text.into();
        let mut scan = EventScan::default();
        let is_complete = scan.read(&text).is_ok() && scan.fields(&text).is_some();
        let event = Self {
            text,
            scan: is_complete.then_some(scan),
            parsed: OnceCell::new(),
        };
        if event.scan.is_none() {
            event.whole()?;
        }
        Ok(event)
    }

    /// Parses the whole event at once, for an event that will be checked or matched, too: [`EventText::read`] would scan its
    /// text first and parse it later.
    ///
    /// # Errors
    /// The errors of [`Event::from_json`].
    pub fn parse(text: impl Into<Cow<'a, str>>) -> Result<Self, Error> {
        let text = text.into();
        let event = Event::from_json(&text)?;
        Ok(Self {
            text,
            scan: None,
            parsed: OnceCell::from(event),
        })
    }

    /// Returns the whole event, parsed at the first call.
    ///
    /// # Errors
    /// Never fails in practice: `read` already checked the text.
    pub fn whole(&self) -> Result<&Event, Error> {
        if let Some(event) = self.parsed.get() {
            return Ok(event);
        }
        let event = Event::from_json(&self.text)?;
        Ok(self.parsed.get_or_init(|| event))
    }

    /// Returns the values that the event gives to variables, as [`Values::new`] does.
    pub fn values(&self, event_type: Option<EventType>) -> Values<'_> {
        let fields = self.scan.as_ref().and_then(|scan| scan.fields(&self.text));
        match (fields, self.parsed.get()) {
            (Some((own_type, fields)), _) => Values::from_fields(fields, event_type.unwrap_or(own_type)),
            (None, Some(event)) => Values::new(event, event_type),
            // Not reached: `read` keeps a complete scan or parses the event.
            (None, None) => Values::default(),
        }
    }
}

/// Returned when the fast path does not apply (not an event, an escape in a key, a duplicate key); the caller falls back to
/// [`Event::from_json`].
#[derive(Clone, Copy, Debug)]
pub(super) struct NotFastPath;

impl From<Phrase> for NotFastPath {
    fn from(_: Phrase) -> Self {
        Self
    }
}

type ScanResult<T> = Result<T, NotFastPath>;

/// The fields of an event as positions in its text. A field that is absent or `null` is `None`.
#[derive(Debug, Default)]
pub(super) struct EventScan {
    event_type: Option<EventType>,
    author: Option<StringSpan>,
    entity: Option<StringSpan>,
    project: Option<StringSpan>,
    registry: Option<StringSpan>,
    collection: Option<StringSpan>,
    version: Option<VersionScan>,
    metadata: ScannedMembers,
    alias: Option<StringSpan>,
    tag: Option<StringSpan>,
    /// The run's name.
    run: Option<StringSpan>,
    metric: Option<MetricScan>,
    state: Option<RunState>,
    alert: Option<AlertScan>,
    variables: ScannedMembers,
}

/// The fields of an event's artifact version, without its metadata.
#[derive(Clone, Copy, Debug)]
struct VersionScan {
    id: StringSpan,
    index: u64,
    first_alias: Option<StringSpan>,
}

/// A logged value, without its step.
#[derive(Clone, Debug)]
struct MetricScan {
    name: StringSpan,
    value: Range<usize>,
}

/// An alert of Weave.
#[derive(Clone, Debug)]
struct AlertScan {
    name: StringSpan,
    metric: StringSpan,
    value: Option<Range<usize>>,
    threshold: Option<Range<usize>>,
    comparison: Option<StringSpan>,
    message: Option<StringSpan>,
}

/// The number of metadata keys for which memory is allocated at once.
const USUAL_METADATA_KEYS: usize = 8;

impl EventScan {
    /// Reads an event, and reuses the memory of the previous one.
    pub fn read(&mut self, text: &str) -> ScanResult<()> {
        let mut metadata = std::mem::take(&mut self.metadata);
        let mut variables = std::mem::take(&mut self.variables);
        metadata.clear();
        variables.clear();
        *self = Self {
            metadata,
            variables,
            ..Self::default()
        };
        let mut cursor = Cursor::new(text);
        cursor.expect(b'{', Phrase::JsonValue)?;
        let mut seen = 0;
        while let Some(key) = self::key(&mut cursor, &mut seen)? {
            self.field(key, &mut cursor)?;
        }
        cursor.peek().map_or(Ok(()), |_| Err(NotFastPath))
    }

    fn field(&mut self, key: &[u8], cursor: &mut Cursor) -> ScanResult<()> {
        match key {
            b"type" => {
                let name = plain(cursor)?;
                self.event_type = Some(name.parse().map_err(|_| NotFastPath)?);
            }
            b"author" => self.author = unless_null(cursor, string)?,
            b"alias" => self.alias = unless_null(cursor, string)?,
            b"tag" => self.tag = unless_null(cursor, string)?,
            b"entity" => self.entity = unless_null(cursor, container)?,
            b"project" => self.project = unless_null(cursor, container)?,
            b"registry" => self.registry = unless_null(cursor, container)?,
            b"collection" => self.collection = unless_null(cursor, container)?,
            b"artifact_version" => {
                self.metadata.clear();
                self.version = if cursor.null()? {
                    None
                } else {
                    Some(version(cursor, &mut self.metadata)?)
                };
            }
            b"run" => self.run = unless_null(cursor, run)?,
            b"metric" => self.metric = unless_null(cursor, metric)?,
            b"state" => self.state = unless_null(cursor, state)?,
            b"alert" => self.alert = unless_null(cursor, alert)?,
            b"variables" => {
                self.variables.clear();
                if !cursor.null()? {
                    object(cursor, |member| self.variables.push(member))?;
                }
            }
            b"organization" => drop(unless_null(cursor, container)?),
            b"time" => drop(unless_null(cursor, skip_time)?),
            _ => skip(cursor)?,
        }
        Ok(())
    }

    /// Returns the type of the event and the fields that events of this type have; `None` if a required field
    /// is missing. `text` is the text that was read.
    pub fn fields<'a>(&'a self, text: &'a str) -> Option<(EventType, EventView<'a>)> {
        let event_type = self.event_type?;
        let string = |quoted: StringSpan| {
            EventString::from_json(text.get(quoted.range()).unwrap_or_default(), quoted.escapes)
        };
        let json = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        let version = self.version.map(|version| VersionView {
            id: string(version.id),
            index: version.index,
            first_alias: version.first_alias.map(string),
            metadata: Members::Scanned {
                text,
                members: &self.metadata,
            },
        });
        let collection = self.collection.map(string);
        let (alias, tag) = (self.alias.map(string), self.tag.map(string));
        let fields = EventView {
            author: string(self.author?),
            entity: string(self.entity?),
            project: string(self.registry.or(self.project)?),
            variables: Members::Scanned {
                text,
                members: &self.variables,
            },
            ..EventView::default()
        };
        let fields = match event_type {
            EventType::LinkArtifact | EventType::UnlinkArtifact | EventType::CreateArtifact => EventView {
                collection: collection?,
                version: Some(version?),
                ..fields
            },
            EventType::AddArtifactAlias | EventType::UpdateArtifactAlias => EventView {
                collection: collection?,
                version: Some(version?),
                alias: Some(alias?),
                ..fields
            },
            EventType::AddArtifactTag | EventType::RemoveArtifactTag => EventView {
                collection: collection?,
                version: Some(version?),
                tag: tag?,
                ..fields
            },
            EventType::AddCollectionTag | EventType::RemoveCollectionTag => EventView {
                collection: collection?,
                tag: tag?,
                ..fields
            },
            EventType::RunMetric | EventType::RunMetricChange | EventType::RunMetricZscore => {
                let metric = self.metric.as_ref()?;
                EventView {
                    run_name: string(self.run?),
                    metric: Some(MetricView {
                        name: string(metric.name),
                        value: json(&metric.value),
                    }),
                    ..fields
                }
            }
            EventType::RunState => EventView {
                run_name: string(self.run?),
                run_state: EventString::from_json(self.state?.as_str(), Escapes::None),
                ..fields
            },
            EventType::WeaveMetricThreshold => {
                let alert = self.alert.as_ref()?;
                EventView {
                    alert: Some(AlertView {
                        name: string(alert.name),
                        metric: string(alert.metric),
                        value: alert.value.as_ref().map(json),
                        threshold: alert.threshold.as_ref().map(json),
                        comparison: alert.comparison.map(string).unwrap_or_default(),
                        message: alert.message.map(string).unwrap_or_default(),
                    }),
                    ..fields
                }
            }
        };
        Some((own_type(event_type), fields))
    }
}

/// Returns the type of the event itself: all three metric triggers wait for the same event.
fn own_type(named: EventType) -> EventType {
    match named {
        EventType::RunMetricChange | EventType::RunMetricZscore => EventType::RunMetric,
        other => other,
    }
}

fn key<'a>(cursor: &mut Cursor<'a>, seen: &mut usize) -> ScanResult<Option<&'a [u8]>> {
    Ok(key_range(cursor, seen)?.map(|key| cursor.bytes(key)))
}

#[inline(always)]
fn key_range(cursor: &mut Cursor, seen: &mut usize) -> ScanResult<Option<Range<usize>>> {
    match cursor.key(seen)? {
        Some(key) if key.escapes != Escapes::None => Err(NotFastPath),
        key => Ok(key.map(StringSpan::range)),
    }
}

/// Reads a string without unpaired surrogates.
#[inline]
fn string(cursor: &mut Cursor) -> ScanResult<StringSpan> {
    let quoted = cursor.string()?;
    if quoted.escapes == Escapes::Other && unescaped(cursor.source(quoted.range())).is_none() {
        return Err(NotFastPath);
    }
    Ok(quoted)
}

/// Reads a string without escape sequences.
fn plain<'a>(cursor: &mut Cursor<'a>) -> ScanResult<&'a str> {
    match cursor.string()? {
        quoted if quoted.escapes == Escapes::None => Ok(cursor.source(quoted.range())),
        _ => Err(NotFastPath),
    }
}

fn unless_null<'a, T>(
    cursor: &mut Cursor<'a>,
    read: impl Fn(&mut Cursor<'a>) -> ScanResult<T>,
) -> ScanResult<Option<T>> {
    if cursor.null()? {
        return Ok(None);
    }
    read(cursor).map(Some)
}

/// Reads the name of a container: a string, or an object with `name` and possibly `id`.
fn container(cursor: &mut Cursor) -> ScanResult<StringSpan> {
    if cursor.peek() == Some(b'"') {
        return string(cursor);
    }
    let (mut name, mut id, mut seen) = (None, None, 0);
    cursor.expect(b'{', Phrase::JsonValue)?;
    while let Some(key) = key(cursor, &mut seen)? {
        match key {
            b"name" => once(&mut name, string(cursor)?)?,
            b"id" => once(&mut id, unless_null(cursor, string)?)?,
            _ => skip(cursor)?,
        }
    }
    name.ok_or(NotFastPath)
}

fn skip_time(cursor: &mut Cursor) -> ScanResult<()> {
    unix_millis(plain(cursor)?).map(drop).ok_or(NotFastPath)
}

fn version(cursor: &mut Cursor, members: &mut ScannedMembers) -> ScanResult<VersionScan> {
    let (mut id, mut index, mut aliases, mut tags, mut metadata) = (None, None, None, None, None);
    let mut seen = 0;
    cursor.expect(b'{', Phrase::JsonValue)?;
    while let Some(key) = key(cursor, &mut seen)? {
        match key {
            b"id" => once(&mut id, string(cursor)?)?,
            b"index" => once(&mut index, whole_number(cursor)?)?,
            b"aliases" => once(&mut aliases, unless_null(cursor, strings)?.flatten())?,
            b"tags" => once(&mut tags, unless_null(cursor, strings)?)?,
            b"metadata" => {
                members.reserve(USUAL_METADATA_KEYS);
                once(&mut metadata, ())?;
                if !cursor.null()? {
                    object(cursor, |member| members.push(member))?;
                }
            }
            _ => skip(cursor)?,
        }
    }
    Ok(VersionScan {
        id: id.ok_or(NotFastPath)?,
        index: index.ok_or(NotFastPath)?,
        first_alias: aliases.flatten(),
    })
}

fn object(cursor: &mut Cursor, mut take: impl FnMut(MemberSpan)) -> ScanResult<()> {
    let mut seen = 0;
    cursor.expect(b'{', Phrase::JsonValue)?;
    while let Some(key) = key_range(cursor, &mut seen)? {
        let value = cursor.value()?;
        take(MemberSpan { key, value });
    }
    Ok(())
}

/// Reads the name of a run.
fn run(cursor: &mut Cursor) -> ScanResult<StringSpan> {
    if cursor.peek() == Some(b'"') {
        return string(cursor);
    }
    let (mut id, mut name, mut user, mut tags, mut fields) = (None, None, None, None, None);
    let mut seen = 0;
    cursor.expect(b'{', Phrase::JsonValue)?;
    while let Some(key) = key(cursor, &mut seen)? {
        match key {
            b"id" => once(&mut id, unless_null(cursor, string)?)?,
            b"display_name" => once(&mut name, unless_null(cursor, string)?)?,
            b"user" => once(&mut user, unless_null(cursor, string)?)?,
            b"tags" => once(&mut tags, unless_null(cursor, strings)?)?,
            b"fields" => once(&mut fields, unless_null(cursor, |cursor| object(cursor, drop))?)?,
            _ => skip(cursor)?,
        }
    }
    name.flatten().or(id.flatten()).ok_or(NotFastPath)
}

fn state(cursor: &mut Cursor) -> ScanResult<RunState> {
    RunState::named(plain(cursor)?).ok_or(NotFastPath)
}

fn metric(cursor: &mut Cursor) -> ScanResult<MetricScan> {
    let (mut name, mut value, mut step, mut seen) = (None, None, None, 0);
    cursor.expect(b'{', Phrase::JsonValue)?;
    while let Some(key) = key(cursor, &mut seen)? {
        match key {
            b"name" => once(&mut name, string(cursor)?)?,
            b"value" => once(&mut value, logged_number(cursor)?)?,
            b"step" => once(&mut step, unless_null(cursor, whole_number)?)?,
            _ => skip(cursor)?,
        }
    }
    match (name, value) {
        (Some(name), Some(value)) => Ok(MetricScan { name, value }),
        _ => Err(NotFastPath),
    }
}

fn alert(cursor: &mut Cursor) -> ScanResult<AlertScan> {
    let (mut name, mut metric, mut value, mut threshold) = (None, None, None, None);
    let (mut comparison, mut message, mut seen) = (None, None, 0);
    cursor.expect(b'{', Phrase::JsonValue)?;
    while let Some(key) = key(cursor, &mut seen)? {
        match key {
            b"name" => once(&mut name, string(cursor)?)?,
            b"metric" => once(&mut metric, string(cursor)?)?,
            b"value" => once(&mut value, unless_null(cursor, logged_number)?)?,
            b"threshold" => once(&mut threshold, unless_null(cursor, logged_number)?)?,
            b"comparison" => once(&mut comparison, unless_null(cursor, string)?)?,
            b"message" => once(&mut message, unless_null(cursor, string)?)?,
            _ => skip(cursor)?,
        }
    }
    Ok(AlertScan {
        name: name.ok_or(NotFastPath)?,
        metric: metric.ok_or(NotFastPath)?,
        value: value.flatten(),
        threshold: threshold.flatten(),
        comparison: comparison.flatten(),
        message: message.flatten(),
    })
}

/// Reads a number that is far from the limits of a double, or one of the three values that JSON has no number for.
fn logged_number(cursor: &mut Cursor) -> ScanResult<Range<usize>> {
    let value = cursor.value()?;
    let json = cursor.source(value.clone());
    if matches!(json, "\"NaN\"" | "\"Infinity\"" | "\"-Infinity\"") {
        return Ok(value);
    }
    let (digits, exponent) = json.split_once(['e', 'E']).unwrap_or((json, ""));
    let is_number = digits.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    let is_moderate = digits.len() < 40 && exponent.trim_start_matches(['+', '-']).len() < 3;
    (is_number && is_moderate).then_some(value).ok_or(NotFastPath)
}

/// Reads an integer with so few digits that it fits into 64 bits.
fn whole_number(cursor: &mut Cursor) -> ScanResult<u64> {
    let value = cursor.value()?;
    let json = cursor.source(value);
    let fits = json.len() < 19 && json.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| json.parse().ok()).flatten().ok_or(NotFastPath)
}

/// Reads an array of strings, and returns the first.
fn strings(cursor: &mut Cursor) -> ScanResult<Option<StringSpan>> {
    let (mut first, mut seen) = (None, 0);
    cursor.expect(b'[', Phrase::JsonValue)?;
    while !cursor.array_ends(&mut seen)? {
        let string = string(cursor)?;
        first.get_or_insert(string);
    }
    Ok(first)
}

fn skip(cursor: &mut Cursor) -> ScanResult<()> {
    cursor.value()?;
    Ok(())
}

/// Sets a field; fails for a duplicate key.
fn once<T>(slot: &mut Option<T>, value: T) -> ScanResult<()> {
    slot.replace(value).map_or(Ok(()), |_| Err(NotFastPath))
}
