//! What comes out: the one type that every door uses.

use crate::{period::Period, span::Span};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Declares an enum whose variants have one fixed spelling outside the program.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The spelling that leaves the program.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The variant with this spelling.
            pub fn from_word(word: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|known| known.word() == word)
            }
        }
    };
}

words! {
    /// What sort of figure it is.
    Kind {
        /// A share of a hundred: 82%.
        Percentage = "percentage",
        /// So many things: 96 văn bản.
        Count = "count",
        /// So many of so many: 26/33 chỉ tiêu.
        Ratio = "ratio",
        /// A place in a ranking: thứ 17/63.
        Rank = "rank",
        /// By how much something moved or differs: tăng 16,5%.
        Change = "change",
        /// An amount of money.
        Money = "money",
        /// A physical quantity: ha, km, Mbps.
        Measure = "measure",
        /// Points of an index.
        Score = "score",
        /// A length of time.
        Duration = "duration",
        /// So many times as much: gấp 2 lần.
        Multiple = "multiple",
    }
}

words! {
    /// How the printed number stands to the true one.
    Bound {
        /// As printed.
        Exact = "exact",
        /// trên, hơn, tối thiểu, trở lên.
        AtLeast = "at_least",
        /// dưới, không quá, tối đa.
        AtMost = "at_most",
        /// khoảng, gần, ước.
        Approx = "approx",
        /// From one number to another: 15-20%.
        Range = "range",
    }
}

words! {
    /// Which way a change went. For a rank, up is a better place.
    Direction {
        /// More, or a better place.
        Up = "up",
        /// Less, or a worse place.
        Down = "down",
    }
}

words! {
    /// Reached, aimed at, or laid down.
    Status {
        /// Reached, present or past.
        Actual = "actual",
        /// Aimed at, planned, forecast.
        Target = "target",
        /// Set by law or by a definition.
        Rule = "rule",
    }
}

words! {
    /// Pillar of provincial digital transformation (Quyết định 749/QĐ-TTg), with the shared foundation.
    Pillar {
        /// Chính quyền số.
        Government = "government",
        /// Kinh tế số.
        Economy = "economy",
        /// Xã hội số.
        Society = "society",
        /// Nền tảng chung: awareness, institutions, infrastructure, people, security.
        Foundation = "foundation",
        /// The whole index or plan.
        Overall = "overall",
        /// Outside digital transformation.
        None = "none",
    }
}

words! {
    /// Why a number was not taken as a figure.
    Reason {
        /// A year, date, clock time, quarter, period.
        Time = "time",
        /// The number of a legal document or one of its articles.
        Legal = "legal",
        /// Part of a name, version, brand, level or technology.
        Name = "name",
        /// Which one in a series.
        Ordinal = "ordinal",
        /// A bound that defines a group: trên 15 tuổi.
        Limit = "limit",
        /// A telephone number.
        Phone = "phone",
        /// A web or mail address.
        Address = "address",
        /// The number of a list item, heading or picture.
        List = "list",
        /// None of the above, and nothing that it could measure.
        Other = "other",
        /// A person set it aside.
        Rejected = "rejected",
    }
}

words! {
    /// What a person did with a figure.
    Act {
        /// It is right as it was read.
        Accept = "accept",
        /// Some of its fields are others.
        Correct = "correct",
        /// It is no figure.
        Reject = "reject",
        /// A number that was passed over is one.
        Promote = "promote",
        /// It is two: the ends of a range, the part and the whole.
        Split = "split",
        /// Several are one.
        Merge = "merge",
    }
}

words! {
    /// Who looked at a figure.
    Review {
        /// A person, at this very one.
        Person = "person",
        /// A person, at another one with the same words; what was decided there holds here.
        Recipe = "recipe",
    }
}

words! {
    /// A reason to look twice at a figure. Its sentence for readers stands in `lexicon/doubts.tsv`.
    Doubt {
        /// "%" after a change: percent of the old value, or percentage points?
        PercentOrPoint = "percent_or_point",
        /// The mark in the number could be a decimal or a thousands separator.
        Separator = "separator",
        /// The area is that of the whole article, not of the sentence.
        AreaFromArticle = "area_from_article",
        /// Two or more areas stand equally near.
        AreaAmbiguous = "area_ambiguous",
        /// The period comes from an earlier sentence.
        PeriodFromContext = "period_from_context",
        /// Two indicators fit about equally well.
        IndicatorAmbiguous = "indicator_ambiguous",
        /// n/N could be a rank or a share.
        RankOrRatio = "rank_or_ratio",
        /// The value lies outside what its indicator allows.
        OutOfRange = "out_of_range",
        /// The text has no Vietnamese marks; words were matched without them.
        NoMarks = "no_marks",
        /// A word of the sentence was read though a letter of it is wrong.
        Misspelt = "misspelt",
        /// The sentence is in another language.
        Foreign = "foreign",
        /// The text came in an encoding older than Unicode and was converted.
        OldEncoding = "old_encoding",
    }
}

