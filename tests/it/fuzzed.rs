//! All that a fuzzer ever found, held to the laws of `fuzz/laws` once more.

#[path = "../../fuzz/laws/mod.rs"]
mod laws;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The files of a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    files
}

#[test]
fn what_was_found_once_is_found_no_more() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/regressions");
    let mut held = 0;
    for folder in files(&root) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        // Files for the page are dropped on it: `tests/browser/fuzzed.test.mjs`.
        if name == "page" {
            continue;
        }
        let law = laws::law(&name).unwrap_or_else(|| panic!("{name} is no target"));
        for file in files(&folder) {
            println!("{}", file.display());
            law(&fs::read(&file).unwrap());
            held += 1;
        }
    }
    assert!(held > 0, "{} holds nothing", root.display());
}

#[test]
fn every_target_is_a_law_and_every_law_a_target() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets");
    let targets: Vec<String> =
        files(&folder).iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(targets, laws::LAWS.map(|law| law.0));
}

#[test]
fn laws_take_nothing_and_plain_words() {
    for (_, law) in laws::LAWS {
        law(b"");
        law("Năm 2024, tỉnh Hà Giang đạt 82,5%, tăng 3 bậc.\n\nSáng nay 5/1".as_bytes());
    }
}
