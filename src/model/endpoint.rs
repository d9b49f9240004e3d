//! The endpoint of a webhook.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use url::Url;

use crate::diagnostic::{Code, Error, Phrase};
use crate::json::{BrokenRule, Unchecked};

/// An absolute http or https URL with a host and without credentials, by the rules that `fetch` applies.
///
/// The text is kept as it was typed; [`Endpoint::url`] is the parsed URL.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(type = "string"))]
#[serde(try_from = "Unchecked<String>", into = "String")]
pub struct Endpoint {
    text: String,
    url: Url,
}

impl Endpoint {
    /// Returns the endpoint as it was typed, without whitespace around it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the URL that requests are sent to.
    pub fn url(&self) -> &Url {
        &self.url
    }
}

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

/// Replaces a possible user name and password by dots.
fn without_credentials(text: &str) -> String {
    let start = text.find("//").map_or(0, |slashes| slashes + 2);
    let (scheme, after) = text.split_at(start);
    match after.rfind('@') {
        Some(end) => format!("{scheme}••••{}", after.get(end..).unwrap_or_default()),
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

/// Returns whether the host is ASCII without percent escapes. The crate uses `url` without the Unicode tables for host
/// names, and `url` asserts in debug builds that they are not needed.
fn has_plain_host(text: &str) -> bool {
    // URL parsers ignore these characters everywhere.
    let text = text.replace(['\t', '\n', '\r'], "");
    let after_scheme = text.split_once(':').map_or("", |(_, after)| after);
    let authority = after_scheme
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

/// Reads the endpoint of a document. The error does not repeat it: it may be a secret in the wrong field.
impl TryFrom<Unchecked<String>> for Endpoint {
    type Error = BrokenRule;

    fn try_from(text: Unchecked<String>) -> Result<Self, BrokenRule> {
        let endpoint = text.0.parse::<Self>();
        Ok(endpoint.map_err(|error| error.with_argument_hidden("found"))?)
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
