//! The HTTP request that a webhook sends, and its preview.

use std::fmt;

use serde::{Serialize, Serializer};

use super::signature::sign;
use crate::diagnostic::{Code, Error, Phrase};
use crate::model::{
    Endpoint, SecretName, SecretValue, Secrets, SignatureEncoding, Webhook, without_fragment,
};

/// The method of W&B's webhook requests (documented).
pub const METHOD: &str = "POST";

/// The body of a request without a payload (observed).
pub const EMPTY_BODY: &str = "{}";

const CONTENT_TYPE: &str = "Content-Type";
const AUTHORIZATION: &str = "Authorization";
const BEARER: &str = "Bearer ";
const SIGNATURE: &str = "X-Wandb-Signature";

/// One HTTP request, ready to be sent.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(rename = "HttpRequest"))]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// The method, which is always `POST`.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "\"POST\""))]
    pub method: &'static str,
    /// The endpoint's URL, normalized and without its fragment; `hookwright:sandbox` for a page's sandbox.
    pub url: String,
    /// The headers that W&B sets, in a fixed order; a client adds its own (`Host`, `Content-Length`, …).
    #[cfg_attr(target_arch = "wasm32", tsify(type = "HttpHeader[]"))]
    pub headers: Vec<Header>,
    /// The bytes of the payload; `{}` without one.
    #[serde(serialize_with = "as_bytes")]
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Uint8Array"))]
    pub body: Vec<u8>,
}

impl Request {
    /// Builds the request that this webhook sends with this payload; an empty one, or only whitespace, is sent as `{}`.
    ///
    /// # Errors
    /// The value of the webhook's access token or secret is missing or empty, or the token's value can't be sent in a
    /// header; or the endpoint looks like another address ([`Endpoint::ensure_unambiguous`]). No message contains a value.
    pub fn build(webhook: &Webhook, body: impl Into<Vec<u8>>, secrets: &Secrets) -> Result<Self, Error> {
        webhook.endpoint.ensure_unambiguous()?;
        let body = sent_body(body.into());
        let mut headers = vec![Header::content_type()];
        if let Some(name) = &webhook.access_token {
            headers.push(Header::authorization(name, secrets.access_token)?);
        }
        if let Some(name) = &webhook.secret {
            headers.push(Header::signature(webhook.signature, name, secrets.secret, &body)?);
        }
        Ok(Self {
            method: METHOD,
            url: request_url(webhook),
            headers,
            body,
        })
    }

    /// Builds a request that a browser sends without a CORS preflight: only the payload, as `text/plain`, without token
    /// and signature.
    ///
    /// # Errors
    /// The endpoint looks like another address ([`Endpoint::ensure_unambiguous`]).
    pub fn without_custom_headers(webhook: &Webhook, body: impl Into<Vec<u8>>) -> Result<Self, Error> {
        webhook.endpoint.ensure_unambiguous()?;
        Ok(Self {
            method: METHOD,
            url: request_url(webhook),
            headers: vec![Header::plain_text()],
            body: sent_body(body.into()),
        })
    }

    /// Returns whether the request has the webhook's access token or a signature.
    pub fn has_credentials(&self) -> bool {
        self.header(AUTHORIZATION).is_some() || self.header(SIGNATURE).is_some()
    }

    /// Returns the value of the header with this name, in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let header = self
            .headers
            .iter()
            .find(|header| header.name.eq_ignore_ascii_case(name))?;
        Some(&header.value)
    }
}

/// Keeps the secrets in headers and the body out of logs.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &self.headers)
            .field("body", &format_args!("{} bytes", self.body.len()))
            .finish()
    }
}

/// Returns whether a payload is empty or only whitespace, so that [`EMPTY_BODY`] is sent. That W&B treats whitespace like
/// no payload is assumed.
pub fn is_blank(payload: &[u8]) -> bool {
    payload.trim_ascii().is_empty()
}

fn sent_body(payload: Vec<u8>) -> Vec<u8> {
    if is_blank(&payload) {
        EMPTY_BODY.into()
    } else {
        payload
    }
}

/// Returns the URL that a client sends to, without the fragment, which never leaves the client; the sandbox's name for a
/// page's sandbox, which no client can send to.
fn request_url(webhook: &Webhook) -> String {
    match webhook.endpoint.url() {
        Some(url) => without_fragment(url).into(),
        None => Endpoint::SANDBOX.to_owned(),
    }
}

/// Serializes as bytes, so that JavaScript gets a `Uint8Array` instead of an array of numbers.
fn as_bytes<S: Serializer>(body: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(body)
}

/// A preview of the request that [`Request::build`] returns, also where a value is missing: the token is masked, and
/// angle brackets describe the parts that can't be computed yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The method. Like [`Request::method`].
    pub method: &'static str,
    /// The URL. Like [`Request::url`].
    pub url: String,
    /// The headers, with bullets instead of the token. The signature is the real one only if no value is missing, because
    /// the body depends on the values.
    pub headers: Vec<Header>,
    /// The errors that keep the request from being sent, each with the secret's name.
    pub obstacles: Vec<Error>,
}

