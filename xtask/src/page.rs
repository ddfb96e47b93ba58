//! The page: bundled by esbuild, then put together twice, as files for a host and as one file for a double click.

use crate::{
    anywhere::{self, Kit},
    command::{command, output},
    font::{self, Font},
    module::{self, Modules},
    need,
    settings::Settings,
};
use anyhow::{Context, Result, ensure};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use flate2::{Compression, write::GzEncoder};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

/// The script that starts the worker and the module. It stands in the document itself: no request, no style sheet and no
/// drawing holds it back.
const ENGINE: &str = "www/engine.ts";
/// The script of the page.
const APP: &str = "www/app.ts";
/// The part of it that takes files. What reads one format stands behind it.
const FILES: &str = "www/intake/files.ts";
/// The script of the worker that reads PDF files. It lies beside the page and is no part of the one file.
const PDF_WORKER: &str = "www/intake/pdf-worker.ts";
/// What was built, for those who weigh or serve it.
pub struct Page {
    /// The wasm modules.
    pub modules: Modules,
    /// All that a first visit loads from a host, the document first.
    pub first_load: Vec<PathBuf>,
    /// What it loads when it is first needed.
    pub later: Vec<PathBuf>,
    /// What it loads when a file of a rarer format comes, by the reader of the format.
    pub formats: BTreeMap<String, Vec<PathBuf>>,
    /// What installs it and has it open without a network: the service worker, the manifest, icons. No visit waits for them.
    pub anywhere: Vec<PathBuf>,
    /// The whole page in one file.
    pub single: PathBuf,
}

/// The parts that both forms are put together from.
struct Parts {
    template: String,
    style: String,
    engine: String,
    worker: String,
    pdf_worker: String,
    reader: Vec<u8>,
    tables: Vec<u8>,
    font: Font,
}

/// Builds the modules and both forms of the page into `dist`.
pub fn build(settings: &Settings) -> Result<Page> {
    need::npm(settings)?;
    let modules = module::build(settings)?;
    let bytes = |module: &Path| fs::read(module).with_context(|| module.display().to_string());
    let parts = Parts {
        template: fs::read_to_string("www/index.html").context("www/index.html")?,
        style: bundle("www/style.css")?,
        engine: bundle(ENGINE)?,
        worker: bundle("www/worker.ts")?,
        pdf_worker: bundle_as(PDF_WORKER, &["--format=esm"])?,
        reader: bytes(&modules.reader)?,
        tables: bytes(&modules.tables)?,
        font: font::build(settings)?,
    };
    let dist = &settings.build.dist;
    if dist.exists() {
        fs::remove_dir_all(dist).context("dist")?;
    }
    fs::create_dir_all(dist).context("dist")?;
    let mut page = files(&parts, dist.clone())?;
    page.single = dist.join("sodo.html");
    fs::write(&page.single, single(&parts)?).context("dist/sodo.html")?;
    println!("{} (for a host) and {} (opens by itself)", page.first_load[0].display(), page.single.display());
    Ok(page)
}

/// One script or style sheet with all that it imports, made small. What only a host can hold is left out.
pub fn bundle(entry: &str) -> Result<String> {
    bundle_as(entry, &["--format=iife", "--define:HOSTED=false"])
}

/// The same in a form of one's own.
pub fn bundle_as(entry: &str, form: &[&str]) -> Result<String> {
    let args =
        ["--bundle", "--minify", "--target=es2022", "--charset=utf8", "--loader:.txt=text", "--loader:.tsv=text"];
    let mut esbuild = command("node_modules/.bin/esbuild", [entry]);
    esbuild.args(args).args(["--legal-comments=none", "--log-level=warning"]).args(form);
    output(esbuild.stderr(std::process::Stdio::inherit())).with_context(|| format!("esbuild could not bundle {entry}"))
}

