// Markup that would run, load or lead away, if a page took an article's words for its own.
//
// Every piece says who it is: a script leaves the name of its item in `globalThis.owned`, an element has it in `data-h`, an
// address in its path.

/** What a script of an item does. */
const run = (id) => `globalThis.owned=(globalThis.owned||'')+' ${id}'`;

/** Pieces by name, of an item's name and an address where somebody listens. */
export const pieces = {
  script: (id) => `<script data-h="${id}">${run(id)}</script>`,
  "script-src": (id, at) => `<script data-h="${id}" src="${at}"></script>`,
  "script-module": (id, at) => `<script type="module" data-h="${id}">import "${at}"; ${run(id)}</script>`,
  "script-split": (id) => `<scr<script data-h="${id}">ipt>${run(id)}</scr</script>ipt>`,
  "img-error": (id) => `<img data-h="${id}" src="data:," onerror="${run(id)}">`,
  "img-error-slash": (id) => `<img/data-h="${id}"/src="data:,"/onerror="${run(id)}">`,
  "img-load": (id, at) => `<img data-h="${id}" src="${at}" onload="${run(id)}">`,
  "img-srcset": (id, at) => `<picture data-h="${id}"><source srcset="${at} 2x"><img srcset="${at} 1x, ${at} 2x" src="${at}"></picture>`,
  "svg-load": (id) => `<svg data-h="${id}" onload="${run(id)}"><circle r="9"/></svg>`,
  "svg-script": (id, at) => `<svg data-h="${id}"><script>${run(id)}</script><script href="${at}"/></svg>`,
  "svg-foreign": (id, at) => `<svg data-h="${id}"><foreignObject width="9" height="9"><iframe data-h="${id}" src="${at}"></iframe><img src="data:," onerror="${run(id)}"></foreignObject></svg>`,
  "svg-use": (id, at) => `<svg data-h="${id}"><use href="${at}#x"/><use xlink:href="data:image/svg+xml,%3Csvg id='x' xmlns='http://www.w3.org/2000/svg'%3E%3Cimage href='1' onerror='1'/%3E%3C/svg%3E#x"/><image href="${at}"/></svg>`,
  "svg-animate": (id) => `<svg data-h="${id}"><animate onbegin="${run(id)}" attributeName="x" dur="1s"/><a><animate attributeName="href" values="javascript:${run(id)}"/><text y="9">x</text></a></svg>`,
  "svg-set": (id) => `<svg data-h="${id}"><set attributeName="onmouseover" to="${run(id)}"/><a href="javascript:${run(id)}"><text>x</text></a></svg>`,
  "link-javascript": (id) => `<a data-h="${id}" href="javascript:${run(id)}">xem thêm</a>`,
  "link-javascript-hidden": (id) => `<a data-h="${id}" href=" &#1;java&#9;script&colon;${run(id)}">xem thêm</a>`,
  "link-data": (id) => `<a data-h="${id}" href="data:text/html,<script>${run(id)}</script>">xem thêm</a>`,
  "link-ping": (id, at) => `<a data-h="${id}" href="#" ping="${at}">xem thêm</a>`,
  "iframe-srcdoc": (id) => `<iframe data-h="${id}" srcdoc="<script>parent.owned=(parent.owned||'')+' ${id}'</script>"></iframe>`,
  "iframe-src": (id, at) => `<iframe data-h="${id}" src="${at}"></iframe>`,
  "iframe-javascript": (id) => `<iframe data-h="${id}" src="javascript:parent.owned=(parent.owned||'')+' ${id}'"></iframe>`,
  "object-embed": (id, at) => `<object data-h="${id}" data="${at}"></object><embed data-h="${id}" src="${at}"><applet data-h="${id}" archive="${at}"></applet>`,
  "form": (id, at) => `<form data-h="${id}" action="${at}" method="post" target="_top"><input name="x" autofocus onfocus="${run(id)}"><button formaction="${at}">Gửi</button></form>`,
  "base": (id, at) => `<base data-h="${id}" href="${at}" target="_top">`,
  "meta-refresh": (id, at) => `<meta data-h="${id}" http-equiv="refresh" content="0;url=${at}">`,
  "meta-policy": (id) => `<meta data-h="${id}" http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'none'">`,
  "link-preload": (id, at) => ["preload", "prefetch", "modulepreload", "stylesheet", "icon", "manifest", "preconnect", "prerender"].map((rel) => `<link data-h="${id}" rel="${rel}" as="script" href="${at}">`).join(""),
  "style-import": (id, at) => `<style data-h="${id}">@import url("${at}"); body{background:url("${at}")} @font-face{font-family:x;src:url("${at}")} *{font-family:x}</style>`,
  "style-attribute": (id, at) => `<b data-h="${id}" style="background:url('${at}');position:fixed;inset:0;z-index:9999">Đăng nhập lại</b>`,
  "style-attribute-slash": (id, at) => `<b/data-h="${id}"/style="background:url('${at}')">Đăng nhập lại</b>`,
  "style-behind-sign": (id, at) => `<b title=">" style="background:url('${at}')" data-h="${id}" onclick="${run(id)}">Đăng nhập lại</b>`,
  "media": (id, at) => `<video data-h="${id}" src="${at}" poster="${at}" autoplay onerror="${run(id)}"><track src="${at}" default></video><audio data-h="${id}" src="${at}" autoplay></audio>`,
  "details": (id) => `<details data-h="${id}" open ontoggle="${run(id)}"><summary>x</summary></details>`,
  "marquee": (id) => `<marquee data-h="${id}" onstart="${run(id)}">x</marquee><b data-h="${id}" onanimationstart="${run(id)}" onpointerenter="${run(id)}">x</b>`,
  "body-load": (id, at) => `<body data-h="${id}" onload="${run(id)}" onhashchange="${run(id)}" background="${at}">`,
  "math-style": (id) => `<math data-h="${id}"><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run(id).replaceAll('"', "")}&gt;">`,
  "math-link": (id) => `<math data-h="${id}"><maction actiontype="statusline#http://example.org" href="javascript:${run(id)}">x</maction></math>`,
  "noscript": (id) => `<noscript><p title="</noscript><img data-h='${id}' src='data:,' onerror=&quot;${run(id)}&quot;>"></noscript>`,
  "template": (id) => `<template data-h="${id}"><script>${run(id)}</script></template><template shadowrootmode="open" data-h="${id}"><img src="data:," onerror="${run(id)}"></template>`,
  "out-of-attribute": (id) => `"><script data-h="${id}">${run(id)}</script><b x="`,
  "out-of-attribute-single": (id) => `' data-h='${id}' onmouseover='${run(id)}' autofocus onfocus='${run(id)}' x='`,
  "out-of-title": (id) => `</title></textarea></style></script><script data-h="${id}">${run(id)}</script>`,
  "out-of-metadata": (id) => `</metadata></svg><script data-h="${id}">${run(id)}</script>`,
  "out-of-cdata": (id) => `]]>--></desc></text><script data-h="${id}">${run(id)}</script><![CDATA[`,
  "out-of-comment": (id) => `--!><img data-h="${id}" src="data:," onerror="${run(id)}"><!--`,
  "entities": (id) => `&lt;script data-h="${id}"&gt;${run(id)}&lt;/script&gt;&#60;img src=x onerror="${run(id)}"&#62;`,
  "entities-twice": (id) => `&amp;lt;img data-h="${id}" src=x onerror="${run(id)}"&amp;gt;`,
  "wide-signs": (id) => `＜script data-h="${id}"＞${run(id)}＜/script＞ ‹img src=x onerror="${run(id)}"›`,
  "templates": (id) => `{{constructor.constructor("${run(id)}")()}} \${${run(id)}} <%= ${run(id)} %> #{${run(id)}}`,
  "zero-bytes": (id) => `<scr\u200bipt data-h="${id}">${run(id)}</scr\u200bipt><\u00adimg src=x onerror="${run(id)}">`,
};

/** Those that go into places where only a few letters stand. */
export const few = ["script", "img-error", "svg-load", "link-javascript", "iframe-srcdoc", "style-import", "meta-refresh", "out-of-attribute", "out-of-title", "out-of-metadata", "out-of-cdata", "templates"];
