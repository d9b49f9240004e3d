//! The elements for other people's pages, as a part of the npm package: scripts, declarations and their manifest.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use regex::Regex;

use crate::budget;
use crate::program::{self, say};
use crate::project::Project;
use crate::stamp::Stamp;

/// The name of the entry, and of the folder with everything that it loads.
pub const NAME: &str = "elements";

/// The description of the elements for editors and documentation tools.
pub const MANIFEST: &str = "custom-elements.json";

/// The modes of `vite.elements.config.ts`: each builds a part of the elements.
const MODES: [&str; 2] = ["light", "full"];

/// The inputs of the build, in the page's folder, except `node_modules`.
const SOURCES: [&str; 7] = [
    "elements",
    "src",
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.elements.json",
    "custom-elements-manifest.config.mjs",
    "vite.elements.config.ts",
];

/// Whether a file of the npm package, given by its path in it, is a part of the elements.
pub fn owns(file: &Path) -> bool {
    let name = file.to_string_lossy();
    file.starts_with(NAME) || name == MANIFEST || [".js", ".d.ts"].contains(&name.trim_start_matches(NAME))
}

/// Adds the elements to the npm package, which must be built already, unless they are up to date.
pub fn build(project: &Project) -> Result<()> {
    let root = &project.plan.site.root;
    let out = &project.plan.core.out;
    let mut stamp = Stamp::new(out.join(".elements-stamp"));
    for source in SOURCES.iter().map(|source| root.join(source)) {
        for file in files(&source)? {
            stamp = stamp.input(file.to_string_lossy()).input_file(&file)?;
        }
    }
    if stamp.is_fresh() {
        return Ok(());
    }
    let folder = out.join(NAME);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    for mode in MODES {
        say(&format!(
            "elements: vite build --mode {mode} → {}/",
            out.display()
        ));
        program::run(
            program::npm_tool(Path::new("."), "vite")
                .args(["build", "--config=vite.elements.config.ts", "--logLevel=warn"])
                .args(["--mode", mode])
                .current_dir(root),
        )?;
    }
    declare(project)?;
    let pkg = fs::canonicalize(out)?;
    let from = fs::canonicalize(root)?;
    let depth = from.components().count();
    // The analyzer takes the output folder relative to the current one.
    let relative: PathBuf = std::iter::repeat_n("..", depth - 1).collect();
    let relative = relative.join(pkg.strip_prefix("/")?);
    program::run(
        program::npm_tool(Path::new("."), "custom-elements-manifest")
            .args(["analyze", "--quiet", "--outdir"])
            .arg(relative)
            .current_dir(root),
    )?;
    stamp.save()
}

/// Writes the declarations of the entry and of the modules that it imports types from.
fn declare(project: &Project) -> Result<()> {
    let emitted = fs::canonicalize(&project.target)?.join("xtask/elements");
    program::run(
        program::npm_tool(Path::new("."), "tsc")
            .args(["--project", "tsconfig.elements.json", "--noEmit", "false"])
            .args(["--declaration", "--emitDeclarationOnly", "--outDir"])
            .arg(&emitted)
            .current_dir(&project.plan.site.root),
    )?;
    let import = Regex::new(r#""\./([\w-]+)\.ts""#)?;
    let mut waiting = vec![NAME.to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(module) = waiting.pop() {
        if !seen.insert(module.clone()) {
            continue;
        }
        let file = format!("{module}.d.ts");
        let text = fs::read_to_string(emitted.join(NAME).join(&file))
            .with_context(|| format!("TypeScript wrote no {file}"))?;
        waiting.extend(import.captures_iter(&text).map(|found| found[1].to_owned()));
        // TypeScript keeps the extension that the source imports.
        let text = import.replace_all(&text, r#""./$1.js""#);
        fs::write(project.plan.core.out.join(NAME).join(file), text.as_bytes())?;
    }
    let entry = format!("export * from \"./{NAME}/{NAME}.js\";\n");
    fs::write(project.plan.core.out.join(format!("{NAME}.d.ts")), entry)?;
    Ok(())
}

/// Prints the size of everything that each element loads, and fails if one is over its budget.
pub fn check_sizes(project: &Project) -> Result<()> {
    for element in &project.plan.elements {
        let files = loaded(
            &project.plan.core.out,
            [format!("{NAME}.js"), format!("{NAME}/{}", element.script)],
        )?;
        let mut size = 0;
        for file in &files {
            size += budget::gzipped(&fs::read(file)?)?;
        }
        let what = format!("<hookwright-{}> ({} files)", element.name, files.len());
        budget::check(&what, size, element.budget)?;
    }
    Ok(())
}

/// Returns the files that scripts of the package load at once: the scripts, their imports, and the wasm.
fn loaded(package: &Path, scripts: [String; 2]) -> Result<BTreeSet<PathBuf>> {
    let import = Regex::new(r#"(?:from|import|new URL\()\s*["']((?:\.\.?/)*[\w./-]+\.(?:js|wasm))["']"#)?;
    let mut waiting: Vec<PathBuf> = scripts.iter().map(|script| package.join(script)).collect();
    let mut seen = BTreeSet::new();
    while let Some(file) = waiting.pop() {
        let file = fs::canonicalize(&file).with_context(|| format!("{} is missing", file.display()))?;
        if !seen.insert(file.clone()) || file.extension().is_some_and(|extension| extension == "wasm") {
            continue;
        }
        let text = fs::read_to_string(&file)?;
        let folder = file.parent().context("a script is in no folder")?;
        waiting.extend(import.captures_iter(&text).map(|found| folder.join(&found[1])));
    }
    Ok(seen)
}

/// Lists a file, or the files below a folder, in order.
fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        found.extend(files(&entry?.path())?);
    }
    found.sort();
    Ok(found)
}
