// What a file may hold of ours.

/** What is carried; or that there is none, or that it ends early. */
export type Found = { data: string } | "none" | "cut";
