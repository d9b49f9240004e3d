//! Findings and errors of every kind that the core produces without JavaScript.

use hookwright::diagnostic::{Code, Diagnostic, Error, Phrase};
use hookwright::filter::{EventFields, Filter};
use hookwright::lint::{
    Authorization, TemplateContext, check_characters, check_endpoint, check_sandbox_address,
    check_secret_value, check_template, check_webhook,
};
use hookwright::matcher::{Matcher, Outcome, Replay};
use hookwright::model::{
    Automation, AutomationId, Event, EventType, FilterText, SandboxAddress, SecretName, SecretValue, Secrets,
    TeamName, Webhook, Window, Workspace, check_duplicate_name,
};
use hookwright::request::{BodyPart, Export, Request, export};
use hookwright::store::{Command, Storage, Store, Vault, import};
use hookwright::template::{RenderOptions, Template, Undefined, Values};
use hookwright::wandb::{ImportTarget, read_automations, sdk_code};
use serde_json::{Value, json};

use super::memory_storage::SharedStorage;

/// Returns at least one finding for each entry of the tables.
pub fn findings() -> Vec<Diagnostic> {
    [
        names(),
        events(),
        endpoints(),
        webhooks(),
        requests(),
        templates(),
        receivers(),
        rendering(),
        filters(),
        vec![too_much_work()],
        automations(),
        lines(),
        stores(),
        files(),
        wandb(),
    ]
    .concat()
}

#[track_caller]
fn error<T>(result: Result<T, Error>) -> Diagnostic {
    match result {
        Ok(_) => panic!("no error"),
        Err(error) => error.diagnostic().clone(),
    }
}

fn names() -> Vec<Diagnostic> {
    let values = ["", " a", "a\n", " a ", "a\u{1}"];
    let mut findings: Vec<_> = values
        .iter()
        .flat_map(|value| check_secret_value(value))
        .collect();
    findings.extend(check_characters("\u{a0}\u{feff}\u{200b}\u{ad}\u{202e}\u{2028}"));
    let keys: serde_json::Map<_, _> = (0..101).map(|key| (key.to_string(), json!(1))).collect();
    let event = changed_event(json!({"artifact_version": {"id": "x", "index": 0, "metadata": keys}}));
    findings.extend(Event::from_json(&event).unwrap().findings());
    findings.extend([
        error("".parse::<SecretName>()),
        error("a-b".parse::<SecretName>()),
        error(TeamName::try_from(" ".to_owned())),
        error(Window::new(0)),
    ]);
    findings
}

fn changed_event(change: Value) -> String {
    let mut event: Value = serde_json::from_str(EventType::AddArtifactAlias.sample()).unwrap();
    event
        .as_object_mut()
        .unwrap()
        .extend(change.as_object().unwrap().clone());
    event.to_string()
}

