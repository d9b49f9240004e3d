//! Programs that tests need on the machine: finds them, or installs them with apt, or says how to install them.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::node;
use crate::program::{self, say};

/// The programs that the Rust tests call, each with its Debian package.
const PROGRAMS: [(&str, &str); 3] = [("python3", "python3"), ("openssl", "openssl"), ("curl", "curl")];

/// The shells in which exported scripts run if they are installed, each with its Debian package.
const SHELLS: [(&str, &str); 3] = [("zsh", "zsh"), ("dash", "dash"), ("busybox", "busybox")];

/// The names under which Chromium is installed.
const CHROMIUMS: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// The names under which Firefox is installed.
const FIREFOXES: [&str; 3] = [
    "firefox-esr",
    "firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/// Installs the missing programs among those that the Rust tests call.
pub fn ensure_programs() -> Result<()> {
    for (program, package) in PROGRAMS {
        if runs(Path::new(program)) {
            continue;
        }
        if !has_apt() {
            bail!("`{program}` is missing: install it, on Debian with `apt-get install {package}` as root");
        }
        apt_install(package)?;
    }
    ensure_shells()
}

/// Installs the missing shells, or says in which ones no script will be tested.
fn ensure_shells() -> Result<()> {
    for (shell, package) in SHELLS {
        if on_path(Path::new(shell)).is_some() {
            continue;
        }
        if has_apt() {
            apt_install(package)?;
        } else {
            say(&format!(
                "{shell} is not installed, so no exported script runs in it: `apt-get install {package}`"
            ));
        }
    }
    Ok(())
}

/// Installs Python's `venv` if it is missing; Debian has it in a package of its own.
pub fn ensure_venv() -> Result<()> {
    let found = Command::new("python3")
        .args(["-c", "import ensurepip, venv"])
        .stderr(Stdio::null())
        .status();
    if found.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    if !has_apt() {
        bail!("Python's venv is missing: install it, on Debian with `apt-get install python3-venv` as root");
    }
    apt_install("python3-venv")
}

/// Returns the path of a Chromium: `$CHROMIUM`, an installed one, Playwright's if it is downloaded, the one that apt
/// installs if this user is root, or else the one that Playwright downloads.
pub fn ensure_chromium(tests: &Path) -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("CHROMIUM").filter(|path| !path.is_empty()) {
        let chosen = PathBuf::from(chosen);
        if !runs(&chosen) {
            bail!(
                "CHROMIUM is {}, which does not start: set it to a Chromium, or to nothing",
                chosen.display()
            );
        }
        return Ok(chosen);
    }
    if let Some(found) = installed(&CHROMIUMS) {
        return Ok(found);
    }
    node::install(tests)?;
    let downloaded = playwright_chromium(tests)?;
    if runs(&downloaded) {
        return Ok(downloaded);
    }
    // Some distributions have a package of this name that only points elsewhere; then Playwright's is next.
    if has_apt()
        && apt_install("chromium").is_ok()
        && let Some(found) = installed(&CHROMIUMS)
    {
        return Ok(found);
    }
    say("Chromium: npx playwright install chromium");
    program::run(
        program::npm_tool(Path::new("."), "playwright")
            .args(["install", "chromium"])
            .current_dir(tests),
    )
    .context("Chromium is missing: install it, or set CHROMIUM to one")?;
    if !runs(&downloaded) {
        bail!(
            "Playwright's Chromium does not start: install what it needs with `npx playwright install-deps chromium`"
        );
    }
    Ok(downloaded)
}

/// Returns the path of the first of these programs that starts.
fn installed(names: &[&str]) -> Option<PathBuf> {
    names.iter().map(PathBuf::from).find_map(|name| {
        let found = if name.is_absolute() { name } else { on_path(&name)? };
        runs(&found).then_some(found)
    })
}

fn on_path(name: &Path) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// Returns the path of a Firefox: `$FIREFOX`, an installed one, or the one that apt installs if this user is root.
pub fn ensure_firefox() -> Result<PathBuf> {
    if let Some(chosen) = env::var_os("FIREFOX").filter(|path| !path.is_empty()) {
        let chosen = PathBuf::from(chosen);
        if !runs(&chosen) {
            bail!(
                "FIREFOX is {}, which does not start: set it to a Firefox, or to nothing",
                chosen.display()
            );
        }
        return Ok(chosen);
    }
    if let Some(found) = installed(&FIREFOXES) {
        return Ok(found);
    }
    if has_apt()
        && apt_install("firefox-esr").is_ok()
        && let Some(found) = installed(&FIREFOXES)
    {
        return Ok(found);
    }
    bail!(
        "Firefox is missing: install it, on Debian with `apt-get install firefox-esr` as root, or set FIREFOX to one"
    )
}

/// Returns the path of Playwright's own Chromium, which may not be downloaded yet.
fn playwright_chromium(tests: &Path) -> Result<PathBuf> {
    let script = "import { chromium } from '@playwright/test'; console.log(chromium.executablePath())";
    let path = program::output(
        Command::new("node")
            .args(["--input-type=module", "--eval", script])
            .current_dir(tests),
    )?;
    Ok(PathBuf::from(String::from_utf8(path)?.trim()))
}

fn runs(program: &Path) -> bool {
    let version = Command::new(program)
        .arg(version_flag(program))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    version.is_ok_and(|status| status.success())
}

/// Returns the option that prints the version; OpenSSL 1 does not support `--version`.
fn version_flag(program: &Path) -> &'static str {
    if program.ends_with("openssl") {
        "version"
    } else {
        "--version"
    }
}

fn has_apt() -> bool {
    is_root() && on_path(Path::new("apt-get")).is_some()
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|id| id.stdout == b"0\n")
}

fn apt_install(package: &str) -> Result<()> {
    say(&format!("{package}: apt-get install"));
    let apt = || {
        let mut apt = Command::new("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet");
        apt
    };
    program::run(apt().arg("update"))?;
    program::run(apt().args(["install", "--yes", "--no-install-recommends", package]))
}
