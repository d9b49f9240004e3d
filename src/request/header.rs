//! The headers that W&B sets.

use std::fmt;

use serde::Serialize;

use super::sign;
use crate::model::{Code, Error, SecretName, SecretValue};

const AUTHORIZATION: &str = "Authorization";
const BEARER: &str = "Bearer ";
const SIGNATURE: &str = "X-Wandb-Signature";

/// One header of a request; its debug form shows no token.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(rename = "HttpHeader"))]
#[serde(rename_all = "camelCase")]
pub struct Header {
    /// The header's name, as W&B writes it.
    pub name: &'static str,
    /// Its value: visible ASCII, blanks and tabs, neither at an end.
    pub value: String,
}

impl Header {
    pub(super) fn content_type() -> Self {
        Self {
            name: "Content-Type",
            value: "application/json".to_owned(),
        }
    }

    pub(super) fn authorization(name: &SecretName, token: Option<&SecretValue>) -> Result<Self, Error> {
        let token = token
            .ok_or_else(|| Error::new(Code::RequestTokenMissing, [("name", name.to_string())]))?
            .expose();
        if let Some((position, found)) = obstacle(token) {
            return Err(Error::new(
                Code::RequestHeaderValue,
                [
                    ("name", name.to_string()),
                    ("position", position.to_string()),
                    ("found", found.to_owned()),
                ],
            ));
        }
        Ok(Self {
            name: AUTHORIZATION,
            value: format!("{BEARER}{token}"),
        })
    }

    pub(super) fn signature(
        name: &SecretName,
        key: Option<&SecretValue>,
        body: &[u8],
    ) -> Result<Self, Error> {
        let key = key.ok_or_else(|| Error::new(Code::RequestSecretMissing, [("name", name.to_string())]))?;
        Ok(Self {
            name: SIGNATURE,
            value: sign(body, key),
        })
    }

    /// The token's header where its value is not at hand.
    pub(super) fn authorization_of(name: &SecretName) -> Self {
        Self {
            name: AUTHORIZATION,
            value: format!("{BEARER}<{name}>"),
        }
    }

    /// The signature's header where a value is not at hand: the formula in place of the result.
    pub(super) fn signature_with(name: &SecretName) -> Self {
        Self {
            name: SIGNATURE,
            value: format!("<base64(HMAC-SHA256({name}, body))>"),
        }
    }

    /// The same header to look at: a token is drawn as dots, whatever its length; a signature gives nothing away.
    pub fn masked(&self) -> Self {
        let value = if self.value.starts_with(BEARER) {
            format!("{BEARER}••••••••")
        } else {
            self.value.clone()
        };
        Self {
            name: self.name,
            value,
        }
    }
}

impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, value } = self.masked();
        write!(f, "{name}: {value}")
    }
}

/// The first character that a client would refuse or drop, counted from 1 (RFC 9110, field values; ASCII only,
/// since clients disagree on how to encode the rest).
fn obstacle(value: &str) -> Option<(usize, &'static str)> {
    let blank = |c: char| matches!(c, ' ' | '\t');
    let last = value.chars().count();
    value.chars().zip(1..).find_map(|(c, position)| {
        let found = match c {
            '\n' | '\r' => "a line break",
            '\0' => "a NUL",
            c if blank(c) && position == 1 => "a blank at its beginning",
            c if blank(c) && position == last => "a blank at its end",
            '\t' => return None,
            c if c.is_ascii_control() => "a control character",
            c if !c.is_ascii() => "outside ASCII",
            _ => return None,
        };
        Some((position, found))
    })
}
