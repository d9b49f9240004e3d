//! Secrets in a template: does the webhook have what the payload asks for?

use std::ops::Range;

use super::template::Finder;
use crate::{
    diagnostic::{Code, Diagnostic},
    model::SecretName,
    template::{Use, Variable},
};

/// The access token or the webhook's secret.
pub(super) fn check(finder: &mut Finder, used: &Use) {
    let Some(webhook) = finder.context.webhook else {
        return;
    };
    let secret = finder
        .template
        .secret()
        .filter(|name| webhook.secret.as_ref() == Some(name));
    let (bound, not_given) = match &used.variable {
        // A secret that is itself called ACCESS_TOKEN stands in for the token.
        Variable::AccessToken => (
            webhook
                .access_token
                .as_ref()
                .or(secret.filter(|name| name.as_str() == finder.template.name(used))),
            Diagnostic::new(Code::TemplateTokenNotGiven, []),
        ),
        _ => {
            let name = finder.template.name(used).to_owned();
            (
                secret,
                Diagnostic::new(Code::TemplateSecretNotGiven, [("name", name.into())]),
            )
        }
    };
    match bound {
        None => finder.add(not_given, used.range.clone()),
        Some(name) if !finder.context.team_secrets.contains(name) => {
            let finding = Diagnostic::new(Code::TemplateSecretMissing, [("name", name.as_str().into())]);
            finder.add(finding, used.range.clone());
        }
        Some(_) => {}
    }
}

/// Says so when `name` is a secret of the team that the webhook was not given; whether it was one.
pub(super) fn check_name(finder: &mut Finder, name: &str, bytes: Range<usize>) -> bool {
    let is_name = |secret: &SecretName| secret.as_str() == name;
    if finder.context.webhook.is_none() || !finder.context.team_secrets.iter().any(is_name) {
        return false;
    }
    let finding = Diagnostic::new(Code::TemplateSecretNotGiven, [("name", name.into())]);
    finder.add(finding, bytes);
    true
}
