// What every view is given.

import type { Actions } from "../actions.ts";
import type { State } from "../state.ts";
import type { Text } from "../text.ts";

/** The state to draw, the sentences to draw it with, and what the reader may do. */
export interface View {
  state: State;
  text: Text;
  act: Actions;
}

/** The pillars in their fixed order, which is also the order of their line styles. */
export const pillars = ["government", "economy", "society", "foundation", "overall", "none"] as const;
