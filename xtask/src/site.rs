//! The static site, and the files that a first visit loads.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::budget;
use crate::notices;
use crate::program::{self, say};
use crate::project::Project;

/// One entry of Vite's manifest.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Chunk {
    file: String,
    #[serde(default)]
    is_entry: bool,
    #[serde(default)]
    imports: Vec<String>,
    #[serde(default)]
    css: Vec<String>,
    #[serde(default)]
    assets: Vec<String>,
}

type Manifest = BTreeMap<String, Chunk>;

/// Builds the site with the npm package, which must be built already.
pub fn build(project: &Project) -> Result<()> {
    let site = &project.plan.site;
    say(&format!("site: vite build → {}/", site.out.display()));
    program::run(
        program::npm_tool(Path::new("."), "vite")
            .args(["build", "--logLevel=warn"])
            .current_dir(&site.root),
    )?;
    // The site contains the wasm, too.
    let mut packages = notices::crates(project)?;
    packages.extend(notices::npm_packages(&site.root)?);
    fs::write(site.out.join(notices::FILE), notices::text(&packages)?).context("the notices can't be written")
}

/// Prints the size of a first visit, and fails if it is over its budget.
pub fn check_size(project: &Project) -> Result<()> {
    let (files, total) = first_visit(project)?;
    budget::check(
        &format!("first load ({files} files)"),
        total,
        project.plan.budgets.first_load,
    )
}

/// Returns the number of files that a first visit loads, and their size in bytes after `gzip -9`.
pub fn first_visit(project: &Project) -> Result<(usize, u64)> {
    let out = &project.plan.site.out;
    let manifest = fs::read_to_string(out.join(".vite/manifest.json")).context("Vite wrote no manifest")?;
    let manifest: Manifest = serde_json::from_str(&manifest).context("Vite's manifest can't be read")?;
    let files = first_load(&manifest);
    let mut total = 0;
    for file in &files {
        let bytes =
            fs::read(out.join(file)).with_context(|| format!("{file} of Vite's manifest can't be read"))?;
        total += budget::gzipped(&bytes)?;
    }
    Ok((files.len(), total))
}

/// Returns the files of a first visit: the page, its scripts and their imports, styles and wasm.
fn first_load(manifest: &Manifest) -> BTreeSet<String> {
    // Vite's manifest has no scripts at fixed addresses.
    let mut files = BTreeSet::from(["index.html".to_owned(), "start-watch.js".to_owned()]);
    let mut waiting: Vec<&Chunk> = manifest.values().filter(|chunk| chunk.is_entry).collect();
    let mut seen = BTreeSet::new();
    while let Some(chunk) = waiting.pop() {
        if !seen.insert(&chunk.file) {
            continue;
        }
        files.insert(chunk.file.clone());
        files.extend(chunk.css.iter().cloned());
        files.extend(
            chunk
                .assets
                .iter()
                .filter(|asset| asset.ends_with(".wasm"))
                .cloned(),
        );
        waiting.extend(chunk.imports.iter().filter_map(|import| manifest.get(import)));
    }
    files
}
