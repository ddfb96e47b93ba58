//! What has the page installed, and opened without a network: icons, the manifest, and the service worker, which is told every
//! file of the build with its hash.

use crate::{
    command::{command, run},
    module,
    page::{bundle_as, hash, laid},
};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The icons that `icons.mjs` draws: stem and ending. The last is for systems that do not look into the manifest.
const ICONS: [(&str, &str); 5] = [
    ("icon", "svg"),
    ("icon-192", "png"),
    ("icon-512", "png"),
    ("icon-maskable-512", "png"),
    ("apple-touch-icon", "png"),
];

/// Icons and manifest as they lie beside the page.
pub struct Kit {
    /// What the document says of them.
    pub head: String,
    /// Where they lie.
    pub files: Vec<PathBuf>,
}

/// Draws the icons and writes the manifest that names them.
pub fn kit(dist: &Path) -> Result<Kit> {
    let folder = module::target()?.join("icons");
    run(command("node", ["xtask/icons.mjs"]).arg(&folder))?;
    let mut manifest = fs::read_to_string("www/manifest.webmanifest").context("www/manifest.webmanifest")?;
    let mut head = "<link rel=\"manifest\" href=\"manifest.webmanifest\">".to_owned();
    let mut files = vec![dist.join("manifest.webmanifest")];
    for (stem, ending) in ICONS {
        let file = format!("{stem}.{ending}");
        let name = laid(dist, stem, ending, &fs::read(folder.join(&file)).with_context(|| file.clone())?)?;
        files.push(dist.join(&name));
        let named = format!("\"src\": \"{file}\"");
        if manifest.contains(&named) {
            manifest = manifest.replace(&named, &format!("\"src\": \"{name}\""));
        } else {
            // Not a link: Chromium and Firefox would fetch it at once, and only Safari has a use for it.
            head += &format!("\n<meta id=\"sodo-{stem}\" content=\"{name}\">");
        }
    }
    fs::write(&files[0], manifest).context("the manifest")?;
    Ok(Kit { head, files })
}

/// Writes the document and the service worker, which both name the build. `document` makes it for a name; the rounds are
/// the other files, those that the page needs first in front.
pub fn build(dist: &Path, document: impl Fn(&str) -> Result<String>, rounds: [Vec<PathBuf>; 3]) -> Result<PathBuf> {
    let script = bundle_as("www/sw/sw.ts", &["--format=iife"])?;
    let mut listed = Vec::new();
    for round in &rounds {
        listed.push(round.iter().map(|file| entry(file)).collect::<Result<Vec<_>>>()?);
    }
    let all = serde_json::to_string(&listed)?;
    // A name for all of it, the script too: no two builds ever share a cache.
    let name: String = Sha256::digest(format!("{}{all}{script}", document("")?)).iter().take(8).map(hex).collect();
    let document = document(&name)?;
    listed[0].insert(0, ("./".to_owned(), digest(document.as_bytes())));
    fs::write(dist.join("index.html"), document).context("dist/index.html")?;
    ensure!(script.contains("BUILD.rounds"), "the service worker does not look at what the build tells it");
    let worker = dist.join("sw.js");
    let told = json!({ "name": name, "rounds": listed });
    fs::write(&worker, format!("const BUILD={told};\n{script}")).context("dist/sw.js")?;
    Ok(worker)
}

/// A file by its name, with the hash that a browser holds it to.
fn entry(file: &Path) -> Result<(String, String)> {
    let name = file.file_name().context("a file of the page")?.to_string_lossy().into_owned();
    Ok((name, digest(&fs::read(file).with_context(|| file.display().to_string())?)))
}

fn digest(bytes: &[u8]) -> String {
    hash(bytes).trim_start_matches("sha256-").to_owned()
}

fn hex(byte: &u8) -> String {
    format!("{byte:02x}")
}
