//! Scripts that send a webhook's request, for the user to run.
//!
//! A script never contains a secret's value: it reads `ACCESS_TOKEN` and `SECRET` when it runs, computes the signature
//! then, and inserts the values into the body where the payload uses them.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::http::request_url;
use crate::diagnostic::{Code, Error};
use crate::json::JsonText;
use crate::model::{SecretName, Webhook};

/// The language of an exported request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Export {
    /// A bash script with the four variables of W&B's troubleshooting script.
    Bash,
    /// Bash commands to paste into a terminal: curl, with the signature computed by openssl.
    Curl,
    /// JavaScript for Node 20 or newer, as a module or a script.
    Fetch,
    /// Python 3 with the package `requests`.
    Python,
}

impl Export {
    /// All languages, in the order in which the page shows them.
    pub const ALL: [Self; 4] = [Self::Bash, Self::Curl, Self::Fetch, Self::Python];
}

/// A part of a rendered body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyPart<'a> {
    /// Text that is sent unchanged.
    Text(&'a str),
    /// The value of the access token.
    AccessToken(Insertion),
    /// The value of the webhook's secret.
    Secret(Insertion),
}

/// The syntax in which a value is inserted into the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Insertion {
    /// JSON-escaped, inside a JSON string.
    InString,
    /// As a JSON string of its own.
    Literal,
}

/// Writes a script that sends the request that [`Request::build`](super::Request::build) builds from the same webhook and
/// body. Python's `requests` percent-encodes some characters of the URL that other clients send unencoded.
///
/// # Errors
/// The body contains a NUL character and the script is for a shell, where no string can contain one.
pub fn export(form: Export, webhook: &Webhook, body: &[BodyPart]) -> Result<String, Error> {
    let outline = Outline::new(webhook, body);
    match form {
        Export::Bash => bash(&outline),
        Export::Curl => curl(&outline),
        Export::Fetch => Ok(javascript(&outline)),
        Export::Python => Ok(python(&outline)),
    }
}

/// The parts of a request that every script writes, each in its language.
struct Outline<'a> {
    url: String,
    token: SecretVariable<'a>,
    secret: SecretVariable<'a>,
    body: Vec<ScriptPart<'a>>,
}

/// A secret that the script reads from an environment variable when it runs.
struct SecretVariable<'a> {
    variable: &'static str,
    /// The secret's name, if a header uses it.
    header: Option<&'a SecretName>,
    in_body: bool,
}

/// A part of the body: text, or the variable whose value is inserted, JSON-escaped.
enum ScriptPart<'a> {
    Text(&'a str),
    Escaped(&'static str),
}

const ACCESS_TOKEN: &str = "ACCESS_TOKEN";
const SECRET: &str = "SECRET";

impl<'a> Outline<'a> {
    fn new(webhook: &'a Webhook, body: &[BodyPart<'a>]) -> Self {
        let uses = |wanted: fn(&BodyPart) -> bool| body.iter().any(wanted);
        Self {
            url: request_url(webhook),
            token: SecretVariable {
                variable: ACCESS_TOKEN,
                header: webhook.access_token.as_ref(),
                in_body: uses(|part| matches!(part, BodyPart::AccessToken(_))),
            },
            secret: SecretVariable {
                variable: SECRET,
                header: webhook.secret.as_ref(),
                in_body: uses(|part| matches!(part, BodyPart::Secret(_))),
            },
            body: body.iter().flat_map(script_parts).collect(),
        }
    }

    /// Returns the secrets that the script needs.
    fn needed(&self) -> impl Iterator<Item = &SecretVariable<'a>> {
        [&self.token, &self.secret]
            .into_iter()
            .filter(|secret| secret.header.is_some() || secret.in_body)
    }

    /// Returns whether the body contains a secret.
    fn has_secret_in_body(&self) -> bool {
        self.token.in_body || self.secret.in_body
    }

    /// Returns an error if the body contains a NUL character.
    fn ensure_no_nul(&self) -> Result<&Self, Error> {
        let has_nul = |part: &ScriptPart| matches!(part, ScriptPart::Text(text) if text.contains('\0'));
        if self.body.iter().any(has_nul) {
            return Err(Error::new(Code::RequestBodyNul, []));
        }
        Ok(self)
    }
}

