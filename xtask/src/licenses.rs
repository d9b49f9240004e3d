//! Licences of the packages from crates.io and npm, and advisories where they can be looked up.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use spdx::{Expression, LicenseReq};

use crate::program::{self, say};

const POLICY: &str = "deny.toml";

/// Packages without a licence in the lockfile, with the licence in their licence file.
const CLARIFIED: [(&str, &str); 1] = [("parse-cache-control 1.0.1 (npm)", "BSD-3-Clause")];

/// The folders with a lockfile of npm's.
const NPM_FOLDERS: [&str; 3] = ["www", "tests", "benches"];

#[derive(Deserialize)]
struct Policy {
    licenses: Licenses,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
}

/// `cargo metadata`, and one package of it.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Crate>,
}

#[derive(Deserialize)]
struct Crate {
    name: String,
    version: String,
    license: Option<String>,
}

/// `package-lock.json`, and one package of it.
#[derive(Deserialize)]
struct Lockfile {
    packages: BTreeMap<String, NpmPackage>,
}

#[derive(Deserialize)]
struct NpmPackage {
    version: Option<String>,
    license: Option<String>,
}

/// Fails where a package has a licence that `deny.toml` does not allow. Needs no network for that; advisories need one.
pub fn check() -> Result<()> {
    let policy = fs::read_to_string(POLICY).with_context(|| format!("{POLICY} can't be read"))?;
    let policy: Policy = toml::from_str(&policy).with_context(|| format!("{POLICY} can't be read"))?;
    let allowed = allowed(&policy.licenses.allow)?;
    let packages = crates()?.into_iter().chain(npm_packages()?);
    let packages: BTreeMap<String, Option<String>> = packages.collect();
    let refused: Vec<String> = packages
        .iter()
        .filter_map(|(package, license)| refusal(&allowed, package, license.as_deref()))
        .collect();
    if !refused.is_empty() {
        bail!(
            "{}\n{} packages have licences that {POLICY} does not allow",
            refused.join("\n"),
            refused.len()
        );
    }
    say(&format!(
        "licences of {} packages are on the list in {POLICY}",
        packages.len()
    ));
    advisories()
}

/// Returns the allowed licences as requirements, like `Apache-2.0 WITH LLVM-exception`.
fn allowed(names: &[String]) -> Result<BTreeSet<LicenseReq>> {
    let mut allowed = BTreeSet::new();
    for name in names {
        let expression = Expression::parse(name).map_err(|error| anyhow::anyhow!("{POLICY}: {error}"))?;
        allowed.extend(expression.requirements().map(|required| required.req.clone()));
    }
    Ok(allowed)
}

fn refusal(allowed: &BTreeSet<LicenseReq>, package: &str, license: Option<&str>) -> Option<String> {
    let clarified = CLARIFIED.iter().find(|(name, _)| *name == package);
    let Some(license) = license.or(clarified.map(|(_, license)| *license)) else {
        return Some(format!("{package}: names no licence"));
    };
    // Cargo's old spelling of OR.
    let Ok(expression) = Expression::parse(&license.replace('/', " OR ")) else {
        return Some(format!("{package}: “{license}” is not an SPDX expression"));
    };
    let is_allowed = expression.evaluate(|required| allowed.contains(required));
    (!is_allowed).then(|| format!("{package}: {license}"))
}

fn crates() -> Result<Vec<(String, Option<String>)>> {
    let metadata = program::output(program::cargo().args(["metadata", "--format-version=1", "--locked"]))?;
    let metadata: Metadata = serde_json::from_slice(&metadata).context("cargo's metadata can't be read")?;
    let packages = metadata.packages.into_iter().map(|package| {
        let Crate {
            name,
            version,
            license,
        } = package;
        (format!("{name} {version} (crates.io)"), license)
    });
    Ok(packages.collect())
}

fn npm_packages() -> Result<Vec<(String, Option<String>)>> {
    let mut packages = Vec::new();
    for folder in NPM_FOLDERS {
        let path = Path::new(folder).join("package-lock.json");
        let text = fs::read_to_string(&path).with_context(|| format!("{} can't be read", path.display()))?;
        let lockfile: Lockfile =
            serde_json::from_str(&text).with_context(|| format!("{} is not a lockfile", path.display()))?;
        // The entry without a path is the folder's own package.
        for (path, package) in lockfile.packages.into_iter().filter(|(path, _)| !path.is_empty()) {
            let name = path
                .rsplit_once("node_modules/")
                .map_or(path.as_str(), |(_, name)| name);
            let version = package.version.unwrap_or_default();
            packages.push((format!("{name} {version} (npm)"), package.license));
        }
    }
    Ok(packages)
}

/// Asks cargo-deny for advisories, which it looks up in a database that it downloads.
fn advisories() -> Result<()> {
    let has_cargo_deny = program::cargo()
        .args(["deny", "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !has_cargo_deny {
        say(
            "advisories were not checked: cargo-deny is not installed (`cargo install cargo-deny`, needs a network)",
        );
        return Ok(());
    }
    let fetched = program::cargo().args(["deny", "fetch", "db"]).status();
    if !fetched.is_ok_and(|status| status.success()) {
        say("advisories were not checked: cargo-deny can't download its database here");
        return Ok(());
    }
    program::run(program::cargo().args(["deny", "check", "advisories"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(license: Option<&str>) -> bool {
        let names = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
        allowed(&names).map_or(true, |allowed| refusal(&allowed, "a", license).is_some())
    }

    #[test]
    fn only_expressions_that_the_list_satisfies_are_accepted() {
        for license in [
            "MIT",
            "MIT OR GPL-3.0-only",
            "MIT/Apache-2.0",
            "Apache-2.0 WITH LLVM-exception",
            "MIT AND Apache-2.0",
        ] {
            assert!(!refused(Some(license)), "{license}");
        }
        for license in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "made up", ""] {
            assert!(refused(Some(license)), "{license}");
        }
        assert!(refused(None));
    }
}
