//! All that one person works on: what the page keeps in localStorage and writes to a file.

use serde::Serialize;

use super::{Automation, SampleId, Team, TeamName, Webhook, WebhookId};
use crate::json::{json_object, json_words, read_by_json};

/// Teams with their secrets' names and webhooks, automations, sample events and settings. No secret's value.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Workspace {
    /// The teams, in the order in which they are shown.
    pub teams: Vec<Team>,
    /// The automations, in the order in which they were made.
    pub automations: Vec<Automation>,
    /// The events that people try templates on.
    pub samples: Vec<SampleEvent>,
    /// How the page behaves.
    #[serde(default)]
    pub settings: Settings,
}

impl Workspace {
    /// The team of that name.
    pub fn team(&self, name: &TeamName) -> Option<&Team> {
        self.teams.iter().find(|team| &team.name == name)
    }

    /// The webhook of that id, with the team that owns it.
    pub fn webhook(&self, id: &WebhookId) -> Option<(&Team, &Webhook)> {
        self.teams.iter().find_map(|team| {
            team.webhooks
                .iter()
                .find(|webhook| &webhook.id == id)
                .map(|webhook| (team, webhook))
        })
    }
}

/// An event to try templates on, as its JSON text, so that what is half typed is kept too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct SampleEvent {
    /// Which sample.
    pub id: SampleId,
    /// What people call it.
    pub name: String,
    /// The event's JSON text; [`Event::from_json`](super::Event::from_json) reads it.
    pub event: String,
}

/// How the page behaves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(default)]
pub struct Settings {
    /// How long this tab keeps secrets' values.
    pub secret_retention: SecretRetention,
    /// Light or dark.
    pub theme: Theme,
}

/// How long a tab keeps secrets' values; never longer than it lives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum SecretRetention {
    /// Until the tab is closed, reloads included (sessionStorage).
    #[default]
    Tab,
    /// Until the page is reloaded or closed.
    Memory,
}

/// The page's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

json_object! { Workspace {
    teams: needed,
    automations: needed,
    samples: needed,
    settings: or_default,
} }

json_object! { SampleEvent {
    id: needed,
    name: needed,
    event: needed,
} }

json_object! { Settings {
    secret_retention: or_default,
    theme: or_default,
} }

json_words! { SecretRetention {
    "tab" => Tab,
    "memory" => Memory,
} }

json_words! { Theme {
    "system" => System,
    "light" => Light,
    "dark" => Dark,
} }

read_by_json!(Workspace, SampleEvent, Settings, SecretRetention, Theme);
