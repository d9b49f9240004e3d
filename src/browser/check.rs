//! Findings about templates, webhooks and events while the user types.

use serde::Deserialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use web_sys::Url;

use super::{
    argument::{EventTypeName, Text, Texts, read, read_or_default},
    event::Event,
    result::{Thrown, reply, reply_all, value},
    sandbox,
    template::Template,
};
use crate::diagnostic::{Argument, Code, Diagnostic, Edit, Error, Fix, FixCode, Locator, Phrase};
use crate::lint::{self, Authorization, TemplateContext};
use crate::model::{self, Endpoint, EventType, Receiver, RecognizedReceiver, SecretName, TeamName, Webhook};
use crate::template::{self, AutomationValues, EventText, OfferedVariable, Values};

/// The known context of a template. A check whose context is absent is skipped.
#[derive(Default, Deserialize, Tsify)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckContext {
    /// The webhook that sends the payload.
    #[tsify(optional)]
    webhook: Option<Webhook>,
    /// The names of the secrets of the team that owns the webhook.
    #[tsify(optional)]
    team_secrets: Vec<SecretName>,
    /// The event type of the automation's trigger; by default the event's own type.
    #[tsify(optional)]
    event_type: Option<EventType>,
    /// The event for which the template is previewed, as JSON text. Ignored if it is not an event.
    #[tsify(optional)]
    event: Option<String>,
}

#[wasm_bindgen]
impl Template {
    /// Lists the findings about the template, ordered by their spans.
    #[wasm_bindgen(unchecked_return_type = "Diagnostic[]")]
    pub fn check(&self, context: Option<Ts<CheckContext>>) -> Result<JsValue, Thrown> {
        Ok(check_with_text(
            &self.compiled,
            &read_or_default("context", context)?,
        ))
    }

    /// Lists the findings about the template for this event, ordered by their spans. Like `check`, but the event is a
    /// handle, so that its text is not parsed again; the context's `event` is ignored.
    #[wasm_bindgen(js_name = checkFor, unchecked_return_type = "Diagnostic[]")]
    pub fn check_for(&self, event: &Event, context: Option<Ts<CheckContext>>) -> Result<JsValue, Thrown> {
        let context = read_or_default("context", context)?;
        Ok(check_template(
            &self.compiled,
            &context,
            Some(event.text.whole()?),
        ))
    }
}

/// Lists the findings about a template, given as text and compiled for the context's webhook. Like `Template.check`,
/// for one use.
#[wasm_bindgen(unchecked_return_type = "Diagnostic[]")]
pub fn check(template: &Text, context: Option<Ts<CheckContext>>) -> Result<JsValue, Thrown> {
    let template = template.read("template")?;
    let context = read_or_default("context", context)?;
    let secret = context
        .webhook
        .as_ref()
        .and_then(|webhook| webhook.secret.as_ref());
    Ok(check_with_text(
        &template::Template::new(&template, secret),
        &context,
    ))
}

fn check_with_text(template: &template::Template, context: &CheckContext) -> JsValue {
    let text = context.event.as_deref();
    let event = text.and_then(|text| model::Event::from_json(text).ok());
    check_template(template, context, event.as_ref())
}

/// All findings cross as one value, because a template may have thousands.
fn check_template(
    template: &template::Template,
    context: &CheckContext,
    event: Option<&model::Event>,
) -> JsValue {
    value(&lint::check_template(
        template,
        &TemplateContext {
            webhook: context.webhook.as_ref(),
            team_secrets: &context.team_secrets,
            event_type: context.event_type,
            event,
        },
    ))
}

#[wasm_bindgen]
impl Event {
    /// Lists the variables that a payload of this webhook may use, with their values for the event.
    #[wasm_bindgen(js_name = offeredVariables)]
    pub fn offered_variables(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "Webhook")] webhook: Option<Ts<Webhook>>,
        #[wasm_bindgen(js_name = eventType, unchecked_optional_param_type = "EventType")] event_type: Option<
            EventTypeName,
        >,
        #[wasm_bindgen(unchecked_optional_param_type = "AutomationValues")] automation: Option<
            Ts<AutomationValues>,
        >,
    ) -> Result<Vec<Ts<OfferedVariable>>, Thrown> {
        let webhook = webhook.map(|webhook| read("webhook", webhook)).transpose()?;
        let event_type = event_type.map(|name| name.read("eventType")).transpose()?;
        let automation = automation
            .map(|automation| read("automation", automation))
            .transpose()?;
        let values = self.text.values(event_type);
        Ok(reply_all(&template::offered_variables(
            webhook.as_ref(),
            &values,
            automation.as_ref(),
        )))
    }
}

/// Lists the variables that a payload of this webhook may use, with their values for an event, given as JSON text.
/// Without values if the text is not an event. Like `Event.offeredVariables`, for one use.
#[wasm_bindgen(js_name = offeredVariables)]
pub fn offered_variables(
    event: &Text,
    #[wasm_bindgen(unchecked_optional_param_type = "Webhook")] webhook: Option<Ts<Webhook>>,
    #[wasm_bindgen(js_name = eventType, unchecked_optional_param_type = "EventType")] event_type: Option<
        EventTypeName,
    >,
    #[wasm_bindgen(unchecked_optional_param_type = "AutomationValues")] automation: Option<
        Ts<AutomationValues>,
    >,
) -> Result<Vec<Ts<OfferedVariable>>, Thrown> {
    let event = event.read("event")?;
    let webhook = webhook.map(|webhook| read("webhook", webhook)).transpose()?;
    let event_type = event_type.map(|name| name.read("eventType")).transpose()?;
    let event = EventText::read(event).ok();
    let values = event
        .as_ref()
        .map_or_else(Values::default, |event| event.values(event_type));
    let automation = automation
        .map(|automation| read("automation", automation))
        .transpose()?;
    Ok(reply_all(&template::offered_variables(
        webhook.as_ref(),
        &values,
        automation.as_ref(),
    )))
}

