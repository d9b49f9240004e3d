//! Checks a payload against the documented rules of the service that receives it.
//!
//! A rule is checked on the payload's fixed text, on the payload for the event, and on the payload with long values: the
//! first two are errors, the last is a hint.

mod adaptive_card;
mod checker;
mod discord;
mod github;
mod slack;
mod teams;
#[cfg(test)]
mod tests;

use checker::{Checker, either, missing, name, start_of};

use super::collector::Collector;
use super::payload::Value;
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::json::Kind;
use crate::model::{Receiver, RecognizedReceiver};

/// Reports what the webhook's receiver rejects in a template that is JSON, and returns whether its rules are known.
pub(super) fn check(collector: &mut Collector, root: Value) -> bool {
    let recognized = recognized(collector).filter(|recognized| recognized.receiver != Receiver::Generic);
    let Some(recognized) = recognized else {
        return false;
    };
    if recognized.retired {
        collector.add(Diagnostic::new(Code::TeamsConnectorRetired, []), start_of(root));
    }
    if root.is_variable() {
        return false;
    }
    let mut checker = Checker::new(collector, service(recognized.receiver));
    if root.kind() != Kind::Object {
        checker.report_shape(root, Phrase::Object);
        return true;
    }
    match recognized.receiver {
        Receiver::Generic => {}
        Receiver::Github => github::check(&mut checker, root, &github::REPOSITORY),
        Receiver::GithubWorkflow => github::check(&mut checker, root, &github::WORKFLOW),
        Receiver::Slack => slack::check(&mut checker, root),
        Receiver::Teams => teams::check(&mut checker, root),
        Receiver::Discord => discord::check(&mut checker, root),
    }
    true
}

/// Reports what the webhook's receiver rejects in an empty template, which W&B sends as `{}`.
pub(super) fn check_empty(collector: &mut Collector) {
    let Some(recognized) = recognized(collector) else {
        return;
    };
    if recognized.retired {
        collector.add(Diagnostic::new(Code::TeamsConnectorRetired, []), 0..0);
    }
    let known = match recognized.receiver {
        Receiver::Generic => return,
        Receiver::Github => name("event_type"),
        Receiver::GithubWorkflow => name("ref"),
        Receiver::Slack => either("text", "blocks"),
        Receiver::Teams => name("attachments"),
        Receiver::Discord => either("content", "embeds"),
    };
    collector.add(missing(service(recognized.receiver), known), 0..0);
}

/// Returns the name of the service in sentences.
fn service(receiver: Receiver) -> &'static str {
    match receiver {
        Receiver::GithubWorkflow => Receiver::Github,
        other => other,
    }
    .info()
    .title
}

fn recognized(collector: &Collector) -> Option<RecognizedReceiver> {
    Some(collector.context.webhook?.recognized_receiver())
}
