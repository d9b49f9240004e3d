//! Many events to many payloads: NDJSON in, NDJSON out.

use std::borrow::Cow;

use serde::Serialize;

use super::event_line::Line;
use super::output::Output;
use super::{Template, Undefined, Values};
use crate::diagnostic::{Code, Error};
use crate::json::{self, Compactor, line_length};
use crate::model::{Event, EventType, Secrets};

/// How many bytes of payloads are put together before they are moved on: few enough to stay in the processor's cache.
const FULL: usize = 16 * 1024;

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
        let mut output = Output::with_capacity(2 * FULL);
        let mut read = Line::default();
        // Checked once where all of it is text; else a line's own bytes say where it is none.
        let all = std::str::from_utf8(events).ok();
        let (mut start, mut number) = (0, 0);
        while start < events.len() {
            let end = start + line_length(events.get(start..).unwrap_or_default());
            number += 1;
            let bytes = events.get(start..end).unwrap_or_default();
            if !bytes.trim_ascii().is_empty() {
                let line =
                    || all.map_or_else(|| text(bytes), |all| Ok(all.get(start..end).unwrap_or_default()));
                let rendered = template.as_deref().ok_or_else(not_one_line).and_then(|template| {
                    let line = line()?;
                    let facts = read.read(line).ok().and_then(|()| read.facts(line));
                    let Some((happened, facts)) = facts else {
                        let event = Event::from_json(line)?;
                        let values = Values::new(&event, event_type);
                        return template.render_into(&values, secrets, undefined, &mut output);
                    };
                    let values = Values::of(facts, event_type.unwrap_or(happened));
                    template.render_into(&values, secrets, undefined, &mut output)
                });
                if let Err(error) = rendered {
                    output.push(&error_line(&error, number));
                }
            }
            output.push("\n");
            start = end + 1;
            if output.len() > FULL {
                output.move_to(out);
            }
        }
        output.move_to(out);
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
        let mut pieces = Compactor::default();
        let mut at = 0;
        for used in self.uses() {
            pieces.push(
                self.text.get(at..used.range.start).unwrap_or_default(),
                &mut compact,
            );
            compact.push_str(self.source(used));
            at = used.range.end;
        }
        pieces.push(self.text.get(at..).unwrap_or_default(), &mut compact);
        compact
    }
}

fn text(line: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(line).map_err(|error| {
        Error::new(
            Code::LineEncoding,
            [("byte", (error.valid_up_to() + 1).to_string().into())],
        )
    })
}

fn not_one_line() -> Error {
    Error::new(Code::TemplateManyLines, [])
}

fn error_line(error: &Error, line: usize) -> String {
    #[derive(Serialize)]
    struct ErrorLine<'a> {
        error: LineError<'a>,
    }
    #[derive(Serialize)]
    struct LineError<'a> {
        code: &'static str,
        message: &'a str,
        line: usize,
    }
    json::to_string(&ErrorLine {
        error: LineError {
            code: error.code().as_str(),
            message: &error.diagnostic().message,
            line,
        },
    })
}
