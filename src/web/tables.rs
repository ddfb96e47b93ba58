//! The tables: many articles, handed over by the reader as bytes, as charts and files.

use super::{across::Across, carried, given_at_all, in_words, listen, make_room, refused, told};
use crate::{
    analysis::Status,
    chart::{self, edit::Order, form::Form, theme::Theme},
    corpus::{self, pick::By},
    export,
    lexicon::{Terms, sentences::Lang},
    wire::{self, bytes},
};
use tsify::Ts;
use wasm_bindgen::prelude::*;

/// The figures of the articles put in.
#[wasm_bindgen]
pub struct Tables {
    pub(super) table: corpus::Table,
    pub(super) terms: Terms,
    /// What was found across all articles.
    pub(super) across: Across,
}

#[wasm_bindgen]
impl Tables {
    /// Without any article.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)] // JavaScript has no Default
    pub fn new() -> Tables {
        listen();
        Tables { table: corpus::Table::default(), terms: Terms::default(), across: Across::default() }
    }

    /// Takes the names of the reader's own indicators, as the reader gives them, in place of those of the call before.
    pub fn words(&mut self, terms: &[u8]) -> Result<(), JsValue> {
        self.terms = bytes::read(terms).ok_or_else(|| refused("these are no names of indicators"))?;
        self.across.forget();
        Ok(())
    }

    /// Puts in the figures of an article, as the reader gives them. Those of an article of the same name are replaced.
    pub fn put(&mut self, rows: &[u8]) -> Result<(), JsValue> {
        make_room(0);
        self.table.put(bytes::article::read(rows).ok_or_else(|| refused("these are no rows"))?);
        self.take_up();
        Ok(())
    }

    /// Draws figures of the articles put in. An empty wish lets the program choose.
    pub fn chart(&self, spec: Ts<wire::ChartSpec>) -> Result<Ts<wire::Chart>, JsValue> {
        handed(self.drawn(&spec)?)
    }

    /// What the picture of a wish carries where it is exported; empty where nothing is drawn. It has a door of its own because
    /// a picture is drawn far more often than it is exported, and what it carries can take longer to write than to draw it.
    pub fn carried(&self, spec: Ts<wire::ChartSpec>) -> Result<String, JsValue> {
        Ok(wire::carried::write(&self.drawn(&spec)?, &self.table))
    }

    /// The indicators that can be drawn, the one that compares best first.
    pub fn choices(&self) -> Result<Vec<Ts<wire::ChartChoice>>, JsValue> {
        chart::choices(&self.table, &self.terms)
            .into_iter()
            .map(|choice| told(wire::ChartChoice::from(choice)))
            .collect()
    }

    /// What every indicator is called in a language, `vi` or `en`: its id, its name, the id of the next one and so on.
    pub fn indicators(&self, lang: &str) -> Result<Vec<String>, JsValue> {
        let lang = Lang::from_word(lang).ok_or_else(|| refused(&format!("{lang:?} is no language; vi and en are")))?;
        let named = |id: &str| [id.to_owned(), self.terms.name(id, lang).unwrap_or(id).to_owned()];
        Ok(self.terms.ids().flat_map(named).collect())
    }

    /// The table as CSV for `excel` or for a `machine`, or as `sdmx`, of all articles put in or of those named.
    pub fn csv(&self, form: &str, docs: Option<Vec<String>>) -> Result<String, JsValue> {
        export::write(&self.table, form, docs.as_deref())
            .ok_or_else(|| refused(&format!("{form:?} is no form; excel, machine and sdmx are")))
    }

    /// Puts in what a picture carries, its articles under names in the same order; one without a name stays out, and
    /// without any names all is only looked at. What is wrong with it is told in a word, behind which a field may stand.
    pub fn reopen(&mut self, carried: &str, names: Vec<String>) -> Result<(), JsValue> {
        make_room(0);
        let sources = carried::read(carried).map_err(|fault| refused(&fault.code()))?;
        for (source, doc) in sources.into_iter().zip(names).filter(|(_, doc)| !doc.is_empty()) {
            self.table.put(corpus::Source { doc, ..source });
        }
        Ok(())
    }

    /// Takes one article out.
    pub fn remove(&mut self, doc: &str) {
        self.table.remove(doc);
    }

