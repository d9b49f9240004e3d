//! Many events to many payloads: NDJSON in, NDJSON out.

use std::borrow::Cow;

use super::event_line::{self, Asked};
use super::values::Metadata;
use super::{Template, Undefined, Values, Variable};
use crate::model::json::Members;
use crate::model::{Code, Error, Event, EventType, Secrets};

impl Template {
    /// Renders one event per line to one payload per line, appended to `out`, in order.
    ///
    /// A blank line stays blank, so that line numbers agree. A payload that is JSON over several lines comes out as
    /// compact JSON; one that is no JSON and has line breaks is an error. An error stands in its event's line, as
    /// `{"error":{"code":…,"message":…,"line":…}}` with lines from 1, and stops no other line.
    pub fn render_lines(
        &self,
        events: &[u8],
        event_type: Option<EventType>,
        secrets: &Secrets,
        undefined: Undefined,
        out: &mut Vec<u8>,
    ) {
        let template = self.one_line();
        let mut asked = template.as_deref().map(Self::asked_metadata).unwrap_or_default();
        for (index, line) in events.split_inclusive(|&byte| byte == b'\n').enumerate() {
            if !line.trim_ascii().is_empty() {
                let rendered = template.as_deref().ok_or_else(not_one_line).and_then(|template| {
                    let line = text(line)?;
                    let read = event_line::read(line, &mut asked);
                    let facts = read.as_ref().and_then(|read| read.facts(Metadata::Asked(&asked)));
                    let Some((happened, facts)) = facts else {
                        let event = Event::from_json(line)?;
                        let values = Values::new(&event, event_type);
                        return template.render_bytes(&values, secrets, undefined, out);
                    };
                    let values = Values::of(facts, event_type.unwrap_or(happened));
                    template.render_bytes(&values, secrets, undefined, out)
                });
                if let Err(error) = rendered {
                    push_error(out, &error, index + 1);
                }
            }
            out.push(b'\n');
        }
    }

    /// The metadata keys that it asks for, without values yet.
    pub(super) fn asked_metadata(&self) -> Vec<Asked<'_>> {
        let keys = self.uses().iter().filter_map(|used| match &used.variable {
            Variable::Metadata(key) => Some(key.as_str()),
            _ => None,
        });
        let mut asked: Vec<Asked> = keys.map(|key| (key, None)).collect();
        asked.sort_unstable();
        asked.dedup();
        asked
    }

    /// The template without line breaks: as it is, or as compact JSON; none where neither can be.
    fn one_line(&self) -> Option<Cow<'_, Self>> {
        if !self.text.contains(['\n', '\r']) {
            return Some(Cow::Borrowed(self));
        }
        if self.json_fault().is_some() {
            return None;
        }
        Some(Cow::Owned(Self::new(&self.compact(), self.secret())))
    }

    /// The template, which is JSON, without blanks between its tokens.
    fn compact(&self) -> String {
        let mut compact = String::with_capacity(self.text.len());
        let mut quotes = Quotes::default();
        let mut at = 0;
        for used in self.uses() {
            quotes.push_compact(
                self.text.get(at..used.range.start).unwrap_or_default(),
                &mut compact,
            );
            compact.push_str(self.source(used));
            at = used.range.end;
        }
        quotes.push_compact(self.text.get(at..).unwrap_or_default(), &mut compact);
        compact
    }
}

#[derive(Default)]
struct Quotes {
    inside: bool,
    escaped: bool,
}

impl Quotes {
    fn push_compact(&mut self, json: &str, out: &mut String) {
        out.extend(json.chars().filter(|&character| {
            let kept = self.inside || !matches!(character, ' ' | '\t' | '\n' | '\r');
            if character == '"' && !self.escaped {
                self.inside = !self.inside;
            }
            self.escaped = self.inside && character == '\\' && !self.escaped;
            kept
        }));
    }
}

fn text(line: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(line).map_err(|error| {
        Error::new(
            Code::LineEncoding,
            [("byte", (error.valid_up_to() + 1).to_string())],
        )
    })
}

fn not_one_line() -> Error {
    Error::new(Code::TemplateManyLines, [])
}

fn push_error(out: &mut Vec<u8>, error: &Error, line: usize) {
    let fault = Members::new()
        .text("code", error.code().as_str())
        .text("message", &error.diagnostic().message)
        .json("line", &line.to_string());
    let line = Members::new().json("error", &fault.finish()).finish();
    out.extend_from_slice(line.as_bytes());
}
