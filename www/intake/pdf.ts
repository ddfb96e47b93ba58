// PDF files with a layer of text. A scan has none, and is told apart.

import { getDocument, PDFWorker, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { bytesIn } from "./decode.ts";
import type { Opened, Problem } from "./intake.ts";
import { textOf, type Piece } from "./pages.ts";
import { titled } from "./prose.ts";
import { Refusal } from "./refusal.ts";
import { script } from "../trusted.ts";

/** How much is read of one file, and how long, in milliseconds: few bytes can hold work without end. */
const most = { pages: 3_000, pieces: 2_000_000, page: 10_000, all: 120_000 };

/** The worker that reads the files; the first one starts it, and the others find it. */
let worker: Promise<{ pdf: PDFWorker; port: Worker }> | undefined;
/** The file before: where one is ended with the worker, no other is. */
let before: Promise<unknown> = Promise.resolve();

/** Reads a file. */
export function read(file: File): Promise<Opened> {
  const now = before.then(() => readOne(file));
  before = now.catch(() => {});
  return now;
}

async function readOne(file: File): Promise<Opened> {
  const data = await bytesIn(file);
  worker ??= started();
  const { pdf, port } = await worker;
  const task = getDocument({ data, worker: pdf, disableFontFace: true, isEvalSupported: false });
  const pages: Piece[][] = [];
  const problems: Problem[] = [];
  let title: string | undefined;
  try {
    title = await readInto(pages, task.promise);
  } catch (error) {
    if ((error as Error).name === "PasswordException") throw new Refusal("locked");
    if (!(error instanceof Refusal)) throw error;
    // It may still be at work, and nobody waits for it.
    port.terminate();
    worker = undefined;
    if (pages.length === 0) throw error;
    problems.push({ name: file.name, reason: error.reason, detail: error.detail! });
  } finally {
    void task.destroy();
  }
  const silent = pages.filter((pieces) => !pieces.some(({ words }) => words.trim())).length;
  if (silent === pages.length) throw new Refusal("scan");
  if (silent) problems.push({ name: file.name, reason: "scanPages", detail: String(silent) });
  return { articles: [{ name: file.name, text: titled(textOf(pages), title) }], problems };
}

/** Reads one page after another, and gives the title. Throws a `Refusal` at a bound; the pages before it are kept. */
async function readInto(pages: Piece[][], opened: Promise<PDFDocumentProxy>): Promise<string | undefined> {
  const end = performance.now() + most.all;
  const full = () => (pages.length ? new Refusal("pdfPart", String(pages.length)) : new Refusal("tooMuch"));
  const soon = async <T>(work: Promise<T>) => {
    const left = end - performance.now();
    if (left <= 0) throw full();
    return inTime(work, Math.min(left, most.page), () => (left < most.page ? full() : new Refusal("pdfSlow", String(pages.length + 1))));
  };
  const document = await soon(opened);
  let room = most.pieces;
  for (let number = 1; number <= document.numPages; number++) {
    if (number > most.pages) throw full();
    const pieces = await soon(piecesOf(document, number, room));
    room -= pieces.length;
    if (room < 0) throw full();
    pages.push(pieces);
  }
  const { info } = (await soon(document.getMetadata())) as { info: { Title?: string } };
  return info.Title;
}

/** The pieces of a page, and at most one more than there is room for. */
async function piecesOf(document: PDFDocumentProxy, number: number, room: number): Promise<Piece[]> {
  const page = await document.getPage(number);
  const reader = (page.streamTextContent() as ReadableStream<{ items: object[] }>).getReader();
  const pieces: Piece[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    for (const item of value.items) if ("str" in item && pieces.length <= room) pieces.push(piece(item as Item));
    if (pieces.length > room) return pieces;
  }
  page.cleanup();
  return pieces;
}

/** What comes of work that may not take longer. */
async function inTime<T>(work: Promise<T>, ms: number, late: () => Refusal): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const bound = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(late()), Math.max(0, ms));
  });
  return Promise.race([work, bound]).finally(() => clearTimeout(timer));
}

/** What the library says of a piece. */
interface Item {
  str: string;
  transform: number[];
  width: number;
}

function piece({ str, transform, width }: Item): Piece {
  const [, , across = 0, up = 0, x = 0, y = 0] = transform;
  return { words: str, x, y, width, size: Math.hypot(across, up) || 1 };
}

/** A worker that does not come, as without a network, is asked for again with the next file. */
function started(): Promise<{ pdf: PDFWorker; port: Worker }> {
  const port = new Worker(script(PDF_WORKER), { type: "module" });
  return new Promise((done, fail) => {
    port.addEventListener("error", () => {
      worker = undefined;
      fail(new Refusal("notHere"));
    });
    // The library's types know no port. It warns of fonts that drawing would need.
    const pdf = new PDFWorker({ port: port as unknown as null, verbosity: 0 });
    void pdf.promise.then(() => done({ pdf, port }), fail);
  });
}
