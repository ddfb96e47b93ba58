//! Speed of the program without a browser. `cargo bench` for criterion's statistics;
//! with `--once TEXT…` figures in MB/s, which `cargo xtask bench` puts beside those of the page.

use criterion::{Criterion, Throughput, criterion_group};
use mimalloc::MiMalloc;
use sodo::{Article, Lexicon, analyze};
use std::{hint::black_box, thread, time::Instant};

/// As the command line has it.
#[global_allocator]
static ROOM: MiMalloc = MiMalloc;

criterion_group!(native, lexicon, reading);

fn main() {
    let mut words = std::env::args().skip(1);
    if words.any(|word| word == "--once") {
        return once(&words.filter(|word| word != "--bench").collect::<Vec<_>>());
    }
    native();
    Criterion::default().configure_from_args().final_summary();
}

/// What every start costs.
fn lexicon(criterion: &mut Criterion) {
    criterion.bench_function("lexicon", |b| b.iter(Lexicon::new));
}

/// From text in memory to finished analysis in memory, over the articles of the tests.
fn reading(criterion: &mut Criterion) {
    let files = std::fs::read_dir("tests/articles").expect("benches run in the package's folder");
    let mut paths: Vec<String> = files.flatten().map(|entry| entry.path().display().to_string()).collect();
    paths.retain(|path| path.ends_with(".txt"));
    paths.sort();
    let articles = articles(&paths);
    let lexicon = Lexicon::new();
    let mut group = criterion.benchmark_group("reading");
    group.throughput(Throughput::Bytes(articles.iter().map(|article| article.text.len() as u64).sum()));
    group.bench_function("articles", |b| {
        b.iter(|| {
            for article in &articles {
                black_box(analyze(article, &lexicon));
            }
        })
    });
    group.finish();
}

/// The best of three rounds over 10 MB: on one thread, and on as many as the command line takes.
fn once(paths: &[String]) {
    let few = articles(paths);
    let lexicon = Lexicon::new();
    let mut all = Vec::new();
    let mut bytes = 0;
    for article in few.iter().cycle() {
        if bytes >= 10_000_000 {
            break;
        }
        all.push(article);
        bytes += article.text.len();
    }
    let read = |first: usize, threads: usize| -> Vec<_> {
        all.iter().skip(first).step_by(threads).map(|article| analyze(article, &lexicon)).collect()
    };
    let most = thread::available_parallelism().map_or(1, usize::from);
    for (name, threads) in [("alone", 1), ("native", most)] {
        let best = (0..3).map(|_| {
            let start = Instant::now();
            // Held to the end of the round, as the page holds them.
            let analyses: Vec<Vec<_>> = thread::scope(|scope| {
                let read = &read;
                let others: Vec<_> = (1..threads).map(|first| scope.spawn(move || read(first, threads))).collect();
                let mine = read(0, threads);
                let others = others.into_iter().map(|thread| thread.join().expect("an analysis never panics"));
                std::iter::once(mine).chain(others).collect()
            });
            let time = start.elapsed().as_secs_f64();
            drop(black_box(analyses));
            time
        });
        println!("{name}\t{}", bytes as f64 / 1e6 / best.fold(f64::INFINITY, f64::min));
    }
}

fn articles(paths: &[String]) -> Vec<Article> {
    let read = |path: &String| std::fs::read_to_string(path).expect("a text that was named");
    paths.iter().map(|path| Article { doc: path.clone(), text: read(path), ..Article::default() }).collect()
}
