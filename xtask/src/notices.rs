//! Third-party notices: the licences of the packages whose code is part of a build.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::program;
use crate::project::Project;

/// The name of the file with the notices.
pub const FILE: &str = "THIRD-PARTY-NOTICES.txt";

/// How the names of files with licences begin, in upper case.
const LICENSE_FILES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];

/// A package whose code is part of a build.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Package {
    pub name: String,
    pub version: String,
    /// The SPDX expression of its licence.
    pub license: String,
    /// The folder with its sources.
    pub folder: PathBuf,
}

/// The output of `cargo metadata`, as far as it is read here.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Crate>,
}

#[derive(Deserialize)]
struct Crate {
    name: String,
    version: String,
    license: Option<String>,
    manifest_path: PathBuf,
}

/// An npm lockfile, as far as it is read here.
#[derive(Deserialize)]
struct Lockfile {
    packages: BTreeMap<String, Locked>,
}

#[derive(Deserialize)]
struct Locked {
    version: Option<String>,
    license: Option<String>,
    #[serde(default)]
    dev: bool,
    #[serde(default)]
    peer: bool,
}

/// Lists the crates that are compiled into any build of the package, without build-time tools.
pub fn crates(project: &Project) -> Result<Vec<Package>> {
    let mut used = BTreeSet::new();
    for build in &project.plan.core.builds {
        let tree = program::output(program::cargo().args([
            "tree",
            "--offline",
            "--package",
            &project.krate.name,
            "--target",
            &project.plan.core.target,
            "--edges=normal,no-proc-macro",
            "--prefix=none",
            "--format={p}",
            "--no-default-features",
            &format!("--features={}", build.features.join(",")),
        ]))?;
        used.extend(String::from_utf8(tree)?.lines().filter_map(|line| {
            let mut words = line.split(' ');
            Some((
                words.next()?.to_owned(),
                words.next()?.strip_prefix('v')?.to_owned(),
            ))
        }));
    }
    let metadata = program::output(program::cargo().args(["metadata", "--offline", "--format-version=1"]))?;
    let metadata: Metadata = serde_json::from_slice(&metadata).context("cargo's metadata can't be read")?;
    let packages = metadata.packages.into_iter().filter(|package| {
        package.name != project.krate.name && used.contains(&(package.name.clone(), package.version.clone()))
    });
    let mut packages: Vec<Package> = packages
        .map(|package| Package {
            license: package.license.unwrap_or_default(),
            folder: package
                .manifest_path
                .parent()
                .map(Path::to_path_buf)
                .unwrap_or_default(),
            name: package.name,
            version: package.version,
        })
        .collect();
    packages.sort();
    Ok(packages)
}

/// Lists the npm packages that `folder` depends on at run time, its own dependencies and theirs. They must be installed.
pub fn npm_packages(folder: &Path) -> Result<Vec<Package>> {
    let path = folder.join("package-lock.json");
    let text = fs::read_to_string(&path).with_context(|| format!("{} can't be read", path.display()))?;
    let lockfile: Lockfile =
        serde_json::from_str(&text).with_context(|| format!("{} is not a lockfile", path.display()))?;
    let installed = lockfile.packages.into_iter().filter_map(|(path, locked)| {
        let (_, name) = path.rsplit_once("node_modules/")?;
        // Type declarations have no code that runs.
        let is_shipped = !locked.dev && !locked.peer && !name.starts_with("@types/");
        is_shipped.then(|| Package {
            name: name.to_owned(),
            version: locked.version.unwrap_or_default(),
            license: locked.license.unwrap_or_default(),
            folder: folder.join(&path),
        })
    });
    let mut packages: Vec<Package> = installed.collect();
    packages.sort();
    Ok(packages)
}

/// Writes the notices: the packages, then each licence text once, with the packages that it applies to.
pub fn text(packages: &[Package]) -> Result<String> {
    let mut out = String::from("This software contains code of the following packages:\n\n");
    let mut texts: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for package in packages {
        writeln!(out, "{} {} ({})", package.name, package.version, package.license)?;
        for file in license_files(package)? {
            let text =
                fs::read_to_string(&file).with_context(|| format!("{} can't be read", file.display()))?;
            texts
                .entry(text.replace("\r\n", "\n").trim().to_owned())
                .or_default()
                .insert(&package.name);
        }
    }
    writeln!(
        out,
        "\nThe compiled Rust code also contains the Rust standard library (MIT OR Apache-2.0)."
    )?;
    for (text, packages) in texts {
        let names: Vec<_> = packages.into_iter().collect();
        write!(out, "\n{}\n{}:\n\n{text}\n", "-".repeat(80), names.join(", "))?;
    }
    Ok(out)
}

/// Returns the files with a package's licence. Where the package may be used under the MIT licence alone, that one
/// suffices.
fn license_files(package: &Package) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(&package.folder)
        .with_context(|| format!("the sources of {} are missing", package.name))?
    {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        if entry.file_type()?.is_file() && LICENSE_FILES.iter().any(|prefix| name.starts_with(prefix)) {
            files.push(entry.path());
        }
    }
    files.sort();
    let is_named_mit = |file: &PathBuf| file.to_string_lossy().to_uppercase().ends_with("LICENSE-MIT");
    let mit: Vec<PathBuf> = files.iter().filter(|file| is_named_mit(file)).cloned().collect();
    if package.license.contains(" AND ") || mit.is_empty() {
        return Ok(files);
    }
    Ok(mit)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn package(root: &Path, name: &str, license: &str, files: &[(&str, &str)]) -> Package {
        let folder = root.join(name);
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in files {
            fs::write(folder.join(file), text).unwrap();
        }
        Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: license.to_owned(),
            folder,
        }
    }

    #[test]
    fn a_text_that_several_packages_share_appears_once() {
        let root = std::env::temp_dir().join(format!("hookwright-notices-{}", std::process::id()));
        let packages = [
            package(&root, "a", "MIT", &[("LICENSE", "Shared text\r\n")]),
            package(&root, "b", "MIT", &[("license.md", "Shared text\n")]),
            package(
                &root,
                "c",
                "MIT OR Apache-2.0",
                &[("LICENSE-MIT", "MIT text"), ("LICENSE-APACHE", "Apache text")],
            ),
            package(
                &root,
                "d",
                "MIT AND Unicode-3.0",
                &[("LICENSE-MIT", "MIT of d"), ("LICENSE-UNICODE", "Unicode text")],
            ),
        ];
        let notices = text(&packages).unwrap();
        fs::remove_dir_all(&root).unwrap();
        assert!(notices.contains("c 1.0.0 (MIT OR Apache-2.0)"));
        assert!(notices.contains("a, b:\n\nShared text\n"));
        assert_eq!(notices.matches("Shared text").count(), 1);
        assert!(notices.contains("c:\n\nMIT text\n") && !notices.contains("Apache text"));
        assert!(notices.contains("d:\n\nMIT of d\n") && notices.contains("d:\n\nUnicode text\n"));
    }
}
