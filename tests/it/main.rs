//! Every test that looks at SoDo from outside, in one binary.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod across;
mod annotated;
mod articles;
mod batch;
mod batch_faults;
mod carried;
mod cases;
mod chart;
mod chart_edit;
mod chart_laws;
mod chart_time;
mod cli;
mod explain;
mod fuzzed;
mod gold;
mod help;
mod kept;
mod laws;
mod lexicon;
mod line;
mod spelling;
mod split;
mod supply;
mod terms;
mod tidy;
mod trust;
mod windows;
mod words;
