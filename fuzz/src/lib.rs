//! What the targets of the fuzzer share: the laws of `laws/`, which the tests of SoDo go through as well.

#[path = "../laws/mod.rs"]
pub mod laws;

/// Holds some bytes to the law of a target.
pub fn obeys(target: &str, data: &[u8]) {
    laws::law(target).expect("a law")(data);
}
