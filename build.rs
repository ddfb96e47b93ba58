//! Compiles the forms of legal documents' numbers (`src/lexicon/legal_forms.tsv`) for the module, so that it need not
//! carry what reads and compiles expressions.

use regex_automata::dfa::{StartKind, dense};
use std::{env, error::Error, fs, path::PathBuf};

const TABLE: &str = "src/lexicon/legal_forms.tsv";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={TABLE}");
    println!("cargo:rerun-if-changed=build.rs");
    let table = fs::read_to_string(TABLE)?;
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1);
    let forms: Vec<&str> = rows.filter_map(|row| row.split('\t').nth(1)).collect();
    let forms = dense::Builder::new()
        .configure(dense::Config::new().start_kind(StartKind::Anchored).minimize(true))
        .build(&forms.join("|"))?
        .to_sparse()?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("legal_forms.dfa"), forms.to_bytes_little_endian())?;
    Ok(())
}
