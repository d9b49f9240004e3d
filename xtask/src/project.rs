//! The project: its repository, cargo's target folder and the crate's manifest.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::plan::{Build, Plan};
use crate::program;

/// The context of every command. Paths are relative to the repository, which is the current folder.
pub struct Project {
    pub plan: Plan,
    pub krate: Crate,
    /// Cargo's target folder, absolute.
    pub target: PathBuf,
}

/// The manifest of the crate `hookwright`, with inherited values filled in.
#[derive(Deserialize)]
pub struct Crate {
    pub name: String,
    pub version: String,
    pub description: String,
    pub license: String,
    pub keywords: Vec<String>,
    pub repository: Option<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Crate>,
    target_directory: PathBuf,
}

impl Project {
    /// Makes the repository the current folder, and reads its manifests.
    pub fn enter() -> Result<Self> {
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").context("xtask was not started by cargo: run `cargo xtask`")?;
        let root = PathBuf::from(manifest).join("..").canonicalize()?;
        env::set_current_dir(root)?;

        let metadata = program::output(program::cargo().args([
            "metadata",
            "--no-deps",
            "--format-version=1",
            "--offline",
        ]))?;
        let metadata: Metadata =
            serde_json::from_slice(&metadata).context("cargo's metadata can't be read")?;
        let krate = metadata
            .packages
            .into_iter()
            .find(|package| package.name != env!("CARGO_PKG_NAME"))
            .context("the workspace has no crate besides xtask")?;
        Ok(Self {
            plan: Plan::read()?,
            krate,
            target: metadata.target_directory,
        })
    }

    /// Returns the base name of a build's JavaScript glue in the package.
    pub fn glue_name(&self, build: &Build) -> String {
        match build.entry.as_str() {
            "" => self.krate.name.clone(),
            entry => format!("{}_{entry}", self.krate.name),
        }
    }

    /// Returns the name of a build's wasm file in the package.
    pub fn wasm_name(&self, build: &Build) -> String {
        format!("{}_bg.wasm", self.glue_name(build))
    }
}
