//! What SECURITY.md promises: words of others never become code or markup on the page, and every promise names a test that is there.

use std::{fs, path::Path};

/// Ways in which words become code or markup.
const SINKS: [&str; 14] = [
    "innerHTML",
    "outerHTML =",
    "insertAdjacentHTML",
    "setHTMLUnsafe",
    "dangerouslySetInnerHTML",
    "createContextualFragment",
    "document.write",
    "srcdoc",
    "eval(",
    "new Function",
    "setAttribute(\"on",
    "execCommand(\"insertHTML",
    "importScripts",
    "trustedTypes.createPolicy",
];

/// Where one of them is allowed, and why nothing of others gets there.
const ALLOWED: [(&str, &str); 3] = [
    ("www/trusted.ts", "createPolicy"),      // the addresses of our own scripts
    ("www/intake/inert.ts", "DOMParser"),    // documents without a window
    ("www/intake/inert.ts", "createPolicy"), // the same
];

/// The files of the page, with their lines of code.
fn page() -> Vec<(String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut todo = vec![root.join("www")];
    while let Some(path) = todo.pop() {
        if path.is_dir() {
            todo.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ["ts", "tsx", "html"].iter().any(|e| ending == *e)) {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap();
            let code =
                text.lines().filter(|line| !line.trim_start().starts_with("//") && !line.trim_start().starts_with('*'));
            found.push((name, code.map(str::to_owned).collect()));
        }
    }
    found
}

/// The lines in which words could become code or markup, or a script could come from elsewhere.
fn faults(page: &[(String, Vec<String>)]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, lines) in page {
        for line in lines {
            let sinks = SINKS.iter().chain(&["DOMParser", "createPolicy"]).filter(|sink| line.contains(**sink));
            let sinks = sinks.filter(|sink| !ALLOWED.iter().any(|(file, word)| name == file && sink.ends_with(word)));
            found.extend(sinks.map(|sink| format!("{name}: {sink}: {}", line.trim())));
            for start in ["new Worker(", "new SharedWorker(", "serviceWorker.register("] {
                let other = line.split(start).skip(1).any(|rest| !rest.starts_with("script("));
                found.extend(other.then(|| format!("{name}: not by script(): {}", line.trim())));
            }
        }
    }
    found
}

#[test]
fn words_become_code_or_markup_nowhere_but_where_it_is_decided() {
    let page = page();
    assert!(page.len() > 100, "{}", page.len());
    assert_eq!(faults(&page), Vec::<String>::new());
}

#[test]
fn the_lint_finds_what_it_looks_for() {
    for line in [
        "node.innerHTML = words;",
        "new DOMParser().parseFromString(words, type)",
        "new Worker(address)",
        "navigator.serviceWorker.register(\"other.js\")",
        "setTimeout(eval(words))",
        "trustedTypes.createPolicy(\"mine\", rules)",
    ] {
        assert!(!faults(&[("www/views/a.tsx".into(), vec![line.into()])]).is_empty(), "{line}");
    }
    assert!(faults(&[("www/crew.ts".into(), vec!["new Worker(script(post.script))".into()])]).is_empty());
}

#[test]
fn no_code_of_our_own_is_unsafe() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for manifest in ["Cargo.toml", "xtask/Cargo.toml"] {
        let manifest: toml::Table = fs::read_to_string(root.join(manifest)).unwrap().parse().unwrap();
        assert_eq!(manifest["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    }
}

#[test]
fn every_promise_names_a_test_that_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let promises = fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let mut named = 0;
    for line in promises
        .lines()
        .filter(|line| line.starts_with('|') && !line.starts_with("| Promise") && !line.starts_with("| ---"))
    {
        let cell = line.trim_end_matches('|').rsplit('|').next().unwrap();
        let tests: Vec<&str> = cell.split('`').skip(1).step_by(2).collect();
        assert!(!tests.is_empty(), "a promise without a test: {line}");
        for test in tests {
            let (file, name) = test.split_once(": ").unwrap_or_else(|| panic!("FILE: NAME is wanted: {test}"));
            let path = root.join(file);
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
            assert!(text.contains(name), "{file} has no {name:?}");
            named += 1;
        }
    }
    assert!(named >= 20, "{named} tests are named");
}
