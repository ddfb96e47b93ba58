//! How long a look across many articles takes: `cargo run --release --example across -- DIR [ARTICLES]`.
//!
//! The articles are those of a folder over and over, each time with other provinces and other digits.

use sodo::{
    Article, Lexicon, analyze,
    corpus::{
        Source, Table,
        across::{Kept, Terms, views},
    },
};
use std::{env, fs, thread, time::Instant};

/// Figures are moved by so many.
const DIGITS: usize = 10;

fn main() {
    let mut args = env::args().skip(1);
    let folder = args.next().expect("a folder of articles");
    let articles: usize = args.next().and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let mut files: Vec<_> = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    files.sort();
    let texts: Vec<String> = files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect();
    let lexicon = Lexicon::new();
    let provinces: Vec<&str> = lexicon.areas.iter().filter(|area| area.province).map(|area| area.name).collect();
    let made = |number: usize| Article {
        doc: format!("a{number:05}"),
        text: varied(&texts[number % texts.len()], number / texts.len(), &provinces),
        ..Article::default()
    };
    let read = |number: usize| {
        let article = made(number);
        (article.text.len(), Source::new(&analyze(&article, &lexicon), &article.text, &lexicon))
    };
    let start = Instant::now();
    let read = &read;
    let halves: Vec<Vec<(usize, Source)>> = thread::scope(|scope| {
        let work: Vec<_> =
            (0..2).map(|first| scope.spawn(move || (first..articles).step_by(2).map(read).collect())).collect();
        work.into_iter().map(|half| half.join().expect("an analysis never panics")).collect()
    });
    let mut table = Table::default();
    let mut bytes = 0;
    for (length, source) in halves.into_iter().flatten() {
        bytes += length;
        table.put(source);
    }
    let figures = table.cells().count();
    println!("{articles} articles, {:.1} MB, {figures} figures, read in {:.2?}", bytes as f64 / 1e6, start.elapsed());
    println!("peak memory before the look: {} MB", peak());
    let start = Instant::now();
    let terms = Terms::new(&lexicon);
    println!("tables: {:.2?}", start.elapsed());
    let mut kept = Kept::default();
    timed("all of them", &mut kept, &table, &terms);
    let (_, mut one) = read(0);
    one.doc = "a05000x".to_owned();
    let again = one.clone();
    table.put(one);
    timed("one more", &mut kept, &table, &terms);
    table.put(again);
    timed("one in place of another", &mut kept, &table, &terms);
    table.remove("a05000x");
    timed("one less", &mut kept, &table, &terms);
    println!("peak memory: {} MB", peak());
    let start = Instant::now();
    let views = views(&table, &terms);
    println!("all of them, written out: {:.2?}; {} facts", start.elapsed(), views.facts.len());
}

/// Looks at what changed, and prints what there is then.
fn timed(what: &str, kept: &mut Kept, table: &Table, terms: &Terms) {
    let start = Instant::now();
    kept.look(table, terms);
    println!(
        "{what}: {:.2?}; {} facts, {} groups of copies, {} series, {} contradictions, {} definitions, {} targets, {} merged",
        start.elapsed(),
        kept.len(),
        kept.reprints.len(),
        kept.series.len(),
        kept.contradictions.len(),
        kept.definitions.len(),
        kept.targets.len(),
        kept.merged.len(),
    );
}

/// The most memory that the process has had, where the system tells.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|kilobytes| kilobytes.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1000
}

/// The text with other digits, other provinces, and in each sentence a word of its own.
fn varied(text: &str, round: usize, provinces: &[&str]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        match c.to_digit(10) {
            // Years and dates stay: what begins with 20 and what stands beside a slash.
            Some(digit) if !near_time(text, at) => {
                let moved = (digit as usize + round * 7 + at) % DIGITS;
                out.push(char::from(b'0' + if moved == 0 { 1 } else { moved as u8 }));
            }
            _ => out.push(c),
        }
    }
    let here: Vec<&&str> = provinces.iter().filter(|name| out.contains(**name)).collect();
    if let Some(name) = here.first() {
        out = out.replace(**name, provinces[(round * 13) % provinces.len()]);
    }
    out
}

fn near_time(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let from = (0..at).rev().take_while(|&i| bytes[i].is_ascii_digit() || bytes[i] == b'/').last().unwrap_or(at);
    let word = &text[from..];
    let end = word.find(|c: char| !c.is_ascii_digit() && c != '/').unwrap_or(word.len());
    let word = &word[..end];
    word.contains('/') || word.len() == 4 && word.starts_with("20")
}
