//! `cargo xtask test`: everything that CI checks, the fastest steps first.

use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::elements;
use crate::imports;
use crate::licenses;
use crate::machine;
use crate::node;
use crate::package::unpack;
use crate::program::{self, say};
use crate::project::Project;
use crate::python;
use crate::site;
use crate::store;
use crate::wasm::{self, Effort};
use crate::words;

const TESTS: &str = "tests";
const BENCHES: &str = "benches";
const EXAMPLES: &str = "examples";
const FUZZ: &str = "fuzz/Cargo.toml";

/// A step, which can also be run alone.
struct Step {
    name: &'static str,
    description: &'static str,
    run: fn(&Project) -> Result<()>,
}

const STEPS: [Step; 15] = [
    Step {
        name: "format",
        description: "rustfmt",
        run: format,
    },
    Step {
        name: "words",
        description: "spelling, and phrases that are not plain English",
        run: words::check,
    },
    Step {
        name: "imports",
        description: "imports against the tables of ARCHITECTURE.md, and import cycles",
        run: |_| imports::check(),
    },
    Step {
        name: "licenses",
        description: "licences of all packages, and advisories where cargo-deny can look them up",
        run: |_| licenses::check(),
    },
    Step {
        name: "lint",
        description: "Biome: TypeScript, JavaScript, CSS, JSON",
        run: lint,
    },
    Step {
        name: "clippy",
        description: "clippy on everything native, the fuzz targets included",
        run: clippy,
    },
    Step {
        name: "clippy-wasm",
        description: "clippy on each build of the package, and on the store's tests as wasm",
        run: clippy_wasm,
    },
    Step {
        name: "docs",
        description: "rustdoc, native and wasm",
        run: docs,
    },
    Step {
        name: "rust",
        description: "the Rust tests",
        run: rust,
    },
    Step {
        name: "store",
        description: "the store's Rust tests again, in Chromium on its own storage",
        run: |project| store::test(project, Path::new(TESTS)),
    },
    Step {
        name: "build",
        description: "the npm package and the site, within their budgets",
        run: build,
    },
    Step {
        name: "types",
        description: "TypeScript's type check",
        run: types,
    },
    Step {
        name: "package",
        description: "the npm package as it would be published, in Node",
        run: package,
    },
    Step {
        name: "page",
        description: "the built site in Chromium",
        run: page,
    },
    Step {
        name: "firefox",
        description: "the built site and the elements in Firefox",
        run: firefox,
    },
];

/// Returns the names and descriptions of the steps, one per line.
pub fn list() -> String {
    STEPS
        .iter()
        .map(|step| format!("{:<12} {}\n", step.name, step.description))
        .collect()
}

/// Runs the step with this name.
pub fn one(project: &Project, name: &str) -> Result<()> {
    let Some(step) = STEPS.iter().find(|step| step.name == name) else {
        bail!("unknown step `{name}`; the steps are:\n{}", list().trim_end());
    };
    run(project, std::slice::from_ref(step))
}

/// Runs all steps until one fails.
pub fn all(project: &Project) -> Result<()> {
    run(project, &STEPS)
}

