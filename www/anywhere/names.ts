// What the page and its service worker call the same thing: they are two scripts and share no other word.

/** The address that other programs share to, and the fragment under which the page takes what they shared. */
export const shared = "chia-se";

/** The start of all names of caches and locks of the page at an address: two copies on one host know nothing of each other. */
export const nameOf = (scope: string, what: string): string => `sodo ${new URL(scope).pathname} ${what}`;

/** What the page asks of its service worker. */
export type Wish = "takeOver" | "sweep";

/** What the service worker tells the page once it has taken over. */
export interface Told {
  build: string;
}
