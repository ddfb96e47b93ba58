//! A small server for `dist` on this machine only.

use crate::{page, settings::Settings};
use anyhow::{Context, Result, anyhow};
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use tiny_http::{Header, Request, Response, Server};

/// Builds the page, serves it, and goes on until it is ended.
pub fn serve(settings: &Settings) -> Result<()> {
    let page = page::build(settings)?;
    let (server, address) = open()?;
    println!("http://{address}/   (or open {} by double click)", fs::canonicalize(&page.single)?.display());
    println!(
        "A browser that was here before opens the build that it keeps, and then offers this one in a line at the top."
    );
    for request in server.incoming_requests() {
        // A reader who went away in the middle is no fault of ours.
        let _ = answer(request, &settings.build.dist);
    }
    Ok(())
}

/// Serves a folder at a port of its own until the program ends, and gives the address.
pub fn spawn(root: PathBuf) -> Result<String> {
    let server = Server::http("127.0.0.1:0").map_err(|error| anyhow!("cannot serve the page: {error}"))?;
    let address = format!("http://{}", server.server_addr());
    std::thread::spawn(move || {
        for request in server.incoming_requests() {
            let _ = answer(request, &root);
        }
    });
    Ok(address)
}

/// The first free port from 8080 on.
fn open() -> Result<(Server, String)> {
    let addresses = (8080..8180).map(|port| format!("127.0.0.1:{port}"));
    addresses
        .into_iter()
        .find_map(|address| Server::http(&address).ok().map(|server| (server, address)))
        .context("no free port from 8080 to 8179")
}

fn answer(request: Request, root: &Path) -> io::Result<()> {
    let name = match request.url().split('?').next().unwrap_or_default().trim_start_matches('/') {
        "" => "index.html".to_owned(),
        name => name.to_owned(),
    };
    // The names in `dist` are plain, so a path that climbs out of it is simply not found.
    let file = fs::read_dir(root)?.flatten().find(|entry| entry.file_name() == *name);
    match file.map(|entry| fs::read(entry.path())) {
        Some(Ok(bytes)) => {
            request.respond(Response::from_data(bytes).with_header(content_type(&name)).with_header(kept(&name)))
        }
        _ => request.respond(Response::from_string("not here").with_status_code(404)),
    }
}

fn content_type(name: &str) -> Header {
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    };
    Header::from_bytes("Content-Type", kind).expect("both are plain ASCII")
}

/// What has the same name in every build is never kept; all else has its hash in its name.
fn kept(name: &str) -> Header {
    let same = ["index.html", "sw.js", "manifest.webmanifest", "sodo.html"].contains(&name);
    let rule = if same { "no-store" } else { "public, max-age=31536000, immutable" };
    Header::from_bytes("Cache-Control", rule).expect("both are plain ASCII")
}
