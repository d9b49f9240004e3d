//! Runs the exported scripts against a receiver: it gets the request that `Request::build` builds.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod program;
mod receiver;

use hookwright::diagnostic::Code;
use hookwright::model::{SecretValue, Secrets, Webhook};
use hookwright::request::{BodyPart, Export, Insertion, Request, export};
use program::{Program, Run};
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

/// Exports this request in every language, runs each script, and compares the received request with the built one.
fn assert_every_script_sends_the_built_request(secrets_fields: &str, body: &[BodyPart]) {
    let receiver = Receiver::start();
    let (token, secret) = (SecretValue::new(TOKEN), SecretValue::new(SECRET));
    let secrets = Secrets {
        access_token: Some(&token),
        secret: Some(&secret),
    };
    for program in Program::ALL {
        let path = format!("/echo/{program:?}");
        let query = match program {
            // requests percent-encodes characters that RFC 3986 forbids in a query and WHATWG's URL standard allows.
            Program::Python => "a=$b&c=!%20&e=\u{20ac}",
            _ => "a=$b&c=[1]{2,3}!%20`d`&e=\u{20ac}",
        };
        let endpoint = format!("{}{path}'s?{query}#part", receiver.address);
        let webhook = webhook(&endpoint, secrets_fields);
        let script = export(program.export(), &webhook, body).unwrap();
        assert!(!script.contains(TOKEN) && !script.contains("k€y"), "{program:?}");
        let run = Run::new(program, &script)
            .with("ACCESS_TOKEN", TOKEN)
            .with("SECRET", SECRET);
        let output = run.finish();
        assert!(
            output.status.success(),
            "{program:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );

        let expected = Request::build(&webhook, joined(body), &secrets).unwrap();
        let received = receiver.received(&format!("{path}'s"));
        let differs = format!("{program:?} sent another request");
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
}

const BOTH: &str = r#", "access_token": "TOKEN", "secret": "KEY""#;

#[test]
fn a_hostile_payload_arrives_byte_for_byte() {
    let payload = "-n @{\"a\": \"it's $HOME ${HOME} `id` $(id) !! !x %s %% \\\\ \\n \\u0041 \\\"\",\r\n\t\"b\": '''\"\"\"''',\n\
        \"c\": \"${PAYLOAD}{0} {{}} €😀\u{301}\u{2028}\u{2029}\u{85}\u{feff}\u{202e}\u{1}\u{8}\u{b}\u{1b}\u{7f}</script>\"\n}\n\nEOF\n\n";
    assert_every_script_sends_the_built_request(BOTH, &[BodyPart::Text(payload)]);
}

#[test]
fn secrets_are_inserted_into_the_body_when_the_script_runs() {
    let body = [
        BodyPart::Text("{\"a\": \"<"),
        BodyPart::AccessToken(Insertion::InString),
        BodyPart::Secret(Insertion::InString),
        BodyPart::Text(">'\",\n \"b\": "),
        BodyPart::Secret(Insertion::Literal),
        BodyPart::Text(", \"c\": "),
        BodyPart::AccessToken(Insertion::Literal),
        BodyPart::Text("}\n"),
    ];
    assert_every_script_sends_the_built_request(BOTH, &body);
}

#[test]
fn an_automation_without_payload_sends_an_empty_signed_body() {
    assert_every_script_sends_the_built_request(BOTH, &[]);
}

#[test]
fn a_payload_longer_than_a_command_line_arrives_completely() {
    let payload = "'\\ \"😀\n".repeat(40_000);
    assert_every_script_sends_the_built_request(r#", "secret": "KEY""#, &[BodyPart::Text(&payload)]);
}

#[test]
fn without_secrets_no_extra_header_is_sent() {
    assert_every_script_sends_the_built_request("", &[BodyPart::Text("{}")]);
}

#[test]
fn a_script_without_the_values_names_them_and_sends_nothing() {
    let receiver = Receiver::start();
    for program in Program::ALL {
        let path = format!("/echo/{program:?}");
        let webhook = webhook(&format!("{}{path}", receiver.address), BOTH);
        let script = export(program.export(), &webhook, &[BodyPart::Text("{}")]).unwrap();
        let output = Run::new(program, &script).with("ACCESS_TOKEN", TOKEN).finish();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{program:?}");
        assert!(
            stderr.contains("Set SECRET to the value of the secret KEY"),
            "{program:?}: {stderr}"
        );
        assert_eq!(receiver.find(&path), None::<Received>, "{program:?}");
    }
}

#[test]
fn a_token_that_is_not_allowed_in_a_header_is_rejected_by_every_script() {
    let receiver = Receiver::start();
    let tokens = [
        "abc\nX-Injected: y",
        "abc\r",
        "tok\u{1b}en",
        " abc",
        "abc ",
        "tök",
    ];
    for program in Program::ALL {
        for (number, token) in tokens.iter().enumerate() {
            let path = format!("/echo/{program:?}{number}");
            let webhook = webhook(&format!("{}{path}", receiver.address), BOTH);
            let script = export(program.export(), &webhook, &[BodyPart::Text("{}")]).unwrap();
            let run = Run::new(program, &script)
                .with("ACCESS_TOKEN", token)
                .with("SECRET", SECRET);
            let output = run.finish();
            let refused = !output.status.success() && receiver.find(&path).is_none();
            // These clients decide themselves: they trim line breaks and spaces at the ends, or send Latin 1.
            let lenient = matches!(program.export(), Export::Fetch | Export::Python) && number > 0;
            assert!(refused || lenient, "{program:?} {token:?}");
        }
    }
}

#[test]
fn a_shell_script_rejects_a_nul_character_and_the_others_send_it() {
    let receiver = Receiver::start();
    let body = [BodyPart::Text("a\0b")];
    for program in Program::ALL {
        let path = format!("/echo/{program:?}");
        let webhook = webhook(&format!("{}{path}", receiver.address), "");
        match (program.export(), export(program.export(), &webhook, &body)) {
            (Export::Bash | Export::Curl, script) => {
                assert_eq!(script.unwrap_err().code(), Code::RequestBodyNul);
            }
            (_, script) => {
                Run::new(program, &script.unwrap()).finish();
                assert_eq!(receiver.received(&path).body, b"a\0b");
            }
        }
    }
}

#[test]
fn the_receiver_accepts_the_right_token_and_signature_and_no_other() {
    let receiver = Receiver::start_with(&["--token", TOKEN, "--secret", SECRET]);
    let webhook = webhook(&format!("{}/accept", receiver.address), BOTH);
    let script = export(Export::Curl, &webhook, &[BodyPart::Text("{}\n")]).unwrap();
    for (token, secret, response) in [
        (TOKEN, SECRET, r#"{"ok": true}"#),
        ("another", SECRET, r#"{"error": "token"}"#),
        (TOKEN, "another", r#"{"error": "signature"}"#),
    ] {
        let run = Run::new(Program::Curl, &script)
            .with("ACCESS_TOKEN", token)
            .with("SECRET", secret);
        let output = String::from_utf8(run.finish().stdout).unwrap();
        assert!(output.ends_with(response), "{output}");
    }
}
