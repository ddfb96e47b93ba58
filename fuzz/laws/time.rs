//! Time grows with the text and not faster.

use super::{LEXICON, given::Given, read};
use sodo::split;
use std::{
    fs,
    hint::black_box,
    sync::LazyLock,
    time::{Duration, Instant},
};

/// Bytes of the first text, and of the one that it is held to.
const SIZES: [usize; 2] = [32 << 10, 1 << 20];
/// A megabyte of the worst text takes less than a second, where a plain one takes a twentieth of it.
const WORST: Duration = Duration::from_nanos(1_000);
const TIMES: f64 = 20.0;

/// A plain text: how long one byte of it takes here, with whatever watches the program.
static PLAIN: LazyLock<f64> = LazyLock::new(|| {
    let text = "Tỉnh Hà Giang đạt 82% năm 2024, tăng 3,5 điểm phần trăm.\n".repeat(SIZES[0] / 64);
    (0..3).map(|_| spent(&text)).fold(f64::MAX, f64::min)
});

/// A short text again and again.
pub fn time(data: &[u8]) {
    let mut given = Given(&data[..data.len().min(64)]);
    let seed = match given.byte() {
        b' '.. => String::from_utf8_lossy(&data[..data.len().min(64)]).into_owned(),
        _ => given.text(),
    };
    if seed.is_empty() {
        return;
    }
    let worst = WORST.as_nanos() as f64;
    let allowed = worst.max(*PLAIN * TIMES);
    for size in SIZES {
        let text = seed.repeat(size / seed.len() + 1);
        let first = spent(&text);
        // The longer text is tried only where the shorter one was no matter of course.
        if first < allowed / 4.0 && size == SIZES[0] {
            return;
        }
        // A busy machine is slow for a while, not each time.
        let least = (0..4).fold(first, |least, _| if least > allowed { least.min(spent(&text)) } else { least });
        assert!(least <= allowed, "{least:.0} ns a byte and not {allowed:.0}, {size} bytes of {seed:?}");
    }
}

/// Nanoseconds that a byte of a text takes to be cut into articles and read.
fn spent(text: &str) -> f64 {
    let start = now();
    black_box(split::articles(text, &LEXICON));
    black_box(read::read(text));
    (now() - start).as_nanos() as f64 / text.len() as f64
}

/// Time that this thread has had, where the system tells it: others may have the machine meanwhile.
fn now() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let had = told.and_then(|words| words.split(' ').next()?.parse().ok()).map(Duration::from_nanos);
    had.unwrap_or_else(|| START.elapsed())
}
