//! The packages from PyPI that tests compare us with, in an environment of their own.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::house::House;
use crate::machine;
use crate::program::{self, say};
use crate::stamp::Stamp;

const REQUIREMENTS: &str = "tests/python/requirements.txt";

/// Makes the environment `python` in cargo's target folder, unless it is there already.
pub fn install(house: &House) -> Result<()> {
    let folder = house.target.join("python");
    let requirements = Path::new(REQUIREMENTS);
    let stamp = Stamp::new(folder.join(".stamp")).input_file(requirements)?;
    if stamp.is_fresh() {
        return Ok(());
    }
    say(&format!(
        "packages of {REQUIREMENTS}: pip install, in {}",
        folder.display()
    ));
    // What an older list brought must not stay.
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    machine::bring_venv()?;
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
