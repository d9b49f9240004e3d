//! Templates as JSON: whether a template is JSON for all values, and its compact form.

use std::borrow::Cow;
use std::ops::Range;

use super::{Context, Segment, Template, Variable, VariableUse};
use crate::json::{Compactor, SyntaxError, Tape};

impl Template {
    /// Returns the first JSON syntax error, with its byte range in the template; `None` if the template is JSON
    /// for all values.
    pub(crate) fn json_error(&self) -> Option<SyntaxError> {
        self.sample().tape().err()
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
        Some(Cow::Owned(Self::new(&self.compact(), self.secret_name())))
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

    /// Renders the payload with a sample value for each variable.
    pub(crate) fn sample(&self) -> SamplePayload<'_> {
        let mut text = String::with_capacity(self.text.len());
        let mut values = Vec::with_capacity(self.uses().len());
        for segment in self.segments() {
            match segment {
                Segment::Literal(literal) => text.push_str(literal),
                Segment::Variable(occurrence) => {
                    let start = text.len();
                    text.push_str(self.sample_value(occurrence));
                    values.push(start..text.len());
                }
            }
        }
        SamplePayload {
            template: self,
            text,
            values,
        }
    }

    /// Returns a value that is valid JSON in a position if and only if all values of the variable are.
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

/// A payload with a sample value for each variable. It is JSON if and only if all payloads are.
pub(crate) struct SamplePayload<'a> {
    template: &'a Template,
    text: String,
    /// The byte range of each variable's sample value, in order. No range is empty.
    values: Vec<Range<usize>>,
}

impl SamplePayload<'_> {
    /// Returns the template.
    pub fn template(&self) -> &Template {
        self.template
    }

    /// Reads the sample as JSON.
    ///
    /// # Errors
    /// The first syntax error, with its byte range in the template.
    pub fn tape(&self) -> Result<Tape<'_>, SyntaxError> {
        Tape::read(&self.text).map_err(|error| SyntaxError {
            range: self.template_range(error.range),
            reason: error.reason,
        })
    }

    /// Converts a byte range of the sample to the template. Any part of a sample value becomes its variable.
    pub fn template_range(&self, in_sample: Range<usize>) -> Range<usize> {
        let start = self.template_offset(in_sample.start, |variable| variable.start);
        if in_sample.is_empty() {
            return start..start;
        }
        // The last byte decides, so that a range that ends before a variable does not contain it.
        let end = self.template_offset(in_sample.end - 1, |variable| variable.end - 1) + 1;
        start..end
    }

    /// Returns the variables in a byte range of the sample.
    pub fn uses_in(&self, in_sample: &Range<usize>) -> Range<usize> {
        let start = self.values.partition_point(|value| value.start < in_sample.start);
        let end = self.values.partition_point(|value| value.end <= in_sample.end);
        start..end.max(start)
    }

    /// Converts an offset; `inside` chooses the offset of a variable whose sample value contains it.
    fn template_offset(&self, in_sample: usize, inside: fn(&Range<usize>) -> usize) -> usize {
        let started = self.values.partition_point(|value| value.start <= in_sample);
        let last_started = started
            .checked_sub(1)
            .and_then(|last| Some((self.values.get(last)?, self.template.uses().get(last)?)));
        match last_started {
            // No variable is before the offset.
            None => in_sample,
            Some((value, occurrence)) if in_sample < value.end => inside(&occurrence.range),
            Some((value, occurrence)) => occurrence.range.end + (in_sample - value.end),
        }
    }
}
