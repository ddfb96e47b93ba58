// PDF files with a layer of text. A scan has none, and is told apart.

import { getDocument, PDFWorker } from "pdfjs-dist/legacy/build/pdf.mjs";
import { bytesIn } from "./decode.ts";
import type { Opened } from "./intake.ts";
import { textOf, type Piece } from "./pages.ts";
import { titled } from "./prose.ts";
import { Refusal } from "./refusal.ts";
import { script } from "../trusted.ts";

/** The worker that reads the files; the first one starts it, and the others find it. */
let worker: Promise<PDFWorker> | undefined;

/** Reads a file. */
export async function read(file: File): Promise<Opened> {
  const data = await bytesIn(file);
  worker ??= started();
  const task = getDocument({ data, worker: await worker, disableFontFace: true, isEvalSupported: false });
  try {
    const document = await task.promise;
    const pages: Piece[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      page.cleanup();
      pages.push(items.flatMap((item) => ("str" in item ? [piece(item)] : [])));
    }
    const silent = pages.filter((pieces) => !pieces.some(({ words }) => words.trim())).length;
    if (silent === pages.length) throw new Refusal("scan");
    const { info } = (await document.getMetadata()) as { info: { Title?: string } };
    const text = titled(textOf(pages), info.Title);
    return { articles: [{ name: file.name, text }], problems: silent ? [{ name: file.name, reason: "scanPages", detail: String(silent) }] : [] };
  } catch (error) {
    throw (error as Error).name === "PasswordException" ? new Refusal("locked") : error;
  } finally {
    void task.destroy();
  }
}

function piece({ str, transform, width }: { str: string; transform: number[]; width: number }): Piece {
  const [, , across = 0, up = 0, x = 0, y = 0] = transform;
  return { words: str, x, y, width, size: Math.hypot(across, up) || 1 };
}

/** A worker that does not come, as without a network, is asked for again with the next file. */
function started(): Promise<PDFWorker> {
  const port = new Worker(script(PDF_WORKER), { type: "module" });
  return new Promise((done, fail) => {
    port.addEventListener("error", () => {
      worker = undefined;
      fail(new Refusal("notHere"));
    });
    // The library's types know no port. It warns of fonts that drawing would need.
    const pdf = new PDFWorker({ port: port as unknown as null, verbosity: 0 });
    void pdf.promise.then(() => done(pdf), fail);
  });
}
