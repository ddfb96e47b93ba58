//! `sodo extract`: articles in, their analyses out, in the same order however many threads work.

use super::args::{Extract, Format};
use super::complain;
use super::input::{self, Item};
use sodo::{Lexicon, analyze, wire};
use std::io::{self, BufWriter, Write};
use std::thread;

/// Articles are read and printed in batches, so that a million of them do not stand in memory at once.
const BATCH_ARTICLES: usize = 512;
const BATCH_BYTES: usize = 32 << 20;

/// Prints the analysis of every article that can be read, and says how many could not.
pub fn run(options: &Extract) -> io::Result<usize> {
    let lexicon = Lexicon::new();
    let mut items = input::articles(options);
    let mut out = Output { to: BufWriter::new(io::stdout().lock()), format: options.format, printed: 0 };
    let mut failed = 0;
    loop {
        let batch = next_batch(&mut items);
        if batch.is_empty() {
            break;
        }
        for analysis in analyzed(&batch, &lexicon) {
            match analysis {
                Ok(analysis) => out.analysis(&analysis)?,
                Err(wrong) => {
                    complain(&wrong);
                    failed += 1;
                }
            }
        }
    }
    out.end()?;
    Ok(failed)
}

fn next_batch(items: &mut impl Iterator<Item = Item>) -> Vec<Item> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH_ARTICLES && bytes < BATCH_BYTES {
        let Some(item) = items.next() else { break };
        bytes += item.as_ref().map_or(0, |article| article.text.len());
        batch.push(item);
    }
    batch
}

type Analyzed = Result<wire::Analysis, String>;

/// Each article's analysis in the order of the articles; every thread takes each n-th one.
fn analyzed(batch: &[Item], lexicon: &Lexicon) -> Vec<Analyzed> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(batch.len());
    let work = |first: usize| -> Vec<Analyzed> {
        batch.iter().skip(first).step_by(threads).map(|item| analysis(item, lexicon)).collect()
    };
    let parts: Vec<Vec<Analyzed>> = thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = (1..threads).map(|first| scope.spawn(move || work(first))).collect();
        let mine = work(0);
        let others = others.into_iter().map(|thread| thread.join().expect("an analysis never panics"));
        std::iter::once(mine).chain(others).collect()
    });
    let mut parts: Vec<_> = parts.into_iter().map(Vec::into_iter).collect();
    (0..batch.len()).filter_map(|i| parts[i % threads].next()).collect()
}

fn analysis(item: &Item, lexicon: &Lexicon) -> Analyzed {
    let article = item.as_ref().map_err(String::clone)?;
    Ok(wire::Analysis::new(&analyze(article, lexicon), &article.text, lexicon))
}

/// Where analyses are printed, and in which form.
struct Output<W: Write> {
    to: W,
    format: Format,
    printed: usize,
}

impl<W: Write> Output<W> {
    fn analysis(&mut self, analysis: &wire::Analysis) -> io::Result<()> {
        match self.format {
            Format::JsonLines => {
                serde_json::to_writer(&mut self.to, analysis)?;
                self.to.write_all(b"\n")?;
            }
            Format::Json => {
                self.to.write_all(if self.printed == 0 { b"[\n" } else { b",\n" })?;
                serde_json::to_writer_pretty(&mut self.to, analysis)?;
            }
        }
        self.printed += 1;
        Ok(())
    }

    fn end(mut self) -> io::Result<()> {
        if self.format == Format::Json {
            self.to.write_all(if self.printed == 0 { b"[]\n" } else { b"\n]\n" })?;
        }
        self.to.flush()
    }
}