fn run(project: &Project, steps: &[Step]) -> Result<()> {
    let start = Instant::now();
    let mut times = Vec::new();
    for step in steps {
        say(&format!("test {}: {}", step.name, step.description));
        let start = Instant::now();
        (step.run)(project).with_context(|| format!("step `{}`", step.name))?;
        times.push((step.name, start.elapsed()));
    }
    for (name, time) in &times {
        println!("{name:<12} {:>7}", seconds(*time));
    }
    println!(
        "xtask: {} of {} steps passed in {}",
        times.len(),
        STEPS.len(),
        seconds(start.elapsed())
    );
    Ok(())
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn format(_: &Project) -> Result<()> {
    program::run(program::cargo().args(["fmt", "--all", "--check"]))?;
    // A separate workspace, because its sanitizers need another toolchain.
    program::run(program::cargo().args(["fmt", "--check", "--manifest-path", FUZZ]))
}

fn lint(project: &Project) -> Result<()> {
    let root = &project.plan.site.root;
    node::install(root)?;
    let biome = fs::canonicalize(root.join("node_modules/.bin/biome"))?;
    // By default, Biome uses colours even if its output goes to a file.
    let colors = if std::io::stdout().is_terminal() {
        "--colors=force"
    } else {
        "--colors=off"
    };
    for folder in [root, Path::new(TESTS), Path::new(BENCHES), Path::new(EXAMPLES)] {
        program::run(
            Command::new(&biome)
                .args(["ci", "--error-on-warnings", colors])
                .current_dir(folder),
        )?;
    }
    Ok(())
}

fn clippy(project: &Project) -> Result<()> {
    program::run(program::cargo().args(["clippy", "--workspace", "--all-targets", "--", "--deny=warnings"]))?;
    // A separate workspace, whose output goes into the same target folder.
    program::run(
        program::cargo()
            .args(["clippy", "--no-default-features", "--manifest-path", FUZZ])
            .arg("--target-dir")
            .arg(project.target.join("fuzz"))
            .args(["--", "--deny=warnings"]),
    )
}

fn clippy_wasm(project: &Project) -> Result<()> {
    let target = &project.plan.core.target;
    wasm::add_target(target)?;
    for build in &project.plan.core.builds {
        let features = format!("--features={}", build.features.join(","));
        let args = ["clippy", "--lib", "--target", target, "--no-default-features"];
        program::run(
            program::cargo()
                .args(args)
                .args([&features, "--", "--deny=warnings"]),
        )?;
    }
    let args = ["clippy", "--test", "store", "--target", target];
    program::run(program::cargo().args(args).args(["--", "--deny=warnings"]))
}

fn docs(project: &Project) -> Result<()> {
    let target = &project.plan.core.target;
    wasm::add_target(target)?;
    let doc = || {
        let mut doc = program::cargo();
        doc.args(["doc", "--no-deps", "--lib"])
            .env("RUSTDOCFLAGS", "--deny=warnings");
        doc
    };
    program::run(&mut doc())?;
    program::run(doc().args(["--target", target]))
}

fn rust(project: &Project) -> Result<()> {
    machine::ensure_programs()?;
    python::install(project)?;
    program::run(program::cargo().args(["test", "--workspace"]))
}

fn build(project: &Project) -> Result<()> {
    release(project)?;
    wasm::check_size(project)?;
    elements::check_sizes(project)?;
    site::check_size(project)
}

/// Builds the core without optimising it, and the site from it: enough to use the page and to run single page tests.
pub fn quick_build(project: &Project) -> Result<()> {
    build_package(project, Effort::Quick)?;
    site::build(project)
}

/// Builds without checking the budgets, so that a build that is too large can still be tested.
fn release(project: &Project) -> Result<()> {
    build_package(project, Effort::Full)?;
    site::build(project)
}

fn build_package(project: &Project, effort: Effort) -> Result<()> {
    wasm::build(project, effort)?;
    elements::build(project)
}

fn types(project: &Project) -> Result<()> {
    build_package(project, Effort::Full)?;
    unpack(project, Path::new(TESTS))?;
    let root = &project.plan.site.root;
    let tsc = fs::canonicalize(root.join("node_modules/.bin/tsc"))?;
    for config in tsconfigs(&[root, Path::new(TESTS)])? {
        say(&format!("tsc: {}", config.display()));
        program::run(Command::new(&tsc).arg("--project").arg(config))?;
    }
    Ok(())
}

fn package(project: &Project) -> Result<()> {
    build_package(project, Effort::Full)?;
    unpack(project, Path::new(TESTS))?;
    let mut files = Vec::new();
    for entry in fs::read_dir(Path::new(TESTS).join("package"))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.js") {
            files.push(path);
        }
    }
    files.sort();
    program::run(Command::new("node").arg("--test").args(files))
}

fn page(project: &Project) -> Result<()> {
    release(project)?;
    node::install(Path::new(TESTS))?;
    let chromium = machine::ensure_chromium(Path::new(TESTS))?;
    say(&format!("Chromium: {}", chromium.display()));
    let mut playwright = program::npm_tool(Path::new("."), "playwright");
    playwright
        .args(["test", "--config=page"])
        .env("CHROMIUM", chromium);
    program::run(playwright.current_dir(TESTS))
}

fn firefox(project: &Project) -> Result<()> {
    release(project)?;
    unpack(project, Path::new(TESTS))?;
    let firefox = machine::ensure_firefox()?;
    say(&format!("Firefox: {}", firefox.display()));
    let mut playwright = program::npm_tool(Path::new("."), "playwright");
    playwright
        .args(["test", "--config=firefox"])
        .env("FIREFOX", firefox);
    program::run(playwright.current_dir(TESTS))
}

/// Returns every `tsconfig*.json` in the folders, except in `node_modules`.
fn tsconfigs(folders: &[&Path]) -> Result<Vec<PathBuf>> {
    let mut configs = Vec::new();
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| folder.to_path_buf()).collect();
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() && name != "node_modules" {
                waiting.push(path);
            } else if name.starts_with("tsconfig") && name.ends_with(".json") {
                configs.push(path);
            }
        }
    }
    configs.sort();
    Ok(configs)
}
