//! What is known of a figure, in the letters that SDMX has for it.

use crate::corpus::Row;

/// `OBS_STATUS` of a figure, as far as its own article tells: A where a person has confirmed it, whatever a recomputation says;
/// U where a recomputation of the article's own figures disagrees with it; V where it stands as it was extracted. What only a
/// look across articles knows (B, D, E, W) is told by [`super::across`], in place of V.
pub fn obs_status(row: &Row) -> &'static str {
    match row {
        Row { confirmed: true, .. } => "A",
        Row { failed: true, .. } => "U",
        _ => "V",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::tests::row;

    #[test]
    fn a_person_goes_before_a_recomputation() {
        let mut figure = row("", "1");
        assert_eq!(obs_status(&figure), "V");
        figure.failed = true;
        assert_eq!(obs_status(&figure), "U");
        figure.confirmed = true;
        assert_eq!(obs_status(&figure), "A");
    }
}
