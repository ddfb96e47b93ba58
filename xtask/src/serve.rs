//! A small server for `dist` on this machine only.

use crate::{page, settings::Settings};
use anyhow::{Context, Result};
use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header},
    middleware::{Next, from_fn},
    response::Response,
};
use std::{fs, io, net::TcpListener, path::Path};
use tower_http::services::ServeDir;

/// Builds the page, serves it, and goes on until it is ended.
pub fn serve(settings: &Settings) -> Result<()> {
    let page = page::build(settings)?;
    let listener = (8080..8180)
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .context("no free port from 8080 to 8179")?;
    println!(
        "http://{}/   (or open {} by double click)",
        listener.local_addr()?,
        fs::canonicalize(&page.single)?.display()
    );
    println!(
        "A browser that was here before opens the build that it keeps, and then offers this one in a line at the top."
    );
    answer(listener, &settings.build.dist)?;
    Ok(())
}

/// Serves a folder at a port of its own until the program ends, and gives the address.
pub fn spawn(root: impl AsRef<Path> + Send + 'static) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").context("cannot serve the page")?;
    let address = format!("http://{}", listener.local_addr()?);
    std::thread::spawn(move || answer(listener, root.as_ref()).expect("a server that has its port goes on"));
    Ok(address)
}

/// Answers requests for the files of a folder. A browser keeps half a dozen connections open; each is served.
fn answer(listener: TcpListener, root: &Path) -> io::Result<()> {
    let files = Router::new().fallback_service(ServeDir::new(root)).layer(from_fn(kept));
    listener.set_nonblocking(true)?;
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener)?, files).await })
}

/// What has the same name in every build is never kept; all else has its hash in its name.
async fn kept(request: Request, next: Next) -> Response {
    let name = request.uri().path().trim_start_matches('/');
    let same = ["", "index.html", "sw.js", "manifest.webmanifest", "sodo.html"].contains(&name);
    let mut response = next.run(request).await;
    let rule = if same || !response.status().is_success() { "no-store" } else { "public, max-age=31536000, immutable" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(rule));
    response
}
