#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

use super::*;
use crate::{
    diagnostic::{Code, Diagnostic, Evidence, Severity},
    model::{Event, EventType, SecretName, SignatureEncoding, Webhook},
    template::Template,
};

fn name(text: &str) -> SecretName {
    text.parse().unwrap()
}

fn webhook(access_token: Option<&str>, secret: Option<&str>) -> Webhook {
    Webhook {
        id: "w".into(),
        name: "Deploy".into(),
        endpoint: "https://example.com/hook".parse().unwrap(),
        access_token: access_token.map(name),
        secret: secret.map(name),
        receiver: None,
        signature: SignatureEncoding::default(),
        unbound: None,
    }
}

/// The findings about a template whose webhook has the secret `KEY` and no token, in a team that also has `OTHER`.
fn check(template: &str, event_type: EventType) -> Vec<Diagnostic> {
    let event = Event::from_json(event_type.sample()).unwrap();
    let webhook = webhook(None, Some("KEY"));
    let context = TemplateContext {
        webhook: Some(&webhook),
        team_secrets: &[name("KEY"), name("OTHER")],
        event_type: Some(event_type),
        event: Some(&event),
    };
    check_template(&Template::new(template, webhook.secret.as_ref()), &context)
}

/// Converts a UTF-16 offset to a byte offset.
fn bytes(text: &str, units: u32) -> usize {
    let mut passed = 0;
    let at = text.char_indices().find(|(_, c)| {
        let here = passed == units as usize;
        passed += c.len_utf16();
        here
    });
    at.map_or(text.len(), |(at, _)| at)
}

/// The code, the marked text, and the text after the fix (or nothing) of each finding.
pub(super) fn found<'a>(text: &'a str, findings: &[Diagnostic]) -> Vec<(&'static str, &'a str, String)> {
    findings
        .iter()
        .map(|finding| {
            let span = finding.span.unwrap();
            let fixed = finding.fix.as_ref().map(|fix| {
                fix.edits.iter().rev().fold(text.to_owned(), |mut text, edit| {
                    let range = bytes(&text, edit.span.start)..bytes(&text, edit.span.end);
                    text.replace_range(range, &edit.text);
                    text
                })
            });
            let marked = &text[bytes(text, span.start)..bytes(text, span.end)];
            (finding.code.as_str(), marked, fixed.unwrap_or_default())
        })
        .collect()
}

fn template(text: &str) -> Vec<(&'static str, &str, String)> {
    found(text, &check(text, EventType::AddArtifactAlias))
}

fn endpoint(text: &str, authorization: Authorization) -> Vec<(&'static str, &str, String)> {
    found(text, &check_endpoint(text, authorization))
}

#[test]
fn a_good_template_has_no_finding() {
    let text = r#"{"a": "${alias} ${artifact_metadata.accuracy} $KEY ${KEY} costs 5$, $5 or $x {}"}"#;
    assert_eq!(template(text), []);
    for text in ["", " \n\t"] {
        let findings = check(text, EventType::AddArtifactAlias);
        assert_eq!(findings.len(), 1);
        assert_eq!(
            (findings[0].code, findings[0].severity),
            (Code::TemplatePayloadEmpty, Severity::Hint)
        );
    }
}

