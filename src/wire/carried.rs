//! What an exported picture carries: the chart that was wished for, and the figures drawn with the sentences they stand
//! in. The way back checks every field, since anybody may have written what a picture holds.

use super::{Analysis, Chart, ChartSpec, MainArea, Observation, Position, Utf16, chart::Wrong, day};
use crate::{
    Period,
    chart::WIDTHS,
    corpus::{Id, Row, Source, Table},
    distinct::Distinct,
    number::{POWERS, is_told},
    span::Span,
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

mod written;

/// A chart and its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// Says that this is SoDo's and about a chart.
    pub sodo: String,
    /// Counts the forms that this had.
    pub version: u32,
    /// The wish, with the choices of the program filled in.
    pub spec: ChartSpec,
    /// The articles that the figures stand in.
    pub articles: Vec<Excerpt>,
}

/// Of an article what a chart shows: fields as in [`Analysis`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Excerpt {
    pub doc: String,
    pub title: Option<String>,
    pub source: Option<String>,
    pub url: Option<String>,
    pub published: Option<String>,
    pub main_area: Option<MainArea>,
    /// Ids of figures that a check of the article does not come out with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<String>,
    /// The sentences of the figures. Offsets point into them, joined by line ends.
    pub sentences: Vec<String>,
    pub observations: Vec<Observation>,
}

/// Why what a picture holds is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It ends early or is no JSON any more.
    Cut,
    /// It holds more than a chart can show.
    Large,
    /// A newer program wrote it.
    Newer,
    /// A field holds what the program does not write: which.
    Wrong(String),
}

/// Bytes of a figure with its sentence, about.
const ROOM: usize = 700;
const KIND: &str = "chart";
const VERSION: u32 = 1;
/// More bytes are no chart's.
const MOST_BYTES: usize = 4 << 20;
/// More figures are no chart's.
const MOST_FIGURES: usize = 2_000;
/// No name or headline is longer.
const LONGEST_WORDS: usize = 2_000;

impl Fault {
    /// The fault in a word, and behind it the field where one is meant.
    pub fn code(&self) -> String {
        match self {
            Fault::Cut => "cut".to_owned(),
            Fault::Large => "large".to_owned(),
            Fault::Newer => "newer".to_owned(),
            Fault::Wrong(field) => ["wrong ", field].concat(),
        }
    }
}

/// What a chart carries out of the table that it was drawn from, as JSON; nothing where nothing is drawn. It is a [`Carried`],
/// written by hand: to copy the words of all its figures into one first would take longer than to draw it.
pub fn write(chart: &Chart, table: &Table) -> String {
    let (mut docs, mut used) = (Distinct::default(), Distinct::default());
    for figures in &chart.used {
        let doc = docs.place(&*figures.doc);
        figures.figures.iter().for_each(|&number| _ = used.place((doc, Id(number))));
    }
    let mut out = String::with_capacity(1_000 + ROOM * used.len());
    // Articles of which nothing is drawn are not looked through: there may be thousands of them.
    for source in table.sources() {
        let Some(doc) = docs.find(&&*source.doc) else { continue };
        let rows = source.rows.iter().zip(places(&source.rows));
        let drawn: Vec<_> = rows.filter(|(row, _)| used.find(&(doc, row.id)).is_some()).collect();
        if !drawn.is_empty() {
            out.push_str(if out.is_empty() { "" } else { "," });
            excerpt(source, &drawn, &mut out);
        }
    }
    if out.is_empty() {
        return out;
    }
    let spec = serde_json::to_string(&chart.spec).unwrap_or_default();
    ["{\"sodo\":\"", KIND, "\",\"version\":", &VERSION.to_string(), ",\"spec\":", &spec, ",\"articles\":[", &out, "]}"]
        .concat()
}

/// Writes an [`Excerpt`].
fn excerpt(source: &Source, drawn: &[(&Row, (&str, usize))], out: &mut String) {
    let (mut text, mut sentences, mut starts) = (String::new(), Vec::new(), Distinct::default());
    let mut begins = Vec::new();
    let mut taken = Vec::new();
    for &(row, (sentence, at)) in drawn {
        let which = starts.place(sentence);
        if which == begins.len() {
            begins.push(text.len());
            sentences.push(sentence);
            text.extend([sentence, "\n"]);
        }
        let start = begins[which];
        let quote = Span::new(start + at, start + at + row.quote.len());
        taken.push((row, quote, Span::new(start, start + sentence.len())));
    }
    let units = Utf16::new(&text);
    let some = |words: &'_ str| !words.is_empty();
    written::field("{\"doc\":", &source.doc, out);
    written::maybe(",\"title\":", Some(&*source.title).filter(|words| some(words)), out);
    written::maybe(",\"source\":", Some(&*source.outlet).filter(|words| some(words)), out);
    written::maybe(",\"url\":", Some(&*source.url).filter(|url| is_address(url)), out);
    written::maybe(",\"published\":", source.published.map(|day| day.to_string()).as_deref(), out);
    let area = Some(&source.main_area).filter(|name| some(name));
    let area = area.map(|name| MainArea { name: name.clone(), code: None, successor: None });
    out.push_str(",\"main_area\":");
    out.push_str(&serde_json::to_string(&area).unwrap_or_default());
    let failed: Vec<String> = taken.iter().filter(|(row, ..)| row.failed).map(|(row, ..)| row.id.to_string()).collect();
    if !failed.is_empty() {
        out.push_str(",\"failed\":");
        out.push_str(&serde_json::to_string(&failed).unwrap_or_default());
    }
    out.push_str(",\"sentences\":[");
    for (at, sentence) in sentences.into_iter().enumerate() {
        written::field(if at > 0 { "," } else { "" }, sentence, out);
    }
    out.push_str("],\"observations\":[");
    for (at, (row, quote, sentence)) in taken.into_iter().enumerate() {
        out.push_str(if at > 0 { "," } else { "" });
        written::figure(row, units.position(quote), units.position(sentence), out);
    }
    out.push_str("]}");
}

