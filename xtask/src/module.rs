//! The wasm module: compiled by cargo, its JavaScript and its types written by wasm-bindgen.

use crate::{
    command::{command, run},
    need,
    settings::{Build, Settings},
};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};
use wasm_bindgen_cli_support::Bindgen;

/// Builds the module into `pkg`: `sodo_bg.wasm`, `sodo.js`, `sodo.d.ts`. Gives the path of the first.
pub fn build(settings: &Settings) -> Result<PathBuf> {
    bind(&compiled(settings, "sodo", &settings.build.features)?, &settings.build.pkg)
}

/// Builds the bare regex pass that the speed table needs into a folder: `digits_bg.wasm`, `digits.js`.
pub fn digits(settings: &Settings, folder: &Path) -> Result<PathBuf> {
    bind(&compiled(settings, "digits", &[])?, folder)
}

/// `cargo rustc --crate-type` and not `cargo build`: beside an rlib, cargo drops `lto = "fat"` without a word.
fn compiled(settings: &Settings, package: &str, features: &[String]) -> Result<PathBuf> {
    need::wasm_target(settings)?;
    let Build { triple, profile, .. } = &settings.build;
    let args = ["rustc", "--quiet", "--package", package, "--lib", "--crate-type", "cdylib", "--target", triple];
    // Where the sources of the packages lie is nobody's business, and would make the bytes differ between machines.
    let remap = format!("--remap-path-prefix={}=crates", crates()?.display());
    let flags: Vec<&String> = std::iter::once(&remap).chain(&settings.build.flags).collect();
    let flags = format!("target.{triple}.rustflags={flags:?}");
    run(command("cargo", args).args(["--profile", profile, "--features", &features.join(","), "--config", &flags]))?;
    Ok(target()?.join(triple).join(profile).join(package).with_extension("wasm"))
}

fn bind(compiled: &Path, folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen")?;
    let name = compiled.file_stem().context("a module without a name")?.to_string_lossy();
    Ok(folder.join(format!("{name}_bg.wasm")))
}

/// Cargo's folder for the sources of packages.
fn crates() -> Result<PathBuf> {
    let own = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = own.or_else(|| std::env::home_dir().map(|home| home.join(".cargo"))).context("no home folder")?;
    Ok(home.join("registry/src"))
}

/// Cargo's folder for what it builds: the one that this program itself was built in.
pub fn target() -> Result<PathBuf> {
    let own = std::env::current_exe().context("the path of xtask")?;
    let folder = own.parent().and_then(Path::parent).context("xtask lies outside a target folder")?;
    Ok(folder.to_owned())
}
