//! The project's own commands: everything from a fresh clone to a page that runs, and everything that CI checks.

mod bench;
mod budget;
mod house;
mod imports;
mod licenses;
mod machine;
mod node;
mod notices;
mod package;
mod plan;
mod play;
mod program;
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

use house::House;
use play::Open;

const USAGE: &str = "\
cargo xtask play [--no-open]  the page on a local address, rebuilt and reloaded on change
cargo xtask test [<step>]     everything that CI checks, or one step of it; --list names them
cargo xtask bench [<row>…]    ours and the peers on the same work, into README.md; --list names the rows
cargo xtask build             pkg/ (the npm package) and www/dist/ (the static site)";

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
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["play"] => play::play(&House::enter()?, Open::IfThereIsADisplay),
        ["play", "--no-open"] => play::play(&House::enter()?, Open::Never),
        ["test"] => test::all(&House::enter()?),
        ["test", "--list"] => {
            print!("{}", test::list());
            Ok(())
        }
        ["test", step] => test::one(&House::enter()?, step),
        ["bench"] => bench::all(&House::enter()?),
        ["bench", words @ ..] => bench::some(&House::enter()?, words),
        ["build"] => test::one(&House::enter()?, "build"),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("there is no command `{}`; these are:\n{USAGE}", words.join(" ")),
    }
}
