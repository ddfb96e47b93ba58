//! A table becomes a picture: SVG, drawn by plotters on our own paper, with all that it needs to stand alone.
//!
//! [`crate::corpus::pick`] chooses the figures, [`content`] puts them into words, [`layout`] finds a place for every
//! word, and one file for each form ([`bars`], [`ranks`]) draws. No word is cut, nothing leaves the picture.

mod apart;
mod axis;
mod backend;
mod bars;
mod change;
mod content;
mod dots;
mod draw;
pub mod edit;
mod foot;
pub mod form;
mod frame;
mod index;
mod ink;
mod layout;
mod line;
mod line_words;
mod map;
mod marks;
pub mod measure;
pub mod number;
mod origin;
mod panels;
mod parts;
mod qr;
mod ranks;
mod room;
mod rows;
pub mod say;
mod slope;
mod slope_words;
mod targets;
pub mod theme;
mod time_axis;
mod value_axis;
pub mod wrap;

use crate::{
    corpus::{
        Cell, Id, Table, compare,
        over_time::{self, Lines},
        pick::{self, Ask, Bar, By, Comparison, Why},
    },
    lexicon::{Terms, sentences::Lang},
};
use content::Content;
use edit::Edit;
use form::Form;
use say::Say;
use theme::Theme;

/// The widths that a picture can have, in pixels.
pub const WIDTHS: std::ops::RangeInclusive<u32> = 280..=2400;

/// What picture is wanted. An empty one lets the program choose.
#[derive(Clone, Debug)]
pub struct Spec {
    /// Which figures.
    pub ask: Ask,
    /// Which form; nothing where the program is to choose.
    pub form: Option<Form>,
    /// Headline; empty for the program's own.
    pub title: String,
    /// What the reader changes of the rows.
    pub edit: Edit,
    /// A link that is drawn as a QR code at the foot; empty for none. What is too long for one is not drawn.
    pub link: String,
    /// Light or dark.
    pub theme: Theme,
    /// Width in pixels.
    pub width: u32,
    /// Least height in pixels; the content may need more.
    pub height: Option<u32>,
    /// Language of the words.
    pub lang: Lang,
}

impl Default for Spec {
    fn default() -> Spec {
        let (theme, lang) = (Theme::default(), Lang::default());
        let (title, link) = (String::new(), String::new());
        Spec {
            ask: Ask::default(),
            form: None,
            title,
            edit: Edit::default(),
            link,
            theme,
            width: 800,
            height: None,
            lang,
        }
    }
}

/// A figure by document and id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRef {
    /// Name of the document.
    pub doc: String,
    /// Id of the figure in it.
    pub id: String,
}

/// Figures of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// Name of the document.
    pub doc: String,
    /// Their ids in it.
    pub ids: Vec<Id>,
}

impl Used {
    /// Figures as they stand, those side by side of one document together.
    fn of<'t>(cells: impl Iterator<Item = Cell<'t>>) -> Vec<Used> {
        let mut all: Vec<Used> = Vec::new();
        for cell in cells {
            match all.last_mut().filter(|used| used.doc == cell.source.doc) {
                Some(used) => used.ids.push(cell.row.id),
                None => all.push(Used { doc: cell.source.doc.clone(), ids: vec![cell.row.id] }),
            }
        }
        all
    }
}

/// A picture, and what it shows.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The SVG; empty where there is nothing to draw, and then `note` says why.
    pub svg: String,
    /// Headline in the picture.
    pub title: String,
    /// The picture in words.
    pub alt: String,
    /// What is drawn, with the choices of the program filled in.
    pub spec: Spec,
    /// The figures drawn, in the order in which they stand.
    pub used: Vec<Used>,
    /// Figures of the same indicator or article that are not drawn, and why.
    pub left_out: Vec<(FactRef, String)>,
    /// Why these figures and not others.
    pub note: String,
    /// Every form, and why it does not fit these figures; nothing where it does.
    pub forms: Vec<(Form, Option<String>)>,
    /// The rows that can be shown.
    pub choices: Vec<edit::Choice>,
}

/// An indicator that can be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawable {
    /// Its id.
    pub indicator: String,
    /// Its name in Vietnamese and English.
    pub label: [String; 2],
    /// Its unit.
    pub unit: String,
    /// Figures, areas and articles that compare.
    pub count: usize,
    /// Distinct areas.
    pub areas: usize,
    /// Articles.
    pub articles: usize,
}

