//! `sodo extract`: articles in, their analyses out, in the same order however many threads work.

use super::{
    ENDED,
    args::{Extract, Format},
    complain,
    input::{self, Item},
    journal::{Begun, Done, Journal},
    progress::{Progress, halt},
    words,
};
use rayon::prelude::*;
use sodo::{
    Analysis, Article, Lexicon, Span, analyze,
    corpus::{Source, Table},
    export::{
        csv::{self, Style},
        sdmx,
    },
    split, wire,
};
use std::{
    io::{self, BufWriter, StdoutLock, Write},
    process,
    sync::{atomic::Ordering, mpsc},
    thread,
};

/// Articles are read and printed in batches, so that a million of them do not stand in memory at once: one is read from the disk
/// while another is analysed.
const BATCH_ARTICLES: usize = 512;
const BATCH_BYTES: usize = 2 << 20;

/// Prints the analysis of every article that can be read, and says how many could not.
pub fn run(options: &Extract) -> io::Result<usize> {
    let wrong = |wrong: String| {
        complain(&wrong);
        Ok(1)
    };
    let lexicon = match words::lexicon(&options.read.lexicon) {
        Ok(lexicon) => lexicon,
        Err(sentence) => return wrong(sentence),
    };
    let Some(file) = &options.output else {
        let to = To::Screen(BufWriter::new(io::stdout().lock()));
        return extract(options, &lexicon, Output { to, format: options.format, done: Done::default() });
    };
    match Journal::open(file, options.asked(), options.resume) {
        Ok(Begun::Open(journal, done)) => {
            extract(options, &lexicon, Output { to: To::File(journal), format: options.format, done })
        }
        Ok(Begun::Whole) => {
            complain(&format!("{} is there and nothing of it is left to be done", file.display()));
            Ok(0)
        }
        Err(sentence) => wrong(sentence),
    }
}

fn extract(options: &Extract, lexicon: &Lexicon, mut out: Output) -> io::Result<usize> {
    let (progress, halted) = (Progress::new(), halt());
    let apart = |item: Item| match item {
        Ok(article) if options.split => apart(article, lexicon),
        item => vec![item],
    };
    out.start()?;
    let begun = out.done.items;
    let (send, batches) = mpsc::sync_channel(1);
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut items = input::articles(&options.read).flat_map(apart).skip(begun);
            while let Some(batch) = next_batch(&mut items)
                && send.send(batch).is_ok()
            {}
        });
        for batch in batches {
            let printed: Vec<_> = batch.par_iter().map(|item| print(item, lexicon, options.format)).collect();
            for printed in printed {
                match printed {
                    Ok(printed) => out.article(&printed)?,
                    Err(wrong) => {
                        progress.complain(&wrong);
                        out.done.failed += 1;
                    }
                }
                out.done.items += 1;
            }
            out.keep()?;
            progress.tell(out.done);
            if halted.load(Ordering::Relaxed) {
                progress.end();
                complain(&format!(
                    "ended: {}{}",
                    counts(out.done),
                    if options.output.is_some() { "; --resume goes on" } else { "" }
                ));
                // The reader of the input may wait for more of it, and would hold the end.
                process::exit(i32::from(ENDED));
            }
        }
        Ok::<(), io::Error>(())
    })?;
    progress.end();
    let done = out.end()?;
    complain(&counts(done));
    Ok(done.failed)
}

/// What was done, in a line.
fn counts(Done { articles, figures, doubtful, failed, .. }: Done) -> String {
    format!("articles {articles}, figures {figures}, in doubt {doubtful}, not read {failed}")
}

/// The next articles, as long as there are some.
fn next_batch(items: &mut impl Iterator<Item = Item>) -> Option<Vec<Item>> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < BATCH_ARTICLES && bytes < BATCH_BYTES {
        let Some(item) = items.next() else { break };
        bytes += item.as_ref().map_or(0, |article| article.text.len());
        batch.push(item);
    }
    Some(batch).filter(|batch| !batch.is_empty())
}

