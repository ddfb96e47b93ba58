//! The settings of the web build, from `wasm-pack.toml`.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::PathBuf};

/// All of `wasm-pack.toml`; an unknown name in it is a mistake.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// How the module and the page are built.
    pub build: Build,
    /// What the build needs, at which version.
    pub tools: Tools,
    /// What the page may weigh: gates.
    pub weight: Weight,
    /// How fast it ought to be: printed, since machines differ.
    pub time: Time,
    /// How many times as fast as another library in the same page: gates.
    pub ratio: BTreeMap<String, f64>,
}

/// How the module and the page are built.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Build {
    pub target: String,
    pub triple: String,
    /// Of cargo, for the module that reads articles.
    pub profile: String,
    /// Of cargo, for the module of tables.
    pub profile_tables: String,
    /// Features of the package in the module that reads articles.
    pub reader: Vec<String>,
    /// Features of the package in the module of tables.
    pub tables: Vec<String>,
    /// Flags of the compiler.
    pub flags: Vec<String>,
    pub pkg: PathBuf,
    pub dist: PathBuf,
}

/// What the build needs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tools {
    pub wasm_bindgen: String,
    /// For `cargo xtask deny` alone.
    pub cargo_deny: String,
    /// For `cargo xtask fuzz` alone.
    pub cargo_fuzz: String,
    pub node: u32,
    pub browsers: Vec<String>,
    pub fonts: Vec<String>,
}

/// Budgets in kB after brotli.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    pub module: f64,
    pub tables: f64,
    pub first_load: f64,
    /// What reads files of rarer formats, all of them together.
    pub formats: f64,
}

/// Speeds in MB/s and waits in milliseconds; of ten thousand articles seconds, milliseconds and MB.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Time {
    pub worker: f64,
    pub native: f64,
    pub ready: f64,
    pub paste: f64,
    pub chart: f64,
    /// A map of 34 tiles, in the worker.
    pub map: f64,
    /// 20 panels, in the worker.
    pub panels: f64,
    /// A picture of 12 bars, from the wish to the bytes of a PNG.
    pub png: f64,
    /// To hand over all rows and make all views, in seconds.
    pub merged: f64,
    /// One article more or less, and all views right again.
    pub one: f64,
    /// Of both modules, in MB.
    pub memory: f64,
    /// How long the page may stand still.
    pub still: f64,
    /// The same while thousands of articles are read.
    pub still_crowd: f64,
}

impl Settings {
    /// Reads the file and checks it against Cargo.lock: two versions of wasm-bindgen make a module that does not start.
    pub fn read(path: &str) -> Result<Settings> {
        let text = fs::read_to_string(path).with_context(|| path.to_owned())?;
        let settings: Settings = toml::from_str(&text).with_context(|| path.to_owned())?;
        ensure!(settings.build.target == "web", "{path}: the page is written for target = \"web\"");
        let lock = fs::read_to_string("Cargo.lock").context("Cargo.lock")?;
        let version = &settings.tools.wasm_bindgen;
        for name in ["wasm-bindgen", "wasm-bindgen-cli-support"] {
            let pinned = format!("name = \"{name}\"\nversion = \"{version}\"");
            ensure!(lock.contains(&pinned), "{path} wants {name} {version}, Cargo.lock has another");
        }
        Ok(settings)
    }
}
