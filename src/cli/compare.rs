//! `sodo compare`: many articles in, what they say together out.

use super::{args::Compare, complain, input, words};
use sodo::{
    Lexicon, analyze,
    corpus::{
        Source, Table,
        across::{Terms, views},
    },
    export::across,
    wire::compare::Across,
};
use std::{
    io::{self, BufWriter, Write},
    thread,
};

/// Prints what the articles say together, and says how many could not be read.
pub fn run(options: &Compare) -> io::Result<usize> {
    let lexicon = match words::lexicon(&options.read.lexicon) {
        Ok(lexicon) => lexicon,
        Err(wrong) => {
            complain(&wrong);
            return Ok(1);
        }
    };
    let (table, failed) = table(input::articles(&options.read).collect(), &lexicon);
    let terms = Terms::new(&lexicon);
    let views = views(&table, &terms);
    let mut out = BufWriter::new(io::stdout().lock());
    if options.csv {
        out.write_all(across::write(&views, &terms).as_bytes())?;
    } else {
        serde_json::to_writer_pretty(&mut out, &Across::new(&table, &views, &terms, &lexicon))?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(failed)
}

/// Every article that can be read, in one table; and how many could not. Every thread takes each n-th one. Of two
/// articles of one name the second would take the place of the first: it gets a number.
fn table(items: Vec<input::Item>, lexicon: &Lexicon) -> (Table, usize) {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(items.len()).max(1);
    let work = |first: usize| -> Vec<Result<Source, String>> {
        let each = items.iter().skip(first).step_by(threads);
        each.map(|item| {
            let article = item.as_ref().map_err(String::clone)?;
            Ok(Source::new(&analyze(article, lexicon), &article.text, lexicon))
        })
        .collect()
    };
    let parts: Vec<Vec<Result<Source, String>>> = thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = (1..threads).map(|first| scope.spawn(move || work(first))).collect();
        let mine = work(0);
        let others = others.into_iter().map(|thread| thread.join().expect("an analysis never panics"));
        std::iter::once(mine).chain(others).collect()
    });
    let mut parts: Vec<_> = parts.into_iter().map(Vec::into_iter).collect();
    let (mut table, mut failed) = (Table::default(), 0);
    for source in (0..items.len()).filter_map(|i| parts[i % threads].next()) {
        match source {
            Ok(source) => put(&mut table, source),
            Err(wrong) => {
                complain(&wrong);
                failed += 1;
            }
        }
    }
    (table, failed)
}

fn put(table: &mut Table, mut source: Source) {
    let name = source.doc.clone();
    let mut number = 2;
    while table.has(&source.doc) {
        source.doc = format!("{name} ({number})");
        number += 1;
    }
    table.put(source);
}
