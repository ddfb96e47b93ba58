//! `sodo explain`: for a figure of an article, what could have been read, what spoke for it, and what won.

use super::{args::Explain, complain, input, lines::lines, words};
use sodo::{
    Analysis, Article, Lexicon, Span,
    normalize::normalize,
    wire::explain::{Candidate, Decision, Explained},
};
use std::fmt::Write as _;
use std::io::{self, Write};

/// So many answers to a question are printed; JSON has all of them.
const SHOWN: usize = 4;
/// What stands before the lines of an answer.
const INDENT: usize = 13;

/// Explains the figures of every article that can be read, and says how many things were wrong.
pub fn run(options: &Explain) -> io::Result<usize> {
    let lexicon = match words::lexicon(&options.read.lexicon) {
        Ok(lexicon) => lexicon,
        Err(wrong) => {
            complain(&wrong);
            return Ok(1);
        }
    };
    let mut out = io::stdout().lock();
    let (mut failed, mut explained) = (0, Vec::new());
    for item in input::articles(&options.read) {
        match item.map_err(|refused| refused.why).and_then(|article| one(&article, options, &lexicon)) {
            Ok((_, figures)) if options.json => explained.extend(figures),
            Ok((printed, _)) => out.write_all(printed.as_bytes())?,
            Err(wrong) => {
                complain(&wrong);
                failed += 1;
            }
        }
    }
    if options.json {
        let json = serde_json::to_string_pretty(&explained).expect("an explanation has no key that JSON cannot name");
        writeln!(out, "{json}")?;
    }
    out.flush().map(|()| failed)
}

/// The figures asked for, printed and as they are.
fn one(article: &Article, options: &Explain, lexicon: &Lexicon) -> Result<(String, Vec<Explained>), String> {
    let (analysis, decisions) = sodo::explain(article, lexicon);
    let text = &article.text;
    let all = Explained::all(&analysis, &decisions, text, lexicon);
    let (figures, skipped) = match &options.at {
        None => ((0..all.len()).collect(), Vec::new()),
        Some(words) => asked(&analysis, text, words),
    };
    if let Some(words) = options.at.as_ref().filter(|_| figures.is_empty() && skipped.is_empty()) {
        return Err(format!("{}: there is no figure at '{words}'; give words of its sentence", article.doc));
    }
    let mut printed = String::new();
    for skip in skipped {
        let skip = &analysis.skipped[skip];
        let _ = writeln!(printed, "{}: {} is no figure: {}\n", article.doc, skip.span.of(text), skip.reason.word());
    }
    for &i in &figures {
        print(&mut printed, &all[i], &analysis, i, text, lexicon);
    }
    let chosen = all.into_iter().enumerate().filter(|(i, _)| figures.contains(i)).map(|(_, figure)| figure);
    Ok((printed, chosen.collect()))
}

/// The figures and the numbers set aside that some words hold; where they hold none, the figures of their sentences.
fn asked(analysis: &Analysis, text: &str, words: &str) -> (Vec<usize>, Vec<usize>) {
    // In the shadow copy both are spelled alike, whatever the letters and dashes of the text.
    let (shadow, words) = (normalize(text), normalize(words));
    let found = shadow.shadow().match_indices(words.shadow()).filter(|(_, found)| !found.is_empty());
    let places: Vec<Span> = found.map(|(at, found)| shadow.source(Span::new(at, at + found.len()))).collect();
    let held = |span: Span| places.iter().any(|place| place.overlaps(span));
    let figures = |span: fn(&sodo::analysis::Observation) -> Span| -> Vec<usize> {
        let observations = analysis.observations.iter().enumerate();
        observations.filter(|(_, o)| held(span(o))).map(|(i, _)| i).collect()
    };
    let skipped = analysis.skipped.iter().enumerate().filter(|(_, s)| held(s.span)).map(|(i, _)| i).collect();
    match (figures(|o| o.span), skipped) {
        (none, skipped) if none.is_empty() && Vec::is_empty(&skipped) => (figures(|o| o.sentence), Vec::new()),
        found => found,
    }
}

