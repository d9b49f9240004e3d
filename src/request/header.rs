//! The headers that W&B sets.

use std::fmt;

use serde::Serialize;

use super::sign;
use crate::diagnostic::{Code, Error, Phrase};
use crate::model::{SecretName, SecretValue};

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

    /// The one type of body, next to forms, that needs no leave of the receiver's.
    pub(super) fn plain_text() -> Self {
        Self {
            name: "Content-Type",
            value: "text/plain".to_owned(),
        }
    }

    pub(super) fn authorization(name: &SecretName, token: Option<&SecretValue>) -> Result<Self, Error> {
        let token = token
            .ok_or_else(|| Error::new(Code::RequestTokenMissing, [("name", name.as_str().into())]))?
            .expose();
        if let Some((position, found)) = obstacle(token) {
            return Err(Error::new(
                Code::RequestHeaderValue,
                [
                    ("name", name.as_str().into()),
                    ("position", position.to_string().into()),
                    ("found", found.into()),
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
        let key =
            key.ok_or_else(|| Error::new(Code::RequestSecretMissing, [("name", name.as_str().into())]))?;
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
fn obstacle(value: &str) -> Option<(usize, Phrase)> {
    let blank = |c: char| matches!(c, ' ' | '\t');
    let last = value.chars().count();
    value.chars().zip(1..).find_map(|(c, position)| {
        let found = match c {
            '\n' | '\r' => Phrase::HeaderLineBreak,
            '\0' => Phrase::HeaderNul,
            c if blank(c) && position == 1 => Phrase::HeaderLeadingSpace,
            c if blank(c) && position == last => Phrase::HeaderTrailingSpace,
            '\t' => return None,
            c if c.is_ascii_control() => Phrase::HeaderControl,
            c if !c.is_ascii() => Phrase::HeaderNotAscii,
            _ => return None,
        };
        Some((position, found))
    })
}
