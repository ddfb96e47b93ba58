//! Everything that has to hold, step by step, each named and timed. The first that fails ends it.

use crate::{
    bench,
    command::{command, run},
    module, need, page,
    settings::Settings,
    size,
};
use anyhow::{Context, Result, bail};
use std::{
    fs,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

/// Runs all tests. What cannot run here because something is missing is named at the end; on CI that is a failure.
pub fn test(settings: &Settings) -> Result<()> {
    let mut steps = Steps::default();
    let triple = &settings.build.triple;
    need::component("rustfmt")?;
    need::component("clippy")?;
    need::wasm_target(settings)?;
    steps.step("format", || run(&mut command("cargo", ["fmt", "--all", "--check"])))?;
    steps.step("lint, native", || lint(&["--workspace", "--all-targets"]))?;
    steps.step("lint, wasm", || lint(&["--lib", "--target", triple]))?;
    steps.step("native tests", || run(&mut command("cargo", ["test", "--quiet", "--workspace"])))?;
    if let Err(reason) = need::npm(settings) {
        steps.skip("all tests of the module and of the page", reason);
        return steps.end();
    }
    let page = steps.step("page build", || page::build(settings))?;
    steps.step("types", || run(&mut command("node_modules/.bin/tsc", ["--project", "."])))?;
    steps.step("module against command line", || {
        let sodo = module::target()?.join("debug").join(format!("sodo{}", std::env::consts::EXE_SUFFIX));
        run(node_tests("tests/web")?.env("SODO", sodo))
    })?;
    steps.step("weights", || size::weigh(&page, settings))?;
    match need::browsers(settings) {
        Err(reason) => steps.skip("the page in browsers, time ratios", reason),
        Ok(browsers) => {
            steps.step("page in browsers", || run(node_tests("tests/browser")?.envs(browsers.clone())))?;
            steps.step("time ratios", || bench::ratios(&page, &browsers, settings))?;
        }
    }
    steps.end()
}

fn lint(what: &[&str]) -> Result<()> {
    run(command("cargo", ["clippy", "--quiet"]).args(what).args(["--", "--deny", "warnings"]))
}

/// node's own runner over the test files of a folder, one file after the other: two browsers at once would
/// measure each other.
fn node_tests(folder: &str) -> Result<Command> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| folder.to_owned())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    let mut node = command("node", ["--test", "--test-concurrency=1"]);
    node.args(files);
    Ok(node)
}

/// What ran, how long it took, and what could not.
#[derive(Default)]
struct Steps {
    done: Vec<(&'static str, Duration)>,
    skipped: Vec<String>,
}

impl Steps {
    fn step<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("── {name}");
        let start = Instant::now();
        let value = work().with_context(|| format!("the step \"{name}\" failed"))?;
        self.done.push((name, start.elapsed()));
        Ok(value)
    }

    fn skip(&mut self, what: &str, reason: anyhow::Error) {
        self.skipped.push(format!("not run: {what}: {reason:#}"));
    }

    fn end(self) -> Result<()> {
        println!("── all steps");
        for (name, time) in &self.done {
            println!("{:>7.1} s  {name}", time.as_secs_f64());
        }
        println!("{:>7.1} s", self.done.iter().map(|step| step.1).sum::<Duration>().as_secs_f64());
        for line in &self.skipped {
            eprintln!("{line}");
        }
        if !self.skipped.is_empty() && std::env::var_os("CI").is_some() {
            bail!("not everything ran");
        }
        Ok(())
    }
}
