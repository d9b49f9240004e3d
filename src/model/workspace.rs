//! The workspace: everything that a user edits, as the page stores it and exports it to a file.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::endpoint::Endpoint;
use super::kept::OtherAction;
use super::receiver::{Receiver, RecognizedReceiver};
use super::scope::Scope;
use super::secret::SecretName;
use super::signature::SignatureEncoding;
use super::trigger::Trigger;
use crate::diagnostic::{Argument, Code, Error, Phrase};
use crate::json::{BrokenRule, Unchecked};

/// A workspace: teams with their webhooks and the names of their secrets, automations, sample events and settings. It
/// never contains a secret's value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct Workspace {
    /// The teams, in display order.
    pub teams: Vec<Team>,
    /// The automations, in order of creation.
    pub automations: Vec<Automation>,
    /// The events to try templates on.
    pub samples: Vec<SampleEvent>,
    /// The settings of the page.
    #[serde(default)]
    pub settings: Settings,
}

impl Workspace {
    /// Returns the team with this name.
    pub fn team(&self, name: &TeamName) -> Option<&Team> {
        self.teams.iter().find(|team| &team.name == name)
    }

    /// Returns the webhook with this id, and the team that owns it.
    pub fn webhook(&self, id: &WebhookId) -> Option<(&Team, &Webhook)> {
        self.teams.iter().find_map(|team| {
            team.webhooks
                .iter()
                .find(|webhook| &webhook.id == id)
                .map(|webhook| (team, webhook))
        })
    }
}

/// A team, which owns secrets and webhooks (documented by W&B).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// The team's name; unique in a workspace.
    pub name: TeamName,
    /// The names of its secrets. Their values belong to a tab and are never part of a workspace.
    pub secrets: Vec<SecretName>,
    /// Its webhooks.
    pub webhooks: Vec<Webhook>,
}

/// The name of a team (W&B entity); contains at least one character that is not whitespace.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(try_from = "Unchecked<String>", into = "String")]
pub struct TeamName(#[cfg_attr(target_arch = "wasm32", tsify(type = "string"))] String);

impl TeamName {
    /// Returns the name as a string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for TeamName {
    type Error = Error;

    fn try_from(name: String) -> Result<Self, Error> {
        if name.trim().is_empty() {
            return Err(Error::new(Code::NameEmpty, [("what", Phrase::TeamNoun.into())]));
        }
        Ok(Self(name))
    }
}

impl TryFrom<Unchecked<String>> for TeamName {
    type Error = BrokenRule;

    fn try_from(name: Unchecked<String>) -> Result<Self, BrokenRule> {
        Ok(Self::try_from(name.0)?)
    }
}

impl From<TeamName> for String {
    fn from(name: TeamName) -> Self {
        name.0
    }
}

/// A webhook of a team: an endpoint, and the secrets that requests to it use (documented by W&B).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct Webhook {
    /// The webhook's id.
    pub id: WebhookId,
    /// The name that people see.
    pub name: String,
    /// The destination of its requests.
    pub endpoint: Endpoint,
    /// The secret that is sent as Bearer token, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_token: Option<SecretName>,
    /// The secret that signs the body and that the payload may use, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<SecretName>,
    /// The service that receives the requests, if the user chose one; otherwise it is recognized by the endpoint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver: Option<Receiver>,
    /// The encoding of the signature; base64 by default.
    #[serde(default, skip_serializing_if = "SignatureEncoding::is_default")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub signature: SignatureEncoding,
    /// The secrets that an imported file named for this webhook, until the user binds them or dismisses them. Nothing is
    /// sent with them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unbound: Option<UnboundSecrets>,
}

impl Webhook {
    /// Returns the service that receives the webhook's requests.
    pub fn recognized_receiver(&self) -> RecognizedReceiver {
        Receiver::recognize(&self.endpoint, self.receiver)
    }
}

/// The secrets that an imported file named for a webhook: at least one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct UnboundSecrets {
    /// The secret that the file's webhook sends as its Bearer token, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_token: Option<SecretName>,
    /// The secret that the file's webhook signs requests with, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<SecretName>,
}

impl UnboundSecrets {
    /// Returns the names, or `None` if there are none.
    pub fn new(access_token: Option<SecretName>, secret: Option<SecretName>) -> Option<Self> {
        let any = access_token.is_some() || secret.is_some();
        any.then_some(Self { access_token, secret })
    }
}

/// An automation: a scope to watch, a trigger to wait for, and the action that runs then.
///
/// In JSON an automation with a webhook has the members `webhook` and `payload`, any other one the member `action`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(into = "AutomationDocument")]
pub struct Automation {
    /// The automation's id.
    pub id: AutomationId,
    /// The name that people see.
    pub name: String,
    /// The purpose, in the owner's words.
    pub description: String,
    /// Whether it can fire; a disabled automation never does.
    pub enabled: bool,
    /// The part of W&B that it watches.
    pub scope: Scope,
    /// The team that owns the webhook.
    pub team: TeamName,
    /// The events that it waits for.
    pub trigger: Trigger,
    /// The action that runs when it fires.
    pub action: AutomationAction,
}

