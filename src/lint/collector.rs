//! Collects the findings about one template from its checks.

use std::cmp::Reverse;
use std::ops::Range;

use super::context::TemplateContext;
use crate::diagnostic::{Code, Diagnostic, Edit, Fix, FixCode, Locator, Span};
use crate::template::Template;

/// The maximum number of findings of one check, without the one that says so.
pub(super) const MAX_FINDINGS: usize = 1000;

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

    /// Returns whether the current pass has more findings than are listed. Its checks stop then, before they spend time on
    /// further ones.
    pub fn is_full(&self) -> bool {
        self.pass.len() > MAX_FINDINGS
    }

    /// Adds a finding about a byte range, unless the pass is full. It is fastest if the findings of a pass are added in the
    /// order of their ranges.
    pub fn add(&mut self, diagnostic: Diagnostic, bytes: Range<usize>) {
        if self.is_full() {
            return;
        }
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

    /// Returns the findings, ordered by their spans: at most [`MAX_FINDINGS`], errors before others, and then one that says
    /// that there are more.
    pub fn finish(self) -> Vec<Diagnostic> {
        let mut findings = self.findings;
        if findings.len() <= MAX_FINDINGS {
            return findings;
        }
        findings.sort_by_key(|finding| Reverse(finding.severity));
        findings.truncate(MAX_FINDINGS);
        findings.sort_by_key(|finding| finding.span.map_or(0, |span| span.start));
        let limit = ("limit", MAX_FINDINGS.to_string().into());
        findings.push(Diagnostic::new(Code::MoreFindings, [limit]));
        findings
    }
}
