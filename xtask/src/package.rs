//! The npm package: for each build its glue, its wasm, and a thin entry for each environment.
//!
//! | entry | how the wasm arrives |
//! | --- | --- |
//! | `web.js` | the caller awaits its default export, `init` |
//! | `node.js` | read from the disk while the module loads |
//! | `bundler.js` | fetched, with top-level await, from where the bundler puts it |
//!
//! The files of `hookwright/payload` and `hookwright/render` have `payload-` and `render-` before these names.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::Serialize;

use crate::elements;
use crate::node;
use crate::notices;
use crate::plan::Build;
use crate::program;
use crate::project::Project;
use crate::stamp::Stamp;
use crate::wasm::{self, Effort};

/// Files that are copied into the package.
const COPIED: [&str; 3] = ["README.md", "LICENSE-MIT", "LICENSE-APACHE"];

/// `package.json`. It is a struct because the order of export conditions decides which one applies.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Manifest<'a> {
    name: &'a str,
    version: &'a str,
    description: &'a str,
    keywords: &'a [String],
    license: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    repository: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    private: Option<bool>,
    engines: BTreeMap<&'a str, String>,
    r#type: &'a str,
    exports: Exports,
    types: &'a str,
    custom_elements: &'a str,
    side_effects: Vec<String>,
    files: [&'a str; 8],
}

/// The import paths of the package, each with its target.
type Exports = BTreeMap<String, Export>;

#[derive(Serialize)]
#[serde(untagged)]
enum Export {
    Environments { node: Entry, default: Entry },
    Entry(Entry),
    File(String),
}

#[derive(Serialize)]
struct Entry {
    types: String,
    default: String,
}

impl Entry {
    fn of(build: &Build, environment: &str) -> Self {
        let name = entry_name(build, environment);
        Self {
            types: format!("./{name}.d.ts"),
            default: format!("./{name}.js"),
        }
    }

    /// Returns the entry that defines the elements, which is the same in every environment.
    fn elements() -> Self {
        Self {
            types: format!("./{}.d.ts", elements::NAME),
            default: format!("./{}.js", elements::NAME),
        }
    }
}

/// Returns the file name of a build's entry for an environment, without extension.
fn entry_name(build: &Build, environment: &str) -> String {
    match build.entry.as_str() {
        "" => environment.to_owned(),
        entry => format!("{entry}-{environment}"),
    }
}

/// Packs the npm package as `npm publish` does, and unpacks it into `folder/node_modules`, beside the packages of the
/// folder's own lockfile.
pub fn unpack(project: &Project, folder: &Path) -> Result<()> {
    node::install(folder)?;
    let installed = fs::canonicalize(folder)?
        .join("node_modules")
        .join(&project.krate.name);
    if installed.exists() {
        fs::remove_dir_all(&installed)?;
    }
    fs::create_dir_all(&installed)?;
    let pack = program::output(
        Command::new("npm")
            .args(["pack", "--silent", "--pack-destination"])
            .arg(&installed)
            .current_dir(&project.plan.core.out),
    )?;
    let tarball = String::from_utf8(pack)?;
    // Everything in an npm tarball is in one folder, `package`.
    program::run(
        Command::new("tar")
            .args(["--strip-components=1", "-xzf", tarball.trim()])
            .current_dir(&installed),
    )?;
    fs::remove_file(installed.join(tarball.trim()))?;
    Ok(())
}

/// Adds the files that the package is made from, except the wasm, to the inputs of `stamp`.
pub fn inputs(stamp: Stamp) -> Result<Stamp> {
    COPIED
        .iter()
        .chain(&["Cargo.toml", "Cargo.lock"])
        .try_fold(stamp, |stamp, file| stamp.input_file(Path::new(file)))
}

/// Adds the rest of the package to `folder`, which contains the glue and the wasm.
pub fn write(project: &Project, folder: &Path, effort: Effort) -> Result<()> {
    for file in COPIED {
        fs::copy(file, folder.join(file)).with_context(|| format!("{file} can't be copied"))?;
    }
    // The elements contain packages of the page.
    let mut packages = notices::crates(project)?;
    packages.extend(notices::npm_packages(&project.plan.site.root)?);
    fs::write(folder.join(notices::FILE), notices::text(&packages)?)?;
    let apis = snippet_apis(folder)?;
    let built = wasm::builds(project, effort);
    for build in &project.plan.core.builds {
        // A quick one makes only the first build, which contains the others.
        let source = built.iter().find(|other| other.entry == build.entry);
        let source = source.or(built.first()).context("there is no build")?;
        write_entries(project, folder, build, source, &apis)?;
    }
    let manifest = serde_json::to_string_pretty(&manifest(project, effort))?;
    fs::write(folder.join("package.json"), manifest + "\n").context("package.json can't be written")
}

/// Makes `package` equal to `fresh` by writing only the files that differ, the wasm before the scripts that load it.
pub fn replace(package: &Path, fresh: &Path) -> Result<()> {
    let (mut scripts, others): (Vec<_>, Vec<_>) = files_below(fresh)?
        .into_iter()
        .partition(|path| path.extension() == Some(OsStr::new("js")));
    let wanted: Vec<PathBuf> = others.into_iter().chain(scripts.drain(..)).collect();
    for file in &wanted {
        let (from, to) = (fresh.join(file), package.join(file));
        let bytes = fs::read(from)?;
        if fs::read(&to).is_ok_and(|old| old == bytes) {
            continue;
        }
        fs::create_dir_all(to.parent().unwrap_or(package))?;
        fs::write(&to, bytes).with_context(|| format!("{} can't be written", to.display()))?;
    }
    for old in files_below(package)? {
        if !wanted.contains(&old) && !elements::owns(&old) {
            fs::remove_file(package.join(old))?;
        }
    }
    Ok(())
}

