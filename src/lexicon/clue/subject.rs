//! What speaks for or against what a figure measures: its indicator, and its pillar where it has none.

use super::{Clue, MOST};

clues! {
    /// What speaks for or against an indicator.
    IndicatorClue of "indicator" {
        /// No indicator, for a share.
        NonePercentage = "none_percentage",
        /// No indicator, for things counted.
        NoneCount = "none_count",
        /// No indicator, for so many of so many.
        NoneRatio = "none_ratio",
        /// No indicator, for a place in a ranking.
        NoneRank = "none_rank",
        /// No indicator, for points.
        NoneScore = "none_score",
        /// No indicator, for money.
        NoneMoney = "none_money",
        /// No indicator, for a change.
        NoneChange = "none_change",
        /// No indicator, for a physical quantity or a length of time.
        NoneMeasure = "none_measure",
        /// No indicator: the figure is a share of a plan.
        NonePlan = "none_plan",
        /// No indicator: the figure is aimed at.
        NoneTarget = "none_target",
        /// No indicator: the figure is laid down by a rule.
        NoneRule = "none_rule",
        /// No indicator: the figure before it in the sentence has none.
        NoneAgain = "none_again",
        /// No indicator: the last figure of this sort in the paragraph has none.
        NoneCarried = "none_carried",
        /// No indicator: a number without a noun.
        NoneBare = "none_bare",
        /// No indicator: no words of the sentence point to one that the figure can be of.
        NoneSilent = "none_silent",
        /// No indicator: the figure is a share of the money told right before.
        NoneOfMoney = "none_of_money",
        /// A trigger stands in the figure's sentence.
        Here = "here",
        /// A trigger stands in the sentence before.
        Earlier = "earlier",
        /// A trigger stands in the heading above.
        Heading = "heading",
        /// A trigger stands in the headline.
        Headline = "headline",
        /// … also in the sentence before.
        AlsoEarlier = "also_earlier",
        /// … also in the heading above.
        AlsoHeading = "also_heading",
        /// … also in the headline.
        AlsoHeadline = "also_headline",
        /// The trigger has one syllable.
        Length1 = "length_1",
        /// … two syllables.
        Length2 = "length_2",
        /// … three syllables.
        Length3 = "length_3",
        /// … four syllables.
        Length4 = "length_4",
        /// … five syllables.
        Length5 = "length_5",
        /// … six syllables.
        Length6 = "length_6",
        /// … seven syllables or more.
        Length7 = "length_7",
        /// The trigger has several parts, which all stand there in order.
        Parts = "parts",
        /// A longer trigger of another indicator covers it, of which the figure can be.
        Covered = "covered",
        /// The indicator is a special case of another one that the sentence points to as well.
        Special = "special",
        /// No other trigger that the figure can be of stands between it and the figure behind.
        Nearest = "nearest",
        /// The trigger stands in the noun that is counted.
        InNoun = "in_noun",
        /// … at its head.
        InNounHead = "in_noun_head",
        /// The trigger stands before the figure in its sentence.
        Before = "before",
        /// … at most three tokens away.
        BeforeClose = "before_close",
        /// … four to ten tokens away.
        BeforeMiddle = "before_middle",
        /// … more than twenty tokens away.
        BeforeFar = "before_far",
        /// … and a comma stands between.
        BeforeComma = "before_comma",
        /// … and a semicolon stands between.
        BeforeSemicolon = "before_semicolon",
        /// … and a figure stands between.
        BeforeFigure = "before_figure",
        /// … and two figures or more stand between.
        BeforeFigures = "before_figures",
        /// … and the front of a clause stands between.
        BeforeClause = "before_clause",
        /// … while a thing that is counted stands behind the figure.
        BeforeThing = "before_thing",
        /// … while what the share is of stands behind the figure.
        BeforeShared = "before_shared",
        /// The trigger stands behind the figure in its sentence.
        Behind = "behind",
        /// … behind the noun that is counted, in its clause.
        BehindNoun = "behind_noun",
        /// … at most four tokens away.
        BehindClose = "behind_close",
        /// … more than twelve tokens away.
        BehindFar = "behind_far",
        /// … behind "về".
        BehindAbout = "behind_about",
        /// … and a comma stands between.
        BehindComma = "behind_comma",
        /// … and a semicolon stands between.
        BehindSemicolon = "behind_semicolon",
        /// … and another figure stands between.
        BehindFigure = "behind_figure",
        /// The figure is of the sort that the indicator's values are of.
        FitKind = "fit_kind",
        /// Points, told as a percentage.
        FitScorePercent = "fit_score_percent",
        /// So many of so many, told as a percentage.
        FitRatioPercent = "fit_ratio_percent",
        /// A share or number, told as so many of so many.
        FitRatio = "fit_ratio",
        /// A share's number of things.
        FitCountOfRate = "fit_count_of_rate",
        /// The indicator's thing is what is counted.
        FitNoun = "fit_noun",
        /// The trigger stands in what is counted, though the indicator's unit has another word.
        FitLooseNoun = "fit_loose_noun",
        /// A bare number of the indicator's things.
        FitBare = "fit_bare",
        /// The share is of things that the indicator's shares are of.
        ThingSame = "thing_same",
        /// The share is of other things.
        ThingOther = "thing_other",
        /// … which a known noun names.
        ThingOtherNoun = "thing_other_noun",
        /// The indicator's thing is counted by its bare noun.
        FitNounShort = "fit_noun_short",
        /// The figure lies between 0 and 1 as the values of the index do.
        IndexFraction = "index_fraction",
        /// A change in the unit of the indicator.
        FitChange = "fit_change",
        /// A change in percent or times of a number.
        FitLooseChange = "fit_loose_change",
        /// The figure is the change of what was told right before.
        Changed = "changed",
        /// "lần lượt" pairs the trigger with the figure, or the line above a list names so many in this order.
        Paired = "paired",
        /// The figure is the share of what was counted right before.
        ShareOf = "share_of",
        /// What the last figure of this sort in the paragraph measured.
        Carried = "carried",
        /// … in a sentence further up.
        CarriedFar = "carried_far",
        /// … or in a line or paragraph above.
        CarriedAbove = "carried_above",
        /// … or in a line above, like this one a list item or table row.
        CarriedRow = "carried_row",
        /// … while a figure of this sort without an indicator stands between.
        CarriedPast = "carried_past",
        /// … and words before the figure take it up: tỷ lệ này.
        CarriedTold = "carried_told",
        /// … and no words of the sentence point to an indicator that the figure can be of.
        CarriedSilent = "carried_silent",
        /// … and the figure counts the indicator's things.
        CarriedThing = "carried_thing",
        /// … and both count the same sort of thing, with nothing more said of the second.
        CarriedAlike = "carried_alike",
        /// … in brackets.
        CarriedBracket = "carried_bracket",
        /// … and a name stands right before the figure.
        CarriedName = "carried_name",
        /// … and the figure has no noun of its own.
        CarriedBare = "carried_bare",
        /// … but the words around the figure have a trigger of another indicator.
        CarriedOwn = "carried_own",
        /// … in the same sentence, and no words of the figure's own point to an indicator.
        CarriedClause = "carried_clause",
        /// The figure at the same place in the line above, where both have the same sorts of figures, measures it.
        RowAbove = "row_above",
        /// The last figure that can change by so much measures it.
        ChangedAbove = "changed_above",
        /// The figure is one of several that take up those told before, in their order.
        InTurn = "in_turn",
        /// … only because words pair them with something: lần lượt.
        InTurnPaired = "in_turn_paired",
        /// The same number with decimals was told before.
        ToldBefore = "told_before",
        /// The index, or part of one, that the paragraph names last before the figure.
        IndexSaid = "index_said",
        /// The last index named there that is no part of another.
        IndexSaidWhole = "index_said_whole",
        /// The index that the line above the list or the heading names.
        IndexHeaded = "index_headed",
        /// The index that places or points were last told of.
        IndexGoesOn = "index_goes_on",
        /// … in another sentence, and it is one of the parts of an index.
        IndexPart = "index_part",
        /// The last index told that is no part of another.
        IndexWhole = "index_whole",
        /// An index that the article names.
        IndexNamed = "index_named",
        /// Other words offer the same indicator.
        Supported = "supported",
        /// The last figure of this sort measures it.
        SameSort = "same_sort",
        /// One of the last figures, though not the one before it in the sentence, measured it.
        Used = "used",
    }
}

