//! Speed: of the module in a worker of a real browser, of the native program, and of others over the same text.

use crate::{
    batch, charts,
    command::{command, output, run},
    module,
    need::{self, Browsers},
    page::{self, Page},
    serve,
    settings::Settings,
};
use anyhow::{Context, Result, bail, ensure};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// MB/s or milliseconds by the name of what was measured.
pub type Figures = BTreeMap<String, f64>;

/// Builds everything for speed, measures it and prints the table.
pub fn bench(settings: &Settings) -> Result<()> {
    let page = page::build(settings)?;
    let browsers = need::browsers(settings)?;
    let (texts, whose) = texts()?;
    let site = site(&page, settings)?;
    module::digits(settings, &site)?;
    let mut figures = measured(&site, "full", &texts, &browsers)?;
    figures.extend(native(&texts)?);
    let many = measured(&site, "many", &annotated()?, &browsers)?;
    let crowd = measured(&site, "crowd", &annotated()?, &browsers)?;
    println!(
        "{} {whose}, repeated to 10 MB of UTF-8; best of three rounds; waits: median of ten fresh pages\n",
        texts.len()
    );
    table(&figures, settings);
    charts::table(&page, &browsers, settings)?;
    thousands(&many, settings)?;
    at_once(&crowd, settings)?;
    batch::batch()
}

/// Only what thousands of articles take.
pub fn many(settings: &Settings) -> Result<()> {
    let page = page::build(settings)?;
    let site = site(&page, settings)?;
    let browsers = need::browsers(settings)?;
    thousands(&measured(&site, "many", &annotated()?, &browsers)?, settings)?;
    at_once(&measured(&site, "crowd", &annotated()?, &browsers)?, settings)
}

/// Only what thousands of articles take that are dropped on the page at once.
pub fn crowd(settings: &Settings) -> Result<()> {
    let page = page::build(settings)?;
    let site = site(&page, settings)?;
    at_once(&measured(&site, "crowd", &annotated()?, &need::browsers(settings)?)?, settings)
}

/// The gates: how much faster than other libraries in the same page, which holds on slow machines too. The page reads with
/// each of them in turn, and the middle one of many rounds counts: what else the machine does holds all back alike.
pub fn ratios(page: &Page, browsers: &Browsers, settings: &Settings) -> Result<()> {
    let site = site(page, settings)?;
    let figures = measured(&site, "short", &texts()?.0, browsers)?;
    let mut slow = Vec::new();
    for (name, least) in &settings.ratio {
        let ratio = figure(&figures, "sodo")? / figure(&figures, name)?;
        println!("{ratio:>8.2} times as fast as {name} (at least {least})");
        if ratio < *least {
            slow.push(format!("{ratio:.2} times as fast as {name}, at least {least} is wanted"));
        }
    }
    ensure!(slow.is_empty(), slow.join("; "));
    Ok(())
}

fn table(figures: &Figures, settings: &Settings) {
    let time = &settings.time;
    let own = figures.get("sodo").copied();
    let speeds = [
        ("sodo", "sodo, in a worker", Some(time.worker)),
        ("native", "sodo, native, on all cores as the command line", Some(time.native)),
        ("alone", "sodo, native, on one core", None),
        ("long", "sodo, in a worker, one text of 10 MB", None),
        ("convert", "  turning its analyses into JavaScript", None),
        ("messages", "  all of it, through the worker's messages", None),
        ("digits", "one regex pass for digits, wasm", None),
        ("chrono", "chrono-node (vi), over 1 MB", None),
        ("wink", "wink-nlp (English lite), over 1 MB", None),
    ];
    println!("{:<48}{:>10}{:>12}{:>16}", "", "MB/s", "at least", "sodo is … times");
    for (name, what, least) in speeds {
        let Some(speed) = figures.get(name) else { continue };
        let least = least.map_or(String::new(), |least| mark(*speed >= least, least));
        let ratio = own.map_or(String::new(), |own| format!("{:.2}", own / speed));
        println!("{what:<48}{speed:>10.2}{least:>12}{ratio:>16}");
    }
    let waits = [
        ("ready", "from opening to ready", time.ready),
        ("paste", "from paste of an article to marked text", time.paste),
        ("chart", "drawing the chart", time.chart),
    ];
    println!("\n{:<48}{:>10}{:>12}", "", "ms", "at most");
    for (name, what, most) in waits {
        match figures.get(name) {
            Some(wait) => println!("{what:<48}{wait:>10.1}{:>12}", mark(*wait <= most, most)),
            None => println!("{what:<48}{:>10}", "none"),
        }
    }
}

