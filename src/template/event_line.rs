//! An event's JSON text to what variables ask for, in one pass and without a copy.
//!
//! [`Event::from_json`] is the rule; this reads the ordinary case of what it accepts, and gives none at the first
//! doubt: a mistake, an escape in a key, a key twice. Then the rule itself has to be asked.

use std::borrow::Cow;

use super::scan::Scanner;
use super::values::{Facts, Metadata, VersionFacts};
use crate::model::{EventType, JsonText, RunState, json};

#[cfg(doc)]
use crate::model::Event;
#[cfg(test)]
mod tests;

/// A metadata key that a template asks for, and its value as compact JSON where the version has one.
pub(super) type Asked<'a> = (&'a str, Option<Cow<'a, str>>);

/// Reads the event, and the metadata into `asked`.
pub(super) fn read<'a>(line: &'a str, asked: &mut [Asked<'a>]) -> Option<Line<'a>> {
    let mut scanner = Scanner::new(line);
    let mut fields = Line::default();
    scanner.expect(b'{')?;
    let mut seen = 0;
    while let Some(key) = scanner.key(&mut seen)? {
        fields.read(key, &mut scanner, asked)?;
    }
    scanner.is_done().then_some(fields)
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
pub(super) struct Line<'a> {
    event_type: Option<EventType>,
    author: Option<Cow<'a, str>>,
    entity: Option<Cow<'a, str>>,
    project: Option<Cow<'a, str>>,
    registry: Option<Cow<'a, str>>,
    collection: Option<Cow<'a, str>>,
    version: Option<Version<'a>>,
    alias: Option<Cow<'a, str>>,
    tag: Option<Cow<'a, str>>,
    run: Option<()>,
    metric: Option<()>,
    state: Option<()>,
}

impl<'a> Line<'a> {
    fn read(&mut self, key: &str, scanner: &mut Scanner<'a>, asked: &mut [Asked<'a>]) -> Option<()> {
        match key {
            "type" => self.event_type = Some(scanner.text()?.parse().ok()?),
            "author" => self.author = unless_null(scanner, Scanner::text)?,
            "alias" => self.alias = unless_null(scanner, Scanner::text)?,
            "tag" => self.tag = unless_null(scanner, Scanner::text)?,
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

    /// What happened, and exactly the facts that such an event has; none where one is missing.
    pub(super) fn facts<'b>(&'b self, metadata: Metadata<'b>) -> Option<(EventType, Facts<'b>)> {
        let event_type = self.event_type?;
        let facts = Facts {
            author: self.author.as_deref()?,
            entity: self.entity.as_deref()?,
            project: self.registry.as_deref().or(self.project.as_deref())?,
            collection: None,
            alias: None,
            tag: None,
            version: None,
        };
        let in_collection = || {
            let collection = Some(self.collection.as_deref()?);
            Some(Facts {
                collection,
                ..facts.clone()
            })
        };
        let of_version = || {
            let version = self.version.as_ref()?.facts(metadata.clone());
            Some(Facts {
                version: Some(version),
                ..in_collection()?
            })
        };
        let facts = match event_type {
            EventType::LinkArtifact | EventType::UnlinkArtifact | EventType::CreateArtifact => of_version()?,
            EventType::AddArtifactAlias => {
                let alias = Some(self.alias.as_deref()?);
                Facts {
                    alias,
                    ..of_version()?
                }
            }
            EventType::AddArtifactTag | EventType::RemoveArtifactTag => {
                let tag = Some(self.tag.as_deref()?);
                Facts { tag, ..of_version()? }
            }
            EventType::AddCollectionTag | EventType::RemoveCollectionTag => {
                let tag = Some(self.tag.as_deref()?);
                Facts {
                    tag,
                    ..in_collection()?
                }
            }
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

/// An event's artifact version, its metadata apart.
struct Version<'a> {
    id: Cow<'a, str>,
    index: u64,
    first_alias: Option<Cow<'a, str>>,
}

impl Version<'_> {
    fn facts<'b>(&'b self, metadata: Metadata<'b>) -> VersionFacts<'b> {
        VersionFacts {
            id: &self.id,
            index: self.index,
            first_alias: self.first_alias.as_deref(),
            metadata,
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
fn place<'a>(scanner: &mut Scanner<'a>) -> Option<Cow<'a, str>> {
    if scanner.peek()? == b'"' {
        return scanner.text();
    }
    let (mut name, mut id, mut seen) = (None, None, 0);
    scanner.expect(b'{')?;
    while let Some(key) = scanner.key(&mut seen)? {
        match key {
            "name" => once(&mut name, scanner.text()?)?,
            "id" => once(&mut id, scanner.text()?)?,
            _ => return None,
        }
    }
    id.and(name)
}

/// A time in UTC; no leap day and no leap second.
fn time(scanner: &mut Scanner) -> Option<()> {
    const SHAPE: &str = "0000-00-00T00:00:00";
    let text = scanner.text()?;
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

fn version<'a>(scanner: &mut Scanner<'a>, asked: &mut [Asked<'a>]) -> Option<Version<'a>> {
    let (mut id, mut index, mut aliases, mut tags, mut metadata) = (None, None, None, None, None);
    asked.iter_mut().for_each(|(_, value)| *value = None);
    scanner.expect(b'{')?;
    let mut seen = 0;
    while let Some(key) = scanner.key(&mut seen)? {
        match key {
            "id" => once(&mut id, scanner.text()?)?,
            "index" => once(&mut index, whole_number(scanner)?)?,
            "aliases" => once(&mut aliases, texts(scanner)?)?,
            "tags" => once(&mut tags, texts(scanner)?)?,
            "metadata" => once(&mut metadata, self::metadata(scanner, asked)?)?,
            _ => drop(scanner.value()?),
        }
    }
    Some(Version {
        id: id?,
        index: index?,
        first_alias: aliases.flatten(),
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
        return Cow::Owned(JsonText::compact(json).as_str().to_owned());
    }
    Cow::Borrowed(json)
}

fn run(scanner: &mut Scanner) -> Option<()> {
    let (mut id, mut name, mut user, mut tags, mut fields) = (None, None, None, None, None);
    scanner.expect(b'{')?;
    let mut seen = 0;
    while let Some(key) = scanner.key(&mut seen)? {
        match key {
            "id" => once(&mut id, scanner.text()?)?,
            "display_name" => once(&mut name, scanner.text()?)?,
            "user" => once(&mut user, scanner.text()?)?,
            "tags" => once(&mut tags, texts(scanner)?)?,
            "fields" => once(&mut fields, metadata(scanner, &mut [])?)?,
            _ => drop(scanner.value()?),
        }
    }
    id.and(name).map(drop)
}

fn state(scanner: &mut Scanner) -> Option<()> {
    json::read::<RunState>(scanner.value()?).ok().map(drop)
}

fn metric(scanner: &mut Scanner) -> Option<()> {
    let (mut name, mut value, mut step) = (None, None, None);
    scanner.expect(b'{')?;
    let mut seen = 0;
    while let Some(key) = scanner.key(&mut seen)? {
        match key {
            "name" => once(&mut name, scanner.text()?)?,
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
fn texts<'a>(scanner: &mut Scanner<'a>) -> Option<Option<Cow<'a, str>>> {
    let (mut first, mut seen) = (None, 0);
    scanner.expect(b'[')?;
    while !scanner.list_ends(&mut seen)? {
        let text = scanner.text()?;
        first.get_or_insert(text);
    }
    Some(first)
}

/// Fills an empty slot; none where it is filled already.
fn once<T>(slot: &mut Option<T>, value: T) -> Option<()> {
    slot.replace(value).is_none().then_some(())
}
