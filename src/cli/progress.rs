//! What somebody at a terminal sees of a long run, and the wish to end it.

use super::{ENDED, complain, journal::Done};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
    process,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// A line on stderr that says how far the run is. Where stderr is no terminal, nothing is shown.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Begins the line.
    pub fn new() -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template("{spinner} {human_pos} articles, {per_sec}, {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        bar.enable_steady_tick(Duration::from_millis(200));
        Progress { bar }
    }

    /// Tells what is done.
    pub fn tell(&self, done: Done) {
        self.bar.set_position(done.articles as u64);
    }

    /// Says a sentence above the line.
    pub fn complain(&self, sentence: &str) {
        self.bar.suspend(|| complain(sentence));
    }

    /// Takes the line away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// Becomes true at the first Ctrl-C, so that what is done can be written; the second one ends the program.
pub fn halt() -> Arc<AtomicBool> {
    let halted = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&halted);
    // Where signals cannot be heard, the program ends as any other does.
    let _ = ctrlc::set_handler(move || {
        if told.swap(true, Ordering::Relaxed) {
            process::exit(i32::from(ENDED));
        }
    });
    halted
}
