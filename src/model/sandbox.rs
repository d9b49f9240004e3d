//! The address of a page's sandbox, and addresses near it that are probably typing mistakes.

use url::Url;

use crate::diagnostic::{Code, Error};

use super::endpoint::{Endpoint, without_fragment};
use super::workspace::{Webhook, Workspace};

/// The address at which a page's sandbox receives requests, like `https://example.com/hookwright/sandbox/receive`. A
/// service worker answers at this address only. Requests to any other address of the site reach a web server, which
/// must never get a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SandboxAddress(Url);

impl SandboxAddress {
    /// Creates the address from its URL.
    pub fn new(url: &Url) -> Self {
        Self(without_fragment(url))
    }

    /// Returns the URL.
    pub fn url(&self) -> &Url {
        &self.0
    }

    /// Returns whether an endpoint is the sandbox: by its name, or by this address.
    pub fn is_address_of(&self, endpoint: &Endpoint) -> bool {
        endpoint.url().is_none_or(|url| without_fragment(url) == self.0)
    }

    /// Returns whether an endpoint is another address of this site that was probably meant as the sandbox: with another
    /// query, case, slash or suffix, or in another folder.
    pub fn is_near_miss(&self, endpoint: &Endpoint) -> bool {
        let Some(url) = endpoint.url() else { return false };
        if self.is_address_of(endpoint)
            || url.host() != self.0.host()
            || url.port_or_known_default() != self.0.port_or_known_default()
        {
            return false;
        }
        let (own, path) = (normalized(self.0.path()), normalized(url.path()));
        let folder = own.rsplit_once('/').map_or(own.as_str(), |(folder, _)| folder);
        let name = own.rsplit('/').take(2).collect::<Vec<_>>();
        let ends_like = path.rsplit('/').take(2).eq(name);
        (!folder.is_empty() && path.starts_with(folder)) || ends_like
    }

    /// Fails with `endpoint/near-sandbox` if [`SandboxAddress::is_near_miss`] returns true.
    pub fn ensure_no_near_miss(&self, endpoint: &Endpoint) -> Result<(), Error> {
        if self.is_near_miss(endpoint) {
            return Err(Error::new(Code::EndpointNearSandbox, []));
        }
        Ok(())
    }

    /// Replaces this address with the sandbox's name wherever a webhook of the workspace has it.
    pub fn replace_in(&self, workspace: &mut Workspace) {
        for webhook in workspace.teams.iter_mut().flat_map(|team| &mut team.webhooks) {
            self.replace_in_webhook(webhook);
        }
    }

    /// Replaces this address with the sandbox's name in a webhook that has it.
    pub fn replace_in_webhook(&self, webhook: &mut Webhook) {
        if self.is_address_of(&webhook.endpoint) {
            webhook.endpoint = Endpoint::Sandbox;
        }
    }
}

/// Returns a path in lower case, with percent escapes of ASCII decoded, without empty segments.
fn normalized(path: &str) -> String {
    let segments = path
        .split('/')
        .map(normalized_segment)
        .filter(|segment| !segment.is_empty());
    segments.fold(String::new(), |path, segment| path + "/" + &segment)
}

fn normalized_segment(segment: &str) -> String {
    let mut parts = segment.split('%');
    let mut out = parts.next().unwrap_or_default().to_ascii_lowercase();
    for part in parts {
        let escape = part
            .get(..2)
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match escape.filter(u8::is_ascii).zip(part.get(2..)) {
            Some((byte, rest)) => {
                out.push(char::from(byte).to_ascii_lowercase());
                out += &rest.to_ascii_lowercase();
            }
            None => {
                out.push('%');
                out += &part.to_ascii_lowercase();
            }
        }
    }
    out
}
