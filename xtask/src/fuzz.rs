//! Whatever breaks the program, looked for at each of its doors for some seconds: the targets of `fuzz/` by libFuzzer, and the
//! page by `fuzz/page.mjs`.

use crate::{
    command::{command, output, run},
    module, need,
    settings::Settings,
};
use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::Mutex,
    thread,
};

/// Seconds for each target where nobody says how many.
const SECONDS: u32 = 60;
/// So many run at once.
const AT_ONCE: usize = 2;
/// The target that is no target of libFuzzer.
const PAGE: &str = "page";
/// Where finds are kept, which the native tests go through.
const FINDS: &str = "fuzz/regressions";
/// No input of a target is longer, in bytes. One of `time` is repeated up to a megabyte.
const LONGEST: [(&str, u32); 4] = [("time", 64), ("article", 8192), ("decode", 8192), ("split", 16384)];

/// What came of a target.
struct Told {
    target: String,
    runs: u64,
    corpus: Option<usize>,
    peak: Option<u64>,
    finds: Vec<PathBuf>,
}

/// What is asked for: a target, or all of them, and for how many seconds each.
struct Asked<'w> {
    target: Option<&'w str>,
    seconds: u32,
}

/// Fuzzes. Fails where something was found, and names its file.
pub fn fuzz(settings: &Settings, words: &[&str]) -> Result<()> {
    let Asked { target, seconds } = asked(words)?;
    let all = targets()?;
    ensure!(
        target.is_none_or(|one| one == PAGE || all.iter().any(|name| name == one)),
        "there is no such target; there are {} and {PAGE}",
        all.join(", ")
    );
    if output(&mut command("rustup", ["run", "nightly", "cargo", "--version"])).is_none() {
        println!("not run: the nightly toolchain is not here (rustup toolchain install nightly)");
        return Ok(());
    }
    let wanted = |name: &str| target.is_none_or(|one| one == name);
    let mut jobs: Vec<String> = all.into_iter().filter(|name| wanted(name)).collect();
    let programs = if jobs.is_empty() { PathBuf::new() } else { built(settings)? };
    let browsers = wanted(PAGE).then(|| need::npm(settings).and_then(|()| need::browsers(settings)));
    let browsers = match browsers {
        Some(Ok(browsers)) => {
            jobs.insert(0, PAGE.to_owned());
            browsers
        }
        Some(Err(reason)) => {
            println!("not run: the page: {reason:#}");
            Vec::new()
        }
        None => Vec::new(),
    };
    let work = |name: &str| match name {
        PAGE => page(seconds, &browsers),
        _ => libfuzzer(name, &programs, seconds),
    };
    let told = at_once(&jobs, &work)?;
    table(&told, seconds);
    let finds: Vec<String> = told.iter().flat_map(|told| &told.finds).map(|file| file.display().to_string()).collect();
    ensure!(finds.is_empty(), "found: {}", finds.join(", "));
    Ok(())
}

fn asked<'w>(words: &[&'w str]) -> Result<Asked<'w>> {
    let mut asked = Asked { target: None, seconds: SECONDS };
    let mut words = words.iter();
    while let Some(&word) = words.next() {
        match word {
            "--seconds" => {
                let seconds = words.next().and_then(|number| number.parse().ok()).filter(|seconds| *seconds > 0);
                asked.seconds = seconds.context("--seconds wants a number")?;
            }
            _ if asked.target.is_none() && !word.starts_with('-') => asked.target = Some(word),
            _ => bail!("cargo xtask fuzz [TARGET] [--seconds N]"),
        }
    }
    Ok(asked)
}

/// The names of all targets, in order.
fn targets() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for file in files("fuzz/fuzz_targets")? {
        names.push(file.file_stem().context("a name")?.to_string_lossy().into_owned());
    }
    Ok(names)
}

fn files(folder: impl AsRef<Path>) -> Result<Vec<PathBuf>> {
    let folder = folder.as_ref();
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    Ok(files)
}

/// Builds all targets; gives the folder with the programs. No sanitizer: the program has no unsafe code, and is built in a
/// third of the time.
fn built(settings: &Settings) -> Result<PathBuf> {
    need::cargo_tool("fuzz", &settings.tools.cargo_fuzz)?;
    let folder = module::target()?.join("fuzz");
    let mut build = command("rustup", ["run", "nightly", "cargo", "fuzz", "build", "--sanitizer", "none"]);
    run(build.arg("--target-dir").arg(&folder))?;
    let about = output(&mut command("rustc", ["-vV"])).context("rustc does not run")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).context("a host")?;
    Ok(folder.join(host).join("release"))
}

/// Has all jobs done, some at a time, and gives what came of them in their order.
fn at_once(jobs: &[String], work: &(impl Fn(&str) -> Result<Told> + Sync)) -> Result<Vec<Told>> {
    let (next, done) = (Mutex::new(jobs.iter().enumerate()), Mutex::new(Vec::new()));
    let take = || next.lock().ok().and_then(|mut next| next.next());
    let worker = || {
        while let Some((at, job)) = take() {
            let told = work(job);
            if let Ok(mut done) = done.lock() {
                done.push((at, told));
            }
        }
    };
    thread::scope(|scope| (0..AT_ONCE).for_each(|_| drop(scope.spawn(worker))));
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, told)| told).collect()
}

