//! Where a webhook sends to.

use std::{fmt, str::FromStr};

use serde::Serialize;
use url::Url;

use crate::diagnostic::{Code, Error, Phrase};
use crate::json::{FromJson, Json, Mismatch, parsed, read_by_json};

/// An absolute http or https URL with a host and without credentials, by the rules that `fetch` applies.
///
/// The text is kept as it was typed; [`Endpoint::url`] is what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(type = "string"))]
#[serde(into = "String")]
pub struct Endpoint {
    text: String,
    #[serde(skip)]
    url: Url,
}

impl Endpoint {
    /// The endpoint as it was typed, without blanks around it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The endpoint as it is sent to.
    pub fn url(&self) -> &Url {
        &self.url
    }
}

impl FromJson for Endpoint {
    fn from_json(json: Json) -> Result<Self, Mismatch> {
        parsed(json, Self::try_from)
    }
}

read_by_json!(Endpoint);

impl FromStr for Endpoint {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        if !has_plain_host(text) {
            return Err(no_url(text, Phrase::UrlHostNotAscii));
        }
        let url = Url::parse(text).map_err(|reason| match reason {
            url::ParseError::EmptyHost => Error::new(Code::EndpointHost, []),
            reason => no_url(text, phrase(reason)),
        })?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Error::new(Code::EndpointScheme, [("found", url.scheme().into())]));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Error::new(Code::EndpointCredentials, []));
        }
        Ok(Self {
            text: text.to_owned(),
            url,
        })
    }
}

fn no_url(text: &str, reason: Phrase) -> Error {
    let found = without_credentials(text);
    Error::new(
        Code::EndpointUrl,
        [("found", found.into()), ("reason", reason.into())],
    )
}

/// The text with dots where a user name and a password may stand.
fn without_credentials(text: &str) -> String {
    let start = text.find("//").map_or(0, |at| at + 2);
    let (scheme, rest) = text.split_at(start);
    match rest.rfind('@') {
        Some(at) => format!("{scheme}••••{}", rest.get(at..).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn phrase(reason: url::ParseError) -> Phrase {
    use url::ParseError as Reason;
    match reason {
        Reason::RelativeUrlWithoutBase => Phrase::UrlRelative,
        Reason::InvalidPort => Phrase::UrlPort,
        Reason::InvalidIpv4Address => Phrase::UrlIpv4,
        Reason::InvalidIpv6Address => Phrase::UrlIpv6,
        Reason::InvalidDomainCharacter | Reason::IdnaError => Phrase::UrlHostCharacter,
        _ => Phrase::UrlOther,
    }
}

/// Whether the host is ASCII without percent escapes: `url` comes without Unicode's tables for host names here, and
/// asserts in debug builds that it is never asked for them.
fn has_plain_host(text: &str) -> bool {
    // URL parsers skip these wherever they stand.
    let text = text.replace(['\t', '\n', '\r'], "");
    let rest = text.split_once(':').map_or("", |(_, rest)| rest);
    let authority = rest
        .trim_start_matches(['/', '\\'])
        .split(['/', '\\', '?', '#'])
        .next()
        .unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    host.is_ascii() && !host.contains('%')
}

impl TryFrom<String> for Endpoint {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Endpoint> for String {
    fn from(endpoint: Endpoint) -> Self {
        endpoint.text
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
