//! From paths to articles. Everything that is wrong with one of them is a sentence, and the others are still read.

use super::{args::Reading, decode::decode};
use sodo::{Article, wire};
use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::{fs, iter};

/// An article, or a sentence about one that could not be read.
pub type Item = Result<Article, String>;

/// Every article that the options name: in the order named, the files of a folder by name. Read only as asked for.
pub fn articles(options: &Reading) -> impl Iterator<Item = Item> {
    let files = options.paths.iter().flat_map(|path| files(path, options.jsonl));
    let all = files.flat_map(|file| match file.and_then(|file| Ok((read(&file)?, file))) {
        Ok((text, file)) if options.jsonl => lines(text, file, options),
        Ok((text, file)) => {
            let doc = name(&file);
            Box::new(iter::once(Ok(Article {
                doc,
                text,
                published: options.published,
                url: None,
                decisions: Vec::new(),
            })))
        }
        Err(wrong) => Box::new(iter::once(Err(wrong))),
    });
    all.map(|item| item.map(|article| decided(article, &options.recipe)))
}

/// The article with all that a recipe has to say of its words.
fn decided(mut article: Article, recipe: &[wire::Decision]) -> Article {
    if !recipe.is_empty() {
        let own = std::mem::take(&mut article.decisions);
        // What was decided about this very article comes behind, and so it holds.
        article.decisions = wire::review::placed(recipe.to_vec(), &article.text).into_iter().chain(own).collect();
    }
    article
}

/// The files that a path of the command line stands for; `-` stands for itself.
fn files(path: &OsStr, jsonl: bool) -> Vec<Result<PathBuf, String>> {
    let path = Path::new(path);
    if path == Path::new("-") || !path.is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let endings: &[&str] = if jsonl { &["jsonl"] } else { &["txt", "md"] };
    let mut found = Vec::new();
    walk(path, endings, &mut found);
    if found.is_empty() {
        let endings = endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" or ");
        found.push(Err(format!("{}: there is no {endings} file in this folder; name another one", path.display())));
    }
    found
}

/// Collects the articles below a folder, sorted. Hidden files are left out, and links to folders, which could go round
/// in a circle.
fn walk(folder: &Path, endings: &[&str], found: &mut Vec<Result<PathBuf, String>>) {
    let entries = match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(entries) => entries,
        Err(error) => return found.push(Err(unread(folder, &error))),
    };
    let mut paths: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).filter(|path| !hidden(path)).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            if !path.is_symlink() {
                walk(&path, endings, found);
            }
        } else if path.extension().is_some_and(|ending| endings.iter().any(|e| ending.eq_ignore_ascii_case(e))) {
            found.push(Ok(path));
        }
    }
}

fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// The text of a file, or of standard input.
pub fn read(file: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().read_to_end(&mut bytes).map_err(|error| unread(file, &error))?;
    } else {
        bytes = fs::read(file).map_err(|error| unread(file, &error))?;
    }
    decode(&bytes).map_err(|why| format!("{} {why}", shown(file)))
}

/// One article a line; a line that is none is told by its number. Empty lines are left out.
fn lines(text: String, file: PathBuf, options: &Reading) -> Box<dyn Iterator<Item = Item> + '_> {
    let lines: Vec<(usize, String)> = text.lines().map(str::to_owned).enumerate().collect();
    Box::new(lines.into_iter().filter(|(_, line)| !line.trim().is_empty()).map(move |(i, line)| {
        let told = |why: &str| format!("{}, line {}: {why}", shown(&file), i + 1);
        let article: wire::Article = serde_json::from_str(&line).map_err(|error| told(&bad_json(&error)))?;
        let mut article = article.into_core().map_err(|day| {
            told(&format!("\"published\" is '{day}', no day of the calendar; write it as 2024-12-19"))
        })?;
        article.published = article.published.or(options.published);
        Ok(article)
    }))
}

fn bad_json(error: &serde_json::Error) -> String {
    let words = error.to_string();
    let words = words.split(" at line ").next().unwrap_or_default();
    format!("{words} at character {}; each line needs {{\"doc\": \"…\", \"text\": \"…\"}}", error.column())
}

/// The name of a document: its file's name without the ending.
fn name(file: &Path) -> String {
    if file == Path::new("-") {
        return "stdin".to_owned();
    }
    file.file_stem().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}

fn shown(file: &Path) -> String {
    if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() }
}

fn unread(file: &Path, error: &io::Error) -> String {
    let file = shown(file);
    match error.kind() {
        io::ErrorKind::NotFound => format!("{file}: there is no such file or folder; check the path"),
        io::ErrorKind::PermissionDenied => format!("{file}: you may not read it; ask for the right or copy the file"),
        _ => format!("{file}: it could not be read ({error}); try again or copy the file"),
    }
}
