// What is written down while hostile items are on a page: scripts that ran, elements that came to life, dialogs and windows.

/** Goes into a page before any script of it. It stands alone. */
export function watch() {
  window.alive = [];
  const said = (words) => window.alive.length < 50 && window.alive.push(String(words).slice(0, 300));
  for (const name of ["alert", "confirm", "prompt", "open", "print"]) {
    Object.defineProperty(window, name, { value: (...words) => void said(`${name}: ${words.join(" ")}`) });
  }
  const names = new Set(["SCRIPT", "IFRAME", "FRAME", "OBJECT", "EMBED", "APPLET", "PORTAL", "BASE", "FORM", "META", "STYLE", "VIDEO", "AUDIO", "USE", "ANIMATE", "SET", "FOREIGNOBJECT", "MARQUEE", "MATH"]);
  const active = (node) => {
    if (node.nodeType !== 1) return;
    const harmful = names.has(node.nodeName.toUpperCase()) || node.hasAttribute("data-h") || [...node.attributes].some(isActive);
    // The bookmark of the page is a script by its nature, and its own.
    if (harmful && !node.matches("a.bookmark")) said(node.outerHTML);
    for (const child of node.children) active(child);
  };
  const isActive = ({ name, value }) => {
    const plain = value.replace(/[\u0000-\u0020]/g, "").toLowerCase();
    return name.startsWith("on") || name === "srcdoc" || name === "ping" || (/^(xlink:)?href$|^src$|^action$|^formaction$/.test(name) && /^(javascript|vbscript|data:text|file):?/.test(plain));
  };
  const begin = () => {
    window.members = JSON.stringify([Object, Array, String, Function].map((one) => Object.getOwnPropertyNames(one.prototype).length));
    new MutationObserver((changes) => {
      for (const { type, addedNodes, target, attributeName } of changes) {
        if (type === "attributes") {
          const attribute = target.getAttributeNode(attributeName);
          if (attribute && isActive(attribute) && !target.matches("a.bookmark")) said(target.outerHTML);
        } else for (const node of addedNodes) active(node);
      }
    }).observe(document, { childList: true, subtree: true, attributes: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
}

/** What was written down since the last time. Runs in the page. */
export function found() {
  const members = JSON.stringify([Object, Array, String, Function].map((one) => Object.getOwnPropertyNames(one.prototype).length));
  const now = {
    owned: window.owned ? String(window.owned).trim().split(/\s+/) : [],
    alive: window.alive.splice(0),
    refused: [...new Set(window.refused.splice(0))],
    polluted: [{}, [], "", () => {}].some((one) => one.polluted !== undefined) || members !== window.members,
    left: document.documentElement.dataset.ready !== "1",
    frames: window.frames.length,
  };
  delete window.owned;
  return now;
}
