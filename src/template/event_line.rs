//! An event's JSON text to what variables ask for, in one pass and without a copy.
//!
//! [`Event::from_json`] is the rule; this reads the ordinary case of what it accepts, and gives none at the first
//! doubt: a mistake, an escape in a text that is needed, a key twice. Then the rule itself has to be asked.

use std::borrow::Cow;

use super::scan::Scanner;
use super::values::{Facts, Metadata, VersionFacts};
use crate::model::{EventType, RunState, compact_json};

#[cfg(doc)]
use crate::model::Event;
#[cfg(test)]
mod tests;

/// A metadata key that a template asks for, and its value as compact JSON where the version has one.
pub(super) type Asked<'a> = (&'a str, Option<Cow<'a, str>>);

/// Reads the event, and the metadata into `asked`.
pub(super) fn read<'a>(line: &'a str, asked: &mut [Asked<'a>]) -> Option<(EventType, Facts<'a>)> {
    let mut scanner = Scanner::new(line);
    let mut fields = Fields::default();
    scanner.expect(b'{')?;
    let mut seen = 0;
    while let Some(key) = scanner.key(&mut seen)? {
        fields.read(key, &mut scanner, asked)?;
    }
    if !scanner.is_done() {
        return None;
    }
    let named = fields.event_type?;
    Some((happened(named), fields.facts(named)?))
}

/// One happening drives all three metric triggers.
fn happened(named: EventType) -> EventType {
    match named {
        EventType::RunMetricChange | EventType::RunMetricZscore => EventType::RunMetric,
        other => other,
    }
}

/// The fields of an event; what `null` or no field gives is none.
#[derive(Default)]
struct Fields<'a> {
    event_type: Option<EventType>,
    author: Option<&'a str>,
    entity: Option<&'a str>,
    project: Option<&'a str>,
    registry: Option<&'a str>,
    collection: Option<&'a str>,
    version: Option<VersionFacts<'a>>,
    alias: Option<&'a str>,
    tag: Option<&'a str>,
    run: Option<()>,
    metric: Option<()>,
    state: Option<()>,
}

impl<'a> Fields<'a> {
    fn read(&mut self, key: &str, scanner: &mut Scanner<'a>, asked: &mut [Asked<'a>]) -> Option<()> {
        match key {
            "type" => self.event_type = Some(scanner.plain_string()?.parse().ok()?),
            "author" => self.author = unless_null(scanner, Scanner::plain_string)?,
            "alias" => self.alias = unless_null(scanner, Scanner::plain_string)?,
            "tag" => self.tag = unless_null(scanner, Scanner::plain_string)?,
            "entity" => self.entity = unless_null(scanner, place)?,
            "project" => self.project = unless_null(scanner, place)?,
            "registry" => self.registry = unless_null(scanner, place)?,
            "collection" => self.collection = unless_null(scanner, place)?,
            "artifact_version" if scanner.null() => self.version = None,
            "artifact_version" => self.version = Some(version(scanner, asked)?),
            "run" => self.run = unless_null(scanner, run)?,
            "metric" => self.metric = unless_null(scanner, metric)?,
            "state" => self.state = unless_null(scanner, state)?,
            "organization" => drop(unless_null(scanner, place)?),
            "time" => drop(unless_null(scanner, time)?),
            _ => drop(scanner.value()?),
        }
        Some(())
    }

    /// Exactly what an event of this type has; none where something is missing.
    fn facts(self, event_type: EventType) -> Option<Facts<'a>> {
        let facts = Facts {
            author: self.author?,
            entity: self.entity?,
            project: self.registry.or(self.project)?,
            collection: None,
            alias: None,
            tag: None,
            version: None,
        };
        match event_type {
            EventType::LinkArtifact | EventType::UnlinkArtifact | EventType::CreateArtifact => Some(Facts {
                collection: Some(self.collection?),
                version: Some(self.version?),
                ..facts
            }),
            EventType::AddArtifactAlias => Some(Facts {
                collection: Some(self.collection?),
                version: Some(self.version?),
                alias: Some(self.alias?),
                ..facts
            }),
            EventType::AddArtifactTag | EventType::RemoveArtifactTag => Some(Facts {
                collection: Some(self.collection?),
                version: Some(self.version?),
                tag: Some(self.tag?),
                ..facts
            }),
            EventType::AddCollectionTag | EventType::RemoveCollectionTag => Some(Facts {
                collection: Some(self.collection?),
                tag: Some(self.tag?),
                ..facts
            }),
            EventType::RunMetric | EventType::RunMetricChange | EventType::RunMetricZscore => {
                self.run.and(self.metric).map(|()| facts)
            }
            EventType::RunState => self.run.and(self.state).map(|()| facts),
        }
    }
}

fn unless_null<'a, T>(
    scanner: &mut Scanner<'a>,
    read: fn(&mut Scanner<'a>) -> Option<T>,
) -> Option<Option<T>> {
    if scanner.null() {
        return Some(None);
    }
    read(scanner).map(Some)
}