fn events() -> Vec<Diagnostic> {
    let not_json = [
        "{",
        "[",
        "",
        "{\"a\": 1,}",
        "[1,]",
        "{\"a\" 1}",
        "{\"a\": 1 \"b\"}",
        "[1 2]",
        "{a: 1}",
        "[1",
        "[nulx]",
        "[?]",
        "nul",
        "[\"\u{1}\"]",
        "\"\\q\"",
        "\"\\u00zz\"",
        "\"a",
        "01",
        "-",
        "-x",
        "[] []",
    ];
    let run = |change: Value| {
        let mut run = json!({
            "author": "mina", "entity": "acme", "project": "churn", "run": {"id": "r", "display_name": "fast", "user": "mina"},
        });
        run.as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        run.to_string()
    };
    let invalid = [
        "[]".to_owned(),
        "{}".to_owned(),
        changed_event(json!({"type": "NOTHING"})),
        changed_event(json!({"type": 1})),
        changed_event(json!({"author": 7})),
        changed_event(json!({"author": null})),
        changed_event(json!({"author": [true]})),
        changed_event(json!({"entity": {"id": "acme"}})),
        changed_event(json!({"time": "yesterday"})),
        changed_event(json!({"artifact_version": {"id": "x", "index": -1}})),
        changed_event(json!({"artifact_version": {"id": "x", "index": 0, "aliases": {}}})),
        changed_event(json!({"artifact_version": {"id": "x", "index": 0, "metadata": []}})),
        changed_event(json!({"artifact_version": {"id": true, "index": 0}})),
        changed_event(json!({"artifact_version": {"id": null, "index": 0}})),
        changed_event(json!({"variables": []})),
        changed_event(json!({"type": "WEAVE_METRIC_THRESHOLD", "alert": {"name": "a"}})),
        changed_event(json!({"alias": null})),
        changed_event(json!({"collection": null})),
        changed_event(json!({"artifact_version": null})),
        changed_event(json!({"type": "ADD_ARTIFACT_TAG"})),
        changed_event(json!({"alias": ["0"]})).replace("\"0\"", "\"\\ud800\""),
        changed_event(json!({"alias": 0})).replace("\"alias\":0", "\"alias\":\"\\ud800\""),
        run(json!({"type": "RUN_STATE"})),
        run(json!({"type": "RUN_STATE", "state": "GONE"})),
        run(json!({"type": "RUN_STATE", "state": []})),
        run(json!({"type": "RUN_STATE", "state": "FAILED", "run": null})),
        run(json!({"type": "RUN_METRIC"})),
        run(json!({"type": "RUN_METRIC", "metric": {"name": "loss", "value": "high", "step": 0}})),
        run(json!({"type": "RUN_METRIC", "metric": {"name": "loss", "value": 0, "step": 0}}))
            .replace("\"value\":0", "\"value\":1e999"),
    ];
    not_json
        .iter()
        .map(|text| (*text).to_owned())
        .chain(invalid)
        .map(|text| error(Event::from_json(&text)))
        .collect()
}

fn endpoints() -> Vec<Diagnostic> {
    [
        "",
        "hooks",
        "example.com/x",
        "https://",
        "ftp://x",
        "https://a:b@x/",
        "https://x:99999/",
        "https://1.2.3.999/",
        "https://[::/",
        "https://é/",
        "https://a b/",
        "http://example.com/",
        "https://10.0.0.1/",
        "https://localhost/",
        "https://printer.local/",
        "https://github.com/acme/app",
        "https://example.com/${alias}",
        "https://a\tb.test/",
        r"https:\\a.test",
    ]
    .iter()
    .flat_map(|text| check_endpoint(text, Authorization::AccessToken))
    .chain(check_sandbox_address(
        "https://example.com/sandbox/",
        &SandboxAddress::new(&"https://example.com/sandbox/receive".parse().unwrap()),
    ))
    .collect()
}

fn webhook(name: &str) -> Webhook {
    serde_json::from_value(json!({
        "id": "w", "name": name, "endpoint": "https://example.com/", "access_token": "TOKEN", "secret": "KEY",
    }))
    .unwrap()
}

fn webhooks() -> Vec<Diagnostic> {
    let mut findings = check_webhook(&webhook(" "), &[]);
    findings.extend(check_webhook(&webhook("a: b"), &[]));
    findings.extend(check_webhook(&webhook(" a"), &[]));
    findings.extend(check_webhook(&webhook("a\u{1}"), &[]));
    findings.extend(check_webhook(&webhook(&"x".repeat(65)), &[]));
    let others = ["A".to_owned()];
    findings.extend(check_duplicate_name("A", &others, Phrase::AutomationNoun));
    findings
}

