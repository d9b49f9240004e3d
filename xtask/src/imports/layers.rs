//! The page's layers: a file imports only its own layer and the ones before it in the table, and one view does not
//! import another.

use std::path::{Component, Path, PathBuf};

/// The layer that has a folder for each of its members, which don't import each other.
const VIEWS: &str = "views";

/// The folder with all layers but the last, `elements`, which is beside it.
const SOURCES: &str = "src";

/// Returns a sentence for each import of a file that its layer does not allow. The file's path is relative to the
/// page's source folder, and for an element to the folder around it.
pub fn violations(layers: &[String], file: &Path, text: &str) -> Vec<String> {
    let Some(layer) = first(file) else {
        // Files beside the layers, like `main.ts`, put them together.
        return Vec::new();
    };
    let position = |name: &str| layers.iter().position(|layer| layer == name);
    let Some(own) = position(&layer) else {
        return vec![format!(
            "{}: `{layer}` is not a layer in the table",
            file.display()
        )];
    };
    let imports = text.lines().enumerate().filter_map(|(index, line)| {
        let target = resolve(file, specifier(line)?);
        let allowed = match (first(&target), position(&first(&target)?)) {
            (Some(other), _) if other == layer => layer != VIEWS || second(&target) == second(file),
            (_, Some(other)) => other < own,
            _ => false,
        };
        let from = format!("{}:{}", file.display(), index + 1);
        (!allowed).then(|| format!("{from}: `{layer}` may not import {}", target.display()))
    });
    imports.collect()
}

/// Returns the relative path that a line imports, with `from "…"`, `import "…"` or `import("…")`.
fn specifier(line: &str) -> Option<&str> {
    let quoted = ["from \"", "import \"", "import(\""]
        .iter()
        .find_map(|start| line.split_once(start))
        .and_then(|(_, rest)| rest.split_once('"'))?;
    let (path, _) = quoted;
    path.starts_with('.').then_some(path)
}

fn resolve(file: &Path, specifier: &str) -> PathBuf {
    let mut target = file.parent().map(Path::to_path_buf).unwrap_or_default();
    for component in Path::new(specifier).components() {
        match component {
            Component::ParentDir => drop(target.pop()),
            Component::Normal(name) => target.push(name),
            _ => {}
        }
    }
    target
        .strip_prefix(SOURCES)
        .map(Path::to_path_buf)
        .unwrap_or(target)
}

/// Returns the first folder of a path; none for a file without one.
fn first(path: &Path) -> Option<String> {
    let mut parts = path.iter();
    let folder = parts.next()?.to_string_lossy().into_owned();
    parts.next().map(|_| folder)
}

fn second(path: &Path) -> Option<&std::ffi::OsStr> {
    path.iter().nth(1)
}
