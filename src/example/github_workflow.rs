//! The GitHub Actions workflow that a payload starts.

use crate::json::{Json, Tape};
use crate::template::{RenderOptions, Template, Values};

/// Returns a workflow, as YAML, that the payload with these values starts: by `repository_dispatch`, with its `types` listing
/// the payload's `event_type`, or by `workflow_dispatch`, if the payload has a `ref` instead. Its step gets each member of
/// `client_payload` or `inputs` as an environment variable. `None` if the payload has neither, or is not a JSON object.
///
/// The step uses environment variables, because GitHub inserts an expression in a script as code.
pub fn github_workflow(template: &Template, values: &Values) -> Option<String> {
    let mut payload = String::new();
    let rendered = template.render(values, &RenderOptions::default(), &mut payload);
    rendered.ok()?;
    let tape = Tape::read(&payload).ok()?;
    let has_string = |name: &str| {
        tape.root()
            .member(name)
            .is_some_and(|value| value.string().is_some())
    };
    let by_event_type = has_string("event_type");
    if !by_event_type && !has_string("ref") {
        return None;
    }
    let object = if by_event_type { "client_payload" } else { "inputs" };
    let mut environment: Vec<(String, String)> = Vec::new();
    let mut inputs = String::new();
    for (key, value) in tape.root().member(object).into_iter().flat_map(Json::members) {
        if let Some(text) = key.string().filter(|key| fits_an_expression(key)) {
            let name = variable_name(&text);
            if environment.iter().all(|(earlier, _)| *earlier != name) {
                environment.push((name, expression(object, &text, value)));
            }
            // A JSON string is a YAML string.
            inputs.push_str(&format!("      {}:\n        type: string\n", key.source()));
        }
    }
    let environment: String = environment
        .into_iter()
        .map(|(name, expression)| format!("          {name}: ${{{{ {expression} }}}}\n"))
        .collect();
    let step = match environment.as_str() {
        "" => "      - run: echo started\n".to_owned(),
        environment => format!("      - run: env | grep ^WANDB_\n        env:\n{environment}"),
    };
    let trigger = if by_event_type {
        let event_type = tape.root().member("event_type")?;
        format!("  repository_dispatch:\n    types: [{}]\n", event_type.source())
    } else if inputs.is_empty() {
        "  workflow_dispatch:\n".to_owned()
    } else {
        format!("  workflow_dispatch:\n    inputs:\n{inputs}")
    };
    Some(format!(
        r#"# .github/workflows/wandb.yml, on the default branch
on:
{trigger}
jobs:
  wandb:
    runs-on: ubuntu-latest
    steps:
{step}"#
    ))
}

/// Returns whether a key can be written in an expression in one line of YAML.
fn fits_an_expression(key: &str) -> bool {
    !key.contains(['{', '}']) && !key.contains(char::is_control)
}

/// Returns the expression for a member of `client_payload` or `inputs`.
fn expression(object: &str, key: &str, value: Json) -> String {
    let path = format!("github.event.{object}['{}']", key.replace('\'', "''"));
    match value.string() {
        Some(_) => path,
        None => format!("toJSON({path})"),
    }
}

/// Returns the environment variable for a key: its letters and digits in upper case, other characters as underscores.
fn variable_name(key: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_uppercase()
        } else {
            '_'
        }
    };
    format!("WANDB_{}", key.chars().map(plain).collect::<String>())
}
