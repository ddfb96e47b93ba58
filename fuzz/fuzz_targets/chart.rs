//! Any wish over any figures.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sodo_fuzz::obeys("chart", data));
