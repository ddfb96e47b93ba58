//! Any text is read, and what is read stands in it.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sodo_fuzz::obeys("article", data));
