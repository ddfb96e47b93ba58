//! The command line: arguments in, JSON Lines, JSON or CSV out; flags and exit codes, nothing else.

mod cli;

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// An analysis is made of many small words; this one hands out their room faster than the system does.
#[global_allocator]
static ROOM: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run(lexopt::Parser::from_env())
}
