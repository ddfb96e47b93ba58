//! What is known of a figure, in the letters that SDMX has for it.

use crate::corpus::Row;

/// `OBS_STATUS` of a figure, as far as its own article tells: U where a recomputation of the article's own figures disagrees
/// with it, V where it stands as it was extracted. What only a look across articles knows (B, D, E, W) is told by
/// [`super::across`], in place of V.
pub fn obs_status(row: &Row) -> &'static str {
    if row.failed { "U" } else { "V" }
}
