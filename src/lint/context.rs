//! The circumstances of a template: its webhook, trigger and event.

use crate::model::{Event, EventType, SecretName, Webhook};

/// The known circumstances of a template. Checks skip whatever is unknown.
#[derive(Clone, Copy, Debug, Default)]
pub struct TemplateContext<'a> {
    /// The webhook that sends the payload.
    pub webhook: Option<&'a Webhook>,
    /// The names of the secrets of the team that owns the webhook.
    pub team_secrets: &'a [SecretName],
    /// The event type of the automation's trigger; by default the event's own type.
    pub event_type: Option<EventType>,
    /// The event for which the template is previewed.
    pub event: Option<&'a Event>,
}

impl TemplateContext<'_> {
    pub(super) fn event_type(&self) -> Option<EventType> {
        self.event_type.or(self.event.map(Event::event_type))
    }
}