/// Copies the declarations of the crate's own JavaScript, and returns the scripts that have declarations: those, like the
/// error classes, are part of the package's API.
fn snippet_apis(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut apis = Vec::new();
    for snippet in files_below(folder)?
        .into_iter()
        .filter(|path| path.starts_with("snippets"))
    {
        // snippets/<crate>-<hash>/<path in the crate>
        let source: PathBuf = snippet.iter().skip(2).collect();
        let declarations = source.with_extension("d.ts");
        if declarations.is_file() {
            fs::copy(&declarations, folder.join(snippet.with_extension("d.ts")))?;
            apis.push(snippet);
        }
    }
    Ok(apis)
}

fn write_entries(
    project: &Project,
    folder: &Path,
    build: &Build,
    source: &Build,
    apis: &[PathBuf],
) -> Result<()> {
    let glue = format!("./{}.js", project.glue_name(source));
    let wasm = project.wasm_name(source);
    let mut api = format!("export * from \"{glue}\";\n");
    for module in apis {
        api.push_str(&format!("export * from \"./{}\";\n", module.display()));
    }
    let guard = handle_guard(folder, &glue)?;
    let with_init = format!("{api}export {{ default }} from \"{glue}\";\n");
    let web = format!("{guard}\n{with_init}");
    let node = format!(
        "import {{ readFileSync }} from \"node:fs\";\n\
         import {{ initSync }} from \"{glue}\";\n{guard}\n\
         initSync({{ module: readFileSync(new URL(\"{wasm}\", import.meta.url)) }});\n\n{api}"
    );
    let bundler = format!(
        "import init from \"{glue}\";\n{guard}\n\
         await init({{ module_or_path: new URL(\"{wasm}\", import.meta.url) }});\n\n{api}"
    );
    for (environment, script, declarations) in [
        ("web", &web, &with_init),
        ("node", &node, &api),
        ("bundler", &bundler, &api),
    ] {
        let name = entry_name(build, environment);
        fs::write(folder.join(&name).with_extension("js"), script)?;
        fs::write(folder.join(&name).with_extension("d.ts"), declarations)?;
    }
    Ok(())
}

/// Returns the part of an entry that guards the handles of the glue's classes.
fn handle_guard(folder: &Path, glue: &str) -> Result<String> {
    let module = files_below(folder)?
        .into_iter()
        .find(|file| file.ends_with("src/browser/argument.js"))
        .context("the glue has no argument.js")?;
    let script = fs::read_to_string(folder.join(glue))?;
    let classes: Vec<_> = script
        .lines()
        .filter_map(|line| line.strip_prefix("export class ")?.strip_suffix(" {"))
        .collect();
    let classes = classes.join(", ");
    Ok(format!(
        "import {{ {classes} }} from \"{glue}\";\n\
         import {{ guardHandles }} from \"./{}\";\n\n\
         guardHandles({{ {classes} }});\n",
        module.display()
    ))
}

fn manifest(project: &Project, effort: Effort) -> Manifest<'_> {
    let krate = &project.krate;
    let builds = &project.plan.core.builds;
    let mut side_effects = vec![
        "./snippets/*".to_owned(),
        format!("./{}.js", elements::NAME),
        format!("./{}/*", elements::NAME),
    ];
    for build in builds {
        for environment in ["web", "node", "bundler"] {
            side_effects.push(format!("./{}.js", entry_name(build, environment)));
        }
    }
    Manifest {
        name: &krate.name,
        version: &krate.version,
        description: &krate.description,
        keywords: &krate.keywords,
        license: &krate.license,
        repository: krate.repository.as_deref(),
        private: (effort == Effort::Quick).then_some(true),
        engines: BTreeMap::from([("node", format!(">={}.{}", node::OLDEST.0, node::OLDEST.1))]),
        r#type: "module",
        exports: exports(project, wasm::builds(project, effort)),
        types: "./bundler.d.ts",
        custom_elements: elements::MANIFEST,
        side_effects,
        files: [
            "*.js",
            "*.d.ts",
            "*.wasm",
            elements::NAME,
            elements::MANIFEST,
            "snippets",
            "LICENSE-*",
            notices::FILE,
        ],
    }
}

/// Lists the entries of every build, and the wasm files of those that were made.
fn exports(project: &Project, built: &[Build]) -> Exports {
    let as_file = |file: &str| (format!("./{file}"), Export::File(format!("./{file}")));
    let mut exports = Exports::from([as_file("package.json"), as_file(elements::MANIFEST)]);
    exports.insert(format!("./{}", elements::NAME), Export::Entry(Entry::elements()));
    exports.extend(built.iter().map(|build| as_file(&project.wasm_name(build))));
    for build in &project.plan.core.builds {
        let path = match build.entry.as_str() {
            "" => ".".to_owned(),
            entry => format!("./{entry}"),
        };
        let web = Entry::of(build, "web");
        exports.insert(format!("{path}/web"), Export::Entry(web));
        let environments = Export::Environments {
            node: Entry::of(build, "node"),
            default: Entry::of(build, "bundler"),
        };
        exports.insert(path, environments);
    }
    exports
}

/// Lists the files in `folder` and its subfolders, relative to it.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder.join(&inner)) else {
            continue;
        };
        for entry in entries {
            let entry = entry?;
            let path = inner.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path)
            } else {
                files.push(path)
            }
        }
    }
    Ok(files)
}
