//! The weights of the page after brotli, against the budgets.

use crate::{
    command::{command, output},
    page::{self, Page},
    settings::Settings,
};
use anyhow::{Context, Result, bail};
use std::{collections::BTreeSet, path::PathBuf};

/// Builds the page and prints its weights.
pub fn size(settings: &Settings) -> Result<()> {
    weigh(&page::build(settings)?, settings)
}

/// Prints the weights of a page; over budget is a failure.
pub fn weigh(page: &Page, settings: &Settings) -> Result<()> {
    let mut files = page.first_load.clone();
    files.extend(page.later.clone());
    files.extend(page.anywhere.clone());
    files.push(page.single.clone());
    let sizes = brotli(&files)?;
    println!("{:<28} {:>12} {:>12} {:>12}", "", "bytes", "brotli", "budget kB");
    for (file, (raw, small)) in files.iter().zip(&sizes) {
        println!("{:<28} {raw:>12} {small:>12}", file.display().to_string());
    }
    let first: u64 = sizes[..page.first_load.len()].iter().map(|size| size.1).sum();
    let of = |module: &PathBuf| files.iter().position(|file| file == module).map_or(0, |i| sizes[i].1);
    for (format, parts) in &page.formats {
        println!("{:<28} {:>12} {:>12}", format!("to read {format}"), "", parts.iter().map(of).sum::<u64>());
    }
    let anywhere = page.anywhere.iter().map(of).sum::<u64>();
    println!("{:<28} {:>12} {anywhere:>12}", "to install, open offline", "");
    let formats: BTreeSet<&PathBuf> = page.formats.values().flatten().collect();
    let weights = [
        ("module", of(&page.modules.reader), settings.weight.module),
        ("tables", of(&page.modules.tables), settings.weight.tables),
        ("first load", first, settings.weight.first_load),
        ("all formats", formats.into_iter().map(of).sum(), settings.weight.formats),
    ];
    let mut over = Vec::new();
    for (name, bytes, budget) in weights {
        println!("{name:<28} {:>12} {bytes:>12} {budget:>12}", "");
        if bytes as f64 > budget * 1000.0 {
            over.push(format!("{name} weighs {:.1} kB, the budget is {budget} kB", bytes as f64 / 1000.0));
        }
    }
    if over.is_empty() { Ok(()) } else { bail!(over.join("; ")) }
}

/// Bytes as they are and after brotli 11, which node brings along.
fn brotli(files: &[PathBuf]) -> Result<Vec<(u64, u64)>> {
    const SCRIPT: &str = "const fs = require('fs'), zlib = require('zlib');
        for (const file of process.argv.slice(1)) {
          const bytes = fs.readFileSync(file);
          console.log(bytes.length, zlib.brotliCompressSync(bytes).length);
        }";
    let printed = output(command("node", ["-e", SCRIPT, "--"]).args(files)).context("node could not weigh the page")?;
    let number = |word: Option<&str>| word.and_then(|w| w.parse().ok()).context("node printed no weights");
    printed
        .lines()
        .map(|line| line.split_once(' '))
        .map(|l| Ok((number(l.map(|l| l.0))?, number(l.map(|l| l.1))?)))
        .collect()
}