/// Lays a file into a folder, with the hash of its bytes in its name, so that a host may let it be kept for ever.
pub fn laid(folder: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<String> {
    let hash: String = Sha256::digest(bytes).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{stem}-{hash}.{ending}");
    fs::write(folder.join(&name), bytes).with_context(|| name.clone())?;
    Ok(name)
}

/// The page as files for a host.
fn files(parts: &Parts, dist: PathBuf) -> Result<Page> {
    let write = |stem: &str, ending: &str, bytes: &[u8]| -> Result<(String, PathBuf)> {
        let name = laid(&dist, stem, ending, bytes)?;
        Ok((name.clone(), dist.join(name)))
    };
    let (pdf_worker, pdf_worker_path) = write("pdf-worker", "js", parts.pdf_worker.as_bytes())?;
    let Scripts { app, beside, mut later, mut formats } = scripts(&dist, &pdf_worker)?;
    later.push(pdf_worker_path.clone());
    formats.entry("pdf".to_owned()).or_default().push(pdf_worker_path);
    let (style, style_path) = write("style", "css", parts.style.as_bytes())?;
    let (worker, worker_path) = write("worker", "js", parts.worker.as_bytes())?;
    let (reader, reader_path) = write("sodo", "wasm", &parts.reader)?;
    let (tables, tables_path) = write("sodo-tables", "wasm", &parts.tables)?;
    let (regular, regular_path) = write("font", "woff2", &parts.font.regular)?;
    let (bold, bold_path) = write("font-bold", "woff2", &parts.font.bold)?;
    let Kit { head: kit, files: kit_files } = anywhere::kit(&dist)?;
    let metas =
        [("worker", &worker), ("module", &reader), ("tables", &tables), ("font", &regular), ("font-bold", &bold)];
    let metas: String = metas
        .iter()
        .map(|(id, name)| {
            let held = if name.ends_with(".wasm") {
                format!(" data-hash=\"{}\"", hash_of(&dist, name)?)
            } else {
                String::new()
            };
            Ok(format!("<meta id=\"sodo-{id}\" content=\"{name}\"{held}>\n"))
        })
        .collect::<Result<_>>()?;
    let preloads: String = beside
        .iter()
        .map(|part| Ok(format!("<link rel=\"modulepreload\" href=\"{part}\"{}>\n", integrity(&dist, part)?)))
        .collect::<Result<_>>()?;
    let head = format!(
        "{}\n{metas}<script>{}</script>\n<link rel=\"stylesheet\" href=\"{style}\"{}>\n{preloads}\
         <script type=\"module\" src=\"{app}\"{}></script>\n{kit}",
        policy_tag(&hosted_policy(&parts.engine)),
        inline(&parts.engine)?,
        integrity(&dist, &style)?,
        integrity(&dist, &app)?,
    );
    let document =
        |build: &str| filled(&parts.template, &format!("{head}\n<meta id=\"sodo-build\" content=\"{build}\">"), "");
    let scripts = std::iter::once(&app).chain(&beside).map(|part| dist.join(part));
    let mut first_load: Vec<_> =
        scripts.chain([style_path, worker_path, reader_path.clone(), regular_path, bold_path]).collect();
    later.insert(0, tables_path.clone());
    let (rare, soon) = later.iter().cloned().partition(|part| formats.values().flatten().any(|rare| rare == part));
    let soon: Vec<_> = std::iter::chain(soon, kit_files.iter().cloned()).collect();
    let service = anywhere::build(&dist, document, [first_load.clone(), soon, rare])?;
    first_load.insert(0, dist.join("index.html"));
    let modules = Modules { reader: reader_path, tables: tables_path };
    let anywhere = std::iter::once(service).chain(kit_files).collect();
    Ok(Page { modules, first_load, later, formats, anywhere, single: PathBuf::new() })
}

/// What a browser must find a file to be before it uses it.
fn integrity(folder: &Path, name: &str) -> Result<String> {
    Ok(format!(" integrity=\"{}\"", hash_of(folder, name)?))
}

fn hash_of(folder: &Path, name: &str) -> Result<String> {
    Ok(hash(fs::read(folder.join(name)).with_context(|| name.to_owned())?))
}

/// For both forms: words become code or markup only by the policies that `www/trusted.ts` and `www/intake/inert.ts` make. Scripts
/// come in two bundles, of which each makes the first.
const TRUSTED: &str = "require-trusted-types-for 'script'; trusted-types sodo sodo-inert default 'allow-duplicates'";

/// What a page on a host may do: run its own scripts and modules, and ask its own folder for files.
fn hosted_policy(engine: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' '{}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' blob: data:; worker-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; {TRUSTED}",
        hash(engine)
    )
}

/// The script of the page in parts, by their names in the folder that they lie in.
struct Scripts {
    /// What the document asks for.
    app: String,
    /// What that cannot begin without.
    beside: Vec<String>,
    /// What it asks for when it is first needed.
    later: Vec<PathBuf>,
    /// What of that a file of one format needs, by the reader of the format.
    formats: BTreeMap<String, Vec<PathBuf>>,
}

