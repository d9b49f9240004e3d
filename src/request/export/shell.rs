//! The request for bash: as a script, and as one command.

use super::{Outline, Piece};
use crate::diagnostic::Error;

/// Escapes its argument byte by byte for the inside of a JSON string, with the shortest escapes.
const IN_JSON: &str = r#"in_json() {
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

/// Refuses a token that can't stand in a header: with a line break, curl would send two headers.
const SENDABLE: &str = r#"sendable() {
  local LC_ALL=C
  case $1 in
    *[![:print:][:blank:]]* | [[:blank:]]* | *[[:blank:]])
      echo 'ACCESS_TOKEN has a blank at an end or a character that no header can hold; nothing was sent.' >&2
      return 1
      ;;
  esac
}
"#;

const SIGNATURE: &str =
    r#"$(printf %s "$PAYLOAD" | openssl dgst -sha256 -hmac "$SECRET" -binary | openssl base64 -A)"#;

pub(super) fn bash(outline: &Outline) -> Result<String, Error> {
    let body = word(&outline.without_nul()?.body);
    let url = quote(&outline.url);
    let mut functions = String::new();
    if outline.splices() {
        functions += &format!("{IN_JSON}\n");
    }
    let mut check = "";
    if outline.token.header.is_some() {
        functions += &format!("{SENDABLE}\n");
        check = "sendable \"$ACCESS_TOKEN\"\n";
    }
    let [token, secret] = [&outline.token, &outline.secret].map(|source| {
        let variable = source.variable;
        if source.header.is_none() && !source.in_body {
            return format!("{variable}='' # the webhook has none\n");
        }
        let request = source.request();
        format!("{variable}=${{{variable}:?{request}}} # from the environment; or write the value here\n")
    });
    let mut headers = String::from("  --header 'Content-Type: application/json'\n");
    if outline.token.header.is_some() {
        headers += "  --header \"Authorization: Bearer $ACCESS_TOKEN\"\n";
    }
    let mut signature = String::new();
    if outline.secret.header.is_some() {
        headers += "  --header \"X-Wandb-Signature: $SIGNATURE\"\n";
        signature += &format!("SIGNATURE={SIGNATURE}\n");
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

pub(super) fn curl(outline: &Outline) -> Result<String, Error> {
    let body = word(&outline.without_nul()?.body);
    let mut out = String::new();
    if outline.splices() {
        out += IN_JSON;
    }
    if outline.token.header.is_some() {
        out += SENDABLE;
    }
    let needed: Vec<_> = outline
        .needed()
        .map(|source| format!(" \"${{{}:?{}}}\"", source.variable, source.request()))
        .collect();
    if !needed.is_empty() {
        out += &format!(":{} &&\n", needed.concat());
    }
    if outline.token.header.is_some() {
        out += "sendable \"$ACCESS_TOKEN\" &&\n";
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
        out += &format!("  --header \"X-Wandb-Signature: {SIGNATURE}\" \\\n");
    }
    out += &format!("  --data-binary @- {}\n", quote(&outline.url));
    Ok(out)
}

/// The body as one shell word.
fn word(body: &[Piece]) -> String {
    if body.is_empty() {
        return quote("");
    }
    body.iter()
        .map(|piece| match piece {
            Piece::Text(text) => quote(text),
            Piece::Escaped(variable) => format!("\"$(in_json \"${variable}\")\""),
        })
        .collect()
}

/// A text without NUL as one word of bash: `'…'`, and `$'…'` where control characters would not survive being
/// copied and pasted.
pub(super) fn quote(text: &str) -> String {
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
            // An interactive bash before 4.4 takes it for history, even here.
            '!' => out.push_str(r"\041"),
            c if c.is_ascii_control() && c != '\n' => out.push_str(&format!(r"\{:03o}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}
