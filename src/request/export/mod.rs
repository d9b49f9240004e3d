//! The same request as a script that people run themselves.
//!
//! A script never holds a secret's value: it reads `ACCESS_TOKEN` and `SECRET` when it runs, makes the signature then,
//! and splices them into the body where the payload used them.

mod javascript;
mod literal;
mod python;
mod shell;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::target;
use crate::diagnostic::{Code, Error};
use crate::model::{SecretName, Webhook};

/// The language of an exported request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Export {
    /// A bash script with the four variables of W&B's troubleshooting script at its top.
    Bash,
    /// One command for bash: curl, with the signature computed in place by openssl.
    Curl,
    /// JavaScript for Node 20 or newer, as module or not.
    Fetch,
    /// Python 3 with the package `requests`.
    Python,
}

impl Export {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Bash, Self::Curl, Self::Fetch, Self::Python];
}

/// A piece of a rendered body, in the order of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyPart<'a> {
    /// Text that is sent as it stands.
    Text(&'a str),
    /// The access token's value.
    AccessToken(Splice),
    /// The value of the webhook's other secret.
    Secret(Splice),
}

/// How a value stands in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Splice {
    /// Inside a JSON string: escaped.
    InString,
    /// Outside of one: a JSON string of its own.
    Literal,
}

/// A script that sends what [`Request::build`](super::Request::build) builds of the same webhook and body. Python's
/// `requests` writes some characters of an address in another way that names the same.
///
/// # Errors
/// The body holds a NUL character and the form is a shell's, where no text can hold one.
pub fn export(form: Export, webhook: &Webhook, body: &[BodyPart]) -> Result<String, Error> {
    let outline = Outline::new(webhook, body);
    match form {
        Export::Bash => shell::bash(&outline),
        Export::Curl => shell::curl(&outline),
        Export::Fetch => Ok(javascript::fetch(&outline)),
        Export::Python => Ok(python::requests(&outline)),
    }
}

/// What all forms say, each in its language.
struct Outline<'a> {
    url: String,
    token: Source<'a>,
    secret: Source<'a>,
    body: Vec<Piece<'a>>,
}

/// A value that is read when the script runs.
struct Source<'a> {
    variable: &'static str,
    /// The secret that a header is made of; none where only the body uses the value, or nothing does.
    header: Option<&'a SecretName>,
    in_body: bool,
}

/// A piece of the body: text, or the variable whose value is spliced in, JSON-escaped.
enum Piece<'a> {
    Text(&'a str),
    Escaped(&'static str),
}

const ACCESS_TOKEN: &str = "ACCESS_TOKEN";
const SECRET: &str = "SECRET";

impl<'a> Outline<'a> {
    fn new(webhook: &'a Webhook, body: &[BodyPart<'a>]) -> Self {
        let uses = |wanted: fn(&BodyPart) -> bool| body.iter().any(wanted);
        Self {
            url: target(webhook),
            token: Source {
                variable: ACCESS_TOKEN,
                header: webhook.access_token.as_ref(),
                in_body: uses(|part| matches!(part, BodyPart::AccessToken(_))),
            },
            secret: Source {
                variable: SECRET,
                header: webhook.secret.as_ref(),
                in_body: uses(|part| matches!(part, BodyPart::Secret(_))),
            },
            body: body.iter().flat_map(pieces).collect(),
        }
    }

    /// The values that the script can't do without.
    fn needed(&self) -> impl Iterator<Item = &Source<'a>> {
        [&self.token, &self.secret]
            .into_iter()
            .filter(|source| source.header.is_some() || source.in_body)
    }

    fn splices(&self) -> bool {
        self.token.in_body || self.secret.in_body
    }

    /// Refuses what no shell can pass on.
    fn without_nul(&self) -> Result<&Self, Error> {
        let nul = |piece: &Piece| matches!(piece, Piece::Text(text) if text.contains('\0'));
        if self.body.iter().any(nul) {
            return Err(Error::new(Code::RequestBodyNul, []));
        }
        Ok(self)
    }
}

impl Source<'_> {
    /// What to fill in; a secret's name has no character that ends a comment or a quotation in any of the languages.
    fn request(&self) -> String {
        match self.header {
            Some(name) => format!("{} needs the value of the secret {name}", self.variable),
            None => format!("{} is used in the payload and needs a value", self.variable),
        }
    }
}

fn pieces<'a>(part: &BodyPart<'a>) -> Vec<Piece<'a>> {
    let (variable, splice) = match *part {
        BodyPart::Text(text) => return vec![Piece::Text(text)],
        BodyPart::AccessToken(splice) => (ACCESS_TOKEN, splice),
        BodyPart::Secret(splice) => (SECRET, splice),
    };
    match splice {
        Splice::InString => vec![Piece::Escaped(variable)],
        Splice::Literal => vec![Piece::Text("\""), Piece::Escaped(variable), Piece::Text("\"")],
    }
}