impl SecretVariable<'_> {
    /// Returns the message for a missing value. A secret's name has no character that ends a comment or a string in any
    /// of the languages.
    fn instruction(&self) -> String {
        match self.header {
            Some(name) => format!("Set {} to the value of the secret {name}", self.variable),
            None => format!("Set {}, which the payload uses", self.variable),
        }
    }
}

fn script_parts<'a>(part: &BodyPart<'a>) -> Vec<ScriptPart<'a>> {
    let (variable, insertion) = match *part {
        BodyPart::Text(text) => return vec![ScriptPart::Text(text)],
        BodyPart::AccessToken(insertion) => (ACCESS_TOKEN, insertion),
        BodyPart::Secret(insertion) => (SECRET, insertion),
    };
    match insertion {
        Insertion::InString => vec![ScriptPart::Escaped(variable)],
        Insertion::Literal => vec![
            ScriptPart::Text("\""),
            ScriptPart::Escaped(variable),
            ScriptPart::Text("\""),
        ],
    }
}

// Shell: as a script, and as commands to paste.

/// A bash function that escapes its argument byte by byte for the inside of a JSON string, with the shortest escapes.
const JSON_ESCAPE: &str = r#"json_escape() {
  local LC_ALL=C text=$1 out='' char i
  for ((i = 0; i < ${#text}; i++)); do
    char=${text:i:1}
    case $char in
      '"' | \\) out+="\\$char" ;;
      $'\b') out+='\b' ;;
      $'\t') out+='\t' ;;
      $'\n') out+='\n' ;;
      $'\f') out+='\f' ;;
      $'\r') out+='\r' ;;
      $'\177') out+=$char ;;
      [[:cntrl:]]) printf -v char '\\u%04x' "'$char"; out+=$char ;;
      *) out+=$char ;;
    esac
  done
  printf %s "$out"
}
"#;

/// A bash function that rejects a token that can't be sent in a header: with a line break, curl would send two headers.
const CHECK_TOKEN: &str = r#"check_token() {
  local LC_ALL=C
  case $1 in
    *[![:print:][:blank:]]* | [[:blank:]]* | *[[:blank:]])
      echo 'ACCESS_TOKEN has a space at an end or a character that is not allowed in a header; nothing was sent.' >&2
      return 1
      ;;
  esac
}
"#;

/// A bash expression for the signature of `$PAYLOAD`.
const SHELL_SIGNATURE: &str =
    r#"$(printf %s "$PAYLOAD" | openssl dgst -sha256 -hmac "$SECRET" -binary | openssl base64 -A)"#;

fn bash(outline: &Outline) -> Result<String, Error> {
    let body = shell_word(&outline.ensure_no_nul()?.body);
    let url = shell_quote(&outline.url);
    let mut functions = String::new();
    if outline.has_secret_in_body() {
        functions += &format!("{JSON_ESCAPE}\n");
    }
    let mut check = "";
    if outline.token.header.is_some() {
        functions += &format!("{CHECK_TOKEN}\n");
        check = "check_token \"$ACCESS_TOKEN\"\n";
    }
    let [token, secret] = [&outline.token, &outline.secret].map(|secret| {
        let variable = secret.variable;
        if secret.header.is_none() && !secret.in_body {
            return format!("{variable}='' # not used by this webhook\n");
        }
        let instruction = secret.instruction();
        format!("{variable}=${{{variable}:?{instruction}}} # from the environment; or write the value here\n")
    });
    let mut headers = String::from("  --header 'Content-Type: application/json'\n");
    if outline.token.header.is_some() {
        headers += "  --header \"Authorization: Bearer $ACCESS_TOKEN\"\n";
    }
    let mut signature = String::new();
    if outline.secret.header.is_some() {
        headers += "  --header \"X-Wandb-Signature: $SIGNATURE\"\n";
        signature += &format!("SIGNATURE={SHELL_SIGNATURE}\n");
    }
    Ok(format!(
        "\
#!/usr/bin/env bash
# Sends the request of a W&B webhook: the same headers and the same bytes. Needs curl and openssl.
set -euo pipefail

{functions}{token}{secret}{check}PAYLOAD={body}
API_ENDPOINT={url}

{signature}headers=(
{headers})
# Through a pipe, since a command's arguments are limited in length and a payload is not.
printf %s \"$PAYLOAD\" |
  curl --silent --show-error --include --globoff --request POST \"${{headers[@]}}\" --data-binary @- \"$API_ENDPOINT\"
"
    ))
}