fn print(out: &mut String, figure: &Explained, analysis: &Analysis, at: usize, text: &str, lexicon: &Lexicon) {
    let (o, core) = (&figure.observation, &analysis.observations[at]);
    let _ = writeln!(out, "{} {}: {}", figure.doc, o.id, o.quote);
    let sentence = |from: u32, to: u32| Span { start: from, end: to }.of(text);
    let marked = [
        sentence(core.sentence.start, core.span.start),
        "«",
        &o.quote,
        "»",
        sentence(core.span.end, core.sentence.end),
    ];
    lines(out, 2, &marked.concat());
    let number = [
        ("", Some(&*o.kind)),
        ("", Some(o.value.as_str())),
        ("to ", o.high.as_deref()),
        ("of ", o.of.as_deref()),
        ("", Some(o.unit.as_str()).filter(|unit| !unit.is_empty())),
        ("", Some(&*o.bound)),
        ("", o.direction.as_deref()),
        ("against ", Some(o.baseline.as_str()).filter(|words| !words.is_empty())),
    ];
    let number = number.iter().filter_map(|(lead, word)| Some(format!("{lead}{}", (*word)?)));
    field(out, "number", &format!("{} (rule {})", number.collect::<Vec<_>>().join(", "), o.rule));
    field(out, "measures", &o.label);
    let area = [o.area.as_str(), o.area_code.as_deref().unwrap_or_default()].join(" ");
    for (question, answer) in [
        ("indicator", named(&o.indicator, lexicon)),
        ("pillar", o.pillar.to_string()),
        ("area", area.trim().to_owned()),
        ("period", o.period.clone()),
        ("status", o.status.to_string()),
    ] {
        field(out, question, if answer.is_empty() { "none" } else { &answer });
        match figure.decisions.iter().find(|d| d.question == question) {
            Some(decision) => weighed(out, decision, lexicon),
            None if question == "pillar" && !o.indicator.is_empty() => lines(out, INDENT, "that of the indicator"),
            None => lines(out, INDENT, "told by the row, the column or the caption of its table"),
        }
    }
    for doubt in &o.doubts {
        field(out, "doubt", doubt);
    }
    out.push('\n');
}

/// The answers to a question, the winner first, each with its points and what they are made of.
fn weighed(out: &mut String, decision: &Decision, lexicon: &Lexicon) {
    let mut order: Vec<usize> = (0..decision.candidates.len()).collect();
    order.sort_by_key(|&i| (decision.winner != Some(i), -decision.candidates[i].points));
    for &i in order.iter().take(SHOWN) {
        let Candidate { value, words, points, clues, .. } = &decision.candidates[i];
        let value = if decision.question == "indicator" { named(value, lexicon) } else { value.clone() };
        let mark = if decision.winner == Some(i) { '>' } else { ' ' };
        let mut line = format!("{mark} {:>6} {}", hundredths(*points), if value.is_empty() { "none" } else { &value });
        if let Some(words) = words {
            let _ = write!(line, ", by \"{words}\"");
        }
        lines(out, INDENT, &line);
        let mut clues: Vec<_> = clues.iter().filter(|clue| clue.points != 0).collect();
        clues.sort_by_key(|clue| -clue.points.abs());
        let clues: Vec<String> =
            clues.iter().map(|clue| format!("{} {}", hundredths(clue.points), clue.clue.replace('_', " "))).collect();
        lines(out, INDENT + 9, &clues.join(", "));
    }
    if order.len() > SHOWN {
        lines(out, INDENT, &format!("  and {} more with fewer points", order.len() - SHOWN));
    }
}

/// An indicator's id with its name.
fn named(id: &str, lexicon: &Lexicon) -> String {
    let row = lexicon.indicators.iter().find(|indicator| indicator.id == id);
    row.map_or_else(|| id.to_owned(), |row| format!("{id} ({})", row.label_vi))
}

/// Points with their sign, as they are thought of: in whole ones.
fn hundredths(points: i32) -> String {
    let sign = if points < 0 { '-' } else { '+' };
    format!("{sign}{}.{:02}", points.abs() / 100, points.abs() % 100)
}

fn field(out: &mut String, name: &str, words: &str) {
    if words.trim().is_empty() {
        return;
    }
    let from = out.len();
    lines(out, INDENT, words);
    // The name takes the place of the first line's blanks.
    out.replace_range(from..from + INDENT, &format!("  {name:<width$}", width = INDENT - 2));
}
