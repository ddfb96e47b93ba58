//! The command line: arguments in, JSON Lines, JSON or CSV out; flags and exit codes, nothing else.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(lexopt::Parser::from_env())
}
