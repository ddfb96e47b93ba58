//! What goes in.

use crate::{period::Period, review::Decision};

/// One article as it was given. Nothing in it is changed by an analysis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// Name of the document: a file's name without its ending, or an id.
    pub doc: String,
    /// The text as given: any Unicode form, any line ends.
    pub text: String,
    /// The day of publication where it is known from outside the text.
    pub published: Option<Period>,
    /// The address where it is known from outside the text.
    pub url: Option<String>,
    /// What a person decided about its figures, in the order in which it was decided.
    pub decisions: Vec<Decision>,
}
