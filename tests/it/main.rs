//! Every test that looks at SoDo from outside, in one binary.

mod articles;
mod cases;
mod cli;
mod gold;
mod laws;
mod line;
mod tidy;
