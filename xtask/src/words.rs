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

/// Parts of sentences that users met in earlier versions and could not understand, and what the page says instead.
const OLD_SENTENCES: [(&str, &str); 64] = [
    (
        "offers variables, F1 explains",
        "Type $ to insert a variable. F1: explain the variable",
    ),
    ("to see its place", "Select a value to see where it comes from."),
    (
        r"\b[Hh]ostile values|\b(Make|Undo) hostile",
        "Stress-test values; Show the original values",
    ),
    ("without touching what it says", "Re-indent the JSON"),
    ("it fires for every one here", "W&B's app requires a pattern."),
    ("pin it down", "Use ^ and $ to match the whole value."),
    (
        "every such event in the scope fires it",
        "every event of this type in the scope triggers it",
    ),
    (
        r"\bOf the window\b|\bAt least \(%\)",
        "Aggregate; Minimum change (%)",
    ),
    ("What is compared", "5-value average"),
    (
        "compared is nothing",
        "The window is not full yet; NaN is in the window",
    ),
    (r"\band rests\b", "already fired within 24 hours"),
    (r"\bIt is met at\b", "21 more values (rings) meet the condition"),
    ("fires at no step", "would never fire"),
    (
        "so nothing shows that 24 hours",
        "so we can't tell when 24 hours have passed",
    ),
    (
        "go along it from here",
        "Hover over the plot, or use the arrow keys.",
    ),
    (
        r"\bone (row|event) a (step|line)\b",
        "one row per step, one event per line",
    ),
    ("object that does not fit", "Expected {shape}."),
    ("Nothing that fired fits", "No firings match."),
    (
        "no answer that it may show",
        "The browser couldn't read a response.",
    ),
    ("No whole answer came", "No complete response within 10 s."),
    (
        "did not accept who sent",
        "The receiver rejected the credentials (401).",
    ),
    ("failed at its own work", "The receiver failed (500)."),
    (
        "does not take this request",
        "The receiver rejected the request (422).",
    ),
    (
        "browser shows only the headers",
        "Only the headers that the receiver's CORS settings expose are shown.",
    ),
    ("The answer has no body", "Empty response body."),
    ("Secrets' values are not in it", "Secret values are not included."),
    ("payloads read it (as|by)", "Use ${ACCESS_TOKEN} in payloads."),
    ("Sent as it is typed here", "The payload is rendered as shown."),
    (
        "Values .*can't be read back",
        "You can replace a value, but not view it.",
    ),
    ("Keep secrets' values", "Forget secret values"),
    ("This is not a number yet", "Enter a number."),
    ("carries anything of a run", "W&B has none for a run's ID, …"),
    (
        "is seen in payloads",
        "W&B documents “…” for …, not for webhooks.",
    ),
    ("documented nowhere", "W&B does not document this."),
    ("watches a whole project", "events need a project scope"),
    ("level “.*” wait for this event", "scope is allowed for “…”"),
    ("; the event happened in", "the event is from"),
    (
        r"has not (all of|[0-9]+ items|\$?\{\w+\} items)",
        "is missing some of; does not have 3 items",
    ),
    ("is what it must not be", "equals …, which is excluded"),
    ("fired for this run already", "Already fired for this run"),
    (
        "can't be judged|[Jj]udging the automations",
        "Can't evaluate; Evaluating…",
    ),
    ("changed elsewhere since", "was changed in another tab"),
    ("The earlier workspace is back", "Workspace restored."),
    ("What is here goes", "This deletes …"),
    ("Its payload goes with it", "This also deletes its payload."),
    (
        "still name it and can't send",
        "These webhooks use it and will stop working.",
    ),
    ("Undo brings back", "Undo restores"),
    ("came without their secrets", "Imported without secrets."),
    ("An automation sends for a team", "Create a team first."),
    ("say where automations send", "a destination for automations"),
    (
        "its payload is what you try",
        "see here the payload that it sends",
    ),
    ("whose webhook is to send", "Choose a team."),
    (r"\bOpen: (\$\{|Registry|Event)", "Edit “Event”"),
    ("As the system", "Match system"),
    ("Deploy what is aliased", "Deploy on prod alias"),
    (r"\x22The user who caused", "The user who triggered the event."),
    (r"[\x22`]Edit payload[\x22`]", "Open in Playground"),
    ("[Aa] text is expected", "expected a string"),
    ("Nobody knows", "Unknown operator $x"),
    ("into every text", "into every string"),
    ("does not hold, as it must", "Does not match, as required."),
    ("do not come to zero", "The prior window's average is not zero."),
    ("has that in its name", "No automation matches."),
    ("Tell reviewers about", "Notify reviewers of tags"),
];

/// Standard English that the phrases would find, and identifiers that are stable.
const ALLOWED: &str = r"(?i)\bthere (is|are|was|were) no [a-z]|\b(is|are) no (longer|more|less|later|fewer|larger|smaller)\b|\bblank lines?\b|[\x22`][a-z-]+/[a-z-]+[\x22`]";

/// Fails where `typos` finds a misspelling or a text uses one of the phrases.
pub fn check(project: &Project) -> Result<()> {
    python::install(project)?;
    let spelling = program::run(&mut Command::new(project.target.join("python/bin/typos")));

    let set = RegexSet::new(rejected().map(|(phrase, _)| phrase))?;
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

/// All rejected phrases, each with what to write instead.
fn rejected() -> impl Iterator<Item = (&'static str, &'static str)> {
    PHRASES.into_iter().chain(OLD_SENTENCES)
}

/// Returns the replacements for the phrases in a line.
fn dialect(set: &RegexSet, allowed: &Regex, line: &str) -> Vec<&'static str> {
    let plain = allowed.replace_all(line, "");
    let found = set.matches(&plain).into_iter();
    found
        .filter_map(|index| rejected().nth(index).map(|(_, better)| better))
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
        let set = RegexSet::new(rejected().map(|(phrase, _)| phrase)).unwrap_or_default();
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
            "msg(\"The answer has no body.\")",
            "str`has not ${operand} items`",
            "msg(\"Sent as it is typed here, and not saved.\")",
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
