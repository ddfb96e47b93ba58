//! Everything that has to hold, step by step, each named and timed.

use crate::{
    bench,
    command::{command, run, run_heard},
    gallery, module, need, page,
    settings::Settings,
    size,
};
use anyhow::{Context, Result, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
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
    steps.step("format", || run(&mut command("cargo", ["fmt", "--all", "--check"])));
    steps.step("lint, native", || lint(&["--workspace", "--all-targets"]));
    steps.step("lint, wasm", || {
        let features = [&settings.build.reader, &settings.build.tables].map(|features| features.join(","));
        features
            .iter()
            .try_for_each(|of| lint(&["--lib", "--target", triple, "--no-default-features", "--features", of]))
    });
    steps.step("native tests", || run(&mut command("cargo", ["test", "--quiet", "--workspace"])));
    match need::npm(settings) {
        Err(reason) => steps.skip("all tests of the module and of the page", reason),
        Ok(()) => page_tests(&mut steps, settings),
    }
    steps.end()
}

fn page_tests(steps: &mut Steps, settings: &Settings) {
    let Some(page) = steps.step("page build", || page::build(settings)) else { return };
    steps.step("types", || {
        [".", "www/sw"].iter().try_for_each(|of| run(&mut command("node_modules/.bin/tsc", ["--project", of])))
    });
    let gallery = steps.step("gallery", || gallery::gallery(settings)).map(|page| ("GALLERY", page));
    steps.step("module against command line", || {
        let sodo = module::target()?.join("debug").join(format!("sodo{}", std::env::consts::EXE_SUFFIX));
        run(node_tests(test_files("tests/web")?, 1).env("SODO", sodo).envs(gallery.clone()))
    });
    steps.step("weights", || size::weigh(&page, settings));
    match need::browsers(settings) {
        Err(reason) => steps.skip("the page in browsers, time ratios", reason),
        Ok(browsers) => {
            for (name, timed, at_once) in [("page in browsers", false, 2), ("page in browsers, by the clock", true, 1)]
            {
                let mut tried = Vec::new();
                steps.step(name, || {
                    let files = test_files("tests/browser")?.into_iter().filter(|file| is_timed(file) == timed);
                    let mut node = node_tests(files, at_once);
                    run_heard(node.envs(browsers.clone()).envs(gallery.clone()), |line| {
                        tried.extend(
                            ["faults, ", "hostile, "]
                                .iter()
                                .any(|kind| line.starts_with(kind))
                                .then(|| line.to_owned()),
                        );
                    })
                });
                steps.tried.append(&mut tried);
            }
            steps.step("time ratios", || bench::ratios(&page, &browsers, settings));
        }
    }
}

fn lint(what: &[&str]) -> Result<()> {
    run(command("cargo", ["clippy", "--quiet"]).args(what).args(["--", "--deny", "warnings"]))
}

/// The test files of a folder, in order.
fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| folder.to_owned())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    Ok(files)
}

/// True for tests that hold the page to a time: others at their side would be measured with it.
fn is_timed(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    ["many.", "strain."].iter().any(|timed| name.starts_with(timed))
}

/// node's own runner over test files, so many at once.
fn node_tests(files: impl IntoIterator<Item = PathBuf>, at_once: usize) -> Command {
    let mut node = command("node", ["--test", "--test-reporter=spec"]);
    node.arg(format!("--test-concurrency={at_once}")).args(files);
    node
}

/// What ran, how long it took, what failed and what could not run.
#[derive(Default)]
struct Steps {
    ran: Vec<(&'static str, Duration, bool)>,
    skipped: Vec<String>,
    /// How many faults and hostile things were tried in browsers, and how many got through.
    tried: Vec<String>,
}

impl Steps {
    /// Runs one step; a failure is told at once and the steps that do not build on it go on.
    fn step<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Option<T> {
        println!("── {name}");
        let start = Instant::now();
        let result = work();
        self.ran.push((name, start.elapsed(), result.is_ok()));
        result.inspect_err(|error| eprintln!("xtask: {name}: {error:#}")).ok()
    }

    fn skip(&mut self, what: &str, reason: anyhow::Error) {
        self.skipped.push(format!("not run: {what}: {reason:#}"));
    }

    fn end(self) -> Result<()> {
        println!("── all steps");
        for (name, time, passed) in &self.ran {
            println!("{:>7.1} s  {:<6}  {name}", time.as_secs_f64(), if *passed { "passed" } else { "FAILED" });
        }
        println!("{:>7.1} s", self.ran.iter().map(|step| step.1).sum::<Duration>().as_secs_f64());
        for line in &self.tried {
            println!("{line}");
        }
        for line in &self.skipped {
            eprintln!("{line}");
        }
        let failed: Vec<_> = self.ran.iter().filter(|step| !step.2).map(|step| step.0).collect();
        ensure!(failed.is_empty(), "failed: {}", failed.join("; "));
        ensure!(self.skipped.is_empty() || std::env::var_os("CI").is_none(), "not everything ran");
        Ok(())
    }
}
