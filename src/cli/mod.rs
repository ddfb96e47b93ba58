//! What `sodo` does on a terminal. What a figure means is none of its business.

mod args;
mod chart;
mod check;
mod compare;
mod decode;
mod explain;
mod extract;
mod input;
mod journal;
mod lines;
mod output;
mod parquet;
mod progress;
mod words;

use args::Command;
use std::io::{self, Write};
use std::process::ExitCode;

/// Something was wrong with the arguments or with a file; the rest was still done.
const WRONG: u8 = 2;
/// Somebody ended the run with Ctrl-C; what was done is written.
const ENDED: u8 = 130;

/// Runs the command that the arguments name.
pub fn run(parser: lexopt::Parser) -> ExitCode {
    let done = match args::parse(parser) {
        Ok(Command::Say(words)) => io::stdout().write_all(words.as_bytes()).map(|()| 0),
        Ok(Command::Extract(options)) => extract::run(&options),
        Ok(Command::Explain(options)) => explain::run(&options),
        Ok(Command::Check(options)) => check::run(&options),
        Ok(Command::Compare(options)) => compare::run(&options),
        Ok(Command::Chart(options)) => chart::run(&options),
        Err(wrong) => {
            complain(&wrong);
            Ok(1)
        }
    };
    match done {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(WRONG),
        // Whoever reads our output has seen enough: `sodo extract … | head` is no mistake.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("the output could not be written ({error}); check the disk or the pipe it goes to"));
            ExitCode::from(WRONG)
        }
    }
}

/// Says one sentence about what is wrong. A closed stderr must not stop the work.
fn complain(sentence: &str) {
    let _ = writeln!(io::stderr(), "sodo: {sentence}");
}
