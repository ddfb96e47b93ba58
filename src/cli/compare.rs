//! `sodo compare`: many articles in, what they say together out.

use super::{args::Compare, complain, input, words};
use rayon::prelude::*;
use sodo::{
    Lexicon, analyze,
    corpus::{
        Source, Table,
        across::{Terms, views},
    },
    export::across,
    wire::compare::Across,
};
use std::io::{self, BufWriter, Write};

/// Prints what the articles say together, and says how many could not be read.
pub fn run(options: &Compare) -> io::Result<usize> {
    let lexicon = match words::lexicon(&options.read.lexicon) {
        Ok(lexicon) => lexicon,
        Err(wrong) => {
            complain(&wrong);
            return Ok(1);
        }
    };
    let (table, failed) = table(&input::articles(&options.read).collect::<Vec<_>>(), &lexicon);
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

/// Every article that can be read, in one table; and how many could not. Of two articles of one name the second would
/// take the place of the first: it gets a number.
fn table(items: &[input::Item], lexicon: &Lexicon) -> (Table, usize) {
    let read = |item: &input::Item| -> Result<Source, String> {
        let article = item.as_ref().map_err(|refused| refused.why.clone())?;
        Ok(Source::new(&analyze(article, lexicon), &article.text, lexicon))
    };
    let (mut table, mut failed) = (Table::default(), 0);
    for source in items.par_iter().map(read).collect::<Vec<_>>() {
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
