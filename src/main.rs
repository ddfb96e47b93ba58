//! The command line: arguments in, JSON Lines, CSV or SVG out.

fn main() {}
