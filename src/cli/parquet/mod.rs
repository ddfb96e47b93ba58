//! Parquet: articles out of it, figures into it.

mod read;
mod write;

pub use read::articles;
pub use write::{Rows, Writer};
