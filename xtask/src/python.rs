//! The Python packages that tests need, in a virtual environment.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::machine;
use crate::program::{self, say};
use crate::project::Project;
use crate::stamp::Stamp;

const REQUIREMENTS: &str = "tests/python/requirements.txt";

/// Creates the virtual environment `python` in cargo's target folder, unless it is up to date.
pub fn install(project: &Project) -> Result<()> {
    let folder = project.target.join("python");
    let requirements = Path::new(REQUIREMENTS);
    let stamp = Stamp::new(folder.join(".stamp")).input_file(requirements)?;
    if stamp.is_fresh() {
        return Ok(());
    }
    say(&format!(
        "packages of {REQUIREMENTS}: pip install, in {}",
        folder.display()
    ));
    // Packages of an older list must not remain.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    machine::ensure_venv()?;
    program::run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    program::run(
        Command::new(folder.join("bin/python"))
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
            ])
            .arg(requirements),
    )?;
    stamp.save()
}
