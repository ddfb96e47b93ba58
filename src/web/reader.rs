//! The reader: takes articles, gives what was read in them, and hands their figures over as bytes for the tables.

use super::{in_words, listen, make_room, refused, told};
use crate::{
    Analysis, Article, Lexicon, analyze,
    lexicon::{Added, Fault, Own, sentences::Lang},
    split,
    wire::{self, bytes},
};
use tsify::Ts;
use wasm_bindgen::prelude::*;

/// Reads articles and holds them, and what was read until the tables have it. An analysis takes ten times the room of its
/// text and can be made again.
#[wasm_bindgen]
pub struct Engine {
    lexicon: Lexicon,
    /// Ordered by name, so that nothing depends on the order in which the articles came.
    #[expect(clippy::vec_box, reason = "one that comes between others moves little")]
    held: Vec<Box<Held>>,
    /// How many from the front were handed over to the tables, each of them.
    handed: usize,
}

struct Held {
    article: Article,
    /// What was read; nothing once the tables have its figures.
    analysis: Option<Analysis>,
}

#[wasm_bindgen]
impl Engine {
    /// Builds the tables once; the costly part of starting.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default)] // JavaScript has no Default
    pub fn new() -> Engine {
        listen();
        Engine { lexicon: Lexicon::new(), held: Vec::new(), handed: 0 }
    }

    /// Lays tables of the reader's own, by name and text, over those of the program; none take them away. Gives how many
    /// indicators, triggers, areas and other words they added. What is wrong with a table is told in two lines,
    /// Vietnamese and English, and everything stays as it was. Figures of articles held stay as they were read: add them again.
    pub fn words(&mut self, names: Vec<String>, texts: Vec<String>) -> Result<Vec<u32>, JsValue> {
        let tables: Vec<Own> = names.into_iter().zip(texts).map(|(name, text)| Own { name, text }).collect();
        let told = |fault: Box<Fault>| refused(&[fault.say(Lang::Vi), fault.say(Lang::En)].join("\n"));
        let (lexicon, Added { indicators, triggers, areas, words }) = Lexicon::with(&tables).map_err(told)?;
        self.lexicon = lexicon;
        Ok(vec![indicators, triggers, areas, words])
    }

    /// What the reader's own tables call their indicators, as bytes for the tables.
    pub fn terms(&self) -> Vec<u8> {
        bytes::write(&self.lexicon.terms)
    }

    /// The articles that one text may hold: for each five numbers, from where to where it stands and its headline, in code
    /// units, and the points that speak for a cut before it. From 55 on a cut is proposed.
    pub fn split(&self, text: &str) -> Vec<u32> {
        wire::parts(text, &split::articles(text, &self.lexicon))
    }

    /// Reads an article, holds it and hands over what was read. An article of the same name is replaced.
    pub fn add(&mut self, article: Ts<wire::Article>) -> Result<Ts<wire::Analysis>, JsValue> {
        let at = self.hold(article)?;
        self.tell(at)
    }

    /// Reads an article and holds it, and hands nothing over: for texts whose analysis the caller has already.
    pub fn read(&mut self, article: Ts<wire::Article>) -> Result<(), JsValue> {
        self.hold(article).map(drop)
    }

    /// What there is to read in an article that is held; reads it again where the tables have its figures.
    pub fn analysis(&self, doc: &str) -> Result<Ts<wire::Analysis>, JsValue> {
        self.tell(self.place(doc).map_err(|_| refused(&format!("no article named {doc:?} is held")))?)
    }

    /// The figures of an article that were not handed over before, as bytes for the tables; nothing where all were.
    pub fn rows(&mut self) -> Option<Vec<u8>> {
        self.handed += self.held[self.handed..].iter().take_while(|held| held.analysis.is_none()).count();
        let held = self.held.get_mut(self.handed)?;
        let analysis = held.analysis.take()?;
        Some(bytes::article::write(&analysis, &held.article.text, &self.lexicon))
    }

    /// Lets go of one article.
    pub fn remove(&mut self, doc: &str) {
        if let Ok(at) = self.place(doc) {
            self.held.remove(at);
            self.handed = self.handed.min(at);
        }
    }

    /// Lets go of all.
    pub fn clear(&mut self) {
        self.held.clear();
        self.handed = 0;
    }

    /// Reads an article and holds it; gives its place.
    fn hold(&mut self, article: Ts<wire::Article>) -> Result<usize, JsValue> {
        let article =
            given(article.js_value())?.into_core().map_err(|words| refused(&format!("{words:?} is no day")))?;
        make_room(0);
        let analysis = analyze(&article, &self.lexicon);
        let place = self.place(&article.doc);
        let held = Box::new(Held { article, analysis: Some(analysis) });
        match place {
            Ok(at) => self.held[at] = held,
            Err(at) => self.held.insert(at, held),
        }
        let at = place.unwrap_or_else(|at| at);
        self.handed = self.handed.min(at);
        Ok(at)
    }

    /// Where an article is held, or would be.
    fn place(&self, doc: &str) -> Result<usize, usize> {
        self.held.binary_search_by(|held| held.article.doc.as_str().cmp(doc))
    }

    fn tell(&self, at: usize) -> Result<Ts<wire::Analysis>, JsValue> {
        let Held { article, analysis } = &*self.held[at];
        let tell = |analysis: &Analysis| told(wire::Analysis::new(analysis, &article.text, &self.lexicon));
        analysis.as_ref().map_or_else(|| tell(&analyze(article, &self.lexicon)), tell)
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
    /// Decisions of a person as a flat list of texts.
    #[wasm_bindgen(method, getter, structural, catch)]
    fn decisions(this: &Given) -> Result<JsValue, JsValue>;
}

fn given(object: JsValue) -> Result<wire::Article, JsValue> {
    let object: Given = object.unchecked_into();
    let told = |value, field| in_words(value, field)?.ok_or_else(|| refused(&format!("the article has no {field}")));
    Ok(wire::Article {
        doc: told(object.doc(), "doc")?,
        text: told(object.text(), "text")?,
        published: in_words(object.published(), "published")?,
        url: in_words(object.url(), "url")?,
        decisions: decisions(object.decisions()?)?,
    })
}

fn decisions(list: JsValue) -> Result<Vec<wire::Decision>, JsValue> {
    if list.is_undefined() {
        return Ok(Vec::new());
    }
    let wrong = || refused("decisions are no list of texts");
    let list: js_sys::Array = list.dyn_into().map_err(|_| wrong())?;
    let texts: Result<Vec<String>, JsValue> = list.iter().map(|words| words.as_string().ok_or_else(wrong)).collect();
    Ok(wire::review::flat(texts?))
}
