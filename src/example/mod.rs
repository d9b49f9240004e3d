//! Example payloads for the services that receive webhooks, and the GitHub workflow that receives a payload.
//!
//! ```
//! use hookwright::example::{example_payload, github_workflow};
//! use hookwright::model::{Event, EventType, Receiver};
//! use hookwright::template::{Template, Values};
//!
//! let payload = example_payload(Receiver::Github, EventType::AddArtifactAlias);
//! let event = Event::from_json(EventType::AddArtifactAlias.sample())?;
//! let workflow = github_workflow(&Template::new(&payload, None), &Values::new(&event, None)).unwrap_or_default();
//! assert!(payload.contains(r#""event_type": "wandb-add-artifact-alias""#));
//! assert!(workflow.contains(r#"types: ["wandb-add-artifact-alias"]"#));
//! # Ok::<(), hookwright::diagnostic::Error>(())
//! ```

mod github_workflow;

pub use github_workflow::github_workflow;

use crate::diagnostic::Evidence;
use crate::model::{EventType, Receiver};
use crate::template::variables;

/// The variables that examples send: the label for people, the key for programs, and the variable.
const FACTS: [(&str, &str, &str); 11] = [
    ("Event", "event", "event_type"),
    ("Author", "author", "event_author"),
    ("Alias", "alias", "alias"),
    ("Tag", "tag", "tag"),
    ("Version", "version", "artifact_version_string"),
    ("Reference", "reference", "artifact_version"),
    ("Collection", "collection", "artifact_collection_name"),
    ("Run", "run", "run_name"),
    ("Metric", "metric", "metric_name"),
    ("Project", "project", "project_name"),
    ("Team", "team", "entity_name"),
];

/// Returns an example payload for a receiver, with the documented variables that events of this type fill. It is an
/// indented JSON object that the receiver accepts.
pub fn example_payload(receiver: Receiver, event_type: EventType) -> String {
    match receiver {
        Receiver::Generic => generic(event_type),
        Receiver::Github => github(event_type),
        Receiver::GithubWorkflow => github_inputs(event_type),
        Receiver::Slack => slack(event_type),
        Receiver::Teams => teams(event_type),
        Receiver::Discord => discord(event_type),
    }
}

/// Returns the label, key and variable of each fact that events of this type have.
fn facts(event_type: EventType) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    FACTS.into_iter().filter(move |(_, _, name)| {
        variables().iter().any(|info| {
            info.name == *name
                && info.evidence_for(Some(event_type)) == Evidence::Documented
                && info.filled_by.contains(&event_type)
        })
    })
}

/// Formats each fact, and joins the results with commas and this indentation.
fn list(event_type: EventType, indentation: &str, format: impl Fn(&str, &str, &str) -> String) -> String {
    let facts = facts(event_type).map(|(label, key, name)| format(label, key, name));
    facts.collect::<Vec<_>>().join(&format!(",\n{indentation}"))
}

fn generic(event_type: EventType) -> String {
    let members = list(event_type, "  ", |_, key, name| {
        format!(r#""{key}": "${{{name}}}""#)
    });
    format!("{{\n  {members}\n}}\n")
}

fn github(event_type: EventType) -> String {
    let name = event_type.info().rendered.to_ascii_lowercase().replace('_', "-");
    let members = list(event_type, "    ", |_, key, name| {
        format!(r#""{key}": "${{{name}}}""#)
    });
    format!(
        r#"{{
  "event_type": "wandb-{name}",
  "client_payload": {{
    {members}
  }}
}}
"#
    )
}

fn github_inputs(event_type: EventType) -> String {
    let members = list(event_type, "    ", |_, key, name| {
        format!(r#""{key}": "${{{name}}}""#)
    });
    format!(
        r#"{{
  "ref": "main",
  "inputs": {{
    {members}
  }}
}}
"#
    )
}

/// The values are plain text, because W&B does not escape what Slack reads as markup.
fn slack(event_type: EventType) -> String {
    let fields = list(event_type, "        ", |label, _, name| {
        format!(r#"{{ "type": "plain_text", "text": "{label}: ${{{name}}}" }}"#)
    });
    format!(
        r#"{{
  "text": "${{event_type}} by ${{event_author}} in ${{project_name}}",
  "blocks": [
    {{
      "type": "header",
      "text": {{ "type": "plain_text", "text": "${{event_type}}" }}
    }},
    {{
      "type": "section",
      "fields": [
        {fields}
      ]
    }},
    {{ "type": "divider" }},
    {{
      "type": "context",
      "elements": [{{ "type": "mrkdwn", "text": "Sent for *${{event_author}}* by an automation" }}]
    }}
  ]
}}
"#
    )
}

fn teams(event_type: EventType) -> String {
    let facts = list(event_type, "              ", |label, _, name| {
        format!(r#"{{ "title": "{label}", "value": "${{{name}}}" }}"#)
    });
    format!(
        r#"{{
  "type": "message",
  "attachments": [
    {{
      "contentType": "application/vnd.microsoft.card.adaptive",
      "content": {{
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": [
          {{
            "type": "TextBlock",
            "size": "Medium",
            "weight": "Bolder",
            "wrap": true,
            "text": "${{event_type}} in ${{project_name}}"
          }},
          {{
            "type": "FactSet",
            "facts": [
              {facts}
            ]
          }}
        ]
      }}
    }}
  ]
}}
"#
    )
}

fn discord(event_type: EventType) -> String {
    let fields = list(event_type, "        ", |label, _, name| {
        format!(r#"{{ "name": "{label}", "value": "${{{name}}}", "inline": true }}"#)
    });
    format!(
        r#"{{
  "content": "${{event_type}} by ${{event_author}}",
  "embeds": [
    {{
      "title": "${{project_name}}",
      "fields": [
        {fields}
      ]
    }}
  ]
}}
"#
    )
}
