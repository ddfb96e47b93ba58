//! An article and its figures: laid by the one who read it, taken as what stands in a table.
//!
//! In front goes one text with all words in it, each once; a figure says from where to where its own stand. The figure as
//! printed is a part of its sentence. So the tables keep one text for an article, and make no other for any figure.

use super::{Bytes, In, Out, array, length, put_text, take_text};
use crate::{
    Lexicon,
    analysis::{Analysis, Observation},
    corpus::{Id, Row, Source, Words, failed},
    distinct::Distinct,
    number::{POWERS, is_told},
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
    /// The fields of the figure that was laid last, many of which the next one has as well.
    fields: [(&'w str, Spot); 6],
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
        put_words(told, text, lexicon, &mut laid, &mut out);
        Id::of(at).put(&mut out);
        put_numbers(told, &mut out);
        failed(analysis, at).put(&mut out);
        told.review.is_some().put(&mut out);
    }
    let mut all = Vec::with_capacity(4 + laid.text.len() + out.bytes.len());
    put_length_to(laid.text.len(), &mut all);
    all.extend(laid.text.as_bytes());
    all.extend(out.bytes);
    all
}

/// Bytes of a spot.
const SPOT: usize = 8;
/// Bytes of a figure, about.
const ROOM: usize = 128;

fn put_length(length: usize, out: &mut Out) {
    put_length_to(length, &mut out.bytes);
}

fn put_length_to(length: usize, bytes: &mut Vec<u8>) {
    bytes.extend((length as u32).to_le_bytes());
}

fn put_words<'w>(told: &'w Observation, text: &'w str, lexicon: &Lexicon, laid: &mut Laid<'w>, out: &mut Out) {
    let area = &told.area;
    let (code, indicator) = (area.code.unwrap_or_default(), told.indicator.unwrap_or_default());
    let fields = [&*told.unit, &told.baseline, &area.name, code, &told.label, indicator];
    let [unit, baseline, area, code, label, indicator] = laid.fields(fields);
    let sentence = laid.sentence(told.sentence, text);
    let quote = laid.quote(told, sentence, text);
    // All at once: there are many of them.
    let mut bytes = [0; 8 * SPOT];
    let spots = [unit, baseline, area, code, label, indicator, quote, sentence];
    let numbers = spots.iter().flat_map(|spot| [spot.0, spot.1]);
    for (four, number) in bytes.as_chunks_mut().0.iter_mut().zip(numbers) {
        *four = number.to_le_bytes();
    }
    out.bytes.extend(bytes);
    out.bytes.push(told.doubts.len() as u8);
    for &doubt in &told.doubts {
        put_spot(laid.of(lexicon.doubt(doubt)), out);
    }
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

    fn fields(&mut self, words: [&'w str; 6]) -> [Spot; 6] {
        for (at, words) in words.into_iter().enumerate() {
            if self.fields[at].0 != words {
                self.fields[at] = (words, self.of(words));
            }
        }
        self.fields.map(|field| field.1)
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
    let text = Arc::new(take_text(from)?.to_owned());
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

fn rows(from: &mut In<'_>, text: &Arc<String>) -> Option<Vec<Row>> {
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
fn row(from: &mut In<'_>, text: &Arc<String>) -> Option<Row> {
    let spots: [u8; 8 * SPOT] = array(from)?;
    let mut spots = spots.as_chunks().0.iter().map(|spot| words(spot, text));
    let mut next = || spots.next().flatten();
    let row = Row {
        unit: next()?,
        baseline: next()?,
        area: next()?,
        area_code: next()?,
        label: next()?,
        indicator: next()?,
        quote: next()?,
        sentence: next()?,
        doubts: (0..u8::take(from)?).map(|_| words(&array(from)?, text)).collect::<Option<_>>()?,
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
        confirmed: Bytes::take(from)?,
    };
    let numbers = [Some(row.value), row.high, row.of];
    (numbers.into_iter().flatten().all(is_told) && POWERS.contains(&row.precision)).then_some(row)
}

fn words(spot: &[u8; SPOT], text: &Arc<String>) -> Option<Words> {
    let [a, b, c, d, e, f, g, h] = *spot;
    Words::part(text, u32::from_le_bytes([a, b, c, d]), u32::from_le_bytes([e, f, g, h]))
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
