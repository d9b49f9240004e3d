//! Runs other programs; errors say what to do.

use std::env;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Error, Result, anyhow, bail};

/// Prints the next action, in one line.
pub fn say(what: &str) {
    println!("· {what}");
}

/// Returns a command that runs the cargo that started this process.
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Returns a command that runs a tool that `npm ci` installed in `folder`.
pub fn npm_tool(folder: &Path, name: &str) -> Command {
    Command::new(folder.join("node_modules/.bin").join(name))
}

/// Runs a program to its end, with the input and output of this process.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs a program to its end and returns its output.
pub fn output(command: &mut Command) -> Result<Vec<u8>> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| cannot_start(command, &error))?;
    if !output.status.success() {
        bail!("`{}` failed ({})", line(command), output.status);
    }
    Ok(output.stdout)
}

/// Creates the error for a program that can't be started, with the command that installs it.
pub fn cannot_start(command: &Command, error: &std::io::Error) -> Error {
    let name = command.get_program().to_string_lossy();
    if error.kind() != ErrorKind::NotFound {
        return anyhow!("`{name}` can't be started: {error}");
    }
    match name.as_ref() {
        "node" | "npm" | "npx" => {
            anyhow!("`{name}` is missing: install Node 20.19 or later, https://nodejs.org")
        }
        "rustup" => anyhow!("`rustup` is missing: install it from https://rustup.rs"),
        _ => anyhow!("`{name}` is missing: install it and run the command again"),
    }
}

/// Returns the program and its arguments as a command line.
fn line(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
