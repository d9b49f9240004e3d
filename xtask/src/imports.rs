//! The direction of imports: the two tables of ARCHITECTURE.md, checked against every file of the crate and the page.
//!
//! Also rejects import cycles between the crate's files; Biome's `noImportCycles` does so for the page's.

mod cycles;
mod layers;
mod paths;
mod table;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use cycles::Files;
use paths::Source;
use table::Modules;

const TABLES: &str = "ARCHITECTURE.md";
const CRATE: &str = "src";
const PAGE: &str = "www/src";

/// The folder with the elements for other people's pages: the last layer, beside the others' folder.
const ELEMENTS: &str = "www/elements";

/// Fails where a file imports what its module or layer may not, where files import each other in a cycle, or where
/// the tables and the folders differ.
pub fn check() -> Result<()> {
    let tables = fs::read_to_string(TABLES).with_context(|| format!("{TABLES} can't be read"))?;
    let mut problems = crate_problems(&tables)?;
    problems.extend(page_problems(&tables)?);
    if !problems.is_empty() {
        bail!(
            "{}\n{} imports or folders are not as {TABLES} allows",
            problems.join("\n"),
            problems.len()
        );
    }
    Ok(())
}

fn crate_problems(tables: &str) -> Result<Vec<String>> {
    let modules = Modules::read(tables)?;
    let mut problems = Vec::new();
    let mut found = Vec::new();
    let mut files = Files::default();
    for file in files_below(Path::new(CRATE), "rs")? {
        let path = module_path(&file)?;
        // The crate's root declares the modules; it belongs to none.
        let Some(module) = path.first() else { continue };
        found.push(module.clone());
        let text = fs::read_to_string(&file)?;
        let source = paths::read(&text, &path).with_context(|| format!("{} is not Rust", file.display()))?;
        problems.extend(violations(&modules, module, &source, &file.display().to_string()));
        if !is_test(&file) {
            files.add(path, source);
        }
    }
    let absent = modules
        .names()
        .filter(|name| !found.iter().any(|module| module == name));
    problems.extend(absent.map(|name| format!("{TABLES} has the module `{name}`, and {CRATE}/ does not")));
    let cycles = files.cycles().into_iter();
    problems.extend(cycles.map(|files| format!("these files import each other: {}", files.join(", "))));
    Ok(problems)
}

/// Returns a sentence for each import of a file that its module may not have.
fn violations(modules: &Modules, module: &str, source: &Source, file: &str) -> Vec<String> {
    let Some(rules) = modules.rules(module) else {
        return vec![format!("{file}: {TABLES} has no module `{module}`")];
    };
    let javascript = source.javascript.iter().filter(|_| !rules.javascript);
    let javascript = javascript.map(|(line, name)| {
        let what = format!("JavaScript (`{name}`)");
        (*line, what)
    });
    let others = source.absolute.iter().filter_map(|(line, path)| {
        let other = path.first()?;
        if other == module || rules.imports.contains(other) {
            return None;
        }
        let what = match modules.rules(other) {
            Some(_) => format!("the module `{other}`"),
            None => format!("`crate::{other}`, which is not a module: name the module that it comes from"),
        };
        Some((*line, what))
    });
    let sentences = javascript
        .chain(others)
        .map(|(line, what)| format!("{file}:{line}: `{module}` may not import {what}"));
    sentences.collect()
}

fn page_problems(tables: &str) -> Result<Vec<String>> {
    let layers = table::layers(tables)?;
    let mut problems = Vec::new();
    let mut found = Vec::new();
    let mut files = files_below(Path::new(PAGE), "ts")?;
    files.extend(files_below(Path::new(ELEMENTS), "ts")?);
    for file in files {
        let inner = file.strip_prefix(PAGE).or(file.strip_prefix("www"))?;
        found.extend(
            inner
                .iter()
                .next()
                .map(|folder| folder.to_string_lossy().into_owned()),
        );
        problems.extend(layers::violations(&layers, inner, &fs::read_to_string(&file)?));
    }
    let absent = layers.iter().filter(|layer| !found.contains(layer));
    problems.extend(absent.map(|layer| format!("{TABLES} has the layer `{layer}`, and www/ does not")));
    Ok(problems)
}

/// Returns the modules from the crate's root down to a file: `src/template/parse.rs` → `template`, `parse`.
fn module_path(file: &Path) -> Result<Vec<String>> {
    let inner = file.strip_prefix(CRATE)?.with_extension("");
    let modules = inner.iter().map(|part| part.to_string_lossy().into_owned());
    Ok(modules
        .filter(|module| module != "mod" && module != "lib")
        .collect())
}

fn is_test(file: &Path) -> bool {
    file.file_stem().is_some_and(|name| name == "tests") || file.iter().any(|folder| folder == "tests")
}

fn files_below(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
