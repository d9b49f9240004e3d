//! Which room of the crate may import which: the table of ARCHITECTURE.md, held against every file of `src/`.

mod names;
mod table;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use names::Name;
use table::Table;

const PAGE: &str = "ARCHITECTURE.md";
const SOURCES: &str = "src";

/// Fails where a file imports what its room may not, or where the table and the folders differ.
pub fn check() -> Result<()> {
    let page = fs::read_to_string(PAGE).with_context(|| format!("{PAGE} can't be read"))?;
    let table = Table::read(&page)?;
    let mut complaints = Vec::new();
    let mut found = Vec::new();
    for file in rust_files(Path::new(SOURCES))? {
        let modules = modules_of(&file)?;
        // The crate's root lists the rooms; it belongs to none.
        let Some(room) = modules.first() else { continue };
        found.push(room.clone());
        let text = fs::read_to_string(&file)?;
        complaints.extend(breaches(&table, &modules, &text, &file.display().to_string())?);
    }
    let absent = table
        .rooms()
        .filter(|room| !found.iter().any(|name| name == room));
    complaints.extend(absent.map(|room| format!("{PAGE} has the room `{room}`, and {SOURCES}/ does not")));
    if !complaints.is_empty() {
        bail!(
            "{}\n{} imports or rooms are not as {PAGE} has them",
            complaints.join("\n"),
            complaints.len()
        );
    }
    Ok(())
}

/// What the text of a file names and its room may not, a sentence each.
fn breaches(table: &Table, modules: &[String], text: &str, file: &str) -> Result<Vec<String>> {
    let room = modules.first().map_or("", String::as_str);
    let Some(rules) = table.rules(room) else {
        return Ok(vec![format!("{file}: {PAGE} has no room `{room}`")]);
    };
    let names = names::read(text, modules.len()).with_context(|| format!("{file} is not Rust"))?;
    let breaches = names.into_iter().filter_map(|(line, name)| {
        let what = match name {
            Name::Room(other) if other == room || rules.imports.contains(&other) => return None,
            Name::JavaScript(_) if rules.javascript => return None,
            Name::Room(other) if table.rules(&other).is_none() => {
                format!("`crate::{other}`, which is no room: name the room it comes from")
            }
            Name::Room(other) => format!("the room `{other}`"),
            Name::JavaScript(krate) => format!("JavaScript (`{krate}`)"),
        };
        Some(format!("{file}:{line}: `{room}` may not import {what}"))
    });
    Ok(breaches.collect())
}

/// The modules from the crate's root down to a file: `src/template/parse.rs` → `template`, `parse`.
fn modules_of(file: &Path) -> Result<Vec<String>> {
    let inner = file.strip_prefix(SOURCES)?.with_extension("");
    let modules = inner.iter().map(|part| part.to_string_lossy().into_owned());
    Ok(modules
        .filter(|module| module != "mod" && module != "lib")
        .collect())
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
