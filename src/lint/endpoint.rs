//! Findings about an endpoint, as it is typed.

use std::ops::Range;

use url::Host;

use crate::diagnostic::{Argument, Code, Diagnostic, Edit, Error, Fix, FixCode, Locator};
use crate::model::Endpoint;

/// What a request to the endpoint carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Carries {
    /// An access token in its header.
    AccessToken,
    /// No access token.
    NoToken,
}

/// All findings about an endpoint's text, finished or half typed.
pub fn check_endpoint(text: &str, carries: Carries) -> Vec<Diagnostic> {
    let parts = Parts::of(text);
    if parts.whole.is_empty() {
        return vec![parts.finding(Code::EndpointHost, [], parts.whole.clone())];
    }
    let endpoint = match text.parse::<Endpoint>() {
        Ok(endpoint) => endpoint,
        Err(error) => return vec![parts.refusal(&error)],
    };
    let url = endpoint.url();
    let mut findings = Vec::new();
    if url.scheme() == "http" && carries == Carries::AccessToken {
        let scheme = parts.scheme.clone();
        let fix = parts.fix(FixCode::UseHttps, scheme.clone(), "https");
        findings.push(parts.finding(Code::WebhookNotHttps, [], scheme).with_fix(fix));
    }
    if let Some((code, host)) = url.host().and_then(reachable_by_the_browser_only) {
        findings.push(parts.finding(code, [("host", host.into())], parts.host.clone()));
    }
    findings
}

fn reachable_by_the_browser_only(host: Host<&str>) -> Option<(Code, String)> {
    let code = match &host {
        Host::Ipv4(address) if address.is_loopback() => Code::WebhookLocalhost,
        Host::Ipv6(address) if address.is_loopback() => Code::WebhookLocalhost,
        Host::Ipv4(_) | Host::Ipv6(_) => Code::WebhookIpAddress,
        Host::Domain(name) => {
            let name = name.trim_end_matches('.');
            if name == "localhost" || name.ends_with(".localhost") {
                Code::WebhookLocalhost
            } else if !name.contains('.') || name.ends_with(".local") || name.ends_with(".internal") {
                Code::WebhookLocalName
            } else {
                return None;
            }
        }
    };
    Some((code, host.to_string()))
}

/// Where the parts of an address stand in its text, finished or not.
struct Parts<'a> {
    text: &'a str,
    whole: Range<usize>,
    scheme: Range<usize>,
    credentials: Range<usize>,
    host: Range<usize>,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Self {
        let start = text.len() - text.trim_start().len();
        let whole = start..start + text.trim().len();
        let address = text.trim();
        let scheme = address.find(':').unwrap_or(0);
        let rest = address.get(scheme..).unwrap_or_default();
        let authority = start + address.len() - rest.trim_start_matches([':', '/', '\\']).len();
        let authority_text = text.get(authority..whole.end).unwrap_or_default();
        let length = authority_text
            .find(['/', '\\', '?', '#'])
            .unwrap_or(authority_text.len());
        let authority_text = authority_text.get(..length).unwrap_or_default();
        let host = authority_text.rfind('@').map_or(0, |at| at + 1);
        let host_and_port = authority_text.get(host..).unwrap_or_default();
        let port = host_and_port
            .rfind(':')
            .filter(|&at| !host_and_port.get(at..).unwrap_or_default().contains(']'));
        let host_length = port.unwrap_or(host_and_port.len());
        Self {
            text,
            scheme: start..start + scheme,
            credentials: authority..authority + host,
            host: authority + host..authority + host + host_length,
            whole,
        }
    }

    /// Why the text is no endpoint, at the part to blame.
    fn refusal(&self, error: &Error) -> Diagnostic {
        let diagnostic = error.diagnostic().clone();
        let (place, fix) = match error.code() {
            Code::EndpointCredentials => (
                self.credentials.clone(),
                Some(self.fix(FixCode::DropCredentials, self.credentials.clone(), "")),
            ),
            Code::EndpointScheme if self.reads_like_a_host() => {
                (self.scheme.clone(), Some(self.put_https_before()))
            }
            Code::EndpointScheme => (self.scheme.clone(), None),
            Code::EndpointHost => (self.host.clone(), None),
            _ if self.scheme.is_empty() && self.reads_like_a_host() => {
                (self.whole.clone(), Some(self.put_https_before()))
            }
            _ => (self.whole.clone(), None),
        };
        let diagnostic = diagnostic.at(Locator::new(self.text).span(place));
        match fix {
            Some(fix) => diagnostic.with_fix(fix),
            None => diagnostic,
        }
    }

    /// `example.com/x`, `example.com:8080` and `localhost:8080` lack only their scheme.
    fn reads_like_a_host(&self) -> bool {
        let address = self.text.trim();
        let name = address.split([':', '/']).next().unwrap_or_default();
        (name.contains('.') || name == "localhost")
            && format!("https://{address}").parse::<Endpoint>().is_ok()
    }

    fn put_https_before(&self) -> Fix {
        let start = self.whole.start;
        self.fix(FixCode::AddHttps, start..start, "https://")
    }

    fn finding<const N: usize>(
        &self,
        code: Code,
        arguments: [(&str, Argument); N],
        place: Range<usize>,
    ) -> Diagnostic {
        Diagnostic::new(code, arguments).at(Locator::new(self.text).span(place))
    }

    fn fix(&self, code: FixCode, place: Range<usize>, text: &str) -> Fix {
        let edit = Edit {
            span: Locator::new(self.text).span(place),
            text: text.to_owned(),
        };
        Fix::new(code, [], vec![edit])
    }
}
