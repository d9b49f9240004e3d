//! PowerShell 7, and Windows PowerShell 5.1 as far as its documentation tells.

use super::outline::{ENDPOINT_INSTRUCTION, Outline, ScriptPart};
use crate::model::SignatureEncoding;

/// A function that escapes a value for the inside of a JSON string, with the shortest escapes. `ConvertTo-Json` escapes
/// other characters in each version.
const JSON_ESCAPE: &str = r#"function ConvertTo-JsonText([string] $Value) {
    [regex]::Replace($Value, '["\\\x00-\x1f]', {
        param($Match)
        switch ([int][char]$Match.Value) {
            8 { '\b' }
            9 { '\t' }
            10 { '\n' }
            12 { '\f' }
            13 { '\r' }
            34 { '\"' }
            92 { '\\' }
            default { '\u{0:x4}' -f $_ }
        }
    })
}

"#;

/// Writes a script with the four values at its top. It is ASCII if the payload is; otherwise it checks that PowerShell read
/// it as UTF-8, which Windows PowerShell 5.1 does only for a file with a byte order mark.
pub(super) fn script(outline: &Outline) -> String {
    let body = lines(&outline.body);
    let mut values = String::new();
    let mut checks = String::new();
    for secret in outline.needed() {
        values += &from_environment(secret.variable);
        checks += &check(secret.variable, &secret.instruction());
    }
    let mut endpoint = String::new();
    match &outline.url {
        Some(url) => endpoint += &format!("$API_ENDPOINT = {}\n", literal(url)),
        None => {
            endpoint += &from_environment("API_ENDPOINT");
            checks += &check("API_ENDPOINT", ENDPOINT_INSTRUCTION);
        }
    }
    if !body.is_ascii() {
        checks += "if ('\u{e9}'.Length -ne 1) { throw 'Save this file as UTF-8 with a byte order mark. Nothing was sent.' }\n";
    }
    let mut function = "";
    if outline.has_secret_in_body() {
        function = JSON_ESCAPE;
    }
    let mut headers = String::from("$headers = @{}\n");
    if outline.token.header.is_some() {
        checks += "if ($ACCESS_TOKEN -cnotmatch '\\A[!-~]([\\t -~]*[!-~])?\\z') { throw 'ACCESS_TOKEN has a space at an end or a character that is not allowed in a header; nothing was sent.' }\n";
        headers += "$headers['Authorization'] = \"Bearer $ACCESS_TOKEN\"\n";
    }
    if outline.secret.header.is_some() {
        headers += "\
$hmac = New-Object System.Security.Cryptography.HMACSHA256
$hmac.Key = [System.Text.Encoding]::UTF8.GetBytes($SECRET)
";
        headers += match outline.encoding {
            SignatureEncoding::Base64 => {
                "$headers['X-Wandb-Signature'] = [System.Convert]::ToBase64String($hmac.ComputeHash($body))\n"
            }
            SignatureEncoding::Hex => {
                "$headers['X-Wandb-Signature'] = [System.BitConverter]::ToString($hmac.ComputeHash($body)).Replace('-', '').ToLowerInvariant()\n"
            }
        };
    }
    format!(
        "\
# Sends the request of a W&B webhook: the same headers and the same bytes. For PowerShell 7 and Windows PowerShell 5.1.
$ErrorActionPreference = 'Stop'
{values}{endpoint}{checks}
{function}$PAYLOAD = {body}
$body = [System.Text.Encoding]::UTF8.GetBytes($PAYLOAD)
{headers}
$response = Invoke-WebRequest -Method Post -Uri $API_ENDPOINT -Headers $headers -ContentType 'application/json' -Body $body -MaximumRedirection 0 -UseBasicParsing
\"$($response.StatusCode) $($response.StatusDescription)\"
$response.Content
"
    )
}

fn from_environment(variable: &str) -> String {
    format!("${variable} = $env:{variable} # from the environment; or write the value here\n")
}

fn check(variable: &str, instruction: &str) -> String {
    format!("if (-not ${variable}) {{ throw '{instruction}.' }}\n")
}

/// Writes the body as its lines, joined by line feeds: Windows saves and pastes line breaks as CR LF.
fn lines(body: &[ScriptPart]) -> String {
    let mut lines = vec![Vec::new()];
    for part in body {
        match *part {
            ScriptPart::Text(text) => {
                for (index, line) in text.split('\n').enumerate() {
                    if index > 0 {
                        lines.push(Vec::new());
                    }
                    if let Some(last) = lines.last_mut().filter(|_| !line.is_empty()) {
                        last.push(literal(line));
                    }
                }
            }
            ScriptPart::Escaped(variable) => {
                if let Some(last) = lines.last_mut() {
                    last.push(format!("(ConvertTo-JsonText ${variable})"));
                }
            }
        }
    }
    let lines = lines.iter().map(|line| match line.as_slice() {
        [] => "''".to_owned(),
        [only] => only.clone(),
        parts => format!("({})", parts.join(" + ")),
    });
    let lines: Vec<_> = lines.collect();
    match lines.as_slice() {
        [only] => only.clone(),
        lines => format!("@(\n    {}\n) -join \"`n\"", lines.join("\n    ")),
    }
}

/// Writes a string literal: single-quoted, or double-quoted where characters must be written by number. PowerShell reads
/// typographic quotation marks like the plain ones.
pub(super) fn literal(text: &str) -> String {
    let is_numbered = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let mut out = String::new();
    if !text.contains(is_numbered) {
        out.push('\'');
        for c in text.chars() {
            if matches!(c, '\'' | '\u{2018}'..='\u{201b}') {
                out.push(c);
            }
            out.push(c);
        }
        out.push('\'');
        return out;
    }
    out.push('"');
    for c in text.chars() {
        match c {
            '`' | '$' => out.extend(['`', c]),
            '"' | '\u{201c}'..='\u{201e}' => out.extend([c, c]),
            c if is_numbered(c) => out.push_str(&format!("$([char]0x{:x})", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
