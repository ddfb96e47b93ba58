//! A figure as JSON, field by field as an [`super::Observation`] has them, out of the table and without any copy of its words.

use super::Position;
use crate::{
    Period,
    analysis::{Direction, Review},
    corpus::Row,
    number,
};

/// Writes a figure.
pub fn figure(row: &Row, position: Position, sentence: Position, out: &mut String) {
    // A text may name a day that no calendar has, which nothing reads back.
    let period = row.period.map(|period| period.to_string()).filter(|words| Period::parse(words) == row.period);
    field("{\"id\":", &row.id.to_string(), out);
    place(",\"position\":", position, out);
    field(",\"quote\":", &row.quote, out);
    place(",\"sentence\":", sentence, out);
    field(",\"kind\":", row.kind.word(), out);
    field(",\"value\":", &row.value.to_string(), out);
    out.push_str(",\"precision\":");
    number::write(row.precision.into(), out);
    maybe(",\"high\":", row.high.map(|high| high.to_string()).as_deref(), out);
    maybe(",\"of\":", row.of.map(|of| of.to_string()).as_deref(), out);
    field(",\"unit\":", &row.unit, out);
    field(",\"bound\":", row.bound.word(), out);
    maybe(",\"direction\":", row.direction.map(Direction::word), out);
    field(",\"baseline\":", &row.baseline, out);
    field(",\"status\":", row.status.word(), out);
    field(",\"period\":", &period.unwrap_or_default(), out);
    field(",\"area\":", &row.area, out);
    maybe(",\"area_code\":", Some(row.area_code.as_str()).filter(|code| !code.is_empty()), out);
    field(",\"label\":", &row.label, out);
    field(",\"indicator\":", &row.indicator, out);
    field(",\"pillar\":", row.pillar.word(), out);
    out.push_str(",\"same_as\":null,\"rule\":\"\",\"doubts\":[");
    for (at, doubt) in row.doubts.iter().enumerate() {
        field(if at > 0 { "," } else { "" }, doubt, out);
    }
    out.push(']');
    if row.confirmed {
        field(",\"review\":", Review::Person.word(), out);
    }
    out.push('}');
}

/// Writes words, and before them what stands before their quotation marks.
pub fn field(before: &str, words: &str, out: &mut String) {
    out.push_str(before);
    if words.bytes().any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
        return out.push_str(&serde_json::to_string(words).unwrap_or_default());
    }
    out.push('"');
    out.push_str(words);
    out.push('"');
}

/// The same, and `null` for none.
pub fn maybe(before: &str, words: Option<&str>, out: &mut String) {
    match words {
        Some(words) => field(before, words, out),
        None => {
            out.push_str(before);
            out.push_str("null");
        }
    }
}

fn place(before: &str, position: Position, out: &mut String) {
    out.push_str(before);
    out.push_str("{\"start\":");
    number::write(position.start as i32, out);
    out.push_str(",\"end\":");
    number::write(position.end as i32, out);
    out.push('}');
}