/// What esbuild tells of the parts it made, by their paths.
#[derive(Deserialize)]
struct Made {
    outputs: BTreeMap<String, Part>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Part {
    entry_point: Option<String>,
    imports: Vec<Import>,
}

#[derive(Deserialize)]
struct Import {
    path: String,
    kind: String,
}

/// Cuts the script of the page where it asks for a part with `import()`, and lays the parts into a folder.
fn scripts(folder: &Path, pdf_worker: &str) -> Result<Scripts> {
    let metafile = folder.join("parts.json");
    let names = ["--entry-names=[name]-[hash]", "--chunk-names=[name]-[hash]"];
    let form = [format!("--outdir={}", folder.display()), format!("--metafile={}", metafile.display())];
    let pdf_worker = format!("--define:PDF_WORKER=\"{pdf_worker}\"");
    let hosted = ["--format=esm", "--splitting", "--define:HOSTED=true", &pdf_worker];
    let form = names.into_iter().chain(form.iter().map(String::as_str)).chain(hosted);
    bundle_as(APP, &form.collect::<Vec<_>>())?;
    let Made { outputs } = serde_json::from_slice(&fs::read(&metafile)?).context("what esbuild tells of its parts")?;
    fs::remove_file(&metafile).context("parts.json")?;
    let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
    let begun_by = |entry: &str| -> Result<Vec<&str>> {
        let begins = |part: &Part| part.entry_point.as_deref() == Some(entry);
        let path = outputs.iter().find(|(_, part)| begins(part)).with_context(|| format!("esbuild made no {entry}"))?.0;
        Ok(needed(&outputs, path))
    };
    let first = begun_by(APP)?;
    let any_file = begun_by(FILES)?;
    let mut formats = BTreeMap::new();
    for entry in outputs.values().filter_map(|part| part.entry_point.as_deref()) {
        let Some(format) = entry.strip_prefix("www/intake/").and_then(|file| file.strip_suffix(".ts")) else {
            continue;
        };
        let own: Vec<_> = begun_by(entry)?.into_iter().filter(|part| !first.contains(part)).collect();
        let own = own.into_iter().filter(|part| !any_file.contains(part)).map(|part| folder.join(name(part)));
        formats.insert(format.to_owned(), own.collect());
    }
    formats.retain(|_, parts: &mut Vec<_>| !parts.is_empty());
    let later =
        outputs.keys().filter(|path| !first.contains(&path.as_str())).map(|path| folder.join(name(path))).collect();
    Ok(Scripts { app: name(first[0]), beside: first[1..].iter().map(|path| name(path)).collect(), later, formats })
}

/// A part and all that it cannot begin without.
fn needed<'a>(outputs: &'a BTreeMap<String, Part>, part: &'a str) -> Vec<&'a str> {
    let mut found = vec![part];
    let mut at = 0;
    while at < found.len() {
        let needed = outputs[found[at]].imports.iter().filter(|import| import.kind == "import-statement");
        for Import { path, .. } in needed {
            if !found.contains(&path.as_str()) {
                found.push(path);
            }
        }
        at += 1;
    }
    found
}

/// The page as one file: nothing may be fetched, so everything stands in it, and only what stands in it may run.
fn single(parts: &Parts) -> Result<String> {
    // In a string or an expression of a library the same sign, written so that HTML does not take it for a comment.
    let app = bundle(APP)?.replace("<!--", "\\x3C!--");
    let policy = format!(
        "default-src 'none'; script-src '{}' '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src blob: data:; \
         worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; {TRUSTED}",
        hash(&parts.engine),
        hash(&app),
        hash(&parts.style)
    );
    let head = format!("{}\n<style>{}</style>", policy_tag(&policy), parts.style);
    let body = format!(
        "<script type=\"text/plain\" id=\"sodo-worker\">{}</script>\n\
         <script type=\"text/plain\" id=\"sodo-module\">{}</script>\n\
         <script type=\"text/plain\" id=\"sodo-font\">{}</script>\n\
         <script type=\"text/plain\" id=\"sodo-font-bold\">{}</script>\n\
         <script>{}</script>\n<script>{}</script>\n\
         <script type=\"text/plain\" id=\"sodo-tables\">{}</script>",
        inline(&parts.worker)?,
        packed(&parts.reader)?,
        BASE64.encode(&parts.font.regular),
        BASE64.encode(&parts.font.bold),
        inline(&parts.engine)?,
        inline(&app)?,
        packed(&parts.tables)?
    );
    filled(&parts.template, &head, &body)
}

fn policy_tag(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// A module as words.
fn packed(module: &[u8]) -> Result<String> {
    let mut zip = GzEncoder::new(Vec::new(), Compression::best());
    zip.write_all(module)?;
    Ok(BASE64.encode(zip.finish()?))
}

/// A script as it may stand inside HTML.
fn inline(script: &str) -> Result<&str> {
    ensure!(!script.contains("</script") && !script.contains("<!--"), "a script would end early inside HTML");
    Ok(script)
}

/// The name under which a policy allows this one script or style.
pub fn hash(text: impl AsRef<[u8]>) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(text)))
}

/// The template with its two marks replaced.
fn filled(template: &str, head: &str, body: &str) -> Result<String> {
    const HEAD: &str = "<!-- sodo:head -->";
    const BODY: &str = "<!-- sodo:body -->";
    for mark in [HEAD, BODY] {
        ensure!(template.matches(mark).count() == 1, "www/index.html must hold {mark} once");
    }
    Ok(template.replacen(HEAD, head, 1).replacen(BODY, body, 1))
}
