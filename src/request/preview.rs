//! A request to look at, also where a value for it is missing.

use super::{Header, METHOD, present, target};
use crate::diagnostic::Error;
use crate::model::{Secrets, Webhook};

/// What [`Request::build`](super::Request::build) would build: tokens are dots, and what can't be made yet is named in
/// angle brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// As [`Request::method`](super::Request::method).
    pub method: &'static str,
    /// As [`Request::url`](super::Request::url).
    pub url: String,
    /// The headers; a signature is the real one only where nothing is missing, for else the body is another one.
    pub headers: Vec<Header>,
    /// Why the request can't be sent as it is, each with the secret's name; none where it can.
    pub obstacles: Vec<Error>,
}

impl Preview {
    /// The preview of what this webhook sends with this body.
    pub fn new(webhook: &Webhook, body: &[u8], secrets: &Secrets) -> Self {
        let mut headers = vec![Header::content_type()];
        let mut obstacles = Vec::new();
        if let Some(name) = &webhook.access_token {
            let header = Header::authorization(name, present(secrets.access_token));
            let (header, obstacle) = or_placeholder(header, || Header::authorization_of(name));
            headers.push(header);
            obstacles.extend(obstacle);
        }
        if let Some(name) = &webhook.secret {
            let header = Header::signature(name, present(secrets.secret), body);
            let (header, obstacle) = or_placeholder(header, || Header::signature_with(name));
            obstacles.extend(obstacle);
            let whole = obstacles.is_empty();
            headers.push(if whole {
                header
            } else {
                Header::signature_with(name)
            });
        }
        Self {
            method: METHOD,
            url: target(webhook),
            headers,
            obstacles,
        }
    }
}

fn or_placeholder(
    header: Result<Header, Error>,
    placeholder: impl FnOnce() -> Header,
) -> (Header, Option<Error>) {
    match header {
        Ok(header) => (header.masked(), None),
        Err(error) => (placeholder(), Some(error)),
    }
}
