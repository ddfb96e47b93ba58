//! One sentence for each check: what the article says, what comes out, and of which figures.
//!
//! A sentence is a verdict (by grade) of a sum (by form): "26/33 is" + "78.788%" + ", rounded to 78.79%: it fits."
//! All words stand in `lexicon/checks.tsv`.

use crate::{
    analysis::{Bound, Check, CheckKind, Derived, DerivedKind, Direction, Form, Grade, Kind, Observation},
    lexicon::{
        sentences::{Lang, Sentences},
        tsv,
    },
    number::{grouped, in_units, power, rounded, unit},
};
use rust_decimal::{Decimal, RoundingStrategy};
use std::sync::OnceLock;

/// A unit of more letters than this is left out of a sum.
const LONG: usize = 20;
/// Of more parts than this the middle ones are left out.
const MANY: usize = 10;

/// What a check found, as a sentence. `text` is the text that the figures were read in.
pub fn say(check: &Check, all: &[Observation], text: &str, lang: Lang) -> String {
    let figures: Vec<&Observation> = check.observations.iter().filter_map(|&at| all.get(at)).collect();
    let Some((claim, parts)) = figures.split_last() else { return String::new() };
    let told = Teller { lang, text, check, claim, parts };
    let mut said = told.sentence();
    if let Some(first) = said.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    said
}

/// A derived fact as a sentence: what it is, and of which figures it is reckoned.
pub fn derived(one: &Derived, all: &[Observation], text: &str, lang: Lang) -> String {
    let figures: Vec<&Observation> = one.observations.iter().filter_map(|&at| all.get(at)).collect();
    let (Some(first), Some(last)) = (figures.first(), figures.last()) else { return String::new() };
    let told = Teller { lang, text, check: &NONE, claim: first, parts: &[] };
    let number =
        |value: Decimal| told.with_unit(told.in_power(value, power(first.value, first.precision), i8::MAX), &one.unit);
    let plain = |value: Decimal| grouped(value.normalize(), value.normalize().scale(), lang);
    let up = last.direction == Some(Direction::Up);
    let rate = if up { Decimal::ONE_HUNDRED + last.value } else { Decimal::ONE_HUNDRED - last.value };
    let a = told.figure(first, &first.unit);
    let (id, sum) = match one.kind {
        DerivedKind::PreviousRank => {
            ("derived_rank", [&*a, if up { " + " } else { " − " }, &plain(last.value)].concat())
        }
        DerivedKind::PreviousValue if last.unit == "%" => ("derived_before", [&*a, " ÷ ", &plain(rate), "%"].concat()),
        DerivedKind::PreviousValue => {
            ("derived_before", [&*a, if up { " − " } else { " + " }, &told.figure(last, &last.unit)].concat())
        }
        DerivedKind::Whole => ("derived_whole", [&*a, " ÷ ", &told.number(last), "%"].concat()),
        DerivedKind::Rest => ("derived_rest", [&plain(first.of.unwrap_or_default()), " − ", &a].concat()),
    };
    let value = if one.low.is_some() { told.one("bound_approx", &number(one.value)) } else { number(one.value) };
    told.say(id, &[("n", &value), ("sum", &sum)])
}

/// A derived fact has no claim.
static NONE: Check = Check {
    kind: CheckKind::Sum,
    form: Form::Sum,
    observations: Vec::new(),
    grade: Grade::Exact,
    stated: Decimal::ZERO,
    expected: Decimal::ZERO,
    other: None,
};

/// Other words about checks: a verdict, how many there are.
pub fn word(id: &str, fill: &[(&str, &str)], lang: Lang) -> String {
    table().say(lang, id, fill)
}

/// A check, its figures in the order of its form, and the language that it is told in.
struct Teller<'t> {
    lang: Lang,
    text: &'t str,
    check: &'t Check,
    claim: &'t Observation,
    parts: &'t [&'t Observation],
}

