//! Words of claims that can be recomputed (`reckon.tsv`).

/// What a word says of the arithmetic around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reckon {
    /// What was told before comes to so much: đạt, tương đương.
    Comes,
    /// What was told before is so much of a whole: chiếm.
    Share,
    /// Parts follow, and they may be all there are: gồm.
    Consists,
    /// Some parts follow: trong đó.
    Among,
    /// All parts together: tổng cộng.
    Total,
    /// The mean of values, or so much for each: bình quân.
    Mean,
    /// So much for each: mỗi.
    Each,
    /// What is left of a whole: còn lại.
    Rest,
    /// What a share is of where it was planned: kế hoạch.
    Plan,
    /// Parts that share members with other parts: nữ.
    Crosses,
}

impl Reckon {
    /// The word that the table calls by this name.
    pub fn from_name(name: &str) -> Option<Reckon> {
        Some(match name {
            "comes" => Reckon::Comes,
            "share" => Reckon::Share,
            "consists" => Reckon::Consists,
            "among" => Reckon::Among,
            "total" => Reckon::Total,
            "mean" => Reckon::Mean,
            "each" => Reckon::Each,
            "rest" => Reckon::Rest,
            "plan" => Reckon::Plan,
            "crosses" => Reckon::Crosses,
            _ => return None,
        })
    }
}
