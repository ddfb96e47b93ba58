//! Charts as they cross the door, and the way back from the JSON of an analysis into the table.

use super::Analysis;
use crate::{
    Period,
    analysis::{Bound, Direction, Kind, Pillar, Status},
    chart::{
        self,
        edit::{Edit, Order},
        form::Form,
        theme::Theme,
    },
    corpus::{
        Id, Once, Row, Source, Words,
        pick::{Ask, By},
    },
    lexicon::sentences::Lang,
    number::{POWERS, is_told},
};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;
#[cfg(target_arch = "wasm32")]
use tsify::Tsify;

/// Declares the outside form of a core enum: the same variants, spelled small.
macro_rules! mirror {
    ($(#[$meta:meta])* $name:ident = $core:ty { $($variant:ident),+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(target_arch = "wasm32", derive(Tsify))]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs)] // the core enum documents each variant
        pub enum $name { $($variant),+ }

        impl From<$name> for $core {
            fn from(outside: $name) -> $core {
                match outside { $($name::$variant => <$core>::$variant),+ }
            }
        }

        impl From<$core> for $name {
            fn from(core: $core) -> $name {
                match core { $(<$core>::$variant => $name::$variant),+ }
            }
        }
    };
}

mirror!(
    /// What the bars of a chart stand for: areas, articles, or the indicators of one article.
    ChartBy = By { Area, Article, Indicator }
);
mirror!(
    /// A form of chart.
    ChartForm = Form { Bars, Dots, Ranks, Map, Line, Slope, Panels, Targets, Parts, Index, Ranges }
);
mirror!(
    /// Results, targets or rules.
    ChartStatus = Status { Actual, Target, Rule }
);
mirror!(
    /// In which order rows stand.
    ChartOrder = Order { Value, Rising, Name, Code }
);
mirror!(
    /// Light or dark.
    ChartTheme = Theme { Light, Dark }
);
mirror!(
    /// Language of the words in a chart.
    ChartLang = Lang { Vi, En }
);

/// What chart is wanted. Whatever is left out, the program chooses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
#[serde(default)]
pub struct ChartSpec {
    /// Id of an indicator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indicator: Option<String>,
    /// What the bars stand for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<ChartBy>,
    /// Which form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<ChartForm>,
    /// A period (2024-Q1), or a year for all periods that end in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Results, targets or rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<ChartStatus>,
    /// Only figures of this document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
    /// Headline in place of the program's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// In which order rows stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<ChartOrder>,
    /// Keys of rows that are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without: Option<Vec<String>>,
    /// Keys of rows that stand out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marked: Option<Vec<String>>,
    /// What is said under the chart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// A link that is drawn as a QR code. It is never carried, and never taken from what was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Light or dark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<ChartTheme>,
    /// Width in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Least height in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Language of the words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<ChartLang>,
}

/// Figures of one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
pub struct ChartUse {
    /// Name of the document.
    pub doc: String,
    /// The numbers in their ids: 12 of o12.
    pub figures: Vec<u32>,
}

/// A figure that is not drawn, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
pub struct ChartLeftOut {
    /// Name of the document.
    pub doc: String,
    /// Id of the figure in it.
    pub id: String,
    /// Why, in words.
    pub reason: String,
}

/// A picture, and what it shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
pub struct Chart {
    /// The SVG; empty where there is nothing to draw, and then `note` says why. JavaScript gets its bytes in UTF-8.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "Uint8Array<ArrayBuffer>"))]
    pub svg: String,
    /// Headline in the picture.
    pub title: String,
    /// The picture in words.
    pub alt: String,
    /// What was asked for, with the choices of the program filled in.
    pub spec: ChartSpec,
    /// The figures drawn, bar by bar; those side by side of one document together.
    pub used: Vec<ChartUse>,
    /// Figures of the same indicator or article that are not drawn.
    pub left_out: Vec<ChartLeftOut>,
    /// Why these figures and not others.
    pub note: String,
    /// Every form.
    pub forms: Vec<ChartFit>,
    /// The rows that can be shown, to be left out or marked.
    pub rows: Vec<ChartRow>,
}

/// A row that can be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
pub struct ChartRow {
    /// What it is called in a [`ChartSpec`].
    pub key: String,
    /// What it is called for readers.
    pub name: String,
    /// False where it is left out.
    pub shown: bool,
}

/// A form, and why it does not fit the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify), tsify(missing_as_null))]
pub struct ChartFit {
    /// The form.
    pub form: ChartForm,
    /// Why it does not fit, in words; nothing where it does.
    pub why: Option<String>,
}

/// An indicator that can be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(Tsify))]
pub struct ChartChoice {
    /// Its id.
    pub id: String,
    /// Its name in Vietnamese.
    pub label_vi: String,
    /// Its name in English.
    pub label_en: String,
    /// Its unit.
    pub unit: String,
    /// Figures that compare.
    pub count: u32,
    /// Distinct areas.
    pub areas: u32,
    /// Articles.
    pub articles: u32,
}

impl From<ChartSpec> for chart::Spec {
    fn from(spec: ChartSpec) -> chart::Spec {
        let usual = chart::Spec::default();
        chart::Spec {
            ask: Ask {
                indicator: spec.indicator.filter(|id| !id.is_empty()),
                by: spec.by.map(By::from),
                period: spec.period.filter(|period| !period.is_empty()),
                status: spec.status.map(Status::from),
                doc: spec.doc.filter(|doc| !doc.is_empty()),
            },
            form: spec.form.map(Form::from),
            title: spec.title.unwrap_or_default(),
            edit: Edit {
                order: spec.order.map(Order::from).unwrap_or_default(),
                without: spec.without.unwrap_or_default(),
                marked: spec.marked.unwrap_or_default(),
                notes: spec.notes.unwrap_or_default(),
            },
            link: spec.link.unwrap_or_default(),
            theme: spec.theme.map_or(usual.theme, Theme::from),
            width: spec.width.unwrap_or(usual.width),
            height: spec.height,
            lang: spec.lang.map_or(usual.lang, Lang::from),
        }
    }
}

impl Chart {
    /// A picture as it crosses the door. What it carries is made by [`super::carried::write`], where something asks for it.
    pub fn new(picture: chart::Picture) -> Chart {
        let spec = picture.spec;
        let numbers = |ids: Vec<Id>| ids.into_iter().map(|id| id.0).collect();
        let used = picture.used.into_iter().map(|used| ChartUse { doc: used.doc, figures: numbers(used.ids) });
        let (left_out, rows) = (picture.left_out.into_iter(), picture.choices.into_iter());
        Chart {
            spec: ChartSpec {
                indicator: spec.ask.indicator,
                by: spec.ask.by.map(ChartBy::from),
                form: spec.form.map(ChartForm::from),
                period: spec.ask.period,
                status: spec.ask.status.map(ChartStatus::from),
                doc: spec.ask.doc,
                title: Some(picture.title.clone()),
                order: Some(spec.edit.order).filter(|&order| order != Order::Value).map(ChartOrder::from),
                without: Some(spec.edit.without).filter(|without| !without.is_empty()),
                marked: Some(spec.edit.marked).filter(|marked| !marked.is_empty()),
                notes: Some(spec.edit.notes).filter(|notes| !notes.is_empty()),
                link: None,
                theme: Some(spec.theme.into()),
                width: Some(spec.width),
                height: spec.height,
                lang: Some(spec.lang.into()),
            },
            svg: picture.svg,
            title: picture.title,
            alt: picture.alt,
            used: used.collect(),
            left_out: left_out.map(|(fact, reason)| ChartLeftOut { doc: fact.doc, id: fact.id, reason }).collect(),
            note: picture.note,
            forms: picture.forms.into_iter().map(|(form, why)| ChartFit { form: form.into(), why }).collect(),
            rows: rows.map(|row| ChartRow { key: row.key, name: row.name, shown: row.shown }).collect(),
        }
    }
}

impl From<chart::Drawable> for ChartChoice {
    fn from(drawable: chart::Drawable) -> ChartChoice {
        let [label_vi, label_en] = drawable.label;
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        ChartChoice {
            id: drawable.indicator,
            label_vi,
            label_en,
            unit: drawable.unit,
            count: number(drawable.count),
            areas: number(drawable.areas),
            articles: number(drawable.articles),
        }
    }
}

/// A field of a figure that holds what the program does not write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Name of the document.
    pub doc: String,
    /// Id of the figure.
    pub figure: String,
    /// Name of the field.
    pub field: &'static str,
    /// What it holds.
    pub found: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Wrong { doc, figure, field, found } = self;
        write!(f, "figure {figure} of '{doc}' has {field} '{found}'")
    }
}