impl Teller<'_> {
    fn sentence(&self) -> String {
        let rounded = self.rounded();
        let shown = self.shown(rounded);
        let result = |value, least| self.with_unit(self.result(value, least), self.unit());
        self.say(
            self.verdict(shown == rounded),
            &[
                ("stated", &self.stated()),
                ("sum", &self.sum()),
                ("expected", &self.moved(result(shown, i8::MAX), self.risen())),
                ("rounded", &result(rounded, self.claim.precision)),
                ("other", &self.other()),
            ],
        )
    }

    /// Which sentence: by grade, and for "%" that can be read in two ways by the reading that was taken.
    fn verdict(&self, even: bool) -> &'static str {
        let loose = self.claim.bound != Bound::Exact;
        match (self.check.grade, self.check.other) {
            (Grade::Wrong | Grade::Truncated, Some(_)) => "wrong_ask",
            (_, Some(_)) if self.growth() => "ask_growth",
            (_, Some(_)) => "ask_difference",
            (Grade::Truncated, None) => "truncated",
            (Grade::Wrong, None) => {
                if even || loose {
                    "wrong"
                } else {
                    "wrong_rounded"
                }
            }
            _ if loose && self.rounded() != self.check.stated.abs() => "within",
            _ if self.check.form == Form::List => "listed",
            _ if even => "exact",
            _ => "rounded",
        }
    }

    /// The result at the printed precision. The result itself was rounded once already: where the grade tells which
    /// way it lay, the grade is believed.
    fn rounded(&self) -> Decimal {
        let (stated, exact) = (self.check.stated.abs(), self.claim.bound == Bound::Exact);
        match self.check.grade {
            Grade::Exact | Grade::Rounded if exact => stated,
            Grade::Truncated if exact => stated + unit(self.claim.precision.into()),
            _ => round(self.check.expected.abs(), self.claim.precision.into()),
        }
    }

    /// The result with as few more digits than printed as tell why it is rounded so.
    fn shown(&self, rounded: Decimal) -> Decimal {
        let precision = i32::from(self.claim.precision);
        let expected = self.check.expected.abs();
        let short = round(expected, precision - 1);
        // Halves were made by the first rounding as often as not: they are shown whole.
        let half = (expected - short).abs() * Decimal::TWO == unit(precision - 1);
        let tells = round(short, precision) == rounded && (short != rounded || short == expected);
        if tells && !half { short } else { expected }
    }

    /// The claim in words: a rise of about 5%.
    fn stated(&self) -> String {
        let claim = self.claim;
        let number = |value| self.result(value, claim.precision);
        let value = self.with_unit(self.own(claim).unwrap_or_else(|| number(self.check.stated.abs())), &claim.unit);
        let value = match (claim.bound, claim.high) {
            (Bound::Exact, _) => value,
            (Bound::Range, Some(high)) => {
                let high = self.with_unit(number(high), &claim.unit);
                self.say("bound_range", &[("n", &number(claim.value)), ("high", &high)])
            }
            (Bound::AtLeast, _) => self.one("bound_at_least", &value),
            (Bound::AtMost, _) => self.one("bound_at_most", &value),
            (Bound::Approx | Bound::Range, _) => self.one("bound_approx", &value),
        };
        let risen = claim.direction.map_or_else(|| self.risen(), |direction| direction == Direction::Up);
        self.quoted(claim, self.moved(value, risen))
    }

    /// A rise or a fall, or so many times as much, where the form tells of one.
    fn moved(&self, value: String, up: bool) -> String {
        match self.check.form {
            Form::Multiple => self.one("times", &value),
            Form::Difference | Form::Move | Form::Growth | Form::GrowthOfDifference => {
                self.one(if up { "up" } else { "down" }, &value)
            }
            _ => value,
        }
    }

    /// True where the figures go up; in a ranking that is towards the first place.
    fn risen(&self) -> bool {
        match (self.check.form, self.parts) {
            (Form::GrowthOfDifference, [_, difference, ..]) => difference.direction != Some(Direction::Down),
            (Form::Move, [from, to, ..]) => to.value <= from.value,
            (_, [from, to, ..]) => to.value >= from.value,
            _ => true,
        }
    }

    fn growth(&self) -> bool {
        matches!(self.check.form, Form::Growth | Form::GrowthOfDifference)
    }

    /// The unit of the result.
    fn unit(&self) -> &str {
        let rates = self.parts.first().is_some_and(|first| first.unit == "%");
        match self.check.form {
            Form::RatioPercent | Form::Share | Form::JointShare | Form::Growth | Form::GrowthOfDifference => "%",
            Form::Difference | Form::Gap if rates => "points",
            Form::List => "names",
            _ => &self.claim.unit,
        }
    }

    /// What the other reading of "%" gives.
    fn other(&self) -> String {
        let other = self.check.other.unwrap_or_default().abs();
        let other = round(other, i32::from(self.claim.precision) - 1).normalize();
        let words = grouped(other, other.scale(), self.lang);
        self.with_unit(words, if self.growth() { "points" } else { "%" })
    }

    /// The arithmetic with its figures: from 350 to 438 it is.
    fn sum(&self) -> String {
        let id = match self.check.form {
            Form::RatioPercent => "ratio",
            Form::Share | Form::JointShare => "of",
            Form::Sum | Form::Rest => "sum",
            Form::RatioRest => "ratio_rest",
            Form::Difference | Form::Growth if self.risen() => "difference_up",
            Form::Difference | Form::Growth => "difference_down",
            Form::Gap => "gap",
            Form::Move if self.risen() => "move_up",
            Form::Move => "move_down",
            Form::GrowthOfDifference if self.risen() => "growth_of_difference_up",
            Form::GrowthOfDifference => "growth_of_difference_down",
            Form::Multiple => "multiple",
            Form::Mean => "mean",
            Form::PerUnit => "for_each",
            Form::Product => "product",
            Form::List => "list",
        };
        let (a, b, list) = self.figures();
        self.say(id, &[("a", &a), ("b", &b), ("list", &list), ("old", &self.old())])
    }

    /// The first figure, the second or last one, and all in a row.
    fn figures(&self) -> (String, String, String) {
        let none = String::new;
        match (self.check.form, self.parts) {
            (Form::RatioPercent | Form::RatioRest, [ratio, ..]) => (self.ratio(ratio), none(), none()),
            (Form::JointShare, [parts @ .., whole]) => {
                (["(", &self.row(parts, " + ", &whole.unit), ")"].concat(), self.figure(whole, ""), none())
            }
            (Form::Sum, parts) => (none(), none(), self.row(parts, " + ", &self.claim.unit)),
            (Form::Rest, parts) => (none(), none(), self.row(parts, " − ", &self.claim.unit)),
            (Form::Mean, parts) => (none(), none(), self.row(parts, ", ", &self.claim.unit)),
            (Form::Share, [a, b]) => (self.figure(a, &b.unit), self.figure(b, ""), none()),
            (Form::PerUnit | Form::Product, [a, b]) => (self.figure(a, ""), self.figure(b, ""), none()),
            (_, [a, b]) => (self.figure(a, &a.unit), self.figure(b, &b.unit), none()),
            _ => (none(), none(), none()),
        }
    }

    /// What there was before a rise or fall by so much.
    fn old(&self) -> String {
        let (Form::GrowthOfDifference, [to, by, ..]) = (self.check.form, self.parts) else { return String::new() };
        let old = if self.risen() { to.value - by.value } else { to.value + by.value };
        self.in_power(old, power(to.value, to.precision), i8::MAX)
    }

    /// Figures one behind the other, with the nouns that they count where each has one of its own.
    fn row(&self, parts: &[&Observation], between: &str, unit: &str) -> String {
        let same = parts.windows(2).all(|pair| pair[0].unit == pair[1].unit);
        let nouns = !same && parts.iter().all(|part| counts_other(part, unit));
        let mut told: Vec<String> =
            parts.iter().map(|part| self.figure(part, if nouns { unit } else { &part.unit })).collect();
        if told.len() > MANY {
            told.splice(MANY - 2..told.len() - 1, ["…".to_owned()]);
        }
        told.join(between)
    }

    /// A figure of the sum, with the noun that it counts where that is another than the one known.
    fn figure(&self, o: &Observation, known: &str) -> String {
        let number = self.own(o).unwrap_or_else(|| self.number(o));
        let number = if o.unit == "%" || counts_other(o, known) { self.with_unit(number, &o.unit) } else { number };
        self.quoted(o, number)
    }

    fn ratio(&self, o: &Observation) -> String {
        let whole = o.of.unwrap_or_default().normalize();
        let whole = grouped(whole, whole.scale(), self.lang);
        self.quoted(o, [&self.number(o), "/", &whole].concat())
    }

    /// The article's own spelling of a large number, for those who read its language: 3,5 nghìn tỷ.
    fn own(&self, o: &Observation) -> Option<String> {
        let quote = o.span.of(self.text);
        let large = matches!(o.kind, Kind::Count | Kind::Money | Kind::Measure) && o.of.is_none() && o.high.is_none();
        let spelled = quote.contains(|c: char| c.is_ascii_digit()) && quote.contains(char::is_alphabetic);
        (self.lang == Lang::Vi && large && spelled).then(|| quote.to_owned())
    }

    /// Numbers that the article has in words bring the words along.
    fn quoted(&self, o: &Observation, number: String) -> String {
        let quote = o.span.of(self.text);
        let spelled = !quote.is_empty() && !quote.contains(|c: char| c.is_ascii_digit());
        if spelled { self.say("quoted", &[("n", &number), ("quote", quote)]) } else { number }
    }

    /// A number with its unit. Nouns of the article are left out of English sentences.
    fn with_unit(&self, number: String, unit: &str) -> String {
        if unit == "%" {
            return number + unit;
        }
        let id = ["unit_", unit].concat();
        if table().has(&id) {
            return self.one(&id, &number);
        }
        let short = !unit.is_empty() && unit.chars().count() <= LONG;
        if short && self.lang == Lang::Vi { [&number, " ", unit].concat() } else { number }
    }

    fn number(&self, o: &Observation) -> String {
        self.in_power(o.value, power(o.value, o.precision), o.precision)
    }

    /// A result in the power of ten that the claim is told in.
    fn result(&self, value: Decimal, precision: i8) -> String {
        self.in_power(value, power(self.claim.value, self.claim.precision), precision)
    }

    /// A number in units of a power of ten, with its digits down to a precision and all that it has.
    fn in_power(&self, value: Decimal, power: u32, precision: i8) -> String {
        let value = in_units(value, power).normalize();
        let least = (power as i32 - i32::from(precision)).max(0) as u32;
        let number = grouped(value, value.scale().max(least), self.lang);
        match power {
            0 => number,
            9 => self.one("number_1000000000", &number),
            _ => self.one("number_1000000", &number),
        }
    }

    fn one(&self, id: &str, number: &str) -> String {
        self.say(id, &[("n", number)])
    }

    fn say(&self, id: &str, fill: &[(&str, &str)]) -> String {
        table().say(self.lang, id, fill)
    }
}

