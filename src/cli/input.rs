//! From paths to articles. Everything that is wrong with one of them is a sentence, and the others are still read.

use super::{args::Reading, decode::decode, parquet};
use flate2::bufread::MultiGzDecoder;
use sodo::{Article, wire};
use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{self, BufRead, BufReader, Read},
    iter,
    path::{Path, PathBuf},
    time::SystemTime,
};
use zip::ZipArchive;

/// An article, or why there is none.
pub type Item = Result<Article, Refused>;

/// What could not be read.
#[derive(Clone, Debug)]
pub struct Refused {
    /// A sentence on it, with the name of the file.
    pub why: String,
    /// The number of its line or row, from 1, where the file has such.
    pub at: Option<usize>,
}

impl From<String> for Refused {
    fn from(why: String) -> Refused {
        Refused { why, at: None }
    }
}

/// Articles that are read as they are asked for.
type Items<'a> = Box<dyn Iterator<Item = Item> + Send + 'a>;
/// Bytes that are read as they are asked for.
type Bytes = Box<dyn BufRead + Send>;

/// The longest text, in bytes: a page of a newspaper has some ten thousand. What unpacks to more is no article.
pub const MOST: usize = 64 << 20;

/// Every article that the options name: in the order named, the files of a folder by name. Read only as asked for, so that a
/// file of any size stands in memory one article at a time.
pub fn articles(options: &Reading) -> impl Iterator<Item = Item> + Send {
    let files = options.paths.iter().flat_map(|path| files(path, options.jsonl));
    let all = files
        .flat_map(|file| file.and_then(|file| held(&file, options)).unwrap_or_else(|wrong| one(Err(wrong.into()))));
    all.map(|item| item.map(|article| decided(article, &options.recipe)))
}

/// The articles of one file.
fn held<'a>(file: &Path, options: &'a Reading) -> Result<Items<'a>, String> {
    if ending_is(file, "zip") {
        return zipped(file, options);
    }
    if ending_is(file, "parquet") {
        let opened = File::open(file).map_err(|error| unread(file, &error))?;
        return Ok(Box::new(parquet::articles(opened, shown(file), name(file), options.published)?));
    }
    let bytes = open(file)?;
    if options.jsonl || ending_is(&unpacked(file), "jsonl") {
        return Ok(lines(bytes, shown(file), options));
    }
    let doc = name(file);
    let text = text(bytes, file)?;
    Ok(one(Ok(Article { doc, text, published: options.published, url: None, decisions: Vec::new() })))
}

fn one<'a>(item: Item) -> Items<'a> {
    Box::new(iter::once(item))
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

/// The files that a path of the command line stands for; `-` stands for itself. A pattern that the shell has left alone is
/// followed here.
fn files(path: &OsStr, jsonl: bool) -> Vec<Result<PathBuf, String>> {
    let path = Path::new(path);
    if !path.exists() && path.to_string_lossy().contains(['*', '?', '[']) {
        return followed(path);
    }
    if path == Path::new("-") || !path.is_dir() {
        return vec![Ok(path.to_owned())];
    }
    let endings: &[&str] = if jsonl { &["jsonl"] } else { &["txt", "md", "jsonl", "zip", "parquet"] };
    let mut found = Vec::new();
    walk(path, endings, &mut found);
    if found.is_empty() {
        let endings = endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" or ");
        found.push(Err(format!("{}: there is no {endings} file in this folder; name another one", path.display())));
    }
    found
}

/// The files that a pattern fits, by name.
fn followed(pattern: &Path) -> Vec<Result<PathBuf, String>> {
    let shown = pattern.display();
    let Ok(paths) = glob::glob(&pattern.to_string_lossy()) else {
        return vec![Err(format!("{shown}: this is no pattern of names; write it as articles/*.txt"))];
    };
    let mut found: Vec<_> =
        paths.map(|path| path.map_err(|error| unread(error.path(), &io::Error::other(error.to_string())))).collect();
    found.retain(|path| path.as_ref().is_ok_and(|path| path.is_file()) || path.is_err());
    if found.is_empty() {
        found.push(Err(format!("{shown}: no file is called like this; check the pattern")));
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
        } else if endings.iter().any(|ending| ending_is(&unpacked(&path), ending)) {
            found.push(Ok(path));
        }
    }
}

fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn ending_is(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// The name of what a packed file holds: `a.jsonl` of `a.jsonl.gz`.
fn unpacked(file: &Path) -> PathBuf {
    if ending_is(file, "gz") { file.with_extension("") } else { file.to_owned() }
}

/// What tells that the named files are those of before, and unchanged, without reading them.
pub fn stamp(options: &Reading) -> String {
    let (mut count, mut bytes, mut newest) = (0_u64, 0, None);
    for file in options.paths.iter().flat_map(|path| files(path, options.jsonl)).flatten() {
        let Ok(about) = fs::metadata(file) else { continue };
        count += 1;
        bytes += about.len();
        newest = newest.max(about.modified().ok());
    }
    format!("{count} files of {bytes} bytes, the newest of {newest:?}")
}

/// A file that is to stay as it is while it is read: at its end it says where it did not.
struct Still {
    file: File,
    before: Option<(u64, SystemTime)>,
}

impl Still {
    fn new(file: File) -> Still {
        let before = Still::state(&file);
        Still { file, before }
    }

    /// How long a file is and when it was written to; nothing for a pipe, which is neither.
    fn state(file: &File) -> Option<(u64, SystemTime)> {
        let about = file.metadata().ok().filter(fs::Metadata::is_file)?;
        Some((about.len(), about.modified().ok()?))
    }
}

impl Read for Still {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        if read == 0 && !into.is_empty() && Still::state(&self.file) != self.before {
            return Err(io::Error::other("it was written to meanwhile"));
        }
        Ok(read)
    }
}

