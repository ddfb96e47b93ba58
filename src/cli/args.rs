//! From words on the command line to a [`Command`].

use super::words;
use lexopt::{Arg, Parser};
use sodo::{
    Period,
    chart::{self, theme::Theme},
    corpus::pick::By,
    lexicon::sentences::Lang,
    wire,
};
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// What `sodo --help` prints.
const HELP: &str = "\
sodo reads every figure in Vietnamese articles on provincial digital transformation.

    sodo extract [--format jsonl|json|csv|sdmx|parquet] [--split] [--published YYYY-MM-DD] [--jsonl] [--lexicon TABLE] [--recipe FILE]
                 [-o FILE [--resume]] [--refused FILE] PATH… | -
    sodo explain [--at TEXT] [--format text|json] [--published YYYY-MM-DD] [--jsonl] [--lexicon TABLE] [--recipe FILE] PATH… | -
    sodo check [--format text|json|csv] [--wrong] [--lang vi|en] [--published YYYY-MM-DD] [--jsonl] [--lexicon TABLE] [--recipe FILE] PATH… | -
    sodo compare [--format json|csv] [--published YYYY-MM-DD] [--jsonl] [--lexicon TABLE] [--recipe FILE] PATH… | -
    sodo chart [--format svg|json] [--title WORDS] [--indicator ID] [--by area|article] [--form FORM] [--theme light|dark] [--width N] [--lang vi|en] [--lexicon TABLE]
               [-o FILE] [FILE | -]

