//! The request that a webhook sends, with its signature compared with OpenSSL's.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::{
    io::Write,
    process::{Command, Stdio},
};

use hookwright::diagnostic::Code;
use hookwright::model::{SecretValue, Secrets, SignatureEncoding, Webhook};
use hookwright::request::{Preview, Request, Verification, sign, verify};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};

fn webhook(fields: &str) -> Webhook {
    let text = format!(r#"{{"id": "w", "name": "Deploy"{fields}}}"#);
    serde_json::from_str(&text).unwrap()
}

fn full_webhook() -> Webhook {
    webhook(r#", "endpoint": "https://example.com/a b?q#here", "access_token": "TOKEN", "secret": "KEY""#)
}

/// The raw bytes of `openssl dgst -hmac` for this body.
fn openssl(body: &[u8], key: &str) -> Vec<u8> {
    let mut openssl = Command::new("openssl")
        .args(["dgst", "-sha256", "-binary", "-hmac", key])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("this test runs `openssl`: install OpenSSL");
    openssl.stdin.take().unwrap().write_all(body).unwrap();
    openssl.wait_with_output().unwrap().stdout
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_webhook_without_secrets_sends_its_payload_as_json() {
    let webhook = webhook(r#", "endpoint": "https://example.com/hook""#);
    let request = Request::build(&webhook, "{}\n", &Secrets::default()).unwrap();
    assert_eq!(request.method, "POST");
    assert_eq!(request.url, "https://example.com/hook");
    assert_eq!(request.body, b"{}\n");
    let headers: Vec<_> = request
        .headers
        .iter()
        .map(|header| (header.name, header.value.as_str()))
        .collect();
    assert_eq!(headers, [("Content-Type", "application/json")]);
}

#[test]
fn without_a_payload_the_body_is_an_empty_object_signed_as_in_the_recorded_delivery() {
    let key = SecretValue::new("wandb-secret");
    let secrets = Secrets {
        secret: Some(&key),
        ..Secrets::default()
    };
    let webhook = webhook(r#", "endpoint": "https://example.com/hook", "secret": "KEY", "signature": "hex""#);
    // From a public notebook of a demo by W&B.
    let recorded = "52559e38b703c126364613936a92a8b4382b409539f153b22c86e5c2e419327a";
    assert_eq!(sign(b"{}", &key, SignatureEncoding::Hex), recorded);
    for payload in ["", " \t\r\n"] {
        let request = Request::build(&webhook, payload, &secrets).unwrap();
        assert_eq!(request.body, b"{}");
        assert_eq!(request.header("X-Wandb-Signature"), Some(recorded));
        assert_eq!(
            Request::without_custom_headers(&webhook, payload).unwrap().body,
            b"{}"
        );
        let preview = Preview::new(&webhook, payload.as_bytes(), &secrets);
        assert_eq!(headers(&preview)[1], ("X-Wandb-Signature", recorded));
    }
    let preview = Preview::new(&webhook, b"", &Secrets::default());
    assert_eq!(headers(&preview)[1].1, "<hex(HMAC-SHA256(KEY, body))>");
}

#[test]
fn the_encoding_of_the_signature_is_part_of_a_document_only_where_it_is_not_the_default() {
    for (fields, written) in [
        ("", None),
        (r#", "signature": "base64""#, None),
        (r#", "signature": "hex""#, Some("hex")),
    ] {
        let webhook = webhook(&format!(r#", "endpoint": "https://example.com/"{fields}"#));
        let json = serde_json::to_value(&webhook).unwrap();
        assert_eq!(json.get("signature").and_then(|value| value.as_str()), written);
    }
}

#[test]
fn values_that_the_webhook_does_not_name_are_not_sent() {
    let webhook = webhook(r#", "endpoint": "https://example.com/hook""#);
    let (token, key) = (SecretValue::new("token"), SecretValue::new("key"));
    let secrets = Secrets {
        access_token: Some(&token),
        secret: Some(&key),
    };
    assert_eq!(Request::build(&webhook, "", &secrets).unwrap().headers.len(), 1);
}

#[test]
fn token_and_signature_are_sent_and_the_fragment_is_not() {
    let (token, key) = (SecretValue::new("a\ttoken, of sorts"), SecretValue::new("Jefe"));
    let secrets = Secrets {
        access_token: Some(&token),
        secret: Some(&key),
    };
    let request = Request::build(&full_webhook(), "what do ya want for nothing?", &secrets).unwrap();
    assert_eq!(request.url, "https://example.com/a%20b?q");
    assert_eq!(request.header("authorization"), Some("Bearer a\ttoken, of sorts"));
    // RFC 4231, test case 2, in base64.
    let signature = "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=";
    assert_eq!(request.header("X-Wandb-Signature"), Some(signature));
}

#[test]
fn a_value_that_is_missing_or_empty_is_an_error_that_names_the_secret() {
    let (token, empty) = (SecretValue::new("token"), SecretValue::new(""));
    for (secrets, code, name) in [
        (Secrets::default(), Code::RequestTokenMissing, "“TOKEN”"),
        (
            Secrets {
                access_token: Some(&empty),
                secret: None,
            },
            Code::RequestTokenMissing,
            "“TOKEN”",
        ),
        (
            Secrets {
                access_token: Some(&token),
                secret: None,
            },
            Code::RequestSecretMissing,
            "“KEY”",
        ),
        (
            Secrets {
                access_token: Some(&token),
                secret: Some(&empty),
            },
            Code::RequestSecretMissing,
            "“KEY”",
        ),
    ] {
        let error = Request::build(&full_webhook(), "", &secrets).unwrap_err();
        assert_eq!(error.code(), code);
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[test]
fn a_token_that_is_not_allowed_in_a_header_is_an_error_without_its_value() {
    let key = SecretValue::new("key");
    for (token, position, found) in [
        ("quite\nsecret", "6", "a line break"),
        ("quite\rsecret", "6", "a line break"),
        ("quite\0secret", "6", "a NUL character"),
        ("quite\u{1b}secret", "6", "a control character"),
        ("quite\u{7f}secret", "6", "a control character"),
        ("quité secret", "5", "not an ASCII character"),
        (" quitesecret", "1", "a leading space or tab"),
        ("quitesecret\t", "12", "a trailing space or tab"),
    ] {
        let token = SecretValue::new(token);
        let secrets = Secrets {
            access_token: Some(&token),
            secret: Some(&key),
        };
        let error = Request::build(&full_webhook(), "", &secrets).unwrap_err();
        assert_eq!(error.code(), Code::RequestHeaderValue);
        let arguments = &error.diagnostic().arguments;
        assert_eq!(
            (arguments["position"].text(), arguments["found"].text()),
            (position, found)
        );
        let shown = format!("{error} {:?}", error.diagnostic());
        assert!(!shown.contains("quit") && !shown.contains("secret\n"), "{shown}");
    }
}

#[test]
fn neither_the_masked_nor_the_debug_form_of_a_request_contains_the_token() {
    let (token, key) = (SecretValue::new("hunter2"), SecretValue::new("key"));
    let secrets = Secrets {
        access_token: Some(&token),
        secret: Some(&key),
    };
    let request = Request::build(&full_webhook(), "hunter2", &secrets).unwrap();
    assert!(!format!("{request:?}").contains("hunter2"));
    let masked: Vec<_> = request
        .headers
        .iter()
        .map(|header| header.masked().value)
        .collect();
    assert_eq!(masked[..2], ["application/json", "Bearer ••••••••"]);
    assert_eq!(Some(masked[2].as_str()), request.header("X-Wandb-Signature"));
}

#[test]
fn openssl_computes_the_same_signature_for_the_same_bytes() {
    let mut runner = TestRunner::deterministic();
    let cases = (any::<Vec<u8>>(), "[^\0]{1,200}");
    for _ in 0..40 {
        let (body, key) = cases.new_tree(&mut runner).unwrap().current();
        let (expected, secret) = (openssl(&body, &key), SecretValue::new(key));
        let base64 = sign(&body, &secret, SignatureEncoding::Base64);
        assert_eq!(hex(&base64_decoded(&base64)), hex(&expected));
        assert_eq!(sign(&body, &secret, SignatureEncoding::Hex), hex(&expected));
        let valid = Verification::Valid {
            encoding: SignatureEncoding::Hex,
        };
        assert_eq!(verify(&body, &secret, &hex(&expected)), valid);
    }
}

fn base64_decoded(text: &str) -> Vec<u8> {
    let mut openssl = Command::new("openssl")
        .args(["base64", "-d", "-A"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    openssl.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    openssl.wait_with_output().unwrap().stdout
}

#[test]
fn verifying_tells_whether_the_signature_is_valid_and_its_encoding() {
    let key = SecretValue::new("Jefe");
    let body = b"what do ya want for nothing?";
    let base64 = "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=";
    let hex = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    let encoding = SignatureEncoding::Base64;
    assert_eq!(verify(body, &key, base64), Verification::Valid { encoding });
    assert_eq!(
        verify(body, &key, &format!(" {base64}\r\n")),
        Verification::Valid { encoding }
    );
    assert_eq!(
        verify(b"what?", &key, base64),
        Verification::Mismatch { encoding }
    );
    assert_eq!(
        verify(body, &SecretValue::new("jefe"), base64),
        Verification::Mismatch { encoding }
    );
    let encoding = SignatureEncoding::Hex;
    assert_eq!(verify(body, &key, hex), Verification::Valid { encoding });
    assert_eq!(
        verify(body, &key, &hex.to_uppercase()),
        Verification::Valid { encoding }
    );
    assert_eq!(
        verify(body, &key, &hex.replacen('5', "6", 1)),
        Verification::Mismatch { encoding }
    );
    for malformed in [
        "",
        "sha256=",
        &base64[..43],
        &hex[..63],
        &hex.replacen('5', "g", 1),
        &"=".repeat(44),
    ] {
        assert_eq!(
            verify(body, &key, malformed),
            Verification::Malformed,
            "{malformed}"
        );
    }
}

proptest! {
    #[test]
    fn no_input_makes_building_or_verifying_panic(body: Vec<u8>, token: String, key: String, header: String) {
        let (token, key) = (SecretValue::new(token), SecretValue::new(key));
        let secrets = Secrets { access_token: Some(&token), secret: Some(&key) };
        if let Ok(request) = Request::build(&full_webhook(), body.clone(), &secrets) {
            for header in &request.headers {
                prop_assert!(header.value.bytes().all(|byte| byte == b'\t' || (b' '..=b'~').contains(&byte)));
            }
        }
        prop_assert_ne!(verify(&body, &key, &header), Verification::Valid { encoding: SignatureEncoding::Base64 });
    }
}

fn headers(preview: &Preview) -> Vec<(&str, &str)> {
    let headers = preview.headers.iter();
    headers
        .map(|header| (header.name, header.value.as_str()))
        .collect()
}

#[test]
fn a_preview_without_values_names_the_secrets_and_keeps_every_header() {
    let preview = Preview::new(&full_webhook(), b"{}", &Secrets::default());
    assert_eq!(
        (preview.method, preview.url.as_str()),
        ("POST", "https://example.com/a%20b?q")
    );
    assert_eq!(
        headers(&preview),
        [
            ("Content-Type", "application/json"),
            ("Authorization", "Bearer <TOKEN>"),
            ("X-Wandb-Signature", "<base64(HMAC-SHA256(KEY, body))>"),
        ]
    );
    let codes: Vec<_> = preview.obstacles.iter().map(|error| error.code()).collect();
    assert_eq!(codes, [Code::RequestTokenMissing, Code::RequestSecretMissing]);
}

#[test]
fn a_preview_of_a_body_with_a_missing_value_has_no_signature() {
    let key = SecretValue::new("key");
    let secrets = Secrets {
        secret: Some(&key),
        ..Secrets::default()
    };
    let preview = Preview::new(&full_webhook(), b"${ACCESS_TOKEN}", &secrets);
    assert_eq!(preview.obstacles.len(), 1);
    assert_eq!(headers(&preview)[2].1, "<base64(HMAC-SHA256(KEY, body))>");
}

#[test]
fn a_preview_with_all_values_is_the_request_with_its_token_masked() {
    let (token, key) = (SecretValue::new("made up"), SecretValue::new("key"));
    let secrets = Secrets {
        access_token: Some(&token),
        secret: Some(&key),
    };
    let preview = Preview::new(&full_webhook(), b"{}", &secrets);
    let request = Request::build(&full_webhook(), "{}", &secrets).unwrap();
    assert!(preview.obstacles.is_empty());
    assert_eq!(headers(&preview)[1].1, "Bearer ••••••••");
    assert_eq!(Some(headers(&preview)[2].1), request.header("X-Wandb-Signature"));
}
