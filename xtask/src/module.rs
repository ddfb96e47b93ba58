//! The wasm modules: compiled by cargo, its JavaScript and its types written by wasm-bindgen.

use crate::{
    command::{command, run},
    need,
    settings::{Build, Settings},
};
use anyhow::{Context, Result};
use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};
use wasm_bindgen_cli_support::Bindgen;

/// The two modules of the package.
pub struct Modules {
    /// Reads articles: `sodo_bg.wasm`, in the first load.
    pub reader: PathBuf,
    /// Draws and writes tables of them: `sodo-tables_bg.wasm`, loaded when it is needed.
    pub tables: PathBuf,
}

/// Builds both modules into `pkg`, each with its JavaScript and its types.
pub fn build(settings: &Settings) -> Result<Modules> {
    let Build { reader, tables, profile, profile_tables, pkg, .. } = &settings.build;
    Ok(Modules {
        reader: module(settings, "sodo", ("sodo", reader, profile), pkg)?,
        tables: module(settings, "sodo-tables", ("sodo", tables, profile_tables), pkg)?,
    })
}

/// Builds the bare regex pass that the speed table needs into a folder: `digits_bg.wasm`, `digits.js`.
pub fn digits(settings: &Settings, folder: &Path) -> Result<PathBuf> {
    module(settings, "digits", ("digits", &[], &settings.build.profile), folder)
}

/// Builds a package with some of its features in a profile as a module of this name into a folder. Gives its path.
fn module(settings: &Settings, name: &str, what: (&str, &[String], &str), folder: &Path) -> Result<PathBuf> {
    // A folder each: cargo has one name for what it makes of a package, whatever the features.
    bind(&compiled(settings, what, &target()?.join(name))?, name, folder)
}

/// `cargo rustc --crate-type` and not `cargo build`: beside an rlib, cargo drops `lto = "fat"` without a word.
fn compiled(
    settings: &Settings,
    (package, features, profile): (&str, &[String], &str),
    folder: &Path,
) -> Result<PathBuf> {
    need::wasm_target(settings)?;
    let Build { triple, .. } = &settings.build;
    let args = ["rustc", "--quiet", "--package", package, "--lib", "--crate-type", "cdylib", "--target", triple];
    // Where the sources of the packages lie is nobody's business, and would make the bytes differ between machines.
    let remap = format!("--remap-path-prefix={}=crates", crates()?.display());
    let flags: Vec<&String> = std::iter::once(&remap).chain(&settings.build.flags).collect();
    let flags = format!("target.{triple}.rustflags={flags:?}");
    let features = ["--no-default-features", "--features", &features.join(",")];
    let target = [OsStr::new("--target-dir"), folder.as_os_str()];
    run(command("cargo", args).args(["--profile", profile, "--config", &flags]).args(features).args(target))?;
    Ok(folder.join(triple).join(profile).join(package).with_extension("wasm"))
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
