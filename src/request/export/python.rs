//! The request as Python, with the package `requests`.

use super::{
    Outline,
    literal::{elements, quote},
};

pub(super) fn requests(outline: &Outline) -> String {
    let mut imports = String::new();
    if outline.secret.header.is_some() {
        imports += "import base64\nimport hashlib\nimport hmac\n";
    }
    if outline.splices() {
        imports += "import json\n";
    }
    let mut sources = String::new();
    for source in outline.needed() {
        let (variable, request) = (source.variable, source.request());
        sources += "# From the environment; or write the value here.\n";
        sources += &format!("{variable} = os.environ.get(\"{variable}\") or sys.exit(\"{request}.\")\n");
    }
    if !sources.is_empty() {
        imports += "import os\nimport sys\n";
    }
    if !imports.is_empty() {
        imports += "\n";
    }
    let url = quote(&outline.url);
    let body = elements(&outline.body, |variable| {
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

{sources}API_ENDPOINT = {url}
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
