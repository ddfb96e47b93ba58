// What a person decided about a figure, as it is kept, shared and handed to the reader of articles (`src/review.rs`).

/** What is done with the figure. */
export type Act = "accept" | "correct" | "reject" | "promote" | "split" | "merge";

/** Fields that a person gives, in the spelling of an analysis; what is left out stays as it was read. */
export interface Given {
  kind?: string;
  value?: string;
  high?: string;
  of?: string;
  unit?: string;
  bound?: string;
  direction?: string;
  baseline?: string;
  status?: string;
  period?: string;
  area?: string;
  label?: string;
  indicator?: string;
  pillar?: string;
}

/** One decision. Its words are found again by what stands around them (W3C TextQuoteSelector); `start` and `end` are where they
 * stood, in UTF-16 code units, and of two places with the same words the nearer one is meant. */
export interface Decision {
  act: Act;
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
  set?: Given;
  /** Where the decision also holds for figures of other sentences: those that were read with this label and this kind. */
  like?: { label: string; kind: string };
}
