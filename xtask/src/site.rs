//! The static site, and the files that a first visit loads.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::budget;
use crate::elements;
use crate::notices;
use crate::program::{self, say};
use crate::project::Project;

/// The documentation's script, by its name in Vite's manifest.
const DOCS_SCRIPT: &str = "docs/site/main.ts";

const DOCS_LANGUAGES: [&str; 2] = ["en", "ko"];

/// One entry of Vite's manifest.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Chunk {
    file: String,
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
    // The documentation's examples are elements of the package.
    elements::build(project)?;
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

/// Prints the sizes of a first visit to the page and to its documentation, and fails if one is over its budget.
pub fn check_size(project: &Project) -> Result<()> {
    let (files, total) = first_visit(project)?;
    budget::check(
        &format!("first load ({files} files)"),
        total,
        project.plan.budgets.first_load,
    )?;
    let (page, files, total) = largest_docs_page(project)?;
    budget::check(
        &format!("first load of {page} ({files} files)"),
        total,
        project.plan.budgets.docs_first_load,
    )
}

/// Returns the number of files that a first visit loads, and their size in bytes after `gzip -9`.
pub fn first_visit(project: &Project) -> Result<(usize, u64)> {
    let out = &project.plan.site.out;
    // Vite's manifest has no scripts at fixed addresses.
    let files = first_load(&manifest(out)?, "index.html", &["index.html", "start-watch.js"]);
    Ok((files.len(), size(out, &files)?))
}

/// Returns the documentation's page whose first visit loads the most, with the number of its files and their size.
fn largest_docs_page(project: &Project) -> Result<(String, usize, u64)> {
    let out = &project.plan.site.out;
    let manifest = manifest(out)?;
    let mut largest = (String::new(), 0, 0);
    for language in DOCS_LANGUAGES {
        let folder = format!("docs/{language}");
        for entry in fs::read_dir(out.join(&folder)).with_context(|| format!("{folder} can't be read"))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if !name.ends_with(".html") {
                continue;
            }
            let page = format!("{folder}/{name}");
            let files = first_load(&manifest, DOCS_SCRIPT, &[&page, "docs/theme.js"]);
            let total = size(out, &files)?;
            if total > largest.2 {
                largest = (page, files.len(), total);
            }
        }
    }
    Ok(largest)
}

fn manifest(out: &Path) -> Result<Manifest> {
    let manifest = fs::read_to_string(out.join(".vite/manifest.json")).context("Vite wrote no manifest")?;
    serde_json::from_str(&manifest).context("Vite's manifest can't be read")
}

fn size(out: &Path, files: &BTreeSet<String>) -> Result<u64> {
    let mut total = 0;
    for file in files {
        let bytes =
            fs::read(out.join(file)).with_context(|| format!("{file} of Vite's manifest can't be read"))?;
        total += budget::gzipped(&bytes)?;
    }
    Ok(total)
}

/// Returns the files of a first visit: `own`, which are not in the manifest, and the entry's scripts with their imports,
/// styles and wasm.
fn first_load(manifest: &Manifest, entry: &str, own: &[&str]) -> BTreeSet<String> {
    let mut files: BTreeSet<String> = own.iter().map(|&file| file.to_owned()).collect();
    let mut waiting: Vec<&Chunk> = manifest.get(entry).into_iter().collect();
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
