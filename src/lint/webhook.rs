//! Checks webhooks, and endpoints while they are typed.

use std::ops::Range;

use url::{Host, Url};

use crate::diagnostic::{
    Argument, Code, Diagnostic, Edit, Error, Fix, FixCode, Locator, Phrase, invisible_findings,
};
use crate::model::{
    Endpoint, Receiver, SandboxAddress, SecretName, Webhook, check_webhook_name, misleading_character,
};

/// Whether requests to an endpoint have an access token in their `Authorization` header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Authorization {
    /// Requests have the webhook's access token.
    AccessToken,
    /// Requests have no access token.
    None,
}

/// Returns all findings about a webhook of a team with these secrets. Spans are in the endpoint's text, so those about the
/// name have none.
pub fn check_webhook(webhook: &Webhook, team_secrets: &[SecretName]) -> Vec<Diagnostic> {
    let authorization = match webhook.access_token {
        Some(_) => Authorization::AccessToken,
        None => Authorization::None,
    };
    let without_span = |finding| Diagnostic {
        span: None,
        fix: None,
        ..finding
    };
    let of_name = check_webhook_name(&webhook.name).into_iter();
    let mut findings: Vec<_> = of_name.map(without_span).collect();
    findings.extend(check_endpoint(webhook.endpoint.as_str(), authorization));
    for (role, secret) in [
        (Phrase::AccessTokenNoun, &webhook.access_token),
        (Phrase::SecretNoun, &webhook.secret),
    ] {
        if let Some(name) = secret.as_ref().filter(|name| !team_secrets.contains(name)) {
            let arguments = [("role", role.into()), ("name", name.as_str().into())];
            findings.push(Diagnostic::new(Code::WebhookSecretMissing, arguments));
        }
    }
    findings
}

/// Reports each invisible character of a name, with the fix that removes it.
pub fn check_characters(text: &str) -> Vec<Diagnostic> {
    invisible_findings(text)
}

/// Returns all findings about the text of an endpoint, complete or not.
pub fn check_endpoint(text: &str, authorization: Authorization) -> Vec<Diagnostic> {
    let parts = Parts::split(text);
    if parts.whole.is_empty() {
        return vec![parts.finding(Code::EndpointHost, [], parts.whole.clone())];
    }
    let mut findings = check_characters(text);
    findings.extend(parts.variables());
    let endpoint = match text.parse::<Endpoint>() {
        Ok(endpoint) => endpoint,
        // The earlier findings are the reason.
        Err(_) if !findings.is_empty() => return findings,
        Err(error) => return vec![parts.rejection(&error)],
    };
    let Some(url) = endpoint.url() else {
        return findings;
    };
    if let Err(error) = endpoint.ensure_unambiguous() {
        return vec![parts.ambiguity(&error, url)];
    }
    if Receiver::recognize(&endpoint, None).retired {
        findings.push(parts.finding(Code::TeamsConnectorRetired, [], parts.host.clone()));
    }
    if let Some(dispatches) = other_github_address(url) {
        let mut finding = parts.finding(Code::WebhookGithubAddress, [], parts.whole.clone());
        if let Some(address) = dispatches {
            let edit = Edit {
                span: Locator::new(text).span(parts.whole.clone()),
                text: address.clone(),
            };
            finding = finding.with_fix(Fix::new(FixCode::WriteText, [("text", address)], vec![edit]));
        }
        findings.push(finding);
    }
    if url.scheme() == "http" && authorization == Authorization::AccessToken {
        let scheme = parts.scheme.clone();
        let fix = parts.fix(FixCode::UseHttps, scheme.clone(), "https");
        findings.push(parts.finding(Code::WebhookNotHttps, [], scheme).with_fix(fix));
    }
    if !text.get(parts.host.clone()).unwrap_or_default().contains("${")
        && let Some((code, host)) = url.host().and_then(browser_only_host)
    {
        findings.push(parts.finding(code, [("host", host.into())], parts.host.clone()));
    }
    findings
}

/// Returns `Some` for an address of GitHub's that starts no workflow, with the address of the repository's dispatches if it
/// names a repository.
fn other_github_address(url: &Url) -> Option<Option<String>> {
    let path: Vec<_> = url.path().split('/').filter(|part| !part.is_empty()).collect();
    let repository = match (url.host_str()?.trim_end_matches('.'), path.as_slice()) {
        ("api.github.com", ["repos", _, _, "dispatches"])
        | ("api.github.com", ["repos", _, _, "actions", "workflows", _, "dispatches"]) => return None,
        ("api.github.com", ["repos", owner, name, ..]) => Some((owner, *name)),
        ("github.com" | "www.github.com", [owner, name, ..]) => {
            Some((owner, name.strip_suffix(".git").unwrap_or(name)))
        }
        ("api.github.com" | "github.com" | "www.github.com", _) => None,
        _ => return None,
    };
    Some(repository.map(|(owner, name)| format!("https://api.github.com/repos/{owner}/{name}/dispatches")))
}

