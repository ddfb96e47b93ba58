//! Lays the tables of the lexicon out for the module: all phrases of a meaning in one row, no comments, and the forms of legal
//! documents' numbers as an automaton, so that it need not carry what reads and compiles expressions.

use regex_automata::dfa::{StartKind, dense};
use std::{collections::BTreeMap, env, error::Error, fs, path::PathBuf};

const FORMS: &str = "legal_forms.tsv";
/// Tables with the phrases of one meaning in one cell, and what they are made of: tables of phrases and what the meanings
/// in them are called in front.
const GATHERED: [(&str, &[(&str, &str)]); 4] = [
    ("cues.tsv", &[("cues.tsv", "")]),
    ("pillars.tsv", &[("pillars.tsv", "")]),
    ("reckon.tsv", &[("reckon.tsv", "")]),
    (
        "names.tsv",
        &[
            ("organisations.tsv", "org "),
            ("platforms.tsv", "platform "),
            ("programmes.tsv", "programme "),
            ("roles.tsv", "person "),
            ("credits.tsv", "credit "),
        ],
    ),
];
/// Tables that the module has as they are, without comments.
const PLAIN: [&str; 23] = [
    "advances.tsv",
    "alphabet.tsv",
    "areas.tsv",
    "base_names.tsv",
    "bases.tsv",
    "breaks.tsv",
    "chart.tsv",
    "checks.tsv",
    "corrections.tsv",
    "doubts.tsv",
    "dti.tsv",
    "dti_pillars.tsv",
    "dti_versions.tsv",
    "faults.tsv",
    "grid.tsv",
    "indicators.tsv",
    "joints.tsv",
    "legal_types.tsv",
    "numbers.tsv",
    "places.tsv",
    "special.tsv",
    "surnames.tsv",
    "units.tsv",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for name in PLAIN {
        let cut: fn(&mut Vec<&str>) = match name {
            // The page says in Vietnamese what a doubt means.
            "doubts.tsv" => |cells| cells.truncate(2),
            // English names are in the table of names.
            "indicators.tsv" => |cells| cells[2] = "",
            _ => |_| {},
        };
        fs::write(out.join(name), laid_out(name, cut)?)?;
    }
    fs::write(out.join("terms.tsv"), laid_out("indicators.tsv", |cells| cells.truncate(3))?)?;
    // Which province lies in which unit; the kind of a row is no province's where it has no successor.
    fs::write(out.join("members.tsv"), laid_out("areas.tsv", |cells| cells.truncate(3))?)?;
    for (name, sources) in GATHERED {
        let mut gathered = "phrases\tmeaning\n".to_owned();
        for (source, front) in sources {
            let table = table(source)?;
            let mut meanings: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            for (phrase, meaning) in rows(&table).skip(1).filter_map(|row| row.split_once('\t')) {
                meanings.entry(meaning).or_default().push(phrase);
            }
            let rows = meanings.iter().map(|(meaning, list)| format!("{}\t{front}{meaning}\n", list.join("|")));
            gathered.extend(rows);
        }
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

/// A table without comments, and of its lines what is left of their cells.
fn laid_out(name: &str, cut: fn(&mut Vec<&str>)) -> Result<String, Box<dyn Error>> {
    let table = table(name)?;
    let rows = rows(&table).map(|row| {
        let mut cells = row.split('\t').collect();
        cut(&mut cells);
        cells.join("\t")
    });
    Ok(rows.collect::<Vec<_>>().join("\n"))
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
