//! An article and its figures: laid by the one who read it, taken as what stands in a table.
//!
//! In front goes one text with all words in it, each once; a figure says from where to where its own stand. The figure as
//! printed is a part of its sentence. So the tables keep one text for an article, and make no other for any figure.

use super::{Bytes, In, Out, length, put_text, take_text};
use crate::{
    Lexicon,
    analysis::{Analysis, Observation},
    corpus::{Id, Row, Source, Words, failed},
    distinct::Distinct,
    span::Span,
};
use std::sync::Arc;

/// Where words stand in the text that goes over.
type Spot = (u32, u32);

/// The words of an article, laid once.
#[derive(Default)]
struct Laid<'w> {
    known: Distinct<&'w str>,
    spots: Vec<Spot>,
    text: String,
    /// The sentence that was laid last: figures of one sentence stand behind each other.
    last: Option<(Span, Spot)>,
}

/// An analysed article as bytes. `text` is the text that was analysed. [`read`] makes of it what [`Source::new`] does.
pub fn write(analysis: &Analysis, text: &str, lexicon: &Lexicon) -> Vec<u8> {
    let mut laid = Laid::default();
    laid.text.reserve(text.len());
    let mut out = Out::default();
    out.bytes.reserve(ROOM * analysis.observations.len());
    let area = analysis.main_area.as_ref().map(|area| &*area.name);
    put_text(&analysis.doc, &mut out);
    for words in [&analysis.title, &analysis.source, &analysis.url] {
        put_text(words.as_deref().unwrap_or_default(), &mut out);
    }
    analysis.published.put(&mut out);
    put_text(area.unwrap_or_default(), &mut out);
    put_length(analysis.observations.len(), &mut out);
    for (at, told) in analysis.observations.iter().enumerate() {
        Id::of(at).put(&mut out);
        put_numbers(told, &mut out);
        failed(analysis, at).put(&mut out);
        put_words(told, text, lexicon, &mut laid, &mut out);
    }
    let mut all = Vec::with_capacity(4 + laid.text.len() + out.bytes.len());
    put_length_to(laid.text.len(), &mut all);
    all.extend(laid.text.as_bytes());
    all.extend(out.bytes);
    all
}

/// Bytes of a figure, about.
const ROOM: usize = 128;

fn put_length(length: usize, out: &mut Out) {
    put_length_to(length, &mut out.bytes);
}

fn put_length_to(length: usize, bytes: &mut Vec<u8>) {
    bytes.extend((length as u32).to_le_bytes());
}

/// All of a figure that are no words.
fn put_numbers(told: &Observation, out: &mut Out) {
    told.kind.put(out);
    told.value.put(out);
    told.precision.put(out);
    told.high.put(out);
    told.of.put(out);
    told.bound.put(out);
    told.direction.put(out);
    told.status.put(out);
    told.period.put(out);
    told.pillar.put(out);
    told.same_as.map(Id::of).put(out);
}

fn put_words<'w>(told: &'w Observation, text: &'w str, lexicon: &Lexicon, laid: &mut Laid<'w>, out: &mut Out) {
    let area = &told.area;
    for words in [&*told.unit, &told.baseline, &area.name, area.code.unwrap_or_default(), &told.label] {
        put_spot(laid.of(words), out);
    }
    put_spot(laid.of(told.indicator.unwrap_or_default()), out);
    let sentence = laid.sentence(told.sentence, text);
    put_spot(laid.quote(told, sentence, text), out);
    put_spot(sentence, out);
    out.bytes.push(told.doubts.len() as u8);
    for &doubt in &told.doubts {
        put_spot(laid.of(lexicon.doubt(doubt)), out);
    }
}

fn put_spot((from, to): Spot, out: &mut Out) {
    out.bytes.extend(from.to_le_bytes());
    out.bytes.extend(to.to_le_bytes());
}

fn printed(span: Span, text: &str) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or_default()
}

impl<'w> Laid<'w> {
    fn of(&mut self, words: &'w str) -> Spot {
        if words.is_empty() {
            return (0, 0);
        }
        let at = self.known.place(words);
        if at == self.spots.len() {
            let from = self.text.len() as u32;
            self.text.push_str(words);
            self.spots.push((from, self.text.len() as u32));
        }
        self.spots[at]
    }

    fn sentence(&mut self, span: Span, text: &'w str) -> Spot {
        match self.last {
            Some((last, spot)) if last == span => spot,
            _ => {
                let spot = self.of(printed(span, text));
                self.last = Some((span, spot));
                spot
            }
        }
    }