/// Returns the finding about an endpoint that is near the page's sandbox but not it; its fix names the sandbox.
pub fn check_sandbox_address(text: &str, sandbox: &SandboxAddress) -> Option<Diagnostic> {
    let endpoint = text.parse::<Endpoint>().ok()?;
    let error = sandbox.ensure_no_near_miss(&endpoint).err()?;
    let parts = Parts::split(text);
    let finding = error.diagnostic().clone();
    let fix = parts.fix(FixCode::UseSandbox, 0..text.len(), Endpoint::SANDBOX);
    Some(finding.at(Locator::new(text).span(parts.whole)).with_fix(fix))
}

/// Returns whether requests to a URL stay on the user's own machine.
pub fn is_on_this_machine(url: &Url) -> bool {
    let found = url.host().and_then(browser_only_host);
    found.is_some_and(|(code, _)| code == Code::WebhookLocalhost)
}

/// Returns the code and the name of a host that the browser can reach, but W&B's servers can't.
fn browser_only_host(host: Host<&str>) -> Option<(Code, String)> {
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

/// The byte ranges of an address's parts in its text, complete or not.
struct Parts<'a> {
    text: &'a str,
    whole: Range<usize>,
    scheme: Range<usize>,
    credentials: Range<usize>,
    host: Range<usize>,
}

impl<'a> Parts<'a> {
    fn split(text: &'a str) -> Self {
        let start = text.len() - text.trim_start().len();
        let whole = start..start + text.trim().len();
        let address = text.trim();
        let scheme = address.find(':').unwrap_or(0);
        let after_scheme = address.get(scheme..).unwrap_or_default();
        let authority = start + address.len() - after_scheme.trim_start_matches([':', '/', '\\']).len();
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

    /// Reports the variables, at most ten of them: only payloads can have variables.
    fn variables(&self) -> Vec<Diagnostic> {
        const MAX_REPORTED: usize = 10;
        let starts = self.text.match_indices("${").map(|(start, _)| start);
        starts
            .map_while(|start| {
                let length = self.text.get(start..)?.find('}')? + 1;
                let source = self.text.get(start..start + length)?;
                let arguments = [("source", source.into())];
                Some(self.finding(Code::EndpointVariable, arguments, start..start + length))
            })
            .take(MAX_REPORTED)
            .collect()
    }

    /// Creates the finding for text that is not an endpoint, at the part that is wrong.
    fn rejection(&self, error: &Error) -> Diagnostic {
        let diagnostic = error.diagnostic().clone();
        let (range, fix) = match error.code() {
            Code::EndpointCredentials => (
                self.credentials.clone(),
                Some(self.fix(FixCode::DropCredentials, self.credentials.clone(), "")),
            ),
            Code::EndpointScheme if self.lacks_only_a_scheme() => {
                (self.scheme.clone(), Some(self.prepend_https()))
            }
            Code::EndpointScheme => (self.scheme.clone(), None),
            Code::EndpointHost => (self.host.clone(), None),
            _ if self.scheme.is_empty() && self.lacks_only_a_scheme() => {
                (self.whole.clone(), Some(self.prepend_https()))
            }
            _ => (self.whole.clone(), None),
        };
        let diagnostic = diagnostic.at(Locator::new(self.text).span(range));
        match fix {
            Some(fix) => diagnostic.with_fix(fix),
            None => diagnostic,
        }
    }

    /// Creates the finding for an endpoint that looks like another address, with the fix that writes what is meant.
    fn ambiguity(&self, error: &Error, url: &Url) -> Diagnostic {
        let address = self.text.get(self.whole.clone()).unwrap_or_default();
        let Some((range, _)) = misleading_character(address) else {
            return self.rejection(error);
        };
        let start = self.whole.start;
        let edit = Edit {
            span: Locator::new(self.text).span(self.whole.clone()),
            text: url.to_string(),
        };
        let fix = Fix::new(FixCode::WriteText, [("text", url.to_string())], vec![edit]);
        let range = start + range.start..start + range.end;
        let span = Locator::new(self.text).span(range);
        error.diagnostic().clone().at(span).with_fix(fix)
    }

    /// Returns whether the text lacks only a scheme: `example.com/x`, `example.com:8080`, `localhost:8080`.
    fn lacks_only_a_scheme(&self) -> bool {
        let address = self.text.trim();
        let name = address.split([':', '/']).next().unwrap_or_default();
        (name.contains('.') || name == "localhost")
            && format!("https://{address}").parse::<Endpoint>().is_ok()
    }

    fn prepend_https(&self) -> Fix {
        let start = self.whole.start;
        self.fix(FixCode::AddHttps, start..start, "https://")
    }

    fn finding<const N: usize>(
        &self,
        code: Code,
        arguments: [(&str, Argument); N],
        range: Range<usize>,
    ) -> Diagnostic {
        Diagnostic::new(code, arguments).at(Locator::new(self.text).span(range))
    }

    fn fix(&self, code: FixCode, range: Range<usize>, text: &str) -> Fix {
        let edit = Edit {
            span: Locator::new(self.text).span(range),
            text: text.to_owned(),
        };
        Fix::new(code, [], vec![edit])
    }
}
