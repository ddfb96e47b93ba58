// More workers, which read where many articles wait, as many as the machine has room for. Each is handed a few articles ahead,
// so that it need not wait for the page; where one breaks, only the article it was at fails, and another takes its place.

import type { Crew, Job, Post } from "./client.ts";
import type { Reply, Request } from "./worker.ts";
import { script } from "./trusted.ts";

/** More workers than this gain nothing: the page could not take in what they read. */
const most = 8;
/** A worker is handed so many articles ahead, as long as there are not more letters in them. */
const ahead = { articles: 3, letters: 60_000 };
/** Workers that have nothing to read for so long are ended, so that their memory is free. */
const idle = 8_000;

/** How many workers this machine has room for: one a core, and not more than one a gigabyte. */
export function width(): number {
  const { hardwareConcurrency: cores = 1, deviceMemory = most } = navigator as Navigator & { deviceMemory?: number };
  return Math.max(1, Math.min(cores, Math.floor(deviceMemory), most));
}

/** One worker, and the articles that it was handed and has not yet read, in their order. */
interface Reader {
  worker: Worker;
  /** True once its module runs. */
  runs: boolean;
  under: Job[];
}

/** A crew of so many workers. None is started before it is needed. */
export function crew(width: number): Crew {
  let readers: Reader[] = [];
  let ending: ReturnType<typeof setTimeout> | undefined;

  function wake(post: Post): void {
    clearTimeout(ending);
    // One article each, then a second one: the first ones of a crowd are spread over all.
    for (let deep = 0; deep < ahead.articles; deep++) {
      for (let at = 0; at < width; at++) {
        const reader = readers[at];
        if (reader && (reader.under.length > deep || letters(reader) > ahead.letters)) continue;
        const job = post.next();
        if (!job) return rest();
        hand(reader ?? (readers[at] = start(post)), job);
      }
    }
  }

  function start(post: Post): Reader {
    const reader: Reader = { worker: new Worker(script(post.script)), runs: false, under: [] };
    reader.worker.onmessage = ({ data }: MessageEvent<Reply>) => readers.includes(reader) && settle(reader, data, post);
    reader.worker.onerror = (event) => {
      event.preventDefault();
      if (!readers.includes(reader)) return;
      settle(reader, { id: reader.runs ? 1 : 0, error: { code: "trap", message: event.message || "the worker ended" } }, post);
    };
    reader.worker.postMessage({ id: 0, call: "start", args: [post.module, post.words] } satisfies Request);
    return reader;
  }

  function hand(reader: Reader, job: Job): void {
    reader.under.push(job);
    reader.worker.postMessage({ id: 1, call: job.call, args: job.args } satisfies Request);
  }

  function settle(reader: Reader, reply: Reply, post: Post): void {
    if (reply.id === 0) {
      reader.runs = !("error" in reply);
      // Where one could not be loaded, others could not either.
      return reader.runs ? undefined : post.alone(end());
    }
    const job = reader.under.shift();
    if (!("error" in reply)) job?.resolve(reply.value);
    else {
      if (job) post.fail(job, reply.error);
      if (reply.error.code === "trap") {
        reader.worker.terminate();
        readers = readers.filter((other) => other !== reader);
        return post.back(reader.under);
      }
    }
    wake(post);
  }

  /** Nothing waits any more. */
  function rest(): void {
    clearTimeout(ending);
    ending = setTimeout(() => under().length || end(), idle);
  }

  function end(): Job[] {
    clearTimeout(ending);
    const left = under();
    for (const { worker } of readers) worker.terminate();
    readers = [];
    return left;
  }

  function under(): Job[] {
    return readers.flatMap((reader) => reader.under);
  }

  return { under, wake, end };
}

function letters({ under }: Reader): number {
  return under.reduce((sum, { args: [article] }) => sum + (article as { text: string }).text.length, 0);
}
