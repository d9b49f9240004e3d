//! Findings, as people type.

use serde::Deserialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use web_sys::Url;

use super::{
    argument::{EventTypeName, Text, Texts, read, read_or_default},
    result::{Thrown, reply, reply_all, value},
    template::Template,
};
use crate::diagnostic::{Argument, Code, Diagnostic, Edit, Error, Fix, FixCode, Locator, Phrase};
use crate::lint::{self, Carries, TemplateContext};
use crate::model::{Event, EventType, SecretName, TeamName, Webhook};
use crate::template::{self, OfferedVariable, Values};

/// What is known about where a template is used; what is left out is not judged.
#[derive(Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckContext {
    /// The webhook that sends the payload.
    #[tsify(optional)]
    webhook: Option<Webhook>,
    /// The names of the secrets of the team that owns the webhook.
    #[tsify(optional)]
    team_secrets: Vec<SecretName>,
    /// What the automation waits for; else the event's own type counts.
    #[tsify(optional)]
    event_type: Option<EventType>,
    /// The event that the template is tried on, as JSON text; one that can't be read is left out.
    #[tsify(optional)]
    event: Option<String>,
}

#[wasm_bindgen]
impl Template {
    /// What is wrong with the template, or may be, in the order of the places.
    #[wasm_bindgen(unchecked_return_type = "Diagnostic[]")]
    pub fn check(&self, context: Option<Ts<CheckContext>>) -> Result<JsValue, Thrown> {
        Ok(check_template(&self.0, &read_or_default("context", context)?))
    }
}

/// Checks once: what is wrong with this template, or may be, compiled for the context's webhook.
#[wasm_bindgen(unchecked_return_type = "Diagnostic[]")]
pub fn check(template: &Text, context: Option<Ts<CheckContext>>) -> Result<JsValue, Thrown> {
    let template = template.read("template")?;
    let context = read_or_default("context", context)?;
    let secret = context
        .webhook
        .as_ref()
        .and_then(|webhook| webhook.secret.as_ref());
    Ok(check_template(
        &template::Template::new(&template, secret),
        &context,
    ))
}

/// All findings as one text for JavaScript to read: a template may have thousands.
fn check_template(template: &template::Template, context: &CheckContext) -> JsValue {
    let event = context
        .event
        .as_deref()
        .and_then(|text| Event::from_json(text).ok());
    value(&lint::check_template(
        template,
        &TemplateContext {
            webhook: context.webhook.as_ref(),
            team_secrets: &context.team_secrets,
            event_type: context.event_type,
            event: event.as_ref(),
        },
    ))
}

/// Lists the variables that a payload of this webhook can use, with their values for an event, which is given as JSON
/// text. For text that is not an event, the values are empty.
#[wasm_bindgen(js_name = offeredVariables)]
pub fn offered_variables(
    event: &Text,
    #[wasm_bindgen(unchecked_optional_param_type = "Webhook")] webhook: Option<Ts<Webhook>>,
    #[wasm_bindgen(js_name = eventType, unchecked_optional_param_type = "EventType")] event_type: Option<
        EventTypeName,
    >,
) -> Result<Vec<Ts<OfferedVariable>>, Thrown> {
    let event = event.read("event")?;
    let webhook = webhook.map(|webhook| read("webhook", webhook)).transpose()?;
    let event_type = event_type.map(|name| name.read("eventType")).transpose()?;
    let event = Event::from_json(&event).ok();
    let values = event
        .as_ref()
        .map_or_else(Values::default, |event| Values::new(event, event_type));
    let offered = template::offered(webhook.as_ref(), &values);
    Ok(reply_all(&offered))
}

/// What is wrong with a webhook, or may be.
#[wasm_bindgen(js_name = checkWebhook)]
pub fn check_webhook(
    webhook: Ts<Webhook>,
    #[wasm_bindgen(js_name = teamSecrets)] team_secrets: &Texts,
) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    let names: Vec<_> = team_secrets
        .read("teamSecrets")?
        .into_iter()
        .map(SecretName::try_from)
        .collect::<Result<_, _>>()?;
    Ok(reply_all(&lint::check_webhook(
        &read("webhook", webhook)?,
        &names,
    )))
}

/// What is wrong with an endpoint, or may be, finished or half typed.
#[wasm_bindgen(js_name = checkEndpoint)]
pub fn check_endpoint(
    text: &Text,
    #[wasm_bindgen(js_name = carriesToken)] carries_token: bool,
) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    let text = text.read("text")?;
    let carries = if carries_token {
        Carries::AccessToken
    } else {
        Carries::NoToken
    };
    let findings = lint::check_endpoint(&text, carries).into_iter();
    let findings: Vec<_> = findings.map(|finding| repaired(&text, finding)).collect();
    Ok(reply_all(&findings))
}

/// What is wrong with a secret's name.
#[wasm_bindgen(js_name = checkSecretName)]
pub fn check_secret_name(text: &Text) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    Ok(refusal(SecretName::try_from(text.read("text")?)))
}

/// What is wrong with a team's name.
#[wasm_bindgen(js_name = checkTeamName)]
pub fn check_team_name(text: &Text) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    Ok(refusal(TeamName::try_from(text.read("text")?)))
}

/// What is wrong with an event's JSON text.
#[wasm_bindgen(js_name = checkEvent)]
pub fn check_event(json: &Text) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    Ok(refusal(Event::from_json(&json.read("json")?)))
}

fn refusal<T>(outcome: Result<T, Error>) -> Vec<Ts<Diagnostic>> {
    let error = outcome.err();
    error.iter().map(|error| reply(error.diagnostic())).collect()
}

/// Adds the fix that writes the host in ASCII, if that is the endpoint's problem. The page's `URL` has the Unicode
/// tables for it, which the crate leaves out.
fn repaired(text: &str, finding: Diagnostic) -> Diagnostic {
    let needs_ascii = finding.code == Code::EndpointUrl
        && matches!(finding.arguments.get("reason"), Some(Argument::Words(words)) if words.phrase == Phrase::UrlHostNotAscii);
    let Some(url) = needs_ascii.then(|| Url::new(text.trim()).ok()).flatten() else {
        return finding;
    };
    // A diagnostic never repeats a password, not even in its fix.
    if !url.username().is_empty() || !url.password().is_empty() {
        return finding;
    }
    let edit = Edit {
        span: Locator::new(text).span(0..text.len()),
        text: url.href(),
    };
    let fix = Fix::new(FixCode::WriteAscii, [("host", url.host())], vec![edit]);
    finding.with_fix(fix)
}