/// The sentence of each figure, and where the figure stands in it. Those that are not drawn count as well, so that of two
/// that look alike each is found at its own place. A figure whose sentence is not at hand is one by itself.
fn places(rows: &[Row]) -> Vec<(&str, usize)> {
    let mut sentences = Distinct::default();
    let mut behind = Vec::new();
    let place = |row| {
        let Row { sentence, quote, .. }: &Row = row;
        let sentence: &str = if sentence.contains(&**quote) { sentence } else { quote };
        let which = sentences.place(sentence);
        if which == behind.len() {
            behind.push(0);
        }
        let at = place(sentence, quote, behind[which]);
        behind[which] = at + quote.len();
        (sentence, at)
    };
    rows.iter().map(place).collect()
}

/// Where a figure stands in its sentence: behind the one before it, as a number of its own and not within another.
fn place(sentence: &str, quote: &str, from: usize) -> usize {
    let alone = |at: usize| {
        let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !joined(sentence[..at].chars().next_back()) && !joined(sentence[at + quote.len()..].chars().next())
    };
    let found = |from: usize| sentence[from..].match_indices(quote).map(move |(at, _)| from + at);
    let behind = found(from).find(|&at| alone(at)).or_else(|| found(from).next());
    behind.or_else(|| found(0).find(|&at| alone(at))).or_else(|| found(0).next()).unwrap_or_default()
}

/// The wish and the articles that a picture carries, each field looked at.
pub fn read(text: &str) -> Result<(ChartSpec, Vec<Source>), Fault> {
    #[derive(Deserialize)]
    struct Head {
        sodo: String,
        version: u32,
    }
    bounded(text)?;
    let Head { sodo, version } = json(text)?;
    known(&sodo, version)?;
    let carried: Carried = json(text)?;
    // Whoever wrote the picture could have its code lead anywhere.
    let wish = ChartSpec { link: None, ..carried.spec.clone() };
    Ok((wish, check(carried)?))
}

/// Whether so much can be a chart's.
pub fn bounded(text: &str) -> Result<(), Fault> {
    if text.len() > MOST_BYTES { Err(Fault::Large) } else { Ok(()) }
}

/// Whether this program knows the form. Nothing else is to be looked at before.
pub fn known(sodo: &str, version: u32) -> Result<(), Fault> {
    match version {
        _ if sodo != KIND => Err(Fault::Wrong("sodo".to_owned())),
        VERSION => Ok(()),
        newer if newer > VERSION => Err(Fault::Newer),
        _ => Err(Fault::Wrong("version".to_owned())),
    }
}

/// The articles of what was taken apart, each field looked at.
pub fn check(carried: Carried) -> Result<Vec<Source>, Fault> {
    let Carried { spec, articles, .. } = carried;
    if articles.iter().map(|article| article.observations.len()).sum::<usize>() > MOST_FIGURES {
        return Err(Fault::Large);
    }
    let docs: Vec<&str> = articles.iter().map(|article| &*article.doc).collect();
    wish(&spec, &docs)?;
    let mut known = Distinct::default();
    for (at, &doc) in docs.iter().enumerate() {
        hold(known.place(doc) == at && is_name(doc), || "doc".to_owned())?;
    }
    hold(!articles.is_empty(), || "articles".to_owned())?;
    articles.into_iter().map(source).collect()
}

fn json<'c, T: Deserialize<'c>>(carried: &'c str) -> Result<T, Fault> {
    serde_json::from_str(carried).map_err(|error| match error.is_data() {
        true => Fault::Wrong(["JSON:", &error.column().to_string()].concat()),
        false => Fault::Cut,
    })
}

fn hold(holds: bool, field: impl Fn() -> String) -> Result<(), Fault> {
    if holds { Ok(()) } else { Err(Fault::Wrong(field())) }
}

fn is_name(words: &str) -> bool {
    !words.is_empty() && is_words(words)
}

fn is_words(words: &str) -> bool {
    words.len() <= LONGEST_WORDS
}

