//! Makes of some tables what is lighter for the module: of the forms of legal documents' numbers an automaton, so that it
//! need not carry what reads and compiles expressions; of tables with a phrase a line a line for each of its meanings.

use regex_automata::dfa::{StartKind, dense};
use std::{collections::BTreeMap, env, error::Error, fs, path::PathBuf};

const FORMS: &str = "legal_forms.tsv";
const PHRASES: [&str; 2] = ["cues.tsv", "pillars.tsv"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for name in PHRASES {
        let mut meanings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let table = table(name)?;
        let mut rows = rows(&table);
        let mut gathered = rows.next().into_iter().map(|columns| format!("{columns}\n")).collect::<String>();
        for (phrase, meaning) in rows.filter_map(|row| row.split_once('\t')) {
            meanings.entry(meaning).or_default().push(phrase);
        }
        gathered.extend(meanings.into_iter().map(|(meaning, phrases)| format!("{}\t{meaning}\n", phrases.join("|"))));
        fs::write(out.join(name), gathered)?;
    }
    let table = table(FORMS)?;
    let forms: Vec<&str> = rows(&table).skip(1).filter_map(|row| row.split('\t').nth(1)).collect();
    let forms = dense::Builder::new()
        .configure(dense::Config::new().start_kind(StartKind::Anchored).minimize(true))
        .build(&forms.join("|"))?
        .to_sparse()?;
    fs::write(out.join("legal_forms.dfa"), forms.to_bytes_little_endian())?;
    Ok(())
}

/// A table of the lexicon; the build is done anew when it changes.
fn table(name: &str) -> Result<String, Box<dyn Error>> {
    let path = format!("src/lexicon/{name}");
    println!("cargo:rerun-if-changed={path}");
    Ok(fs::read_to_string(path)?)
}

/// The lines of a table, the first with the names of its columns, without comments.
fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}
