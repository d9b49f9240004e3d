//! `cargo xtask test words`: spelling, and phrases that this project rejects.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use regex::{Regex, RegexSet};

use crate::program;
use crate::project::Project;
use crate::python;

/// Files that are checked for phrases, by extension.
const EXTENSIONS: [&str; 5] = ["rs", "ts", "js", "md", "py"];

/// This file holds the phrases themselves.
const OWN: &str = "xtask/src/words.rs";

/// Phrases that read as a private dialect, and what to write instead.
const PHRASES: [(&str, &str); 19] = [
    (
        r"(//[/!]|/\*\*| \*) What\b",
        "name the thing: “The scopes that …”",
    ),
    (
        r"(//[/!]|/\*\*| \*) Who\b",
        "name the caller, the user, the receiver, …",
    ),
    (
        r"(//[/!]|/\*\*| \*) The same\b",
        "a full sentence about this item",
    ),
    (
        r"(//[/!]|/\*\*| \*) (It|They) (is|are|has|have|does|do|was|were)\b",
        "name the subject",
    ),
    (
        r"\bstands? (in|for|on|behind|here|there|under|at|before|after|between|outside|inside|alone|beside)\b",
        "is, appears, means",
    ),
    (
        r"\bstood (in|for|on|behind|here|there|under|at|before|after|between)\b",
        "was, appeared",
    ),
    (r"\bas it stands\b", "unchanged, as written"),
    (r"\bbehind\b", "after"),
    (
        r"\b(somebody|nobody|anybody|everybody)\b",
        "the user, the caller, another tab, the receiver",
    ),
    (r"\b(is|are|was|were) no [a-z]", "is not a …"),
    (r"\ba blank\b|\bblanks\b", "a space, whitespace"),
    (r"\bat hand\b", "available, entered, known"),
    (r"\bgoes on\b", "continues"),
    (
        r"\bin (the|a) house\b|\bthe house\b",
        "the project, the repository",
    ),
    (r"\bthis room\b|\brooms?\b.{0,12}\b(crate|import)", "module"),
    (r"\bhalf (of )?a (surrogate )?pair\b", "an unpaired surrogate"),
    (r"\b(a|the) zero too many\b", "a leading zero"),
    (r"\b[Dd]one again\b", "redone"),
    (r"\blet (it|them) go\b|\blets? go of\b", "release, clear"),
];

/// Standard English that the phrases would find, and identifiers that are stable.
const ALLOWED: &str = r"(?i)\bthere (is|are|was|were) no [a-z]|\b(is|are) no (longer|more|less|later|fewer|larger|smaller)\b|\bblank lines?\b|[\x22`][a-z-]+/[a-z-]+[\x22`]";

/// Fails where `typos` finds a misspelling or a text uses one of the phrases.
pub fn check(project: &Project) -> Result<()> {
    python::install(project)?;
    let spelling = program::run(&mut Command::new(project.target.join("python/bin/typos")));

    let set = RegexSet::new(PHRASES.map(|(phrase, _)| phrase))?;
    let allowed = Regex::new(ALLOWED)?;
    let mut problems = Vec::new();
    for file in checked_files()? {
        let text = fs::read_to_string(&file)?;
        for (index, line) in text.lines().enumerate() {
            for better in dialect(&set, &allowed, line) {
                problems.push(format!(
                    "{}:{}: {}\n    instead: {better}",
                    file.display(),
                    index + 1,
                    line.trim()
                ));
            }
        }
    }
    if !problems.is_empty() {
        bail!(
            "{}\n{} lines to write in plain English",
            problems.join("\n"),
            problems.len()
        );
    }
    spelling
}

/// Returns the replacements for the phrases in a line.
fn dialect(set: &RegexSet, allowed: &Regex, line: &str) -> Vec<&'static str> {
    let plain = allowed.replace_all(line, "");
    let found = set.matches(&plain).into_iter();
    found
        .filter_map(|index| PHRASES.get(index).map(|(_, better)| *better))
        .collect()
}

/// Returns the files to check: tracked ones, and untracked ones that git does not ignore.
fn checked_files() -> Result<Vec<PathBuf>> {
    let list = program::output(Command::new("git").args([
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    let files = String::from_utf8(list)?;
    let files = files.lines().map(Path::new).filter(|file| {
        let extension = file.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| EXTENSIONS.contains(&extension))
            && *file != Path::new(OWN)
            && file.exists()
    });
    Ok(files.map(Path::to_path_buf).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(line: &str) -> usize {
        let set = RegexSet::new(PHRASES.map(|(phrase, _)| phrase)).unwrap_or_default();
        let allowed = Regex::new(ALLOWED);
        allowed.map_or(0, |allowed| dialect(&set, &allowed, line).len())
    }

    #[test]
    fn dialect_is_found_and_plain_english_is_not() {
        for line in [
            "/// What a type is.",
            "/// The same.",
            "    /// It has one.",
            "a value stands in a string",
            "this is no object",
            "after somebody typed",
        ] {
            assert_eq!(count(line), 1, "{line}");
        }
        for line in [
            "/// The kind of a value.",
            "there is no object",
            "is no longer known",
            "let standing = 1;",
        ] {
            assert_eq!(count(line), 0, "{line}");
        }
    }
}
