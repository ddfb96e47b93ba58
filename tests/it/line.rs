//! What was read, as one line a reader can check by eye, and the comparison of such a line with an expected one.
//!
//! `37/63 | kind=rank value=37 of=63 area="Hà Giang"`: the words of the text, a bar, then fields. An expected line
//! names only the fields it cares about; a field with nothing after its `=` must be empty. Fields that stand at their
//! usual value (bound=exact, status=actual, pillar=none, nothing) are not printed.

use sodo::Analysis;
use sodo::analysis::{Check, Derived, Entity, Observation, Skipped};
use sodo::lexicon::sentences::Lang;

/// The words of the text, and the fields in a fixed order.
#[derive(Debug, PartialEq)]
pub struct Line {
    pub words: String,
    pub fields: Vec<(String, String)>,
}

/// A field's usual value, which is not printed.
fn usual(field: &str) -> &'static str {
    match field {
        "bound" => "exact",
        "status" => "actual",
        "pillar" => "none",
        _ => "",
    }
}

impl Line {
    fn new(words: &str, fields: &[(&str, String)]) -> Line {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        Line { words: words.replace('\n', "⏎"), fields }
    }

    pub fn observation(o: &Observation, article: &str) -> Line {
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        Line::new(
            o.span.of(article),
            &[
                ("kind", o.kind.word().to_owned()),
                ("value", o.value.to_string()),
                ("high", o.high.map(|d| d.to_string()).unwrap_or_default()),
                ("of", o.of.map(|d| d.to_string()).unwrap_or_default()),
                ("unit", o.unit.to_string()),
                ("bound", o.bound.word().to_owned()),
                ("direction", text(o.direction.map(|d| d.word()))),
                ("baseline", o.baseline.clone()),
                ("status", o.status.word().to_owned()),
                ("period", o.period.map(|p| p.to_string()).unwrap_or_default()),
                ("area", o.area.name.to_string()),
                ("code", text(o.area.code)),
                ("indicator", text(o.indicator)),
                ("pillar", o.pillar.word().to_owned()),
                ("label", o.label.clone()),
                ("same", o.same_as.map(|i| (i + 1).to_string()).unwrap_or_default()),
                ("doubts", o.doubts.iter().map(|d| d.word()).collect::<Vec<_>>().join(",")),
                ("precision", o.precision.to_string()),
                ("rule", o.rule.to_owned()),
                ("review", text(o.review.map(|review| review.word()))),
            ],
        )
    }

    pub fn skipped(s: &Skipped, article: &str) -> Line {
        Line::new(s.span.of(article), &[("reason", s.reason.word().to_owned())])
    }

    pub fn entity(e: &Entity) -> Line {
        let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
        Line::new(
            &e.text,
            &[
                ("type", e.kind.word().to_owned()),
                ("number", text(e.number.as_deref())),
                ("date", e.date.map(|d| d.to_string()).unwrap_or_default()),
                ("role", text(e.role.as_deref())),
                ("code", text(e.code)),
            ],
        )
    }

    /// A check: its form, then the figures it used as printed, in the order of the form, the claim last.
    pub fn check(c: &Check, analysis: &Analysis, article: &str) -> Line {
        let quotes: Vec<&str> = c.observations.iter().map(|&i| analysis.observations[i].span.of(article)).collect();
        Line::new(
            c.form.word(),
            &[
                ("of", quotes.join("; ")),
                ("grade", c.grade.word().to_owned()),
                ("kind", c.kind.word().to_owned()),
                ("stated", c.stated.to_string()),
                ("expected", c.expected.to_string()),
                ("other", c.other.map(|d| d.to_string()).unwrap_or_default()),
            ],
        )
    }

