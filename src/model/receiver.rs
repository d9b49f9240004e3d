//! The services that receive webhooks and have rules of their own.

use serde::{Deserialize, Serialize};
use url::Url;

use super::endpoint::Endpoint;

/// A service that receives requests, and whose documented rules a payload is checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Receiver {
    /// Any other server: no rules are known.
    Generic,
    /// GitHub's REST API, which starts workflows by `repository_dispatch`.
    Github,
    /// GitHub's REST API, which starts one workflow by `workflow_dispatch`.
    #[serde(rename = "github-workflow")]
    GithubWorkflow,
    /// A Slack incoming webhook, or a service that accepts the same messages.
    Slack,
    /// A Microsoft Teams workflow (Power Automate), or a retired Office 365 connector.
    Teams,
    /// A Discord webhook.
    Discord,
}

/// An entry of the table of receivers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ReceiverInfo {
    /// The receiver.
    pub receiver: Receiver,
    /// The name of the service, in English.
    pub title: &'static str,
}

/// How a receiver was recognized.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum ReceiverBasis {
    /// The user chose it for the webhook.
    Chosen,
    /// The host and path of the endpoint belong to the service.
    Endpoint,
    /// Nothing is known about the endpoint.
    Unknown,
}

/// The receiver of a webhook's requests, and the properties of its endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RecognizedReceiver {
    /// The receiver.
    pub receiver: Receiver,
    /// How it was recognized.
    pub basis: ReceiverBasis,
    /// Whether the endpoint is an Office 365 connector, which Microsoft retired on 2026-03-31.
    pub retired: bool,
    /// Whether the receiver's CORS rules keep browsers from sending `X-Wandb-Signature` (documented by GitHub). W&B's
    /// servers can send it.
    pub browsers_omit_signature: bool,
}

impl Receiver {
    /// The table of receivers, in the order in which a form offers them.
    pub const ALL: [ReceiverInfo; 6] = [
        Self::Generic.info(),
        Self::Github.info(),
        Self::GithubWorkflow.info(),
        Self::Slack.info(),
        Self::Teams.info(),
        Self::Discord.info(),
    ];

    /// Returns the receiver's entry in the table.
    pub const fn info(self) -> ReceiverInfo {
        ReceiverInfo {
            receiver: self,
            title: match self {
                Self::Generic => "Any server",
                Self::Github => "GitHub",
                Self::GithubWorkflow => "GitHub workflow_dispatch",
                Self::Slack => "Slack",
                Self::Teams => "Microsoft Teams",
                Self::Discord => "Discord",
            },
        }
    }

    /// Recognizes the receiver at an endpoint: the one that the user chose, or the one that its host and path belong
    /// to.
    ///
    /// ```
    /// use hookwright::model::{Receiver, ReceiverBasis};
    ///
    /// let endpoint = "https://api.github.com/repos/acme/deploy/dispatches".parse()?;
    /// let recognized = Receiver::recognize(&endpoint, None);
    /// assert_eq!((recognized.receiver, recognized.basis), (Receiver::Github, ReceiverBasis::Endpoint));
    /// assert!(recognized.browsers_omit_signature);
    /// # Ok::<(), hookwright::diagnostic::Error>(())
    /// ```
    pub fn recognize(endpoint: &Endpoint, chosen: Option<Self>) -> RecognizedReceiver {
        let url = endpoint.url();
        let by_address = url.and_then(Self::from_address);
        let (receiver, basis) = match (chosen, by_address) {
            (Some(chosen), _) => (chosen, ReceiverBasis::Chosen),
            (None, Some(receiver)) => (receiver, ReceiverBasis::Endpoint),
            (None, None) => (Self::Generic, ReceiverBasis::Unknown),
        };
        RecognizedReceiver {
            receiver,
            basis,
            retired: receiver == Self::Teams && url.is_some_and(is_connector),
            browsers_omit_signature: matches!(by_address, Some(Self::Github | Self::GithubWorkflow)),
        }
    }

    fn from_address(url: &Url) -> Option<Self> {
        let host = host(url);
        let path: Vec<&str> = url.path().split('/').skip(1).collect();
        let github_path = match (host, path.as_slice()) {
            ("api.github.com", path) => Some(path),
            // GitHub Enterprise Server.
            (_, ["api", "v3", path @ ..]) => Some(path),
            _ => None,
        };
        match github_path {
            Some(["repos", _, _, "dispatches"]) => return Some(Self::Github),
            Some(["repos", _, _, "actions", "workflows", _, "dispatches"]) => {
                return Some(Self::GithubWorkflow);
            }
            _ => {}
        }
        match (host, path.as_slice()) {
            ("hooks.slack.com" | "hooks.slack-gov.com", ["services", ..]) => Some(Self::Slack),
            (host, ["api", path @ ..])
                if is_host_or_subdomain(host, "discord.com")
                    || is_host_or_subdomain(host, "discordapp.com") =>
            {
                discord(path)
            }
            _ if is_workflow(host, &path) || is_connector(url) => Some(Self::Teams),
            _ => None,
        }
    }
}

fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default().trim_end_matches('.')
}

fn is_host_or_subdomain(host: &str, domain: &str) -> bool {
    let subdomain = host.strip_suffix(domain);
    subdomain.is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// Returns the receiver at a path of Discord's API, after `/api`: `[/v10]/webhooks/ID/TOKEN[/slack]`.
fn discord(path: &[&str]) -> Option<Receiver> {
    let is_version = |part: &str| {
        part.strip_prefix('v')
            .is_some_and(|number| number.parse::<u8>().is_ok())
    };
    let path = match path {
        [version, path @ ..] if is_version(version) => path,
        path => path,
    };
    match path {
        ["webhooks", _, _] | ["webhooks", _, _, ""] => Some(Receiver::Discord),
        ["webhooks", _, _, "slack"] => Some(Receiver::Slack),
        _ => None,
    }
}

/// Returns whether an address starts a workflow of Power Automate or Logic Apps; the webhooks of Teams are such
/// workflows.
fn is_workflow(host: &str, path: &[&str]) -> bool {
    (is_host_or_subdomain(host, "logic.azure.com") || is_host_or_subdomain(host, "api.powerplatform.com"))
        && path.contains(&"workflows")
}

/// Returns whether an address is a retired Office 365 connector.
fn is_connector(url: &Url) -> bool {
    let host = host(url);
    is_host_or_subdomain(host, "webhook.office.com")
        || (matches!(host, "outlook.office.com" | "outlook.office365.com")
            && url.path().starts_with("/webhook"))
}