words! {
    /// What sort of thing a name names.
    EntityKind {
        /// A legal document or plan.
        Legal = "legal",
        /// A person.
        Person = "person",
        /// An organisation.
        Org = "org",
        /// A programme such as Đề án 06.
        Programme = "programme",
        /// A named system, app, portal or marketplace.
        Platform = "platform",
        /// A province or a city under central rule.
        Area = "area",
    }
}

words! {
    /// What a check recomputes.
    CheckKind {
        /// n/N against a printed percentage.
        RatioPercent = "ratio_percent",
        /// A part and its whole against a printed percentage.
        Share = "share",
        /// Parts against their total, and what is left of a whole.
        Sum = "sum",
        /// From A to B against a printed difference.
        Difference = "difference",
        /// From A to B against a printed growth rate.
        Growth = "growth",
        /// From A to B against a printed multiple.
        Multiple = "multiple",
        /// A mean of values, or so much for each.
        Average = "average",
        /// So much for each times so many.
        Product = "product",
        /// A number of things against the names listed.
        List = "list",
    }
}

words! {
    /// The arithmetic of a check, and in what order it names the figures: the printed result, the claim, comes last.
    Form {
        /// Ratio, percentage: part / whole × 100.
        RatioPercent = "ratio_percent",
        /// Part, whole, percentage: part / whole × 100.
        Share = "share",
        /// Parts, whole, percentage: their sum / whole × 100.
        JointShare = "joint_share",
        /// Parts, total: their sum.
        Sum = "sum",
        /// Whole, parts, rest: whole − parts.
        Rest = "rest",
        /// Ratio, rest: whole − part of one n/N.
        RatioRest = "ratio_rest",
        /// From, to, change: to − from of amounts, rates or scores.
        Difference = "difference",
        /// One figure, another, gap: how far they are apart.
        Gap = "gap",
        /// From, to, move: places in a ranking.
        Move = "move",
        /// From, to, growth in percent: (to − from) / from × 100.
        Growth = "growth",
        /// To, difference, growth in percent: difference / (to − difference) × 100.
        GrowthOfDifference = "growth_of_difference",
        /// From, to, multiple: to / from.
        Multiple = "multiple",
        /// Values, mean.
        Mean = "mean",
        /// Amount, count, so much for each: amount / count.
        PerUnit = "per_unit",
        /// So many, so much for each, all: the product.
        Product = "product",
        /// A number of names that are listed behind it.
        List = "list",
    }
}

words! {
    /// What two figures tell together, or a ratio alone. It names the figures that it comes from in this order.
    DerivedKind {
        /// Place, move: the place before.
        PreviousRank = "previous_rank",
        /// Amount or rate, change: the value before.
        PreviousValue = "previous_value",
        /// Part, percentage: the whole.
        Whole = "whole",
        /// Ratio: what is left of it.
        Rest = "rest",
    }
}

words! {
    /// How well a printed result agrees with the recomputed one.
    Grade {
        /// The very number.
        Exact = "exact",
        /// Correctly rounded at the printed precision.
        Rounded = "rounded",
        /// Cut off, not rounded, at the printed precision.
        Truncated = "truncated",
        /// Neither.
        Wrong = "wrong",
    }
}

/// A place: as printed and, for a province, its code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// Bare name without tỉnh or thành phố.
    pub name: Cow<'static, str>,
    /// ISO 3166-2 code of the province, as before 1 July 2025.
    pub code: Option<&'static str>,
    /// Name of the unit that holds the province since 1 July 2025 (Nghị quyết 202/2025/QH15).
    pub successor: Option<&'static str>,
}

