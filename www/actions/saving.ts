// What leaves the page: files, pictures, links.

import type { Form } from "../carry/save.ts";
import { articleJson, saveBlob } from "../export.ts";
import type { Form as OfficeForm } from "../out/save.ts";
import { here, isPlace, type Desk } from "./desk.ts";
import type { Drawing } from "./drawing.ts";

/** Binds the saving to the desk. */
export function saving({ page, engine, notify, text }: Desk, { compare, leaving, savedChart }: Drawing) {
  /** What cannot be saved is said, and why; all else goes on. */
  async function tried(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const notLoaded = (error as { code?: string }).code === "start";
      notify([{ name: "", reason: notLoaded ? "noTables" : "notSaved" }]);
    }
  }

  function stem(doc?: string): string {
    const safe = (doc ?? "").replace(/\.[a-z]{2,5}$/i, "").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60).replace(/^-+|-+$/g, "");
    return safe ? `${text().fileStem}-${safe}` : text().fileStem;
  }

  const named = (doc?: string) => (doc === undefined ? undefined : [doc]);

  /** The articles and their figures as the tables have them. */
  async function subject(doc?: string) {
    const { docs, lang } = page.get();
    const [{ subjectOf }, csv] = await Promise.all([import("../out/save.ts"), engine.csv("machine", named(doc))]);
    const told = docs.filter((held) => doc === undefined || held.doc === doc);
    return subjectOf(told, csv, lang, text());
  }

  return {
    async saveChart(form: Form, white: boolean): Promise<void> {
      await tried(async () => {
        const { fileOf } = await import("../carry/save.ts");
        const { file, ending } = await fileOf((size) => savedChart(white, size), form, page.get().carry, text());
        saveBlob(file, stem() + ending);
      });
    },
    /** True once the picture is where others take it from. */
    async copyChart(white: boolean): Promise<boolean> {
      try {
        const picture = import("../carry/save.ts").then((part) => part.pictureOf((size) => savedChart(white, size), "png", page.get().carry));
        await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
        return true;
      } catch {
        notify([{ name: "", reason: "notCopied" }]);
        return false;
      }
    },
    /** Puts a link that holds the chart where others take it from. Gives what to tell the reader. */
    async copyLink(): Promise<string | undefined> {
      if (!isPlace()) return void notify([{ name: "", reason: "linkNoPlace" }]);
      try {
        const { linkTo } = await import("../carry/link.ts");
        const data = await engine.carried(leaving(true, {}));
        const link = await linkTo(here(), data, "b");
        if (!link) return void notify([{ name: "", reason: "linkTooLong" }]);
        await navigator.clipboard.writeText(link.address);
        return link.quotes ? text().share.copied : text().share.copiedBare;
      } catch {
        return void notify([{ name: "", reason: "notCopiedLink" }]);
      }
    },
    /** True where the machine has a menu of its own to hand pictures on. */
    canShare: Boolean(navigator.canShare?.({ files: [new File([""], "a.png", { type: "image/png" })] })),
    /** Hands the picture to that menu. True where the reader did not turn back. */
    async sharePicture(white: boolean): Promise<boolean> {
      try {
        const { pictureOf } = await import("../carry/save.ts");
        const picture = await pictureOf((size) => savedChart(white, size), "png", page.get().carry);
        const { chart } = page.get();
        const title = typeof chart === "object" ? chart.picture.title : text().title;
        await navigator.share({ title, files: [new File([picture], `${stem()}.png`, { type: "image/png" })] });
        return true;
      } catch (error) {
        if ((error as Error).name !== "AbortError") notify([{ name: "", reason: "notShared" }]);
        return false;
      }
    },
    /** Draws a code with a link to the chart at its foot, or no more. */
    async code(code: boolean): Promise<void> {
      if (code && !isPlace()) return notify([{ name: "", reason: "linkNoPlace" }]);
      page.set({ code });
      await compare();
    },
    carry: (carry: boolean) => page.set({ carry }),
    async saveCsv(form: "excel" | "machine" | "sdmx", doc?: string): Promise<void> {
      await tried(async () => {
        const csv = await engine.csv(form, named(doc));
        saveBlob(new Blob([csv], { type: "text/csv;charset=utf-8" }), `${stem(doc)}${form === "machine" ? "" : `-${form}`}.csv`);
      });
    },
    /** A file for an office or another program, of one article or of all. */
    async saveOffice(form: OfficeForm, doc?: string): Promise<void> {
      await tried(async () => {
        const { fileOf } = await import("../out/save.ts");
        const { file, ending } = await fileOf(form, await subject(doc));
        saveBlob(file, stem(doc) + ending);
      });
    },
    /** Puts the table of figures where other programs take it from. */
    async copyTable(doc?: string): Promise<boolean> {
      try {
        await (await import("../out/save.ts")).copy(subject(doc));
        return true;
      } catch {
        notify([{ name: "", reason: "notCopiedTable" }]);
        return false;
      }
    },
    /** All that was read of one article, or of all, with the chart that is shown. */
    async saveReport(doc?: string): Promise<void> {
      await tried(async () => {
        const { report } = await import("../carry/report.ts");
        const { docs, choices, carry, lang } = page.get();
        const told = docs.filter((held) => doc === undefined || held.doc === doc);
        const file = await report({ docs: told, choices, carry, lang, text: text(), draw: (size) => savedChart(true, size) });
        saveBlob(file, `${stem(doc)}-${text().report.file}.html`);
      });
    },
    saveJson(doc?: string): void {
      const docs = page.get().docs.filter((held) => doc === undefined || held.doc === doc);
      saveBlob(new Blob([articleJson(docs.map((held) => held.analysis), doc !== undefined)], { type: "application/json" }), `${stem(doc)}.json`);
    },
  };
}