fn table() -> &'static Sentences {
    static TABLE: OnceLock<Sentences> = OnceLock::new();
    TABLE.get_or_init(|| Sentences::new(tsv::table!("checks.tsv")))
}

/// A number at a precision, halves away from zero.
fn round(value: Decimal, precision: i32) -> Decimal {
    rounded(value, precision, RoundingStrategy::MidpointAwayFromZero)
}

/// True for a number of things that are not those known.
fn counts_other(o: &Observation, known: &str) -> bool {
    o.kind == Kind::Count && !known.starts_with(&*o.unit) && o.unit.chars().count() <= LONG
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Period, Span,
        analysis::{Area, Pillar, Status},
    };

    /// A figure: its words in the text, value, precision, kind and unit.
    fn figure(quote: &str, value: &str, precision: i8, kind: Kind, unit: &'static str) -> (String, Observation) {
        let o = Observation {
            span: Span::new(0, 0),
            sentence: Span::new(0, 0),
            kind,
            value: value.parse().unwrap(),
            precision,
            high: None,
            of: None,
            unit: unit.into(),
            bound: Bound::Exact,
            direction: None,
            baseline: String::new(),
            status: Status::Actual,
            period: None::<Period>,
            area: Area::default(),
            label: String::new(),
            indicator: None,
            pillar: Pillar::None,
            same_as: None,
            rule: "",
            doubts: Vec::new(),
            review: None,
        };
        (quote.to_owned(), o)
    }

    fn count(quote: &str, value: &str, noun: &'static str) -> (String, Observation) {
        figure(quote, value, 0, Kind::Count, noun)
    }

    fn percent(value: &str) -> (String, Observation) {
        let precision = -(value.split_once('.').map_or(0, |(_, digits)| digits.len()) as i8);
        figure(&(value.replace('.', ",") + "%"), value, precision, Kind::Percentage, "%")
    }

    fn change(value: &str, unit: &'static str, direction: Direction) -> (String, Observation) {
        let (_, mut o) = percent(value);
        (o.kind, o.unit, o.direction) = (Kind::Change, unit.into(), Some(direction));
        (value.replace('.', ","), o)
    }

    fn ratio(quote: &str, part: &str, whole: &str) -> (String, Observation) {
        let (quote, mut o) = figure(quote, part, 0, Kind::Ratio, "");
        o.of = Some(whole.parse().unwrap());
        (quote, o)
    }

    fn bound(mut figure: (String, Observation), bound: Bound) -> (String, Observation) {
        figure.1.bound = bound;
        figure
    }

    /// What is said of figures in both languages; `results` are the expected one and that of the other reading.
    fn said(
        form: Form,
        grade: Grade,
        results: (&str, Option<&str>),
        figures: Vec<(String, Observation)>,
    ) -> [String; 2] {
        let mut text = String::new();
        let mut all = Vec::new();
        for (quote, mut o) in figures {
            let at = text.len();
            text.push_str(&quote);
            o.span = Span::new(at, text.len());
            all.push(o);
        }
        let check = Check {
            kind: CheckKind::Sum,
            form,
            observations: (0..all.len()).collect(),
            grade,
            stated: all.last().unwrap().value,
            expected: results.0.parse().unwrap(),
            other: results.1.map(|other| other.parse().unwrap()),
        };
        [Lang::Vi, Lang::En].map(|lang| say(&check, &all, &text, lang))
    }
    use {Direction::*, Form::*, Grade::*};

    fn check(form: Form, grade: Grade, expected: &str, figures: Vec<(String, Observation)>, vi: &str, en: &str) {
        assert_eq!(said(form, grade, (expected, None), figures), [vi, en], "{form:?} {grade:?}");
    }

    fn money(quote: &str, tenths: &str) -> (String, Observation) {
        figure(quote, &[tenths, "00000000"].concat(), 8, Kind::Money, "VND")
    }

    #[test]
    fn a_ratio_and_its_percentage() {
        let of = |ratio: (String, Observation), claim| vec![ratio, claim];
        check(
            RatioPercent,
            Rounded,
            "78.7879",
            of(ratio("26/33", "26", "33"), percent("78.79")),
            "26/33 là 78,788%, làm tròn thành 78,79%: khớp.",
            "26/33 is 78.788%, rounded to 78.79%: it fits.",
        );
        check(
            RatioPercent,
            Exact,
            "85.00",
            of(ratio("34/40", "34", "40"), percent("85")),
            "34/40 là 85%: khớp.",
            "34/40 is 85%: it fits.",
        );
        check(
            RatioPercent,
            Truncated,
            "77.778",
            of(ratio("14/18", "14", "18"), percent("77.7")),
            "Bài viết 77,7%, nhưng 14/18 là 77,78%, làm tròn thành 77,8%; số in ra bị cắt đuôi chứ không làm tròn.",
            "The article says 77.7%, but 14/18 is 77.78%, rounded to 77.8%; what is printed was cut off, not rounded.",
        );
        check(
            RatioPercent,
            Wrong,
            "71.8750",
            of(ratio("23/32", "23", "32"), percent("71.86")),
            "Bài viết 71,86%, nhưng 23/32 là 71,875%, làm tròn thành 71,88%.",
            "The article says 71.86%, but 23/32 is 71.875%, rounded to 71.88%.",
        );
        check(
            RatioPercent,
            Rounded,
            "94.551",
            of(ratio("2.950/3.120", "2950", "3120"), percent("94.6")),
            "2.950/3.120 là 94,55%, làm tròn thành 94,6%: khớp.",
            "2,950/3,120 is 94.55%, rounded to 94.6%: it fits.",
        );
    }

    #[test]
    fn words_and_bounds_are_told() {
        let spelled = || ratio("hai phần ba", "2", "3");
        check(
            RatioPercent,
            Wrong,
            "66.67",
            vec![spelled(), bound(percent("70"), Bound::AtLeast)],
            "Bài viết trên 70%, nhưng 2/3 (“hai phần ba”) là 66,7%.",
            "The article says over 70%, but 2/3 (“hai phần ba”) is 66.7%.",
        );
        check(
            RatioPercent,
            Rounded,
            "66.67",
            vec![spelled(), bound(percent("65"), Bound::AtLeast)],
            "2/3 (“hai phần ba”) là 66,7%, khớp với “trên 65%”.",
            "2/3 (“hai phần ba”) is 66.7%, which fits “over 65%”.",
        );
        check(
            RatioPercent,
            Rounded,
            "66.67",
            vec![spelled(), bound(percent("70"), Bound::AtMost)],
            "2/3 (“hai phần ba”) là 66,7%, khớp với “dưới 70%”.",
            "2/3 (“hai phần ba”) is 66.7%, which fits “under 70%”.",
        );
        let mut range = bound(percent("60"), Bound::Range);
        range.1.high = Some(Decimal::from(70));
        check(
            RatioPercent,
            Rounded,
            "66.67",
            vec![spelled(), range],
            "2/3 (“hai phần ba”) là 66,7%, khớp với “từ 60 đến 70%”.",
            "2/3 (“hai phần ba”) is 66.7%, which fits “60 to 70%”.",
        );
    }

    #[test]
    fn a_tie_is_shown_with_the_digits_that_tell() {
        check(
            RatioPercent,
            Rounded,
            "78.7848",
            vec![ratio("1/2", "1", "2"), percent("78.78")],
            "1/2 là 78,7848%, làm tròn thành 78,78%: khớp.",
            "1/2 is 78.7848%, rounded to 78.78%: it fits.",
        );
    }

    #[test]
    fn a_half_is_not_rounded_twice() {
        let figures = vec![ratio("21/34", "21", "34"), percent("61.8")];
        let vi = "21/34 là 61,765%, làm tròn thành 61,8%: khớp.";
        check(RatioPercent, Rounded, "61.765", figures, vi, "21/34 is 61.765%, rounded to 61.8%: it fits.");
    }

    #[test]
    fn nouns_are_told_where_each_part_has_its_own() {
        let parts = vec![count("1.094", "1094", "dịch vụ toàn trình"), count("718", "718", "dịch vụ")];
        let figures = [parts, vec![count("1.812", "1812", "dịch vụ công")]].concat();
        check(
            Sum,
            Exact,
            "1812",
            figures,
            "1.094 + 718 là 1.812 dịch vụ công: khớp.",
            "1,094 + 718 is 1,812: it fits.",
        );
    }

    #[test]
    fn shares_of_a_whole() {
        let units = || vec![count("176", "176", "đơn vị"), count("184", "184", "xã, phường")];
        let with = |claim| {
            let mut all = units();
            all.push(claim);
            all
        };
        check(
            Share,
            Wrong,
            "95.652",
            with(percent("97.5")),
            "Bài viết 97,5%, nhưng 176 đơn vị trên 184 xã, phường là 95,65%, làm tròn thành 95,7%.",
            "The article says 97.5%, but 176 of 184 is 95.65%, rounded to 95.7%.",
        );
        check(
            Share,
            Truncated,
            "95.652",
            with(percent("95.6")),
            "Bài viết 95,6%, nhưng 176 đơn vị trên 184 xã, phường là 95,65%, làm tròn thành 95,7%; số in ra bị cắt đuôi chứ không làm tròn.",
            "The article says 95.6%, but 176 of 184 is 95.65%, rounded to 95.7%; what is printed was cut off, not rounded.",
        );
        let same = |claim| vec![count("438", "438", "sản phẩm"), count("512", "512", "sản phẩm"), claim];
        check(
            Share,
            Rounded,
            "85.547",
            same(percent("85.5")),
            "438 trên 512 sản phẩm là 85,547%, làm tròn thành 85,5%: khớp.",
            "438 of 512 is 85.547%, rounded to 85.5%: it fits.",
        );
        check(
            Share,
            Exact,
            "50.00",
            same(percent("50")),
            "438 trên 512 sản phẩm là 50%: khớp.",
            "438 of 512 is 50%: it fits.",
        );
        let joint = |claim| {
            vec![
                count("14.900", "14900", "doanh nghiệp"),
                count("11.300", "11300", ""),
                count("62.480", "62480", "doanh nghiệp"),
                claim,
            ]
        };
        check(
            JointShare,
            Rounded,
            "41.93",
            joint(percent("42")),
            "(14.900 + 11.300) trên 62.480 doanh nghiệp là 41,9%, làm tròn thành 42%: khớp.",
            "(14,900 + 11,300) of 62,480 is 41.9%, rounded to 42%: it fits.",
        );
        check(
            JointShare,
            Truncated,
            "41.93",
            joint(percent("41")),
            "Bài viết 41%, nhưng (14.900 + 11.300) trên 62.480 doanh nghiệp là 41,9%, làm tròn thành 42%; số in ra bị cắt đuôi chứ không làm tròn.",
            "The article says 41%, but (14,900 + 11,300) of 62,480 is 41.9%, rounded to 42%; what is printed was cut off, not rounded.",
        );
        check(
            JointShare,
            Wrong,
            "41.93",
            joint(percent("45")),
            "Bài viết 45%, nhưng (14.900 + 11.300) trên 62.480 doanh nghiệp là 41,9%, làm tròn thành 42%.",
            "The article says 45%, but (14,900 + 11,300) of 62,480 is 41.9%, rounded to 42%.",
        );
        check(
            JointShare,
            Exact,
            "42",
            joint(percent("42")),
            "(14.900 + 11.300) trên 62.480 doanh nghiệp là 42%: khớp.",
            "(14,900 + 11,300) of 62,480 is 42%: it fits.",
        );
    }

    #[test]
    fn parts_and_wholes() {
        let parts = |total| {
            vec![
                count("04", "4", "QĐ"),
                count("09", "9", "KH"),
                count("17", "17", "công văn"),
                count(total, total, "văn bản"),
            ]
        };
        check(
            Sum,
            Exact,
            "30",
            parts("30"),
            "4 QĐ + 9 KH + 17 công văn là 30 văn bản: khớp.",
            "4 + 9 + 17 is 30: it fits.",
        );
        check(
            Sum,
            Wrong,
            "30",
            parts("31"),
            "Bài viết 31 văn bản, nhưng 4 QĐ + 9 KH + 17 công văn là 30 văn bản.",
            "The article says 31, but 4 + 9 + 17 is 30.",
        );
        let large = |total| vec![money("171,8 tỷ", "1718"), money("64,3 tỷ", "643"), total];
        check(
            Sum,
            Exact,
            "236100000000",
            large(money("236,1 tỷ", "2361")),
            "171,8 tỷ + 64,3 tỷ là 236,1 tỷ đồng: khớp.",
            "171.8 billion + 64.3 billion is 236.1 billion VND: it fits.",
        );
        let round = |quote, value| figure(quote, value, 9, Kind::Money, "VND");
        check(
            Sum,
            Rounded,
            "236100000000",
            large(round("236 tỷ", "236000000000")),
            "171,8 tỷ + 64,3 tỷ là 236,1 tỷ đồng, làm tròn thành 236 tỷ đồng: khớp.",
            "171.8 billion + 64.3 billion is 236.1 billion VND, rounded to 236 billion VND: it fits.",
        );
        check(
            Sum,
            Truncated,
            "236700000000",
            large(round("236 tỷ", "236000000000")),
            "Bài viết 236 tỷ đồng, nhưng 171,8 tỷ + 64,3 tỷ là 236,7 tỷ đồng, làm tròn thành 237 tỷ đồng; số in ra bị cắt đuôi chứ không làm tròn.",
            "The article says 236 billion VND, but 171.8 billion + 64.3 billion is 236.7 billion VND, rounded to 237 billion VND; what is printed was cut off, not rounded.",
        );
        let many = (1..=12).map(|n| count("1", &n.to_string(), "xã")).chain([count("78", "78", "xã")]);
        check(
            Sum,
            Exact,
            "78",
            many.collect(),
            "1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + … + 12 là 78 xã: khớp.",
            "1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + … + 12 is 78: it fits.",
        );
        let rest = |left| vec![count("184", "184", "xã"), count("176", "176", "xã"), count(left, left, "xã")];
        check(Rest, Exact, "8", rest("8"), "184 − 176 là 8 xã: khớp.", "184 − 176 is 8: it fits.");
        check(
            Rest,
            Wrong,
            "8",
            rest("9"),
            "Bài viết 9 xã, nhưng 184 − 176 là 8 xã.",
            "The article says 9, but 184 − 176 is 8.",
        );
        let left = |left| vec![ratio("58/64", "58", "64"), count(left, left, "xã")];
        check(
            RatioRest,
            Exact,
            "6",
            left("6"),
            "Phần còn lại của 58/64 là 6 xã: khớp.",
            "What is left of 58/64 is 6: it fits.",
        );
        check(
            RatioRest,
            Wrong,
            "6",
            left("7"),
            "Bài viết 7 xã, nhưng phần còn lại của 58/64 là 6 xã.",
            "The article says 7, but what is left of 58/64 is 6.",
        );
    }

    #[test]
    fn rises_and_falls() {
        let rates = |value| vec![percent("70.4"), percent("78.6"), change(value, "điểm phần trăm", Up)];
        check(
            Difference,
            Wrong,
            "8.2",
            rates("8.4"),
            "Bài viết tăng 8,4 điểm phần trăm, nhưng từ 70,4% lên 78,6% là tăng 8,2 điểm phần trăm.",
            "The article says a rise of 8.4 percentage points, but from 70.4% to 78.6% it is a rise of 8.2 percentage points.",
        );
        check(
            Difference,
            Exact,
            "8.2",
            rates("8.2"),
            "Từ 70,4% lên 78,6% là tăng 8,2 điểm phần trăm: khớp.",
            "From 70.4% to 78.6% it is a rise of 8.2 percentage points: it fits.",
        );
        check(
            Difference,
            Rounded,
            "8.20",
            rates("8"),
            "Từ 70,4% lên 78,6% là tăng 8,2 điểm phần trăm, làm tròn thành 8 điểm phần trăm: khớp.",
            "From 70.4% to 78.6% it is a rise of 8.2 percentage points, rounded to 8 percentage points: it fits.",
        );
        check(
            Difference,
            Truncated,
            "8.70",
            rates("8"),
            "Bài viết tăng 8 điểm phần trăm, nhưng từ 70,4% lên 78,6% là tăng 8,7 điểm phần trăm, làm tròn thành 9 điểm phần trăm; số in ra bị cắt đuôi chứ không làm tròn.",
            "The article says a rise of 8 percentage points, but from 70.4% to 78.6% it is a rise of 8.7 percentage points, rounded to 9 percentage points; what is printed was cut off, not rounded.",
        );
        let fewer = vec![count("88", "88", "thôn"), count("43", "43", "thôn"), change("45", "thôn", Down)];
        check(
            Difference,
            Exact,
            "45",
            fewer,
            "Từ 88 xuống 43 là giảm 45 thôn: khớp.",
            "From 88 to 43 it is a fall of 45: it fits.",
        );
        let gap = |value| vec![percent("45.2"), percent("38.5"), change(value, "điểm phần trăm", Down)];
        check(
            Gap,
            Exact,
            "6.7",
            gap("6.7"),
            "45,2% và 38,5% chênh nhau 6,7 điểm phần trăm: khớp.",
            "Between 45.2% and 38.5% there are 6.7 percentage points: it fits.",
        );
        check(
            Gap,
            Wrong,
            "6.7",
            gap("7.6"),
            "Bài viết 7,6 điểm phần trăm, nhưng 45,2% và 38,5% chênh nhau 6,7 điểm phần trăm.",
            "The article says 7.6 percentage points, but between 45.2% and 38.5% there are 6.7 percentage points.",
        );
        let place = |quote, value| figure(quote, value, 0, Kind::Rank, "");
        check(
            Move,
            Exact,
            "7",
            vec![place("25", "25"), place("18/63", "18"), change("7", "bậc", Up)],
            "Từ hạng 25 lên hạng 18 là tăng 7 bậc: khớp.",
            "From place 25 to place 18 it is a rise of 7 places: it fits.",
        );
        check(
            Move,
            Wrong,
            "3",
            vec![place("21", "21"), place("24/34", "24"), change("4", "bậc", Down)],
            "Bài viết giảm 4 bậc, nhưng từ hạng 21 xuống hạng 24 là giảm 3 bậc.",
            "The article says a fall of 4 places, but from place 21 to place 24 it is a fall of 3 places.",
        );
    }

    #[test]
    fn growth_and_multiples() {
        let grown =
            |value| vec![count("350", "350", "sản phẩm"), count("438", "438", "sản phẩm"), change(value, "%", Up)];
        check(
            Growth,
            Wrong,
            "25.143",
            grown("20.1"),
            "Bài viết tăng 20,1%, nhưng từ 350 lên 438 là tăng 25,14%, làm tròn thành 25,1%.",
            "The article says a rise of 20.1%, but from 350 to 438 it is a rise of 25.14%, rounded to 25.1%.",
        );
        check(
            Growth,
            Rounded,
            "25.143",
            grown("25.1"),
            "Từ 350 lên 438 là tăng 25,14%, làm tròn thành 25,1%: khớp.",
            "From 350 to 438 it is a rise of 25.14%, rounded to 25.1%: it fits.",
        );
        check(
            Growth,
            Exact,
            "25.1",
            grown("25.1"),
            "Từ 350 lên 438 là tăng 25,1%: khớp.",
            "From 350 to 438 it is a rise of 25.1%: it fits.",
        );
        check(
            Growth,
            Truncated,
            "25.67",
            grown("25"),
            "Bài viết tăng 25%, nhưng từ 350 lên 438 là tăng 25,7%, làm tròn thành 26%; số in ra bị cắt đuôi chứ không làm tròn.",
            "The article says a rise of 25%, but from 350 to 438 it is a rise of 25.7%, rounded to 26%; what is printed was cut off, not rounded.",
        );
        let added = |direction, value| {
            vec![count("4.312", "4312", "trạm"), change("203", "trạm", direction), change(value, "%", direction)]
        };
        check(
            GrowthOfDifference,
            Wrong,
            "4.940",
            added(Up, "4.7"),
            "Bài viết tăng 4,7%, nhưng 203 so với mức cũ 4.109 (4.312 − 203) là tăng 4,94%, làm tròn thành 4,9%.",
            "The article says a rise of 4.7%, but 203 against the old 4,109 (4,312 − 203) is a rise of 4.94%, rounded to 4.9%.",
        );
        check(
            GrowthOfDifference,
            Rounded,
            "4.496",
            added(Down, "4.5"),
            "203 so với mức cũ 4.515 (4.312 + 203) là giảm 4,496%, làm tròn thành 4,5%: khớp.",
            "203 against the old 4,515 (4,312 + 203) is a fall of 4.496%, rounded to 4.5%: it fits.",
        );
        check(
            GrowthOfDifference,
            Truncated,
            "4.96",
            added(Up, "4"),
            "Bài viết tăng 4%, nhưng 203 so với mức cũ 4.109 (4.312 − 203) là tăng 4,96%, làm tròn thành 5%; số in ra bị cắt đuôi chứ không làm tròn.",
            "The article says a rise of 4%, but 203 against the old 4,109 (4,312 − 203) is a rise of 4.96%, rounded to 5%; what is printed was cut off, not rounded.",
        );
        check(
            GrowthOfDifference,
            Exact,
            "5",
            added(Up, "5"),
            "203 so với mức cũ 4.109 (4.312 − 203) là tăng 5%: khớp.",
            "203 against the old 4,109 (4,312 − 203) is a rise of 5%: it fits.",
        );
        let times = |quote, value, precision| {
            vec![
                figure("3.400", "3400", 0, Kind::Measure, "tấn"),
                figure("8.200", "8200", 0, Kind::Measure, "tấn"),
                figure(quote, value, precision, Kind::Multiple, "lần"),
            ]
        };
        check(
            Multiple,
            Wrong,
            "2.412",
            times("2,5", "2.5", -1),
            "Bài viết gấp 2,5 lần, nhưng 8.200 so với 3.400 là gấp 2,41 lần, làm tròn thành 2,4 lần.",
            "The article says 2.5 times, but 8,200 against 3,400 is 2.41 times, rounded to 2.4 times.",
        );
        check(
            Multiple,
            Wrong,
            "2.41",
            times("gấp ba", "3", 0),
            "Bài viết gấp 3 lần (“gấp ba”), nhưng 8.200 so với 3.400 là gấp 2,4 lần, làm tròn thành 2 lần.",
            "The article says 3 times (“gấp ba”), but 8,200 against 3,400 is 2.4 times, rounded to 2 times.",
        );
        check(
            Multiple,
            Truncated,
            "2.572",
            times("2,5", "2.5", -1),
            "Bài viết gấp 2,5 lần, nhưng 8.200 so với 3.400 là gấp 2,57 lần, làm tròn thành 2,6 lần; số in ra bị cắt đuôi chứ không làm tròn.",
            "The article says 2.5 times, but 8,200 against 3,400 is 2.57 times, rounded to 2.6 times; what is printed was cut off, not rounded.",
        );
        check(
            Multiple,
            Exact,
            "2.5",
            times("2,5", "2.5", -1),
            "8.200 so với 3.400 là gấp 2,5 lần: khớp.",
            "8,200 against 3,400 is 2.5 times: it fits.",
        );
        check(
            Multiple,
            Rounded,
            "2.412",
            times("2,4", "2.4", -1),
            "8.200 so với 3.400 là gấp 2,41 lần, làm tròn thành 2,4 lần: khớp.",
            "8,200 against 3,400 is 2.41 times, rounded to 2.4 times: it fits.",
        );
    }

    #[test]
    fn means_products_and_lists() {
        let mean = |value| vec![percent("91.2"), percent("78.6"), percent(value)];
        check(
            Mean,
            Exact,
            "84.9",
            mean("84.9"),
            "Trung bình của 91,2%, 78,6% là 84,9%: khớp.",
            "The mean of 91.2%, 78.6% is 84.9%: it fits.",
        );
        check(
            Mean,
            Wrong,
            "84.9",
            mean("85.9"),
            "Bài viết 85,9%, nhưng trung bình của 91,2%, 78,6% là 84,9%.",
            "The article says 85.9%, but the mean of 91.2%, 78.6% is 84.9%.",
        );
        let each = |value| {
            vec![
                count("13.914", "13914", "thành viên"),
                count("2.128", "2128", "tổ"),
                figure("6,5", value, -1, Kind::Count, "người/tổ"),
            ]
        };
        check(
            PerUnit,
            Rounded,
            "6.538",
            each("6.5"),
            "13.914 thành viên chia 2.128 tổ là 6,54 người/tổ, làm tròn thành 6,5 người/tổ: khớp.",
            "13,914 divided by 2,128 is 6.54, rounded to 6.5: it fits.",
        );
        check(
            PerUnit,
            Wrong,
            "6.538",
            each("6.8"),
            "Bài viết 6,8 người/tổ, nhưng 13.914 thành viên chia 2.128 tổ là 6,54 người/tổ, làm tròn thành 6,5 người/tổ.",
            "The article says 6.8, but 13,914 divided by 2,128 is 6.54, rounded to 6.5.",
        );
        let all = |value| vec![count("60", "60", "bản"), money("1,6 tỷ", "16"), money("96 tỷ", value)];
        check(
            Product,
            Exact,
            "96000000000",
            all("960"),
            "60 bản × 1,6 tỷ là 96 tỷ đồng: khớp.",
            "60 × 1.6 billion is 96 billion VND: it fits.",
        );
        check(
            Product,
            Wrong,
            "96000000000",
            all("980"),
            "Bài viết 96 tỷ đồng, nhưng 60 bản × 1,6 tỷ là 96 tỷ đồng.",
            "The article says 98.0 billion VND, but 60 × 1.6 billion is 96 billion VND.",
        );
        let list = || vec![count("10", "10", "huyện")];
        check(
            List,
            Exact,
            "10",
            list(),
            "Bài viết 10 huyện, phần liệt kê có 10 tên: khớp.",
            "The article says 10, the list has 10 names: it fits.",
        );
        check(
            List,
            Wrong,
            "9",
            list(),
            "Bài viết 10 huyện, nhưng phần liệt kê có 9 tên.",
            "The article says 10, but the list has 9 names.",
        );
    }

    #[test]
    fn percent_or_percentage_points() {
        let rates = |value| vec![percent("45"), percent("67"), change(value, "%", Up)];
        assert_eq!(
            said(Difference, Exact, ("22", Some("48.89")), rates("22")),
            [
                "Bài viết tăng 22%: hiểu là điểm phần trăm thì khớp (từ 45% lên 67% là tăng 22 điểm phần trăm), hiểu là phần trăm của mức cũ thì là 48,9%. Nên viết rõ.",
                "The article says a rise of 22%: read as percentage points it fits (from 45% to 67% it is a rise of 22 percentage points), read as percent of the old value it is 48.9%. It should say which.",
            ]
        );
        assert_eq!(
            said(Growth, Rounded, ("48.89", Some("22")), rates("49")),
            [
                "Bài viết tăng 49%: hiểu là phần trăm của mức cũ thì khớp (từ 45% lên 67% là tăng 48,9%), hiểu là điểm phần trăm thì là 22 điểm phần trăm. Nên viết rõ.",
                "The article says a rise of 49%: read as percent of the old value it fits (from 45% to 67% it is a rise of 48.9%), read as percentage points it is 22 percentage points. It should say which.",
            ]
        );
        assert_eq!(
            said(Difference, Wrong, ("22", Some("48.89")), rates("25")),
            [
                "Bài viết tăng 25%, nhưng từ 45% lên 67% là tăng 22 điểm phần trăm; hiểu cách kia thì là 48,9%.",
                "The article says a rise of 25%, but from 45% to 67% it is a rise of 22 percentage points; read the other way it is 48.9%.",
            ]
        );
    }

    #[test]
    fn a_check_without_figures_says_nothing() {
        let check = Check {
            kind: CheckKind::List,
            form: List,
            observations: vec![7],
            grade: Exact,
            stated: Decimal::ONE,
            expected: Decimal::ONE,
            other: None,
        };
        assert_eq!(say(&check, &[], "", Lang::Vi), "");
    }
}
