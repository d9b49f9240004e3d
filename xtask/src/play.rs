//! The working loop: the page on a local address, rebuilt and reloaded on change.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Result, bail};

use crate::house::House;
use crate::program::{self, say};
use crate::wasm::{self, Effort};

/// The sources of the core.
const SOURCES: [&str; 3] = ["src", "Cargo.toml", "Cargo.lock"];

/// Looking at modification times costs a few milliseconds and works on every file system; no watcher is needed.
const LOOK_EVERY: Duration = Duration::from_millis(300);

/// Whether to open the page once it is served.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Open {
    IfThereIsADisplay,
    Never,
}

/// Serves the page until it is stopped.
pub fn play(house: &House, open: Open) -> Result<()> {
    let mut built = newest(&SOURCES)?;
    wasm::build(house, Effort::Quick)?;
    let mut vite = serve(house, open)?;
    loop {
        thread::sleep(LOOK_EVERY);
        if let Some(status) = vite.try_wait()? {
            bail!("Vite ended ({status})");
        }
        let now = newest(&SOURCES)?;
        if now == built {
            continue;
        }
        built = now;
        // Cargo has shown the error; the page stays as it was until the next change.
        if let Err(error) = wasm::build(house, Effort::Quick) {
            say(&format!("{error:#}; the page shows the last core that was built"));
        }
    }
}

fn serve(house: &House, open: Open) -> Result<Child> {
    let mut vite = program::npm_tool(Path::new("."), "vite");
    vite.current_dir(&house.plan.site.root);
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

/// The number of files and the newest time among them: together they change with every edit, removal included.
fn newest(paths: &[&str]) -> Result<(usize, SystemTime)> {
    let mut state = (0, SystemTime::UNIX_EPOCH);
    let mut waiting: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    while let Some(path) = waiting.pop() {
        // An editor that saves by renaming makes files vanish for a moment.
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
