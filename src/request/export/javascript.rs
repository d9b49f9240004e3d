//! The request as JavaScript.

use super::{
    Outline,
    literal::{elements, quote},
};

pub(super) fn fetch(outline: &Outline) -> String {
    let mut sources = String::new();
    for source in outline.needed() {
        let (variable, request) = (source.variable, source.request());
        sources += "  // From the environment; or write the value here.\n";
        sources += &format!("  const {variable} = process.env.{variable};\n");
        sources += &format!("  if (!{variable}) throw new Error(\"{request}.\");\n");
    }
    let url = quote(&outline.url);
    let body = elements(&outline.body, |variable| {
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
{import}{sources}  const API_ENDPOINT = {url};
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
