//! What speaks for or against a reading, and how much (`weights.tsv`).
//!
//! A figure's period, area, indicator and status are each chosen among candidates. A clue is a yes or no about a
//! candidate; the weights of the clues that hold are summed, and the candidate with the most points wins. The weights
//! were learned from annotated articles by `cargo run --release --example learn` and stand in a table that anyone can read and change.

use std::marker::PhantomData;

/// A yes or no about a candidate of one question.
pub trait Clue: Copy + 'static {
    /// What is asked, as `weights.tsv` calls it.
    const QUESTION: &'static str;
    /// The names of all clues, as `weights.tsv` has them, in the order of their bits.
    const NAMES: &'static [&'static str];
    /// The points of each clue in hundredths, in the order of their bits, as `weights.tsv` has them.
    const POINTS: [i32; MOST];
    /// Its place among the clues.
    fn bit(self) -> u32;
}

macro_rules! clues {
    ($(#[$about:meta])* $name:ident of $question:literal { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$doc])* $variant),+ }

        impl Clue for $name {
            const QUESTION: &'static str = $question;
            const NAMES: &'static [&'static str] = &[$($word),+];
            const POINTS: [i32; MOST] = $crate::lexicon::clue::points($question, Self::NAMES);

            fn bit(self) -> u32 {
                self as u32
            }
        }

        const _: () = assert!($name::NAMES.len() <= MOST, "a bit for each clue");
    };
}

mod subject;

pub use subject::{IndicatorClue, PillarClue};

/// So many clues a question can have.
const MOST: usize = 128;

/// Reads the points of a question from rows of question, clue and points, while the program is compiled: the module
/// has the points in its code and neither table nor names. A clue without a row weighs nothing.
const fn points(question: &str, names: &[&str]) -> [i32; MOST] {
    let table = include_bytes!("weights.tsv");
    let (mut points, mut at) = ([0; MOST], 0);
    while at < table.len() {
        let asked = starts(table, at, question.as_bytes());
        let mut name = 0;
        while asked && name < names.len() {
            let from = at + question.len() + 1;
            if starts(table, from, names[name].as_bytes()) {
                points[name] = number(table, from + names[name].len() + 1);
            }
            name += 1;
        }
        while at < table.len() && table[at] != b'\n' {
            at += 1;
        }
        at += 1;
    }
    points
}

/// True where a cell of a table holds just some words.
const fn starts(table: &[u8], from: usize, words: &[u8]) -> bool {
    let mut at = 0;
    while at < words.len() {
        if from + at >= table.len() || table[from + at] != words[at] {
            return false;
        }
        at += 1;
    }
    from + at < table.len() && table[from + at] == b'\t'
}

/// The whole number in the last cell of a line.
const fn number(table: &[u8], from: usize) -> i32 {
    let minus = table[from] == b'-';
    let (mut at, mut number) = (if minus { from + 1 } else { from }, 0);
    while at < table.len() && table[at] != b'\n' {
        assert!(table[at].is_ascii_digit(), "points are a whole number");
        number = 10 * number + (table[at] - b'0') as i32;
        at += 1;
    }
    if minus { -number } else { number }
}

