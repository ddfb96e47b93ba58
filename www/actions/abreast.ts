// Work that is done several at a time and comes out in its order.

/** What there is to do. */
interface Work<I, O> {
  /** How many may be under way at a time. */
  width(): number;
  /** The next one; nothing while there is none. */
  next(): I | undefined;
  /** True where more may come, though there is none now. */
  more(): boolean;
  /** Does one. Never fails. */
  work(one: I): Promise<O>;
  /** Is told whenever one is over. */
  over(): void;
}

/** Work under way. */
export interface Abreast<I, O> {
  /** Looks for more to do: something came, or may go on. */
  wake(): void;
  /** What came of it, as far as all before it is over too, each once. */
  ripe(): O[];
  /** What was begun and is not ripe yet, in its order. */
  unripe(): I[];
  /** How many were begun, and how many of them are over. */
  count(): { begun: number; over: number };
  /** In the end, what was begun and what came of it, without what was ripe before. */
  end: Promise<{ one: I; came: O }[]>;
}

/** Begins. */
export function abreast<I, O>({ width, next, more, work, over }: Work<I, O>): Abreast<I, O> {
  const all: { one: I; came?: { of: O } }[] = [];
  let [ripe, under] = [0, 0];
  let done!: (left: { one: I; came: O }[]) => void;
  const end = new Promise<{ one: I; came: O }[]>((resolve) => (done = resolve));

  function wake(): void {
    for (let one; under < width() && (one = next()) !== undefined; ) void begin({ one });
    if (under === 0 && !more()) done(all.slice(ripe).map(({ one, came }) => ({ one, came: came!.of })));
  }

  async function begin(place: (typeof all)[number]): Promise<void> {
    all.push(place);
    under++;
    place.came = { of: await work(place.one) };
    under--;
    over();
    wake();
  }

  return {
    wake,
    ripe() {
      const from = ripe;
      while (all[ripe]?.came) ripe++;
      return all.slice(from, ripe).map(({ came }) => came!.of);
    },
    unripe: () => all.slice(ripe).map(({ one }) => one),
    count: () => ({ begun: all.length, over: all.length - under }),
    end,
  };
}
