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
    need::wasm_target(settings)?;
    let build = &settings.build;
    // `cargo rustc --crate-type` and not `cargo build`: beside an rlib, cargo drops `lto = "fat"` without a word.
    let args = ["rustc", "--package", "sodo", "--lib", "--crate-type", "cdylib", "--target", &build.triple];
    let features = build.features.join(",");
    run(command("cargo", args).args(["--profile", &build.profile, "--features", &features, "--quiet"]))?;
    let compiled = target()?.join(&build.triple).join(&build.profile).join("sodo.wasm");
    fs::create_dir_all(&build.pkg).context("pkg")?;
    Bindgen::new()
        .input_path(&compiled)
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&build.pkg)
        .context("wasm-bindgen")?;
    Ok(build.pkg.join("sodo_bg.wasm"))
}

/// Cargo's folder for what it builds: the one that this program itself was built in.
pub fn target() -> Result<PathBuf> {
    let own = std::env::current_exe().context("the path of xtask")?;
    let folder = own.parent().and_then(Path::parent).context("xtask lies outside a target folder")?;
    Ok(folder.to_owned())
}
