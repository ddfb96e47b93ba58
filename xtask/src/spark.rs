//! The job of `examples/spark` on this machine: over made articles, against the command line, row for row.

use crate::{
    batch, bench,
    command::{command, output, run},
    module, need,
};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::{
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Articles that the job reads. Spark itself takes some seconds to start and to plan, whatever their number.
const ARTICLES: usize = 40_000;
/// Lines among them that are no articles: broken, without a text, of no day.
const BAD: [&str; 3] = [
    "{\"doc\": \"cut off",
    "{\"doc\": \"no text\"}",
    "{\"doc\": \"no day\", \"text\": \"12 xã\", \"published\": \"2024-13-45\"}",
];

/// Runs the job and says whether its rows are those of the command line.
pub fn spark() -> Result<()> {
    let python = installed()?;
    let sodo = batch::program()?;
    let (texts, whose) = bench::texts()?;
    let articles = batch::made(&texts, ARTICLES)?;
    writeln!(OpenOptions::new().append(true).open(&articles)?, "{}", BAD.join("\n"))?;
    let folder = articles.parent().context("a folder")?.to_owned();
    let (out, alone) = (folder.join("spark"), folder.join("alone.parquet"));

    let line = Command::new(&sodo)
        .args(["extract", "--format", "parquet", "-o"])
        .args([&alone, &articles])
        .stderr(Stdio::piped())
        .output()?;
    let said = String::from_utf8_lossy(&line.stderr).into_owned();
    ensure!(line.status.code() == Some(2), "the command line did not tell of the bad lines: {said}");

    let told = job(&python, &sodo, &articles, &out)?;
    let of = |name: &str| told[name].as_f64().with_context(|| format!("the job did not say {name}"));
    run(Command::new(&python).arg("examples/spark/same.py").args([alone, out.join("figures")]))?;
    ensure!(of("refused")? as usize == BAD.len(), "refused: {}, and not {}", of("refused")?, BAD.len());
    println!("refused, in the table beside: {} of {} bad lines", of("refused")?, BAD.len());
    let rate = |seconds: f64| ARTICLES as f64 / seconds;
    println!(
        "{ARTICLES} articles of {} {whose} on local[2]: {:.0} articles/s while they are read ({:.1} s, {:.0} a core), {:.0} with all of the job ({:.1} s)",
        texts.len(),
        rate(of("read_seconds")?),
        of("read_seconds")?,
        rate(of("read_seconds")?) / 2.0,
        rate(of("all_seconds")?),
        of("all_seconds")?
    );
    Ok(())
}

/// Runs the job; gives what it says in its last line.
fn job(python: &Path, sodo: &Path, articles: &Path, out: &Path) -> Result<Value> {
    let submit = python.with_file_name("spark-submit");
    let mut job = Command::new(submit);
    job.args(["--master", "local[2]", "--driver-memory", "2g", "--conf", "spark.ui.enabled=false"])
        .args(["--conf", "spark.sql.shuffle.partitions=2", "examples/spark/figures.py", "--form", "jsonl", "--sodo"])
        .args([sodo, articles, out])
        .env("PYSPARK_PYTHON", python)
        // The machine's own name need not lead anywhere.
        .env("SPARK_LOCAL_IP", "127.0.0.1");
    let said = output(job.stderr(Stdio::inherit())).context("the job failed")?;
    serde_json::from_str(said.lines().last().unwrap_or_default()).with_context(|| format!("the job said: {said}"))
}

/// Python with what the job needs, in an environment of its own.
fn installed() -> Result<PathBuf> {
    need::java()?;
    let wanted = "examples/spark/requirements.txt";
    let list = fs::read_to_string(wanted).context(wanted)?;
    let folder = module::target()?.join("spark-venv");
    let (python, stamp) = (folder.join("bin/python"), folder.join("requirements.txt"));
    if fs::read_to_string(&stamp).is_ok_and(|there| there == list) {
        return Ok(python);
    }
    need::venv()?;
    eprintln!("installing the packages of {wanted}");
    run(command("python3", ["-m", "venv"]).arg(&folder)).context("make an environment: python3 -m venv")?;
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement", wanted]))
        .context("install the packages of the job: pip install -r examples/spark/requirements.txt")?;
    fs::write(&stamp, list)?;
    Ok(python)
}
