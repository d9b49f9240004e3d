//! The store's tests as wasm in Chromium: the tests of `cargo test --test store`, on the browser's own storage.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;
use wasm_bindgen_cli_support::Bindgen;

use crate::machine;
use crate::node;
use crate::program::{self, say};
use crate::project::Project;
use crate::wasm;

/// The name of the test target and of its glue.
const NAME: &str = "store";

/// A line of cargo's JSON output; only the line about the test has an executable.
#[derive(Deserialize)]
struct Message {
    executable: Option<PathBuf>,
}

/// Builds the tests and runs each on its own page.
pub fn test(project: &Project, tests: &Path) -> Result<()> {
    node::install(tests)?;
    let chromium = machine::ensure_chromium(tests)?;
    let glue = project.target.join("xtask").join(NAME);
    if glue.exists() {
        fs::remove_dir_all(&glue)?;
    }
    bind(&compile(&project.plan.core.target)?, &glue)?;
    say(&format!("Chromium: {}", chromium.display()));
    let mut playwright = program::npm_tool(Path::new("."), "playwright");
    playwright
        .args(["test", "--config", NAME])
        .env("CHROMIUM", chromium)
        .env("STORE_TESTS", &glue);
    program::run(playwright.current_dir(tests))
}

fn compile(target: &str) -> Result<PathBuf> {
    wasm::add_target(target)?;
    say(&format!(
        "tests: cargo test --test {NAME} --no-run --target {target}"
    ));
    let messages = program::output(program::cargo().args([
        "test",
        "--test",
        NAME,
        "--no-run",
        "--target",
        target,
        "--message-format=json-render-diagnostics",
    ]))?;
    let executable = String::from_utf8(messages)?
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok())
        .find_map(|message| message.executable);
    executable.with_context(|| format!("cargo built no test `{NAME}`"))
}

fn bind(wasm: &Path, out: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    // The start function would be `main`, which runs the tests natively.
    bindgen
        .input_path(wasm)
        .out_name(NAME)
        .typescript(false)
        .omit_default_module_path(false)
        .emit_start(false);
    bindgen
        .web(true)?
        .generate(out)
        .context("wasm-bindgen rejects the tests")
}