impl Analysis {
    /// The article as rows of the table, without its sentences. An error names the figure and the field that is wrong.
    pub fn into_source(self) -> Result<Source, Wrong> {
        let failed: Vec<_> = self.checks.iter().filter(|c| !c.holds).flat_map(|c| c.positions.clone()).collect();
        let mut rows = Vec::with_capacity(self.observations.len());
        let mut once = Once::default();
        for o in &self.observations {
            let (doc, figure) = (&self.doc, &o.id);
            let wrong = |field: &'static str, found: &str| Wrong {
                doc: doc.clone(),
                figure: figure.clone(),
                field,
                found: found.to_owned(),
            };
            let number = |field: &'static str, words: &str| {
                words.parse::<Decimal>().ok().filter(|&number| is_told(number)).ok_or_else(|| wrong(field, words))
            };
            if !POWERS.contains(&o.precision) {
                return Err(wrong("precision", &o.precision.to_string()));
            }
            let id = |words: &str| Id::parse(words).ok_or_else(|| wrong("id", words));
            let optional =
                |field: &'static str, words: &Option<String>| words.as_ref().map(|w| number(field, w)).transpose();
            rows.push(Row {
                kind: Kind::from_word(&o.kind).ok_or_else(|| wrong("kind", &o.kind))?,
                value: number("value", &o.value)?,
                precision: o.precision,
                high: optional("high", &o.high)?,
                of: optional("of", &o.of)?,
                bound: Bound::from_word(&o.bound).ok_or_else(|| wrong("bound", &o.bound))?,
                direction: o.direction.as_deref().and_then(Direction::from_word),
                status: Status::from_word(&o.status).ok_or_else(|| wrong("status", &o.status))?,
                period: match o.period.as_str() {
                    "" => None,
                    words => Some(Period::parse(words).ok_or_else(|| wrong("period", words))?),
                },
                pillar: Pillar::from_word(&o.pillar).ok_or_else(|| wrong("pillar", &o.pillar))?,
                failed: failed.contains(&o.position),
                confirmed: o.review.is_some(),
                area_code: once.of(o.area_code.as_deref().unwrap_or_default()),
                sentence: Words::default(),
                id: id(&o.id)?,
                unit: once.of(&o.unit),
                baseline: once.of(&o.baseline),
                area: once.of(&o.area),
                label: once.of(&o.label),
                indicator: once.of(&o.indicator),
                quote: once.of(&o.quote),
                same_as: o.same_as.as_deref().map(id).transpose()?,
                doubts: o.doubts.iter().map(|words| once.of(words)).collect(),
            });
        }
        Ok(Source {
            title: self.title.unwrap_or_default(),
            outlet: self.source.unwrap_or_default(),
            url: self.url.unwrap_or_default(),
            published: self.published.as_deref().and_then(Period::parse),
            main_area: self.main_area.map(|area| area.name).unwrap_or_default(),
            doc: self.doc,
            rows,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_wished_for_is_not_there() {
        // A field of null would be a wish of its own for JavaScript, whose types know only fields that are left out.
        assert_eq!(serde_json::to_string(&ChartSpec::default()).unwrap(), "{}");
    }
}
