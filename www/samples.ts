// Three articles written for SoDo, with invented figures, for a reader who has none at hand.

import type { Incoming } from "./intake/intake.ts";
import anGiang from "./samples/an-giang-2024.txt";
import laoCai from "./samples/lao-cai-2023.txt";
import quangTri from "./samples/quang-tri-2024.txt";

/** The samples, in the order they are read. */
export const samples: Incoming[] = [
  { name: "Lào Cai 2023", text: laoCai },
  { name: "An Giang 2024", text: anGiang },
  { name: "Quảng Trị 2024", text: quangTri },
];
