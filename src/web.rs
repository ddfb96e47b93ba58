//! The door to JavaScript, present only in the wasm module: converts and delegates, nothing else.
//!
//! What goes wrong in a call comes out as an `Error` named `Refused`: the caller handed in something that is no article.
//! A bug comes out as an `Error` named `Panic`, or as the `WebAssembly.RuntimeError` of a trap. The module must not be
//! used after either; the page starts another worker then.

use crate::{
    Analysis, Article, Lexicon,
    analysis::Status,
    analyze,
    chart::{self, theme::Theme},
    corpus::{Source, Table, pick::By},
    export::csv::{self, Style},
    lexicon::{Added, Fault, Own, sentences::Lang},
    wire,
};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// What the module is built from: the version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Ends in a real trap, which no article can bring about. The tests of the page call it to see the worker start again.
#[wasm_bindgen]
pub fn trap() {
    core::arch::wasm32::unreachable()
}

/// Reads articles and holds what was read, so that charts and tables over all of them need no second reading.
#[wasm_bindgen]
pub struct Engine {
    lexicon: Lexicon,
    /// Ordered by name, so that nothing depends on the order in which the articles came.
    #[expect(clippy::vec_box, reason = "one that comes between others moves little")]
    held: Vec<Box<Held>>,
    /// The figures of what is held, as far as a chart or a file has asked for them.
    table: Table,
}

struct Held {
    article: Article,
    analysis: Analysis,
    /// It is in the table.
    tabled: bool,
}

#[wasm_bindgen]
impl Engine {
    /// Builds the tables once; the costly part of starting.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)] // JavaScript has no Default
    pub fn new() -> Engine {
        std::panic::set_hook(Box::new(|panic| throw("Panic", &panic.to_string())));
        Engine { lexicon: Lexicon::new(), held: Vec::new(), table: Table::default() }
    }

    /// Lays tables of the reader's own, by name and text, over those of the program; none take them away. Gives how many
    /// indicators, triggers, areas and other words they added. What is wrong with a table is told in two lines,
    /// Vietnamese and English, and everything stays as it was. What is held stays as it was read: add it again.
    pub fn words(&mut self, names: Vec<String>, texts: Vec<String>) -> Result<Vec<u32>, JsValue> {
        let tables: Vec<Own> = names.into_iter().zip(texts).map(|(name, text)| Own { name, text }).collect();
        let told = |fault: Box<Fault>| refused(&[fault.say(Lang::Vi), fault.say(Lang::En)].join("\n"));
        let (lexicon, Added { indicators, triggers, areas, words }) = Lexicon::with(&tables).map_err(told)?;
        self.lexicon = lexicon;
        Ok(vec![indicators, triggers, areas, words])
    }

    /// Reads an article, holds it and hands over what was read. An article of the same name is replaced.
    pub fn add(&mut self, article: Ts<wire::Article>) -> Result<Ts<wire::Analysis>, JsValue> {
        let at = self.hold(article)?;
        self.told(&self.held[at])
    }

    /// Reads an article and holds it, and hands nothing over: for texts whose analysis the caller has already.
    pub fn read(&mut self, article: Ts<wire::Article>) -> Result<(), JsValue> {
        self.hold(article).map(drop)
    }

    /// What was read out of an article that is held.
    pub fn analysis(&self, doc: &str) -> Result<Ts<wire::Analysis>, JsValue> {
        let at = self.place(doc).map_err(|_| refused(&format!("no article named {doc:?} is held")))?;
        self.told(&self.held[at])
    }

    /// Draws figures of the articles held. An empty wish lets the program choose.
    pub fn chart(&mut self, spec: Ts<wire::ChartSpec>) -> Result<Ts<wire::Chart>, JsValue> {
        let spec = wish(&spec.js_value())?.into();
        self.tabulate();
        let picture = chart::draw(&self.table, &spec, &self.lexicon);
        wire::Chart::from(picture).into_ts().map_err(|e| refused(&e.to_string()))
    }

    /// The indicators that can be drawn, the one that compares best first.
    pub fn choices(&mut self) -> Result<Vec<Ts<wire::ChartChoice>>, JsValue> {
        self.tabulate();
        let choices = chart::choices(&self.table, &self.lexicon).into_iter().map(wire::ChartChoice::from);
        choices.map(|choice| choice.into_ts().map_err(|e| refused(&e.to_string()))).collect()
    }

    /// The table as CSV, for `excel` or for a `machine`, of all articles held or of those named.
    pub fn csv(&mut self, style: &str, docs: Option<Vec<String>>) -> Result<String, JsValue> {
        let known = Style::from_word(style);
        let style = known.ok_or_else(|| refused(&format!("{style:?} is no style; excel and machine are")))?;
        self.tabulate();
        Ok(csv::write(&self.table, style, docs.as_deref()))
    }

    /// Lets go of one article.
    pub fn remove(&mut self, doc: &str) {
        if let Ok(at) = self.place(doc) {
            self.held.remove(at);
            self.table.remove(doc);
        }
    }

