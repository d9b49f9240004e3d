//! The parts of a request that every exported script writes in its language.

use crate::diagnostic::{Code, Error};
use crate::json::JsonText;
use crate::model::{SecretName, SignatureEncoding, Webhook, without_fragment};

use super::super::http::{EMPTY_BODY, is_blank};

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

/// The parts of a request that every script writes, each in its language.
pub(super) struct Outline<'a> {
    /// The URL to send to; `None` for the sandbox.
    pub(super) url: Option<String>,
    pub(super) token: SecretVariable<'a>,
    pub(super) secret: SecretVariable<'a>,
    pub(super) encoding: SignatureEncoding,
    pub(super) body: Vec<ScriptPart<'a>>,
}

/// A secret that the script reads from an environment variable when it runs.
pub(super) struct SecretVariable<'a> {
    pub(super) variable: &'static str,
    /// The secret's name, if a header uses it.
    pub(super) header: Option<&'a SecretName>,
    pub(super) in_body: bool,
}

/// A part of the body: text, or the variable whose value is inserted, JSON-escaped.
#[derive(Clone, Copy)]
pub(super) enum ScriptPart<'a> {
    Text(&'a str),
    Escaped(&'static str),
}

pub(super) const ACCESS_TOKEN: &str = "ACCESS_TOKEN";
pub(super) const SECRET: &str = "SECRET";

/// The instruction of a script whose webhook sends to the sandbox.
pub(super) const ENDPOINT_INSTRUCTION: &str =
    "Set API_ENDPOINT to the address of a receiver: only the page can send to its sandbox";

impl<'a> Outline<'a> {
    pub(super) fn new(webhook: &'a Webhook, body: &[BodyPart<'a>]) -> Self {
        let uses = |wanted: fn(&BodyPart) -> bool| body.iter().any(wanted);
        let is_empty = body
            .iter()
            .all(|part| matches!(part, BodyPart::Text(text) if is_blank(text.as_bytes())));
        Self {
            url: webhook.endpoint.url().map(|url| without_fragment(url).into()),
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
            encoding: webhook.signature,
            body: if is_empty {
                vec![ScriptPart::Text(EMPTY_BODY)]
            } else {
                body.iter().flat_map(script_parts).collect()
            },
        }
    }

    /// Returns the secrets that the script needs.
    pub(super) fn needed(&self) -> impl Iterator<Item = &SecretVariable<'a>> {
        [&self.token, &self.secret]
            .into_iter()
            .filter(|secret| secret.is_needed())
    }

    /// Returns whether the body contains a secret.
    pub(super) fn has_secret_in_body(&self) -> bool {
        self.token.in_body || self.secret.in_body
    }

    /// Returns the text of the body without the inserted values.
    pub(super) fn body_text(&self) -> String {
        let text = |part: &ScriptPart<'a>| match *part {
            ScriptPart::Text(text) => text,
            ScriptPart::Escaped(_) => "",
        };
        self.body.iter().map(text).collect()
    }

    /// Returns an error if the body contains a NUL character.
    pub(super) fn ensure_no_nul(&self) -> Result<(), Error> {
        let has_nul = |part: &ScriptPart| matches!(part, ScriptPart::Text(text) if text.contains('\0'));
        if self.body.iter().any(has_nul) {
            return Err(Error::new(Code::RequestBodyNul, []));
        }
        Ok(())
    }
}

impl SecretVariable<'_> {
    pub(super) fn is_needed(&self) -> bool {
        self.header.is_some() || self.in_body
    }

    /// Returns the message for a missing value. A secret's name has no character that ends a comment or a string in any
    /// of the languages.
    pub(super) fn instruction(&self) -> String {
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

/// Writes a string literal that JavaScript (since 2019) and Python read alike: double-quoted, with JSON's escapes.
pub(super) fn json_literal(text: &str) -> String {
    JsonText::string(text).as_str().to_owned()
}

/// Returns whether a character is a control character (C0, DEL or C1) other than a line feed: editors, terminals and
/// clipboards change such characters.
pub(super) fn is_fragile(c: char) -> bool {
    c.is_control() && c != '\n'
}
