//! Rules of the house that a compiler does not know.

use icu_normalizer::ComposingNormalizerBorrowed;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of the repository: its path from the root, with `/`, and its text.
struct Source {
    path: String,
    text: String,
}

/// Every text file below these folders, sorted.
fn sources(folders: &[&str], endings: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut todo: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).filter(|path| path.exists()).collect();
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            todo.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| endings.iter().any(|e| ending == *e)) {
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let path = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source { path, text });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// The lines of a Rust file that are code, numbered: comments cut away, tests left out.
fn code(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    let lines = source.text.lines().enumerate().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    lines.map(|(i, line)| (i + 1, line.split("//").next().unwrap_or_default()))
}

/// Fails with every line of code in `folders` that `wrong` finds, except in the files of `allowed`.
fn no_code(folders: &[&str], allowed: &[&str], rule: &str, wrong: impl Fn(&str) -> bool) {
    let sources = sources(folders, &["rs"]);
    assert!(!sources.is_empty(), "nothing to look at in {folders:?}");
    let judged = sources.iter().filter(|source| !allowed.iter().any(|a| source.path.starts_with(a)));
    let hits: Vec<String> = judged
        .flat_map(|s| {
            code(s).filter(|(_, line)| wrong(line)).map(|(i, line)| format!("{}:{i}: {}", s.path, line.trim()))
        })
        .collect();
    assert!(hits.is_empty(), "{rule}:\n{}", hits.join("\n"));
}

/// A letter with a mark, or đ: what Vietnamese has and English has not.
fn vietnamese(c: char) -> bool {
    c.is_alphabetic() && !c.is_ascii() && !matches!(c, 'ﬁ' | 'µ')
}

#[test]
fn vietnamese_words_live_in_tables() {
    no_code(&["src"], &[], "Vietnamese words live in .tsv files, tests and the page's text", |line| {
        line.contains(vietnamese)
    });
}

#[test]
fn only_the_wire_is_serialized() {
    let derives = |line: &str| line.contains("derive(") && line.contains("Serialize");
    no_code(&["src"], &["src/wire"], "only the wire derives Serialize", derives);
}

#[test]
fn only_the_door_knows_javascript() {
    no_code(&["src"], &["src/web/"], "only the doors know JavaScript", |line| {
        line.contains("wasm_bindgen") || line.contains("js_sys") || line.contains("web_sys")
    });
}

#[test]
fn only_the_command_line_knows_files() {
    no_code(&["src"], &["src/main.rs", "src/cli/"], "only the command line touches files", |line| {
        ["std::fs", "File::", "std::env", "std::net", "std::process"].iter().any(|word| line.contains(word))
    });
}

#[test]
fn nothing_in_an_analysis_depends_on_clock_or_hash_order() {
    no_code(&["src"], &["src/cli/"], "output has no clock, no randomness, no hash order", |line| {
        ["SystemTime", "Instant::", "RandomState", "collections::HashMap", "collections::HashSet"]
            .iter()
            .any(|word| line.contains(word))
    });
}

#[test]
fn unwrap_is_for_tests() {
    no_code(&["src", "xtask/src"], &[], "unwrap only in tests; expect with the reason", |line| {
        line.contains(".unwrap()")
    });
}

#[test]
fn files_stay_short() {
    let sources = sources(&["src", "tests", "xtask/src"], &["rs"]);
    let long: Vec<String> = sources
        .iter()
        .map(|source| (source, code(source).filter(|(_, line)| !line.trim().is_empty()).count()))
        .filter(|(_, lines)| *lines > 400)
        .map(|(source, lines)| format!("{}: {lines}", source.path))
        .collect();
    assert!(long.is_empty(), "over 400 lines of code: split {long:?}");
}

#[test]
fn tables_are_sorted_and_composed() {
    let mut wrong = Vec::new();
    for table in sources(&["src"], &["tsv"]) {
        let mut lines = table.text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
        let Some((_, header)) = lines.next() else { continue };
        let columns = header.split('\t').count();
        let mut last = "";
        for (i, line) in lines {
            let mut complain = |why: &str| wrong.push(format!("{}:{}: {why}: {line}", table.path, i + 1));
            if line.is_empty() {
                complain("empty line");
            }
            if !ComposingNormalizerBorrowed::new_nfc().is_normalized(line) {
                complain("not in NFC");
            }
            if line.split('\t').count() != columns {
                complain("not as many columns as the first line names");
            }
            if line != line.trim_matches(['\r', ' ']) {
                complain("space at an end");
            }
            if line <= last {
                complain(if line == last { "twice" } else { "not sorted" });
            }
            last = line;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_names_the_place_it_was_written_in() {
    let folders =
        ["src", "tests", "xtask", "www", "benches", "README.md", "README.vi.md", "ARCHITECTURE.md", "CHANGELOG.md"];
    let forbidden = [["/wo", "rk/"].concat(), ["/ho", "me/"].concat(), ["/ro", "ot/"].concat(), ["/tm", "p/"].concat()];
    let mut wrong = Vec::new();
    for source in sources(&folders, &["rs", "toml", "tsv", "md", "ts", "mjs", "html", "css", "txt", "facts"]) {
        for (i, line) in source.text.lines().enumerate() {
            if forbidden.iter().any(|word| line.contains(word.as_str())) {
                wrong.push(format!("{}:{}: {line}", source.path, i + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
