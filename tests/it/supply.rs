//! What the program is built of: every package from a registry, with its hash, under a licence that `deny.toml` allows.

use serde_json::Value;
use spdx::{Expression, Licensee, ParseMode};
use std::{collections::BTreeSet, fs, path::Path, process::Command};
use toml::Table;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rules() -> Table {
    fs::read_to_string(root().join("deny.toml")).unwrap().parse().unwrap()
}

fn words(list: &toml::Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_crate_comes_from_the_registry_with_its_hash() {
    for (lock, own) in [("Cargo.lock", &["digits", "sodo", "xtask"][..]), ("fuzz/Cargo.lock", &["sodo", "sodo-fuzz"])] {
        from_the_registry(lock, own);
    }
}

fn from_the_registry(lock: &str, own: &[&str]) {
    let lock: Table = fs::read_to_string(root().join(lock)).unwrap().parse().unwrap();
    let rules = rules();
    let registries = words(&rules["sources"]["allow-registry"]);
    let banned: Vec<_> = rules["bans"]["deny"].as_array().unwrap().iter().map(|ban| ban["crate"].clone()).collect();
    let packages = lock["package"].as_array().unwrap();
    assert!(packages.len() > 100, "{}", packages.len());
    for package in packages {
        let name = package["name"].as_str().unwrap();
        assert!(!banned.contains(&package["name"]), "{name} can send things out");
        let Some(source) = package.get("source").and_then(toml::Value::as_str) else {
            assert!(own.contains(&name), "{name} comes from nowhere");
            continue;
        };
        assert!(registries.iter().any(|allowed| source == format!("registry+{allowed}")), "{name} comes from {source}");
        assert_eq!(package["checksum"].as_str().map(str::len), Some(64), "{name} has no hash");
    }
}

#[test]
fn every_crate_has_a_licence_that_is_allowed() {
    // Only for this machine: the packages of others are not on it.
    let about = Command::new("rustc").arg("-vV").output().unwrap().stdout;
    let host =
        String::from_utf8(about).unwrap().lines().find_map(|line| line.strip_prefix("host: ").map(str::to_owned));
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", &host.unwrap()])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let allowed: Vec<Licensee> =
        words(&rules()["licenses"]["allow"]).iter().map(|word| Licensee::parse(word).unwrap()).collect();
    let mut used = BTreeSet::new();
    for package in metadata["packages"].as_array().unwrap().iter().filter(|package| !package["source"].is_null()) {
        let licence = package["license"].as_str().unwrap_or_default();
        let terms =
            Expression::parse_mode(licence, ParseMode::LAX).unwrap_or_else(|error| panic!("{licence}: {error}"));
        let found = terms.evaluate(|wanted| allowed.iter().any(|licensee| licensee.satisfies(wanted)));
        assert!(found, "{} is under {licence}", package["name"]);
        used.insert(licence);
    }
    assert!(used.len() > 5, "{used:?}");
}

#[test]
fn every_package_of_the_page_has_its_hash_and_its_very_version() {
    let lock: Value = serde_json::from_str(&fs::read_to_string(root().join("package-lock.json")).unwrap()).unwrap();
    let packages = lock["packages"].as_object().unwrap();
    assert!(packages.len() > 100, "{}", packages.len());
    for (path, package) in packages.iter().filter(|(path, _)| !path.is_empty()) {
        let hash = package["integrity"].as_str().unwrap_or_default();
        assert!(hash.starts_with("sha512-"), "{path} has no hash");
        let from = package["resolved"].as_str();
        assert!(from.is_none_or(|from| from.starts_with("https://registry.npmjs.org/")), "{path} comes from {from:?}");
    }
    let wanted: Value = serde_json::from_str(&fs::read_to_string(root().join("package.json")).unwrap()).unwrap();
    for kind in ["dependencies", "devDependencies"] {
        for (name, version) in wanted[kind].as_object().unwrap() {
            let version = version.as_str().unwrap();
            assert!(version.starts_with(|c: char| c.is_ascii_digit()), "{name} is not pinned: {version}");
        }
    }
}
