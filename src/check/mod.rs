//! What an article claims, recomputed.

pub mod say;
