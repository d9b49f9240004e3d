//! The services that receive webhooks: how they are recognized, and example payloads for them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use hookwright::example::{example_payload, github_workflow};
use hookwright::lint::{TemplateContext, check_template};
use hookwright::model::{Event, EventType, Receiver, ReceiverBasis, Webhook};
use hookwright::template::{RenderOptions, Template, Values};

fn recognize(endpoint: &str) -> Receiver {
    let recognized = Receiver::recognize(&endpoint.parse().unwrap(), None);
    let known = recognized.receiver != Receiver::Generic;
    let basis = if known {
        ReceiverBasis::Endpoint
    } else {
        ReceiverBasis::Unknown
    };
    assert_eq!(recognized.basis, basis, "{endpoint}");
    recognized.receiver
}

#[test]
fn a_receiver_is_recognized_by_host_and_path() {
    for (endpoint, receiver) in [
        (
            "https://api.github.com/repos/acme/deploy/dispatches",
            Receiver::Github,
        ),
        (
            "HTTPS://API.GITHUB.COM./repos/acme/deploy/dispatches?x=1#y",
            Receiver::Github,
        ),
        (
            "https://github.acme.example/api/v3/repos/acme/deploy/dispatches",
            Receiver::Github,
        ),
        (
            "https://api.github.com/repos/acme/deploy/actions/workflows/1/dispatches",
            Receiver::GithubWorkflow,
        ),
        (
            "https://github.acme.example/api/v3/repos/acme/deploy/actions/workflows/deploy.yml/dispatches",
            Receiver::GithubWorkflow,
        ),
        ("https://hooks.slack.com/services/T0/B0/x", Receiver::Slack),
        ("https://hooks.slack-gov.com/services/T0/B0/x", Receiver::Slack),
        ("https://discord.com/api/webhooks/1/token", Receiver::Discord),
        (
            "https://ptb.discord.com/api/v10/webhooks/1/token?wait=true",
            Receiver::Discord,
        ),
        ("https://discordapp.com/api/webhooks/1/token/", Receiver::Discord),
        // At this path, Discord accepts Slack's messages.
        ("https://discord.com/api/webhooks/1/token/slack", Receiver::Slack),
        (
            "https://prod-23.westeurope.logic.azure.com:443/workflows/0a/triggers/manual/paths/invoke?sig=x",
            Receiver::Teams,
        ),
        (
            "https://default0a.1b.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/0a/triggers/manual/paths/invoke",
            Receiver::Teams,
        ),
        (
            "https://acme.webhook.office.com/webhookb2/0a@1b/IncomingWebhook/2c/3d",
            Receiver::Teams,
        ),
        (
            "https://outlook.office.com/webhook/0a@1b/IncomingWebhook/2c/3d",
            Receiver::Teams,
        ),
    ] {
        assert_eq!(recognize(endpoint), receiver, "{endpoint}");
    }
}

#[test]
fn an_address_that_only_resembles_a_receiver_is_generic() {
    for endpoint in [
        "https://example.com/hook",
        "https://api.github.com/repos/acme/deploy/actions/workflows",
        "https://api.github.com.evil.example/repos/acme/deploy/dispatches",
        "https://evil.example/https://api.github.com/repos/acme/deploy/dispatches",
        "https://notdiscord.com/api/webhooks/1/token",
        "https://discord.com/channels/1/2",
        "https://slack.com/services/T0/B0/x",
        // A Slack workflow expects the members that its author chose.
        "https://hooks.slack.com/triggers/T0/1/x",
        "https://webhook.office.com.evil.example/webhookb2/x",
        "https://example.com/workflows/1",
        "http://127.0.0.1/repos/acme/deploy/dispatches",
    ] {
        assert_eq!(recognize(endpoint), Receiver::Generic, "{endpoint}");
    }
}

#[test]
fn only_office_365_connectors_are_retired() {
    let retired = |endpoint: &str, chosen| Receiver::recognize(&endpoint.parse().unwrap(), chosen).retired;
    let connector = "https://acme.webhook.office.com/webhookb2/x";
    assert!(retired(connector, None));
    assert!(retired(connector, Some(Receiver::Teams)));
    assert!(!retired(connector, Some(Receiver::Generic)));
    assert!(!retired(
        "https://prod-1.eastus.logic.azure.com/workflows/x",
        None
    ));
    assert!(!retired("https://example.com/", Some(Receiver::Teams)));
}

