//! The table as files that other programs open.

pub mod across;
pub mod csv;
pub mod period;
