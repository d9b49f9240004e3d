//! What is wrong, or may be: with templates, webhooks, endpoints, secrets' names and events.

use serde::Deserialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::{
    argument::{read, read_or_default},
    error::Thrown,
    template::Template,
};
use crate::lint::{self, Carries, TemplateContext};
use crate::model::{Diagnostic, Event, EventType, Locator, SecretName, Span, Webhook};
use crate::template::VariableKind;

/// Where a template is used; what is left out is not judged.
#[derive(Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckContext {
    /// The webhook that sends the payload.
    #[tsify(optional)]
    webhook: Option<Webhook>,
    /// The names of the secrets of the team that owns the webhook.
    #[tsify(optional)]
    team_secrets: Vec<SecretName>,
    /// What the automation waits for; without it the event's own type counts.
    #[tsify(optional)]
    event_type: Option<EventType>,
    /// The JSON text of the event that the template is tried on; one that can't be read counts as none.
    #[tsify(optional)]
    event: Option<String>,
}

/// One variable of a template.
#[derive(serde::Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct VariableUse {
    /// Its name as the template has it, without `$` and braces.
    name: String,
    /// What it is about.
    kind: VariableKind,
    /// Where it stands.
    span: Span,
}

#[wasm_bindgen]
impl Template {
    /// All findings, in the order of their places.
    pub fn check(&self, context: Option<Ts<CheckContext>>) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
        let context: CheckContext = read_or_default("context", context)?;
        let event = context
            .event
            .as_deref()
            .and_then(|json| Event::from_json(json).ok());
        let context = TemplateContext {
            webhook: context.webhook.as_ref(),
            team_secrets: &context.team_secrets,
            event_type: context.event_type,
            event: event.as_ref(),
        };
        all(lint::check_template(&self.0, &context))
    }

    /// The variables, in order.
    pub fn uses(&self) -> Result<Vec<Ts<VariableUse>>, Thrown> {
        let mut locator = Locator::new(self.0.text());
        all(self.0.uses().iter().map(|used| VariableUse {
            name: self.0.name(used).to_owned(),
            kind: used.variable.kind(),
            span: locator.span(used.range.clone()),
        }))
    }
}

/// Checks a template once.
#[wasm_bindgen]
pub fn check(template: &str, context: Option<Ts<CheckContext>>) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    Template::new(template, None)?.check(context)
}

/// All findings about a webhook of a team with these secrets; places are in the endpoint's text.
#[wasm_bindgen(js_name = checkWebhook)]
pub fn check_webhook(
    webhook: Ts<Webhook>,
    #[wasm_bindgen(js_name = teamSecrets)] team_secrets: Vec<String>,
) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    let webhook = read("webhook", webhook)?;
    let names: Vec<_> = team_secrets
        .into_iter()
        .map(SecretName::try_from)
        .collect::<Result<_, _>>()?;
    all(lint::check_webhook(&webhook, &names))
}

/// All findings about an endpoint, finished or half typed.
#[wasm_bindgen(js_name = checkEndpoint)]
pub fn check_endpoint(
    text: &str,
    #[wasm_bindgen(js_name = carriesToken)] carries_token: bool,
) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    let carries = if carries_token {
        Carries::AccessToken
    } else {
        Carries::NoToken
    };
    all(lint::check_endpoint(text, carries))
}

/// What is wrong with a secret's name.
#[wasm_bindgen(js_name = checkSecretName)]
pub fn check_secret_name(text: &str) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    let refusal = text.parse::<SecretName>().err();
    all(refusal.map(|error| error.diagnostic().clone()))
}

/// What is wrong with an event's JSON text, and where.
#[wasm_bindgen(js_name = checkEvent)]
pub fn check_event(json: &str) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    let refusal = Event::from_json(json).err();
    all(refusal.map(|error| error.diagnostic().clone()))
}

fn all<T: Tsify + serde::Serialize>(rows: impl IntoIterator<Item = T>) -> Result<Vec<Ts<T>>, Thrown> {
    let rows = rows.into_iter().map(|row| row.into_ts());
    Ok(rows.collect::<Result<_, _>>()?)
}
