//! What the program is built of, looked through by cargo-deny: licences, banned packages, sources.

use crate::{
    command::{command, run},
    need,
    settings::Settings,
};
use anyhow::Result;
use std::path::Path;

/// Holds the packages of every `Cargo.lock` to `deny.toml`.
pub fn deny(settings: &Settings) -> Result<()> {
    need::cargo_tool("deny", &settings.tools.cargo_deny)?;
    for manifest in ["Cargo.toml", "fuzz/Cargo.toml"].into_iter().filter(|path| Path::new(path).exists()) {
        println!("── {manifest}");
        let args = [
            "deny",
            "--locked",
            "--manifest-path",
            manifest,
            "--config",
            "deny.toml",
            "check",
            "licenses",
            "bans",
            "sources",
        ];
        run(&mut command("cargo", args))?;
    }
    Ok(())
}