    /// Lets go of all.
    pub fn clear(&mut self) {
        self.held.clear();
        self.table = Table::default();
    }

    /// Takes into the table what is not in it yet.
    fn tabulate(&mut self) {
        for held in self.held.iter_mut().filter(|held| !held.tabled) {
            held.tabled = true;
            self.table.put(Source::new(&held.analysis, &held.article.text, &self.lexicon));
        }
    }

    /// Reads an article and holds it; gives its place.
    fn hold(&mut self, article: Ts<wire::Article>) -> Result<usize, JsValue> {
        let article =
            given(article.js_value())?.into_core().map_err(|words| refused(&format!("{words:?} is no day")))?;
        let analysis = analyze(&article, &self.lexicon);
        let place = self.place(&article.doc);
        let held = Box::new(Held { article, analysis, tabled: false });
        match place {
            Ok(at) => self.held[at] = held,
            Err(at) => self.held.insert(at, held),
        }
        Ok(place.unwrap_or_else(|at| at))
    }

    /// Where an article is held, or would be.
    fn place(&self, doc: &str) -> Result<usize, usize> {
        self.held.binary_search_by(|held| held.article.doc.as_str().cmp(doc))
    }

    fn told(&self, held: &Held) -> Result<Ts<wire::Analysis>, JsValue> {
        let analysis = wire::Analysis::new(&held.analysis, &held.article.text, &self.lexicon);
        analysis.into_ts().map_err(|e| refused(&e.to_string()))
    }
}

#[wasm_bindgen]
extern "C" {
    /// An article as JavaScript hands it over, or anything else: each field is got without its name crossing over.
    type Given;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn doc(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn text(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn published(this: &Given) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn url(this: &Given) -> Result<JsValue, JsValue>;
}

fn given(object: JsValue) -> Result<wire::Article, JsValue> {
    let object: Given = object.unchecked_into();
    let told = |value, field| in_words(value, field)?.ok_or_else(|| refused(&format!("the article has no {field}")));
    Ok(wire::Article {
        doc: told(object.doc(), "doc")?,
        text: told(object.text(), "text")?,
        published: in_words(object.published(), "published")?,
        url: in_words(object.url(), "url")?,
    })
}

/// What chart JavaScript asks for.
fn wish(object: &JsValue) -> Result<wire::ChartSpec, JsValue> {
    Ok(wire::ChartSpec {
        indicator: words(object, "indicator")?,
        by: choice(object, "by", By::from_word)?.map(Into::into),
        period: words(object, "period")?,
        status: choice(object, "status", Status::from_word)?.map(Into::into),
        doc: words(object, "doc")?,
        title: words(object, "title")?,
        theme: choice(object, "theme", Theme::from_word)?.map(Into::into),
        width: pixels(object, "width")?,
        height: pixels(object, "height")?,
        lang: choice(object, "lang", Lang::from_word)?.map(Into::into),
    })
}

fn words(object: &JsValue, field: &str) -> Result<Option<String>, JsValue> {
    in_words(js_sys::Reflect::get(object, &field.into()), field)
}

/// The text that a field holds.
fn in_words(value: Result<JsValue, JsValue>, field: &str) -> Result<Option<String>, JsValue> {
    let told = |value: JsValue| value.as_string().ok_or_else(|| refused(&format!("{field} is no text")));
    given_at_all(value)?.map(told).transpose()
}

fn choice<T>(object: &JsValue, field: &str, from_word: fn(&str) -> Option<T>) -> Result<Option<T>, JsValue> {
    let known = |word: String| from_word(&word).ok_or_else(|| refused(&format!("{field} cannot be {word:?}")));
    words(object, field)?.map(known).transpose()
}

fn pixels(object: &JsValue, field: &str) -> Result<Option<u32>, JsValue> {
    let whole = |n: &f64| *n == f64::from(*n as u32);
    let told = |value: JsValue| {
        value.as_f64().filter(whole).ok_or_else(|| refused(&format!("{field} is no number of pixels")))
    };
    let value = js_sys::Reflect::get(object, &field.into());
    Ok(given_at_all(value)?.map(told).transpose()?.map(|n| n as u32))
}

/// The value of a field; nothing where it is left out.
fn given_at_all(value: Result<JsValue, JsValue>) -> Result<Option<JsValue>, JsValue> {
    let value = value.map_err(|_| refused("that is no object"))?;
    Ok(Some(value).filter(|value| !value.is_null() && !value.is_undefined()))
}

fn refused(message: &str) -> JsValue {
    error("Refused", message)
}

/// Leaves the module by an exception that carries the message: a trap alone would say only "unreachable".
fn throw(name: &str, message: &str) {
    let error = error(name, message);
    web_sys::console::error_1(&error);
    wasm_bindgen::throw_val(error)
}

fn error(name: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name(name);
    error.into()
}