/// Only what a browser may open.
fn is_address(words: &str) -> bool {
    is_words(words) && (words.starts_with("https://") || words.starts_with("http://"))
}

fn wish(spec: &ChartSpec, docs: &[&str]) -> Result<(), Fault> {
    let told = |words: &Option<String>| words.as_deref().is_none_or(is_words);
    let field = |name: &'static str| move || ["spec.", name].concat();
    hold(told(&spec.indicator), field("indicator"))?;
    hold(told(&spec.title), field("title"))?;
    hold(told(&spec.notes), field("notes"))?;
    let names = |list: &Option<Vec<String>>| {
        list.iter().all(|list| list.len() <= MOST_FIGURES && list.iter().all(|name| is_words(name)))
    };
    hold(names(&spec.without), field("without"))?;
    hold(names(&spec.marked), field("marked"))?;
    hold(spec.period.as_deref().is_none_or(|words| Period::parse(words).is_some()), field("period"))?;
    hold(spec.doc.as_deref().is_none_or(|doc| docs.contains(&doc)), field("doc"))?;
    hold(spec.width.is_none_or(|width| WIDTHS.contains(&width)), field("width"))?;
    hold(spec.height.is_none_or(|height| height <= 10_000), field("height"))
}

fn source(article: Excerpt) -> Result<Source, Fault> {
    let told = |words: &Option<String>| words.as_deref().is_none_or(is_words);
    hold(told(&article.title), || "title".to_owned())?;
    hold(told(&article.source), || "source".to_owned())?;
    hold(article.url.as_deref().is_none_or(is_address), || "url".to_owned())?;
    hold(article.published.as_deref().is_none_or(|words| day(words).is_some()), || "published".to_owned())?;
    hold(article.main_area.as_ref().is_none_or(|area| is_words(&area.name)), || "main_area".to_owned())?;
    hold(!article.observations.is_empty(), || "observations".to_owned())?;
    hold(article.failed.len() <= MOST_FIGURES && article.failed.iter().all(|id| is_words(id)), || "failed".to_owned())?;
    let mut known = Distinct::default();
    let mut spans = vec![0];
    for sentence in &article.sentences {
        spans.push(spans.last().unwrap_or(&0) + sentence.encode_utf16().count() + 1);
    }
    let mut stands = Vec::new();
    for (at, o) in article.observations.iter().enumerate() {
        hold(known.place(&*o.id) == at, || [&o.id, ".id"].concat())?;
        stands.push(stand(o, &article.sentences, &spans)?);
        numbers(o)?;
        let texts: [&str; 5] = [&o.unit, &o.baseline, &o.area, &o.label, &o.indicator];
        hold(texts.into_iter().all(is_words), || [&o.id, ".label"].concat())?;
        hold(o.doubts.len() <= 20 && o.doubts.iter().all(|words| is_words(words)), || [&o.id, ".doubts"].concat())?;
    }
    let Excerpt { doc, title, source, url, published, main_area, failed, sentences, observations } = article;
    let (byline, skipped, entities, checks, derived) = Default::default();
    let read = Analysis {
        doc,
        title,
        byline,
        source,
        url,
        published,
        main_area,
        observations,
        skipped,
        entities,
        checks,
        derived,
    };
    let wrong = |wrong: Wrong| Fault::Wrong([&wrong.figure, ".", wrong.field].concat());
    let mut source = read.into_source().map_err(wrong)?;
    for (row, at) in source.rows.iter_mut().zip(stands) {
        row.sentence = sentences[at].as_str().into();
        row.failed = failed.contains(&row.id.to_string());
    }
    Ok(source)
}

/// In which sentence a figure stands; a fault where its words are not there.
fn stand(o: &Observation, sentences: &[String], starts: &[usize]) -> Result<usize, Fault> {
    let [start, end] = [o.sentence.start as usize, o.sentence.end as usize];
    let at = starts.iter().position(|&s| s == start).filter(|&at| starts.get(at + 1) == Some(&(end + 1)));
    let (from, to) = ((o.position.start as usize).wrapping_sub(start), (o.position.end as usize).wrapping_sub(start));
    let there = |at: &usize| {
        let sentence: Vec<u16> = sentences[*at].encode_utf16().collect();
        !o.quote.is_empty() && sentence.get(from..to).is_some_and(|cut| o.quote.encode_utf16().eq(cut.iter().copied()))
    };
    at.filter(there).ok_or_else(|| Fault::Wrong([&o.id, ".quote"].concat()))
}

/// Numbers as articles have them.
fn numbers(o: &Observation) -> Result<(), Fault> {
    let told = |words: &str| words.parse::<Decimal>().is_ok_and(is_told);
    let fields = [("value", Some(&o.value)), ("high", o.high.as_ref()), ("of", o.of.as_ref())];
    for (field, number) in fields {
        hold(number.is_none_or(|words| told(words)), || [&o.id, ".", field].concat())?;
    }
    hold(POWERS.contains(&o.precision), || [&o.id, ".precision"].concat())
}
