//! The tables of sentences: each entry is in use, filled in exactly, and part of the snapshot `snapshot.md`.
//!
//! `javascript.json` lists the entries that only calls from JavaScript produce; `tests/package/sentences.test.js` produces
//! each of these. `examples.ndjson` has a finding for each combination of code, phrases and fix that is produced here;
//! `tests/package/korean.test.js` reads them in Korean.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../store/memory_storage.rs"]
mod memory_storage;
mod produced;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use hookwright::diagnostic::{Argument, Code, Diagnostic, FilledPhrase, FixCode, Phrase};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The findings of `produced`, which takes seconds, for all tests together.
static FINDINGS: LazyLock<Vec<Diagnostic>> = LazyLock::new(produced::findings);

/// Entries of the tables by their string forms.
#[derive(Debug, Default, PartialEq, Deserialize)]
struct Entries {
    codes: BTreeSet<String>,
    phrases: BTreeSet<String>,
    fixes: BTreeSet<String>,
}

/// Entries that nothing produces today, and why the tables have them.
const UNREACHABLE: [(&str, &str); 1] = [(
    "url/other",
    "`url::ParseError` is non-exhaustive, so its next version may have another reason",
)];

fn string_form(entry: impl Serialize) -> String {
    serde_json::from_value(serde_json::to_value(entry).unwrap()).unwrap()
}

impl Entries {
    fn all() -> Self {
        Self {
            codes: Code::ALL.iter().map(|info| string_form(info.code)).collect(),
            phrases: Phrase::ALL.iter().map(|info| string_form(info.phrase)).collect(),
            fixes: FixCode::ALL.iter().map(|info| string_form(info.code)).collect(),
        }
    }

    fn only_from_javascript() -> Self {
        serde_json::from_str(include_str!("javascript.json")).unwrap()
    }

    fn add(&mut self, finding: &Diagnostic) {
        self.codes.insert(string_form(finding.code));
        if let Some(fix) = &finding.fix {
            self.fixes.insert(string_form(fix.code));
        }
        finding
            .arguments
            .values()
            .for_each(|argument| self.add_argument(argument));
    }

    fn add_argument(&mut self, argument: &Argument) {
        match argument {
            Argument::Text(_) => {}
            Argument::Phrase(filled) => {
                self.phrases.insert(string_form(filled.phrase));
                filled
                    .arguments
                    .values()
                    .for_each(|argument| self.add_argument(argument));
            }
            Argument::Finding(finding) => self.add(finding),
        }
    }
}

#[test]
fn every_entry_of_the_tables_is_in_use() {
    let mut produced = Entries::default();
    for finding in &*FINDINGS {
        produced.add(finding);
    }
    let javascript = Entries::only_from_javascript();
    let all = Entries::all();
    let unreachable: BTreeSet<_> = UNREACHABLE.iter().map(|(entry, _)| (*entry).to_owned()).collect();
    for (table, all, produced, javascript) in [
        ("code", all.codes, produced.codes, javascript.codes),
        ("phrase", all.phrases, produced.phrases, javascript.phrases),
        ("fix", all.fixes, produced.fixes, javascript.fixes),
    ] {
        let used: BTreeSet<_> = produced.union(&javascript).cloned().collect();
        let unused: Vec<_> = all
            .difference(&used)
            .filter(|entry| !unreachable.contains(*entry))
            .collect();
        assert!(
            unused.is_empty(),
            "nothing produces these {table} entries: remove them, or produce them in tests/sentences/produced.rs: {unused:?}"
        );
        let needless: Vec<_> = produced
            .intersection(&javascript)
            .chain(produced.intersection(&unreachable))
            .chain(javascript.difference(&all))
            .collect();
        assert!(
            needless.is_empty(),
            "remove these {table} entries from their list: {needless:?}"
        );
    }
}

/// The names in `{…}` of some sentences.
fn placeholders(sentences: &[&str]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for sentence in sentences {
        let mut remaining = *sentence;
        while let Some((_, after)) = remaining.split_once('{') {
            remaining = after;
            let length = after
                .find(|c: char| !c.is_ascii_lowercase() && c != '_')
                .unwrap_or(after.len());
            let (name, end) = after.split_at(length);
            if !name.is_empty() && end.starts_with('}') {
                names.insert(name.to_owned());
            }
        }
    }
    names
}

fn names<T>(arguments: &BTreeMap<String, T>) -> BTreeSet<String> {
    arguments.keys().cloned().collect()
}

fn assert_filled(finding: &Diagnostic) {
    let info = finding.code.info();
    assert_eq!(
        names(&finding.arguments),
        placeholders(&[info.message, info.expected]),
        "the arguments of {finding:?}"
    );
    assert!(
        finding.message.ends_with('.') && !finding.message.ends_with(".."),
        "{finding:?}"
    );
    for name in finding.arguments.keys() {
        let unfilled = format!("{{{name}}}");
        assert!(
            !finding.message.contains(&unfilled) && !finding.expected.contains(&unfilled),
            "{finding:?}"
        );
    }
    if let Some(fix) = &finding.fix {
        let info = FixCode::ALL.iter().find(|info| info.code == fix.code).unwrap();
        assert_eq!(
            names(&fix.arguments),
            placeholders(&[info.title]),
            "the arguments of {fix:?}"
        );
    }
    finding.arguments.values().for_each(assert_argument_filled);
}