fn curl(outline: &Outline) -> Result<String, Error> {
    let body = shell_word(&outline.ensure_no_nul()?.body);
    let mut out = String::new();
    if outline.has_secret_in_body() {
        out += JSON_ESCAPE;
    }
    if outline.token.header.is_some() {
        out += CHECK_TOKEN;
    }
    let needed: Vec<_> = outline
        .needed()
        .map(|secret| format!(" \"${{{}:?{}}}\"", secret.variable, secret.instruction()))
        .collect();
    if !needed.is_empty() {
        out += &format!(":{} &&\n", needed.concat());
    }
    if outline.token.header.is_some() {
        out += "check_token \"$ACCESS_TOKEN\" &&\n";
    }
    if outline.secret.header.is_some() {
        out += &format!("PAYLOAD={body} &&\nprintf %s \"$PAYLOAD\" |\n");
    } else {
        out += &format!("printf %s {body} |\n");
    }
    out += "curl --silent --show-error --include --globoff --request POST \\\n";
    out += "  --header 'Content-Type: application/json' \\\n";
    if outline.token.header.is_some() {
        out += "  --header \"Authorization: Bearer $ACCESS_TOKEN\" \\\n";
    }
    if outline.secret.header.is_some() {
        out += &format!("  --header \"X-Wandb-Signature: {SHELL_SIGNATURE}\" \\\n");
    }
    out += &format!("  --data-binary @- {}\n", shell_quote(&outline.url));
    Ok(out)
}

/// Writes the body as one shell word.
fn shell_word(body: &[ScriptPart]) -> String {
    if body.is_empty() {
        return shell_quote("");
    }
    body.iter()
        .map(|part| match part {
            ScriptPart::Text(text) => shell_quote(text),
            ScriptPart::Escaped(variable) => format!("\"$(json_escape \"${variable}\")\""),
        })
        .collect()
}

