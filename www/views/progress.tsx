// How far the reading has come, and the way to stop it.

import { useEffect, useMemo, useState } from "preact/hooks";
import { rounded } from "../actions/pace.ts";
import type { Job } from "../state.ts";
import type { View } from "./view.ts";

/** From so many articles on, progress shows at once; below, only where the reading takes its time. */
const many = 20;
const patience = 500;

/** The bar while files are opened and articles read, and the offer to go on after a stop. */
export function Progress(view: View) {
  const { state, text, act } = view;
  const { job, opening, rest, unopened } = state;
  const slow = useLater((job ?? opening)?.since);
  if (job && (job.total >= many || slow)) return <Reading {...view} job={job} />;
  if (!job && opening && slow) {
    const words = text.opening(opening.done, opening.total);
    return (
      <section class="progress" role="status">
        <progress aria-label={words} />
        <span>{words}</span>
        <button type="button" id="cancel" onClick={act.stop}>
          {text.cancel}
        </button>
      </section>
    );
  }
  const waiting = rest.length + unopened;
  if (!job && waiting > 0) {
    return (
      <section class="progress" role="status">
        <span>{text.stopped(rest.length, unopened)}</span>
        <button type="button" id="resume" onClick={act.resume}>
          {text.resume(waiting)}
        </button>
        <button type="button" class="quiet" onClick={act.leaveRest}>
          {text.dropRest}
        </button>
      </section>
    );
  }
  return null;
}

/** How many are read, how long the rest takes, and the ways to hold it. Files that are not opened yet count as articles. */
function Reading({ job, state, text, act }: View & { job: Job }) {
  const { opening } = state;
  const total = job.total + (opening ? opening.total - opening.done : 0);
  const one = total <= 1;
  const words = one ? text.reading(job.name) : text.progress(job.done, total);
  const left = !one && !job.paused && job.left !== undefined ? rounded(job.left) : undefined;
  const quarter = Math.floor((job.done / Math.max(1, total)) * 4);
  // Who listens is told each quarter; who looks sees each step.
  const told = useMemo(() => (job.paused ? `${text.paused} ${words}` : words), [job.paused, quarter, one, text]);
  return (
    <section class="progress" aria-label={words}>
      <progress value={one ? undefined : job.done} max={total} aria-label={words} />
      <span class="far">
        {job.paused && <b>{text.paused}</b>} <span>{words}</span>
        {left && (
          <>
            , <span class="left">{text.left[left.unit](left.n)}</span>
          </>
        )}
      </span>
      <span class="unseen" role="status">
        {told}
      </span>
      {!one && (
        <button type="button" id="pause" onClick={() => act.pause(!job.paused)}>
          {job.paused ? text.goOn : text.pause}
        </button>
      )}
      <button type="button" id="cancel" onClick={act.stop}>
        {text.cancel}
      </button>
    </section>
  );
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
