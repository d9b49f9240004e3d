//! Runs the exported scripts against a receiver: it gets the request that `Request::build` builds.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod program;
mod receiver;

use std::collections::BTreeMap;
use std::io::{Write, stderr};
use std::sync::Mutex;
use std::thread;

use hookwright::diagnostic::Code;
use hookwright::model::{Endpoint, SecretValue, Secrets, Webhook};
use hookwright::request::{BodyPart, Export, Insertion, Request, export};
use program::{Program, Run, parse_powershell};
use receiver::{Received, Receiver};

/// Both contain the characters that are hard to quote, as far as a header and an environment variable allow them.
const TOKEN: &str = r#"t0k!en "$HOME" `id` \n 'x' %s & ~"#;
const SECRET: &str = "k€y \"q\" \\ \\u0041 $HOME `id` ' ! & %s\n\t\r\u{1}\u{8}\u{c}\u{1f}\u{7f} 😀\n";

fn webhook(endpoint: &str, secrets: &str) -> Webhook {
    let text = format!(r#"{{"id": "w", "name": "Deploy", "endpoint": "{endpoint}"{secrets}}}"#);
    serde_json::from_str(&text).unwrap()
}

fn in_string(value: &str) -> String {
    let literal = serde_json::to_string(value).unwrap();
    literal
        .strip_prefix('"')
        .and_then(|literal| literal.strip_suffix('"'))
        .unwrap()
        .to_owned()
}

/// The body with both values inserted, with serde_json's escapes.
fn joined(body: &[BodyPart]) -> String {
    body.iter()
        .map(|part| match *part {
            BodyPart::Text(text) => text.to_owned(),
            BodyPart::AccessToken(Insertion::InString) => in_string(TOKEN),
            BodyPart::Secret(Insertion::InString) => in_string(SECRET),
            BodyPart::AccessToken(Insertion::Literal) => serde_json::to_string(TOKEN).unwrap(),
            BodyPart::Secret(Insertion::Literal) => serde_json::to_string(SECRET).unwrap(),
        })
        .collect()
}

/// The payloads that quoting must survive, each with a name.
fn payloads() -> Vec<(&'static str, String)> {
    let controls: String = ('\u{1}'..='\u{9f}')
        .filter(|c| c.is_control() && *c != '\n')
        .collect();
    vec![
        (
            "json",
            "{\"text\": \"mina set prod\",\n  \"n\": [1, 2.50, null]}".to_owned(),
        ),
        ("single quotes", "{\"a\": \"it's ''quoted'' '\\''\"}'".to_owned()),
        ("double quotes", "\"{\"\"\"a\"\"\"}\"\"\"\"".to_owned()),
        (
            "exclamation marks",
            "{\"a\": \"Deploy! !! !x !$ \\!\",\n\"b\": \"!y\"}".to_owned(),
        ),
        (
            "dollars and backticks",
            "$HOME ${HOME} $(id) `id` $$ $1 $'x' \"$PATH\"".to_owned(),
        ),
        (
            "backslashes",
            "\\ \\\\ \\n \\t \\x41 \\u0041 \\101 \\c \\".to_owned(),
        ),
        ("percent signs", "% %% %s %d %n 100% %(x)s {0} {{}} %".to_owned()),
        ("line feeds", "\n\na\n\n b\nEOF\n\n".to_owned()),
        ("carriage returns", "a\r\nb\r\r\n\tc\r\n".to_owned()),
        ("control characters", controls),
        (
            "unicode",
            "grüße 배포 😀 e\u{301} \u{2028}\u{2029}\u{feff}\u{202e} ‘’‚‛“”„ \u{a0}".to_owned(),
        ),
        ("leading minus", "-n -e --help".to_owned()),
        ("leading at", "@/etc/hostname".to_owned()),
        (
            "placeholders",
            "${ACCESS_TOKEN} ${SECRET} {{SECRET}} <<SECRET>> $PAYLOAD $SECRET".to_owned(),
        ),
        (
            "comments",
            "# not a comment\n// /* <!-- -->\n<# #> `# \n=pod".to_owned(),
        ),
        ("large", "{\"a\": \"'\\ \\\" 😀 %\"}\n".repeat(45_000)),
    ]
}

/// Runs an export in one program, and compares the received request with the built one.
fn assert_sends_the_built_request(
    receiver: &Receiver,
    program: Program,
    case: &str,
    secrets_fields: &str,
    body: &[BodyPart],
) {
    let (token, secret) = (SecretValue::new(TOKEN), SecretValue::new(SECRET));
    let secrets = Secrets {
        access_token: Some(&token),
        secret: Some(&secret),
    };
    let path = format!("/echo/{}", program.name);
    let query = match program.form {
        // These clients percent-encode characters that RFC 3986 forbids in a query and WHATWG's URL standard allows.
        Export::Python | Export::PowerShell => "a=$b&c=!%20&e=\u{20ac}",
        _ => "a=$b&c=[1]{2,3}!%20`d`&e=\u{20ac}",
    };
    let endpoint = format!("{}{path}'s?{query}#part", receiver.address);
    let webhook = webhook(&endpoint, secrets_fields);
    let script = export(program.form, &webhook, body).unwrap();
    let differs = format!("{}, {case}: sent another request", program.name);
    assert!(!script.contains(TOKEN) && !script.contains("k€y"), "{differs}");
    let run = Run::new(program, &script)
        .with("ACCESS_TOKEN", TOKEN)
        .with("SECRET", SECRET);
    let output = run.finish();
    assert!(
        output.status.success(),
        "{}, {case}: {}{}",
        program.name,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    let expected = Request::build(&webhook, joined(body), &secrets).unwrap();
    let received = receiver.received(&format!("{path}'s"));
    assert_eq!(received.method, expected.method, "{differs}");
    assert_eq!(
        format!("{}{}", receiver.address, received.target),
        expected.url,
        "{differs}"
    );
    assert!(received.body == expected.body, "{differs}");
    for name in ["Content-Type", "Authorization", "X-Wandb-Signature"] {
        assert_eq!(
            received.headers(name),
            Vec::from_iter(expected.header(name)),
            "{differs}"
        );
    }
}

/// Runs an export of this request in every installed program. Like [`assert_sends_the_built_request`].
fn assert_every_script_sends_the_built_request(secrets_fields: &str, body: &[BodyPart]) {
    let receiver = Receiver::start();
    for program in Program::installed() {
        assert_sends_the_built_request(&receiver, program, "", secrets_fields, body);
    }
}

const BOTH: &str = r#", "access_token": "TOKEN", "secret": "KEY""#;
const BOTH_HEX: &str = r#", "access_token": "TOKEN", "secret": "KEY", "signature": "hex""#;

#[test]
fn hostile_payloads_arrive_byte_for_byte_from_every_shell_with_both_encodings() {
    let receiver = Receiver::start();
    let payloads = payloads();
    let counts = Mutex::new(BTreeMap::new());
    let programs = Mutex::new(Program::installed());
    let run_all = || {
        loop {
            let next = programs.lock().unwrap().next();
            let Some(program) = next else { return };
            for (case, payload) in &payloads {
                if *case == "large" && !program.takes_large_scripts() {
                    continue;
                }
                for secrets in [BOTH, BOTH_HEX, ""] {
                    let body = [BodyPart::Text(payload)];
                    assert_sends_the_built_request(&receiver, program, case, secrets, &body);
                    *counts.lock().unwrap().entry(program.name).or_insert(0) += 1;
                }
            }
        }
    };
    thread::scope(|scope| {
        scope.spawn(run_all);
        run_all();
    });
    let counts = counts.into_inner().unwrap();
    // Shown even if the test passes.
    let mut log = stderr().lock();
    for (name, count) in &counts {
        writeln!(log, "exports: {name}: {count} requests").unwrap();
    }
    let (programs, total) = (counts.len(), counts.values().sum::<i32>());
    let number = payloads.len();
    let missing = Program::missing();
    writeln!(
        log,
        "exports: {programs} programs × {number} payloads × 3 webhooks: {total} requests"
    )
    .unwrap();
    writeln!(log, "exports: not installed, so not run: {missing:?}").unwrap();
}

/// PowerShell itself can't be installed from the registries that tests may use, so its grammar checks the script.
#[test]
fn a_powershell_script_is_valid_and_assigns_the_payload_byte_for_byte() {
    for (case, payload) in payloads() {
        for secrets in [BOTH, BOTH_HEX, ""] {
            let webhook = webhook("https://example.com/it's?q=$x", secrets);
            let script = export(Export::PowerShell, &webhook, &[BodyPart::Text(&payload)]).unwrap();
            assert!(parse_powershell(&script) == payload, "{case}: {script:.1000}");
            if case == "large" {
                break;
            }
        }
    }
    let body = [
        BodyPart::Text("{\"a\": \""),
        BodyPart::AccessToken(Insertion::InString),
        BodyPart::Text("\n'"),
        BodyPart::Secret(Insertion::Literal),
    ];
    for endpoint in ["https://example.com/", Endpoint::SANDBOX] {
        let script = export(Export::PowerShell, &webhook(endpoint, BOTH_HEX), &body).unwrap();
        assert_eq!(parse_powershell(&script), "{\"a\": \"\n'\"\"");
        assert!(script.contains("(ConvertTo-JsonText $SECRET)"), "{script}");
    }
}

#[test]
fn a_bash_script_refuses_to_run_in_another_shell() {
    let receiver = Receiver::start();
    for program in Program::other_shells() {
        let path = format!("/echo/{}", program.name);
        let webhook = webhook(&format!("{}{path}", receiver.address), BOTH);
        let script = export(program.form, &webhook, &[BodyPart::Text("a\tb")]).unwrap();
        let run = Run::new(program, &script)
            .with("ACCESS_TOKEN", TOKEN)
            .with("SECRET", SECRET);
        let output = run.finish();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{}", program.name);
        assert!(
            stderr.contains("Run this script with bash"),
            "{}: {stderr}",
            program.name
        );
        assert_eq!(receiver.find(&path), None::<Received>, "{}", program.name);
    }
}

#[test]
fn a_bash_script_begins_with_its_four_values() {
    let webhook = webhook("https://example.com/hook", BOTH);
    let body = [
        BodyPart::Text("{\"token\": \""),
        BodyPart::AccessToken(Insertion::InString),
        BodyPart::Text("\"}"),
    ];
    let script = export(Export::Bash, &webhook, &body).unwrap();
    let lines: Vec<_> = script
        .lines()
        .skip_while(|line| !line.starts_with("ACCESS_TOKEN="))
        .collect();
    let starts: Vec<_> = lines
        .iter()
        .take(5)
        .map(|line| line.split('=').next().unwrap())
        .collect();
    assert_eq!(
        starts,
        [
            "ACCESS_TOKEN",
            "SECRET",
            "# ${ACCESS_TOKEN} and ${SECRET} below are replaced by the values, escaped for JSON.",
            "PAYLOAD",
            "API_ENDPOINT"
        ]
    );
    assert!(
        script.contains("PAYLOAD='{\"token\": \"${ACCESS_TOKEN}\"}'\n"),
        "{script}"
    );
    let before = script.split("ACCESS_TOKEN=").next().unwrap();
    assert!(before.lines().count() <= 6, "{before}");
}

#[test]
fn a_request_without_secrets_is_one_curl_command() {
    let webhook = webhook("https://example.com/hook", "");
    let script = export(Export::Curl, &webhook, &[BodyPart::Text("{\"a\": 1}")]).unwrap();
    assert_eq!(
        script,
        "curl --silent --show-error --include 'https://example.com/hook' \\\n    --header 'Content-Type: application/json' \\\n    --data-raw '{\"a\": 1}'\n"
    );
}

#[test]
fn secrets_are_inserted_into_the_body_when_the_script_runs() {
    for text in [
        "<",
        "<${ACCESS_TOKEN}${SECRET}",
        "<${ACCESS_TOKEN} {{SECRET}} <<SECRET>> ${SECRET",
    ] {
        let body = [
            BodyPart::Text("{\"a\": \""),
            BodyPart::Text(text),
            BodyPart::AccessToken(Insertion::InString),
            BodyPart::Secret(Insertion::InString),
            BodyPart::Text(">'\",\n \"b\": "),
            BodyPart::Secret(Insertion::Literal),
            BodyPart::Text(", \"c\": "),
            BodyPart::AccessToken(Insertion::Literal),
            BodyPart::Text("}\n"),
        ];
        assert_every_script_sends_the_built_request(BOTH_HEX, &body);
    }
}

#[test]
fn an_automation_without_payload_sends_an_empty_signed_object() {
    for body in [&[][..], &[BodyPart::Text(""), BodyPart::Text(" \n")]] {
        assert_every_script_sends_the_built_request(BOTH, body);
    }
}

#[test]
fn a_script_without_the_values_names_them_and_sends_nothing() {
    let receiver = Receiver::start();
    for program in Program::installed() {
        for (given, instruction) in [
            ("ACCESS_TOKEN", "Set SECRET to the value of the secret KEY"),
            ("SECRET", "Set ACCESS_TOKEN to the value of the secret TOKEN"),
        ] {
            for set in [None, Some("")] {
                let path = format!("/echo/{}", program.name);
                let webhook = webhook(&format!("{}{path}", receiver.address), BOTH);
                let script = export(program.form, &webhook, &[BodyPart::Text("{}")]).unwrap();
                let mut run = Run::new(program, &script).with(given, TOKEN);
                if let Some(value) = set {
                    let other = if given == "SECRET" {
                        "ACCESS_TOKEN"
                    } else {
                        "SECRET"
                    };
                    run = run.with(other, value);
                }
                let output = run.finish();
                let shown = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
                assert!(!output.status.success(), "{}", program.name);
                assert!(shown.contains(instruction), "{}: {shown}", program.name);
                assert_eq!(receiver.find(&path), None::<Received>, "{}", program.name);
            }
        }
    }
}

#[test]
fn a_script_for_the_sandbox_asks_for_an_address_and_sends_nothing_without_one() {
    let receiver = Receiver::start();
    for program in Program::installed() {
        let path = format!("/echo/{}", program.name);
        let webhook = webhook(Endpoint::SANDBOX, r#", "secret": "KEY""#);
        let script = export(program.form, &webhook, &[BodyPart::Text("{}")]).unwrap();
        let output = Run::new(program, &script).with("SECRET", SECRET).finish();
        let shown = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        assert!(!output.status.success(), "{}", program.name);
        assert!(
            shown.contains("Set API_ENDPOINT to the address of a receiver"),
            "{}: {shown}",
            program.name
        );
        let run = Run::new(program, &script)
            .with("SECRET", SECRET)
            .with("API_ENDPOINT", &format!("{}{path}", receiver.address));
        assert!(run.finish().status.success(), "{}", program.name);
        assert_eq!(receiver.received(&path).body, b"{}", "{}", program.name);
    }
}

#[test]
fn a_token_that_is_not_allowed_in_a_header_is_rejected_by_every_script() {
    let receiver = Receiver::start();
    let tokens = [
        "abc\nX-Injected: y",
        "abc\r",
        "abc\n",
        "tok\u{1b}en",
        " abc",
        "abc ",
        "tök",
    ];
    for program in Program::installed() {
        for (number, token) in tokens.iter().enumerate() {
            let path = format!("/echo/{}{number}", program.name);
            let webhook = webhook(&format!("{}{path}", receiver.address), BOTH);
            let script = export(program.form, &webhook, &[BodyPart::Text("{}")]).unwrap();
            let run = Run::new(program, &script)
                .with("ACCESS_TOKEN", token)
                .with("SECRET", SECRET);
            let output = run.finish();
            let refused = !output.status.success() && receiver.find(&path).is_none();
            // These clients decide themselves: they trim line breaks and spaces at the ends, or send Latin 1.
            let lenient = matches!(program.form, Export::Fetch | Export::Python) && number > 0;
            assert!(refused || lenient, "{} {token:?}", program.name);
        }
    }
}

#[test]
fn a_bash_script_rejects_a_nul_character_and_the_others_send_it() {
    let receiver = Receiver::start();
    let body = [BodyPart::Text("a\0b")];
    for program in Program::installed() {
        let path = format!("/echo/{}", program.name);
        let webhook = webhook(&format!("{}{path}", receiver.address), "");
        match (program.form, export(program.form, &webhook, &body)) {
            (Export::Bash, script) => {
                assert_eq!(script.unwrap_err().code(), Code::RequestBodyNul);
            }
            (_, script) => {
                Run::new(program, &script.unwrap()).finish();
                assert_eq!(receiver.received(&path).body, b"a\0b", "{}", program.name);
            }
        }
    }
}

#[test]
fn the_receiver_accepts_the_right_token_and_signature_and_no_other() {
    for secrets in [BOTH, BOTH_HEX] {
        let receiver = Receiver::start_with(&["--token", TOKEN, "--secret", SECRET]);
        let webhook = webhook(&format!("{}/accept", receiver.address), secrets);
        let script = export(Export::Curl, &webhook, &[BodyPart::Text("{}\n")]).unwrap();
        for (token, secret, response) in [
            (TOKEN, SECRET, r#"{"ok": true}"#),
            ("another", SECRET, r#"{"error": "token"}"#),
            (TOKEN, "another", r#"{"error": "signature"}"#),
        ] {
            let run = Run::new(Program::named("curl-bash"), &script)
                .with("ACCESS_TOKEN", token)
                .with("SECRET", secret);
            let output = String::from_utf8(run.finish().stdout).unwrap();
            assert!(output.ends_with(response), "{output}");
        }
    }
}
