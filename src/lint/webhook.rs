//! Findings about a webhook.

use super::{Carries, check_endpoint};
use crate::diagnostic::{Code, Diagnostic, Phrase};
use crate::model::{SecretName, Webhook};

/// All findings about a webhook of a team with these secrets; a finding's place is in the endpoint's text.
pub fn check_webhook(webhook: &Webhook, team_secrets: &[SecretName]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    if webhook.name.trim().is_empty() {
        findings.push(Diagnostic::new(
            Code::NameEmpty,
            [("what", Phrase::TheWebhook.into())],
        ));
    }
    let carries = match webhook.access_token {
        Some(_) => Carries::AccessToken,
        None => Carries::NoToken,
    };
    findings.extend(check_endpoint(webhook.endpoint.as_str(), carries));
    for (role, secret) in [
        (Phrase::TheAccessToken, &webhook.access_token),
        (Phrase::TheSecret, &webhook.secret),
    ] {
        if let Some(name) = secret.as_ref().filter(|name| !team_secrets.contains(name)) {
            let arguments = [("role", role.into()), ("name", name.as_str().into())];
            findings.push(Diagnostic::new(Code::WebhookSecretMissing, arguments));
        }
    }
    findings
}
