//! `cargo xtask play`: the page on a local address, rebuilt and reloaded on change.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Result, bail};

use crate::elements;
use crate::program::{self, say};
use crate::project::Project;
use crate::wasm::{self, Effort};

/// The sources of the core.
const SOURCES: [&str; 3] = ["src", "Cargo.toml", "Cargo.lock"];

/// Checking modification times takes a few milliseconds and works on every file system, so no file watcher is needed.
const CHECK_INTERVAL: Duration = Duration::from_millis(300);

/// Whether to open the page once it is served.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Open {
    IfThereIsADisplay,
    Never,
}

/// Serves the page until it is stopped.
pub fn play(project: &Project, open: Open) -> Result<()> {
    let mut built = newest(&SOURCES)?;
    wasm::build(project, Effort::Quick)?;
    // For the examples of the documentation.
    elements::build(project)?;
    let mut vite = serve(project, open)?;
    loop {
        thread::sleep(CHECK_INTERVAL);
        if let Some(status) = vite.try_wait()? {
            bail!("Vite ended ({status})");
        }
        let now = newest(&SOURCES)?;
        if now == built {
            continue;
        }
        built = now;
        // Cargo has printed the error; the page keeps the last core until the next change.
        if let Err(error) = wasm::build(project, Effort::Quick) {
            say(&format!("{error:#}; the page shows the last core that was built"));
        }
    }
}

fn serve(project: &Project, open: Open) -> Result<Child> {
    let mut vite = program::npm_tool(Path::new("."), "vite");
    vite.current_dir(&project.plan.site.root);
    if open == Open::IfThereIsADisplay && has_display() {
        vite.arg("--open");
    }
    // Its plugin `exit-with-parent` stops it when this input ends, however this process ends.
    vite.stdin(Stdio::piped()).env("HOOKWRIGHT_PLAY", "1");
    say("page: vite; press Ctrl-C to stop");
    vite.spawn().map_err(|error| program::cannot_start(&vite, &error))
}

fn has_display() -> bool {
    cfg!(any(target_os = "macos", target_os = "windows"))
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Returns the number of files and their newest modification time; every edit changes one of the two, removals
/// included.
fn newest(paths: &[&str]) -> Result<(usize, SystemTime)> {
    let mut state = (0, SystemTime::UNIX_EPOCH);
    let mut waiting: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    while let Some(path) = waiting.pop() {
        // Editors that save by renaming remove the file for a moment.
        let Ok(metadata) = fs::metadata(&path) else {
            continue;
        };
        if metadata.is_dir() {
            for entry in fs::read_dir(&path)? {
                waiting.push(entry?.path());
            }
        } else {
            state = (state.0 + 1, state.1.max(metadata.modified()?));
        }
    }
    Ok(state)
}
