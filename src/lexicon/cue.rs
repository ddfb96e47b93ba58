//! Words that tell how to read what stands near them (`cues.tsv`).

macro_rules! cues {
    ($($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        /// What a cue tells.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Cue { $($(#[$doc])* $variant),+ }

        impl Cue {
            /// How many there are.
            pub const COUNT: usize = [$($word),+].len();

            /// The cue that `cues.tsv` calls by this name.
            pub fn from_name(name: &str) -> Option<Cue> {
                const NAMES: &[(&str, Cue)] = &[$(($word, Cue::$variant)),+];
                NAMES.iter().find(|cue| cue.0 == name).map(|cue| cue.1)
            }
        }
    };
}

cues! {
    /// Before a figure: the true number is this or more.
    AtLeast = "at_least",
    /// Before a figure: the true number is this or less.
    AtMost = "at_most",
    /// Before a figure: about.
    Approx = "approx",
    /// Behind a figure: this or more.
    AtLeastAfter = "at_least_after",
    /// Behind a figure: this or less.
    AtMostAfter = "at_most_after",
    /// The number, or the place in a ranking, went up by.
    Up = "up",
    /// The number, or the place in a ranking, went down by.
    Down = "down",
    /// Places or points went down by, where a length of time would be needed: mất.
    Lost = "lost",
    /// A difference upwards from something else.
    Above = "above",
    /// A difference downwards from something else.
    Below = "below",
    /// Between a change and its end: what follows is where it arrived.
    To = "to",
    /// What follows is where it came from.
    From = "from",
    /// The measured thing stands before it, the figure behind.
    Copula = "copula",
    /// Words that lead to a place in a ranking.
    Place = "place",
    /// Words that lead to a place in a ranking only where nothing else is meant.
    WeakPlace = "weak_place",
    /// A group of the best: top, nhóm.
    Group = "group",
    /// The first place, in words.
    First = "first",
    /// The second place, in words.
    Second = "second",
    /// A move in a ranking.
    Move = "move",
    /// What follows is aimed at.
    Target = "target",
    /// What follows is aimed at, unless something reached stands nearer.
    WeakTarget = "weak_target",
    /// What stands before it is so much.
    Is = "is",
    /// What follows is laid down by a rule.
    Rule = "rule",
    /// What follows is reached.
    Actual = "actual",
    /// What a comparison is against.
    Against = "against",
    /// The same time of another year, the year before and the like.
    Baseline = "baseline",
    /// The same part of another year.
    SameTime = "same_time",
    /// năm.
    Year = "year",
    /// tháng.
    Month = "month",
    /// quý.
    Quarter = "quarter",
    /// ngày and the parts of the day.
    Day = "day",
    /// A time of the day follows: lúc, hồi.
    Clock = "clock",
    /// A span of years: giai đoạn, nhiệm kỳ, năm học.
    Phase = "phase",
    /// The first part of a year.
    YearStart = "year_start",
    /// The last part of a year.
    YearEnd = "year_end",
    /// This year.
    ThisYear = "this_year",
    /// The year before.
    LastYear = "last_year",
    /// The year that the text was written in, and no other.
    PresentYear = "present_year",
    /// The year to come.
    NextYear = "next_year",
    /// The time that was told last: cùng năm, giai đoạn này.
    ThatTime = "that_time",
    /// The last time that something was measured: kỳ này.
    Edition = "edition",
    /// So many years that end with this one: trong ba năm.
    YearsTold = "years_told",
    /// The first half of a year.
    FirstHalf = "first_half",
    /// The second half of a year.
    SecondHalf = "second_half",
    /// Until: what follows is when something is due or was counted.
    Until = "until",
    /// What follows is the day that something was counted on.
    Counted = "counted",
    /// What follows is when something is due, unless it has been counted.
    Due = "due",
    /// The school year that runs.
    SchoolYear = "school_year",
    /// The school year before.
    LastSchoolYear = "last_school_year",
    /// So many years ago stand behind it: cách đây.
    Ago = "ago",
    /// What follows is when something was no longer so: trước ngày.
    Gone = "gone",
    /// What follows is a price.
    Price = "price",
    /// Today, whenever that is.
    Now = "now",
    /// Today, where no word stands before it.
    NowAlone = "now_alone",
    /// The number behind it is part of a name or a level.
    NameBefore = "name_before",
    /// The number before it is part of a name.
    NameAfter = "name_after",
    /// The number behind it says which one in a series.
    Ordinal = "ordinal",
    /// The number behind it counts articles of a law or pictures of a text.
    Article = "article",
    /// The number behind it is a telephone number.
    Phone = "phone",
    /// What follows is how many there are: toàn tỉnh có.
    Holds = "holds",
    /// A ratio is written out: trong số, trên tổng số.
    OutOf = "out_of",
    /// Per: the figure holds for each.
    Each = "each",
    /// Begins a clause of its own.
    Clause = "clause",
    /// What is told of the whole country.
    Nation = "nation",
    /// What is told of the whole province.
    Province = "province",
    /// What is told of the whole province: toàn tỉnh.
    WholeProvince = "whole_province",
    /// Places other than those told: các xã khác.
    Others = "others",
    /// What follows is some of many: một trong.
    OneOf = "one_of",
    /// A place behind it is where something goes or comes from, or what is beside the one told of.
    Toward = "toward",
    /// The unit before it is no more: cũ.
    Former = "former",
    /// Somebody, a household or a small firm, as reports from the spot tell of them.
    Folk = "folk",
    /// The name of a unit below the province stands behind it.
    Unit = "unit",
    /// The name of a district or of a town of that rank stands behind it.
    District = "district",
    /// What a set of measures is called, whose parts belong to no place.
    Index = "index",
    /// What lies in a commune: a village, a school.
    Village = "village",
    /// The name of a province stands behind it, or the one told before is meant: tỉnh này.
    ProvinceWord = "province_word",
    /// A name behind it is no place: streets, newspapers, schools.
    NoPlace = "no_place",
    /// The word ends the noun that is counted.
    NounEnd = "noun_end",
    /// A thing that can be counted.
    Noun = "noun",
    /// A word before a number word that makes it no figure: cả ba, từng.
    Determiner = "determiner",
    /// A number of points of an index stands near.
    Score = "score",
    /// Before a figure: it is a level, whatever stands before: mức, tỷ lệ.
    Rate = "rate",
    /// The same amount, told in another way: tương đương.
    Equal = "equal",
    /// Before a figure: so much is asked for.
    Required = "required",
    /// Behind a figure: who set it as a goal.
    Set = "set",
    /// Parts of an index, counted.
    Criteria = "criteria",
    /// A short form that ends with a dot.
    Abbreviation = "abbreviation",
    /// A line that the page around the article left behind.
    Furniture = "furniture",
    /// Half.
    Half = "half",
    /// So many times as much stands behind it.
    Fold = "fold",
    /// Twice as much.
    Double = "double",
    /// Half as much again.
    OneAndHalf = "one_and_half",
    /// Between the two numbers of a fraction.
    Parts = "parts",
    /// Behind half: it is a part of a time or a list, no figure.
    PartOf = "part_of",
    /// Between so many and those of them that are meant: thì.
    Then = "then",
    /// Between a part and its whole, both in words: trong.
    OutOfWords = "out_of_words",
    /// giờ.
    Hour = "hour",
    /// What few of, in words, are a set that the text has told: tỉnh, ngành.
    Told = "told",
    /// Behind a verb it only says that what is given grows: hỗ trợ thêm.
    More = "more",
    /// What follows, up to the figure, is an estimate.
    Estimate = "estimate",
    /// What follows is how a match ended.
    Match = "match",
    /// What follows is how far two are apart: khoảng cách.
    Gap = "gap",
    /// Leads to the whole that a part is told of: cứ.
    Every = "every",
    /// Points back at a set that was told: này, ấy.
    This = "this",
    /// Denies what follows.
    No = "no",
    /// Behind a denial: none at all.
    Any = "any",
    /// What is ranked: provinces, countries.
    Ranked = "ranked",
    /// Joins the members of a list.
    Coordinator = "coordinator",
    /// Joins the ends of a range.
    RangeWord = "range_word",
    /// What follows tells of the figures in brackets.
    Aside = "aside",
    /// Pairs names told before with values told behind.
    Respectively = "respectively",
    /// The whole of the district or commune told before.
    LocalWhole = "local_whole",
    /// What a figure is about stands behind it.
    About = "about",
    /// Takes up what was measured before: tỷ lệ này.
    Again = "again",
    /// Parts of what was told before.
    Within = "within",
    /// A number of months behind it are the first ones of the year.
    MonthsTold = "months_told",
    /// A name behind it is a place.
    At = "at",
    /// A unit behind it is a sort of unit, not the one told before: cấp xã, các xã.
    Level = "level",
    /// Heads the column of names in a table.
    Corner = "corner",
    /// Heads the column that counts the rows of a table.
    RowNumber = "row_number",
    /// Heads the column of units, or leads to the unit of a whole table.
    UnitHead = "unit_head",
    /// A row of a table that holds all others together.
    Total = "total",
    /// A column of a table that holds shares.
    Share = "share",
    /// A column of a table that holds what is aimed at.
    Plan = "plan",
    /// A column of a table that holds what was reached.
    Done = "done",
}
