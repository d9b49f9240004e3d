//! The endpoint of a webhook: an address, or the sandbox of the page.

use std::{fmt, ops::Range, str::FromStr};

use serde::{Deserialize, Serialize};
use url::{Position, Url};

use crate::diagnostic::{Argument, Code, Error, Phrase, invisible_name};
use crate::json::{BrokenRule, Unchecked};

/// The destination of a webhook's requests: an absolute http or https URL with a host and without credentials, by the
/// rules that `fetch` applies; or the sandbox of whatever page opens the workspace, written [`Endpoint::SANDBOX`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(type = "string"))]
#[serde(try_from = "Unchecked<String>", into = "String")]
pub enum Endpoint {
    /// An address.
    Url {
        /// The address as it was typed, without whitespace around it.
        text: String,
        /// The URL that requests are sent to.
        url: Url,
    },
    /// The sandbox of the page: its address differs from site to site, so a workspace does not contain it.
    Sandbox,
}

impl Endpoint {
    /// The text of an endpoint that is the page's sandbox.
    pub const SANDBOX: &str = "hookwright:sandbox";

    /// Returns the endpoint as it was typed, without whitespace around it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Url { text, .. } => text,
            Self::Sandbox => Self::SANDBOX,
        }
    }

    /// Returns the URL that requests are sent to; `None` for the sandbox.
    pub fn url(&self) -> Option<&Url> {
        match self {
            Self::Url { url, .. } => Some(url),
            Self::Sandbox => None,
        }
    }

    /// Fails if the address is written such that it looks like another one. `fetch` ignores tabs and line breaks, reads a
    /// backslash as a slash, and drops an empty user name; controls of the text direction change the order of what is shown.
    /// A document may have such an endpoint, so that nothing of a file is lost, but nothing is sent to it.
    ///
    /// # Errors
    /// `endpoint/character` or `endpoint/credentials`.
    pub fn ensure_unambiguous(&self) -> Result<(), Error> {
        let Self::Url { text, url } = self else {
            return Ok(());
        };
        if let Some((_, found)) = misleading_character(text) {
            let host = url.host_str().unwrap_or_default();
            return Err(Error::new(
                Code::EndpointCharacter,
                [("found", found), ("host", host.into())],
            ));
        }
        if authority(text).contains('@') {
            return Err(Error::new(Code::EndpointCredentials, []));
        }
        Ok(())
    }

    /// Returns where requests go, as a secret is bound to it: scheme, host, port and path of the URL that requests are sent
    /// to; `None` for the sandbox, because a request to it leaves no browser.
    pub fn destination(&self) -> Option<&str> {
        self.url().map(|url| &url[..Position::AfterPath])
    }

    /// Returns whether both are the same destination, however they are written: the same URL except for its fragment,
    /// which is never sent, or both the sandbox.
    pub fn is_same_destination(&self, other: &Self) -> bool {
        match (self.url(), other.url()) {
            (Some(one), Some(other)) => without_fragment(one) == without_fragment(other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

/// Returns the URL without its fragment, which never leaves the client.
pub(crate) fn without_fragment(url: &Url) -> Url {
    let mut url = url.clone();
    url.set_fragment(None);
    url
}

impl FromStr for Endpoint {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        if text == Self::SANDBOX {
            return Ok(Self::Sandbox);
        }
        if !has_plain_host(text) {
            return Err(not_a_url(text, Phrase::UrlHostNotAscii));
        }
        let url = Url::parse(text).map_err(|reason| match reason {
            url::ParseError::EmptyHost => Error::new(Code::EndpointHost, []),
            reason => not_a_url(text, url_error_phrase(reason)),
        })?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Error::new(Code::EndpointScheme, [("found", url.scheme().into())]));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Error::new(Code::EndpointCredentials, []));
        }
        Ok(Self::Url {
            text: text.to_owned(),
            url,
        })
    }
}

/// Returns the first character that makes an address look like another one, with its byte range.
pub(crate) fn misleading_character(text: &str) -> Option<(Range<usize>, Argument)> {
    text.char_indices().find_map(|(start, character)| {
        let found = match character {
            '\t' => Phrase::Tab.into(),
            '\n' | '\r' => Phrase::HeaderLineBreak.into(),
            '\\' => Phrase::Backslash.into(),
            control if control.is_control() => Phrase::HeaderControl.into(),
            '\u{200e}'
            | '\u{200f}'
            | '\u{61c}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2028}'
            | '\u{2029}'
            | '\u{2066}'..='\u{2069}' => invisible_name(character)?,
            _ => return None,
        };
        Some((start..start + character.len_utf8(), found))
    })
}

fn not_a_url(text: &str, reason: Phrase) -> Error {
    let found = without_credentials(text);
    Error::new(
        Code::EndpointUrl,
        [("found", found.into()), ("reason", reason.into())],
    )
}

/// Replaces a possible user name and password with bullets.
fn without_credentials(text: &str) -> String {
    let start = text.find("//").map_or(0, |slashes| slashes + 2);
    let (scheme, after) = text.split_at(start);
    match after.rfind('@') {
        Some(end) => format!("{scheme}••••{}", after.get(end..).unwrap_or_default()),
        None => text.to_owned(),
    }
}

fn url_error_phrase(reason: url::ParseError) -> Phrase {
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
    let host = authority(&text).rsplit('@').next().unwrap_or_default();
    host.is_ascii() && !host.contains('%')
}

/// Returns the part of an address between its scheme and its path: user, host and port.
fn authority(text: &str) -> &str {
    let after_scheme = text.split_once(':').map_or("", |(_, after)| after);
    after_scheme
        .trim_start_matches(['/', '\\'])
        .split(['/', '\\', '?', '#'])
        .next()
        .unwrap_or_default()
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
        endpoint.as_str().to_owned()
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