/// The articles that one text holds for sure, numbered behind its name; the text itself where it is one.
fn apart(article: Article, lexicon: &Lexicon) -> Vec<Item> {
    let parts = split::sure(&article.text, lexicon);
    if parts.len() < 2 {
        return vec![Ok(article)];
    }
    let part = |(i, span): (usize, &Span)| {
        let (doc, text) = (format!("{}#{}", article.doc, i + 1), span.of(&article.text).to_owned());
        Ok(Article { doc, text, ..article.clone() })
    };
    parts.iter().enumerate().map(part).collect()
}

/// What was read out of an article.
struct Printed {
    /// In the form asked for.
    words: Vec<u8>,
    figures: usize,
    doubtful: usize,
}

/// JSON Lines have about five times as many bytes as their texts, seldom more than this.
const GROWS: usize = 8;

/// What was read out of an article, or what is wrong with it.
fn print(item: &Item, lexicon: &Lexicon, format: Format) -> Result<Printed, String> {
    let article = item.as_ref().map_err(String::clone)?;
    let analysis = analyze(article, lexicon);
    let figures = analysis.observations.len();
    let doubtful = analysis.observations.iter().filter(|o| !o.doubts.is_empty()).count();
    Ok(Printed { words: written(&analysis, article, lexicon, format), figures, doubtful })
}

/// An analysis in the form asked for.
fn written(analysis: &Analysis, article: &Article, lexicon: &Lexicon, format: Format) -> Vec<u8> {
    if let Some(rows) = table_form(format) {
        let mut table = Table::default();
        table.put(Source::new(analysis, &article.text, lexicon));
        return headless(&rows(&table)).as_bytes().to_vec();
    }
    let analysis = wire::Analysis::new(analysis, &article.text, lexicon);
    let mut json = Vec::with_capacity(article.text.len() * GROWS);
    let done = match format {
        Format::Json => serde_json::to_writer_pretty(&mut json, &analysis),
        _ => serde_json::to_writer(&mut json, &analysis),
    };
    done.expect("an analysis has no key that JSON cannot name");
    if format == Format::JsonLines {
        json.push(b'\n');
    }
    json
}

/// What writes a table in a format that is one.
fn table_form(format: Format) -> Option<fn(&Table) -> String> {
    match format {
        Format::Csv => Some(|table| csv::write(table, Style::Machine, None)),
        Format::Sdmx => Some(|table| sdmx::write(table, None)),
        Format::JsonLines | Format::Json => None,
    }
}

/// The lines of a table without the names of its columns.
fn headless(lines: &str) -> &str {
    lines.split_once('\n').map_or("", |(_, rows)| rows)
}

/// Where analyses are printed, and in which form.
struct Output {
    to: To,
    format: Format,
    done: Done,
}

/// A file that a later run can go on with, or what comes and goes.
enum To {
    File(Journal),
    Screen(BufWriter<StdoutLock<'static>>),
}

impl Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.done.bytes += bytes.len() as u64;
        match &mut self.to {
            To::File(file) => file.write_all(bytes),
            To::Screen(screen) => screen.write_all(bytes),
        }
    }

    /// What stands before the first article. A run that goes on has it.
    fn start(&mut self) -> io::Result<()> {
        if self.done.bytes > 0 {
            return Ok(());
        }
        match self.format {
            Format::JsonLines => Ok(()),
            Format::Json => self.write(b"["),
            Format::Csv | Format::Sdmx => {
                let head = table_form(self.format).map(|rows| rows(&Table::default())).unwrap_or_default();
                self.write(head.as_bytes())
            }
        }
    }

    fn article(&mut self, Printed { words, figures, doubtful }: &Printed) -> io::Result<()> {
        if self.format == Format::Json {
            self.write(if self.done.articles == 0 { b"\n" } else { b",\n" })?;
        }
        self.write(words)?;
        self.done.articles += 1;
        self.done.figures += figures;
        self.done.doubtful += doubtful;
        Ok(())
    }

    /// What is written so far is whole.
    fn keep(&mut self) -> io::Result<()> {
        match &mut self.to {
            To::File(file) => file.keep(self.done),
            To::Screen(screen) => screen.flush(),
        }
    }

    fn end(mut self) -> io::Result<Done> {
        if self.format == Format::Json {
            self.write(if self.done.articles == 0 { b"]\n" } else { b"\n]\n" })?;
        }
        match &mut self.to {
            To::File(file) => file.end()?,
            To::Screen(screen) => screen.flush()?,
        }
        Ok(self.done)
    }
}
