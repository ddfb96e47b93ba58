// Where a browser has Trusted Types, the policy of the page takes no plain words where words could become code: not as the
// address of a script, not as markup. What may stand there is decided here and in `intake/inert.ts`, and nowhere else
// (`tests/it/trust.rs` looks).

/** A browser's own, where it has it. */
interface Factory {
  createPolicy<Rules>(name: string, rules: Rules): Rules;
}

/** The browser's Trusted Types; `undefined` where it has none. */
export const trustedTypes = (globalThis as { trustedTypes?: Factory }).trustedTypes;

/** The scripts that a build lays beside the page; the single file makes blobs of what stands in it. */
const ours = /^(?:(?:pdf-)?worker-[0-9a-f]{10}\.js|sw\.js|blob:.+)$/;

const policy = trustedTypes?.createPolicy("sodo", {
  createScriptURL(url: string): string {
    if (ours.test(url)) return url;
    throw new TypeError(`no script of this page: ${url}`);
  },
});

/** The address of a worker's script, as a browser takes it. Throws a `TypeError` for one that the build did not make. */
export function script(url: string): string {
  return policy ? policy.createScriptURL(url) : url;
}
