// How far the reading has come, and the way to stop it.

import { useEffect, useState } from "preact/hooks";
import type { View } from "./view.ts";

/** From so many articles on, progress shows at once; below, only where the reading takes its time. */
const many = 20;
const patience = 500;

/** The bar while files are opened and articles read, and the offer to go on after a stop. */
export function Progress({ state, text, act }: View) {
  const { job, opening, rest } = state;
  const slow = useLater((job ?? opening)?.since);
  if (job && (job.total >= many || slow)) {
    return (
      <section class="progress" aria-label={text.progress(job.done, job.total)}>
        <progress value={job.total > 1 ? job.done : undefined} max={job.total} aria-label={text.progress(job.done, job.total)} />
        <span>{job.total > 1 ? text.progress(job.done, job.total) : text.reading(job.name)}</span>
        <button type="button" id="cancel" onClick={() => void act.stop()}>
          {text.cancel}
        </button>
      </section>
    );
  }
  if (!job && opening && slow) {
    const words = text.opening(opening.done, opening.total);
    return (
      <section class="progress" role="status">
        <progress aria-label={words} />
        <span>{words}</span>
      </section>
    );
  }
  if (!job && rest.length > 0) {
    return (
      <section class="progress" role="status">
        <span>{text.stopped(rest.length)}</span>
        <button type="button" id="resume" onClick={act.resume}>
          {text.resume(rest.length)}
        </button>
        <button type="button" class="quiet" onClick={act.leaveRest}>
          {text.dropRest}
        </button>
      </section>
    );
  }
  return null;
}

/** True once the work that began at `since` has run longer than a reader waits without a word. */
function useLater(since: number | undefined): boolean {
  const [late, setLate] = useState<number>();
  useEffect(() => {
    if (since === undefined) return;
    const timer = setTimeout(() => setLate(since), patience);
    return () => clearTimeout(timer);
  }, [since]);
  return since !== undefined && late === since;
}