clues! {
    /// What speaks for or against a pillar, for a figure without an indicator.
    PillarClue of "pillar" {
        /// The government pillar.
        Government = "government",
        /// The economy pillar.
        Economy = "economy",
        /// The society pillar.
        Society = "society",
        /// The foundations.
        Foundation = "foundation",
        /// The whole index or plan.
        Overall = "overall",
        /// Outside digital transformation.
        None = "none",
        /// Outside: a physical quantity.
        NoneMeasure = "none_measure",
        /// The government pillar: a length of time.
        GovernmentDuration = "government_duration",
        /// Outside: an amount of money.
        NoneMoney = "none_money",
        /// Outside: the sentence has no word of any pillar.
        NoneSilent = "none_silent",
        /// Outside: the figure's clause has no word of any pillar.
        NoneSilentClause = "none_silent_clause",
        /// Outside: provinces, districts or communes are counted.
        NoneUnit = "none_unit",
        /// Outside: so many there are, or of so many: xã có 11 bản.
        NoneHeld = "none_held",
        /// The society pillar: people or their visits are counted.
        SocietyFolk = "society_folk",
        /// A word of the pillar stands right behind the figure.
        Head = "head",
        /// The paragraph, or the line above it, names the pillar last as a part of the index.
        Part = "part",
        /// … and the figure is a place or points.
        PartPlace = "part_place",
        /// The whole: a part of the index is named there.
        OverallPart = "overall_part",
        /// Outside: the figure stands in brackets.
        NoneBracket = "none_bracket",
        /// The whole: a place in a ranking or points.
        OverallRank = "overall_rank",
        /// A word of the pillar stands in the figure's clause.
        Clause = "clause",
        /// A word of the pillar stands at most six tokens away.
        Close = "close",
        /// A word of the pillar stands before the figure in its sentence.
        Before = "before",
        /// A word of the pillar stands behind the figure in its sentence.
        Behind = "behind",
        /// Two words of the pillar or more stand in the sentence.
        Often = "often",
        /// A word of the pillar stands in the sentence before, in the paragraph.
        Previous = "previous",
        /// A word of the pillar stands in an earlier sentence of the paragraph.
        Earlier = "earlier",
        /// … two or more.
        EarlierOften = "earlier_often",
        /// A word of the pillar stands in the heading above.
        Heading = "heading",
        /// A word of the pillar stands in the headline.
        Headline = "headline",
        /// More words of the article are of this pillar than of any other.
        Leading = "leading",
        /// The figure before it in the sentence belongs to the pillar.
        Again = "again",
        /// … and the figure's clause has no word of any pillar.
        AgainSilent = "again_silent",
        /// The figure before it in the paragraph belongs to the pillar.
        AgainParagraph = "again_paragraph",
        /// The indicator that came nearest to being the figure's is of the pillar.
        Rival = "rival",
    }
}
