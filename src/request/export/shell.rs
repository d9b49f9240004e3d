//! Shell: a bash script, and commands to paste into any POSIX shell.

use super::outline::{ACCESS_TOKEN, ENDPOINT_INSTRUCTION, Outline, SECRET, ScriptPart, is_fragile};
use crate::diagnostic::Error;
use crate::model::SignatureEncoding;

// Bash.

/// The functions of a bash script that inserts secrets into its payload: `$1` is escaped byte by byte for the inside of a
/// JSON string, with the shortest escapes.
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

/// Writes a bash script with the four values at its top.
pub(super) fn bash(outline: &Outline) -> Result<String, Error> {
    outline.ensure_no_nul()?;
    let placeholders = Placeholders::of(outline);
    let [token, secret] = [&outline.token, &outline.secret].map(|secret| {
        let variable = secret.variable;
        if !secret.is_needed() {
            return format!("{variable}='' # not used by this webhook\n");
        }
        let instruction = secret.instruction();
        format!("{variable}=${{{variable}:?{instruction}}} # from the environment; or write the value here\n")
    });
    let payload = bash_quote(&placeholders.fill(outline));
    let note = if outline.has_secret_in_body() {
        let (token, secret) = (
            placeholders.of_variable(ACCESS_TOKEN),
            placeholders.of_variable(SECRET),
        );
        format!("# {token} and {secret} below are replaced by the values, escaped for JSON.\n")
    } else {
        String::new()
    };
    let endpoint = match &outline.url {
        Some(url) => bash_quote(url),
        None => format!("${{API_ENDPOINT:?{ENDPOINT_INSTRUCTION}}}"),
    };
    let mut steps = String::new();
    let mut headers = String::from(" \\\n  --header 'Content-Type: application/json'");
    if outline.token.header.is_some() {
        steps += &format!("\n{}", token_check(""));
        headers += " \\\n  --header \"Authorization: Bearer $ACCESS_TOKEN\"";
    }
    if outline.has_secret_in_body() {
        steps += &format!("\n{JSON_ESCAPE}{}", placeholders.replacement());
    }
    if outline.secret.header.is_some() {
        let signature = signature("printf %s \"$PAYLOAD\"", outline.encoding);
        steps += &format!("\nSIGNATURE={signature}\n");
        headers += " \\\n  --header \"X-Wandb-Signature: ${SIGNATURE:?openssl failed}\"";
    }
    Ok(format!(
        "\
#!/usr/bin/env bash
# Sends the request of a W&B webhook: the same headers and the same bytes. Needs curl{needs_openssl}.
[ -n \"${{BASH_VERSION:-}}\" ] || {{ echo 'Run this script with bash. Nothing was sent.' >&2; exit 1; }}
set -euo pipefail

{token}{secret}{note}PAYLOAD={payload}
API_ENDPOINT={endpoint}
{steps}
# Through a pipe, since the arguments of a command are limited in length and a payload is not.
printf %s \"$PAYLOAD\" | curl --silent --show-error --include --globoff --request POST \"$API_ENDPOINT\"{headers} \\
  --data-binary @-
",
        needs_openssl = if outline.secret.header.is_some() { " and openssl" } else { "" },
    ))
}

/// The text that marks the place of a secret's value in the payload of a bash script: unlike anything else in it.
struct Placeholders {
    before: String,
    after: String,
}

impl Placeholders {
    fn of(outline: &Outline) -> Self {
        let written = [("${", "}"), ("{{", "}}"), ("<<", ">>")]
            .map(|(before, after)| Self {
                before: before.to_owned(),
                after: after.to_owned(),
            })
            .into_iter();
        let numbered = (1_u32..).map(|number| Self {
            before: format!("<{number}:"),
            after: ">".to_owned(),
        });
        let texts = outline.body_text();
        let is_new = |placeholders: &Self| {
            [ACCESS_TOKEN, SECRET].into_iter().all(|variable| {
                let placeholder = placeholders.of_variable(variable);
                let used = outline
                    .body
                    .iter()
                    .filter(|part| matches!(part, ScriptPart::Escaped(name) if *name == variable))
                    .count();
                !texts.contains(&placeholder)
                    && placeholders.fill(outline).matches(&placeholder).count() == used
            })
        };
        written.chain(numbered).find(is_new).unwrap_or(Self {
            before: String::new(),
            after: String::new(),
        })
    }

    fn of_variable(&self, variable: &str) -> String {
        format!("{}{variable}{}", self.before, self.after)
    }

    /// Returns the body with a placeholder for each value.
    fn fill(&self, outline: &Outline) -> String {
        let parts = outline.body.iter().map(|part| match *part {
            ScriptPart::Text(text) => text.to_owned(),
            ScriptPart::Escaped(variable) => self.of_variable(variable),
        });
        parts.collect()
    }

    /// Returns commands that replace the placeholders in `$PAYLOAD` from left to right, so that a value that contains a
    /// placeholder stays as it is.
    fn replacement(&self) -> String {
        let [token, secret] = [ACCESS_TOKEN, SECRET].map(|variable| bash_quote(&self.of_variable(variable)));
        format!(
            "\
rest=$PAYLOAD PAYLOAD=''
while
  before_token=${{rest%%{token}*}} before_secret=${{rest%%{secret}*}}
  [[ $before_token != \"$rest\" || $before_secret != \"$rest\" ]]
do
  if ((${{#before_token}} < ${{#before_secret}})); then
    PAYLOAD+=$before_token$(json_escape \"$ACCESS_TOKEN\") rest=${{rest#*{token}}}
  else
    PAYLOAD+=$before_secret$(json_escape \"$SECRET\") rest=${{rest#*{secret}}}
  fi
done
PAYLOAD+=$rest
"
        )
    }
}

/// Quotes a string without NUL as one word of bash: `'…'`, or `$'…'` where control characters would not survive copying
/// and pasting.
pub(super) fn bash_quote(text: &str) -> String {
    if !text.contains(is_fragile) {
        return quote(text);
    }
    let mut out = String::from("$'");
    for c in text.chars() {
        match c {
            '\\' => out.push_str(r"\\"),
            '\'' => out.push_str(r"\'"),
            '\t' => out.push_str(r"\t"),
            '\r' => out.push_str(r"\r"),
            c if is_fragile(c) => out.push_str(&octal(c)),
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}

// Any POSIX shell.

/// The length from which a body is not passed as an argument: Linux allows 128 KiB for one.
const MAX_ARGUMENT: usize = 100_000;

/// A function of any POSIX shell that escapes its argument for the inside of a JSON string, like [`JSON_ESCAPE`]: the
/// bytes become the octal escapes of a format for `printf`.
const POSIX_JSON_ESCAPE: &str = r#"  json_escape() {
    printf "$(printf %s "$1" | od -An -v -tu1 | awk '{
      for (i = 1; i <= NF; i++)
        if ($i == 34 || $i == 92) printf "\\134\\%03o", $i
        else if ($i == 8) printf "\\134b"
        else if ($i == 9) printf "\\134t"
        else if ($i == 10) printf "\\134n"
        else if ($i == 12) printf "\\134f"
        else if ($i == 13) printf "\\134r"
        else if ($i < 32) printf "\\134u%04x", $i
        else printf "\\%03o", $i
    }')"
  }
"#;

/// Writes commands that work in bash, zsh, dash and other POSIX shells, also pasted into an interactive one. What needs
/// more than one command is in a subshell, which a missing value ends before anything is sent.
pub(super) fn curl(outline: &Outline) -> String {
    let body = PosixBody::of(outline);
    let needs_values = outline.needed().next().is_some() || outline.url.is_none();
    let mut curl = String::from("curl --silent --show-error --include");
    let url = match &outline.url {
        // The other characters mean nothing to curl.
        Some(url) if !url.contains(['[', ']', '{', '}']) => quote(url),
        Some(url) => format!("--globoff {}", quote(url)),
        None => "--globoff \"$API_ENDPOINT\"".to_owned(),
    };
    curl += &format!(" {url} \\\n    --header 'Content-Type: application/json'");
    if outline.token.header.is_some() {
        curl += " \\\n    --header \"Authorization: Bearer $ACCESS_TOKEN\"";
    }
    if outline.secret.header.is_some() {
        curl += " \\\n    --header \"X-Wandb-Signature: ${SIGNATURE:?openssl failed}\"";
    }
    if let (PosixBody::Literal(text), false) = (&body, needs_values) {
        return format!("{curl} \\\n    --data-raw {}\n", quote(text));
    }
    let mut out = String::from("(\n  set -eu\n");
    for secret in outline.needed() {
        out += &format!("  : \"${{{}:?{}}}\"\n", secret.variable, secret.instruction());
    }
    if outline.url.is_none() {
        out += &format!("  : \"${{API_ENDPOINT:?{ENDPOINT_INSTRUCTION}}}\"\n");
    }
    if outline.token.header.is_some() {
        out += &token_check("  ");
    }
    let print = match &body {
        PosixBody::Literal(text) => {
            out += &format!("  PAYLOAD={}\n", quote(text));
            "printf %s \"$PAYLOAD\""
        }
        PosixBody::Printed(commands) => {
            if outline.has_secret_in_body() {
                out += POSIX_JSON_ESCAPE;
            }
            for secret in [&outline.token, &outline.secret]
                .into_iter()
                .filter(|secret| secret.in_body)
            {
                let variable = secret.variable;
                out += &format!("  {variable}_JSON=$(json_escape \"${variable}\")\n");
                out += &format!("  : \"${{{variable}_JSON:?od or awk failed}}\"\n");
            }
            out += &format!("  payload() {{ {commands}; }}\n");
            "payload"
        }
    };
    if outline.secret.header.is_some() {
        out += &format!("  SIGNATURE={}\n", signature(print, outline.encoding));
    }
    out += &format!("  {print} | {curl} \\\n    --data-binary @-\n)\n");
    out
}

/// The body in commands for any POSIX shell.
enum PosixBody {
    /// Text that can be written between single quotes and passed as one argument.
    Literal(String),
    /// Commands that print the body, without line breaks outside of quotes.
    Printed(String),
}

impl PosixBody {
    fn of(outline: &Outline) -> Self {
        let text = outline.body_text();
        // An interactive bash before 4.4 expands `!` as history, even in the later lines of a quoted string.
        let is_simple = !text.contains(|c| is_fragile(c) || c == '!') && text.len() <= MAX_ARGUMENT;
        if is_simple && !outline.has_secret_in_body() {
            return Self::Literal(text);
        }
        let commands: Vec<_> = outline
            .body
            .iter()
            .map(|part| match *part {
                ScriptPart::Text(text) => format!("printf {}", printf_format(text)),
                ScriptPart::Escaped(variable) => format!("printf %s \"${variable}_JSON\""),
            })
            .collect();
        Self::Printed(commands.join("; "))
    }
}

/// Writes a command that ends the shell where the token can't be sent in a header: it has a line break, a character beyond
/// ASCII, or a space at an end.
fn token_check(indent: &str) -> String {
    format!(
        "\
{indent}[ \"$ACCESS_TOKEN\" = \"$(printf %s \"$ACCESS_TOKEN\" | LC_ALL=C tr -cd '\\t -~' | sed 's/^[[:blank:]]*//; s/[[:blank:]]*$//')\" ] ||
{indent}  {{ echo 'ACCESS_TOKEN has a space at an end or a character that is not allowed in a header; nothing was sent.' >&2; exit 1; }}
"
    )
}

/// Writes a command substitution for the signature of what `print` prints.
fn signature(print: &str, encoding: SignatureEncoding) -> String {
    let digest = "openssl dgst -sha256 -hmac \"$SECRET\"";
    match encoding {
        SignatureEncoding::Base64 => format!("$({print} | {digest} -binary | openssl base64 -A)"),
        // openssl writes a label before the digits.
        SignatureEncoding::Hex => format!("$({print} | {digest} | sed 's/^.* //')"),
    }
}

/// Quotes a string without fragile characters as one word of any POSIX shell.
pub(super) fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Quotes a string as a format of the shell command `printf`, which prints exactly this string.
pub(super) fn printf_format(text: &str) -> String {
    let mut out = String::from("'");
    for (index, c) in text.chars().enumerate() {
        match c {
            '\\' => out.push_str(r"\\"),
            '%' => out.push_str("%%"),
            '\t' => out.push_str(r"\t"),
            '\r' => out.push_str(r"\r"),
            // At the start it would begin an option.
            '-' if index == 0 => out.push_str(&octal(c)),
            '\'' | '!' => out.push_str(&octal(c)),
            c if is_fragile(c) => out.push_str(&octal(c)),
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}

/// Returns the octal escapes of a character's bytes.
fn octal(c: char) -> String {
    let mut buffer = [0; 4];
    let bytes = c.encode_utf8(&mut buffer).bytes();
    bytes.map(|byte| format!("\\{byte:03o}")).collect()
}
