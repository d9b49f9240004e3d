//! `wasm-pack.toml`: what is built, where it goes, how large it may be.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

const FILE: &str = "wasm-pack.toml";

/// The whole file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub core: Core,
    pub site: Site,
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
    /// Flags for `wasm-opt`.
    pub wasm_opt: Vec<String>,
    /// What the package holds. The first has everything; each other is the crate with less.
    pub modules: Vec<Module>,
}

/// One wasm of the package: the crate with some of its features.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Module {
    /// What people import behind the package's name; empty for the package itself.
    pub entry: String,
    /// The crate's features, those by default left out.
    pub features: Vec<String>,
    /// Cargo's profile for a release.
    pub profile: String,
    /// Upper limit, in bytes after `gzip -9`.
    pub budget: u64,
}

/// The static site.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// The page's source: Vite's root.
    pub root: PathBuf,
    /// The built site.
    pub out: PathBuf,
}

/// Upper limits, in bytes after `gzip -9`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Budgets {
    /// Everything that the page loads before it can be used.
    pub first_load: u64,
}

impl Plan {
    /// Reads the file from the current folder.
    pub fn read() -> Result<Self> {
        let text = fs::read_to_string(FILE).with_context(|| format!("{FILE} can't be read"))?;
        toml::from_str(&text).with_context(|| format!("{FILE} is not a plan"))
    }
}
