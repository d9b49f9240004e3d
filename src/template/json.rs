//! Templates as JSON: whether a template is JSON for all values, and its compact form.

use std::borrow::Cow;
use std::ops::Range;

use super::{Context, Segment, Template, Variable, VariableUse};
use crate::json::{Compactor, SyntaxError, Tape};

impl Template {
    /// Returns the first JSON syntax error, with its byte range in the template; `None` if the template is JSON
    /// for all values.
    pub(crate) fn json_error(&self) -> Option<SyntaxError> {
        let sample = self.sample();
        let error = Tape::read(&sample).err()?;
        Some(SyntaxError {
            range: self.template_range(error.range),
            reason: error.reason,
        })
    }

    /// Returns the template in a form whose payloads have no line breaks: the template itself, or its compact JSON;
    /// `None` if it has line breaks and is not JSON.
    pub(super) fn single_line(&self) -> Option<Cow<'_, Self>> {
        if !self.text.contains(['\n', '\r']) {
            return Some(Cow::Borrowed(self));
        }
        if self.json_error().is_some() {
            return None;
        }
        Some(Cow::Owned(Self::new(&self.compact(), self.secret())))
    }

    /// Returns the template, which is JSON, without whitespace between its tokens.
    fn compact(&self) -> String {
        let mut text = String::with_capacity(self.text.len());
        let mut compact = Compactor::default();
        for segment in self.segments() {
            match segment {
                Segment::Literal(literal) => compact.push(literal, &mut text),
                Segment::Variable(occurrence) => text.push_str(self.source(occurrence)),
            }
        }
        text
    }

    /// Returns a payload with a sample value for each variable. It is JSON if and only if all payloads are.
    fn sample(&self) -> String {
        let mut sample = String::with_capacity(self.text.len());
        for segment in self.segments() {
            sample.push_str(match segment {
                Segment::Literal(literal) => literal,
                Segment::Variable(occurrence) => self.sample_value(occurrence),
            });
        }
        sample
    }

    /// Converts a byte range of the sample payload to the template. Any part of a sample value becomes its variable.
    fn template_range(&self, in_sample: Range<usize>) -> Range<usize> {
        let (mut template_end, mut sample_end) = (0, 0);
        for occurrence in self.uses() {
            let value_start = sample_end + (occurrence.range.start - template_end);
            if in_sample.start < value_start {
                break;
            }
            let value_end = value_start + self.sample_value(occurrence).len();
            if in_sample.start < value_end {
                return occurrence.range.clone();
            }
            (template_end, sample_end) = (occurrence.range.end, value_end);
        }
        let start = template_end + (in_sample.start - sample_end);
        start..start + in_sample.len()
    }

    /// Returns a value that is valid JSON in a position exactly if all values of the variable are.
    fn sample_value(&self, occurrence: &VariableUse) -> &str {
        match (occurrence.context, &occurrence.variable) {
            // A variable without a value stays as written, so its source must be valid, too.
            (Context::InString, _)
                if self
                    .source(occurrence)
                    .contains(|c: char| c == '\\' || c.is_control()) =>
            {
                self.source(occurrence)
            }
            // No JSON escape sequence starts with `\x`, so a backslash before a variable is an error.
            (Context::InString, _) => "x",
            // The value may be a number or an array, which can't be an object's key.
            (Context::Bare, Variable::Metadata(_)) => "null",
            (Context::Bare, _) => "\"\"",
        }
    }
}