fn requests() -> Vec<Diagnostic> {
    let key = SecretValue::new("key");
    let build = |token: Option<&str>, secret: Option<&SecretValue>| {
        let token = token.map(SecretValue::new);
        let secrets = Secrets {
            access_token: token.as_ref(),
            secret,
        };
        error(Request::build(&webhook("Deploy"), "", &secrets))
    };
    let mut findings = vec![build(None, Some(&key)), build(Some("token"), None)];
    for token in ["line\nbreak", "nul\0", " space", "space ", "\u{1b}", "é"] {
        findings.push(build(Some(token), Some(&key)));
    }
    findings.push(error(export(
        Export::Bash,
        &webhook("Deploy"),
        &[BodyPart::Text("\0")],
    )));
    let mut vault = Vault::default();
    for name in ["TOKEN", "KEY"] {
        let (team, name) = ("acme".to_owned().try_into().unwrap(), name.parse().unwrap());
        vault.set(&team, &name, SecretValue::new("made up"), &Workspace::default());
        findings.push(error(vault.ensure_bound(&team, &webhook("Deploy"))));
    }
    findings
}

fn templates() -> Vec<Diagnostic> {
    let team_secrets: Vec<SecretName> = ["KEY", "OTHER"]
        .iter()
        .map(|name| name.parse().unwrap())
        .collect();
    let event = Event::from_json(EventType::AddArtifactAlias.sample()).unwrap();
    let check = |text: &str, access_token: Option<&str>, secret: &str, event_type| {
        let mut webhook = webhook("Deploy");
        webhook.access_token = access_token.map(|name| name.parse().unwrap());
        webhook.secret = secret.parse().ok();
        let context = TemplateContext {
            webhook: Some(&webhook),
            team_secrets: &team_secrets,
            event_type: Some(event_type),
            event: (event_type == EventType::AddArtifactAlias).then_some(&event),
        };
        check_template(&Template::new(text, webhook.secret.as_ref()), &context)
    };
    let alias = |text: &str| check(text, None, "KEY", EventType::AddArtifactAlias);
    [
        alias(r#"{"a": "${nothing_like_it} ${event_autor} ${} ${artifact_metadata} ${artifact_version_index} ${SECRET_NAME}"}"#),
        alias(r#"{"a": "${run_id} $alias \${alias} ${OTHER} ${ACCESS_TOKEN}", "b": ${alias}}"#),
        alias(r#"{"a": "${artifact_metadata.acuracy} ${artifact_metadata.accuracy.x}"}"#),
        alias(r#"{"a": "$SIGNING_SECRET"}"#),
        check(r#"{"a": "$OTHER"}"#, Some("OTHER"), "KEY", EventType::AddArtifactAlias),
        alias("{\"a\": \"${alias\"}"),
        alias("{\"a\": 1,}"),
        alias(" "),
        ["[1]", "\"a\"", "${alias}", "1"].iter().flat_map(|text| alias(text)).collect(),
        check(r#"{"a": "$GONE"}"#, None, "GONE", EventType::AddArtifactAlias),
        check(r#"{"a": "${alias}"}"#, None, "alias", EventType::AddArtifactAlias),
        check(r#"{"a": "${alias}"}"#, None, "KEY", EventType::RunState),
        alias(r#"{"a": "{{alias}}", "b": "{\"c\": \"${alias}\"}"}"#),
    ]
    .concat()
}

fn receivers() -> Vec<Diagnostic> {
    let event = Event::from_json(EventType::AddArtifactAlias.sample()).unwrap();
    let mut odd: Value = serde_json::from_str(EventType::AddArtifactAlias.sample()).unwrap();
    odd["alias"] = "a<b".into();
    let odd = Event::from_json(&odd.to_string()).unwrap();
    let check = |endpoint: &str, text: &str, event| {
        let mut webhook = webhook("Deploy");
        webhook.endpoint = endpoint.parse().unwrap();
        let context = TemplateContext {
            webhook: Some(&webhook),
            event: Some(event),
            ..TemplateContext::default()
        };
        check_template(&Template::new(text, None), &context)
    };
    let github = "https://api.github.com/repos/acme/deploy/dispatches";
    let slack = "https://hooks.slack.com/services/T0/B0/x";
    let teams = "https://acme.webhook.office.com/webhookb2/x";
    let long = "${alias}${artifact_metadata.note}".repeat(30);
    let members: Vec<_> = (0..11).map(|index| format!("\"k{index}\": 0")).collect();
    [
        check(github, r#"{"ref": "main"}"#, &event),
        check(github, "[]", &event),
        check(
            github,
            &format!(
                r#"{{"event_type": "${{event_type}}", "client_payload": {{{}}}}}"#,
                members.join(",")
            ),
            &event,
        ),
        check(
            github,
            &format!(r#"{{"event_type": "{}"}}"#, "x".repeat(101)),
            &event,
        ),
        check(github, r#"{"event_type": "${alias}"}"#, &event),
        check(slack, r#"{"msg": "x"}"#, &event),
        check(slack, r#"{"text": ""}"#, &event),
        check(slack, r#"{"blocks": [{"type": "sectoin"}]}"#, &event),
        check(
            slack,
            r#"{"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "${alias}"}}]}"#,
            &event,
        ),
        check(slack, r#"{"text": "${alias}"}"#, &odd),
        check(
            slack,
            r#"{"blocks": [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}]}"#,
            &event,
        ),
        check(teams, r#"{"@type": "MessageCard", "text": "x"}"#, &event),
        check(teams, r#"{"type": "AdaptiveCard"}"#, &event),
        check(teams, &format!(r#"{{"attachments": ["{long}"]}}"#), &event),
        check(
            teams,
            &format!(r#"{{"text": "{}"}}"#, "x".repeat(1 << 15)),
            &event,
        ),
    ]
    .concat()
}

fn rendering() -> Vec<Diagnostic> {
    let event = Event::from_json(EventType::AddArtifactAlias.sample()).unwrap();
    let strict = |text: &str| {
        let template = Template::new(text, None);
        let values = Values::new(&event, None);
        let options = RenderOptions {
            undefined: Undefined::Error,
            ..RenderOptions::default()
        };
        error(template.render(&values, &options, &mut String::new()))
    };
    vec![
        strict("${ACCESS_TOKEN}"),
        strict("${artifact_metadata.gone}"),
        strict("${gone}"),
        line_error("not JSON\n"),
        too_long_payload(),
        too_long_batch(),
    ]
}

fn too_long_payload() -> Diagnostic {
    let options = RenderOptions {
        max_bytes: 1,
        ..RenderOptions::default()
    };
    let template = Template::new("{}", None);
    error(template.render(&Values::default(), &options, &mut String::new()))
}

/// Renders more than 512 MiB.
fn too_long_batch() -> Diagnostic {
    let template = Template::new(&"x".repeat(16 << 20), None);
    let lines = [EventType::RunState.sample(); 33].map(|event| event.replace('\n', ""));
    error(template.render_lines(
        lines.join("\n").as_bytes(),
        None,
        &RenderOptions::default(),
        &mut Vec::new(),
    ))
}

/// Returns the error of a line that was rendered with this template. Such an error has no arguments.
fn line_error(template: &str) -> Diagnostic {
    let mut lines = Vec::new();
    Template::new(template, None)
        .render_lines(b"{}", None, &RenderOptions::default(), &mut lines)
        .unwrap();
    let line: Value = serde_json::from_slice(&lines).unwrap();
    let code: Code = serde_json::from_value(line["error"]["code"].clone()).unwrap();
    let finding = Diagnostic::new(code, []);
    assert_eq!(line["error"]["message"], finding.message);
    finding
}

/// Searches a long alias with many regular expressions.
fn too_much_work() -> Diagnostic {
    let mut event: Value = serde_json::from_str(EventType::AddArtifactAlias.sample()).unwrap();
    event["alias"] = json!("ab".repeat(15_000));
    let event = Event::from_json(&event.to_string()).unwrap();
    let parts = vec![json!({"alias": {"$regex": "^[a-z]{900}[0-9]$"}}); 200];
    let fields = EventFields::new(&event);
    Filter::new(&FilterText(json!({"$nor": parts}).to_string())).matches(&fields);
    error(fields.check_work())
}

fn filters() -> Vec<Diagnostic> {
    let nested = (0..120).fold("{}".to_owned(), |inner, _| format!("{{\"$nor\": [{inner}]}}"));
    let texts = [
        "[",
        "[]",
        "\"a\"",
        "1",
        "true",
        "null",
        r#"{"a": {"$near": 1}}"#,
        r#"{"a": {"$regx": "a"}}"#,
        r#"{"$eq": 1}"#,
        r#"{"a": {"$and": []}}"#,
        r#"{"a": {"$in": 1}}"#,
        r#"{"$or": 1}"#,
        r#"{"$or": [1]}"#,
        r#"{"a": {"$not": 1}}"#,
        r#"{"a": {"$in": [{"$eq": 1}]}}"#,
        r#"{"a": {"$size": "x"}}"#,
        r#"{"a": {"$regex": 1}}"#,
        r#"{"a": {"$contains": 1}}"#,
        r#"{"a": 1, "a": 2}"#,
        r#"{"a": {"$in": []}}"#,
        r#"{"alias": {"$regex": "prod"}}"#,
        &nested,
        &"x".repeat(1 << 17),
        &format!(r#"{{"$or": [{}{{}}]}}"#, r#"{"a": {"$b": 1}},"#.repeat(2000)),
    ];
    let expressions = [
        "(?=a)",
        r"\1",
        r"\p{Klingon}",
        "[\\b]",
        "[b-a]",
        r"[a-\d]",
        "[a",
        "\\",
        r"\y",
        r"\x{ZZ}",
        "(?z)",
        "(?--i)",
        "(?P<a-b>a)",
        "[[:letters:]]",
        "(?P<a>x)(?P<a>y)",
        "(a",
        "a)",
        "a{2,1}",
        "a{,x}",
        "a{1",
        "*",
        r"\b{x}",
        "((a{1000}){1000}){1000}",
        "[a&&b]",
        "a**",
    ];
    let deep = format!("{}a{}", "(".repeat(2000), ")".repeat(2000));
    let large = "a{1000}".repeat(200);
    let expressions = expressions.iter().copied().chain([deep.as_str(), &large]);
    let regexes = expressions.map(|expression| json!({"alias": {"$regex": expression}}).to_string());
    texts
        .iter()
        .map(|text| (*text).to_owned())
        .chain(regexes)
        .flat_map(|text| Filter::new(&FilterText(text)).diagnostics().to_vec())
        .collect()
}

fn automations() -> Vec<Diagnostic> {
    let automation = |scope: Value, trigger: Value| -> Automation {
        serde_json::from_value(json!({
            "id": "a", "name": "A", "enabled": true, "team": "acme", "scope": scope, "trigger": trigger,
        }))
        .unwrap()
    };
    let team = || json!({"type": "team", "entity": "acme"});
    let project = || json!({"type": "project", "entity": "acme", "project": "churn"});
    [
        automation(team(), json!({"type": "RUN_STATE", "states": ["FAILED"]})),
        automation(
            json!({"type": "registry", "entity": "acme", "registry": "models"}),
            json!({"type": "RUN_STATE", "states": ["FAILED"]}),
        ),
        automation(project(), json!({"type": "ADD_ARTIFACT_TAG"})),
        automation(
            project(),
            json!({"type": "RUN_METRIC", "condition": {"name": "", "window_size": 1, "cmp_op": "$gt", "threshold": 1}}),
        ),
        automation(
            project(),
            json!({"type": "LINK_ARTIFACT", "filter": r#"{"collection": ""}"#}),
        ),
        automation(team(), json!({"type": "CREATE_ARTIFACT"})),
        automation(project(), json!({"type": "RUN_STATE", "states": []})),
        automation(project(), json!({"type": "RUN_STATE", "states": ["KILLED"]})),
        automation(
            project(),
            json!({"type": "ADD_ARTIFACT_ALIAS", "filter": r#"{"tag": "a"}"#}),
        ),
        automation(
            project(),
            json!({"type": "RUN_STATE", "states": ["FAILED"], "filter": r#"{"displayname": "a", "name": "fast run"}"#}),
        ),
        automation(project(), json!({"type": "RUN_DELETED"})),
        automation(project(), json!({"type": "UPDATE_ARTIFACT_ALIAS"})),
        automation(project(), json!({"type": "WEAVE_METRIC_THRESHOLD"})),
        automation(
            project(),
            json!({"type": "RUN_METRIC_CHANGE", "condition": {
                "name": "loss", "current_window_size": 1, "prior_window_size": 1, "change_type": "RELATIVE",
                "change_dir": "ANY", "change_amount": 10,
            }}),
        ),
        serde_json::from_value(json!({
            "id": "a", "name": "A", "enabled": true, "team": "acme", "scope": team(),
            "trigger": {"type": "LINK_ARTIFACT"}, "action": {"type": "ARIA"},
        }))
        .unwrap(),
    ]
    .into_iter()
    .flat_map(|automation| {
        let mut matcher = Matcher::new();
        matcher.set(automation);
        matcher.diagnostics(&AutomationId::from("a")).unwrap().to_vec()
    })
    .collect()
}

fn lines() -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut replay = Replay::default();
    let mut long = vec![b'x'; (16 << 20) + 1];
    long.extend_from_slice(b"\n\xff\n");
    replay.push(&mut Matcher::new(), &long, &mut |outcome| {
        if let Outcome::Unreadable { error, .. } = outcome {
            findings.push(error.diagnostic().clone());
        }
    });
    findings
}

fn stores() -> Vec<Diagnostic> {
    let command = |value: Value| -> Command { serde_json::from_value(value).unwrap() };
    let add = |name: &str| {
        command(json!({"type": "add_team", "team": {"name": name, "secrets": [], "webhooks": []}}))
    };
    let storage = SharedStorage::local();
    let [mut left, mut right] = [(); 2].map(|()| Store::open(storage.clone(), Workspace::default()));
    left.apply(add("acme")).unwrap();
    let mut findings = vec![error(left.apply(add("acme")))];
    right
        .apply(command(
            json!({"type": "add_secret", "team": "acme", "name": "A"}),
        ))
        .unwrap();
    findings.push(error(left.undo()));
    for change in [
        json!({"type": "delete_secret", "team": "acme", "name": "GONE"}),
        json!({"type": "add_secret", "team": "acme", "name": "A"}),
        json!({"type": "delete_webhook", "id": "w"}),
        json!({"type": "delete_automation", "id": "a"}),
        json!({"type": "delete_sample", "id": "s"}),
        json!({"type": "put_automation", "automation": {
            "id": "a", "name": "A", "enabled": true, "team": "acme", "scope": {"type": "team", "entity": "acme"},
            "trigger": {"type": "LINK_ARTIFACT"}, "webhook": "w",
        }}),
    ] {
        findings.push(error(left.apply(command(change))));
    }
    storage.set_remaining_quota(0);
    findings.push(error(left.apply(add("zeta"))));
    storage.remove_quota();
    storage
        .set("hookwright.workspace", r#"{"version":2,"revision":9}"#)
        .unwrap();
    findings.push(error(left.refresh()));
    storage.set_readable(false);
    findings.push(error(left.refresh()));
    findings
}

fn files() -> Vec<Diagnostic> {
    let workspace =
        |workspace: &str| format!(r#"{{"format":"hookwright","version":1,"workspace":{workspace}}}"#);
    [
        "{".to_owned(),
        "[]".to_owned(),
        r#"{"format":"hookwright","version":2}"#.to_owned(),
        workspace(r#"{"teams": 3}"#),
        workspace(r#"{"teams": [{"name": "acme", "secrets": [], "webhooks": [{"id": "w", "url": "x"}]}]}"#),
        workspace(r#"{"teams": [{"name": "acme", "secrets": [], "webhooks": [{"id": "w", "id": "v"}]}]}"#),
        workspace(r#"{"teams": [], "automations": [], "samples": [], "settings": {"theme": "pink"}}"#),
        workspace(r#"{"teams": [], "automations": [], "samples": [], "settings": {"theme": []}}"#),
        workspace(r#"{"teams": [], "automations": [{"enabled": 1}], "samples": []}"#),
        workspace(
            r#"{"teams": [], "samples": [], "automations": [{"id": "a", "name": "A", "enabled": true, "team": "acme",
                "scope": {"type": "team", "entity": "acme"},
                "trigger": {"type": "RUN_METRIC", "condition": {"name": "loss", "cmp_op": "$gt", "threshold": 1,
                "window_size": 4294967296}}}]}"#,
        ),
        workspace(
            r#"{"teams": [], "samples": [], "automations": [{"id": "a", "name": "A", "enabled": true, "team": "acme",
                "scope": {"type": "team", "entity": "acme"}, "trigger": {"type": "LINK_ARTIFACT"},
                "payload": "{}", "action": {"type": "ARIA"}}]}"#,
        ),
    ]
    .iter()
    .map(|text| error(import(text, &Workspace::default())))
    .collect()
}

fn wandb() -> Vec<Diagnostic> {
    let team = TeamName::try_from("acme".to_owned()).unwrap();
    let target = ImportTarget::of_team(team);
    let workspace: Workspace = serde_json::from_value(json!({
        "teams": [{"name": "acme", "secrets": [], "webhooks": [
            {"id": "w", "name": "Hook", "endpoint": "https://example.com/a"},
        ]}],
        "automations": [], "samples": [],
    }))
    .unwrap();
    let automation = |event: Value, scope: &str, webhook: Value| {
        json!({
            "__typename": "Trigger", "id": "t", "name": "A", "scope": {"__typename": scope, "id": "s", "name": "churn"},
            "event": event, "action": {"actionType": "GENERIC_WEBHOOK", "integration": webhook},
        })
    };
    let link = || json!({"eventType": "LINK_MODEL", "filter": "{}"});
    let moved = json!({"id": "w", "name": "Hook", "urlEndpoint": "https://example.com/b"});
    let read = [
        automation(link(), "Project", json!({"id": "unknown"})),
        automation(link(), "Project", moved),
        automation(link(), "ArtifactSequence", json!({"id": "w"})),
        automation(json!({"filter": "{}"}), "Project", json!({"id": "w"})),
        automation(
            json!({"eventType": "RUN_STATE", "filter": "{}"}),
            "Project",
            json!({"id": "w"}),
        ),
    ];
    let mut findings = vec![
        error(read_automations("{}", &target, &workspace)),
        error(read_automations("Automation(id=1)", &target, &workspace)),
    ];
    for value in read {
        let import = read_automations(&value.to_string(), &target, &workspace).unwrap();
        findings.extend(import.automations.into_iter().flat_map(|one| one.findings));
    }
    let rejected: Automation = serde_json::from_value(json!({
        "id": "a", "name": "A", "enabled": true, "team": "acme", "scope": {"type": "team", "entity": "acme"},
        "trigger": {"type": "RUN_STATE", "states": ["KILLED"]}, "payload": "[]",
    }))
    .unwrap();
    findings.extend(sdk_code(&rejected, "Hook").findings);
    findings
}
