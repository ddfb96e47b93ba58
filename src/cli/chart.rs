//! `sodo chart`: analyses in, as `sodo extract` prints them, or a chart that was saved; one picture out, or the chart as data.

use super::{args::Chart, complain, words};
use sodo::{
    chart,
    corpus::Table,
    wire::{
        self, ChartSpec,
        carried::{self, Fault},
    },
};
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
    let (kept, table) = input(&text(options)?, &options.input)?;
    let picture = chart::draw(&table, &over(&options.wish, kept).into(), &lexicon.terms);
    match picture.svg.is_empty() {
        true => Err(picture.note),
        false if options.data => Ok(wire::carried::write(&wire::Chart::new(picture), &table) + "\n"),
        false => Ok(picture.svg),
    }
}

/// What is asked for goes before what a chart was drawn by. Another indicator or form has another headline.
fn over(asked: &ChartSpec, kept: ChartSpec) -> ChartSpec {
    let asked = asked.clone();
    let same = asked.indicator.is_none() && asked.by.is_none() && asked.form.is_none() && asked.lang.is_none();
    ChartSpec {
        indicator: asked.indicator.or(kept.indicator),
        by: asked.by.or(kept.by),
        form: asked.form.or(kept.form),
        title: asked.title.or(kept.title.filter(|_| same)),
        theme: asked.theme.or(kept.theme),
        width: asked.width.or(kept.width),
        lang: asked.lang.or(kept.lang),
        ..kept
    }
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

/// A chart with its wish; else analyses, one a line or one list of them as `--format json` prints it.
fn input(text: &str, name: &str) -> Result<(ChartSpec, Table), String> {
    let name = if name == "-" { "standard input" } else { name };
    let text = text.trim_start_matches('\u{feff}').trim_ascii_start();
    let mut table = Table::default();
    if is_chart(text) {
        let (wish, sources) = carried::read(text).map_err(|fault| no_chart(name, &fault))?;
        sources.into_iter().for_each(|source| table.put(source));
        return Ok((wish, table));
    }
    if text.starts_with('[') {
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
    Ok((ChartSpec::default(), table))
}

/// Analyses begin with the name of their document.
fn is_chart(text: &str) -> bool {
    text.strip_prefix('{').is_some_and(|rest| rest.trim_ascii_start().starts_with("\"sodo\""))
}

fn no_chart(name: &str, fault: &Fault) -> String {
    match fault {
        Fault::Cut => format!("{name} ends early or is no JSON any more; save the chart again"),
        Fault::Large => format!("{name} holds more than a chart can show"),
        Fault::Newer => format!("{name} was made by a newer SoDo; update this one to draw it"),
        Fault::Wrong(field) => format!("{name} is no chart as SoDo saves it: its field {field} cannot be so"),
    }
}

fn no_analysis(name: &str, line: usize, error: &serde_json::Error) -> String {
    // The library's own position counts lines of what it was given, which is one line here.
    let why = error.to_string();
    let why = why.split(" at line ").next().unwrap_or_default();
    format!("{name}, line {line} is no analysis as 'sodo extract' prints it ({why})")
}
