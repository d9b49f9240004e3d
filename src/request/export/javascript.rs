//! JavaScript for Node.

use super::outline::{ENDPOINT_INSTRUCTION, Outline, ScriptPart, is_fragile, json_literal};
use crate::model::SignatureEncoding;

/// Writes a script for Node, as a module or a classic script.
pub(super) fn script(outline: &Outline) -> String {
    let mut assignments = String::new();
    for secret in outline.needed() {
        assignments += &from_environment(secret.variable, &secret.instruction());
    }
    assignments += &match &outline.url {
        Some(url) => format!("  const API_ENDPOINT = {};\n", json_literal(url)),
        None => from_environment("API_ENDPOINT", ENDPOINT_INSTRUCTION),
    };
    let mut helper = "";
    if outline.has_secret_in_body() {
        helper = "  const escaped = (value) => JSON.stringify(value).slice(1, -1);\n";
    }
    let mut headers = String::from("    \"Content-Type\": \"application/json\",\n");
    if outline.token.header.is_some() {
        headers += "    Authorization: `Bearer ${ACCESS_TOKEN}`,\n";
    }
    let mut import = "";
    if outline.secret.header.is_some() {
        import = "  const { createHmac } = await import(\"node:crypto\");\n";
        let encoding = match outline.encoding {
            SignatureEncoding::Base64 => "base64",
            SignatureEncoding::Hex => "hex",
        };
        headers += &format!(
            "    \"X-Wandb-Signature\": createHmac(\"sha256\", SECRET).update(PAYLOAD).digest(\"{encoding}\"),\n"
        );
    }
    format!(
        "\
// Sends the request of a W&B webhook: the same headers and the same bytes. Runs in Node 20 or newer.
async function send() {{
{assignments}{helper}  const PAYLOAD = {body};
{import}  const headers = {{
{headers}  }};
  const response = await fetch(API_ENDPOINT, {{ method: \"POST\", headers, body: PAYLOAD, redirect: \"manual\" }});
  console.log(response.status, response.statusText);
  console.log(await response.text());
}}

send();
",
        body = template_literal(&outline.body),
    )
}

fn from_environment(variable: &str, instruction: &str) -> String {
    format!(
        "  const {variable} = process.env.{variable}; // from the environment; or write the value here
  if (!{variable}) throw new Error(\"{instruction}.\");
"
    )
}

/// Writes the body as a template literal, which keeps its lines.
fn template_literal(body: &[ScriptPart]) -> String {
    let mut out = String::from("`");
    for part in body {
        match *part {
            ScriptPart::Text(text) => text.chars().for_each(|c| push_character(&mut out, c)),
            ScriptPart::Escaped(variable) => out += &format!("${{escaped({variable})}}"),
        }
    }
    out.push('`');
    out
}

pub(super) fn push_character(out: &mut String, c: char) {
    match c {
        '`' | '\\' | '$' => out.extend(['\\', c]),
        '\t' => out.push_str("\\t"),
        '\r' => out.push_str("\\r"),
        c if is_fragile(c) => out.push_str(&format!("\\x{:02x}", u32::from(c))),
        c => out.push(c),
    }
}
