//! Turns a MessageCard of the retired Office 365 connectors into an Adaptive Card.
//!
//! Strings are copied with their variables and escape sequences. Colours, and actions other than opening a page, are left
//! out: an Adaptive Card in a workflow can't have them.

use crate::json::Kind;
use crate::lint::payload::Value;

/// The content type of an attachment that is an Adaptive Card.
pub(super) const CONTENT_TYPE: &str = "application/vnd.microsoft.card.adaptive";

/// Returns the message for a Teams workflow that posts a MessageCard's content as an Adaptive Card.
pub(super) fn from_message_card(root: Value) -> String {
    let mut card = Card::default();
    let heading = root.member("title").or(root.member("summary"));
    card.text(heading, r#""size": "Medium", "weight": "Bolder", "#);
    card.text(root.member("text"), "");
    for section in root.member("sections").into_iter().flat_map(Value::items) {
        card.section(section);
    }
    card.actions(root);
    message(&card.finish())
}

/// Returns the message for a Teams workflow that posts an Adaptive Card.
pub(super) fn message(card: &str) -> String {
    format!(
        r#"{{
  "type": "message",
  "attachments": [
    {{
      "contentType": "{CONTENT_TYPE}",
      "content": {}
    }}
  ]
}}"#,
        card.trim().replace('\n', "\n      ")
    )
}

/// The elements and actions of an Adaptive Card, as JSON.
#[derive(Default)]
struct Card {
    body: Vec<String>,
    actions: Vec<String>,
}

impl Card {
    fn section(&mut self, section: Value) {
        let bold = r#""weight": "Bolder", "#;
        self.text(section.member("title"), bold);
        self.text(section.member("activityTitle"), bold);
        self.text(section.member("activitySubtitle"), r#""isSubtle": true, "#);
        self.image(section.member("activityImage"));
        self.text(section.member("activityText"), "");
        self.text(section.member("text"), "");
        self.facts(section);
        for image in section.member("images").into_iter().flat_map(Value::items) {
            self.image(image.member("image"));
        }
        self.actions(section);
    }

    fn text(&mut self, text: Option<Value>, style: &str) {
        if let Some(text) = text.and_then(string) {
            self.body.push(format!(
                r#"{{ "type": "TextBlock", {style}"wrap": true, "text": {text} }}"#
            ));
        }
    }

    fn image(&mut self, address: Option<Value>) {
        if let Some(address) = address.and_then(string) {
            self.body
                .push(format!(r#"{{ "type": "Image", "url": {address} }}"#));
        }
    }

    fn facts(&mut self, section: Value) {
        let facts = section.member("facts").into_iter().flat_map(Value::items);
        let facts: Vec<String> = facts
            .filter_map(|fact| {
                let title = fact.member("name").and_then(string)?;
                let value = fact.member("value").and_then(string)?;
                Some(format!(r#"    {{ "title": {title}, "value": {value} }}"#))
            })
            .collect();
        if !facts.is_empty() {
            let facts = facts.join(",\n");
            self.body.push(format!(
                "{{\n  \"type\": \"FactSet\",\n  \"facts\": [\n{facts}\n  ]\n}}"
            ));
        }
    }

    fn actions(&mut self, parent: Value) {
        for action in parent
            .member("potentialAction")
            .into_iter()
            .flat_map(Value::items)
        {
            let target = action
                .member("targets")
                .and_then(|targets| targets.items().next()?.member("uri"));
            if let (Some(name), Some(address)) =
                (action.member("name").and_then(string), target.and_then(string))
            {
                self.actions.push(format!(
                    r#"{{ "type": "Action.OpenUrl", "title": {name}, "url": {address} }}"#
                ));
            }
        }
    }

    fn finish(self) -> String {
        let list = |items: Vec<String>| items.join(",\n").replace('\n', "\n    ");
        let actions = if self.actions.is_empty() {
            String::new()
        } else {
            format!(",\n  \"actions\": [\n    {}\n  ]", list(self.actions))
        };
        format!(
            r#"{{
  "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
  "type": "AdaptiveCard",
  "version": "1.4",
  "body": [
    {}
  ]{actions}
}}"#,
            list(self.body)
        )
    }
}

/// Returns a string with its quotes; a variable outside a string gets quotes, numbers and booleans too.
fn string(value: Value) -> Option<String> {
    let source = value.source();
    if value.is_variable() {
        let fits_a_string = !source.contains(['"', '\\']);
        return Some(if fits_a_string {
            format!("\"{source}\"")
        } else {
            source.to_owned()
        });
    }
    match value.kind() {
        Kind::String | Kind::EscapedString => Some(source.to_owned()),
        Kind::Number | Kind::Bool => Some(format!("\"{source}\"")),
        Kind::Null | Kind::Array | Kind::Object => None,
    }
}
