//! Every form of chart in one page, to look at and for the tests to measure.

use crate::{
    command::{command, run},
    module,
};
use anyhow::Result;
use std::path::PathBuf;

/// Draws all pictures with `examples/gallery.rs`. Gives where the page lies.
pub fn gallery() -> Result<PathBuf> {
    let page = module::target()?.join("gallery.html");
    run(command("cargo", ["run", "--quiet", "--example", "gallery", "--"]).arg(&page))?;
    println!("{}", page.display());
    Ok(page)
}
