//! The core: Rust → wasm → wasm-bindgen's glue → wasm-opt.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::budget::{self, Kilobytes};
use crate::declarations;
use crate::node;
use crate::package;
use crate::plan::Build;
use crate::program::{self, say};
use crate::project::Project;
use crate::stamp::Stamp;

/// How thoroughly a build optimises the core.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effort {
    /// For development: without `wasm-opt`. npm refuses to publish the package.
    Quick,
    /// For release: every build, optimised.
    Full,
}

/// Builds the npm package, unless it is up to date.
pub fn build(project: &Project, effort: Effort) -> Result<()> {
    add_target(&project.plan.core.target)?;
    node::install(&project.plan.site.root)?;
    let mut compiled = Vec::new();
    for build in builds(project, effort) {
        compiled.push((build, compile(project, build, effort)?));
    }

    let mut stamp = package::inputs(Stamp::new(project.plan.core.out.join(".stamp")))?
        .input(effort)
        .input(&project.plan.core.wasm_opt)
        .input(fs::metadata(env::current_exe()?)?.modified()?);
    for (_, wasm) in &compiled {
        stamp = stamp.input_file(wasm)?;
    }
    if !stamp.is_fresh() {
        let fresh = project.target.join("xtask/pkg");
        if fresh.exists() {
            fs::remove_dir_all(&fresh)?;
        }
        fs::create_dir_all(&fresh)?;
        for (build, wasm) in &compiled {
            bind(wasm, &project.glue_name(build), &fresh)?;
            if effort == Effort::Full {
                optimise(project, &fresh.join(project.wasm_name(build)))?;
            }
        }
        package::write(project, &fresh, effort)?;
        package::replace(&project.plan.core.out, &fresh)?;
        stamp.save()?;
    }
    Ok(())
}

/// Returns the builds to make. A quick one makes only the first, which contains the others.
pub fn builds(project: &Project, effort: Effort) -> &[Build] {
    let builds = &project.plan.core.builds;
    match effort {
        Effort::Quick => builds.get(..1).unwrap_or_default(),
        Effort::Full => builds,
    }
}

/// Installs the wasm target of the toolchain, unless it is installed.
pub fn add_target(target: &str) -> Result<()> {
    let libraries =
        program::output(Command::new("rustc").args(["--print=target-libdir", "--target", target]))?;
    if Path::new(String::from_utf8(libraries)?.trim()).exists() {
        return Ok(());
    }
    say(&format!("wasm target: rustup target add {target}"));
    program::run(Command::new("rustup").args(["target", "add", target]))
}

fn compile(project: &Project, build: &Build, effort: Effort) -> Result<PathBuf> {
    let profile = match effort {
        Effort::Quick => "play",
        Effort::Full => &build.profile,
    };
    let target = &project.plan.core.target;
    let features = build.features.join(",");
    say(&format!(
        "core: cargo build --lib --target {target} --profile {profile} --no-default-features --features={features}"
    ));
    program::run(program::cargo().args([
        "build",
        "--package",
        &project.krate.name,
        "--lib",
        "--target",
        target,
        "--profile",
        profile,
        "--no-default-features",
        &format!("--features={features}"),
    ]))?;
    Ok(project
        .target
        .join(target)
        .join(profile)
        .join(&project.krate.name)
        .with_extension("wasm"))
}

fn bind(wasm: &Path, name: &str, out: &Path) -> Result<()> {
    say(&format!("glue: wasm-bindgen, for the web, as {name}.js"));
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name(name)
        .typescript(true)
        .omit_default_module_path(false);
    bindgen
        .web(true)?
        .generate(out)
        .context("wasm-bindgen rejects the core")?;
    declarations::arrange(&out.join(name).with_extension("d.ts"))
}

fn optimise(project: &Project, wasm: &Path) -> Result<()> {
    let flags = &project.plan.core.wasm_opt;
    say(&format!("optimiser: wasm-opt {}", flags.join(" ")));
    let tool = &mut program::npm_tool(&project.plan.site.root, "wasm-opt");
    program::run(tool.args(flags).arg(wasm).arg("-o").arg(wasm))
}

/// Prints the size of each optimised build, and fails if one exceeds its budget.
pub fn check_size(project: &Project) -> Result<()> {
    for build in &project.plan.core.builds {
        let path = project.plan.core.out.join(project.wasm_name(build));
        let bytes = fs::read(&path).with_context(|| format!("{} can't be read", path.display()))?;
        let size = budget::gzipped(&bytes)?;
        let raw = Kilobytes(bytes.len() as u64);
        budget::check(&format!("{} ({raw} raw)", path.display()), size, build.budget)?;
    }
    Ok(())
}
