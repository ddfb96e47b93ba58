// Why a file gives nothing.

import type { Reason } from "./intake.ts";

/** Thrown where it shows that a file cannot be read; the other files go on. */
export class Refusal extends Error {
  constructor(
    readonly reason: Reason,
    /** Fills the blank of the sentence where it has one. */
    readonly detail?: string,
  ) {
    super(reason);
  }
}
