//! How far an output has come, so that a run that was ended goes on where it stood.

use serde_json::{Value, json};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

/// What is done and safely on the disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Bytes of the output.
    pub bytes: u64,
    /// Things of the input, those that could not be read too.
    pub items: usize,
    /// Articles.
    pub articles: usize,
    /// Their figures.
    pub figures: usize,
    /// Figures with a doubt.
    pub doubtful: usize,
    /// What could not be read.
    pub failed: usize,
}

impl Done {
    /// As it is kept, with what the run was asked for: another one cannot go on with it.
    fn written(self, asked: &str) -> String {
        let Done { bytes, items, articles, figures, doubtful, failed } = self;
        let done = json!({
            "bytes": bytes, "items": items, "articles": articles, "figures": figures, "doubtful": doubtful, "failed": failed
        });
        format!("{}\n", json!({ "asked": asked, "done": done }))
    }

    /// What was kept: what the run was asked for, how far it came, and what else it has to know.
    fn read(bytes: &[u8]) -> Option<(String, Done, Vec<u8>)> {
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let kept: Value = serde_json::from_slice(&bytes[..end]).ok()?;
        let number = |name: &str| usize::try_from(kept["done"][name].as_u64()?).ok();
        let done = Done {
            bytes: kept["done"]["bytes"].as_u64()?,
            items: number("items")?,
            articles: number("articles")?,
            figures: number("figures")?,
            doubtful: number("doubtful")?,
            failed: number("failed")?,
        };
        Some((kept["asked"].as_str()?.to_owned(), done, bytes[end + 1..].to_vec()))
    }
}

/// A file that is written, and beside it one that says how much of it is whole.
pub struct Journal {
    file: File,
    beside: PathBuf,
    asked: String,
}

/// What there is to be done for an output.
pub enum Begun {
    /// So much is done; the rest is to be written. The bytes are what was given to [`Journal::keep`].
    Open(Journal, Done, Vec<u8>),
    /// An earlier run wrote all of it.
    Whole,
}

impl Journal {
    /// Opens an output: from its beginning, or with `resume` where an earlier run stood. What stands behind the last whole article
    /// is cut off. An error is a sentence.
    pub fn open(path: &Path, asked: String, resume: bool) -> Result<Begun, String> {
        let beside = PathBuf::from(format!("{}.part", path.display()));
        let shown = path.display();
        let damaged = || format!("{} is damaged; begin again without --resume", beside.display());
        let kept = match fs::read(&beside) {
            Ok(bytes) if resume => Some(Done::read(&bytes).ok_or_else(damaged)?),
            _ => None,
        };
        if resume && kept.is_none() && path.exists() {
            return Ok(Begun::Whole);
        }
        let (done, more) = match kept {
            Some((before, ..)) if before != asked => {
                return Err(format!(
                    "{shown} was begun with other files or flags; give the same, or leave out --resume"
                ));
            }
            Some((_, done, more)) => (done, more),
            None => (Done::default(), Vec::new()),
        };
        let unwritten =
            |error: io::Error| format!("{shown} could not be written ({error}); check the path and the disk");
        let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(path).map_err(unwritten)?;
        if file.metadata().map_err(unwritten)?.len() < done.bytes {
            return Err(format!("{shown} is shorter than it was; begin again without --resume"));
        }
        file.set_len(done.bytes).map_err(unwritten)?;
        file.seek(SeekFrom::End(0)).map_err(unwritten)?;
        let mut journal = Journal { file, beside, asked };
        journal.keep(done, &more).map_err(unwritten)?;
        Ok(Begun::Open(journal, done, more))
    }

    /// Says that what was written so far is whole, and what else a run has to know that goes on with it.
    pub fn keep(&mut self, done: Done, more: &[u8]) -> io::Result<()> {
        self.file.sync_data()?;
        let fresh = self.beside.with_extension("part~");
        fs::write(&fresh, [done.written(&self.asked).as_bytes(), more].concat())?;
        fs::rename(&fresh, &self.beside)
    }

    /// Says that all is written.
    pub fn end(&mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::remove_file(&self.beside)
    }
}

impl Write for Journal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