/// Quotes a string without NUL as one word of bash: `'…'`, or `$'…'` where control characters would not survive copying
/// and pasting.
fn shell_quote(text: &str) -> String {
    if !text.contains(|c: char| c.is_ascii_control() && c != '\n') {
        return format!("'{}'", text.replace('\'', r"'\''"));
    }
    let mut out = String::from("$'");
    for c in text.chars() {
        match c {
            '\\' => out.push_str(r"\\"),
            '\'' => out.push_str(r"\'"),
            '\t' => out.push_str(r"\t"),
            '\r' => out.push_str(r"\r"),
            // An interactive bash before 4.4 expands it as history, even here.
            '!' => out.push_str(r"\041"),
            c if c.is_ascii_control() && c != '\n' => out.push_str(&format!(r"\{:03o}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}

// JavaScript.

fn javascript(outline: &Outline) -> String {
    let mut assignments = String::new();
    for secret in outline.needed() {
        let (variable, instruction) = (secret.variable, secret.instruction());
        assignments += "  // From the environment; or write the value here.\n";
        assignments += &format!("  const {variable} = process.env.{variable};\n");
        assignments += &format!("  if (!{variable}) throw new Error(\"{instruction}.\");\n");
    }
    let url = json_literal(&outline.url);
    let body = array_elements(&outline.body, |variable| {
        format!("JSON.stringify({variable}).slice(1, -1)")
    });
    let mut headers = String::from("    \"Content-Type\": \"application/json\",\n");
    if outline.token.header.is_some() {
        headers += "    Authorization: `Bearer ${ACCESS_TOKEN}`,\n";
    }
    if outline.secret.header.is_some() {
        headers +=
            "    \"X-Wandb-Signature\": createHmac(\"sha256\", SECRET).update(PAYLOAD).digest(\"base64\"),\n";
    }
    let import = match outline.secret.header {
        Some(_) => "  const { createHmac } = await import(\"node:crypto\");\n",
        None => "",
    };
    format!(
        "\
// Sends the request of a W&B webhook: the same headers and the same bytes. Runs in Node 20 or newer.
async function send() {{
{import}{assignments}  const API_ENDPOINT = {url};
  const PAYLOAD = [
{body}  ].join(\"\");
  const headers = {{
{headers}  }};
  const response = await fetch(API_ENDPOINT, {{ method: \"POST\", headers, body: PAYLOAD, redirect: \"manual\" }});
  console.log(response.status, response.statusText);
  console.log(await response.text());
}}

send();
"
    )
}

// Python, with the package `requests`.

fn python(outline: &Outline) -> String {
    let mut imports = String::new();
    if outline.secret.header.is_some() {
        imports += "import base64\nimport hashlib\nimport hmac\n";
    }
    if outline.has_secret_in_body() {
        imports += "import json\n";
    }
    let mut assignments = String::new();
    for secret in outline.needed() {
        let (variable, instruction) = (secret.variable, secret.instruction());
        assignments += "# From the environment; or write the value here.\n";
        assignments +=
            &format!("{variable} = os.environ.get(\"{variable}\") or sys.exit(\"{instruction}.\")\n");
    }
    if !assignments.is_empty() {
        imports += "import os\nimport sys\n";
    }
    if !imports.is_empty() {
        imports += "\n";
    }
    let url = json_literal(&outline.url);
    let body = array_elements(&outline.body, |variable| {
        format!("json.dumps({variable}, ensure_ascii=False)[1:-1]")
    });
    let mut headers = String::from("headers = {\"Content-Type\": \"application/json\"}\n");
    if outline.token.header.is_some() {
        headers += "headers[\"Authorization\"] = f\"Bearer {ACCESS_TOKEN}\"\n";
    }
    if outline.secret.header.is_some() {
        headers += "digest = hmac.new(SECRET.encode(), PAYLOAD, hashlib.sha256).digest()\n";
        headers += "headers[\"X-Wandb-Signature\"] = base64.b64encode(digest).decode()\n";
    }
    format!(
        "\
# Sends the request of a W&B webhook: the same headers and the same bytes. Needs `pip install requests`.
{imports}import requests

{assignments}API_ENDPOINT = {url}
PAYLOAD = \"\".join([
{body}]).encode()

{headers}
response = requests.post(
    API_ENDPOINT,
    data=PAYLOAD,
    headers=headers,
    auth=lambda request: request,  # or a ~/.netrc would set another Authorization
    allow_redirects=False,
    timeout=30,
)
print(response.status_code, response.reason)
print(response.text)
"
    )
}

// Both JavaScript and Python.

/// Writes a string literal that JavaScript (since 2019) and Python read alike: double-quoted, with JSON's escapes.
fn json_literal(text: &str) -> String {
    JsonText::string(text).as_str().to_owned()
}

/// Writes the body as the elements of an array to join, one per line, so that the script is as readable as its payload.
fn array_elements(body: &[ScriptPart], escape: impl Fn(&str) -> String) -> String {
    body.iter()
        .flat_map(|part| match part {
            ScriptPart::Text(text) => text.split_inclusive('\n').map(json_literal).collect(),
            ScriptPart::Escaped(variable) => vec![escape(variable)],
        })
        .map(|element| format!("    {element},\n"))
        .collect()
}
