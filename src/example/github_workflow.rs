//! The GitHub Actions workflow that a payload starts.

use crate::json::{Json, Tape};
use crate::template::{RenderOptions, Template, Values};

/// Returns a workflow, as YAML, that the payload with these values starts by `repository_dispatch`: its `types` list the
/// payload's `event_type`, and its step gets each member of `client_payload` as an environment variable. `None` if the
/// payload has no `event_type`, or is not a JSON object.
///
/// The step uses environment variables, because GitHub inserts an expression in a script as code.
pub fn github_workflow(template: &Template, values: &Values) -> Option<String> {
    let mut payload = String::new();
    let rendered = template.render(values, &RenderOptions::default(), &mut payload);
    rendered.ok()?;
    let tape = Tape::read(&payload).ok()?;
    let event_type = tape.root().member("event_type")?;
    event_type.string()?;
    let mut environment: Vec<(String, String)> = Vec::new();
    let client_payload = tape.root().member("client_payload").into_iter();
    for (key, value) in client_payload.flat_map(Json::members) {
        if let Some(key) = key.string().filter(|key| fits_an_expression(key)) {
            let name = variable_name(&key);
            if environment.iter().all(|(earlier, _)| *earlier != name) {
                environment.push((name, expression(&key, value)));
            }
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
    // A JSON string is a YAML string.
    Some(format!(
        r#"# .github/workflows/wandb.yml, on the default branch
on:
  repository_dispatch:
    types: [{}]

jobs:
  wandb:
    runs-on: ubuntu-latest
    steps:
{step}"#,
        event_type.source()
    ))
}

/// Returns whether a key can be written in an expression in one line of YAML.
fn fits_an_expression(key: &str) -> bool {
    !key.contains(['{', '}']) && !key.contains(char::is_control)
}

/// Returns the expression for a member of the client payload.
fn expression(key: &str, value: Json) -> String {
    let path = format!("github.event.client_payload['{}']", key.replace('\'', "''"));
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
