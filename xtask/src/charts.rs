//! Speed of charts: of the module in a worker of a real browser, and of other libraries over the same figures.

use crate::{
    bench::{Figures, figure, mark, read, site},
    command::{command, output, run},
    module,
    need::{self, Browsers},
    page::{self, Page},
    serve,
    settings::Settings,
};
use anyhow::{Context, Result};
use std::fs;

/// The other libraries, and what the table calls them.
const OTHERS: [(&str, &str); 4] = [
    ("d3", "d3, written by hand"),
    ("plot", "Observable Plot"),
    ("echarts", "ECharts, as SVG"),
    ("plotly", "Plotly, basic and static"),
];

/// Builds the page and prints the table.
pub fn charts(settings: &Settings) -> Result<()> {
    let page = page::build(settings)?;
    table(&page, &need::browsers(settings)?, settings)
}

/// Measures a built page and prints the table.
pub fn table(page: &Page, browsers: &Browsers, settings: &Settings) -> Result<()> {
    let found = measured(page, browsers, settings)?;
    println!(
        "\nCharts in milliseconds: drawn, and behind it drawn, put into the page and laid out. A first picture is the middle \
         one of nine fresh pages, with all that is needed loaded; others are the middle one of 25 rounds of 16, each with \
         another figure and another title."
    );
    for (picture, what) in [("bars", "Bars of 12 provinces"), ("line", "A line of 60 months")] {
        compared(&found, picture, what)?;
    }
    let time = &settings.time;
    println!("\n{:<48}{:>10}{:>12}", "", "ms", "at most");
    for (name, what, most) in [
        ("map", "a map of 34 tiles, inside the worker", time.map),
        ("panels", "20 panels of 5 years, inside the worker", time.panels),
        ("png", "the bars as PNG at 2×, with their data", time.png),
    ] {
        let took = figure(&found, name)?;
        println!("{what:<48}{took:>10.2}{:>12}", mark(took <= most, most));
    }
    Ok(())
}

/// The lines of one picture. Ours are marked by whether they are as fast as the fastest of the others.
fn compared(found: &Figures, picture: &str, what: &str) -> Result<()> {
    let of = |name: &str| figure(found, &format!("{picture} {name}"));
    let fastest = |behind: &str| -> Result<f64> {
        OTHERS.iter().try_fold(f64::INFINITY, |least, (name, _)| Ok(least.min(of(&format!("{name}{behind}"))?)))
    };
    let rows = |behind: [&str; 4]| -> Result<Vec<f64>> { behind.into_iter().map(fastest).collect() };
    let limits = rows([" first", " laid first", " redraw", " laid redraw"])?;
    println!("\n{what:<48}{:>12}{:>12}{:>12}{:>12}", "first", "laid out", "redraw", "laid out");
    let own = [
        ("sodo, inside its worker, warm as in the page", ["warm first", "", "inside redraw", ""]),
        (
            "sodo, through the worker's messages, warm",
            ["warm messages first", "warm messages laid first", "messages redraw", "messages laid redraw"],
        ),
        ("sodo, inside its worker, just loaded", ["fresh first", "", "", ""]),
        (
            "sodo, through the worker's messages, just loaded",
            ["fresh messages first", "fresh messages laid first", "", ""],
        ),
    ];
    for (name, cells) in own {
        let mut line = format!("{name:<48}");
        for (cell, limit) in cells.into_iter().zip(&limits) {
            let words = match cell {
                "" => String::new(),
                cell => {
                    let took = of(cell)?;
                    format!("{took:.2} {}", if took <= *limit { "✓" } else { "✗" })
                }
            };
            line += &format!("{words:>12}");
        }
        println!("{}", line.trim_end());
    }
    for (name, told) in OTHERS {
        let cell = |behind: &str| Ok(format!("{:>10.2}  ", of(&format!("{name}{behind}"))?));
        let cells: Result<String> =
            [" first", " laid first", " redraw", " laid redraw"].into_iter().map(cell).collect();
        println!("{told:<48}{}", cells?.trim_end());
    }
    Ok(())
}

fn measured(page: &Page, browsers: &Browsers, settings: &Settings) -> Result<Figures> {
    let site = site(page, settings)?;
    fs::write(
        site.join("charts.html"),
        "<!doctype html><link rel=\"icon\" href=\"data:,\"><title>charts</title><body><script src=\"charts.js\"></script>",
    )?;
    let parts = [("charts", "page"), ("charts-worker", "worker")].into_iter();
    let others = OTHERS.map(|(name, _)| (format!("charts-{name}"), name));
    let parts = parts.map(|(file, part)| (file.to_owned(), part)).chain(others);
    for (file, part) in parts {
        let script = page::bundle(&format!("benches/page/charts/{part}.ts"))?;
        fs::write(site.join(file).with_extension("js"), script)?;
    }
    let figures = module::target()?.join("charts.json");
    run(command("cargo", ["run", "--quiet", "--example", "charts", "--"]).arg(&figures))?;
    let address = serve::spawn(site)?;
    let mut node = command("node", ["benches/page/charts.mjs", &address]);
    node.arg(figures).envs(browsers.iter().cloned()).stderr(std::process::Stdio::inherit());
    read(&output(&mut node).context("the page that draws charts failed")?)
}
