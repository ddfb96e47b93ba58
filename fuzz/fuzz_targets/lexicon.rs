//! Any tables of a reader's own.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sodo_fuzz::obeys("lexicon", data));
