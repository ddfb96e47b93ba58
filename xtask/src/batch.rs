//! The command line over many articles: how fast, with how much memory, and whether more articles take longer each.

use crate::{
    bench,
    command::{command, run},
    module,
};
use anyhow::{Context, Result, ensure};
use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};
use wait4::Wait4;

/// Articles of the two runs that are held against each other.
const FEW: usize = 10_000;
const MANY: usize = 100_000;

/// What one run took.
struct Run {
    seconds: f64,
    /// Of all its threads.
    busy: f64,
    /// The most memory it had, in MB of 1,000,000 bytes.
    megabytes: f64,
}

/// Measures and prints the table.
pub fn batch() -> Result<()> {
    let sodo = program()?;
    let (texts, whose) = bench::texts()?;
    println!("\nsodo extract over JSON Lines made of {} {whose}, its output thrown away", texts.len());
    println!(
        "{:>9}{:>7}{:>10}{:>9}{:>13}{:>9}{:>13}{:>11}",
        "articles", "cores", "format", "s", "articles/s", "MB/s", "cores busy", "peak MB"
    );
    let mut rates = Vec::new();
    for (articles, cores, format) in [
        (FEW, 1, "jsonl"),
        (FEW, 2, "jsonl"),
        (MANY, 1, "jsonl"),
        (MANY, 2, "jsonl"),
        (MANY, 2, "sdmx"),
        (MANY, 2, "parquet"),
    ] {
        let input = made(&texts, articles)?;
        let bytes = fs::metadata(&input)?.len() as f64;
        let Run { seconds, busy, megabytes } = timed(&sodo, cores, &["--format", format], &input)?;
        let rate = articles as f64 / seconds;
        println!(
            "{articles:>9}{cores:>7}{format:>10}{seconds:>9.1}{rate:>13.0}{:>9.2}{:>13.2}{megabytes:>11.0}",
            bytes / 1e6 / seconds,
            busy / seconds
        );
        rates.push(rate);
    }
    println!(
        "ten times the articles are read at {:.2} (one core) and {:.2} (two cores) of the speed; 1.00 is a straight line",
        rates[2] / rates[0],
        rates[3] / rates[1]
    );
    Ok(())
}

/// The program, built for speed.
pub fn program() -> Result<PathBuf> {
    run(&mut command("cargo", ["build", "--quiet", "--release", "--bin", "sodo"]))?;
    Ok(module::target()?.join("release").join(format!("sodo{}", std::env::consts::EXE_SUFFIX)))
}

/// JSON Lines of so many articles, made of these texts one after the other, each with a name of its own. Made once.
pub fn made(texts: &[PathBuf], articles: usize) -> Result<PathBuf> {
    let folder = module::target()?.join("batch");
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{articles}.jsonl"));
    let texts = texts.iter().map(|path| fs::read_to_string(path).context("a text")).collect::<Result<Vec<_>>>()?;
    let mut file = BufWriter::new(File::create(&path)?);
    for (i, text) in texts.iter().cycle().take(articles).enumerate() {
        writeln!(file, "{}", serde_json::json!({ "doc": format!("a{i:07}"), "text": text }))?;
    }
    file.flush()?;
    Ok(path)
}

/// Runs the program on so many cores.
fn timed(sodo: &Path, cores: usize, args: &[&str], input: &Path) -> Result<Run> {
    let on: Vec<String> = (0..cores).map(|core| core.to_string()).collect();
    let mut line = Command::new("taskset");
    line.args(["--cpu-list", &on.join(",")]).arg(sodo).arg("extract").args(args).arg(input);
    let start = Instant::now();
    let mut child = line.stdout(Stdio::null()).stderr(Stdio::null()).spawn().context("taskset, of util-linux")?;
    let ended = child.wait4()?;
    ensure!(ended.status.success(), "sodo extract failed over {}", input.display());
    Ok(Run {
        seconds: start.elapsed().as_secs_f64(),
        busy: (ended.rusage.utime + ended.rusage.stime).as_secs_f64(),
        megabytes: ended.rusage.maxrss as f64 / 1e6,
    })
}