/// What it takes to look across thousands of articles.
fn thousands(figures: &Figures, settings: &Settings) -> Result<()> {
    let time = &settings.time;
    let of = |name| figure(figures, name);
    println!(
        "\n{} articles of 50 MB in a worker: {} facts, {} series, {} contradictions; read in {:.1} s",
        of("articles")?,
        of("facts")?,
        of("series")?,
        of("contradictions")?,
        of("read")?,
    );
    let lines = [
        ("handed", "handed over and taken up, while others are read, s", None),
        ("merged", "all views made, from the last article on, s", Some(time.merged)),
        ("one", "one more, all views right again, middle of nine, ms", Some(time.one)),
        ("slowest", "  the slowest of them, ms", Some(time.one)),
        ("gone", "one less, ms", Some(time.one)),
        ("megabytes", "memory of both modules, MB", Some(time.memory)),
        ("rss", "memory of the browser's process for the page, MB", None),
        ("longest", "the page's longest task over a quarter of them, ms of work", Some(time.still)),
        ("wall", "  the longest with all else on the machine, ms", None),
    ];
    println!("{:<64}{:>10}{:>12}", "", "", "at most");
    for (name, what, most) in lines {
        let Some(found) = figures.get(name) else { continue };
        let most = most.map_or(String::new(), |most| mark(*found <= most, most));
        println!("{what:<64}{found:>10.1}{most:>12}");
    }
    Ok(())
}

/// What two thousand articles take that are dropped on the page, by a crew of workers and by one.
fn at_once(figures: &Figures, settings: &Settings) -> Result<()> {
    let still = settings.time.still_crowd;
    println!(
        "\n2000 articles of {:.1} MB dropped on the page at once\n{:<52}{:>12}{:>12}{:>12}",
        figure(figures, "megabytes")?,
        "",
        "crew",
        "one",
        "at most"
    );
    let lines = [
        ("workers", "workers that read", None),
        ("rate", "articles a second, from the drop to the last one", None),
        ("first", "the first ones on screen, ms", None),
        ("longest", "the page's longest task, ms of work", Some(still)),
        ("wall", "  the longest with all else on the machine, ms", None),
        ("delay", "the longest that a key waited, ms", Some(still)),
        ("keys", "  of so many keys", None),
        ("rss", "memory of the browser's process for the page, MB", None),
    ];
    for (name, what, most) in lines {
        let (crew, one) = (figure(figures, name)?, figure(figures, &format!("{name}1"))?);
        let most = most.map_or(String::new(), |most| mark(crew <= most, most));
        println!("{what:<52}{crew:>12.1}{one:>12.1}{most:>12}");
    }
    Ok(())
}

/// A limit, and whether it is kept.
pub fn mark(kept: bool, limit: f64) -> String {
    format!("{limit} {}", if kept { "✓" } else { "✗" })
}

/// What was measured under a name.
pub fn figure(figures: &Figures, name: &str) -> Result<f64> {
    figures.get(name).copied().with_context(|| format!("the page did not measure {name}"))
}

/// The texts of the gold where they lie beside this folder, else the articles of the tests.
pub fn texts() -> Result<(Vec<PathBuf>, &'static str)> {
    for (folder, whose) in [("../shared/gold/text", "gold texts"), ("tests/articles", "articles of the tests")] {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
        files.sort();
        if !files.is_empty() {
            return Ok((files, whose));
        }
    }
    bail!("there are no texts to measure with")
}

/// The annotated articles of our own, of which many are made.
fn annotated() -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir("tests/annotated/text")?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    Ok(files)
}

/// A folder with the built page and the measuring page side by side.
pub fn site(page: &Page, settings: &Settings) -> Result<PathBuf> {
    let site = module::target()?.join("bench-site");
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    fs::create_dir_all(&site)?;
    for file in page.first_load.iter().chain(&page.later) {
        fs::copy(file, site.join(file.file_name().context("a file of the page")?))?;
    }
    ensure!(settings.build.dist.exists(), "the page is not built");
    fs::write(site.join("bench.html"), "<!doctype html><title>bench</title><script src=\"bench.js\"></script>")?;
    fs::write(site.join("bench.js"), page::bundle("benches/page/bench.ts")?)?;
    fs::write(site.join("bench-worker.js"), page::bundle("benches/page/worker.ts")?)?;
    fs::write(site.join("bench-many.js"), page::bundle("benches/page/many-worker.ts")?)?;
    Ok(site)
}

fn measured(site: &Path, extent: &str, texts: &[PathBuf], browsers: &Browsers) -> Result<Figures> {
    let address = serve::spawn(site.to_owned())?;
    let mut node = command("node", ["benches/page/run.mjs", &address, extent]);
    node.args(texts).envs(browsers.iter().cloned()).stderr(std::process::Stdio::inherit());
    read(&output(&mut node).context("the measuring page failed")?)
}

fn native(texts: &[PathBuf]) -> Result<Figures> {
    run(&mut command("cargo", ["bench", "--quiet", "--bench", "native", "--no-run"]))?;
    let mut bench = command("cargo", ["bench", "--quiet", "--bench", "native", "--", "--once"]);
    let paths = texts.iter().map(fs::canonicalize).collect::<Result<Vec<_>, _>>()?;
    read(&output(bench.args(paths)).context("the native bench failed")?)
}

/// Lines of a name and a number.
pub fn read(lines: &str) -> Result<Figures> {
    let figure = |line: &str| {
        let (name, number) = line.split_once('\t')?;
        Some((name.to_owned(), number.parse().ok()?))
    };
    lines.lines().map(|line| figure(line).with_context(|| format!("not a figure: {line}"))).collect()
}
