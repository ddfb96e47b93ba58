// All the ways in which a script could send something out of a page. Run in a page as it is: it needs nothing around it.

/** Tries each way at `${address}/way`; gives those whose call itself was let through, once all have had their time. */
export async function attempts(address) {
  const to = (way) => `${address}/${way}`;
  const laid = [];
  const element = (name, fields) => {
    const node = Object.assign(document.createElement(name), fields);
    laid.push(node);
    document.body.append(node);
    return node;
  };
  const ways = {
    fetch: () => fetch(to("fetch"), { mode: "no-cors" }),
    "fetch-keepalive": () => fetch(to("fetch-keepalive"), { method: "POST", body: "x", mode: "no-cors", keepalive: true }),
    xhr: () =>
      new Promise((done, fail) => {
        const request = new XMLHttpRequest();
        request.onload = request.onerror = () => (request.status ? done() : fail(new Error("refused")));
        request.open("GET", to("xhr"));
        request.send();
      }),
    beacon: () => navigator.sendBeacon(to("beacon"), "x"),
    socket: () => void new WebSocket(to("socket").replace("http", "ws")),
    events: () => void new EventSource(to("events")),
    image: () => void (new Image().src = to("image")),
    "image-set": () => element("img", { srcset: `${to("image-set")} 1x` }),
    script: () => element("script", { src: to("script") }),
    module: () => import(to("module")),
    style: () => element("link", { rel: "stylesheet", href: to("style") }),
    preload: () => element("link", { rel: "preload", as: "image", href: to("preload") }),
    iframe: () => element("iframe", { src: to("iframe") }),
    object: () => element("object", { data: to("object") }),
    embed: () => element("embed", { src: to("embed") }),
    video: () => element("video", { src: to("video"), preload: "auto" }),
    poster: () => element("video", { poster: to("poster") }),
    background: () => element("div", { textContent: "x" }).style.setProperty("background-image", `url("${to("background")}")`),
    font: () => new FontFace("x", `url("${to("font")}")`).load(),
    form: () => {
      const frame = element("iframe", { name: "hostile-form" });
      const form = element("form", { action: to("form"), target: frame.name, method: "post" });
      form.submit();
    },
    worker: () => void new Worker(to("worker")),
    "worker-blob": () => void new Worker(URL.createObjectURL(new Blob([`fetch("${to("worker-blob")}",{mode:"no-cors"}).catch(()=>{})`], { type: "text/javascript" }))),
  };
  const through = [];
  await Promise.all(
    Object.entries(ways).map(async ([way, go]) => {
      try {
        await go();
        through.push(way);
      } catch {
        // refused
      }
    }),
  );
  await new Promise((done) => setTimeout(done, 600));
  for (const node of laid) node.remove();
  return through;
}

/** The ways that a listener on this machine must see where nothing forbids them. */
export const seen = ["fetch", "fetch-keepalive", "xhr", "beacon", "socket", "events", "image", "image-set", "script", "module", "style", "preload", "iframe", "object", "embed", "video", "poster", "background", "font", "form", "worker-blob"];
