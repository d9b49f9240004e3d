//! Runs the benchmarks of Hookwright and its peers, and writes the README's table and the full results.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::machine;
use crate::package;
use crate::program::{self, say};
use crate::project::Project;
use crate::site;
use crate::wasm::{self, Effort};

const FOLDER: &str = "benches";
const RESULTS: &str = "results.json";
const REPORT: &str = "benches/RESULTS.md";
const README: &str = "README.md";
const MARKERS: [&str; 2] = ["<!-- bench:start -->\n", "<!-- bench:end -->"];

/// Runs every row, and writes the targets into the README and everything into `benches/`.
pub fn all(project: &Project) -> Result<()> {
    run(project, &["--out", RESULTS])?;
    let results = fs::read_to_string(Path::new(FOLDER).join(RESULTS))?;
    let results: Results = serde_json::from_str(&results).context("the results can't be read")?;
    let readme = fs::read_to_string(README)?;
    fs::write(README, with_table(&readme, &results)?)?;
    fs::write(REPORT, report(&results))?;
    say(&format!("written: {README}, {REPORT}, {FOLDER}/{RESULTS}"));
    Ok(())
}

/// Runs the rows whose names begin with one of these prefixes, and only prints the results; `--list` prints the names.
pub fn some(project: &Project, prefixes: &[&str]) -> Result<()> {
    run(project, prefixes)
}

#[derive(Deserialize)]
struct Results {
    environment: Environment,
    targets: String,
    figures: String,
}

#[derive(Deserialize)]
struct Environment {
    date: String,
    processor: String,
    cores: u32,
    node: String,
}

fn run(project: &Project, arguments: &[&str]) -> Result<()> {
    let folder = Path::new(FOLDER);
    wasm::build(project, Effort::Full)?;
    site::build(project)?;
    package::unpack(project, folder)?;
    let chromium = machine::ensure_chromium(Path::new("tests"))?;
    let mut node = Command::new("node");
    node.arg("bench.js").args(arguments).current_dir(folder);
    node.env("NATIVE", native()?)
        .env(
            "CHROMIUM_VERSION",
            first_line(Command::new(&chromium).arg("--version"))?,
        )
        .env("CHROMIUM", chromium)
        .env("FIRST_LOAD", site::first_visit(project)?.1.to_string())
        .env("RUSTC", first_line(Command::new("rustc").arg("--version"))?)
        .env(
            "COMMIT",
            first_line(Command::new("git").args(["rev-parse", "--short", "HEAD"]))?,
        );
    program::run(&mut node)
}

/// Builds the native runner and returns its path.
fn native() -> Result<PathBuf> {
    #[derive(Deserialize)]
    struct Message {
        executable: Option<PathBuf>,
    }
    say("native runner: cargo bench --bench native --no-run");
    let messages = program::output(program::cargo().args([
        "bench",
        "--bench=native",
        "--no-run",
        "--quiet",
        "--message-format=json",
    ]))?;
    let executable = String::from_utf8(messages)?
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok()?.executable)
        .next_back();
    executable.context("cargo built no native runner")
}

fn first_line(command: &mut Command) -> Result<String> {
    let output = String::from_utf8(program::output(command)?)?;
    Ok(output.lines().next().unwrap_or_default().to_owned())
}

/// Returns the README with the table of targets between its markers.
fn with_table(readme: &str, results: &Results) -> Result<String> {
    let [start, end] = MARKERS;
    let parts = readme.split_once(start).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(end)?;
        Some((before, after))
    });
    let Some((before, after)) = parts else {
        bail!("{README} lacks the lines {} and {end}", start.trim_end());
    };
    let (targets, measured) = (&results.targets, results.environment.sentence());
    Ok(format!("{before}{start}{targets}\n\n{measured}\n{end}{after}"))
}

/// Returns all results as a Markdown page.
fn report(results: &Results) -> String {
    let (targets, figures, measured) = (&results.targets, &results.figures, results.environment.sentence());
    format!(
        "# Benchmark results\n\nWritten by `cargo xtask bench`. {measured}\n\n## Targets\n\n{targets}\n\n## Figures\n\n{figures}\n"
    )
}

impl Environment {
    fn sentence(&self) -> String {
        let Self {
            date,
            processor,
            cores,
            node,
        } = self;
        let day = date.split('T').next().unwrap_or_default();
        format!("Measured on {day}: {processor}, {cores} cores, Node {node}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn results() -> Results {
        Results {
            environment: Environment {
                date: "2026-11-23T10:00:00Z".to_owned(),
                processor: "A processor".to_owned(),
                cores: 2,
                node: "v20".to_owned(),
            },
            targets: "| new |".to_owned(),
            figures: "| all |".to_owned(),
        }
    }

    #[test]
    fn only_what_is_between_the_markers_is_replaced() -> Result<()> {
        let readme = "before\n<!-- bench:start -->\n| old |\n<!-- bench:end -->\nafter\n";
        assert_eq!(
            with_table(readme, &results())?,
            "before\n<!-- bench:start -->\n| new |\n\nMeasured on 2026-11-23: A processor, 2 cores, Node v20.\n<!-- bench:end -->\nafter\n"
        );
        Ok(())
    }

    #[test]
    fn a_readme_without_markers_is_rejected() {
        assert!(with_table("nothing\n", &results()).is_err());
    }
}