/// One figure and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// The figure itself, in the source text.
    pub span: Span,
    /// The sentence it stands in.
    pub sentence: Span,
    /// What sort of figure.
    pub kind: Kind,
    /// Exact value with multipliers applied; of a range the lower end, of a ratio the part.
    pub value: Decimal,
    /// Power of ten of the last printed digit: -2 for 93,75; 5 for 1,2 triệu.
    pub precision: i8,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// The whole of a ratio; how many were ranked; the maximum of a score.
    pub of: Option<Decimal>,
    /// `%`, `VND`, `bậc`, `điểm`, `lần`, `ha`…; for counts and ratios the noun counted, as written.
    pub unit: Cow<'static, str>,
    /// How the printed number stands to the true one.
    pub bound: Bound,
    /// Only for a change.
    pub direction: Option<Direction>,
    /// What a change is against: a period or words of the text; empty where not said.
    pub baseline: String,
    /// Reached, aimed at or laid down.
    pub status: Status,
    /// The time the figure is for.
    pub period: Option<Period>,
    /// The place the figure is about; empty name where none.
    pub area: Area,
    /// The words that say what is measured.
    pub label: String,
    /// Id of an indicator of `lexicon/indicators.tsv`.
    pub indicator: Option<&'static str>,
    /// Pillar of the indicator, else judged from the words around.
    pub pillar: Pillar,
    /// Index of the first observation that states the same fact.
    pub same_as: Option<usize>,
    /// Name of the rule that read the number.
    pub rule: &'static str,
    /// Reasons to look twice.
    pub doubts: Vec<Doubt>,
    /// Who looked at it; nobody where it stands as it was read.
    pub review: Option<Review>,
}

/// A number that was not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands.
    pub span: Span,
    /// Why it is no figure.
    pub reason: Reason,
}

/// A name found in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What sort of thing.
    pub kind: EntityKind,
    /// As written.
    pub text: String,
    /// First place where it stands.
    pub span: Span,
    /// For a legal document: its number (18-NQ/TU).
    pub number: Option<String>,
    /// For a legal document: its date.
    pub date: Option<Period>,
    /// For a person: the role, as written.
    pub role: Option<String>,
    /// For an area: its code.
    pub code: Option<&'static str>,
}

/// Something an article claims, recomputed.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What was recomputed.
    pub kind: CheckKind,
    /// By which arithmetic.
    pub form: Form,
    /// Indexes of the observations it used, in the order that the form names them.
    pub observations: Vec<usize>,
    /// How well the printed result agrees.
    pub grade: Grade,
    /// The printed result, without a sign.
    pub stated: Decimal,
    /// The recomputed result, at two more digits than the printed one.
    pub expected: Decimal,
    /// Where "%" behind a change of a rate can mean percent or percentage points: the result of the other reading.
    pub other: Option<Decimal>,
}

impl Check {
    /// Index of the observation that states the result.
    pub fn claim(&self) -> Option<usize> {
        self.observations.last().copied()
    }

    /// True where the printed figure is the exact one or the exact one correctly rounded.
    pub fn holds(&self) -> bool {
        matches!(self.grade, Grade::Exact | Grade::Rounded)
    }

    /// True where it holds in one reading of "%" and not in the other: a question to the reader.
    pub fn asks(&self) -> bool {
        self.holds() && self.other.is_some()
    }
}

/// A value that the article does not print and its figures tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// What it is.
    pub kind: DerivedKind,
    /// Indexes of the observations it comes from, in the order that the kind names them.
    pub observations: Vec<usize>,
    /// The value, to as many digits as the printed ones carry.
    pub value: Decimal,
    /// The least it can be, where printed figures are rounded.
    pub low: Option<Decimal>,
    /// The most it can be.
    pub high: Option<Decimal>,
    /// As that of the first observation.
    pub unit: Cow<'static, str>,
    /// The time it is for, where the change says against when.
    pub period: Option<Period>,
}

/// All that was read out of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Name of the document.
    pub doc: String,
    /// Its headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// The outlet it names as its source.
    pub source: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Day of publication.
    pub published: Option<Period>,
    /// The area the article is mainly about.
    pub main_area: Option<Area>,
    /// Every figure, in text order.
    pub observations: Vec<Observation>,
    /// Every number not taken, in text order.
    pub skipped: Vec<Skipped>,
    /// Every name, each distinct one once, in text order.
    pub entities: Vec<Entity>,
    /// Every claim recomputed.
    pub checks: Vec<Check>,
    /// What the figures tell that is not printed.
    pub derived: Vec<Derived>,
}
