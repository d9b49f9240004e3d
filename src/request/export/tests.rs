#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    io::Write,
    process::{Command, Stdio},
    thread,
};

use proptest::{collection::vec, prelude::*, strategy::ValueTree, test_runner::TestRunner};

use super::javascript::push_character;
use super::python::literal;
use super::shell::{bash_quote, printf_format};
use super::{BodyPart, Export, Insertion, export};
use crate::model::Webhook;

/// Strings of any characters, and strings of the characters that quoting must handle.
fn strings(strategy: impl Strategy<Value = String>) -> Vec<String> {
    let mut runner = TestRunner::default();
    let hostile = r#"['"\\$`!%&;|<>*?~#{}()\[\]=\n\r\t \x01\x1b\x7f\u{85}é€😀\u{2028}n0a-]{0,40}"#;
    vec(prop_oneof![strategy, hostile], 1000)
        .new_tree(&mut runner)
        .unwrap()
        .current()
}

fn run(program: &str, arguments: &[&str], input: &str) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|_| panic!("this test runs `{program}`: install it"));
    let mut stdin = child.stdin.take().unwrap();
    thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input.as_bytes()).unwrap());
        child.wait_with_output().unwrap().stdout
    })
}

#[test]
fn every_string_without_nul_is_one_word_of_bash() {
    let strings = strings("[^\0]{0,60}".boxed());
    let script: String = strings
        .iter()
        .map(|string| format!("printf '%s\\0' {}\n", bash_quote(string)))
        .collect();
    let out = String::from_utf8(run("bash", &["-s"], &script)).unwrap();
    let received: Vec<_> = out.split_terminator('\0').collect();
    assert_eq!(received, strings);
}

#[test]
fn every_string_is_one_format_of_printf_in_every_installed_shell() {
    let strings = strings("[^\0]{0,60}".boxed());
    let script: String = strings
        .iter()
        .map(|string| format!("printf {}; printf '\\000'\n", printf_format(string)))
        .collect();
    for shell in [
        &["bash", "-s"][..],
        &["zsh", "-f", "-s"],
        &["dash", "-s"],
        &["busybox", "sh", "-s"],
    ] {
        let [program, arguments @ ..] = shell else {
            continue;
        };
        if Command::new(program).args(["-c", ":"]).output().is_err() {
            continue;
        }
        let out = String::from_utf8(run(program, arguments, &script)).unwrap();
        let received: Vec<_> = out.split_terminator('\0').collect();
        assert_eq!(received, strings, "{program}");
    }
}

#[test]
fn every_string_is_one_literal_of_javascript() {
    let strings = strings(any::<String>());
    let literal = |string: &String| {
        let mut out = String::from("`");
        string.chars().for_each(|c| push_character(&mut out, c));
        out + "`"
    };
    let literals: Vec<_> = strings.iter().map(literal).collect();
    let script = format!("process.stdout.write(JSON.stringify([{}]))", literals.join(","));
    let received: Vec<String> = serde_json::from_slice(&run("node", &["-"], &script)).unwrap();
    assert_eq!(received, strings);
}

#[test]
fn every_string_is_one_literal_of_python() {
    let strings = strings(any::<String>());
    let literals: Vec<_> = strings.iter().map(|string| literal(string)).collect();
    let script = format!("import json\nprint(json.dumps([{}]))", literals.join(","));
    let received: Vec<String> = serde_json::from_slice(&run("python3", &["-"], &script)).unwrap();
    assert_eq!(received, strings);
}

proptest! {
    #[test]
    fn no_string_makes_an_export_panic_and_only_a_nul_fails(before: String, after: String) {
        let webhook: Webhook = serde_json::from_str(
            r#"{"id": "w", "name": "Deploy", "endpoint": "https://example.com/", "secret": "KEY"}"#,
        ).unwrap();
        let body = [BodyPart::Text(&before), BodyPart::Secret(Insertion::Literal), BodyPart::Text(&after)];
        let nul = before.contains('\0') || after.contains('\0');
        for form in Export::ALL {
            prop_assert_eq!(export(form, &webhook, &body).is_err(), form == Export::Bash && nul);
        }
    }
}