impl Preview {
    /// Builds the preview of what this webhook sends with this payload.
    pub fn new(webhook: &Webhook, payload: &[u8], secrets: &Secrets) -> Self {
        let body = if is_blank(payload) {
            EMPTY_BODY.as_bytes()
        } else {
            payload
        };
        let mut headers = vec![Header::content_type()];
        let mut obstacles = Vec::new();
        if let Some(name) = &webhook.access_token {
            match Header::authorization(name, secrets.access_token) {
                Ok(header) => headers.push(header.masked()),
                Err(error) => {
                    headers.push(Header::authorization_placeholder(name));
                    obstacles.push(error);
                }
            }
        }
        if let Some(name) = &webhook.secret {
            match Header::signature(webhook.signature, name, secrets.secret, body) {
                Ok(header) if obstacles.is_empty() => headers.push(header),
                outcome => {
                    headers.push(Header::signature_placeholder(webhook.signature, name));
                    obstacles.extend(outcome.err());
                }
            }
        }
        obstacles.extend(webhook.endpoint.ensure_unambiguous().err());
        Self {
            method: METHOD,
            url: request_url(webhook),
            headers,
            obstacles,
        }
    }

    /// Builds the preview of [`Request::without_custom_headers`].
    pub fn without_custom_headers(webhook: &Webhook) -> Self {
        Self {
            method: METHOD,
            url: request_url(webhook),
            headers: vec![Header::plain_text()],
            obstacles: webhook.endpoint.ensure_unambiguous().err().into_iter().collect(),
        }
    }
}

/// One header of a request. Its debug form masks the token.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(rename = "HttpHeader"))]
#[serde(rename_all = "camelCase")]
pub struct Header {
    /// The header's name, as W&B writes it.
    pub name: &'static str,
    /// The header's value: visible ASCII, and spaces and tabs except at its ends; masked headers contain bullets.
    pub value: String,
}

impl Header {
    fn content_type() -> Self {
        Self {
            name: CONTENT_TYPE,
            value: "application/json".to_owned(),
        }
    }

    /// `text/plain`: a CORS-safelisted content type, sent without a preflight.
    fn plain_text() -> Self {
        Self {
            name: CONTENT_TYPE,
            value: "text/plain".to_owned(),
        }
    }

    fn authorization(name: &SecretName, token: Option<&SecretValue>) -> Result<Self, Error> {
        let token = entered(token)
            .ok_or_else(|| Error::new(Code::RequestTokenMissing, [("name", name.as_str().into())]))?
            .expose();
        if let Some((position, found)) = invalid_character(token) {
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

    fn signature(
        encoding: SignatureEncoding,
        name: &SecretName,
        key: Option<&SecretValue>,
        body: &[u8],
    ) -> Result<Self, Error> {
        let key = entered(key)
            .ok_or_else(|| Error::new(Code::RequestSecretMissing, [("name", name.as_str().into())]))?;
        Ok(Self {
            name: SIGNATURE,
            value: sign(body, key, encoding),
        })
    }

    /// Returns the authorization header with the secret's name instead of its value.
    fn authorization_placeholder(name: &SecretName) -> Self {
        Self {
            name: AUTHORIZATION,
            value: format!("{BEARER}<{name}>"),
        }
    }

    /// Returns the signature header with the formula instead of its result.
    fn signature_placeholder(encoding: SignatureEncoding, name: &SecretName) -> Self {
        let encoding = encoding.as_str();
        Self {
            name: SIGNATURE,
            value: format!("<{encoding}(HMAC-SHA256({name}, body))>"),
        }
    }

    /// Returns the header for display: bullets replace a token, whatever its length; a signature reveals nothing.
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

/// Returns the value unless it is empty: an empty secret protects nothing, so it counts as missing.
fn entered(value: Option<&SecretValue>) -> Option<&SecretValue> {
    value.filter(|value| !value.expose().is_empty())
}

/// Returns the first character that a client would reject or drop, and its position from 1 (RFC 9110, field values; only
/// ASCII, because clients encode other characters differently).
pub(crate) fn invalid_character(value: &str) -> Option<(usize, Phrase)> {
    let is_space_or_tab = |c: char| matches!(c, ' ' | '\t');
    let last = value.chars().count();
    value.chars().zip(1..).find_map(|(c, position)| {
        let found = match c {
            '\n' | '\r' => Phrase::HeaderLineBreak,
            '\0' => Phrase::HeaderNul,
            c if is_space_or_tab(c) && position == 1 => Phrase::HeaderLeadingSpace,
            c if is_space_or_tab(c) && position == last => Phrase::HeaderTrailingSpace,
            '\t' => return None,
            c if c.is_ascii_control() => Phrase::HeaderControl,
            c if !c.is_ascii() => Phrase::HeaderNotAscii,
            _ => return None,
        };
        Some((position, found))
    })
}