/// Runs a target, from the seeds and from what was kept of earlier runs.
fn libfuzzer(target: &str, programs: &Path, seconds: u32) -> Result<Told> {
    let folder = module::target()?.join("fuzz");
    let (corpus, seeds) = (folder.join("corpus").join(target), folder.join("seeds").join(target));
    let finds = Path::new(FINDS).join(target);
    for folder in [&corpus, &finds] {
        fs::create_dir_all(folder)?;
    }
    sown(target, &seeds)?;
    let before = files(&finds)?;
    let longest = LONGEST.iter().find(|long| long.0 == target).map_or(4096, |long| long.1);
    let words = folder.join(format!("{target}.dict"));
    fs::write(&words, dictionary()?)?;
    let mut program = Command::new(programs.join(target));
    program.args([&corpus, &seeds]).args([
        format!("-max_total_time={seconds}"),
        format!("-max_len={longest}"),
        format!("-artifact_prefix={}/", finds.display()),
        format!("-dict={}", words.display()),
        "-print_final_stats=1".to_owned(),
        "-timeout=20".to_owned(),
        "-rss_limit_mb=3000".to_owned(),
    ]);
    let ended = program.output().with_context(|| format!("{target} does not run"))?;
    let said = String::from_utf8_lossy(&ended.stderr);
    fs::write(folder.join(format!("{target}.log")), said.as_bytes())?;
    let number = |name: &str| said.lines().rev().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
    let new: Vec<PathBuf> = files(&finds)?.into_iter().filter(|file| !before.contains(file)).collect();
    ensure!(ended.status.success() || !new.is_empty(), "{target} stopped and kept nothing:\n{}", last_words(&said));
    if !new.is_empty() {
        println!("{target}: {}", last_words(&said));
    }
    let (runs, peak) = (number("stat::number_of_executed_units:"), number("stat::peak_rss_mb:"));
    let corpus = Some(files(&corpus)?.len());
    // Empty folders are nothing that is kept.
    let _ = fs::remove_dir(&finds);
    Ok(Told { target: target.to_owned(), runs: runs.unwrap_or_default(), corpus, peak, finds: new })
}

/// Where a target stopped.
fn last_words(said: &str) -> String {
    let lines: Vec<&str> = said.lines().skip_while(|line| !line.contains("panicked at")).take(3).collect();
    if lines.is_empty() { said.lines().rev().take(3).collect::<Vec<_>>().join("\n") } else { lines.join("\n") }
}

/// Lays the seeds of a target down: texts of our own for those that take a text; the others choose from words of their own.
fn sown(target: &str, folder: &Path) -> Result<()> {
    // Those of another day may be other texts.
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    if !["article", "decode", "split", "time"].contains(&target) {
        return Ok(());
    }
    // What is repeated to a megabyte takes its time.
    let step = if target == "time" { 40 } else { 1 };
    for (at, text) in cases()?.into_iter().enumerate().step_by(step) {
        fs::write(folder.join(format!("case-{at}")), text)?;
    }
    if target != "time" {
        for file in files("tests/annotated/text")? {
            fs::copy(&file, folder.join(file.file_name().context("a name")?))?;
        }
    }
    Ok(())
}

/// The texts of all cases.
fn cases() -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Cases {
        #[serde(default)]
        case: Vec<Case>,
    }
    #[derive(Deserialize)]
    struct Case {
        text: Option<String>,
    }
    let mut texts = Vec::new();
    for file in files("tests/cases")? {
        let cases: Cases = toml::from_str(&fs::read_to_string(&file)?).with_context(|| file.display().to_string())?;
        texts.extend(cases.case.into_iter().filter_map(|case| case.text));
    }
    Ok(texts)
}

/// The words of `fuzz/words.txt` as libFuzzer reads them.
fn dictionary() -> Result<String> {
    let list = fs::read_to_string("fuzz/words.txt").context("fuzz/words.txt")?;
    let told = |line: &str| {
        let bytes: String = line.bytes().map(|byte| format!("\\x{byte:02X}")).collect();
        format!("\"{bytes}\"\n")
    };
    // Signs that stand as escapes are found by chance.
    Ok(list.lines().filter(|line| !line.is_empty() && !line.contains('\\')).map(told).collect())
}

/// Runs the fuzzer of the page.
fn page(seconds: u32, browsers: &need::Browsers) -> Result<Told> {
    #[derive(Deserialize)]
    struct End {
        runs: u64,
        found: usize,
    }
    let finds = Path::new(FINDS).join(PAGE);
    let there = || if finds.exists() { files(&finds) } else { Ok(Vec::new()) };
    let before = there()?;
    let mut node = command("node", ["fuzz/page.mjs", "--seconds", &seconds.to_string()]);
    let ended = node.envs(browsers.clone()).output().context("node does not run")?;
    let said = String::from_utf8_lossy(&ended.stdout);
    let end = said.lines().last().and_then(|line| serde_json::from_str::<End>(line).ok());
    let Some(End { runs, found }) = end else {
        bail!("the fuzzer of the page stopped: {}{said}", String::from_utf8_lossy(&ended.stderr))
    };
    let new: Vec<PathBuf> = there()?.into_iter().filter(|file| !before.contains(file)).collect();
    if found > 0 {
        println!("{said}");
        ensure!(!new.is_empty(), "the page has something again that was found before");
    }
    Ok(Told { target: PAGE.to_owned(), runs, corpus: None, peak: None, finds: new })
}

fn table(all: &[Told], seconds: u32) {
    let dash = |number: Option<String>| number.unwrap_or_else(|| "–".to_owned());
    println!("{:<10}{:>12}{:>9}{:>9}{:>9}{:>7}", "target", "runs", "runs/s", "corpus", "peak MB", "finds");
    for Told { target, runs, corpus, peak, finds } in all {
        let (corpus, peak) = (dash(corpus.map(|n| n.to_string())), dash(peak.map(|n| n.to_string())));
        println!("{target:<10}{runs:>12}{:>9}{corpus:>9}{peak:>9}{:>7}", runs / u64::from(seconds), finds.len());
    }
}