    /// Takes all out.
    pub fn clear(&mut self) {
        self.table = corpus::Table::default();
    }
}

impl Tables {
    fn drawn(&self, spec: &Ts<wire::ChartSpec>) -> Result<wire::Chart, JsValue> {
        let spec = wish(&spec.js_value())?.into();
        Ok(wire::Chart::new(chart::draw(&self.table, &spec, &self.terms)))
    }
}

/// A picture as JavaScript has it. The SVG goes over as the bytes of a file, which nobody has to decode to show or save it;
/// all else in one text: to hand over each of its words alone takes longer than to draw.
fn handed(mut chart: wire::Chart) -> Result<Ts<wire::Chart>, JsValue> {
    let svg = std::mem::take(&mut chart.svg);
    let head = serde_json::to_string(&chart).map_err(|e| refused(&e.to_string()))?;
    let object = js_sys::JSON::parse(&head)?;
    js_sys::Reflect::set(&object, &"svg".into(), &js_sys::Uint8Array::from(svg.as_bytes()))?;
    Ok(Ts::new_unchecked(object))
}

/// What chart JavaScript asks for: any object, whose fields are read one by one and looked at. It has come as a message or out of
/// a text, so that nothing runs where one is read.
#[wasm_bindgen]
extern "C" {
    type Wish;
    #[wasm_bindgen(method, getter)]
    fn indicator(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn by(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn form(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn period(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn status(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn doc(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn title(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn order(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn without(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn marked(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn notes(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn link(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn theme(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn width(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn height(this: &Wish) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn lang(this: &Wish) -> JsValue;
}

/// A wish as Rust has it. An error says which field cannot be what it is.
pub(super) fn wish(object: &JsValue) -> Result<wire::ChartSpec, JsValue> {
    if !object.is_object() {
        return Err(refused("that is no object"));
    }
    let wish: &Wish = object.unchecked_ref();
    Ok(wire::ChartSpec {
        indicator: in_words(Ok(wish.indicator()), "indicator")?,
        by: choice(wish.by(), "by", By::from_word)?.map(Into::into),
        form: choice(wish.form(), "form", Form::from_word)?.map(Into::into),
        period: in_words(Ok(wish.period()), "period")?,
        status: choice(wish.status(), "status", Status::from_word)?.map(Into::into),
        doc: in_words(Ok(wish.doc()), "doc")?,
        title: in_words(Ok(wish.title()), "title")?,
        order: choice(wish.order(), "order", Order::from_word)?.map(Into::into),
        without: names(wish.without(), "without")?,
        marked: names(wish.marked(), "marked")?,
        notes: in_words(Ok(wish.notes()), "notes")?,
        link: in_words(Ok(wish.link()), "link")?,
        theme: choice(wish.theme(), "theme", Theme::from_word)?.map(Into::into),
        width: pixels(wish.width(), "width")?,
        height: pixels(wish.height(), "height")?,
        lang: choice(wish.lang(), "lang", Lang::from_word)?.map(Into::into),
    })
}

fn names(value: JsValue, field: &str) -> Result<Option<Vec<String>>, JsValue> {
    let wrong = || refused(&format!("{field} is no list of names"));
    let told = |list: JsValue| -> Result<Vec<String>, JsValue> {
        let list: js_sys::Array = list.dyn_into().map_err(|_| wrong())?;
        list.iter().map(|name| name.as_string().ok_or_else(wrong)).collect()
    };
    given_at_all(Ok(value))?.map(told).transpose()
}

fn choice<T>(value: JsValue, field: &str, from_word: fn(&str) -> Option<T>) -> Result<Option<T>, JsValue> {
    let known = |word: String| from_word(&word).ok_or_else(|| refused(&format!("{field} cannot be {word:?}")));
    in_words(Ok(value), field)?.map(known).transpose()
}

fn pixels(value: JsValue, field: &str) -> Result<Option<u32>, JsValue> {
    let whole = |n: &f64| *n == f64::from(*n as u32);
    let told = |value: JsValue| {
        value.as_f64().filter(whole).ok_or_else(|| refused(&format!("{field} is no number of pixels")))
    };
    Ok(given_at_all(Ok(value))?.map(told).transpose()?.map(|n| n as u32))
}
