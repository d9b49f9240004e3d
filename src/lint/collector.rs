//! Collects the findings about one template from its checks.

use std::ops::Range;

use super::context::TemplateContext;
use crate::diagnostic::{Diagnostic, Edit, Fix, FixCode, Locator, Span};
use crate::template::Template;

/// Collects the findings about one template, ordered by their spans.
pub(super) struct Collector<'a> {
    pub template: &'a Template,
    pub context: &'a TemplateContext<'a>,
    locator: Locator<'a>,
    findings: Vec<Diagnostic>,
    /// The findings of the current pass over the template.
    pass: Vec<Diagnostic>,
}

impl<'a> Collector<'a> {
    pub fn new(template: &'a Template, context: &'a TemplateContext<'a>) -> Self {
        Self {
            template,
            context,
            locator: Locator::new(template.text()),
            findings: Vec::new(),
            pass: Vec::new(),
        }
    }

    /// Adds a finding about a byte range. It is fastest if the findings of a pass are added in the order of their ranges.
    pub fn add(&mut self, diagnostic: Diagnostic, bytes: Range<usize>) {
        let span = self.span(bytes);
        self.pass.push(diagnostic.at(span));
    }

    /// Creates a fix from edits, which are byte ranges and their new text.
    pub fn fix<const A: usize, const N: usize>(
        &mut self,
        code: FixCode,
        arguments: [(&str, String); A],
        edits: [(Range<usize>, String); N],
    ) -> Fix {
        let edits = edits.map(|(bytes, text)| Edit {
            span: self.span(bytes),
            text,
        });
        Fix::new(code, arguments, edits.into())
    }

    pub fn span(&mut self, bytes: Range<usize>) -> Span {
        self.locator.span(bytes)
    }

    /// Merges the findings of the pass with those of earlier passes, in linear time if they are in order.
    pub fn end_pass(&mut self) {
        let start = |finding: &Diagnostic| finding.span.map_or(0, |span| span.start);
        self.pass.sort_by_key(start);
        let mut merged = Vec::with_capacity(self.findings.len() + self.pass.len());
        let mut earlier = self.findings.drain(..).peekable();
        for finding in self.pass.drain(..) {
            while let Some(previous) = earlier.next_if(|earlier| start(earlier) <= start(&finding)) {
                merged.push(previous);
            }
            merged.push(finding);
        }
        merged.extend(earlier);
        self.findings = merged;
    }

    /// Returns all findings, ordered by their spans.
    pub fn finish(self) -> Vec<Diagnostic> {
        self.findings
    }
}
