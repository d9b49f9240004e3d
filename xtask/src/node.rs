//! Node and the packages from npm.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::program::{self, say};
use crate::stamp::Stamp;

/// The oldest supported version of Node: major, minor.
pub const OLDEST: (u32, u32) = (20, 19);

/// Installs the packages of `folder`'s lockfile, unless they are installed already.
pub fn install(folder: &Path) -> Result<()> {
    // The stamp is in `node_modules`, so that deleting the packages deletes it too.
    let modules = folder.join("node_modules");
    let stamp = Stamp::new(modules.join(".stamp"))
        .input_file(&folder.join("package.json"))?
        .input_file(&folder.join("package-lock.json"))?;
    if stamp.is_fresh() {
        return Ok(());
    }
    check_version()?;
    say(&format!("npm packages of {}/: npm ci", folder.display()));
    program::run(
        Command::new("npm")
            .args(["ci", "--no-fund", "--no-audit"])
            .current_dir(folder),
    )?;
    fs::create_dir_all(&modules)?;
    stamp.save()
}

fn check_version() -> Result<()> {
    let version = program::output(Command::new("node").arg("--version"))?;
    let version = String::from_utf8(version)?;
    let mut numbers = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .map(str::parse::<u32>);
    let (Some(Ok(major)), Some(Ok(minor))) = (numbers.next(), numbers.next()) else {
        bail!("`node --version` printed {version:?}, which is not a version");
    };
    if (major, minor) < OLDEST {
        bail!(
            "Node is {}, too old: install Node 20.19 or later, https://nodejs.org",
            version.trim()
        );
    }
    Ok(())
}
