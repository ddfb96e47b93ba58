//! Words that rules know, in any order.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sodo_fuzz::obeys("words", data));
