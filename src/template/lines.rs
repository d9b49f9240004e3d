//! Batch rendering: one event per line in (NDJSON), one payload per line out.

use super::event_text::EventScan;
use super::output::Output;
use super::{RenderOptions, Template, Values};
use crate::diagnostic::{Code, Error};
use crate::json::{JsonText, line_length};
use crate::model::{Event, EventType};

/// Output bytes buffered before a flush to `out` (fits in the L1 cache).
const FLUSH_THRESHOLD: usize = 16 * 1024;

/// The maximum length of all payloads of one batch, in bytes.
const MAX_BATCH_BYTES: usize = 512 * 1024 * 1024;

impl Template {
    /// Renders one event per line to one payload per line, and appends them to `out` in order.
    ///
    /// A line of whitespace becomes an empty line, so that line numbers agree. A payload that is JSON over several
    /// lines is written as compact JSON. An event that can't be rendered becomes the line
    /// `{"error":{"code":…,"message":…,"line":…}}`, with lines from 1, and the batch continues. If the template has line
    /// breaks and is not JSON, no event can be rendered.
    ///
    /// # Errors
    /// [`Code::TemplateBatchTooLong`] if the payloads are longer than 512 MiB together. `out` then has no part of them.
    pub fn render_lines(
        &self,
        events: &[u8],
        event_type: Option<EventType>,
        options: &RenderOptions,
        out: &mut Vec<u8>,
    ) -> Result<(), Error> {
        let before = out.len();
        let template = self.single_line();
        let mut output = Output::with_capacity(2 * FLUSH_THRESHOLD);
        let mut scan = EventScan::default();
        // Validated as a whole if possible; otherwise line by line, so that an error has the offset in its own line.
        let text = std::str::from_utf8(events).ok();
        let (mut start, mut number) = (0, 0);
        while start < events.len() {
            let end = start + line_length(events.get(start..).unwrap_or_default());
            number += 1;
            let bytes = events.get(start..end).unwrap_or_default();
            if !bytes.trim_ascii().is_empty() {
                let line = text.map_or_else(
                    || utf8(bytes),
                    |text| Ok(text.get(start..end).unwrap_or_default()),
                );
                let rendered = match &template {
                    Some(template) => line.and_then(|line| {
                        template.render_line(line, event_type, &mut scan, options, &mut output)
                    }),
                    None => Err(Error::new(Code::TemplateManyLines, [])),
                };
                if let Err(error) = rendered {
                    output.push(&error_line(&error, number));
                }
            }
            output.push("\n");
            start = end + 1;
            if output.len() > FLUSH_THRESHOLD {
                output.move_to(out);
                if out.len() - before > MAX_BATCH_BYTES {
                    out.truncate(before);
                    return Err(Error::new(Code::TemplateBatchTooLong, []));
                }
            }
        }
        output.move_to(out);
        Ok(())
    }

    fn render_line(
        &self,
        line: &str,
        event_type: Option<EventType>,
        scan: &mut EventScan,
        options: &RenderOptions,
        output: &mut Output,
    ) -> Result<(), Error> {
        let fields = scan.read(line).ok().and_then(|()| scan.fields(line));
        if let Some((own_type, fields)) = fields {
            let values = Values::from_fields(fields, event_type.unwrap_or(own_type));
            return self.write(&values, options, output, &mut ());
        }
        let event = Event::from_json(line)?;
        self.write(&Values::new(&event, event_type), options, output, &mut ())
    }
}

fn utf8(line: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(line).map_err(|error| {
        Error::new(
            Code::LineEncoding,
            [("byte", (error.valid_up_to() + 1).to_string().into())],
        )
    })
}

fn error_line(error: &Error, line: usize) -> String {
    let code = JsonText::string(error.code().as_str());
    let message = JsonText::string(&error.diagnostic().message);
    let (code, message) = (code.as_str(), message.as_str());
    format!(r#"{{"error":{{"code":{code},"message":{message},"line":{line}}}}}"#)
}