/// The name of a place.
fn place<'a>(scanner: &mut Scanner<'a>) -> Option<&'a str> {
    if scanner.peek()? == b'"' {
        return scanner.plain_string();
    }
    let (mut name, mut id, mut seen) = (None, None, 0);
    scanner.expect(b'{')?;
    while let Some(key) = scanner.key(&mut seen)? {
        match key {
            "name" => name = Some(scanner.plain_string()?),
            "id" => id = Some(scanner.plain_string()?),
            _ => return None,
        }
    }
    id.and(name)
}

/// A time in UTC; no leap day and no leap second.
fn time<'a>(scanner: &mut Scanner<'a>) -> Option<&'a str> {
    const SHAPE: &str = "0000-00-00T00:00:00";
    let text = scanner.plain_string()?;
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
    (fits && exists && fraction_fits).then_some(text)
}

fn version<'a>(scanner: &mut Scanner<'a>, asked: &mut [Asked<'a>]) -> Option<VersionFacts<'a>> {
    let (mut id, mut index, mut aliases, mut tags, mut metadata) = (None, None, None, None, None);
    asked.iter_mut().for_each(|(_, value)| *value = None);
    scanner.expect(b'{')?;
    let mut seen = 0;
    while let Some(key) = scanner.key(&mut seen)? {
        match key {
            "id" => once(&mut id, scanner.plain_string()?)?,
            "index" => once(&mut index, whole_number(scanner)?)?,
            "aliases" => once(&mut aliases, texts(scanner)?)?,
            "tags" => once(&mut tags, texts(scanner)?)?,
            "metadata" => once(&mut metadata, self::metadata(scanner, asked)?)?,
            _ => drop(scanner.value()?),
        }
    }
    Some(VersionFacts {
        id: id?,
        index: index?,
        first_alias: aliases.flatten(),
        metadata: Metadata::Blank,
    })
}

fn metadata<'a>(scanner: &mut Scanner<'a>, asked: &mut [Asked<'a>]) -> Option<()> {
    scanner.expect(b'{')?;
    let mut seen = 0;
    while let Some(key) = scanner.key(&mut seen)? {
        let json = scanner.value()?;
        if let Some((_, value)) = asked.iter_mut().find(|(asked, _)| *asked == key) {
            *value = Some(compact(json));
        }
    }
    Some(())
}

fn compact(json: &str) -> Cow<'_, str> {
    if json.starts_with(['{', '[']) && json.contains([' ', '\t', '\n', '\r']) {
        return Cow::Owned(compact_json(json));
    }
    Cow::Borrowed(json)
}

fn run(scanner: &mut Scanner) -> Option<()> {
    let (mut id, mut name, mut user, mut tags, mut fields) = (None, None, None, None, None);
    scanner.expect(b'{')?;
    let mut seen = 0;
    while let Some(key) = scanner.key(&mut seen)? {
        match key {
            "id" => once(&mut id, scanner.plain_string()?)?,
            "display_name" => once(&mut name, scanner.plain_string()?)?,
            "user" => once(&mut user, scanner.plain_string()?)?,
            "tags" => once(&mut tags, texts(scanner)?)?,
            "fields" => once(&mut fields, metadata(scanner, &mut [])?)?,
            _ => drop(scanner.value()?),
        }
    }
    id.and(name).map(drop)
}

fn state(scanner: &mut Scanner) -> Option<()> {
    serde_json::from_str::<RunState>(scanner.value()?).ok().map(drop)
}

fn metric(scanner: &mut Scanner) -> Option<()> {
    let (mut name, mut value, mut step) = (None, None, None);
    scanner.expect(b'{')?;
    let mut seen = 0;
    while let Some(key) = scanner.key(&mut seen)? {
        match key {
            "name" => once(&mut name, scanner.plain_string()?)?,
            "value" => once(&mut value, metric_value(scanner)?)?,
            "step" => once(&mut step, whole_number(scanner)?)?,
            _ => drop(scanner.value()?),
        }
    }
    value.and(name).map(drop)
}

/// A number, far from the limits of what is finite, or one of the three that JSON has no form for.
fn metric_value(scanner: &mut Scanner) -> Option<()> {
    let json = scanner.value()?;
    if json.starts_with('"') {
        return matches!(json, "\"NaN\"" | "\"Infinity\"" | "\"-Infinity\"").then_some(());
    }
    let (digits, exponent) = json.split_once(['e', 'E']).unwrap_or((json, ""));
    let is_number = digits.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    let is_moderate = digits.len() < 40 && exponent.trim_start_matches(['+', '-']).len() < 3;
    (is_number && is_moderate).then_some(())
}

/// A whole number that surely fits 64 bits.
fn whole_number(scanner: &mut Scanner) -> Option<u64> {
    let json = scanner.value()?;
    let fits = json.len() < 19 && json.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| json.parse().ok())?
}

/// A list of texts; its first, where there is one.
fn texts<'a>(scanner: &mut Scanner<'a>) -> Option<Option<&'a str>> {
    let (mut first, mut seen) = (None, 0);
    scanner.expect(b'[')?;
    while !scanner.list_ends(&mut seen)? {
        let text = scanner.plain_string()?;
        first.get_or_insert(text);
    }
    Some(first)
}

/// Fills an empty slot; none where it is filled already.
fn once<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}
