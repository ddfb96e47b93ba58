//! `sodo chart`: analyses in, as `sodo extract` prints them; one picture out.

use super::{args::Chart, complain, words};
use sodo::{chart, corpus::Table, wire};
use std::{
    fs,
    io::{self, Read, Write},
};

/// Draws, and says how many things were wrong.
pub fn run(options: &Chart) -> io::Result<usize> {
    let svg = match draw(options) {
        Ok(svg) => svg,
        Err(wrong) => {
            complain(&wrong);
            return Ok(1);
        }
    };
    match &options.output {
        None => io::stdout().write_all(svg.as_bytes()).map(|()| 0),
        Some(file) => Ok(fs::write(file, svg).map_or_else(
            |error| {
                complain(&format!("{} could not be written ({error})", file.display()));
                1
            },
            |()| 0,
        )),
    }
}

fn draw(options: &Chart) -> Result<String, String> {
    let lexicon = words::lexicon(&options.lexicon)?;
    let table = table(&text(options)?, &options.input)?;
    let picture = chart::draw(&table, &options.spec, &lexicon.terms);
    if picture.svg.is_empty() { Err(picture.note) } else { Ok(picture.svg) }
}

fn text(options: &Chart) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = if options.input == "-" {
        io::stdin().lock().read_to_end(&mut bytes)
    } else {
        fs::File::open(&options.input).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    let name = if options.input == "-" { "standard input" } else { &options.input };
    read.map_err(|error| format!("{name} could not be read ({error})"))?;
    String::from_utf8(bytes).map_err(|_| format!("{name} is no UTF-8 text; give it what 'sodo extract' printed"))
}

/// One analysis a line, or one list of them as `--format json` prints it.
fn table(text: &str, name: &str) -> Result<Table, String> {
    let name = if name == "-" { "standard input" } else { name };
    let text = text.trim_start_matches('\u{feff}');
    let mut table = Table::default();
    if text.trim_start().starts_with('[') {
        let all: Vec<wire::Analysis> =
            serde_json::from_str(text).map_err(|error| no_analysis(name, error.line(), &error))?;
        for analysis in all {
            table.put(analysis.into_source().map_err(|wrong| format!("{name}: {wrong}"))?);
        }
    } else {
        for (i, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let analysis: wire::Analysis =
                serde_json::from_str(line).map_err(|error| no_analysis(name, i + 1, &error))?;
            table.put(analysis.into_source().map_err(|wrong| format!("{name}, line {}: {wrong}", i + 1))?);
        }
    }
    if table.sources().is_empty() {
        return Err(format!("{name} holds no analysis; give it what 'sodo extract' printed"));
    }
    Ok(table)
}

fn no_analysis(name: &str, line: usize, error: &serde_json::Error) -> String {
    // The library's own position counts lines of what it was given, which is one line here.
    let why = error.to_string();
    let why = why.split(" at line ").next().unwrap_or_default();
    format!("{name}, line {line} is no analysis as 'sodo extract' prints it ({why})")
}
