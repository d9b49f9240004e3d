//! The project's commands: `play`, `test`, `bench` and `build`.

mod bench;
mod budget;
mod declarations;
mod elements;
mod imports;
mod licenses;
mod machine;
mod node;
mod notices;
mod package;
mod plan;
mod play;
mod program;
mod project;
mod python;
mod site;
mod stamp;
mod store;
mod test;
mod wasm;
mod words;

use std::env;
use std::process::ExitCode;

use anyhow::{Result, bail};

use play::Open;
use project::Project;

const USAGE: &str = "\
cargo xtask play [--no-open]  serves the page on a local address, and rebuilds and reloads it on change
cargo xtask test [<step>]     runs everything that CI checks, or one step; --list prints the steps
cargo xtask bench [<row>…]    measures Hookwright and its peers, and updates README.md; --list prints the rows
cargo xtask build [--quick]   builds pkg/ (the npm package) and www/dist/ (the static site); --quick does not optimise";

fn main() -> ExitCode {
    match command() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["play"] => play::play(&Project::enter()?, Open::IfThereIsADisplay),
        ["play", "--no-open"] => play::play(&Project::enter()?, Open::Never),
        ["test"] => test::all(&Project::enter()?),
        ["test", "--list"] => {
            print!("{}", test::list());
            Ok(())
        }
        ["test", step] => test::one(&Project::enter()?, step),
        ["bench"] => bench::all(&Project::enter()?),
        ["bench", prefixes @ ..] => bench::some(&Project::enter()?, prefixes),
        ["build"] => test::one(&Project::enter()?, "build"),
        ["build", "--quick"] => test::quick_build(&Project::enter()?),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!(
            "unknown command `{}`; the commands are:\n{USAGE}",
            arguments.join(" ")
        ),
    }
}