    /// A derived fact: its kind, the figures it comes from as printed, and the sentence said of it.
    pub fn derived(d: &Derived, analysis: &Analysis, article: &str) -> Line {
        let quotes: Vec<&str> = d.observations.iter().map(|&i| analysis.observations[i].span.of(article)).collect();
        let end = |end: Option<rust_decimal::Decimal>| end.map(|d| d.to_string()).unwrap_or_default();
        Line::new(
            d.kind.word(),
            &[
                ("of", quotes.join("; ")),
                ("value", d.value.to_string()),
                ("low", end(d.low)),
                ("high", end(d.high)),
                ("unit", d.unit.to_string()),
                ("period", d.period.map(|p| p.to_string()).unwrap_or_default()),
                ("says", sodo::check::say::derived(d, &analysis.observations, article, Lang::Vi)),
                ("says_en", sodo::check::say::derived(d, &analysis.observations, article, Lang::En)),
            ],
        )
    }

    /// What the head of an article says of itself.
    pub fn about(a: &Analysis) -> Line {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let area = a.main_area.clone().unwrap_or_default();
        Line::new(
            "",
            &[
                ("title", text(&a.title)),
                ("byline", text(&a.byline)),
                ("source", text(&a.source)),
                ("url", text(&a.url)),
                ("published", a.published.map(|p| p.to_string()).unwrap_or_default()),
                ("area", area.name.into_owned()),
                ("code", area.code.unwrap_or_default().to_owned()),
            ],
        )
    }

    /// Reads an expected line.
    pub fn parse(line: &str) -> Result<Line, String> {
        let (words, mut rest) = line.split_once(" | ").unwrap_or((line, ""));
        let mut fields = Vec::new();
        while !rest.trim_start().is_empty() {
            let (name, after) = rest.trim_start().split_once('=').ok_or(format!("no '=' in '{rest}'"))?;
            let (value, after) = match after.strip_prefix('"') {
                Some(quoted) => quoted.split_once('"').ok_or(format!("no closing quote in '{rest}'"))?,
                None => after.split_once(' ').unwrap_or((after, "")),
            };
            fields.push((name.to_owned(), value.to_owned()));
            rest = after;
        }
        Ok(Line { words: words.to_owned(), fields })
    }

    /// True where the words are the same and every field the expected line names has its value.
    pub fn meets(&self, expected: &Line) -> bool {
        let has = |field: &(String, String)| self.fields.contains(field);
        self.words == expected.words && expected.fields.iter().all(has)
    }

    /// The first field of the expected line that is none.
    fn unknown<'e>(&self, expected: &'e Line) -> Option<&'e str> {
        let known = |name: &str| self.fields.iter().any(|(field, _)| field == name);
        expected.fields.iter().map(|(name, _)| name.as_str()).find(|name| !known(name))
    }

    /// The line with the fields that tell something; those in `without` are left out.
    pub fn show(&self, without: &[&str]) -> String {
        let mut line = self.words.clone();
        let mut bar = " |";
        for (name, value) in &self.fields {
            if value == usual(name) || without.contains(&name.as_str()) {
                continue;
            }
            line += bar;
            bar = "";
            let quote = if value.contains(' ') || value.is_empty() { "\"" } else { "" };
            line += &format!(" {name}={quote}{value}{quote}");
        }
        line
    }
}

/// Nothing where the lines found are the lines expected, in order; else both lists, the wrong places marked.
pub fn differ(what: &str, found: &[Line], expected: &[String]) -> Option<String> {
    let mut report = String::new();
    let mut wrong = found.len() != expected.len();
    for (i, line) in expected.iter().enumerate() {
        let parsed = match Line::parse(line) {
            Ok(parsed) => parsed,
            Err(why) => return Some(format!("  expected line cannot be read ({why}): {line}\n")),
        };
        if let Some(field) = found.first().and_then(|some| some.unknown(&parsed)) {
            return Some(format!("  expected line names a field '{field}' that there is not: {line}\n"));
        }
        let met = found.get(i).is_some_and(|some| some.meets(&parsed));
        wrong |= !met;
        report += &format!("  {} expected {what}: {line}\n", if met { " " } else { "✗" });
    }
    if expected.is_empty() {
        report += &format!("    expected {what}: none\n");
    }
    for line in found {
        report += &format!("    found    {what}: {}\n", line.show(&["precision"]));
    }
    wrong.then_some(report)
}