/// Lists the findings about a webhook.
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
    let webhook: Webhook = read("webhook", webhook)?;
    let mut findings = lint::check_webhook(&webhook, &names);
    findings.extend(sandbox::near_miss(webhook.endpoint.as_str()));
    Ok(reply_all(&findings))
}

/// Lists the findings about the text of an endpoint, complete or not.
#[wasm_bindgen(js_name = checkEndpoint)]
pub fn check_endpoint(
    text: &Text,
    #[wasm_bindgen(js_name = carriesToken)] carries_token: bool,
) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    let text = text.read("text")?;
    let authorization = if carries_token {
        Authorization::AccessToken
    } else {
        Authorization::None
    };
    if let Some(finding) = sandbox::near_miss(&text) {
        return Ok(vec![reply(&finding)]);
    }
    // Requests to the sandbox stay in this browser, so no finding about the network applies.
    if sandbox::is_sandbox_text(&text) {
        return Ok(Vec::new());
    }
    let findings = lint::check_endpoint(&text, authorization).into_iter();
    let findings: Vec<_> = findings.map(|finding| with_ascii_fix(&text, finding)).collect();
    Ok(reply_all(&findings))
}

/// Returns the service that receives requests to an endpoint: the one that the user chose for the webhook, or the one
/// that the endpoint's host and path belong to. Undefined while the text is not an endpoint.
#[wasm_bindgen(js_name = recognizeReceiver)]
pub fn recognize_receiver(
    endpoint: &Text,
    #[wasm_bindgen(unchecked_optional_param_type = "Receiver")] chosen: Option<Ts<Receiver>>,
) -> Result<Option<Ts<RecognizedReceiver>>, Thrown> {
    let chosen = chosen.map(|chosen| read("chosen", chosen)).transpose()?;
    let endpoint = endpoint.read("endpoint")?.parse::<Endpoint>();
    Ok(endpoint
        .ok()
        .map(|endpoint| reply(&Receiver::recognize(&endpoint, chosen))))
}

/// Returns the reason why a text is not a secret's name; empty if it is one.
#[wasm_bindgen(js_name = checkSecretName)]
pub fn check_secret_name(text: &Text) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    Ok(rejection(SecretName::try_from(text.read("text")?)))
}

/// Lists the findings about a secret's value while it is entered: whitespace around it, and characters that an access
/// token can't have. No finding contains a part of the value.
#[wasm_bindgen(js_name = checkSecretValue)]
pub fn check_secret_value(value: &Text) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    Ok(reply_all(&lint::check_secret_value(&value.read("value")?)))
}

/// Lists the characters of a name that a reader can't see, each with the fix that removes it.
#[wasm_bindgen(js_name = checkCharacters)]
pub fn check_characters(text: &Text) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    Ok(reply_all(&lint::check_characters(&text.read("text")?)))
}

/// Returns the reason why a text is not a team's name; empty if it is one.
#[wasm_bindgen(js_name = checkTeamName)]
pub fn check_team_name(text: &Text) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    Ok(rejection(TeamName::try_from(text.read("text")?)))
}

/// Lists the findings about the name of an automation. `others` are the names of all other automations.
#[wasm_bindgen(js_name = checkAutomationName)]
pub fn check_automation_name(name: &Text, others: &Texts) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    let (name, others) = (name.read("name")?, others.read("others")?);
    let mut findings = model::check_automation_name(&name);
    findings.extend(model::check_duplicate_name(
        &name,
        &others,
        Phrase::AutomationNoun,
    ));
    Ok(reply_all(&findings))
}

/// Lists the findings about the name of a webhook. `others` are the names of the team's other webhooks.
#[wasm_bindgen(js_name = checkWebhookName)]
pub fn check_webhook_name(name: &Text, others: &Texts) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    let (name, others) = (name.read("name")?, others.read("others")?);
    let mut findings = model::check_webhook_name(&name);
    findings.extend(model::check_duplicate_name(&name, &others, Phrase::WebhookNoun));
    Ok(reply_all(&findings))
}

/// Returns the reason why a JSON text is not an event, or the findings about one that is.
#[wasm_bindgen(js_name = checkEvent)]
pub fn check_event(json: &Text) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    Ok(match model::Event::from_json(&json.read("json")?) {
        Ok(event) => reply_all(&event.findings()),
        Err(error) => vec![reply(error.diagnostic())],
    })
}

fn rejection<T>(result: Result<T, Error>) -> Vec<Ts<Diagnostic>> {
    let error = result.err();
    error.iter().map(|error| reply(error.diagnostic())).collect()
}

/// Adds the fix that writes the host in ASCII, if that is the endpoint's problem. The page's `URL` has the Unicode
/// tables that this needs, and that the crate omits.
fn with_ascii_fix(text: &str, finding: Diagnostic) -> Diagnostic {
    let needs_ascii = finding.code == Code::EndpointUrl
        && matches!(finding.arguments.get("reason"), Some(Argument::Phrase(filled)) if filled.phrase == Phrase::UrlHostNotAscii);
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
