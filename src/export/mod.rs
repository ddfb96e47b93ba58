//! The table as files that other programs open.

pub mod across;
pub mod check;
pub mod csv;
pub mod period;