/// How many points each clue of a question gives, in hundredths. Those of the module are always those of the table.
#[derive(Clone, Debug)]
pub struct Weights<C>(#[cfg(not(target_arch = "wasm32"))] [i32; MOST], PhantomData<C>);

impl<C: Clue> Default for Weights<C> {
    /// Those of `weights.tsv`.
    fn default() -> Self {
        Weights(
            #[cfg(not(target_arch = "wasm32"))]
            C::POINTS,
            PhantomData,
        )
    }
}

impl<C: Clue> Weights<C> {
    /// The points of a clue.
    #[inline(always)]
    pub fn of(&self, clue: C) -> i32 {
        #[cfg(target_arch = "wasm32")]
        return C::POINTS[clue.bit() as usize];
        #[cfg(not(target_arch = "wasm32"))]
        self.0[clue.bit() as usize]
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<C: Clue> Weights<C> {
    /// Points in the order of the clues; clues without one weigh nothing.
    pub fn from_points(points: &[i32]) -> Weights<C> {
        let mut weights = [0; MOST];
        weights[..points.len()].copy_from_slice(points);
        Weights(weights, PhantomData)
    }

    /// The points of all clues, in their order.
    pub fn points(&self) -> &[i32] {
        &self.0[..C::NAMES.len()]
    }

    /// The name and the points of each clue whose bit is set.
    pub fn named(&self, bits: u128) -> impl Iterator<Item = (&'static str, i32)> {
        let named = C::NAMES.iter().zip(self.points()).enumerate();
        named.filter(move |(bit, _)| bits >> bit & 1 == 1).map(|(_, (name, points))| (*name, *points))
    }
}

clues! {
    /// What speaks for or against a time as the reference period of a figure.
    PeriodClue of "period" {
        /// No period at all.
        None = "none",
        /// No period: the figure stands in a headline or under a picture.
        NoneHeadline = "none_headline",
        /// No period: the sentence says now before the figure.
        NoneNow = "none_now",
        /// … in the bracket of the figure.
        NoneNowBracket = "none_now_bracket",
        /// … or right behind the figure.
        NoneNowBehind = "none_now_behind",
        /// No period: something is compared with the figure.
        NoneLevel = "none_level",
        /// No period: so many things of which some are meant.
        NoneAmong = "none_among",
        /// No period: things are counted.
        NoneCount = "none_count",
        /// No period: the sentence has no time, and the figure before is of another sort.
        NoneUnlike = "none_unlike",
        /// No period: someone speaks.
        NoneQuote = "none_quote",
        /// No period: the figure is where a change ended.
        NonePair = "none_pair",
        /// No period: the figure is laid down by a rule.
        NoneRule = "none_rule",
        /// No period: a length of time or a physical quantity.
        NoneMeasure = "none_measure",
        /// No period: an amount of money.
        NoneMoney = "none_money",
        /// No period: the sentence has no time at all.
        NoneTimeless = "none_timeless",
        /// No period, though earlier sentences of the paragraph tell one.
        NoneThoughTold = "none_though_told",
        /// No period: the figure before it in the paragraph has none.
        NoneAgain = "none_again",
        /// No period: the figure is what was before: from 45%.
        NoneFrom = "none_from",
        /// No period, though a heading above tells one and the sentence none.
        NoneGoverned = "none_governed",
        /// … though earlier sentences tell one, of a place or points.
        NoneThoughRanked = "none_though_ranked",
        /// … though earlier sentences tell one, of a change.
        NoneThoughChange = "none_though_change",
        /// … though earlier sentences tell one, of the work of offices.
        NoneThoughOffice = "none_though_office",
        /// No period: the sentence has no time, and opens with the whole of a place.
        NoneWhole = "none_whole",
        /// No period: so much for each.
        NoneEach = "none_each",
        /// No period: the unit is a share of another.
        NonePer = "none_per",
        /// No period: a price.
        NonePrice = "none_price",
        /// The time stands before the figure in its sentence.
        Before = "before",
        /// … at most four tokens away.
        BeforeClose = "before_close",
        /// … and a semicolon stands between.
        BeforeSemicolon = "before_semicolon",
        /// … and a comma stands between.
        BeforeComma = "before_comma",
        /// … and three figures or more stand between.
        BeforeFigures = "before_figures",
        /// … and the words between say now.
        BeforeNow = "before_now",
        /// … and belongs to what was before the change that ended at the figure.
        BeforeInPair = "before_in_pair",
        /// … and opens its sentence or a clause.
        BeforeOpens = "before_opens",
        /// … and a nearer time opens a clause.
        BeforeOvertaken = "before_overtaken",
        /// … and opens a clause, no other time between.
        BeforeNearestOpens = "before_nearest_opens",
        /// … right behind another figure.
        BeforeBound = "before_bound",
        /// … and a later year was told in the paragraph.
        BeforeOutdated = "before_outdated",
        /// The time stands behind the figure in its sentence.
        Behind = "behind",
        /// … and is the first one there.
        BehindFirst = "behind_first",
        /// … right behind it.
        BehindAdjacent = "behind_adjacent",
        /// … at most eight tokens away, with neither comma nor figure between.
        BehindNear = "behind_near",
        /// … and a comma stands between.
        BehindComma = "behind_comma",
        /// … and a semicolon stands between.
        BehindSemicolon = "behind_semicolon",
        /// … and another figure stands between.
        BehindFigure = "behind_figure",
        /// … in brackets of its own, right behind it.
        BehindBracket = "behind_bracket",
        /// … while another time stands before the figure.
        BehindRivalled = "behind_rivalled",
        /// … and is the year of a plan, of which the figure is a part: 93% kế hoạch năm.
        BehindPlan = "behind_plan",
        /// It stands in brackets that do not touch the figure, with another figure between.
        OtherBracket = "other_bracket",
        /// The figure stands in brackets right behind it.
        FigureInBracket = "figure_in_bracket",
        /// It names no year of its own, stands before the figure and opens its sentence or a clause.
        RelativeOpens = "relative_opens",
        /// It is the end of a span, and the figure where a change ended or began with it: từ 2020 đến 2023 giảm từ 14 còn 10.
        SpanEnd = "span_end",
        /// Something is compared with it.
        Against = "against",
        /// Something is compared with it, and the figure stands in brackets right behind it, or behind "mức".
        AgainstOwn = "against_own",
        /// It is a year before the period of the figure before: that figure's value a year earlier, in brackets.
        YearAgo = "year_ago",
        /// … and the words of comparison say that they mean the same part of the year.
        YearAgoTold = "year_ago_told",
        /// … and the figure stands behind the words of comparison without brackets.
        YearAgoOpen = "year_ago_open",
        /// Something is compared with it, and the figure is what was before: from 45%.
        AgainstFrom = "against_from",
        /// The figure is what was before, and words behind the time lead on to what is now.
        FromOwn = "from_own",
        /// Something is compared with the figure, and the time stands right behind it.
        LevelOwn = "level_own",
        /// Something is compared with the figure.
        Level = "level",
        /// The figure is what was before.
        From = "from",
        /// It is a year before a time that stands near: the figure is what was before.
        YearAgoFrom = "year_ago_from",
        /// … in a ranking.
        YearAgoRanked = "year_ago_ranked",
        /// … and words of the year before stand behind the figure.
        YearAgoSame = "year_ago_same",
        /// It is the year that the time of the figure before is a part of: the figure is aimed at.
        WholeYear = "whole_year",
        /// It stands in brackets that the figure does not stand in.
        ShutOut = "shut_out",
        /// It stands in the same bracket as the figure.
        SameBracket = "same_bracket",
        /// It is the year after the one that the sentence compares with.
        Next = "next",
        /// It lies ahead, and stands in another sentence than a figure that is not aimed at.
        EarlierComing = "earlier_coming",
        /// It stands right behind a figure of another sentence.
        EarlierBound = "earlier_bound",
        /// It is the year after the one that the figure's sentence compares with, and another sentence tells it.
        EarlierNext = "earlier_next",
        /// The words before the figure or right behind it say now.
        Now = "now",
        /// … and the time lies ahead.
        NowComing = "now_coming",
        /// It is a day on which something took place, in the sentence of the figure.
        Event = "event",
        /// … in another sentence.
        EventElsewhere = "event_elsewhere",
        /// … and somebody speaks between it and the figure.
        EventSaid = "event_said",
        /// It is a stretch of a year in an earlier sentence, and the figure neither the work of offices nor a change nor a place.
        StretchPlain = "stretch_plain",
        /// It is a stretch of a year in an earlier sentence, and the figure a place or points.
        StretchRanked = "stretch_ranked",
        /// Something has been so from then on.
        Since = "since",
        /// Something was so before it, and the figure is not aimed at.
        Gone = "gone",
        /// It is the year of the headline or of most of the article, and the one after that which a change is against.
        NextMain = "next_main",
        /// It stands in the sentence before, of the same paragraph.
        Earlier = "earlier",
        /// It stands two sentences before.
        EarlierSecond = "earlier_second",
        /// It stands further up in the paragraph.
        EarlierFar = "earlier_far",
        /// It stands at the front of an earlier sentence.
        EarlierFront = "earlier_front",
        /// It is the last of its earlier sentence.
        EarlierLast = "earlier_last",
        /// It stands in an earlier sentence, and a later year was told in the paragraph.
        EarlierOutdated = "earlier_outdated",
        /// It stands in another line or sentence, though that of the figure tells a time before it.
        Elsewhere = "elsewhere",
        /// It stands in the heading above a list or table.
        Heading = "heading",
        /// It stands in the line above.
        LineAbove = "line_above",
        /// It stands in the line above, which is a question.
        Asked = "asked",
        /// It stands in a line above that governs that of the figure: its heading, the line that leads to its list.
        Governs = "governs",
        /// … while other lines lead in between.
        GovernsFar = "governs_far",
        /// … and that of the figure is an item, a row or a short line.
        GovernsRow = "governs_row",
        /// … and the figure stands in its first sentence.
        GovernsOpening = "governs_opening",
        /// … and ends with a colon.
        GovernsColon = "governs_colon",
        /// … and is the line right above.
        GovernsNext = "governs_next",
        /// … though the figure's sentence tells a time before it.
        GovernsTimed = "governs_timed",
        /// … and lies ahead, of a figure that is not aimed at.
        GovernsComing = "governs_coming",
        /// … which says that it is for figures in brackets, as this one is.
        AsideOwn = "aside_own",
        /// … which says that it is for figures in brackets, and this one is in none.
        AsideOther = "aside_other",
        /// It stands in the headline or the first line below it.
        Lead = "lead",
        /// A word before it says until when something is due, and the figure is not aimed at.
        DueActual = "due_actual",
        /// A word of goals stands right before it, though the figure is not aimed at.
        AimedActual = "aimed_actual",
        /// It lies behind all that is told as reached, and the figure is aimed at.
        ComingTarget = "coming_target",
        /// It lies behind all that is told as reached, and the figure is not aimed at.
        ComingActual = "coming_actual",
        /// It lies ahead, and the item goes on from the figure with a colon and what was reached.
        ComingGoal = "coming_goal",
        /// It does not lie ahead, though the figure is aimed at.
        PastTarget = "past_target",
        /// It is a span of years, and the figure is aimed at.
        SpanTarget = "span_target",
        /// It is a day.
        Day = "day",
        /// It is a day, and the figure is aimed at.
        DayTarget = "day_target",
        /// It is a month or a quarter.
        Part = "part",
        /// It is told by its distance: last year.
        Relative = "relative",
        /// It is told as this year.
        ThisYear = "this_year",
        /// … and opens its clause.
        ThisYearOpens = "this_year_opens",
        /// … and the figure stands in brackets right behind it.
        ThisYearOwn = "this_year_own",
        /// It is the year that most of the article is about.
        MainYear = "main_year",
        /// "lần lượt" pairs it with the figure.
        Paired = "paired",
        /// The figure stands in brackets behind words of comparison: so với cùng kỳ (3.902 hồ sơ).
        BaselineBracket = "baseline_bracket",
        /// It stands right behind the name of what is measured: DTI 2023.
        Named = "named",
        /// … and the figure is a place or a number of points.
        NamedRank = "named_rank",
        /// The figure before it in the sentence is for it.
        Again = "again",
        /// The figure before it in the paragraph is for it.
        AgainParagraph = "again_paragraph",
        /// The figure is a change that ended in it.
        Change = "change",
    }
}

clues! {
    /// What speaks for or against an area.
    AreaClue of "area" {
        /// No area at all.
        None = "none",
        /// No area: the figure is laid down by a rule.
        NoneRule = "none_rule",
        /// No area: the figure tells how an index is built.
        NoneRuleScore = "none_rule_score",
        /// No area: parts of an index are counted.
        NoneScored = "none_scored",
        /// No area: a set of measures is told of.
        NoneIndex = "none_index",
        /// No area: a length of time or a physical quantity.
        NoneMeasure = "none_measure",
        /// The place stands before the figure in its sentence.
        Before = "before",
        /// … and no other place stands between.
        BeforeNearest = "before_nearest",
        /// … at most three tokens away, with no comma between.
        BeforeClose = "before_close",
        /// … more than twenty tokens away.
        BeforeFar = "before_far",
        /// … at the front of the sentence.
        BeforeFront = "before_front",
        /// … and a comma stands between.
        BeforeComma = "before_comma",
        /// … and a semicolon stands between.
        BeforeSemicolon = "before_semicolon",
        /// … and another figure stands between.
        BeforeFigure = "before_figure",
        /// … and the words between speak of other places: các xã khác.
        BeforeOthers = "before_others",
        /// … and the figure is some of many: một trong 45 thôn.
        BeforeOneOf = "before_one_of",
        /// … and it was the place of the figure before, which it stands behind.
        BeforeTaken = "before_taken",
        /// Something is compared with the place, which stands before the figure.
        ComparedBefore = "compared_before",
        /// … and the figure is how far something is from it.
        ComparedGap = "compared_gap",
        /// "lần lượt" pairs the place with the figure.
        Paired = "paired",
        /// As many places as figures stand side by side: xã A và xã B đạt 68% và 66%.
        PairedAlike = "paired_alike",
        /// The figure stands in brackets right behind the place.
        FigureInBracket = "figure_in_bracket",
        /// A colon stands right behind the place.
        BeforeColon = "before_colon",
        /// The place stands behind the figure in its sentence.
        Behind = "behind",
        /// … at most three tokens away.
        BehindClose = "behind_close",
        /// … behind "tại" or "ở", with neither comma nor figure between.
        BehindAt = "behind_at",
        /// … behind "của" or "trong", with neither comma nor figure between.
        BehindOf = "behind_of",
        /// … and a word for a level right before the figure: mức 16,5% của cả nước.
        BehindOfRate = "behind_of_rate",
        /// … while another place stands before the figure.
        BehindRivalled = "behind_rivalled",
        /// … and a comma stands between.
        BehindComma = "behind_comma",
        /// … and a semicolon stands between.
        BehindSemicolon = "behind_semicolon",
        /// … and the figure before it was about the place behind it, too.
        BehindAgain = "behind_again",
        /// Something is compared with the place, which stands behind the figure.
        ComparedBehind = "compared_behind",
        /// It stands in an earlier sentence of the paragraph.
        Earlier = "earlier",
        /// It stands behind a figure of its earlier sentence.
        EarlierBehind = "earlier_behind",
        /// Somebody or something is on the way there or from there, or it is no more.
        EarlierAside = "earlier_aside",
        /// "lần lượt" pairs the place of an earlier sentence with the figure.
        EarlierPaired = "earlier_paired",
        /// It stands in an earlier sentence, and that of the figure has none.
        EarlierAlone = "earlier_alone",
        /// It is the last of an earlier sentence, and no other sentence between names a place.
        EarlierNearest = "earlier_nearest",
        /// It is no more: Kon Tum cũ.
        Former = "former",
        /// It is the last place that the paragraphs above name, and the sentence names none.
        LatestAlone = "latest_alone",
        /// … and a district or commune.
        LatestLocal = "latest_local",
        /// It is the only place that the paragraph above names.
        LatestOnly = "latest_only",
        /// Words such as "toàn tỉnh", "xã này" take it up.
        TakenUp = "taken_up",
        /// It is the district or commune that the article is mainly about.
        Home = "home",
        /// … and the headline names it.
        HomeHeadline = "home_headline",
        /// … and is named more often than the article's province.
        HomeOutnumbers = "home_outnumbers",
        /// … and the sentence speaks of a village or the like.
        HomeVillage = "home_village",
        /// It is the first district or commune that the opening lines name.
        Scene = "scene",
        /// It stands in the paragraph above, and this one names no place before the figure.
        Above = "above",
        /// … nor behind it.
        AboveAlone = "above_alone",
        /// It stands in the heading above.
        Heading = "heading",
        /// Only its surroundings make the name a place.
        Bare = "bare",
        /// It is a district or commune, and the sentence speaks of somebody or of a household.
        LocalFolk = "local_folk",
        /// It is a district or commune, and somebody says the figure.
        LocalQuoted = "local_quoted",
        /// Somebody or something is on the way there or from there.
        Toward = "toward",
        /// Provinces are counted.
        OfProvinces = "of_provinces",
        /// It is joined to a place before it.
        Listed = "listed",
        /// One who says the figure speaks from there.
        Speaker = "speaker",
        /// A wider place that it lies in is named right behind it.
        Inner = "inner",
        /// A narrower place that lies in it is named right before it.
        Outer = "outer",
        /// It is the country by name.
        Country = "country",
        /// The article's own area, though nothing near names it.
        MainArticle = "main_article",
        /// … and the sentence speaks of the province.
        MainProvince = "main_province",
        /// … and the sentence speaks of the country, with neither place nor province in between.
        MainNation = "main_nation",
        /// … and somebody says the figure.
        MainQuoted = "main_quoted",
        /// … and the sentence names no place.
        MainAlone = "main_alone",
        /// … and districts or communes are counted.
        MainOfUnits = "main_of_units",
        /// The country, though nothing near names it.
        Nation = "nation",
        /// … and the sentence speaks of the whole country before the figure.
        NationTold = "nation_told",
        /// … and neither of a place nor of a province in between.
        NationLast = "nation_last",
        /// … and the sentence says what the country's figure is: bình quân cả nước là 88,37%, tăng 1,39 điểm.
        NationSubject = "nation_subject",
        /// … and the figure is how far something is from another.
        NationGap = "nation_gap",
        /// … right behind the figure, which is no place in a ranking.
        NationBehind = "nation_behind",
        /// … and something is compared with the figure.
        NationBehindLevel = "nation_behind_level",
        /// … right before the figure.
        NationNear = "nation_near",
        /// … and provinces are counted or a group of them is listed.
        NationGroup = "nation_group",
        /// The figure before it in the sentence is about it.
        Again = "again",
    }
}

clues! {
    /// What speaks for or against a status.
    StatusClue of "status" {
        /// Reached, where nothing is said.
        Actual = "actual",
        /// Reached: a word of results stands before the figure.
        ActualTold = "actual_told",
        /// Reached: the figure is a change.
        ActualChange = "actual_change",
        /// Reached: something is compared with the figure.
        ActualBaseline = "actual_baseline",
        /// Reached, like the figure before it in the sentence.
        ActualAgain = "actual_again",
        /// Reached, like the figure before it in the paragraph.
        ActualParagraph = "actual_paragraph",
        /// Reached, like the figure in the line above it.
        ActualAbove = "actual_above",
        /// Reached: a word of today stands before the figure, nearer than any word of goals.
        ActualNow = "actual_now",
        /// Reached: a word of today stands behind the figure.
        ActualNowBehind = "actual_now_behind",
        /// Reached: where a move begins.
        ActualFrom = "actual_from",
        /// It is printed with decimals.
        ActualDecimals = "actual_decimals",
        /// It is a place.
        ActualRank = "actual_rank",
        /// A word of what was done stands right before it, and no word of goals before that: đạt.
        ActualDone = "actual_done",
        /// "More than" stands right before it: hơn 80%.
        ActualMore = "actual_more",
        /// Reached: in brackets behind what is aimed at.
        ActualBracket = "actual_bracket",
        /// Reached: it stands in a bracket right behind a year that is not still to come.
        ActualPast = "actual_past",
        /// Reached: a gap to a goal.
        ActualGap = "actual_gap",
        /// Aimed at: a word of goals stands before the figure.
        TargetTold = "target_told",
        /// … and nearer than any word of results.
        TargetNearest = "target_nearest",
        /// … and a semicolon stands between.
        TargetCut = "target_cut",
        /// … and a comma stands between.
        TargetComma = "target_comma",
        /// Aimed at: a word that can lead to a goal stands before the figure.
        WeakTold = "weak_told",
        /// … and nearer than any word of results.
        WeakNearest = "weak_nearest",
        /// Aimed at: the sentence goes on from one of goals.
        TargetTakenUp = "target_taken_up",
        /// Aimed at: an item below a heading of goals.
        TargetHeading = "target_heading",
        /// Aimed at: the sentence before speaks of goals alone.
        TargetEarlier = "target_earlier",
        /// Aimed at: the headline speaks of goals.
        TargetTitle = "target_title",
        /// It is a round number.
        TargetRound = "target_round",
        /// It is a percentage.
        TargetPercent = "target_percent",
        /// A colon stands behind the word of goals, and semicolons part what is listed behind it.
        TargetLeads = "target_leads",
        /// Aimed at, like the figure before it in the sentence.
        TargetAgain = "target_again",
        /// Aimed at, like the figure in the line above it.
        TargetAbove = "target_above",
        /// Aimed at: running text in a part of goals.
        TargetPart = "target_part",
        /// Aimed at: in brackets right behind a word of goals.
        TargetBracket = "target_bracket",
        /// Aimed at: a word of goals at most three tokens away, and no comma between.
        TargetBeside = "target_beside",
        /// Aimed at: the share of a plan.
        TargetShare = "target_share",
        /// Aimed at: the last time before the figure is still to come.
        TargetFuture = "target_future",
        /// Aimed at: a lower bound stands before the figure.
        TargetAtLeast = "target_at_least",
        /// Aimed at: an upper bound stands before the figure.
        TargetAtMost = "target_at_most",
        /// Aimed at: no figure stands between the word of goals and the figure.
        TargetFirst = "target_first",
        /// Aimed at: a word of goals right before the figure.
        TargetAdjacent = "target_adjacent",
        /// Aimed at: who set the goal stands behind the figure.
        TargetSet = "target_set",
        /// Aimed at: a goal is said to be so much: chỉ tiêu cả năm là 80%.
        TargetIs = "target_is",
        /// Aimed at: the figure is asked for, not only a bound.
        TargetRequired = "target_required",
        /// Laid down.
        Rule = "rule",
        /// Laid down: a word of rules stands before the figure.
        RuleTold = "rule_told",
        /// … near it.
        RuleClose = "rule_close",
        /// Laid down: parts or points of an index.
        RuleScore = "rule_score",
        /// Laid down: a word of rules stands behind the figure.
        RuleBehind = "rule_behind",
        /// Laid down: an amount with a document named behind it.
        RuleDocument = "rule_document",
        /// Laid down: criteria are counted.
        RuleCriteria = "rule_criteria",
        /// Laid down: an upper bound stands before the figure.
        RuleAtMost = "rule_at_most",
        /// Laid down: the figure is asked for, not only a bound.
        RuleRequired = "rule_required",
    }
}
