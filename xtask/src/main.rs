//! The build program: `cargo xtask web | serve | test | gallery | size | bench | deny | fuzz | spark`.

mod anywhere;
mod batch;
mod bench;
mod charts;
mod command;
mod deny;
mod font;
mod fuzz;
mod gallery;
mod module;
mod need;
mod page;
mod serve;
mod settings;
mod size;
mod spark;
mod test;

use anyhow::{Result, bail};
use settings::Settings;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask web      build the page: dist/ for any host, dist/sodo.html for a double click
cargo xtask serve    build it and serve dist/ on this machine
cargo xtask test     everything that has to hold, as CI runs it
cargo xtask gallery  draw every form of chart at three widths, light and dark, into one page
cargo xtask size     build it and print its weights against the budgets
cargo xtask bench    measure its speed, beside other libraries, and print the table;
                     with the word many, only what ten thousand articles take; with charts, only charts; with batch,
                     only the command line over many articles
cargo xtask deny     look through all packages that SoDo is built of: licences, bans, sources
cargo xtask fuzz     look for what breaks the program, at each of its doors: [TARGET] [--seconds N], 60 seconds each
cargo xtask spark    run the job of examples/spark here, and hold its rows against those of the command line";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))?;
    let settings = Settings::read("wasm-pack.toml")?;
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["web"] => page::build(&settings).map(drop),
        ["serve"] => serve::serve(&settings),
        ["gallery"] => gallery::gallery(&settings).map(drop),
        ["size"] => size::size(&settings),
        ["test"] => test::test(&settings),
        ["bench"] => bench::bench(&settings),
        ["bench", "many"] => bench::many(&settings),
        ["bench", "crowd"] => bench::crowd(&settings),
        ["bench", "batch"] => batch::batch(),
        ["deny"] => deny::deny(&settings),
        ["fuzz", ref words @ ..] => fuzz::fuzz(&settings, words),
        ["spark"] => spark::spark(),
        ["bench", "charts"] => charts::charts(&settings),
        _ => bail!("what to do?\n{USAGE}"),
    }
}
