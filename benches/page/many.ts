// Thousands of articles out of a few, each with other provinces and other digits.

/** What many articles are made of. */
export interface Many {
  texts: string[];
  /** Provinces, by their names. */
  names: string[];
  articles: number;
  /** Of UTF-8 in all of them. */
  bytes: number;
}

/** One of them. The first words are its headline, so that no two articles are called alike. */
export interface Made {
  doc: string;
  text: string;
}

/** All of them, one after the other, so that they never stand in memory at once. */
export function* many({ texts, names, articles, bytes }: Many): Generator<Made> {
  const encoder = new TextEncoder();
  const sizes = texts.map((text) => encoder.encode(text).length);
  let [next, made] = [0, 0];
  for (let number = 0; number < articles; number++) {
    const parts: string[] = [];
    // Short texts are put together until the articles are as long on average as they are to be.
    do {
      parts.push(texts[next % texts.length]!);
      made += sizes[next % texts.length]!;
      next++;
    } while (made < (bytes * (number + 1)) / articles);
    yield { doc: `a${String(number).padStart(5, "0")}`, text: varied(parts.join("\n\n"), number, names) };
  }
}

/** The text with other digits, which are not those of years and days, and with another province. */
function varied(text: string, number: number, names: string[]): string {
  const round = Math.floor(number / 7);
  const moved = text.replace(/[\d/]+/g, (word, at: number) => {
    if (word.includes("/") || /^20\d\d$/.test(word)) return word;
    return word.replace(/\d/g, (digit, place: number) => String((Number(digit) + round * 7 + at + place) % 10 || 1));
  });
  const name = names.find((name) => moved.includes(name));
  return name === undefined ? moved : moved.replaceAll(name, names[(round * 13) % names.length]!);
}
