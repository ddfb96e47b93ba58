//! `sodo extract`: articles in, their analyses out, in the same order however many threads work.

use super::{
    ENDED,
    args::{Extract, Format},
    complain,
    input::{self, Item, Refused},
    journal::{Begun, Done, Journal},
    output::{Form, Output, Printed, table_form},
    parquet::Rows,
    progress::{Progress, halt},
    words,
};
use rayon::prelude::*;
use sodo::{
    Analysis, Article, Lexicon, Span, analyze,
    corpus::{Source, Table},
    split, wire,
};
use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
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
    let refused = match options.refused.as_deref().map(Refusals::create).transpose() {
        Ok(refused) => refused,
        Err(sentence) => return wrong(sentence),
    };
    let Some(file) = &options.output else {
        return extract(options, &lexicon, Output::screen(options.format)?, refused);
    };
    match Journal::open(file, options.asked(&input::stamp(&options.read)), options.resume) {
        Ok(Begun::Open(journal, done, more)) => {
            let go_on = |error: io::Error| {
                io::Error::new(error.kind(), format!("{error}; --resume goes on behind what is written"))
            };
            Output::file(journal, done, more, file, options.format)
                .and_then(|out| extract(options, &lexicon, out, refused))
                .map_err(go_on)
        }
        Ok(Begun::Whole) => {
            complain(&format!("{} is there and nothing of it is left to be done", file.display()));
            Ok(0)
        }
        Err(sentence) => wrong(sentence),
    }
}

fn extract(options: &Extract, lexicon: &Lexicon, mut out: Output, mut refusals: Option<Refusals>) -> io::Result<usize> {
    let (progress, halted) = (Progress::new(), halt());
    let apart = |item: Item| match item {
        Ok(article) if options.split => apart(article, lexicon),
        item => vec![item],
    };
    let begun = out.done().items;
    let (send, batches) = mpsc::sync_channel(1);
    let out = thread::scope(|scope| {
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
                    Ok(printed) => out.article(printed)?,
                    Err(refused) => {
                        progress.complain(&refused.why);
                        refusals.iter_mut().try_for_each(|file| file.put(&refused))?;
                        out.failed();
                    }
                }
            }
            out.keep()?;
            progress.tell(out.done());
            if halted.load(Ordering::Relaxed) {
                let done = out.halt()?;
                progress.end();
                let resume = if options.output.is_some() { "; --resume goes on" } else { "" };
                complain(&format!("ended: {}{resume}", counts(done)));
                // The reader of the input may wait for more of it, and would hold the end.
                process::exit(i32::from(ENDED));
            }
        }
        Ok::<_, io::Error>(out)
    });
    progress.end();
    let done = out?.end()?;
    refusals.map_or(Ok(()), |file| file.end())?;
    complain(&counts(done));
    Ok(done.failed)
}

/// What was done, in a line.
fn counts(Done { articles, figures, doubtful, failed, .. }: Done) -> String {
    format!("articles {articles}, figures {figures}, in doubt {doubtful}, not read {failed}")
}

/// The file of what could not be read, a line each.
struct Refusals(BufWriter<File>);

impl Refusals {
    fn create(path: &Path) -> Result<Refusals, String> {
        let file = File::create(path).map_err(|error| {
            format!("{} could not be written ({error}); check the path and the disk", path.display())
        })?;
        Ok(Refusals(BufWriter::new(file)))
    }

    fn put(&mut self, Refused { why, at }: &Refused) -> io::Result<()> {
        writeln!(self.0, "{}", serde_json::json!({ "at": at, "why": why }))
    }

    fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
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

/// JSON Lines have about five times as many bytes as their texts, seldom more than this.
const GROWS: usize = 8;

/// What was read out of an article, or what is wrong with it.
fn print(item: &Item, lexicon: &Lexicon, format: Format) -> Result<Printed, Refused> {
    let article = item.as_ref().map_err(Refused::clone)?;
    let analysis = analyze(article, lexicon);
    let figures = analysis.observations.len();
    let doubtful = analysis.observations.iter().filter(|o| !o.doubts.is_empty()).count();
    let form = match format {
        Format::Parquet => Form::Rows(Rows::of(&Source::new(&analysis, &article.text, lexicon))),
        _ => Form::Words(written(&analysis, article, lexicon, format)),
    };
    Ok(Printed { form, figures, doubtful })
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

/// The lines of a table without the names of its columns.
fn headless(lines: &str) -> &str {
    lines.split_once('\n').map_or("", |(_, rows)| rows)
}
