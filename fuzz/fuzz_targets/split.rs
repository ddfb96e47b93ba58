//! Any text cut into articles.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sodo_fuzz::obeys("split", data));
