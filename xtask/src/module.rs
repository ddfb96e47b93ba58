//! The wasm module: compiled by cargo, its JavaScript and its types written by wasm-bindgen.

use crate::{
    command::{command, run},
    need,
    settings::Settings,
};
use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};
use wasm_bindgen_cli_support::Bindgen;

/// Builds the module into `pkg`: `sodo_bg.wasm`, `sodo.js`, `sodo.d.ts`. Gives the path of the first.
pub fn build(settings: &Settings) -> Result<PathBuf> {
    let build = &settings.build;
    bind(&compiled(settings, &build.features.join(","))?, "sodo", &build.pkg)
}

/// Builds the module with the bare pass over digits in it, which only the speed table needs, as `bare` into a folder.
pub fn bare(settings: &Settings, folder: &Path) -> Result<PathBuf> {
    let features = [&settings.build.features[..], &["bench".to_owned()]].concat();
    bind(&compiled(settings, &features.join(","))?, "bare", folder)
}

/// `cargo rustc --crate-type` and not `cargo build`: beside an rlib, cargo drops `lto = "fat"` without a word.
fn compiled(settings: &Settings, features: &str) -> Result<PathBuf> {
    need::wasm_target(settings)?;
    let build = &settings.build;
    let args = ["rustc", "--quiet", "--package", "sodo", "--lib", "--crate-type", "cdylib", "--target", &build.triple];
    run(command("cargo", args).args(["--profile", &build.profile, "--features", features]))?;
    Ok(target()?.join(&build.triple).join(&build.profile).join("sodo.wasm"))
}

fn bind(compiled: &Path, name: &str, folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    Bindgen::new()
        .input_path(compiled)
        .out_name(name)
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen")?;
    Ok(folder.join(format!("{name}_bg.wasm")))
}

/// Cargo's folder for what it builds: the one that this program itself was built in.
pub fn target() -> Result<PathBuf> {
    let own = std::env::current_exe().context("the path of xtask")?;
    let folder = own.parent().and_then(Path::parent).context("xtask lies outside a target folder")?;
    Ok(folder.to_owned())
}
