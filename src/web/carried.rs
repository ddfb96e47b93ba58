//! What a picture carries, taken field by field from JavaScript, which reads JSON already: to read it here would make the module
//! of tables 30 kB heavier. What the fields may hold is [`carried::check`]'s matter.

use super::{given_at_all, in_words, tables::wish};
use crate::{
    corpus::Source,
    wire::{
        MainArea, Observation, Position,
        carried::{self, Carried, Excerpt, Fault},
    },
};
use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::prelude::*;

type Taken<T> = Result<T, Fault>;

/// The articles that a picture carries.
pub fn read(text: &str) -> Taken<Vec<Source>> {
    carried::bounded(text)?;
    let whole = JSON::parse(text).map_err(|_| Fault::Cut)?;
    let (sodo, version) = (words(&whole, "sodo")?, whole_number(&whole, "version")?);
    carried::known(&sodo, version)?;
    let spec = wish(&field(&whole, "spec")?.ok_or_else(|| wrong("spec"))?).map_err(|_| wrong("spec"))?;
    carried::check(Carried { sodo, version, spec, articles: list(&whole, "articles", excerpt)? })
}

fn excerpt(object: &JsValue) -> Taken<Excerpt> {
    let sentence = |sentence: &JsValue| sentence.as_string().ok_or_else(|| wrong("sentences"));
    let id = |id: &JsValue| id.as_string().ok_or_else(|| wrong("failed"));
    let area = |area: JsValue| Ok(MainArea { name: words(&area, "name")?, code: None, successor: None });
    Ok(Excerpt {
        doc: words(object, "doc")?,
        title: maybe(object, "title")?,
        source: maybe(object, "source")?,
        url: maybe(object, "url")?,
        published: maybe(object, "published")?,
        main_area: field(object, "main_area")?.map(area).transpose()?,
        failed: field(object, "failed")?.map_or(Ok(Vec::new()), |_| list(object, "failed", id))?,
        sentences: list(object, "sentences", sentence)?,
        observations: list(object, "observations", observation)?,
    })
}

fn observation(object: &JsValue) -> Taken<Observation> {
    let doubt = |doubt: &JsValue| doubt.as_string().map(Into::into).ok_or_else(|| wrong("doubts"));
    let precision = field(object, "precision")?.and_then(|value| value.as_f64()).unwrap_or(f64::NAN);
    Ok(Observation {
        id: words(object, "id")?,
        position: position(object, "position")?,
        quote: words(object, "quote")?,
        sentence: position(object, "sentence")?,
        kind: words(object, "kind")?.into(),
        value: words(object, "value")?,
        precision: Some(precision as i8).filter(|&n| f64::from(n) == precision).ok_or_else(|| wrong("precision"))?,
        high: maybe(object, "high")?,
        of: maybe(object, "of")?,
        unit: words(object, "unit")?,
        bound: words(object, "bound")?.into(),
        direction: maybe(object, "direction")?.map(Into::into),
        baseline: words(object, "baseline")?,
        status: words(object, "status")?.into(),
        period: words(object, "period")?,
        area: words(object, "area")?,
        area_code: maybe(object, "area_code")?.map(Into::into),
        label: words(object, "label")?,
        indicator: words(object, "indicator")?.into(),
        pillar: words(object, "pillar")?.into(),
        same_as: maybe(object, "same_as")?,
        rule: words(object, "rule")?.into(),
        doubts: list(object, "doubts", doubt)?,
        concern: 0,
        review: maybe(object, "review")?.map(Into::into),
    })
}

fn position(object: &JsValue, name: &str) -> Taken<Position> {
    let at = field(object, name)?.ok_or_else(|| wrong(name))?;
    Ok(Position { start: whole_number(&at, "start")?, end: whole_number(&at, "end")? })
}

fn list<T>(object: &JsValue, name: &str, each: impl Fn(&JsValue) -> Taken<T>) -> Taken<Vec<T>> {
    let list: Array = field(object, name)?.and_then(|value| value.dyn_into().ok()).ok_or_else(|| wrong(name))?;
    list.iter().map(|value| each(&value)).collect()
}

fn whole_number(object: &JsValue, name: &str) -> Taken<u32> {
    let number = field(object, name)?.and_then(|value| value.as_f64()).unwrap_or(f64::NAN);
    Some(number as u32).filter(|&n| f64::from(n) == number).ok_or_else(|| wrong(name))
}

fn words(object: &JsValue, name: &str) -> Taken<String> {
    maybe(object, name)?.ok_or_else(|| wrong(name))
}

fn maybe(object: &JsValue, name: &str) -> Taken<Option<String>> {
    in_words(Reflect::get(object, &name.into()), name).map_err(|_| wrong(name))
}

fn field(object: &JsValue, name: &str) -> Taken<Option<JsValue>> {
    given_at_all(Reflect::get(object, &name.into())).map_err(|_| wrong(name))
}

fn wrong(name: &str) -> Fault {
    Fault::Wrong(name.to_owned())
}
