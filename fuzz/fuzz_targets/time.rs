//! A short text again and again takes no longer than it ought to.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sodo_fuzz::obeys("time", data));
