//! Python, with the package `requests`.

use super::outline::{ENDPOINT_INSTRUCTION, Outline, ScriptPart, is_fragile, json_literal};
use crate::model::SignatureEncoding;

/// Writes a script for Python 3.
pub(super) fn script(outline: &Outline) -> String {
    let mut imports = Vec::new();
    if outline.secret.header.is_some() {
        imports.extend(["hashlib", "hmac"]);
        if outline.encoding == SignatureEncoding::Base64 {
            imports.push("base64");
        }
    }
    if outline.has_secret_in_body() {
        imports.push("json");
    }
    let mut values = String::new();
    for secret in outline.needed() {
        values += &from_environment(secret.variable, &secret.instruction());
    }
    values += &match &outline.url {
        Some(url) => format!("API_ENDPOINT = {}\n", json_literal(url)),
        None => from_environment("API_ENDPOINT", ENDPOINT_INSTRUCTION),
    };
    if values.contains("os.environ") {
        imports.extend(["os", "sys"]);
    }
    imports.sort_unstable();
    let mut imports: String = imports
        .iter()
        .map(|module| format!("import {module}\n"))
        .collect();
    if !imports.is_empty() {
        imports += "\n";
    }
    let mut helper = "";
    if outline.has_secret_in_body() {
        helper = "

def escaped(value):
    \"\"\"Escapes a value for the inside of a JSON string.\"\"\"
    return json.dumps(value, ensure_ascii=False)[1:-1]

";
    }
    let mut headers = String::from("headers = {\"Content-Type\": \"application/json\"}\n");
    if outline.token.header.is_some() {
        headers += "headers[\"Authorization\"] = f\"Bearer {ACCESS_TOKEN}\"\n";
    }
    if outline.secret.header.is_some() {
        headers += "signature = hmac.new(SECRET.encode(), body, hashlib.sha256)\n";
        headers += match outline.encoding {
            SignatureEncoding::Base64 => {
                "headers[\"X-Wandb-Signature\"] = base64.b64encode(signature.digest()).decode()\n"
            }
            SignatureEncoding::Hex => "headers[\"X-Wandb-Signature\"] = signature.hexdigest()\n",
        };
    }
    format!(
        "\
# Sends the request of a W&B webhook: the same headers and the same bytes. Needs `pip install requests`.
{imports}import requests
{helper}
{values}PAYLOAD = {body}

body = PAYLOAD.encode()
{headers}
response = requests.post(
    API_ENDPOINT,
    data=body,
    headers=headers,
    auth=lambda request: request,  # or a ~/.netrc would set another Authorization
    allow_redirects=False,
    timeout=30,
)
print(response.status_code, response.reason)
print(response.text)
",
        body = expression(&outline.body),
    )
}

fn from_environment(variable: &str, instruction: &str) -> String {
    format!(
        "{variable} = os.environ.get(\"{variable}\") or sys.exit(\"{instruction}.\")  # or write the value here\n"
    )
}

/// Writes the body as triple-quoted strings, which keep its lines, with calls for the values between them.
fn expression(body: &[ScriptPart]) -> String {
    let parts = body.iter().map(|part| match *part {
        ScriptPart::Text(text) => literal(text),
        ScriptPart::Escaped(variable) => format!("escaped({variable})"),
    });
    parts.collect::<Vec<_>>().join(" + ")
}

/// Writes a string literal: triple-quoted, raw if that saves the escapes of backslashes.
pub(super) fn literal(text: &str) -> String {
    let is_plain = !text.contains(is_fragile) && !text.contains("'''") && !text.ends_with(['\'', '\\']);
    if is_plain && text.contains('\\') {
        return format!("r'''{text}'''");
    }
    let mut out = String::from("'''");
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\'' if !is_plain => out.push_str("\\'"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_fragile(c) => out.push_str(&format!("\\x{:02x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push_str("'''");
    out
}
