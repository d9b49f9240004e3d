#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    io::Write,
    process::{Command, Stdio},
};

use super::{BodyChange, HeaderEncoding, SecretChange, debug_signature, json::rewritten};
use crate::model::SecretValue;

/// Documents whose strings, numbers and key order differ between writers.
const DOCUMENTS: [&str; 5] = [
    r#"{ "b": 1, "a": [true, null, {}, []], "": {"z": "", "Z": -0.0} }"#,
    r#"{"text": "grüße 😀 \u00e9 \/ </script> \u2028 \"\\\b\f\n\r\t\u0001\u007f"}"#,
    "[1.0, 1.50, 1e5, 1E-7, 1e21, 123456789012, 0.1, 1e16, 1e15, 0.0001, 0.00001, -2.5e-9, 1.7976931348623157e308]",
    "\"text\"",
    "\t{\"k\" :\n[ 1 , 2 ] }\r\n",
];

const PYTHON: &str = r"
import json, sys
options = {
    'Python': {}, 'PythonUnicode': {'ensure_ascii': False}, 'PythonCompact': {'separators': (',', ':')},
    'PythonIndented2': {'indent': 2}, 'PythonIndented4': {'indent': 4}, 'PythonSorted': {'sort_keys': True},
    'PythonCompactSorted': {'sort_keys': True, 'separators': (',', ':')},
    'PythonIndented2Sorted': {'sort_keys': True, 'indent': 2}, 'PythonIndented4Sorted': {'sort_keys': True, 'indent': 4},
}
sys.stdout.buffer.write(json.dumps(json.loads(sys.stdin.buffer.read()), **options[sys.argv[1]]).encode())
";

const JAVASCRIPT: &str = r"
const indents = { Compact: undefined, Indented2: 2, Indented4: 4, CompactSorted: undefined };
const sorted = (value) =>
  value === null || typeof value !== 'object' ? value
  : Array.isArray(value) ? value.map(sorted)
  : Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
