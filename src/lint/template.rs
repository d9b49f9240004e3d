//! Findings about a payload template.

use super::{template_json, template_secret, template_text, template_variable};
use crate::{
    diagnostic::{Diagnostic, Edit, Fix, FixCode, Locator, Span},
    model::{Event, EventType, SecretName, Webhook},
    template::{Context, Template, Variable},
};

/// What is known about where a template is used; whatever is not known is not judged.
#[derive(Clone, Copy, Debug, Default)]
pub struct TemplateContext<'a> {
    /// The webhook that sends the payload.
    pub webhook: Option<&'a Webhook>,
    /// The names of the secrets of the team that owns the webhook.
    pub team_secrets: &'a [SecretName],
    /// What the automation waits for; without it the event's own type counts.
    pub event_type: Option<EventType>,
    /// The event that the template is tried on.
    pub event: Option<&'a Event>,
}

impl TemplateContext<'_> {
    pub(super) fn event_type(&self) -> Option<EventType> {
        self.event_type.or(self.event.map(Event::event_type))
    }
}

/// All findings about a template, in the order of their places.
pub fn check_template(template: &Template, context: &TemplateContext) -> Vec<Diagnostic> {
    let mut finder = Finder::new(template, context);
    for used in template.uses() {
        match &used.variable {
            Variable::Known(_) | Variable::Metadata(_) => template_variable::check(&mut finder, used),
            Variable::AccessToken | Variable::Secret => template_secret::check(&mut finder, used),
            Variable::Unknown(name) => template_variable::check_unknown(&mut finder, used, name),
        }
        if used.context == Context::Bare {
            template_json::check_bare(&mut finder, used);
        }
    }
    finder.end_pass();
    template_text::check_unclosed(&mut finder);
    finder.end_pass();
    template_text::check_words(&mut finder);
    finder.end_pass();
    template_json::check(&mut finder);
    finder.end_pass();
    finder.findings
}

/// Collects findings of one template, in the order of their places.
pub(super) struct Finder<'a> {
    pub template: &'a Template,
    pub context: &'a TemplateContext<'a>,
    locator: Locator<'a>,
    findings: Vec<Diagnostic>,
    /// What the present pass over the template found, in the order of the places.
    pass: Vec<Diagnostic>,
}

impl<'a> Finder<'a> {
    fn new(template: &'a Template, context: &'a TemplateContext<'a>) -> Self {
        Self {
            template,
            context,
            locator: Locator::new(template.text()),
            findings: Vec::new(),
            pass: Vec::new(),
        }
    }

    pub(super) fn span(&mut self, bytes: std::ops::Range<usize>) -> Span {
        self.locator.span(bytes)
    }

    /// Adds what was found; a pass goes through the template from its start.
    pub(super) fn add(&mut self, diagnostic: Diagnostic, bytes: std::ops::Range<usize>) {
        let span = self.span(bytes);
        self.pass.push(diagnostic.at(span));
    }

    /// Puts what the pass found among what others did: one merge for each pass, however much there is.
    fn end_pass(&mut self) {
        let start = |finding: &Diagnostic| finding.span.map_or(0, |span| span.start);
        let mut merged = Vec::with_capacity(self.findings.len() + self.pass.len());
        let mut earlier = self.findings.drain(..).peekable();
        for found in self.pass.drain(..) {
            while let Some(before) = earlier.next_if(|other| start(other) <= start(&found)) {
                merged.push(before);
            }
            merged.push(found);
        }
        merged.extend(earlier);
        self.findings = merged;
    }

    /// A repair by edits given as bytes and what stands there afterwards.
    pub(super) fn fix<const A: usize, const N: usize>(
        &mut self,
        code: FixCode,
        arguments: [(&str, String); A],
        edits: [(std::ops::Range<usize>, String); N],
    ) -> Fix {
        let edits = edits.map(|(bytes, text)| Edit {
            span: self.span(bytes),
            text,
        });
        Fix::new(code, arguments, edits.into())
    }
}
