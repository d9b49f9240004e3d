#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::tests::found;
use crate::lint::{TemplateContext, check_template};
use crate::model::{Event, EventType, Webhook};
use crate::template::Template;

const GITHUB: &str = "https://api.github.com/repos/acme/deploy/dispatches";
const WORKFLOW_DISPATCH: &str =
    "https://api.github.com/repos/acme/deploy/actions/workflows/deploy.yml/dispatches";
const SLACK: &str = "https://hooks.slack.com/services/T0/B0/x";
const WORKFLOW: &str = "https://prod-1.eastus.logic.azure.com/workflows/0a/triggers/manual/paths/invoke";
const CONNECTOR: &str = "https://acme.webhook.office.com/webhookb2/0a@1b/IncomingWebhook/2c/3d";
const DISCORD: &str = "https://discord.com/api/webhooks/1/token";

fn check_for(endpoint: &str, text: &str, event: &Event) -> Vec<Diagnostic> {
    let webhook = serde_json::json!({"id": "w", "name": "w", "endpoint": endpoint});
    let webhook: Webhook = serde_json::from_value(webhook).unwrap();
    let context = TemplateContext {
        webhook: Some(&webhook),
        event: Some(event),
        ..TemplateContext::default()
    };
    check_template(&Template::new(text, None), &context)
}

fn check(endpoint: &str, text: &str) -> Vec<Diagnostic> {
    check_for(
        endpoint,
        text,
        &Event::from_json(EventType::AddArtifactAlias.sample()).unwrap(),
    )
}

fn codes(endpoint: &str, text: &str) -> Vec<&'static str> {
    check(endpoint, text)
        .iter()
        .map(|finding| finding.code.as_str())
        .collect()
}

/// Applies the fix of the first finding, and checks that the fixed template has no finding.
#[track_caller]
fn fixed(endpoint: &str, text: &str, code: &str) -> String {
    let findings = check(endpoint, text);
    let all = found(text, &findings);
    let (_, _, fixed) = all.into_iter().find(|(found, ..)| *found == code).unwrap();
    assert_ne!(fixed, "", "{text} has no fix");
    let remaining: Vec<_> = codes(endpoint, &fixed)
        .into_iter()
        .filter(|remaining| *remaining == code)
        .collect();
    assert_eq!(remaining, [""; 0], "{fixed}");
    fixed
}

fn members(count: usize) -> String {
    let members: Vec<_> = (0..count)
        .map(|index| format!("\"k{index}\": \"${{alias}}\""))
        .collect();
    members.join(", ")
}

/// The three documented payloads of W&B, as `tests/template_cases` has them.
fn documented(case: &str) -> String {
    let case: serde_json::Value = serde_json::from_str(case).unwrap();
    case["template"].as_str().unwrap().to_owned()
}