    /// The figure as printed, a part of its sentence where it stands in it.
    fn quote(&mut self, told: &Observation, sentence: Spot, text: &'w str) -> Spot {
        let Observation { span, sentence: around, .. } = told;
        if sentence != (0, 0) && around.start <= span.start && span.end <= around.end {
            let from = sentence.0 + span.start - around.start;
            return (from, from + span.end - span.start);
        }
        self.of(printed(*span, text))
    }
}

/// The article that these are all bytes of; nothing where they are none.
pub fn read(bytes: &[u8]) -> Option<Source> {
    let mut from = In { bytes };
    let from = &mut from;
    let text: Arc<str> = take_text(from)?.into();
    let source = Source {
        doc: Bytes::take(from)?,
        title: Bytes::take(from)?,
        outlet: Bytes::take(from)?,
        url: Bytes::take(from)?,
        published: Bytes::take(from)?,
        main_area: Bytes::take(from)?,
        rows: rows(from, &text)?,
    };
    from.bytes.is_empty().then_some(source)
}

fn rows(from: &mut In<'_>, text: &Arc<str>) -> Option<Vec<Row>> {
    let length = length(from)?;
    // A length that cannot be true asks for no room.
    let mut rows = Vec::with_capacity(length.min(from.bytes.len() / LEAST));
    for _ in 0..length {
        rows.push(row(from, text)?);
    }
    Some(rows)
}

/// No figure has fewer bytes.
const LEAST: usize = 64;

/// In the order in which it was laid.
fn row(from: &mut In<'_>, text: &Arc<str>) -> Option<Row> {
    Some(Row {
        id: Bytes::take(from)?,
        kind: Bytes::take(from)?,
        value: Bytes::take(from)?,
        precision: Bytes::take(from)?,
        high: Bytes::take(from)?,
        of: Bytes::take(from)?,
        bound: Bytes::take(from)?,
        direction: Bytes::take(from)?,
        status: Bytes::take(from)?,
        period: Bytes::take(from)?,
        pillar: Bytes::take(from)?,
        same_as: Bytes::take(from)?,
        failed: Bytes::take(from)?,
        unit: words(from, text)?,
        baseline: words(from, text)?,
        area: words(from, text)?,
        area_code: words(from, text)?,
        label: words(from, text)?,
        indicator: words(from, text)?,
        quote: words(from, text)?,
        sentence: words(from, text)?,
        doubts: (0..u8::take(from)?).map(|_| words(from, text)).collect::<Option<_>>()?,
    })
}

fn words(from: &mut In<'_>, text: &Arc<str>) -> Option<Words> {
    let (start, end) = (length(from)?, length(from)?);
    Words::part(text, start as u32, end as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Article, analyze};

    /// A text with a share, a range, a rank, a ratio, a change and days.
    const TEXT: &str = "Hà Giang\nNăm 2024, tỷ lệ hồ sơ trực tuyến đạt 82,5%, tăng 15-20% so với năm 2023. Tỉnh xếp thứ \
                        17/63, hoàn thành 26/33 chỉ tiêu, từ ngày 1/7/2025 đến ngày 31/10/2025 đạt trên 1,2 tỷ đồng 😀.";

    fn laid() -> (Source, Vec<u8>) {
        let article = Article { doc: "a".into(), text: TEXT.repeat(2), ..Article::default() };
        let lexicon = Lexicon::new();
        let analysis = analyze(&article, &lexicon);
        (Source::new(&analysis, &article.text, &lexicon), write(&analysis, &article.text, &lexicon))
    }

    #[test]
    fn what_goes_over_comes_out_as_it_was() {
        let (source, bytes) = laid();
        assert!(source.rows.len() > 6 && source.rows.iter().any(|row| row.same_as.is_some() && row.period.is_some()));
        assert_eq!(read(&bytes), Some(source));
    }

    #[test]
    fn bytes_that_are_no_article_are_refused() {
        let (_, bytes) = laid();
        for end in 0..bytes.len() {
            assert_eq!(read(&bytes[..end]), None);
        }
        assert_eq!(read(&[&bytes[..], &[0]].concat()), None);
        for at in 0..bytes.len() {
            let mut bytes = bytes.clone();
            bytes[at] ^= 0xff;
            let _: Option<Source> = read(&bytes); // whatever it gives, it ends
        }
    }
}
