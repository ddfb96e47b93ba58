//! The doors to JavaScript, present only in the wasm modules: convert and delegate, nothing else.
//!
//! There are two, each in a module of its own where the build asks for one of the features only: the reader of the first
//! load, and the tables that come when they are needed. What is here is what both need.
//!
//! What goes wrong in a call comes out as an `Error` named `Refused`: the caller handed in something that makes no sense.
//! A bug comes out as an `Error` named `Panic`, or as the `WebAssembly.RuntimeError` of a trap. The module must not be
//! used after either; the page starts another worker then.

#[cfg(feature = "tables")]
pub mod across;
#[cfg(feature = "tables")]
mod carried;
#[cfg(feature = "reader")]
pub mod reader;
#[cfg(feature = "tables")]
pub mod tables;

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

/// From now on a bug leaves the module with its message.
fn listen() {
    std::panic::set_hook(Box::new(|panic| throw("Panic", &panic.to_string())));
}

/// Sees to it that there is room for what comes next. Each time that a module asks for more room, the browser may look
/// through all that JavaScript holds: with thousands of articles, to ask for a little at a time would cost most of the time.
fn make_room(bytes: usize) {
    const ROOM: usize = 8 << 20;
    drop(std::hint::black_box(Vec::<u8>::with_capacity(bytes.max(ROOM))));
}

/// What is handed over, as JavaScript has it.
fn told<T: Tsify + serde::Serialize>(value: T) -> Result<Ts<T>, JsValue> {
    value.into_ts().map_err(|e| refused(&e.to_string()))
}

/// The text that a field holds.
fn in_words(value: Result<JsValue, JsValue>, field: &str) -> Result<Option<String>, JsValue> {
    let told = |value: JsValue| value.as_string().ok_or_else(|| refused(&format!("{field} is no text")));
    given_at_all(value)?.map(told).transpose()
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