const style = process.argv[2];
const value = JSON.parse(require('fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(style.endsWith('Sorted') ? sorted(value) : value, null, indents[style]));
";

fn output(program: &str, arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|_| panic!("this test runs `{program}`: install it"));
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap().stdout
}

fn written_by_its_program(style: BodyChange, document: &[u8]) -> Vec<u8> {
    let name = format!("{style:?}");
    if name.starts_with("Python") {
        output("python3", &["-c", PYTHON, &name], document)
    } else {
        output("node", &["-e", JAVASCRIPT, "-", &name], document)
    }
}

#[test]
fn json_is_written_again_as_python_and_node_write_it() {
    let mut styles = 0;
    for &style in BodyChange::ALL {
        if rewritten(b"{}", style).is_none() {
            continue;
        }
        styles += 1;
        for document in DOCUMENTS {
            let expected = String::from_utf8(written_by_its_program(style, document.as_bytes())).unwrap();
            let written = String::from_utf8(rewritten(document.as_bytes(), style).unwrap()).unwrap();
            assert_eq!(written, expected, "{style:?} {document}");
        }
        assert_eq!(rewritten(b"{\"a\": }", style), None);
        assert_eq!(rewritten(b"{} {}", style), None);
    }
    assert_eq!(styles, 13);
}

const KEY: &str = "wandb-secret";

/// The HMAC-SHA256 that OpenSSL computes, in hexadecimal.
fn openssl(key: &[u8], body: &[u8]) -> String {
    let key: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let option = format!("hexkey:{key}");
    let arguments = ["dgst", "-sha256", "-mac", "HMAC", "-macopt", &option];
    let line = String::from_utf8(output("openssl", &arguments, body)).unwrap();
    line.trim().rsplit(' ').next().unwrap().to_owned()
}

#[test]
fn the_change_of_the_body_that_was_signed_is_found() {
    let crlf = "{\"b\": 1,\r\n \"a\": \"é\"}\r\n";
    let cases: [(&str, &[u8], BodyChange); 10] = [
        ("{\"a\": 1}", b"{\"a\": 1}", BodyChange::None),
        ("{\"a\": 1}", b"{\"a\": 1}\n", BodyChange::WithLineFeed),
        ("{\"a\": 1}", b"{\"a\": 1}\r\n", BodyChange::WithCrLf),
        ("{\"a\": 1}\r\n", b"{\"a\": 1}", BodyChange::WithoutFinalLineBreak),
        (
            crlf,
            "{\"b\": 1,\n \"a\": \"é\"}\n".as_bytes(),
            BodyChange::LineFeeds,
        ),
        ("{\n}\n", b"{\r\n}\r\n", BodyChange::CarriageReturns),
        ("{}", b"\xef\xbb\xbf{}", BodyChange::WithBom),
        ("\u{feff}{}x", b"{}x", BodyChange::WithoutBom),
        ("{\"a\": 1}", b"{}", BodyChange::EmptyObject),
        ("{\"a\": 1}", b"", BodyChange::Empty),
    ];
    let secret = SecretValue::new(KEY);
    for (pasted, signed, change) in cases {
        let report = debug_signature(&openssl(KEY.as_bytes(), signed), &secret, pasted.as_bytes());
        let matching = report.matching.unwrap_or_else(|| panic!("{change:?}"));
        assert_eq!((matching.secret, matching.body), (SecretChange::None, change));
    }
    let document = "{\"b\":1.0 , \"a\": [\"é\", {}]}\n";
    for &style in BodyChange::ALL {
        if rewritten(b"{}", style).is_none() {
            continue;
        }
        let signed = written_by_its_program(style, document.as_bytes());
        let report = debug_signature(&openssl(KEY.as_bytes(), &signed), &secret, document.as_bytes());
        assert_eq!(report.matching.unwrap().body, style);
        assert!(report.body_is_json);
    }
}

#[test]
fn the_change_of_the_secret_that_signed_is_found() {
    let cases: [(&str, &[u8], SecretChange); 7] = [
        (" wandb-secret\n", b"wandb-secret", SecretChange::Trimmed),
        ("'wandb-secret'", b"wandb-secret", SecretChange::Unquoted),
        ("wandb-secret", b"wandb-secret\n", SecretChange::WithLineFeed),
        ("wandb-secret", b"wandb-secret\r\n", SecretChange::WithCrLf),
        ("6b6579", b"key", SecretChange::HexDecoded),
        ("a2V5Kys=", b"key++", SecretChange::Base64Decoded),
        ("wandb-secret", b"", SecretChange::Empty),
    ];
    for (pasted, key, change) in cases {
        // OpenSSL takes no empty key: this is the HMAC of `{"a": 1}` by Python.
        let header = match key {
            [] => output(
                "python3",
                &[
                    "-c",
                    "import hmac, sys; print(hmac.new(b'', sys.stdin.buffer.read(), 'sha256').hexdigest(), end='')",
                ],
                b"{\"a\": 1}",
            ),
            key => openssl(key, b"{\"a\": 1}").into_bytes(),
        };
        let header = String::from_utf8(header).unwrap();
        let report = debug_signature(&header, &SecretValue::new(pasted), b"{\"a\": 1}");
        let matching = report.matching.unwrap_or_else(|| panic!("{change:?}"));
        assert_eq!((matching.secret, matching.body), (change, BodyChange::None));
    }
    // Both may differ at once.
    let header = openssl(b"wandb-secret", b"{\"a\":1}");
    let report = debug_signature(&header, &SecretValue::new("wandb-secret\n"), b"{\"a\": 1}");
    let matching = report.matching.unwrap();
    assert_eq!(
        (matching.secret, matching.body),
        (SecretChange::Trimmed, BodyChange::Compact)
    );
}

#[test]
fn every_encoding_of_the_header_is_read_and_named() {
    // The recorded signature of `{}`, and its other encodings by Python.
    let hex = "52559e38b703c126364613936a92a8b4382b409539f153b22c86e5c2e419327a";
    let base64 = "UlWeOLcDwSY2RhOTapKotDgrQJU58VOyLIblwuQZMno=";
    let upper = hex.to_uppercase();
    let unpadded = base64.trim_end_matches('=');
    let of_hex = "NTI1NTllMzhiNzAzYzEyNjM2NDYxMzkzNmE5MmE4YjQzODJiNDA5NTM5ZjE1M2IyMmM4NmU1YzJlNDE5MzI3YQ==";
    for (header, encoding, prefix, surrounded) in [
        (hex.to_owned(), HeaderEncoding::Hex, "", false),
        (upper, HeaderEncoding::HexUpper, "", false),
        (base64.to_owned(), HeaderEncoding::Base64, "", false),
        (unpadded.to_owned(), HeaderEncoding::Base64Unpadded, "", false),
        (of_hex.to_owned(), HeaderEncoding::Base64OfHex, "", false),
        (format!("sha256={hex}"), HeaderEncoding::Hex, "sha256=", false),
        (
            format!("sha256={base64}"),
            HeaderEncoding::Base64,
            "sha256=",
            false,
        ),
        (format!("v1,{base64}"), HeaderEncoding::Base64, "v1,", false),
        (format!(" {hex}\r\n"), HeaderEncoding::Hex, "", true),
        (format!("\"{base64}\""), HeaderEncoding::Base64, "", true),
        (
            format!("X-Wandb-Signature: {hex}"),
            HeaderEncoding::Hex,
            "",
            false,
        ),
        (format!("x-wandb-signature:{hex}"), HeaderEncoding::Hex, "", false),
    ] {
        let report = debug_signature(&header, &SecretValue::new(KEY), b"{}");
        let reading = report.header;
        assert_eq!(
            (
                reading.encoding,
                reading.prefix.as_str(),
                reading.surrounded,
                reading.bytes
            ),
            (Some(encoding), prefix, surrounded, 32),
            "{header}"
        );
        let matching = report.matching.unwrap();
        assert_eq!(
            (matching.secret, matching.body),
            (SecretChange::None, BodyChange::None)
        );
    }
    // `{"a": 6}` has a signature with a character that differs in the URL-safe alphabet.
    let digest = "import base64, hmac, sys; print(base64.urlsafe_b64encode(hmac.new(b'wandb-secret', sys.stdin.buffer.read(), 'sha256').digest()).decode(), end='')";
    let bodies = (0..20).map(|number| format!("{{\"a\": {number}}}"));
    let signed = bodies.map(|body| (output("python3", &["-c", digest], body.as_bytes()), body));
    let (header, body) = signed
        .into_iter()
        .find(|(header, _)| header.contains(&b'-'))
        .unwrap();
    let header = String::from_utf8(header).unwrap();
    let report = debug_signature(&header, &SecretValue::new(KEY), body.as_bytes());
    assert_eq!(report.header.encoding, Some(HeaderEncoding::Base64Url));
    assert!(report.matching.is_some());
}

#[test]
fn a_signature_that_nothing_explains_has_no_match() {
    let header = openssl(b"another", b"{\"a\": 1}");
    let report = debug_signature(&header, &SecretValue::new(KEY), b"{\"a\": 1}");
    assert_eq!(report.matching, None);
    assert!(report.compared > 50, "{}", report.compared);
    let sha1 = "a9993e364706816aba3e25717850c26c9cd0d89d";
    let report = debug_signature(sha1, &SecretValue::new(KEY), b"{}");
    assert_eq!(
        (report.header.bytes, report.compared, report.matching),
        (20, 0, None)
    );
    for nonsense in ["", "=", "nonsense!", "•", "x-wandb-signature:", "é: x"] {
        let report = debug_signature(nonsense, &SecretValue::new(KEY), b"\xff");
        assert_eq!((report.header.encoding, report.compared), (None, 0), "{nonsense}");
        assert!(!report.body_is_json);
    }
}