/// The bytes of a file or of standard input, unpacked where they are packed with gzip.
fn open(file: &Path) -> Result<Bytes, String> {
    let mut bytes: Bytes = if file == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let file = File::open(file).map_err(|error| unread(file, &error))?;
        Box::new(BufReader::with_capacity(1 << 16, Still::new(file)))
    };
    let packed = bytes.fill_buf().map_err(|error| unread(file, &error))?.starts_with(&[0x1F, 0x8B]);
    Ok(if packed { Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(bytes))) } else { bytes })
}

/// The text of a file, or of standard input.
pub fn read(file: &Path) -> Result<String, String> {
    text(open(file)?, file)
}

fn text(bytes: impl Read, file: &Path) -> Result<String, String> {
    let mut all = Vec::new();
    bytes.take(MOST as u64 + 1).read_to_end(&mut all).map_err(|error| unread(file, &error))?;
    if all.len() > MOST {
        return Err(format!("{} holds more than {} MB of text; cut it into its articles", shown(file), MOST >> 20));
    }
    decode(&all).map_err(|why| format!("{} {why}", shown(file)))
}

/// The texts and the lines of an archive, in its order.
fn zipped<'a>(file: &Path, options: &'a Reading) -> Result<Items<'a>, String> {
    let open = File::open(file).map_err(|error| unread(file, &error))?;
    let broken = |error| format!("{}: it is no whole .zip ({error}); pack it again", shown(file));
    let mut archive = ZipArchive::new(BufReader::new(open)).map_err(broken)?;
    let (count, file) = (archive.len(), file.to_owned());
    let entry = move |at| packed(&mut archive, at, &file, options).unwrap_or_else(|wrong| one(Err(wrong.into())));
    Ok(Box::new((0..count).flat_map(entry)))
}

/// The articles of one file of an archive; none where it is of another kind, a folder, or what a system leaves behind.
fn packed<'a>(
    archive: &mut ZipArchive<BufReader<File>>,
    at: usize,
    file: &Path,
    options: &'a Reading,
) -> Result<Items<'a>, String> {
    let told = |why: zip::result::ZipError| format!("{}, file {}: it cannot be unpacked ({why})", shown(file), at + 1);
    let entry = archive.by_index(at).map_err(told)?;
    let inner = PathBuf::from(entry.name());
    let is_lines = ending_is(&inner, "jsonl");
    let wanted = is_lines || (!options.jsonl && ["txt", "md"].iter().any(|ending| ending_is(&inner, ending)));
    if entry.is_dir() || !wanted || hidden(&inner) || inner.starts_with("__MACOSX") {
        return Ok(Box::new(iter::empty()));
    }
    let whole = file.join(&inner);
    let text = text(entry, &whole)?;
    if is_lines {
        return Ok(lines(Box::new(io::Cursor::new(text.into_bytes())), shown(&whole), options));
    }
    let article = Article { doc: name(&inner), text, published: options.published, url: None, decisions: Vec::new() };
    Ok(one(Ok(article)))
}

/// One article a line; a line that is none is told by its number. Empty lines are left out.
fn lines(mut bytes: Bytes, file: String, options: &Reading) -> Items<'_> {
    let mut number = 0;
    let mut over = false;
    Box::new(iter::from_fn(move || {
        loop {
            if over {
                return None;
            }
            number += 1;
            let refused = |why: &str| Refused { why: format!("{file}, line {number}: {why}"), at: Some(number) };
            let told = |why: &str| Some(Err(refused(why)));
            let mut line = Vec::new();
            match bytes.by_ref().take(MOST as u64 + 1).read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) if line.len() > MOST => {
                    over = true;
                    return told("it is too long for an article; each line needs one article");
                }
                Ok(_) => {}
                Err(error) => {
                    over = true;
                    return told(&format!("it could not be read ({error}); what stands before it was"));
                }
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            return match decode(&line) {
                Err(why) => told(&format!("it {why}")),
                Ok(line) => Some(article(line.trim_end(), options).map_err(|why| refused(&why))),
            };
        }
    }))
}

/// The article that a line of JSON holds.
fn article(line: &str, options: &Reading) -> Result<Article, String> {
    let article: wire::Article = serde_json::from_str(line).map_err(|error| bad_json(&error))?;
    let mut article = article
        .into_core()
        .map_err(|day| format!("\"published\" is '{day}', no day of the calendar; write it as 2024-12-19"))?;
    article.published = article.published.or(options.published);
    Ok(article)
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
    let file = unpacked(file);
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