/// Draws what is wanted. Never fails: without a figure that fits, the picture is empty and its note says so.
pub fn draw(table: &Table, spec: &Spec, terms: &Terms) -> Picture {
    let say = Say::new(spec.lang);
    let mut spec = spec.clone();
    spec.width = spec.width.clamp(*WIDTHS.start(), *WIDTHS.end());
    let Some(mut now) = pick::compare(table, &spec.ask, &say.plain("nation")) else {
        let asked = spec.ask.indicator.is_some() || spec.ask.period.is_some() || spec.ask.status.is_some();
        return nothing(spec, say.plain(if asked { "nothing_asked" } else { "nothing" }), Vec::new());
    };
    let measure = compare::measure(now.bars[0].cell).filter(|_| now.by == By::Area);
    let mut lines = measure
        .map(|measure| over_time::lines(table, measure, spec.ask.doc.as_deref(), &now.left_out))
        .unwrap_or_default();
    edit::leave_out(&spec.edit, &mut now, &mut lines);
    let unfit = |form: Form| form::unfit(form, &now, &lines).map(|why| say.plain(why.id()));
    let forms: Vec<(Form, Option<String>)> = Form::ALL.iter().map(|&form| (form, unfit(form))).collect();
    let form = spec.form.unwrap_or_else(|| form::proposed(&now, &lines, spec.ask.period.is_some()));
    if let Some((_, Some(why))) = forms.iter().find(|(other, _)| *other == form) {
        let note = why.clone();
        return nothing(spec, note, forms);
    }
    let draw: fn(&Content<'_>, &Spec) -> String = match form {
        Form::Index => {
            let found = index::picture(table, &spec, terms).map(|picture| Picture { forms: forms.clone(), ..picture });
            return found.unwrap_or_else(|| nothing(spec, say.plain(form::Unfit::NoProvinces.id()), forms));
        }
        Form::Bars => bars::draw,
        Form::Dots => |content, spec| dots::draw(content, spec, true),
        Form::Ranges => |content, spec| dots::draw(content, spec, false),
        Form::Ranks => ranks::draw,
        Form::Map => map::draw,
        Form::Targets => targets::draw,
        Form::Parts => parts::draw,
        Form::Line => line::draw,
        Form::Slope => slope::draw,
        Form::Panels => panels::draw,
    };
    edit::put_in_order(&spec.edit, form, &mut now, &mut lines);
    let choices = edit::choices(&spec.edit, &now, &|cell| content::name(cell, now.by, &say, terms).into_owned());
    let shown = match form {
        _ if form.over_time() => over(now, lines, form),
        Form::Map => only(now, Why::OffMap, |bar| !bar.cell.row.area_code.is_empty()),
        Form::Targets => only(now, Why::NoTarget, |bar| bar.target.is_some()),
        _ => now,
    };
    let content = content::tell(&shown, form, &spec, terms);
    let svg = draw(&content, &spec);
    let fact = |c: Cell<'_>| FactRef { doc: c.source.doc.clone(), id: c.row.id.to_string() };
    let used = shown.bars.iter().flat_map(|b| std::iter::once(b.cell).chain(b.also.iter().copied()).chain(b.target));
    let used = Used::of(used);
    let left_out = shown.left_out.iter().map(|(c, why)| (fact(*c), content::reason(*why, &say))).collect();
    spec.form = Some(form);
    spec.ask.by = Some(shown.by);
    spec.ask.status = Some(shown.status);
    match shown.by {
        By::Indicator => spec.ask.doc = Some(shown.bars[0].cell.source.doc.clone()),
        _ => spec.ask.indicator = Some(shown.indicator.to_owned()),
    }
    Picture { svg, title: content.title, alt: content.alt, spec, used, left_out, note: content.note, forms, choices }
}

/// No picture, and why.
fn nothing(spec: Spec, note: String, forms: Vec<(Form, Option<String>)>) -> Picture {
    let (svg, title, alt) = Default::default();
    Picture { svg, title, alt, spec, used: Vec::new(), left_out: Vec::new(), note, forms, choices: Vec::new() }
}

/// The bars that a form can show, and the period of those.
fn only<'t>(mut now: Comparison<'t>, why: Why, fits: impl Fn(&Bar<'t>) -> bool) -> Comparison<'t> {
    now.left_out.extend(now.bars.iter().filter(|bar| !fits(bar)).map(|bar| (bar.cell, why)));
    now.bars.retain(fits);
    now.period = pick::main_period(&now.bars);
    now
}

/// The figures over time in place of the newest ones: those of a line side by side, the oldest first.
fn over<'t>(now: Comparison<'t>, lines: Lines<'t>, form: Form) -> Comparison<'t> {
    let lines = match form {
        Form::Slope => lines.at_two_times().first(slope::MOST),
        Form::Panels => lines.first(panels::MOST),
        _ => lines,
    };
    let bars: Vec<Bar<'t>> = lines.all.into_iter().flat_map(|line| line.points).collect();
    Comparison { bars, left_out: lines.left_out, period: None, ..now }
}

/// The indicators that can be drawn, the one that compares best first.
pub fn choices(table: &Table, terms: &Terms) -> Vec<Drawable> {
    let drawable = |c: compare::Choice<'_>| Drawable {
        indicator: c.measure.indicator.to_owned(),
        label: content::names(c.measure.indicator, table, terms),
        unit: c.unit.to_owned(),
        count: c.count,
        areas: c.areas,
        articles: c.articles,
    };
    compare::choices(table).into_iter().map(drawable).collect()
}
