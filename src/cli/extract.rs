//! `sodo extract`: articles in, their analyses out, in the same order however many threads work.

use super::args::{Extract, Format};
use super::complain;
use super::input::{self, Item};
use super::{threads, words};
use sodo::{
    Article, Lexicon, Span, analyze,
    corpus::{Source, Table},
    export::{
        csv::{self, Style},
        sdmx,
    },
    split, wire,
};
use std::io::{self, BufWriter, Write};

/// Articles are read and printed in batches, so that a million of them do not stand in memory at once.
const BATCH_ARTICLES: usize = 512;
const BATCH_BYTES: usize = 32 << 20;

/// Prints the analysis of every article that can be read, and says how many could not.
pub fn run(options: &Extract) -> io::Result<usize> {
    let lexicon = match words::lexicon(&options.read.lexicon) {
        Ok(lexicon) => lexicon,
        Err(wrong) => {
            complain(&wrong);
            return Ok(1);
        }
    };
    let apart = |item: Item| match item {
        Ok(article) if options.split => apart(article, &lexicon),
        item => vec![item],
    };
    let mut items = input::articles(&options.read).flat_map(apart);
    let mut out = Output { to: BufWriter::new(io::stdout().lock()), format: options.format, printed: 0 };
    let mut failed = 0;
    out.start()?;
    loop {
        let batch = next_batch(&mut items);
        if batch.is_empty() {
            break;
        }
        for printed in threads::each(&batch, |item| print(item, &lexicon, options.format)) {
            match printed {
                Ok(words) => out.article(&words)?,
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

/// What was read out of an article, in the form asked for; or what is wrong with it.
type Printed = Result<Vec<u8>, String>;

/// JSON Lines have about five times as many bytes as their texts, seldom more than this.
const GROWS: usize = 8;

fn print(item: &Item, lexicon: &Lexicon, format: Format) -> Printed {
    let article = item.as_ref().map_err(String::clone)?;
    let analysis = analyze(article, lexicon);
    if let Some(rows) = table_form(format) {
        let mut table = Table::default();
        table.put(Source::new(&analysis, &article.text, lexicon));
        return Ok(headless(&rows(&table)).as_bytes().to_vec());
    }
    let analysis = wire::Analysis::new(&analysis, &article.text, lexicon);
    let mut json = Vec::with_capacity(article.text.len() * GROWS);
    let done = match format {
        Format::Json => serde_json::to_writer_pretty(&mut json, &analysis),
        _ => serde_json::to_writer(&mut json, &analysis),
    };
    done.expect("an analysis has no key that JSON cannot name");
    if format == Format::JsonLines {
        json.push(b'\n');
    }
    Ok(json)
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
struct Output<W: Write> {
    to: W,
    format: Format,
    printed: usize,
}

impl<W: Write> Output<W> {
    fn start(&mut self) -> io::Result<()> {
        match self.format {
            Format::JsonLines => Ok(()),
            Format::Json => self.to.write_all(b"["),
            Format::Csv | Format::Sdmx => {
                let head = table_form(self.format).map(|rows| rows(&Table::default())).unwrap_or_default();
                self.to.write_all(head.as_bytes())
            }
        }
    }

    fn article(&mut self, words: &[u8]) -> io::Result<()> {
        if self.format == Format::Json {
            self.to.write_all(if self.printed == 0 { b"\n" } else { b",\n" })?;
        }
        self.to.write_all(words)?;
        self.printed += 1;
        Ok(())
    }

    fn end(mut self) -> io::Result<()> {
        if self.format == Format::Json {
            self.to.write_all(if self.printed == 0 { b"]\n" } else { b"\n]\n" })?;
        }
        self.to.flush()
    }
}