/// The action of an automation, which runs when it fires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AutomationAction {
    /// A payload that is sent to a webhook.
    Webhook {
        /// The webhook; `None` after that webhook was deleted.
        webhook: Option<WebhookId>,
        /// The payload's template as it was typed. Without one, the body is `{}` (observed; the SDK allows omitting the
        /// payload).
        payload: Option<String>,
    },
    /// An action that is not a webhook. Hookwright keeps it and never runs it.
    Other(OtherAction),
}

impl Automation {
    /// Returns the webhook that it sends to, if any.
    pub fn webhook(&self) -> Option<&WebhookId> {
        match &self.action {
            AutomationAction::Webhook { webhook, .. } => webhook.as_ref(),
            AutomationAction::Other(_) => None,
        }
    }

    /// Returns the payload's template as it was typed, if any.
    pub fn payload(&self) -> Option<&str> {
        match &self.action {
            AutomationAction::Webhook { payload, .. } => payload.as_deref(),
            AutomationAction::Other(_) => None,
        }
    }
}

pub(crate) use document::Automation as AutomationDocument;

mod document {
    use serde::{Deserialize, Serialize};

    use super::{AutomationId, OtherAction, Scope, TeamName, Trigger, WebhookId};

    // The JSON form of `super::Automation`, also named `Automation` because tsify uses the Rust name for the
    // TypeScript type.
    /// An automation.
    #[derive(Serialize, Deserialize)]
    #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
    #[serde(deny_unknown_fields)]
    pub struct Automation {
        /// The automation's id.
        pub id: AutomationId,
        /// The name that people see.
        pub name: String,
        /// The purpose, in the owner's words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[cfg_attr(target_arch = "wasm32", tsify(optional))]
        pub description: String,
        /// Whether it can fire; a disabled automation never does.
        pub enabled: bool,
        /// The part of W&B that it watches.
        pub scope: Scope,
        /// The team that owns the webhook.
        pub team: TeamName,
        /// The events that it waits for.
        pub trigger: Trigger,
        /// The webhook that it sends to; absent after that webhook was deleted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub webhook: Option<WebhookId>,
        /// The payload's template as it was typed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub payload: Option<String>,
        /// An action that is not a webhook; such an automation has neither a webhook nor a payload.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub action: Option<OtherAction>,
    }
}

impl<'de> Deserialize<'de> for Automation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = AutomationDocument::deserialize(deserializer)?;
        let action = match (document.action, document.webhook, document.payload) {
            (None, webhook, payload) => AutomationAction::Webhook { webhook, payload },
            (Some(other), None, None) => AutomationAction::Other(other),
            (Some(_), _, _) => {
                let reason = Argument::from(Phrase::ActionWithWebhook);
                return Err(D::Error::custom(BrokenRule::from(reason)));
            }
        };
        Ok(Self {
            id: document.id,
            name: document.name,
            description: document.description,
            enabled: document.enabled,
            scope: document.scope,
            team: document.team,
            trigger: document.trigger,
            action,
        })
    }
}

impl From<Automation> for AutomationDocument {
    fn from(automation: Automation) -> Self {
        let (webhook, payload, action) = match automation.action {
            AutomationAction::Webhook { webhook, payload } => (webhook, payload, None),
            AutomationAction::Other(other) => (None, None, Some(other)),
        };
        Self {
            id: automation.id,
            name: automation.name,
            description: automation.description,
            enabled: automation.enabled,
            scope: automation.scope,
            team: automation.team,
            trigger: automation.trigger,
            webhook,
            payload,
            action,
        }
    }
}

/// An event to try templates on, as JSON text, so that unfinished text is kept too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(deny_unknown_fields)]
pub struct SampleEvent {
    /// The sample's id.
    pub id: SampleId,
    /// The name that people see.
    pub name: String,
    /// The event's JSON text, which [`Event::from_json`](super::Event::from_json) reads.
    pub event: String,
}

/// The settings of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// How long a tab keeps the values of secrets.
    pub secret_retention: SecretRetention,
    /// The colour theme.
    pub theme: Theme,
}

/// How long a tab keeps the values of secrets; never longer than the tab exists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum SecretRetention {
    /// Until the tab is closed: a reload keeps them, encrypted under a key that only memory has.
    #[default]
    Tab,
    /// Until the page is reloaded or closed.
    Memory,
}

/// The colour theme of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// The system's theme.
    #[default]
    System,
    /// The light theme.
    Light,
    /// The dark theme.
    Dark,
}

macro_rules! id {
    ($(#[doc = $doc:literal])+ $name:ident) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Returns the id as a string.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id)
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }
    };
}

id! {
    /// The id of a webhook; unique in a workspace.
    WebhookId
}
id! {
    /// The id of an automation; unique in a workspace.
    AutomationId
}
id! {
    /// The id of a sample event; unique in a workspace.
    SampleId
}
