//! What a command needs: looked for, installed at the pinned version where that is ours to do, else named in one line.

use crate::{
    command::{command, output, run},
    settings::Settings,
};
use anyhow::{Context, Result, bail, ensure};
use std::{fs, path::Path};

/// Where the browsers are: the variable that the tests read, and the path.
pub type Browsers = Vec<(&'static str, String)>;

/// The standard library for wasm, by rustup.
pub fn wasm_target(settings: &Settings) -> Result<()> {
    let triple = &settings.build.triple;
    let root = output(&mut command("rustc", ["--print", "sysroot"])).context("rustc does not run")?;
    if Path::new(root.trim()).join("lib/rustlib").join(triple).exists() {
        return Ok(());
    }
    eprintln!("installing the Rust target {triple}");
    run(&mut command("rustup", ["target", "add", triple]))
        .with_context(|| format!("install the standard library for {triple}: rustup target add {triple}"))
}

/// A part of the toolchain that a small installation leaves out.
pub fn component(name: &str) -> Result<()> {
    let probe = if name == "rustfmt" { "fmt" } else { name };
    if output(&mut command("cargo", [probe, "--version"])).is_some() {
        return Ok(());
    }
    eprintln!("installing {name}");
    run(&mut command("rustup", ["component", "add", name]))
        .with_context(|| format!("install {name}: rustup component add {name}"))
}

/// A command of cargo's that is a package of its own, at the pinned version.
pub fn cargo_tool(name: &str, version: &str) -> Result<()> {
    let there = output(&mut command("cargo", [name, "--version"])).unwrap_or_default();
    if there.split_whitespace().last() == Some(version) {
        return Ok(());
    }
    let package = format!("cargo-{name}");
    eprintln!("installing {package} {version}, which takes some minutes");
    run(&mut command("cargo", ["install", &package, "--version", version, "--locked", "--force"]))
        .with_context(|| format!("install {package}: cargo install {package} --version {version} --locked"))
}

/// node, and the packages of package-lock.json.
pub fn npm(settings: &Settings) -> Result<()> {
    let version = output(&mut command("node", ["--version"])).unwrap_or_default();
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    let wanted = settings.tools.node;
    ensure!(major.is_some_and(|n| n >= wanted), "install node {wanted} or newer with npm: https://nodejs.org");
    let lock = fs::read_to_string("package-lock.json").context("package-lock.json")?;
    let stamp = Path::new("node_modules/.installed-lock.json");
    if fs::read_to_string(stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    eprintln!("installing the npm packages of package-lock.json");
    // No package may run scripts of its own here; those used do not need to.
    run(&mut command("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))
        .context("install the npm packages: npm ci --ignore-scripts")?;
    fs::write(stamp, lock).context("node_modules")
}

/// The browsers that the page is tested in, installed by apt where we may.
pub fn browsers(settings: &Settings) -> Result<Browsers> {
    let found = || -> Option<Browsers> {
        let chromium = program(["chromium", "chromium-browser", "google-chrome"])?;
        let firefox = program(["firefox-esr", "firefox"])?;
        Some(vec![("CHROMIUM", chromium), ("FIREFOX", firefox)])
    };
    if let Some(found) = found().filter(|_| fonts()) {
        return Ok(found);
    }
    let packages: Vec<&str> = settings.tools.browsers.iter().chain(&settings.tools.fonts).map(String::as_str).collect();
    let hint =
        format!("install chromium, firefox and fonts with Vietnamese letters: apt install {}", packages.join(" "));
    apt(&packages, &hint)?;
    found().context(hint)
}

/// Java, for Spark.
pub fn java() -> Result<()> {
    if output(&mut command("java", ["--version"])).is_some() {
        return Ok(());
    }
    apt(&["default-jre-headless"], "install Java 17 or newer: apt install default-jre-headless")
}

/// Python with what makes environments.
pub fn venv() -> Result<()> {
    if output(&mut command("python3", ["-c", "import ensurepip, venv"])).is_some() {
        return Ok(());
    }
    apt(&["python3-venv"], "install Python 3.9 or newer with venv: apt install python3-venv")
}

/// Installs packages by apt where we may; elsewhere the failure is the hint.
fn apt(packages: &[&str], hint: &str) -> Result<()> {
    let root = output(&mut command("id", ["-u"])).is_some_and(|id| id.trim() == "0");
    if !root || !Path::new("/etc/debian_version").exists() {
        bail!(hint.to_owned());
    }
    eprintln!("installing {} by apt", packages.join(", "));
    let apt = |args: &[&str]| run(command("apt-get", args).env("DEBIAN_FRONTEND", "noninteractive"));
    apt(&["-qq", "update"]).context(hint.to_owned())?;
    let install = ["-qq", "-y", "--no-install-recommends", "install"];
    apt(&[&install[..], packages].concat()).context(hint.to_owned())
}

/// The first of these programs that is there.
fn program<const N: usize>(names: [&str; N]) -> Option<String> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    let files = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    files.into_iter().find(|file| file.is_file()).map(|file| file.display().to_string())
}

/// Whether a font with Vietnamese letters is there; a system that cannot say is believed to have one.
fn fonts() -> bool {
    output(&mut command("fc-list", [":lang=vi", "family"])).is_none_or(|fonts| !fonts.trim().is_empty())
}