#[test]
fn the_users_choice_wins_but_does_not_change_what_the_host_allows() {
    let github = "https://api.github.com/repos/acme/deploy/dispatches";
    let webhook = |fields: &str| -> Webhook {
        serde_json::from_str(&format!(r#"{{"id": "w", "name": "w"{fields}}}"#)).unwrap()
    };
    let chosen = webhook(&format!(r#", "endpoint": "{github}", "receiver": "slack""#));
    let recognized = chosen.recognized_receiver();
    assert_eq!(
        (recognized.receiver, recognized.basis),
        (Receiver::Slack, ReceiverBasis::Chosen)
    );
    assert!(recognized.browsers_omit_signature);
    assert_eq!(serde_json::to_value(&chosen).unwrap()["receiver"], "slack");

    let proxied = webhook(r#", "endpoint": "https://proxy.example/", "receiver": "github""#);
    assert_eq!(proxied.recognized_receiver().receiver, Receiver::Github);
    assert!(!proxied.recognized_receiver().browsers_omit_signature);

    let automatic = webhook(&format!(r#", "endpoint": "{github}""#));
    assert_eq!(automatic.recognized_receiver().basis, ReceiverBasis::Endpoint);
    assert_eq!(serde_json::to_value(&automatic).unwrap().get("receiver"), None);
}

const ENDPOINTS: [(Receiver, &str); 6] = [
    (Receiver::Generic, "https://example.com/hook"),
    (
        Receiver::Github,
        "https://api.github.com/repos/acme/deploy/dispatches",
    ),
    (
        Receiver::GithubWorkflow,
        "https://api.github.com/repos/acme/deploy/actions/workflows/deploy.yml/dispatches",
    ),
    (Receiver::Slack, "https://hooks.slack.com/services/T0/B0/x"),
    (
        Receiver::Teams,
        "https://prod-1.eastus.logic.azure.com/workflows/0a/triggers/manual/paths/invoke",
    ),
    (Receiver::Discord, "https://discord.com/api/webhooks/1/token"),
];

#[test]
fn every_example_passes_every_check_for_every_event_type() {
    for (receiver, endpoint) in ENDPOINTS {
        let webhook = serde_json::json!({"id": "w", "name": "w", "endpoint": endpoint});
        let webhook: Webhook = serde_json::from_value(webhook).unwrap();
        assert_eq!(webhook.recognized_receiver().receiver, receiver);
        for info in EventType::ALL {
            let text = example_payload(receiver, info.event_type);
            let event = Event::from_json(info.event_type.sample()).unwrap();
            let context = TemplateContext {
                webhook: Some(&webhook),
                event_type: Some(info.event_type),
                event: Some(&event),
                ..TemplateContext::default()
            };
            let template = Template::new(&text, None);
            assert_eq!(
                check_template(&template, &context),
                [],
                "{receiver:?} {}\n{text}",
                info.rendered
            );
            let mut payload = String::new();
            let values = Values::new(&event, Some(info.event_type));
            template
                .render(&values, &RenderOptions::default(), &mut payload)
                .unwrap();
            let value: serde_json::Value = serde_json::from_str(&payload).unwrap();
            assert!(value.is_object());
            assert!(!payload.contains("\"\"") && !payload.contains("${"), "{payload}");
        }
    }
}

/// The part of a workflow between what starts it and the members that its job reads.
const WORKFLOW_JOB: &str = "
jobs:
  wandb:
    runs-on: ubuntu-latest
    steps:
      - run: env | grep ^WANDB_
        env:
";

#[test]
fn the_workflow_lists_the_payloads_event_type_and_reads_its_members() {
    let event = Event::from_json(EventType::AddArtifactAlias.sample()).unwrap();
    let workflow = |text: &str| github_workflow(&Template::new(text, None), &Values::new(&event, None));
    assert_eq!(
        workflow(r#"{"event_type": "deploy \"${alias}\"", "client_payload": {"model-name": "${alias}", "size": 3, "a'b": "", "9": "", "x}}": "", "Model Name": ""}}"#)
            .unwrap(),
        [
            "# .github/workflows/wandb.yml, on the default branch
on:
  repository_dispatch:
    types: [\"deploy \\\"prod\\\"\"]
",
            WORKFLOW_JOB,
            "          WANDB_MODEL_NAME: ${{ github.event.client_payload['model-name'] }}
          WANDB_SIZE: ${{ toJSON(github.event.client_payload['size']) }}
          WANDB_A_B: ${{ github.event.client_payload['a''b'] }}
          WANDB_9: ${{ github.event.client_payload['9'] }}
",
        ]
        .concat()
    );
    assert!(
        workflow(r#"{"event_type": "${event_type}"}"#)
            .unwrap()
            .contains(r#"types: ["ADD_ARTIFACT_ALIAS"]"#)
    );
    assert!(
        workflow(r#"{"event_type": "x"}"#)
            .unwrap()
            .ends_with("      - run: echo started\n")
    );
    for text in ["", "[]", "{", r#"{"text": "x"}"#, r#"{"event_type": 1}"#] {
        assert_eq!(workflow(text), None, "{text}");
    }
    assert_eq!(
        workflow(r#"{"ref": "${alias}", "inputs": {"model name": "${alias}", "x}}": ""}}"#).unwrap(),
        [
            "# .github/workflows/wandb.yml, on the default branch
on:
  workflow_dispatch:
    inputs:
      \"model name\":
        type: string
",
            WORKFLOW_JOB,
            "          WANDB_MODEL_NAME: ${{ github.event.inputs['model name'] }}
",
        ]
        .concat()
    );
    assert!(
        workflow(r#"{"ref": "main"}"#)
            .unwrap()
            .contains("on:\n  workflow_dispatch:\n\njobs:")
    );
}
