//! Anything that a picture carries.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sodo_fuzz::obeys("carried", data));
