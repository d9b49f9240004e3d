//! `wasm-pack.toml`, which only xtask reads: the builds, their output folders and their size budgets.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

const FILE: &str = "wasm-pack.toml";

/// The contents of `wasm-pack.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub core: Core,
    pub site: Site,
    pub elements: Vec<Element>,
    pub budgets: Budgets,
}

/// The wasm core and the npm package around it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Core {
    /// The Rust target triple.
    pub target: String,
    /// The npm package's folder.
    pub out: PathBuf,
    /// The flags for `wasm-opt`.
    pub wasm_opt: Vec<String>,
    /// The builds in the package. The first has every feature, the others have fewer.
    pub builds: Vec<Build>,
}

/// A build in the package: the crate with some of its features, as one wasm file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Build {
    /// The import path after the package's name; empty for the package itself.
    pub entry: String,
    /// The crate's features; default features are not included.
    pub features: Vec<String>,
    /// The cargo profile for releases.
    pub profile: String,
    /// The largest allowed size, in bytes after `gzip -9`.
    pub budget: u64,
}

/// An element for other people's pages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Its tag's name after `hookwright-`.
    pub name: String,
    /// The script that shows its contents, in the folder of the elements.
    pub script: String,
    /// The largest allowed size of everything that a page with the element loads, in bytes after `gzip -9`.
    pub budget: u64,
}

/// The static site.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The folder of the page's source, which is Vite's root.
    pub root: PathBuf,
    /// The output folder of the site.
    pub out: PathBuf,
}

/// The largest allowed sizes, in bytes after `gzip -9`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Budgets {
    /// All files that the page loads before it can be used.
    pub first_load: u64,
    /// All files that a page of the documentation loads before its examples.
    pub docs_first_load: u64,
}

impl Plan {
    /// Reads `wasm-pack.toml` from the current folder.
    pub fn read() -> Result<Self> {
        let text = fs::read_to_string(FILE).with_context(|| format!("{FILE} can't be read"))?;
        toml::from_str(&text).with_context(|| format!("{FILE} can't be read"))
    }
}
