//! The font of the pictures and of the page: an open one made for Vietnamese, cut down to the letters that are measured.

use crate::{
    command::{command, run},
    module, need,
    settings::Settings,
};
use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use std::fs;

/// The two weights as WOFF2.
pub struct Font {
    /// 400.
    pub regular: Vec<u8>,
    /// 700.
    pub bold: Vec<u8>,
}

/// Cuts both weights out of the fonts that npm has installed.
pub fn build(settings: &Settings) -> Result<Font> {
    need::npm(settings)?;
    let folder = module::target()?.join("font");
    run(command("node", ["xtask/font.mjs"]).arg(&folder))?;
    let read = |name: &str| fs::read(folder.join(name)).with_context(|| name.to_owned());
    Ok(Font { regular: read("regular.woff2")?, bold: read("bold.woff2")? })
}

impl Font {
    /// Both weights as a style that needs no other file.
    pub fn style(&self) -> String {
        let face = |weight: u32, bytes: &[u8]| {
            let base64 = BASE64.encode(bytes);
            format!(
                "@font-face{{font-family:\"Be Vietnam Pro\";font-weight:{weight};src:url(data:font/woff2;base64,{base64})}}"
            )
        };
        face(400, &self.regular) + &face(700, &self.bold)
    }
}
