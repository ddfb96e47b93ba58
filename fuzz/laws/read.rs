//! What holds for an analysis, whoever asked for it.

use super::LEXICON;
use sodo::{Analysis, Article, Lexicon, Span, analyze, corpus::Source, normalize, wire};

/// Reads a text.
pub fn read(text: &str) -> Analysis {
    analyze(&of(text), &LEXICON)
}

/// A text as an article.
pub fn of(text: &str) -> Article {
    Article { doc: "law".to_owned(), text: text.to_owned(), ..Article::default() }
}

/// Fails where an analysis of a text is not one.
pub fn obeys(analysis: &Analysis, text: &str, lexicon: &Lexicon) {
    let figures: Vec<Span> = analysis.observations.iter().map(|o| o.span).collect();
    let skipped: Vec<Span> = analysis.skipped.iter().map(|s| s.span).collect();
    let names = analysis.entities.iter().map(|e| e.span);
    let sentences = analysis.observations.iter().map(|o| o.sentence);
    for span in figures.iter().chain(&skipped).copied().chain(names).chain(sentences) {
        assert!(span.start < span.end, "{span:?} is empty");
        assert!(stands(span, text), "{span:?} is no place of the text");
    }
    for spans in [&figures, &skipped] {
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "not in order: {spans:?}");
    }
    let mut rest = skipped.iter().peekable();
    for figure in &figures {
        while rest.next_if(|span| span.end <= figure.start).is_some() {}
        let both = rest.peek().is_some_and(|span| span.overlaps(*figure));
        assert!(!both, "both taken and set aside: {:?}", figure.of(text));
    }
    let count = figures.len();
    for o in &analysis.observations {
        let Span { start, end } = o.sentence;
        assert!(start <= o.span.start && o.span.end <= end, "{:?} is not in its sentence", o.span.of(text));
        assert!(o.same_as.is_none_or(|first| first < count), "the same as no figure");
        assert!(!o.rule.is_empty(), "no rule has read {:?}", o.span.of(text));
    }
    let told = analysis.checks.iter().flat_map(|check| &check.observations);
    let told = told.chain(analysis.derived.iter().flat_map(|derived| &derived.observations));
    assert!(told.copied().all(|at| at < count), "a check of no figure");
    outside(analysis, text, lexicon);
    let bytes = wire::bytes::article::write(analysis, text, lexicon);
    let source = wire::bytes::article::read(&bytes).expect("what was laid is taken");
    assert_eq!(source, Source::new(analysis, text, lexicon), "the other module has another article");
}

/// The outside form says the same.
fn outside(analysis: &Analysis, text: &str, lexicon: &Lexicon) {
    let outside = wire::Analysis::new(analysis, text, lexicon);
    let units: Vec<u16> = text.encode_utf16().collect();
    let slice = |at: wire::Position| {
        let cut = units.get(at.start as usize..at.end as usize).expect("a place of the text");
        String::from_utf16(cut).expect("no half of a pair")
    };
    for (o, inside) in outside.observations.iter().zip(&analysis.observations) {
        assert_eq!(o.quote, inside.span.of(text));
        assert_eq!(slice(o.position), o.quote);
        assert_eq!(slice(o.sentence), inside.sentence.of(text));
    }
    for skipped in &outside.skipped {
        assert_eq!(slice(skipped.position), skipped.quote);
    }
    for (entity, inside) in outside.entities.iter().zip(&analysis.entities) {
        assert_eq!(slice(entity.position), inside.span.of(text));
    }
    let places = outside.checks.iter().flat_map(|c| &c.positions);
    for place in places.chain(outside.derived.iter().flat_map(|d| &d.positions)) {
        slice(*place);
    }
    let json = serde_json::to_string(&outside).expect("JSON");
    let again: wire::Analysis = serde_json::from_str(&json).expect("an analysis");
    assert_eq!(again, outside, "JSON holds something else");
}

/// Fails where a digit is in no figure and in no number set aside. Those of a sign that is written as a number are none.
pub fn explained(analysis: &Analysis, text: &str) {
    let figures = analysis.observations.iter().map(|o| o.span);
    let mut spans: Vec<Span> = figures.chain(analysis.skipped.iter().map(|s| s.span)).collect();
    spans.sort_unstable();
    let mut spans = spans.into_iter().peekable();
    let shadow = normalize::normalize(text);
    for (at, digit) in shadow.shadow().char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let place = shadow.source(Span::new(at, at + 1));
        while spans.next_if(|span| span.end <= place.start).is_some() {}
        let accounted = spans.peek().is_some_and(|span| span.start <= place.start);
        assert!(accounted, "nobody accounts for the {digit} at {place:?} of {text:?}");
    }
}

/// True where a span begins and ends between letters of the text.
pub fn stands(span: Span, text: &str) -> bool {
    text.get(span.start as usize..span.end as usize).is_some()
}

/// What was read, without where it stood.
pub fn values(text: &str) -> Vec<String> {
    let one = |o: &sodo::analysis::Observation| {
        format!("{} {} {:?} {:?} {:?} {} {:?}", o.kind.word(), o.value, o.high, o.of, o.bound, o.area.name, o.period)
    };
    read(text).observations.iter().map(one).collect()
}