fn assert_argument_filled(argument: &Argument) {
    match argument {
        Argument::Text(text) => assert!(!text.is_empty()),
        Argument::Phrase(filled) => {
            let FilledPhrase {
                phrase,
                arguments,
                text,
            } = &**filled;
            assert_eq!(
                names(arguments),
                placeholders(&[phrase.english()]),
                "the arguments of {filled:?}"
            );
            assert!(!text.ends_with('.'), "{filled:?}");
            arguments.values().for_each(assert_argument_filled);
        }
        Argument::Finding(finding) => assert_filled(finding),
    }
}

#[test]
fn every_sentence_has_exactly_the_arguments_that_it_uses() {
    for finding in &*FINDINGS {
        assert_filled(finding);
    }
}

#[test]
fn string_forms_are_unique_and_no_phrase_is_a_whole_sentence() {
    let all = Entries::all();
    assert_eq!(
        (all.codes.len(), all.phrases.len(), all.fixes.len()),
        (Code::ALL.len(), Phrase::ALL.len(), FixCode::ALL.len())
    );
    for info in Phrase::ALL {
        assert!(!info.text.ends_with('.'), "{}", info.text);
    }
}

/// The tables as Markdown.
fn snapshot() -> String {
    let mut page = String::from(
        "# Sentences\n\nEvery code, phrase and fix with its English text. `tests/sentences/main.rs` compares this page with the core; \
         `UPDATE_SNAPSHOTS=1 cargo test --test sentences` writes it.\n\n## Codes\n\n\
         | code | severity, evidence | message | what was expected, or what to do |\n| --- | --- | --- | --- |\n",
    );
    for info in Code::ALL {
        let [severity, evidence] = [string_form(info.severity), string_form(info.evidence)];
        let code = info.code.as_str();
        writeln!(
            page,
            "| `{code}` | {severity}, {evidence} | {} | {} |",
            info.message, info.expected
        )
        .unwrap();
    }
    page += "\n## Phrases\n\n| phrase | text |\n| --- | --- |\n";
    for info in Phrase::ALL {
        writeln!(page, "| `{}` | {} |", string_form(info.phrase), info.text).unwrap();
    }
    page += "\n## Fixes\n\n| fix | title |\n| --- | --- |\n";
    for info in FixCode::ALL {
        writeln!(page, "| `{}` | {} |", string_form(info.code), info.title).unwrap();
    }
    page
}

/// Returns the codes and phrases of a finding in the order of their nesting: the same for findings that differ only in
/// their text arguments.
fn combination(finding: &Diagnostic) -> String {
    let fix = finding
        .fix
        .as_ref()
        .map(|fix| string_form(fix.code))
        .unwrap_or_default();
    format!("{} {fix}{}", finding.code.as_str(), nested(&finding.arguments))
}

fn nested(arguments: &BTreeMap<String, Argument>) -> String {
    let parts = arguments.iter().filter_map(|(name, argument)| match argument {
        Argument::Text(_) => None,
        Argument::Phrase(filled) => {
            let phrase = string_form(filled.phrase);
            Some(format!(" {name}={phrase}({})", nested(&filled.arguments)))
        }
        Argument::Finding(finding) => Some(format!(" {name}={}", combination(finding))),
    });
    parts.collect()
}

/// A finding for each combination, as a line of JSON.
fn examples() -> String {
    let mut found = BTreeMap::new();
    for finding in &*FINDINGS {
        found.entry(combination(finding)).or_insert(finding);
    }
    let lines: Vec<_> = found
        .into_values()
        .map(|finding| {
            let fix = finding
                .fix
                .as_ref()
                .map(|fix| json!({"code": fix.code, "arguments": fix.arguments}));
            json!({"code": finding.code, "arguments": finding.arguments, "fix": fix}).to_string()
        })
        .collect();
    lines.join("\n") + "\n"
}

#[test]
fn the_snapshot_has_every_sentence() {
    assert_snapshot("snapshot.md", &snapshot());
}

#[test]
fn the_examples_have_every_combination() {
    assert_snapshot("examples.ndjson", &examples());
}

fn assert_snapshot(name: &str, snapshot: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/sentences")
        .join(name);
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&file, snapshot).unwrap();
        return;
    }
    let stored = std::fs::read_to_string(&file).unwrap_or_default();
    let differing: Vec<_> = snapshot
        .lines()
        .filter(|line| !stored.lines().any(|stored| stored == *line))
        .collect();
    assert!(
        stored == snapshot,
        "tests/sentences/{name} differs; `UPDATE_SNAPSHOTS=1 cargo test --test sentences` updates it. New lines:\n{}",
        differing.join("\n")
    );
}
