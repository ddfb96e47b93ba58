// Two tabs of one page: a project is open in one of them, and the other one says so.

/** What tabs tell each other. */
interface Word {
  /** This project is open in the tab that speaks. */
  claimed?: string;
  /** All projects are gone. */
  wiped?: true;
}

/** How long a tab that was just left or reloaded may hold its project. */
const patience = 700;

/** The ties of a tab to the others; `lost` is called when another one takes the project that is held. */
export function tabs(lost: () => void) {
  let holding: string | undefined;
  let letGo: (() => void) | undefined;
  const channel = channelTo(({ claimed, wiped }) => {
    if (holding === undefined || (!wiped && claimed !== holding)) return;
    release();
    lost();
  });

  function release(): void {
    holding = undefined;
    letGo?.();
    letGo = undefined;
  }

  return {
    /** Holds a project; false where another tab does and it is not to be taken away. */
    async hold(id: string, steal: boolean): Promise<boolean> {
      release();
      const held = await locked(id, steal, () => {
        if (holding !== id) return;
        holding = undefined;
        lost();
      });
      if (!held) return false;
      letGo = held;
      // Where there are no locks, the last one has it, and tells the others.
      channel?.postMessage({ claimed: id } satisfies Word);
      holding = id;
      return true;
    },
    release,
    wiped: () => channel?.postMessage({ wiped: true } satisfies Word),
  };
}

function channelTo(heard: (word: Word) => void): BroadcastChannel | undefined {
  try {
    const channel = new BroadcastChannel("sodo");
    channel.onmessage = ({ data }: MessageEvent<Word>) => heard(data);
    return channel;
  } catch {
    return undefined;
  }
}

/** A lock that lives as long as the tab: what lets go of it, or nothing where another tab has it. Pages opened from disk may
 * have no locks; there everybody gets one. */
function locked(id: string, steal: boolean, stolen: () => void): Promise<(() => void) | undefined> {
  return new Promise((got) => {
    const free = () => got(() => {});
    if (!navigator.locks) return free();
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), patience);
    let has = false;
    const hold = () => {
      has = true;
      clearTimeout(timer);
      return new Promise<void>((end) => got(end));
    };
    const asked = navigator.locks.request(`sodo:${id}`, steal ? { steal } : { signal: late.signal }, hold);
    asked.catch((error: Error) => {
      if (has) stolen();
      else if (late.signal.aborted) got(undefined);
      else if (error) free();
    });
  });
}
