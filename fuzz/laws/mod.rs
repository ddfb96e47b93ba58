//! What must hold whatever comes in. Each law takes any bytes and panics where it is broken.
//!
//! The targets of the fuzzer call them, and the tests of SoDo with all that was ever found.

#[path = "../../src/cli/decode.rs"]
pub mod decode;
mod given;
mod person;
mod read;
mod tables;
mod text;
mod time;

use sodo::Lexicon;
use std::sync::LazyLock;

/// A law.
pub type Law = fn(&[u8]);

/// All of them by the names of their targets.
pub const LAWS: [(&str, Law); 11] = [
    ("article", text::article),
    ("bytes", tables::bytes),
    ("carried", tables::carried),
    ("chart", tables::chart),
    ("decode", text::decoded),
    ("lexicon", person::lexicon),
    ("review", person::review),
    ("split", text::split),
    ("time", time::time),
    ("window", tables::window),
    ("words", text::words),
];

/// The law of a target.
pub fn law(name: &str) -> Option<Law> {
    LAWS.iter().find(|law| law.0 == name).map(|law| law.1)
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);
