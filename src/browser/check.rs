//! Findings about templates, webhooks and events while the user types.

use serde::Deserialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::ascii_host::repaired;
use super::{
    argument::{read, read_or_default},
    error::Thrown,
    event,
    list::Texts,
    reply::{reply, reply_all, value},
    template::Template,
    text::Text,
};
use crate::diagnostic::{Diagnostic, Error};
use crate::lint::{self, Carries, TemplateContext};
use crate::model::{Event, EventType, SecretName, TeamName, Webhook};
use crate::template;

/// The known circumstances of a template. Checks skip whatever is absent.
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
    /// The findings about the template, ordered by their spans.
    #[wasm_bindgen(unchecked_return_type = "Diagnostic[]")]
    pub fn check(&self, context: Option<Ts<CheckContext>>) -> Result<JsValue, Thrown> {
        Ok(check_with_text(&self.0, &read_or_default("context", context)?))
    }

    /// The findings about the template for this event, ordered by their spans. Like `check`, but the event is a handle,
    /// so that its text is not parsed again; the context's `event` is ignored.
    #[wasm_bindgen(js_name = checkFor, unchecked_return_type = "Diagnostic[]")]
    pub fn check_for(
        &self,
        event: &event::Event,
        context: Option<Ts<CheckContext>>,
    ) -> Result<JsValue, Thrown> {
        let context = read_or_default("context", context)?;
        Ok(check_template(&self.0, &context, Some(event.0.whole()?)))
    }
}

/// The findings about a template, given as text and compiled for the context's webhook. Like `Template.check`, for one
/// use.
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
    let event = text.and_then(|text| Event::from_json(text).ok());
    check_template(template, context, event.as_ref())
}

/// All findings cross as one value, because a template may have thousands.
fn check_template(template: &template::Template, context: &CheckContext, event: Option<&Event>) -> JsValue {
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

/// The findings about a webhook.
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

/// The findings about the text of an endpoint, complete or not.
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

/// The reason why a text is not a secret's name; empty if it is.
#[wasm_bindgen(js_name = checkSecretName)]
pub fn check_secret_name(text: &Text) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    Ok(rejection(SecretName::try_from(text.read("text")?)))
}

/// The reason why a text is not a team's name; empty if it is.
#[wasm_bindgen(js_name = checkTeamName)]
pub fn check_team_name(text: &Text) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    Ok(rejection(TeamName::try_from(text.read("text")?)))
}

/// The reason why a JSON text is not an event; empty if it is.
#[wasm_bindgen(js_name = checkEvent)]
pub fn check_event(json: &Text) -> Result<Vec<Ts<Diagnostic>>, Thrown> {
    Ok(rejection(Event::from_json(&json.read("json")?)))
}

fn rejection<T>(result: Result<T, Error>) -> Vec<Ts<Diagnostic>> {
    let error = result.err();
    error.iter().map(|error| reply(error.diagnostic())).collect()
}