#[test]
fn every_payload_that_a_receiver_rejects_is_reported() {
    let twelve = format!(r#"{{"ref": "main", "client_payload": {{{}}}}}"#, members(12));
    assert_eq!(
        codes(GITHUB, &twelve),
        [
            "receiver/member-missing",
            "github/unknown-member",
            "receiver/too-many"
        ]
    );
    assert_eq!(codes(SLACK, r#"{"msg":"hi"}"#), ["receiver/member-missing"]);
    let card = documented(include_str!("../../../tests/template_cases/card.json"));
    assert_eq!(
        codes(CONNECTOR, &card),
        ["teams/connector-retired", "teams/message-card"]
    );
    assert_eq!(codes(WORKFLOW, &card), ["teams/message-card"]);
    assert_eq!(codes(DISCORD, r#"{"text": "hi"}"#), ["receiver/member-missing"]);
    for endpoint in [GITHUB, WORKFLOW_DISPATCH, SLACK, WORKFLOW, CONNECTOR, DISCORD] {
        for text in [
            "",
            "{}",
            "[]",
            "null",
            r#""text""#,
            "1",
            "${alias}",
            r#"{"x": 1}"#,
        ] {
            let findings = check(endpoint, text);
            let has_error = findings.iter().any(|finding| finding.severity == Severity::Error);
            assert!(has_error || text == "${alias}", "{endpoint} {text}");
            assert!(!findings.is_empty(), "{endpoint} {text}");
        }
    }
}

#[test]
fn the_documented_payloads_pass_for_their_receivers() {
    let dispatch = documented(include_str!("../../../tests/template_cases/dispatch.json"));
    assert_eq!(codes(GITHUB, &dispatch), [""; 0]);
    let blocks = documented(include_str!("../../../tests/template_cases/blocks.json"));
    // `tag` is blank for this event.
    assert_eq!(codes(SLACK, &blocks), ["slack/markup-possible", "template/blank"]);
    let generic = "https://example.com/";
    assert_eq!(codes(generic, r#"{"ref": "main"}"#), [""; 0]);
    assert_eq!(codes(generic, ""), ["template/payload-empty"]);
}

#[test]
fn the_users_choice_decides_which_rules_apply() {
    let findings = |receiver: &str| {
        let webhook = serde_json::json!({"id": "w", "name": "w", "endpoint": GITHUB, "receiver": receiver});
        let webhook: Webhook = serde_json::from_value(webhook).unwrap();
        let context = TemplateContext {
            webhook: Some(&webhook),
            ..TemplateContext::default()
        };
        check_template(&Template::new(r#"{"text": "x"}"#, None), &context).len()
    };
    assert_eq!(findings("generic"), 0);
    assert_eq!(findings("slack"), 0);
    assert_eq!(findings("github"), 2);
    assert_eq!(findings("discord"), 1);
}

#[test]
fn github_requires_an_event_type_of_at_most_100_characters() {
    assert_eq!(
        fixed(
            GITHUB,
            "{\n  \"client_payload\": {}\n}",
            "receiver/member-missing"
        ),
        "{\n  \"event_type\": \"wandb-automation\",\n  \"client_payload\": {}\n}"
    );
    assert_eq!(
        fixed(GITHUB, "{}", "receiver/member-missing"),
        r#"{"event_type": "wandb-automation"}"#
    );
    assert_eq!(
        fixed(GITHUB, r#"{"event_type": ""}"#, "receiver/member-missing"),
        r#"{"event_type": "wandb-automation"}"#
    );
    let of = |word: &str| format!(r#"{{"event_type": "{word}"}}"#);
    assert_eq!(codes(GITHUB, &of(&"é".repeat(100))), [""; 0]);
    assert_eq!(codes(GITHUB, &of(&"é".repeat(101))), ["receiver/too-long"]);
    assert_eq!(codes(GITHUB, &of(&"\\u00e9".repeat(100))), [""; 0]);
    assert_eq!(codes(GITHUB, r#"{"event_type": 7}"#), ["receiver/shape"]);
    // 97 characters and `prod` are too long for this event; 96 fit, but other aliases are longer.
    let both = ["github/event-type-variable", "receiver/too-long"];
    let long = format!("{}${{alias}}", "x".repeat(97));
    let mut found = codes(GITHUB, &of(&long));
    found.sort_unstable();
    assert_eq!(found, both);
    let long = format!("{}${{alias}}", "x".repeat(96));
    let mut found = codes(GITHUB, &of(&long));
    found.sort_unstable();
    assert_eq!(found, ["github/event-type-variable", "receiver/may-be-too-long"]);
}

#[test]
fn an_event_type_that_depends_on_the_event_is_reported_with_its_rendering() {
    let text = r#"{"event_type": "${event_type}"}"#;
    let findings = check(GITHUB, text);
    assert_eq!(
        findings[0].message,
        "The event type changes with the event: GitHub starts only workflows that list “ADD_ARTIFACT_ALIAS” under “types”."
    );
    assert_eq!(
        fixed(GITHUB, text, "github/event-type-variable"),
        r#"{"event_type": "wandb-automation"}"#
    );
    assert_eq!(
        codes(GITHUB, r#"{"event_type": "deploy-${event_type}"}"#),
        ["github/event-type-variable"]
    );
}

#[test]
fn github_accepts_ten_properties_and_the_fix_nests_the_others() {
    let of = |count| {
        format!(
            r#"{{"event_type": "x", "client_payload": {{{}}}}}"#,
            members(count)
        )
    };
    assert_eq!(codes(GITHUB, &of(10)), [""; 0]);
    let fixed_text = fixed(GITHUB, &of(12), "receiver/too-many");
    let value: serde_json::Value = serde_json::from_str(&fixed_text).unwrap();
    let payload = value["client_payload"].as_object().unwrap();
    assert_eq!(payload.len(), 10);
    assert_eq!(
        payload["more"],
        serde_json::json!({"k9": "${alias}", "k10": "${alias}", "k11": "${alias}"})
    );
    let taken = of(12).replace("k3", "more");
    assert!(fixed(GITHUB, &taken, "receiver/too-many").contains(r#""details": {"k9""#));
    assert_eq!(
        codes(GITHUB, r#"{"event_type": "x", "client_payload": "{}"}"#),
        ["receiver/shape"]
    );
    let large = format!(
        r#"{{"event_type": "x", "client_payload": {{"k": "{}"}}}}"#,
        "x".repeat(1 << 16)
    );
    assert_eq!(codes(GITHUB, &large), ["receiver/too-large"]);
}

#[test]
fn the_fix_moves_a_member_that_github_rejects_into_the_client_payload() {
    for (text, expected) in [
        (
            r#"{"event_type": "x", "ref": "${alias}"}"#,
            r#"{"event_type": "x", "client_payload": {"ref": "${alias}"}}"#,
        ),
        (
            r#"{"ref": "main", "event_type": "x", "client_payload": {"a": 1}}"#,
            r#"{"event_type": "x", "client_payload": {"ref": "main", "a": 1}}"#,
        ),
        (
            r#"{"client_payload": {}, "event_type": "x", "ref": "main"}"#,
            r#"{"client_payload": {"ref": "main"}, "event_type": "x"}"#,
        ),
    ] {
        assert_eq!(fixed(GITHUB, text, "github/unknown-member"), expected);
        assert_eq!(codes(GITHUB, expected), [""; 0]);
    }
}

#[test]
fn a_workflow_dispatch_requires_a_ref_and_takes_up_to_25_inputs() {
    let code = "receiver/member-missing";
    assert_eq!(
        fixed(WORKFLOW_DISPATCH, "{\n  \"inputs\": {}\n}", code),
        "{\n  \"ref\": \"main\",\n  \"inputs\": {}\n}"
    );
    assert_eq!(
        fixed(WORKFLOW_DISPATCH, r#"{"ref": ""}"#, code),
        r#"{"ref": "main"}"#
    );
    assert_eq!(codes(WORKFLOW_DISPATCH, r#"{"ref": 1}"#), ["receiver/shape"]);
    assert_eq!(codes(WORKFLOW_DISPATCH, r#"{"ref": "${alias}"}"#), [""; 0]);
    let of = |inputs: &str| format!(r#"{{"ref": "main", "inputs": {inputs}}}"#);
    let with = |count| of(&format!("{{{}}}", members(count)));
    assert_eq!(codes(WORKFLOW_DISPATCH, &with(25)), [""; 0]);
    let findings = check(WORKFLOW_DISPATCH, &with(26));
    assert_eq!(
        (findings[0].message.as_str(), findings[0].fix.as_ref()),
        ("“inputs” has 26 entries; GitHub accepts at most 25.", None)
    );
    assert_eq!(codes(WORKFLOW_DISPATCH, &of("[]")), ["receiver/shape"]);
    let findings = check(WORKFLOW_DISPATCH, &of(r#"{"a": {"b": 1}, "c": 1}"#));
    assert_eq!(
        findings
            .iter()
            .map(|finding| finding.message.as_str())
            .collect::<Vec<_>>(),
        ["GitHub rejects this payload: “inputs.a” is an object."]
    );
    let large = of(&format!(r#"{{"a": "{}"}}"#, "x".repeat(1 << 16)));
    assert_eq!(codes(WORKFLOW_DISPATCH, &large), ["receiver/too-large"]);
    let details = r#"{"ref": "main", "return_run_details": true}"#;
    assert_eq!(codes(WORKFLOW_DISPATCH, details), [""; 0]);
}

#[test]
fn members_of_the_other_dispatch_are_reported_with_a_fix() {
    let code = "github/unknown-member";
    for (endpoint, text, expected) in [
        (
            WORKFLOW_DISPATCH,
            r#"{"ref": "main", "client_payload": {"a": "1"}}"#,
            r#"{"ref": "main", "inputs": {"a": "1"}}"#,
        ),
        (
            WORKFLOW_DISPATCH,
            r#"{"ref": "main", "version": "${alias}"}"#,
            r#"{"ref": "main", "inputs": {"version": "${alias}"}}"#,
        ),
        (
            GITHUB,
            r#"{"event_type": "x", "inputs": {"a": "1"}}"#,
            r#"{"event_type": "x", "client_payload": {"a": "1"}}"#,
        ),
    ] {
        assert_eq!(fixed(endpoint, text, code), expected);
        assert_eq!(codes(endpoint, expected), [""; 0]);
    }
    let findings = check(WORKFLOW_DISPATCH, r#"{"ref": "main", "event_type": "x"}"#);
    assert_eq!(
        findings[0].message,
        "GitHub rejects “event_type”: it permits only ref and inputs."
    );
}

#[test]
fn slack_and_discord_require_a_text_and_the_fix_renames_the_member_that_was_probably_meant() {
    let code = "receiver/member-missing";
    assert_eq!(fixed(SLACK, r#"{"msg":"hi"}"#, code), r#"{"text":"hi"}"#);
    assert_eq!(
        fixed(SLACK, r#"{"n": 1, "other": "${tag}"}"#, code),
        r#"{"n": 1, "text": "${tag}"}"#
    );
    assert_eq!(fixed(DISCORD, r#"{"text": "hi"}"#, code), r#"{"content": "hi"}"#);
    let findings = check(SLACK, r#"{"a": "x", "b": "y"}"#);
    assert_eq!(findings[0].fix, None);
    assert_eq!(
        findings[0].message,
        "Slack rejects this payload: it has no “text” or “blocks”."
    );
    assert_eq!(codes(SLACK, r#"{"blocks": []}"#), ["receiver/member-missing"]);
    let findings = check(SLACK, r#"{"text": ""}"#);
    assert_eq!(
        (findings[0].message.as_str(), findings[0].fix.as_ref()),
        ("Slack rejects this payload: “text” is empty.", None)
    );
    for text in [r#"{"attachments": [{"text": "x"}]}"#, r#"{"text": "x"}"#] {
        assert_eq!(codes(SLACK, text), [""; 0], "{text}");
    }
}

#[test]
fn the_blocks_of_slack_have_limits() {
    let blocks = |block: &str| format!(r#"{{"blocks": [{block}]}}"#);
    let header = |text: &str| {
        blocks(&format!(
            r#"{{"type": "header", "text": {{"type": "plain_text", "text": "{text}"}}}}"#
        ))
    };
    assert_eq!(codes(SLACK, &header(&"x".repeat(150))), [""; 0]);
    assert_eq!(codes(SLACK, &header(&"x".repeat(151))), ["receiver/too-long"]);
    let findings = check(SLACK, &header(&"x".repeat(151)));
    assert_eq!(
        findings[0].message,
        "“blocks[0].text.text” has 151 characters; Slack accepts at most 150."
    );
    assert_eq!(
        codes(SLACK, &header("${artifact_version_string}")),
        ["receiver/may-be-too-long"]
    );
    assert_eq!(
        check(SLACK, &header("${artifact_version_string}"))[0].severity,
        Severity::Hint
    );
    assert_eq!(codes(SLACK, &header("${artifact_collection_name}")), [""; 0]);
    let section = |text: &str| {
        blocks(&format!(
            r#"{{"type": "section", "text": {{"type": "mrkdwn", "text": "{text}"}}}}"#
        ))
    };
    assert_eq!(codes(SLACK, &section(&"x".repeat(3000))), [""; 0]);
    assert_eq!(codes(SLACK, &section(&"x".repeat(3001))), ["receiver/too-long"]);
    let divider = r#"{"type": "divider"}"#;
    assert_eq!(codes(SLACK, &blocks(&[divider; 50].join(","))), [""; 0]);
    assert_eq!(
        codes(SLACK, &blocks(&[divider; 51].join(","))),
        ["receiver/too-many"]
    );
    for (block, code) in [
        (r#"{"type": "section"}"#, "receiver/member-missing"),
        (r#"{"type": "header"}"#, "receiver/member-missing"),
        (r#"{"text": "x"}"#, "receiver/member-missing"),
        (r#""divider""#, "receiver/shape"),
        (r#"{"type": "section", "text": "x"}"#, "receiver/shape"),
    ] {
        assert_eq!(codes(SLACK, &blocks(block)), [code], "{block}");
    }
    assert_eq!(codes(SLACK, r#"{"blocks": {}}"#), ["receiver/shape"]);
}

#[test]
fn a_block_of_slack_has_a_documented_type_and_the_members_that_it_requires() {
    let blocks = |block: &str| format!(r#"{{"blocks": [{block}]}}"#);
    for (found, expected) in [
        ("sectoin", "section"),
        ("Divider", "divider"),
        ("richtext", "rich_text"),
    ] {
        let text = |kind: &str| blocks(&format!(r#"{{"type": "{kind}", "elements": [], "text": "x"}}"#));
        assert_eq!(fixed(SLACK, &text(found), "slack/block-type"), text(expected));
    }
    let findings = check(SLACK, &blocks(r#"{"type": "Adaptive"}"#));
    assert_eq!(
        (findings[0].message.as_str(), findings[0].fix.as_ref()),
        (
            "“blocks[0].type” is “Adaptive”; Slack documents no block of this type.",
            None
        )
    );
    assert_eq!(codes(SLACK, &blocks(r#"{"type": 3}"#)), ["receiver/shape"]);
    assert_eq!(codes(SLACK, &blocks(r#"{"type": "${alias}"}"#)), [""; 0]);

    let missing = |block: &str| -> Vec<String> {
        let findings = check(SLACK, &blocks(block));
        let messages = findings.iter().map(|finding| finding.message.clone());
        messages.collect()
    };
    let lacks = |known: &str| format!("Slack rejects this payload: it has no {known}.");
    let image = "“blocks[0].image_url” or “blocks[0].slack_file”";
    for (block, expected) in [
        (r#"{"type": "image", "alt_text": "x"}"#, vec![lacks(image)]),
        (
            r#"{"type": "image", "image_url": "https://example.com/i.png"}"#,
            vec![lacks("“blocks[0].alt_text”")],
        ),
        (r#"{"type": "actions"}"#, vec![lacks("“blocks[0].elements”")]),
        (r#"{"type": "context"}"#, vec![lacks("“blocks[0].elements”")]),
        (r#"{"type": "rich_text"}"#, vec![lacks("“blocks[0].elements”")]),
        (r#"{"type": "markdown"}"#, vec![lacks("“blocks[0].text”")]),
        (r#"{"type": "table"}"#, vec![lacks("“blocks[0].rows”")]),
        (
            r#"{"type": "file"}"#,
            vec![lacks("“blocks[0].external_id”"), lacks("“blocks[0].source”")],
        ),
        (
            r#"{"type": "input"}"#,
            vec![lacks("“blocks[0].label”"), lacks("“blocks[0].element”")],
        ),
        (
            r#"{"type": "video", "alt_text": "x", "title": {"type": "plain_text", "text": "x"}, "video_url": "https://example.com/"}"#,
            vec![lacks("“blocks[0].thumbnail_url”")],
        ),
        (r#"{"type": "divider"}"#, vec![]),
        (
            r#"{"type": "image", "slack_file": {"id": "F1"}, "alt_text": "x"}"#,
            vec![],
        ),
    ] {
        assert_eq!(missing(block), expected, "{block}");
    }

    let context = |element: &str, count| {
        let elements = [element].repeat(count).join(",");
        blocks(&format!(r#"{{"type": "context", "elements": [{elements}]}}"#))
    };
    let plain = r#"{"type": "plain_text", "text": "x"}"#;
    assert_eq!(codes(SLACK, &context(plain, 10)), [""; 0]);
    assert_eq!(codes(SLACK, &context(plain, 11)), ["receiver/too-many"]);
    assert_eq!(
        codes(SLACK, &context(r#"{"type": "image", "alt_text": "x"}"#, 1)),
        ["receiver/member-missing"]
    );
    let section = |accessory: &str| {
        blocks(&format!(
            r#"{{"type": "section", "text": {plain}, "accessory": {accessory}}}"#
        ))
    };
    assert_eq!(codes(SLACK, &section(r#"{"type": "button"}"#)), [""; 0]);
    assert_eq!(
        codes(
            SLACK,
            &section(r#"{"type": "image", "image_url": "https://x.test/"}"#)
        ),
        ["receiver/member-missing"]
    );
    let markdown = |length| {
        blocks(&format!(
            r#"{{"type": "markdown", "text": "{}"}}"#,
            "x".repeat(length)
        ))
    };
    assert_eq!(codes(SLACK, &markdown(12_000)), [""; 0]);
    assert_eq!(codes(SLACK, &markdown(12_001)), ["receiver/too-long"]);
    let buttons = vec![r#"{"type": "button"}"#; 26].join(",");
    let actions = blocks(&format!(r#"{{"type": "actions", "elements": [{buttons}]}}"#));
    assert_eq!(codes(SLACK, &actions), ["receiver/too-many"]);
}

#[test]
fn the_text_objects_of_slack_have_a_type() {
    let block = |kind: &str, text: &str| format!(r#"{{"blocks": [{{"type": "{kind}", "text": {text}}}]}}"#);
    let plain = r#"{"type": "plain_text", "text": "x"}"#;
    let markup = r#"{"type": "mrkdwn", "text": "x"}"#;
    for kind in ["header", "section"] {
        assert_eq!(codes(SLACK, &block(kind, plain)), [""; 0]);
        let fixed = fixed(SLACK, &block(kind, r#"{"text": "x"}"#), "receiver/member-missing");
        assert_eq!(fixed, block(kind, plain));
    }
    assert_eq!(codes(SLACK, &block("section", markup)), [""; 0]);
    assert_eq!(
        fixed(SLACK, &block("header", markup), "receiver/value"),
        block("header", plain)
    );
    let findings = check(SLACK, &block("section", r#"{"type": "markdown", "text": "x"}"#));
    assert_eq!(
        findings[0].message,
        "“blocks[0].text.type” is “markdown”; Slack accepts only “plain_text” or “mrkdwn”."
    );
    assert_eq!(
        codes(SLACK, &block("section", r#"{"type": 1, "text": "x"}"#)),
        ["receiver/shape"]
    );
    assert_eq!(
        codes(SLACK, &block("section", r#"{"type": "mrkdwn"}"#)),
        ["receiver/member-missing"]
    );
}

#[test]
fn values_that_slack_reads_as_markup_are_reported() {
    let section = |kind: &str, variable: &str| {
        format!(
            r#"{{"blocks": [{{"type": "section", "text": {{"type": "{kind}", "text": "{variable}"}}}}]}}"#
        )
    };
    let fixed_text = fixed(SLACK, &section("mrkdwn", "${alias}"), "slack/markup-possible");
    assert_eq!(fixed_text, section("plain_text", "${alias}"));
    for plain in [
        "${tag}",
        "${event_author}",
        "${artifact_version}",
        "&amp; <https://wandb.ai|W&B>",
    ] {
        let codes = codes(SLACK, &section("mrkdwn", plain));
        assert!(!codes.iter().any(|code| code.starts_with("slack/")), "{plain}");
    }
    let mut event: serde_json::Value = serde_json::from_str(EventType::AddArtifactAlias.sample()).unwrap();
    event["alias"] = "a<b".into();
    let event = Event::from_json(&event.to_string()).unwrap();
    let findings = check_for(SLACK, &section("mrkdwn", "${alias}"), &event);
    assert_eq!(
        findings[0].message,
        "The value of “alias” contains “<”, which Slack reads as markup."
    );
    assert_eq!(findings[0].severity, Severity::Warning);
    assert_eq!(check_for(SLACK, &section("plain_text", "${alias}"), &event), []);
    assert_eq!(check_for(SLACK, r#"{"text": "${alias}"}"#, &event).len(), 1);
}

#[test]
fn a_message_card_becomes_an_adaptive_card_with_its_variables() {
    let card = r#"{
  "@type": "MessageCard", "@context": "https://schema.org/extensions", "themeColor": "0076D7",
  "title": "${artifact_collection_name} \"moved\"", "text": "By ${event_author}",
  "sections": [{
    "activityTitle": "A", "activitySubtitle": ${entity_name}, "activityImage": "https://example.com/i.png",
    "facts": [{"name": "Alias", "value": "${alias}"}, {"name": "Runs", "value": 3}], "text": "T", "markdown": true,
    "images": [{"image": "https://example.com/j.png"}]
  }],
  "potentialAction": [{"@type": "OpenUri", "name": "Open", "targets": [{"os": "default", "uri": "https://wandb.ai/${entity_name}"}]}]
}"#;
    let fixed_text = fixed(WORKFLOW, card, "teams/message-card");
    assert_eq!(codes(WORKFLOW, &fixed_text), [""; 0]);
    let message: serde_json::Value = serde_json::from_str(&fixed_text).unwrap();
    assert_eq!(message["type"], "message");
    let attachment = &message["attachments"][0];
    assert_eq!(
        attachment["contentType"],
        "application/vnd.microsoft.card.adaptive"
    );
    let block = |text: &str| serde_json::json!({"type": "TextBlock", "wrap": true, "text": text});
    let mut heading = block("${artifact_collection_name} \"moved\"");
    heading["size"] = "Medium".into();
    heading["weight"] = "Bolder".into();
    let mut title = block("A");
    title["weight"] = "Bolder".into();
    let mut subtitle = block("${entity_name}");
    subtitle["isSubtle"] = true.into();
    assert_eq!(
        attachment["content"],
        serde_json::json!({
            "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
            "type": "AdaptiveCard",
            "version": "1.4",
            "body": [
                heading, block("By ${event_author}"), title, subtitle,
                {"type": "Image", "url": "https://example.com/i.png"}, block("T"),
                {"type": "FactSet", "facts": [{"title": "Alias", "value": "${alias}"}, {"title": "Runs", "value": "3"}]},
                {"type": "Image", "url": "https://example.com/j.png"},
            ],
            "actions": [{"type": "Action.OpenUrl", "title": "Open", "url": "https://wandb.ai/${entity_name}"}],
        })
    );
    let documented = documented(include_str!("../../../tests/template_cases/card.json"));
    let fixed_text = fixed(WORKFLOW, &documented, "teams/message-card");
    assert_eq!(codes(WORKFLOW, &fixed_text), [""; 0]);
    for part in [
        "A new version",
        "A registered model has changed.",
        "${event_author}",
        "${event_type}",
    ] {
        assert!(fixed_text.contains(part), "{part}: {fixed_text}");
    }
}

#[test]
fn a_teams_workflow_posts_only_adaptive_cards_in_attachments() {
    let card = r#"{"type": "AdaptiveCard", "version": "1.4", "body": []}"#;
    let of = |content: &str| {
        format!(
            r#"{{"type": "message", "attachments": [{{"contentType": "application/vnd.microsoft.card.adaptive", "content": {content}}}]}}"#
        )
    };
    assert_eq!(codes(WORKFLOW, &of(card)), [""; 0]);
    assert_eq!(
        codes(WORKFLOW, &of(r#"{"@type": "MessageCard"}"#)),
        ["teams/no-card"]
    );
    assert_eq!(codes(WORKFLOW, r#"{"attachments": []}"#), ["teams/no-card"]);
    assert_eq!(codes(WORKFLOW, r#"{"attachments": {}}"#), ["teams/no-card"]);
    assert_eq!(codes(WORKFLOW, r#"{"attachments": ["x"]}"#), ["receiver/shape"]);
    let wrapped = fixed(WORKFLOW, card, "teams/no-card");
    assert_eq!(codes(WORKFLOW, &wrapped), [""; 0]);
    let text = fixed(WORKFLOW, r#"{"text": "${alias}"}"#, "teams/no-card");
    assert_eq!(codes(WORKFLOW, &text), [""; 0]);
    assert!(text.contains("${alias}"));
    let filled =
        |length: usize| of(&card.replace("[]", &format!("[{{\"text\": \"{}\"}}]", "x".repeat(length))));
    let rest = filled(0).len();
    assert_eq!(codes(WORKFLOW, &filled(28 * 1024 - rest)), [""; 0]);
    assert_eq!(
        codes(WORKFLOW, &filled(28 * 1024 - rest + 1)),
        ["receiver/too-large"]
    );
    let variable = filled(28 * 1024 - rest - 20).replacen('x', "${alias}", 1);
    assert_eq!(codes(WORKFLOW, &variable), ["receiver/may-be-too-large"]);
}

#[test]
fn the_messages_of_discord_have_limits() {
    let content = |text: &str| format!(r#"{{"content": "{text}"}}"#);
    assert_eq!(codes(DISCORD, &content(&"x".repeat(2000))), [""; 0]);
    assert_eq!(codes(DISCORD, &content(&"x".repeat(2001))), ["receiver/too-long"]);
    let title = format!(r#"{{"embeds": [{{"title": "{}"}}]}}"#, "x".repeat(257));
    assert_eq!(codes(DISCORD, &title), ["receiver/too-long"]);
    let embeds = |count| format!(r#"{{"embeds": [{}]}}"#, ["{}"].repeat(count).join(","));
    assert_eq!(codes(DISCORD, &embeds(10)), [""; 0]);
    assert_eq!(codes(DISCORD, &embeds(11)), ["receiver/too-many"]);
    assert_eq!(codes(DISCORD, r#"{"embeds": ["x"]}"#), ["receiver/shape"]);
    let part = |part: &str, name: &str, length: usize| {
        let text = "x".repeat(length);
        format!(r#"{{"embeds": [{{"{part}": {{"{name}": "{text}"}}}}]}}"#)
    };
    for (object, name, limit) in [("footer", "text", 2048), ("author", "name", 256)] {
        assert_eq!(codes(DISCORD, &part(object, name, limit)), [""; 0]);
        assert_eq!(
            codes(DISCORD, &part(object, name, limit + 1)),
            ["receiver/too-long"]
        );
    }
    let together = |length: usize| {
        let text = "x".repeat(length);
        format!(r#"{{"embeds": [{{"description": "{text}"}}, {{"description": "{text}"}}]}}"#)
    };
    assert_eq!(codes(DISCORD, &together(3000)), [""; 0]);
    let findings = check(DISCORD, &together(3001));
    assert_eq!(
        findings[0].message,
        "“embeds” has 6002 characters; Discord accepts at most 6000."
    );
}

#[test]
fn findings_about_the_receiver_are_ordered_with_all_others() {
    let text = r#"{"a": "${nope}", "event_type": "${event_type}", "client_payload": "x", "z": ${alias}}"#;
    let starts: Vec<_> = check(GITHUB, text)
        .iter()
        .map(|finding| finding.span.unwrap().start)
        .collect();
    assert!(starts.is_sorted(), "{starts:?}");
    assert_eq!(starts.len(), 6);
}