#[test]
fn an_unknown_variable_gets_the_nearest_name() {
    for (wrong, right) in [
        ("event_autor", "${event_author}"),
        ("evnt_autor", "${event_author}"),
        (" alias ", "${alias}"),
        ("ALIAS", "${alias}"),
        ("access_token", "${ACCESS_TOKEN}"),
        ("key", "${KEY}"),
        ("artifact_metdata.a.b", "${artifact_metadata.a.b}"),
    ] {
        let source = format!("${{{wrong}}}");
        let text = format!(r#"{{"é": "{wrong}"}}"#)
            .replace('é', "e")
            .replace(wrong, &source);
        let fixed = text.replace(&source, right);
        assert_eq!(
            template(&text),
            [("template/unknown-variable", source.as_str(), fixed)]
        );
    }
    assert_eq!(
        template(r#"{"a": "${something_else}"}"#),
        [("template/unknown-variable", "${something_else}", String::new())]
    );
}

#[test]
fn a_variable_without_a_name_or_closing_brace_is_reported() {
    assert_eq!(
        template(r#"{"a": "${}", "b": "${alias", "c": "${artifact_metadata.accuracy of", "d": "${artifact_metadata}"}"#),
        [
            ("template/empty-variable", "${}", String::new()),
            (
                "template/unclosed-variable",
                "${alias",
                r#"{"a": "${}", "b": "${alias}", "c": "${artifact_metadata.accuracy of", "d": "${artifact_metadata}"}"#.into()
            ),
            (
                "template/unclosed-variable",
                "${artifact_metadata.accuracy of",
                r#"{"a": "${}", "b": "${alias", "c": "${artifact_metadata.accuracy} of", "d": "${artifact_metadata}"}"#.into()
            ),
            ("template/metadata-key-empty", "${artifact_metadata}", String::new()),
        ]
    );
}

#[test]
fn a_variable_that_is_blank_for_the_trigger_is_reported_with_its_evidence() {
    let findings = check(
        r#"{"a": "${alias}${artifact_version}${artifact_metadata.x}${event_author}"}"#,
        EventType::RunState,
    );
    let evidence: Vec<_> = findings
        .iter()
        .map(|finding| (finding.code, finding.evidence))
        .collect();
    assert_eq!(
        evidence,
        [
            (Code::TemplateBlank, Evidence::Documented),
            (Code::TemplateBlank, Evidence::Inferred),
            (Code::TemplateBlank, Evidence::Inferred),
        ]
    );
    assert_eq!(
        findings[0].message,
        "“alias” is empty here: RUN_STATE events have no value for it."
    );
}

#[test]
fn metadata_paths_and_missing_keys_are_distinguished() {
    assert_eq!(
        template(r#"{"a": "${artifact_metadata.dataset.rows}"}"#),
        [(
            "template/metadata-path",
            "${artifact_metadata.dataset.rows}",
            r#"{"a": "${artifact_metadata.dataset}"}"#.into()
        )]
    );
    assert_eq!(
        template(r#"{"a": "${artifact_metadata.acuracy}"}"#),
        [(
            "template/metadata-missing",
            "${artifact_metadata.acuracy}",
            r#"{"a": "${artifact_metadata.accuracy}"}"#.into()
        )]
    );
}

#[test]
fn spans_of_findings_and_fixes_count_utf_16_after_any_characters() {
    for (text, code, marked, fixed) in [
        ("${alis}", "template/unknown-variable", "${alis}", "${alias}"),
        ("$tag é", "template/braces-missing", "$tag", "${tag} é"),
        (
            "${alias 😀",
            "template/unclosed-variable",
            "${alias 😀",
            "${alias} 😀",
        ),
        (
            "\\\\\\${alias}",
            "template/backslash",
            "\\${alias}",
            "\\\\${alias}",
        ),
    ] {
        let around = |text: &str| format!("{{\"é😀\\n한\":\n \"😀 {text}\"}}");
        assert_eq!(template(&around(text)), [(code, marked, around(fixed))], "{text}");
    }
    let many = format!("[{}1]", "${alias},\n😀${tag},$tag ".repeat(3));
    let lines: Vec<_> = check(&many, EventType::AddArtifactAlias)
        .iter()
        .map(|finding| finding.span.unwrap())
        .map(|span| (span.start, span.line, span.column))
        .collect();
    for (start, line, column) in &lines {
        let before = &many[..bytes(&many, *start)];
        let last = before.rsplit('\n').next().unwrap();
        assert_eq!(*line as usize, before.matches('\n').count() + 1);
        assert_eq!(*column as usize, last.chars().count() + 1);
    }
    assert!(lines.is_sorted() && lines.len() > 9, "{lines:?}");
}

#[test]
fn a_fix_escapes_a_metadata_key() {
    let mut event: serde_json::Value = serde_json::from_str(EventType::AddArtifactAlias.sample()).unwrap();
    event["artifact_version"]["metadata"] =
        serde_json::json!({"acc\"uracy": 1, "d\"s": {"rows": 2}, "cl}ose": 3});
    let event = Event::from_json(&event.to_string()).unwrap();
    let context = TemplateContext {
        event: Some(&event),
        ..TemplateContext::default()
    };
    for (wrong, right) in [
        (
            r#"{"a": "${artifact_metadata.acc\"urac}"}"#,
            r#"{"a": "${artifact_metadata.acc\"uracy}"}"#,
        ),
        (
            r#"{"a": "${artifact_metadata.d\"s.rows}"}"#,
            r#"{"a": "${artifact_metadata.d\"s}"}"#,
        ),
        (
            r#"{"a": "${artifact_metadata.cl\u007dos}"}"#,
            r#"{"a": "${artifact_metadata.cl\u007dose}"}"#,
        ),
    ] {
        let findings = check_template(&Template::new(wrong, None), &context);
        assert_eq!(found(wrong, &findings)[0].2, right);
        assert_eq!(check_template(&Template::new(right, None), &context), []);
    }
    // The quote in the key would end a string around it.
    let bare = r#"{"a": ${artifact_metadata.acc"uracy}}"#;
    assert_eq!(
        found(bare, &check_template(&Template::new(bare, None), &context))[0].2,
        ""
    );
}

#[test]
fn the_source_of_a_variable_in_a_string_must_be_json() {
    for text in [
        r#"{"a": "${artifact_metadata.a\qb}"}"#,
        r#"{"a": "${no\qbody}"}"#,
        "{\"a\": \"${artifact_metadata.a\tb}\"}",
    ] {
        let codes: Vec<_> = template(text).into_iter().map(|(code, ..)| code).collect();
        assert!(codes.contains(&"template/json"), "{text}: {codes:?}");
    }
}

#[test]
fn a_path_into_an_array_is_not_a_key_and_a_placeholder_is_not_a_name() {
    let findings = |text: &str| {
        let findings = check_template(&Template::new(text, None), &TemplateContext::default());
        findings
            .into_iter()
            .map(|finding| finding.code.as_str())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        findings(r#"{"a": "${artifact_metadata.labels[0]}"}"#),
        ["template/metadata-path"]
    );
    assert_eq!(findings(r#"{"a": "${artifact_metadata.share [%]}"}"#), [""; 0]);
    assert_eq!(
        findings(r#"{"a": "${artifact_metadata.<KEY>}"}"#),
        ["template/placeholder"]
    );
    assert_eq!(findings(r#"{"a": "${SECRET_NAME}"}"#), ["template/placeholder"]);
    assert_eq!(
        findings(r#"{"a": "$artifact_metadata.loss"}"#),
        ["template/braces-missing"]
    );
}

#[test]
fn a_webhook_without_a_name_is_reported() {
    let mut webhook = webhook(None, None);
    webhook.name = " ".into();
    assert_eq!(check_webhook(&webhook, &[])[0].code, Code::NameEmpty);
}

#[test]
fn the_fix_for_a_variable_outside_a_string_adds_quotes() {
    assert_eq!(
        template(r#"{"a": ${alias}}"#),
        [(
            "template/outside-string",
            "${alias}",
            r#"{"a": "${alias}"}"#.into()
        )]
    );
}

#[test]
fn secrets_that_the_webhook_does_not_have_are_reported_in_both_spellings() {
    assert_eq!(
        template(r#"{"a": "$ACCESS_TOKEN ${OTHER} $OTHER $OTHERS"}"#),
        [
            ("template/token-not-given", "$ACCESS_TOKEN", String::new()),
            ("template/secret-not-given", "${OTHER}", String::new()),
            ("template/secret-not-given", "$OTHER", String::new()),
        ]
    );
}

#[test]
fn a_word_that_looks_like_a_secret_but_names_none_is_reported() {
    assert_eq!(
        template(r#"{"a": "$SECRET ${API_TOKEN} $USD $Secret"}"#),
        [
            (
                "template/secret-unknown",
                "$SECRET",
                r#"{"a": "${KEY} ${API_TOKEN} $USD $Secret"}"#.into()
            ),
            (
                "template/secret-unknown",
                "${API_TOKEN}",
                r#"{"a": "$SECRET ${KEY} $USD $Secret"}"#.into()
            ),
        ]
    );
}

#[test]
fn the_access_token_by_the_name_of_its_secret_is_reported_with_the_variable_as_fix() {
    let webhook = webhook(Some("GITHUB_TOKEN"), Some("KEY"));
    let context = TemplateContext {
        webhook: Some(&webhook),
        team_secrets: &[name("GITHUB_TOKEN"), name("KEY")],
        ..TemplateContext::default()
    };
    let text = r#"{"a": "$GITHUB_TOKEN ${GITHUB_TOKEN}"}"#;
    let findings = check_template(&Template::new(text, webhook.secret.as_ref()), &context);
    assert_eq!(
        found(text, &findings),
        [
            (
                "template/token-by-name",
                "$GITHUB_TOKEN",
                r#"{"a": "${ACCESS_TOKEN} ${GITHUB_TOKEN}"}"#.into()
            ),
            (
                "template/token-by-name",
                "${GITHUB_TOKEN}",
                r#"{"a": "$GITHUB_TOKEN ${ACCESS_TOKEN}"}"#.into()
            ),
        ]
    );
}

#[test]
fn an_address_of_github_that_starts_no_workflow_is_reported() {
    let dispatches = "https://api.github.com/repos/acme/app/dispatches";
    for (text, fixed) in [
        ("https://github.com/acme/app", dispatches),
        ("https://github.com/acme/app.git", dispatches),
        ("https://www.github.com/acme/app/actions", dispatches),
        ("https://api.github.com/repos/acme/app/dispatch", dispatches),
        ("https://api.github.com/", ""),
    ] {
        let expected = [("webhook/github-address", text, fixed.to_owned())];
        assert_eq!(endpoint(text, Authorization::AccessToken), expected, "{text}");
    }
    for text in [
        dispatches,
        "https://api.github.com/repos/acme/app/actions/workflows/deploy.yml/dispatches",
        "https://github.example.com/acme/app",
    ] {
        assert_eq!(endpoint(text, Authorization::AccessToken), [], "{text}");
    }
}

#[test]
fn a_secret_that_the_team_no_longer_has_is_reported() {
    let webhook = webhook(Some("TOKEN"), Some("KEY"));
    let context = TemplateContext {
        webhook: Some(&webhook),
        ..TemplateContext::default()
    };
    let text = r#"{"a": "$KEY ${ACCESS_TOKEN}"}"#;
    let findings = check_template(&Template::new(text, webhook.secret.as_ref()), &context);
    assert_eq!(
        found(text, &findings),
        [
            ("template/secret-missing", "$KEY", String::new()),
            ("template/secret-missing", "${ACCESS_TOKEN}", String::new()),
        ]
    );
    let both: Vec<_> = check_webhook(&webhook, &[])
        .iter()
        .map(|finding| finding.code)
        .collect();
    assert_eq!(both, [Code::WebhookSecretMissing, Code::WebhookSecretMissing]);
    assert_eq!(check_webhook(&webhook, &[name("KEY"), name("TOKEN")]), []);
}

#[test]
fn secrets_are_not_checked_without_a_webhook() {
    let template = Template::new(r#"{"a": "${ACCESS_TOKEN} $OTHER"}"#, None);
    let context = TemplateContext {
        team_secrets: &[name("OTHER")],
        ..TemplateContext::default()
    };
    assert_eq!(check_template(&template, &context), []);
}

#[test]
fn a_variable_without_braces_is_reported() {
    assert_eq!(
        template(r#"{"a": "$alias"}"#),
        [("template/braces-missing", "$alias", r#"{"a": "${alias}"}"#.into())]
    );
    let findings = check(r#"{"a": "$alias"}"#, EventType::AddArtifactAlias);
    assert_eq!(
        findings[0].message,
        "“$alias” is sent as plain text: only secrets can be written without braces."
    );
    assert_eq!(findings[0].expected, "Write ${alias} for the payload variable.");
}

#[test]
fn a_secret_with_the_name_of_a_variable_is_reported() {
    let template = Template::new(r#"{"a": "${alias} $alias"}"#, Some(&name("alias")));
    let findings = check_template(&template, &TemplateContext::default());
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].code, Code::TemplateSecretShadowed);
}

#[test]
fn undocumented_names_and_run_fields_are_distinguished_from_typing_mistakes() {
    assert_eq!(
        template(r#"{"a": "${artifact_version_index} ${run_name} ${run.id} ${metric} ${runner} ${runId} ${summary.loss} ${artifact_name}"}"#)
            .iter()
            .map(|(code, marked, _)| (*code, *marked))
            .collect::<Vec<_>>(),
        [
            ("template/undocumented-variable", "${artifact_version_index}"),
            ("template/blank", "${run_name}"),
            ("template/run-variable", "${run.id}"),
            ("template/run-variable", "${metric}"),
            ("template/unknown-variable", "${runner}"),
            ("template/run-variable", "${runId}"),
            ("template/run-variable", "${summary.loss}"),
            ("template/unknown-variable", "${artifact_name}"),
        ]
    );
}

#[test]
fn a_name_that_refers_to_a_run_gets_the_nearest_variable_that_exists_as_its_fix() {
    for (name, code, variable) in [
        ("run.id", "template/run-variable", "${run_name}"),
        ("run_url", "template/run-variable", "${run_name}"),
        ("config.lr", "template/run-variable", "${run_name}"),
        ("summary.loss", "template/run-variable", "${run_name}"),
        ("sweep_id", "template/run-variable", "${run_name}"),
        ("run.name", "template/unknown-variable", "${run_name}"),
        ("runState", "template/unknown-variable", "${run_status}"),
        ("run.user", "template/unknown-variable", "${event_author}"),
        ("metric.value", "template/unknown-variable", "${metric_values}"),
    ] {
        let text = format!(r#"{{"a": "${{{name}}}"}}"#);
        let findings = check_template(&Template::new(&text, None), &TemplateContext::default());
        assert_eq!(findings.len(), 1, "{name}");
        let fix = findings[0].fix.as_ref().unwrap();
        assert_eq!(
            (findings[0].code.as_str(), fix.edits[0].text.as_str()),
            (code, variable),
            "{name}"
        );
    }
}

#[test]
fn variables_of_runs_are_not_suggested_for_an_event_without_a_run() {
    let context = TemplateContext {
        event_type: Some(EventType::LinkArtifact),
        ..TemplateContext::default()
    };
    let findings = check_template(&Template::new(r#"{"a": "${run.id}"}"#, None), &context);
    assert!(findings[0].fix.is_none());
    assert!(
        findings[0].expected.contains("event_author"),
        "{}",
        findings[0].expected
    );
}

#[test]
fn json_errors_have_their_span_in_the_template_after_variables_of_any_length() {
    let long = r#"{"a": "${artifact_version_string}", "b": ${artifact_metadata.accuracy}, }"#;
    assert_eq!(
        template(long).last().unwrap(),
        &("template/json", "}", String::new())
    );
    assert_eq!(
        template(r#"{"a": "${alias}" "b": 1}"#),
        [("template/json", "\"", String::new())]
    );
    let findings = check(r#"{"a": "${alias}" "b": 1}"#, EventType::AddArtifactAlias);
    assert_eq!(findings[0].span.unwrap().start, 17);
    assert_eq!(
        template("{\"a\": \"${alias}\n\"}"),
        [("template/json", "\n", String::new())]
    );
    assert_eq!(
        template(r#"{"a": "${alias}"#),
        [("template/json", "", String::new())]
    );
}

#[test]
fn the_fix_for_a_backslash_before_a_variable_removes_it() {
    assert_eq!(
        template(r#"{"a": "\${alias}"}"#),
        [("template/backslash", r"\${alias}", r#"{"a": "${alias}"}"#.into())]
    );
    assert_eq!(template(r#"{"a": "\\${alias}"}"#), []);
}

#[test]
fn json_that_is_not_an_object_is_reported() {
    assert_eq!(
        template(r#"["${alias}"]"#),
        [("template/not-object", r#"["${alias}"]"#, String::new())]
    );
}

#[test]
fn an_endpoint_that_only_the_browser_can_reach_is_reported() {
    for (text, code, host) in [
        ("https://127.0.0.1:8080/x", "webhook/localhost", "127.0.0.1"),
        ("https://[::1]/x", "webhook/localhost", "[::1]"),
        ("http://localhost:3000", "webhook/localhost", "localhost"),
        (" https://api.localhost/", "webhook/localhost", "api.localhost"),
        ("https://192.168.1.4/x", "webhook/ip-address", "192.168.1.4"),
        ("https://0x7f.1/", "webhook/localhost", "0x7f.1"),
        ("https://8.8.8.8", "webhook/ip-address", "8.8.8.8"),
        ("https://printer.local", "webhook/local-name", "printer.local"),
        ("https://intranet/x", "webhook/local-name", "intranet"),
    ] {
        assert_eq!(
            endpoint(text, Authorization::None),
            [(code, host, String::new())],
            "{text}"
        );
    }
    assert_eq!(
        endpoint("https://example.com/hooks", Authorization::AccessToken),
        []
    );
    assert_eq!(endpoint("http://example.com/hooks", Authorization::None), []);
}

#[test]
fn an_access_token_over_http_is_reported() {
    assert_eq!(
        endpoint("http://example.com/", Authorization::AccessToken),
        [("webhook/not-https", "http", "https://example.com/".into())]
    );
}

#[test]
fn an_incomplete_endpoint_is_checked_by_its_parts() {
    for (text, code, marked, fixed) in [
        ("", "endpoint/host", "", ""),
        ("h", "endpoint/url", "h", ""),
        ("https:", "endpoint/host", "", ""),
        ("https://", "endpoint/host", "", ""),
        (
            "https://u:p@example.com",
            "endpoint/credentials",
            "u:p@",
            "https://example.com",
        ),
        ("ftp://example.com", "endpoint/scheme", "ftp", ""),
        (
            "example.com/x",
            "endpoint/url",
            "example.com/x",
            "https://example.com/x",
        ),
        (
            "example.com:80/x",
            "endpoint/scheme",
            "example.com",
            "https://example.com:80/x",
        ),
        (
            "https://example.com:x",
            "endpoint/url",
            "https://example.com:x",
            "",
        ),
    ] {
        assert_eq!(
            endpoint(text, Authorization::None),
            [(code, marked, fixed.to_owned())],
            "{text}"
        );
    }
}

#[test]
fn an_endpoint_that_looks_like_another_address_is_an_error_with_the_address_that_is_meant() {
    for (text, code, marked, fixed) in [
        (
            "https://hooks.slack.com\t.evil.test/x",
            "endpoint/character",
            "\t",
            "https://hooks.slack.com.evil.test/x",
        ),
        (
            r" https:\\evil.test\@hooks.slack.com/x",
            "endpoint/character",
            r"\",
            " https://evil.test/@hooks.slack.com/x",
        ),
        (
            "https://evil.test/\u{202e}x",
            "endpoint/character",
            "\u{202e}",
            "https://evil.test/%E2%80%AEx",
        ),
        (
            "https://@evil.test/",
            "endpoint/credentials",
            "@",
            "https://evil.test/",
        ),
    ] {
        let found = endpoint(text, Authorization::AccessToken);
        assert_eq!(found, [(code, marked, fixed.to_owned())], "{text:?}");
    }
    let finding = &check_endpoint("https://a.test\t.evil.test/", Authorization::None)[0];
    assert_eq!(
        finding.message,
        "The endpoint contains a tab, so it is not the address that it looks like: requests would go to a.test.evil.test."
    );
}

#[test]
fn the_title_of_every_fix_has_its_arguments_filled_in() {
    let text = r#"{"a": ${alias}, "b": "${event_autor} ${artifact_metadata.dataset.rows} \${tag} $alias"}"#;
    let found = check(text, EventType::AddArtifactAlias);
    let titles: Vec<_> = found
        .iter()
        .filter_map(|one| Some(one.fix.as_ref()?.title.as_str()))
        .collect();
    assert_eq!(
        titles,
        [
            "Put it in quotes",
            "Write ${event_author}",
            "Send all of “dataset” instead",
            "Remove the backslash",
            "Write ${alias}",
        ]
    );
}

#[test]
fn placeholders_of_other_template_languages_are_reported_only_for_known_names() {
    let code = "template/other-syntax";
    for (written, right) in [
        ("{{alias}}", "${alias}"),
        ("{{ alias }}", "${alias}"),
        ("{tag}", "${tag}"),
        ("<event_author>", "${event_author}"),
        ("%project_name%", "${project_name}"),
        ("${{alias}}", "${alias}"),
        ("${{ alias }}", "${alias}"),
        ("{{ARTIFACT_VERSION}}", "${artifact_version}"),
        ("{{artifact_metadata.accuracy}}", "${artifact_metadata.accuracy}"),
        ("{{KEY}}", "${KEY}"),
    ] {
        let around = |inside: &str| format!("{{\"é\": \"a {inside} b\"}}");
        let text = around(written);
        let codes: Vec<_> = template(&text)
            .into_iter()
            .filter(|(found, ..)| *found != "template/blank")
            .collect();
        assert_eq!(codes, [(code, written, around(right))], "{written}");
        let fixed = around(right);
        assert!(
            template(&fixed)
                .iter()
                .all(|(found, ..)| *found == "template/blank"),
            "{right}"
        );
    }
    let others = r#"{"a": "{} { } {{}} {{name}} {name} <name> <b> 5% <!here> <@U1> <https://x|y> %d% 10% alias % {", "b": {}}"#;
    assert_eq!(template(others), []);
}

#[test]
fn a_variable_in_the_wrong_case_or_with_spaces_gets_its_name() {
    for wrong in ["${ALIAS}", "${ alias }", "${Alias}"] {
        let text = format!(r#"{{"a": "{wrong}"}}"#);
        let fixed = r#"{"a": "${alias}"}"#.to_owned();
        assert_eq!(template(&text), [("template/unknown-variable", wrong, fixed)]);
    }
}

#[test]
fn a_variable_in_json_inside_a_string_is_reported_unless_it_needs_no_escapes() {
    let code = "template/nested-json";
    let found = |text: &'static str| {
        template(text)
            .into_iter()
            .map(|(code, marked, _)| (code, marked))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        found(r#"{"body": "{\"a\": \"${alias}\"}"}"#),
        [(code, "${alias}")]
    );
    assert_eq!(
        found(r#"{"a": [{"b": " [\"é ${alias}\", \"${alias}\"]"}]}"#)[0],
        (code, "${alias}")
    );
    for accepted in [
        r#"{"body": "{\"a\": \"${event_author}\"}"}"#,
        r#"{"body": "{\"a\": ${artifact_metadata.accuracy}}"}"#,
        r#"{"body": "he said \"${alias}\""}"#,
        r#"{"body": "{\"a\": \"${alias}\""}"#,
        r#"{"body": "{\"a\": 1}", "b": "${alias}"}"#,
        r#"{"body": "\\\"${alias}\\\""}"#,
    ] {
        assert_eq!(found(accepted), [], "{accepted}");
    }
}

#[test]
fn invisible_characters_are_named_and_removed() {
    for (character, kind, fixed) in [
        ('\u{feff}', "U+FEFF (byte order mark)", "ab"),
        ('\u{a0}', "U+00A0 (no-break space)", "a b"),
        ('\u{200b}', "U+200B (zero-width character)", "ab"),
        ('\u{202e}', "U+202E (control of the text direction)", "ab"),
        ('\u{ad}', "U+00AD (soft hyphen)", "ab"),
    ] {
        let around = |inside: &str| format!("{{\"é\": \"{inside}\"}}");
        let text = around(&format!("a{character}b"));
        let findings = check(&text, EventType::AddArtifactAlias);
        assert_eq!(findings[0].message, format!("Invisible character {kind}."));
        assert_eq!(found(&text, &findings)[0].2, around(fixed));
        assert_eq!(findings.len(), 1, "{character:?}");
    }
    // Emoji and other scripts use joiners.
    let joined = "{\"a\": \"👩\u{200d}🚀 می\u{200c}خواهم\"}";
    assert_eq!(check(joined, EventType::AddArtifactAlias), []);
    let marked = "\u{feff}\u{feff}{\"a\": 1}";
    let codes: Vec<_> = template(marked)
        .into_iter()
        .map(|(code, marked, _)| (code, marked.len()))
        .collect();
    assert_eq!(codes, [("text/invisible", 6), ("template/json", 3)]);
    assert_eq!(template(marked)[0].2, "{\"a\": 1}");
    let name = "Deploy\u{a0}it";
    assert_eq!(
        found(name, &check_characters(name)),
        [("text/invisible", "\u{a0}", "Deploy it".into())]
    );
    assert_eq!(
        endpoint("https://example.com/\u{200b}x", Authorization::None),
        [("text/invisible", "\u{200b}", "https://example.com/x".into())]
    );
    assert_eq!(
        endpoint("https://exam\u{200b}ple.com", Authorization::None),
        [("text/invisible", "\u{200b}", "https://example.com".into())]
    );
    let mut webhook = webhook(None, None);
    webhook.name = name.into();
    let [finding] = check_webhook(&webhook, &[]).try_into().unwrap();
    assert_eq!(finding.code, Code::NameCharacter);
    assert!(finding.message.contains("U+00A0 (no-break space)"));
}

#[test]
fn an_endpoint_with_a_variable_is_reported() {
    for text in ["https://example.com/${alias}", "https://${host}/x", "${url}"] {
        let findings = endpoint(text, Authorization::None);
        assert_eq!(findings.len(), 1, "{text}");
        assert_eq!(findings[0].0, "endpoint/variable");
    }
    assert_eq!(endpoint("https://example.com/$5?a={b}", Authorization::None), []);
    assert_eq!(
        endpoint("https://acme.webhook.office.com/webhookb2/x", Authorization::None),
        [(
            "teams/connector-retired",
            "acme.webhook.office.com",
            String::new()
        )]
    );
}

#[test]
fn the_value_of_a_secret_is_checked_without_repeating_it() {
    let value = "\u{feff} s3cret\u{a0}\n";
    for (value, codes, fixed) in [
        ("s3cret", vec![], ""),
        ("s3 cret", vec![], ""),
        (" s3cret", vec!["secret/value-space"], "s3cret"),
        ("s3cret\n", vec!["secret/value-space"], "s3cret"),
        ("\ts3cret\u{a0}", vec!["secret/value-space"], "s3cret"),
        ("비밀", vec!["secret/value-header"], ""),
        (
            " s3\ncret",
            vec!["secret/value-space", "secret/value-header"],
            "s3\ncret",
        ),
        ("", vec!["secret/value-empty"], ""),
    ] {
        let findings = check_secret_value(value);
        let found: Vec<_> = findings.iter().map(|finding| finding.code.as_str()).collect();
        assert_eq!(found, codes, "{value:?}");
        if let Some(fix) = findings.first().and_then(|finding| finding.fix.as_ref()) {
            let mut text = value.to_owned();
            for edit in fix.edits.iter().rev() {
                text.replace_range(
                    bytes(value, edit.span.start)..bytes(value, edit.span.end),
                    &edit.text,
                );
            }
            assert_eq!(text, fixed);
        }
    }
    let printed = format!("{:?}", check_secret_value(value));
    assert!(!printed.contains("s3cret"), "{printed}");
}

#[test]
fn a_template_is_empty_exactly_if_the_body_of_its_request_is_an_empty_object() {
    for (text, code) in [
        ("", "template/payload-empty"),
        (" \r\n\t", "template/payload-empty"),
        ("\u{b}", "template/json"),
        ("\u{2003}", "template/json"),
    ] {
        let codes: Vec<_> = template(text).iter().map(|(code, ..)| *code).collect();
        assert_eq!(codes, [code], "{text:?}");
        let is_empty = crate::request::is_blank(text.as_bytes());
        assert_eq!(code == "template/payload-empty", is_empty, "{text:?}");
    }
}
