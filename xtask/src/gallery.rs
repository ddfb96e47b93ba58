//! Every form of chart in one page, to look at and for the tests to measure.

use crate::{
    command::{command, run},
    font, module,
    settings::Settings,
};
use anyhow::{Context, Result};
use std::{fs, path::PathBuf};

/// Draws all pictures with `examples/gallery.rs`. Gives where the page lies.
pub fn gallery(settings: &Settings) -> Result<PathBuf> {
    let (page, font) = (module::target()?.join("gallery.html"), module::target()?.join("gallery-font.css"));
    fs::write(&font, font::build(settings)?.style()).context("the font of the gallery")?;
    run(command("cargo", ["run", "--quiet", "--example", "gallery", "--"]).arg(&page).arg(&font))?;
    println!("{}", page.display());
    Ok(page)
}