PATH is a text file, JSON Lines (.jsonl), either of them packed (.gz, .zip), Parquet with an article a row (.parquet: text, doc?, published?,
url?), a pattern in quotes ('2024/*.txt'), or a folder with such files, subfolders too; - reads standard input.

    --format jsonl    one analysis a line (the default)
    --format json     one list of analyses, indented
    --format csv      one figure a line, for programs: commas, decimal dots
    --format sdmx     one figure a line, as SDMX-CSV 2.0
    --format parquet  one figure a row, the columns of csv with numbers as numbers and words as they are
    --split           a text that holds several articles, one below the other, is read as several: NAME#1, NAME#2 …;
                      only where it is sure: a line of dashes, a source or a writer above a headline, a number
    --published DAY   day of publication of the articles that do not bring their own, as 2024-12-19
    --jsonl           the input is JSON Lines, {\"doc\", \"text\", \"published\"?, \"url\"?} a line;
                      in folders the .jsonl files are read
    --lexicon TABLE   words of your own over those of the program, from a table with its columns named in the first
                      line, parted by tabs, ; or ,; may be given several times:
                      id triggers label_vi label_en pillar unit value     an indicator, or more phrases for one
                      name code successor kind spellings                  an area
                      phrase cue, phrase pillar, phrase unit kind         as in src/lexicon/*.tsv
                      short full                                          a short form, and the words it stands for
    --recipe FILE     what a person decided on the page about figures (.json); where an article has the same words it holds
                      again, and such figures have OBS_STATUS A
    -o FILE           write there; FILE.part beside it says how much of it is whole, until all is done
    --resume          go on with a FILE that an earlier run did not end: the same bytes come out as of one run
    --refused FILE    what could not be read also goes there, {\"at\", \"why\"} a line; at is the number of a line or row
    --help            this text
    --version         the version

sodo explain prints for each figure what could have been read, what spoke for it, and what won.

    --at TEXT         only the figures that these words of the article hold, or those of the sentences they stand in
    --format json     all of it as one list (text: to be read)

sodo check recomputes what articles claim: shares, sums, differences, growth, multiples, means, moves in a ranking. It says
of each claim what was printed and what comes out, wrong ones first, then questions, then right ones.

    --wrong           only what does not agree
    --format text     for people (the default); the figures of a check stand in «» in their sentences
    --format json     all of it as one list
    --format csv      one check a line, with columns of SDMX; OBS_STATUS is U where it does not agree
    --lang en         English sentences

sodo compare puts the figures of all articles side by side: facts with their witnesses, copies, series with breaks,
contradictions, what is defined otherwise, corrections, targets beside results, areas before and after 1 July 2025, and
what there is evidence for of the index of digital transformation.

    --format json     all of it as one object (the default)
    --format csv      one fact and witness a line, with the columns of SDMX

FORM is bars, dots, ranges, ranks, map, line, slope, panels, targets, parts or index; without it the program chooses one that fits.
FILE of sodo chart holds what sodo extract printed, or a chart as the page saves it and --format json prints it: a wish and
the figures drawn, as JSON. - or nothing reads it from standard input. What is asked for here goes before what a chart holds.

    --format svg      the picture (the default)
    --format json     the chart as data, to be kept, changed, drawn again, or opened in the page
    --title WORDS     a headline in place of the program's own
    --indicator ID    draw this indicator, not the one that compares best
    --by area         a bar for each area (or: article; indicator, for the figures of one article)
    --theme dark      light letters on dark ground
    --width N         width in pixels, 280 to 2400 (800)
    --lang en         English words
    -o FILE           write the picture there

What cannot be read is told on stderr, and the rest is still done. At its end sodo extract says there how many articles and figures
were read. The exit code is 0 where all was done, or whoever reads the output had seen enough; 2 where an argument was wrong or something could not
be read or written; 130 where Ctrl-C ended it, with all that was done written.
";

/// What to do.
pub enum Command {
    /// Print these words: help or version.
    Say(String),
    /// Read articles and print what is in them.
    Extract(Extract),
    /// Print why figures are read as they are.
    Explain(Explain),
    /// Recompute what articles claim.
    Check(Check),
    /// Put the figures of many articles side by side.
    Compare(Compare),
    /// Draw what is in analyses.
    Chart(Box<Chart>),
}

/// How `sodo chart` was called.
#[derive(Default)]
pub struct Chart {
    /// What is asked for; the rest is chosen by the chart that is read, or by the program.
    pub wish: wire::ChartSpec,
    /// Print the chart as data.
    pub data: bool,
    /// Where analyses, or a chart, come from.
    pub input: String,
    /// Where the picture goes; standard output where nothing is given.
    pub output: Option<PathBuf>,
    /// Tables of own words.
    pub lexicon: Vec<PathBuf>,
}

/// How `sodo extract` was called.
pub struct Extract {
    /// Form of the output.
    pub format: Format,
    /// True where a text that holds several articles is read as several.
    pub split: bool,
    /// Where it is written; standard output where nothing is given.
    pub output: Option<PathBuf>,
    /// True where an earlier run that was ended is gone on with.
    pub resume: bool,
    /// Where what could not be read is told as well.
    pub refused: Option<PathBuf>,
    /// What is read.
    pub read: Reading,
}

impl Extract {
    /// What the run was asked for, as far as the bytes of its output hang on it; `stamp` tells one state of the input from another.
    pub fn asked(&self, stamp: &str) -> String {
        let Reading { published, jsonl, paths, lexicon, recipe } = &self.read;
        let format = self.format as u8;
        format!("{format} {} {published:?} {jsonl} {paths:?} {lexicon:?} {recipe:?} {stamp}", self.split)
    }
}

/// How `sodo explain` was called.
pub struct Explain {
    /// True where all of it is printed as JSON, and not for people.
    pub json: bool,
    /// Words of the article that the figures stand at.
    pub at: Option<String>,
    /// What is read.
    pub read: Reading,
}

/// How `sodo check` was called.
pub struct Check {
    /// Form of the output.
    pub form: Form,
    /// True where only what does not agree is printed.
    pub wrong: bool,
    /// The language of its sentences.
    pub lang: Lang,
    /// What is read.
    pub read: Reading,
}

/// Form in which checks are printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Text,
    /// One list of articles.
    Json,
    /// One check a line.
    Csv,
}

/// How `sodo compare` was called.
pub struct Compare {
    /// True where facts are printed as lines of CSV, and not all as JSON.
    pub csv: bool,
    /// What is read.
    pub read: Reading,
}

/// Which articles are read, and how.
#[derive(Default)]
pub struct Reading {
    /// Day of publication of articles that do not bring their own.
    pub published: Option<Period>,
    /// True where the input is JSON Lines.
    pub jsonl: bool,
    /// Files, folders, or `-`.
    pub paths: Vec<OsString>,
    /// Tables of the reader's own.
    pub lexicon: Vec<PathBuf>,
    /// Decisions of a person that hold wherever their words stand.
    pub recipe: Vec<wire::Decision>,
}

/// Form of the output.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One analysis a line.
    JsonLines,
    /// One list of analyses.
    Json,
    /// One figure a line.
    Csv,
    /// One figure a line, as SDMX-CSV.
    Sdmx,
    /// One figure a row, as Parquet.
    Parquet,
}

/// Reads the arguments; an error is a whole sentence.
pub fn parse(mut parser: Parser) -> Result<Command, String> {
    match parser.next().map_err(plain)? {
        Some(Arg::Long("help") | Arg::Short('h')) => Ok(Command::Say(HELP.to_owned())),
        Some(Arg::Long("version") | Arg::Short('V')) => {
            Ok(Command::Say(concat!("sodo ", env!("CARGO_PKG_VERSION"), "\n").to_owned()))
        }
        Some(Arg::Value(word)) if word == "extract" => extract(parser),
        Some(Arg::Value(word)) if word == "explain" => explain(parser),
        Some(Arg::Value(word)) if word == "check" => check(parser),
        Some(Arg::Value(word)) if word == "compare" => compare(parser),
        Some(Arg::Value(word)) if word == "chart" => draw(parser),
        Some(Arg::Value(word)) => {
            Err(format!("there is no command '{}'; write 'sodo extract PATH'", word.to_string_lossy()))
        }
        Some(other) => Err(plain(other.unexpected())),
        None => Err("nothing to do; write 'sodo extract PATH', or 'sodo --help' for more".to_owned()),
    }
}

fn extract(mut parser: Parser) -> Result<Command, String> {
    let mut options = Extract {
        format: Format::JsonLines,
        split: false,
        output: None,
        resume: false,
        refused: None,
        read: Reading::default(),
    };
    let read = &mut options.read;
    while let Some(arg) = parser.next().map_err(plain)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Say(HELP.to_owned())),
            Arg::Long("format") => options.format = format(&parser.value().map_err(plain)?)?,
            Arg::Long("split") => options.split = true,
            Arg::Short('o') | Arg::Long("output") => options.output = Some(parser.value().map_err(plain)?.into()),
            Arg::Long("resume") => options.resume = true,
            Arg::Long("refused") => options.refused = Some(parser.value().map_err(plain)?.into()),
            other => reading(other.into(), &mut parser, read)?,
        }
    }
    if options.resume && options.output.is_none() {
        return Err("only a file can be gone on with; give -o FILE with --resume".to_owned());
    }
    if options.resume && options.refused.is_some() {
        return Err("--refused tells of a whole run; leave out --resume".to_owned());
    }
    complete(&options.read).map(|()| Command::Extract(options))
}

fn explain(mut parser: Parser) -> Result<Command, String> {
    let mut options = Explain { json: false, at: None, read: Reading::default() };
    let is_json = |word: &str| [("text", false), ("json", true)].into_iter().find(|form| form.0 == word);
    let read = &mut options.read;
    while let Some(arg) = parser.next().map_err(plain)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Say(HELP.to_owned())),
            Arg::Long("at") => options.at = Some(word(&mut parser)?),
            Arg::Long("format") => options.json = one_of(&mut parser, "--format", is_json, "text or json")?.1,
            other => reading(other.into(), &mut parser, read)?,
        }
    }
    complete(&options.read).map(|()| Command::Explain(options))
}

fn check(mut parser: Parser) -> Result<Command, String> {
    let mut options = Check { form: Form::Text, wrong: false, lang: Lang::Vi, read: Reading::default() };
    let forms = [("text", Form::Text), ("json", Form::Json), ("csv", Form::Csv)];
    let form = |word: &str| forms.iter().find(|form| form.0 == word).map(|form| form.1);
    let read = &mut options.read;
    while let Some(arg) = parser.next().map_err(plain)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Say(HELP.to_owned())),
            Arg::Long("format") => options.form = one_of(&mut parser, "--format", form, "text, json or csv")?,
            Arg::Long("wrong") => options.wrong = true,
            Arg::Long("lang") => options.lang = one_of(&mut parser, "--lang", Lang::from_word, "vi or en")?,
            other => reading(other.into(), &mut parser, read)?,
        }
    }
    complete(&options.read).map(|()| Command::Check(options))
}

fn compare(mut parser: Parser) -> Result<Command, String> {
    let mut options = Compare { csv: false, read: Reading::default() };
    let is_csv = |word: &str| [("json", false), ("csv", true)].into_iter().find(|form| form.0 == word);
    let read = &mut options.read;
    while let Some(arg) = parser.next().map_err(plain)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Say(HELP.to_owned())),
            Arg::Long("format") => options.csv = one_of(&mut parser, "--format", is_csv, "json or csv")?.1,
            other => reading(other.into(), &mut parser, read)?,
        }
    }
    complete(&options.read).map(|()| Command::Compare(options))
}

/// A word of the command line that holds its name, so that the parser can go on meanwhile.
enum Word {
    Flag(String),
    Value(OsString),
    Unknown(lexopt::Error),
}

impl From<Arg<'_>> for Word {
    fn from(arg: Arg<'_>) -> Word {
        match arg {
            Arg::Long(flag) => Word::Flag(flag.to_owned()),
            Arg::Value(value) => Word::Value(value),
            other => Word::Unknown(other.unexpected()),
        }
    }
}

/// What every command takes that reads articles.
fn reading(word: Word, parser: &mut Parser, read: &mut Reading) -> Result<(), String> {
    match word {
        Word::Flag(flag) => match flag.as_str() {
            "published" => read.published = Some(published(&parser.value().map_err(plain)?)?),
            "jsonl" => read.jsonl = true,
            "lexicon" => read.lexicon.push(parser.value().map_err(plain)?.into()),
            "recipe" => read.recipe.extend(words::recipe(&PathBuf::from(parser.value().map_err(plain)?))?),
            flag => return Err(plain(Arg::Long(flag).unexpected())),
        },
        Word::Value(path) => read.paths.push(path),
        Word::Unknown(error) => return Err(plain(error)),
    }
    Ok(())
}

fn complete(options: &Reading) -> Result<(), String> {
    if options.paths.is_empty() {
        return Err("no article was named; give a file, a folder, or - for standard input".to_owned());
    }
    let named = options.paths.iter().map(AsRef::as_ref).chain(options.lexicon.iter().map(PathBuf::as_path));
    if named.filter(|path: &&Path| *path == "-").count() > 1 {
        return Err("standard input can be read only once; give - a single time".to_owned());
    }
    Ok(())
}

fn draw(mut parser: Parser) -> Result<Command, String> {
    let mut options = Chart::default();
    let wish = &mut options.wish;
    while let Some(arg) = parser.next().map_err(plain)? {
        match arg {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Say(HELP.to_owned())),
            Arg::Long("format") => {
                let known = |word: &str| ["svg", "json"].into_iter().position(|format| format == word);
                options.data = one_of(&mut parser, "--format", known, "svg or json")? == 1;
            }
            Arg::Long("title") => wish.title = Some(word(&mut parser)?),
            Arg::Long("indicator") => wish.indicator = Some(word(&mut parser)?),
            Arg::Long("by") => {
                let by = one_of(&mut parser, "--by", By::from_word, "area, article or indicator")?;
                wish.by = Some(by.into());
            }
            Arg::Long("form") => {
                let form = one_of(&mut parser, "--form", chart::form::Form::from_word, &forms())?;
                wish.form = Some(form.into());
            }
            Arg::Long("theme") => {
                wish.theme = Some(one_of(&mut parser, "--theme", Theme::from_word, "light or dark")?.into());
            }
            Arg::Long("lang") => wish.lang = Some(one_of(&mut parser, "--lang", Lang::from_word, "vi or en")?.into()),
            Arg::Long("width") => {
                let fits = |word: &str| word.parse().ok().filter(|width| chart::WIDTHS.contains(width));
                wish.width = Some(one_of(&mut parser, "--width", fits, "a number of pixels from 280 to 2400")?);
            }
            Arg::Long("lexicon") => options.lexicon.push(parser.value().map_err(plain)?.into()),
            Arg::Short('o') | Arg::Long("output") => options.output = Some(parser.value().map_err(plain)?.into()),
            Arg::Value(file) if options.input.is_empty() => {
                options.input = file.into_string().map_err(|_| "the name of the file is no UTF-8".to_owned())?;
            }
            Arg::Value(_) => return Err("one file at a time; join several with cat and give -".to_owned()),
            other => return Err(plain(other.unexpected())),
        }
    }
    if options.input.is_empty() {
        options.input.push('-');
    }
    Ok(Command::Chart(Box::new(options)))
}

fn word(parser: &mut Parser) -> Result<String, String> {
    Ok(parser.value().map_err(plain)?.to_string_lossy().into_owned())
}

fn one_of<T>(parser: &mut Parser, flag: &str, read: impl Fn(&str) -> Option<T>, all: &str) -> Result<T, String> {
    let word = word(parser)?;
    read(&word).ok_or_else(|| format!("'{word}' is nothing that {flag} knows; choose {all}"))
}

/// The forms of charts by their spellings.
fn forms() -> String {
    chart::form::Form::ALL.iter().map(|form| form.word()).collect::<Vec<_>>().join(", ")
}

fn format(word: &OsString) -> Result<Format, String> {
    match word.to_str() {
        Some("jsonl") => Ok(Format::JsonLines),
        Some("json") => Ok(Format::Json),
        Some("csv") => Ok(Format::Csv),
        Some("sdmx") => Ok(Format::Sdmx),
        Some("parquet") => Ok(Format::Parquet),
        _ => Err(format!("there is no format '{}'; choose jsonl, json, csv, sdmx or parquet", word.to_string_lossy())),
    }
}

fn published(word: &OsString) -> Result<Period, String> {
    let words = word.to_string_lossy();
    wire::day(&words).ok_or_else(|| format!("'{words}' is no day of the calendar; write --published as 2024-12-19"))
}

fn plain(error: lexopt::Error) -> String {
    format!("{error}; 'sodo --help' lists what it understands")
}
