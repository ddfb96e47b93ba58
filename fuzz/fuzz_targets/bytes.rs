//! Any bytes from one module to the other.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sodo_fuzz::obeys("bytes", data));
