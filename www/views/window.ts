// Which rows of a long table are in the document: those in view and a few around them. All rows have one height.

import type { Virtualizer } from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** Rows from `first` up to `end`, not included, and the way to bring one into view. */
export interface Window {
  first: number;
  end: number;
  /** Width of the table, from which its rows take their form. */
  width: number;
  /** Visible rows, at least one. */
  page: number;
  /** As many rows as there ever are at once. */
  most: number;
  show(index: number, centred?: boolean): void;
}

type Rows = Virtualizer<HTMLElement, HTMLElement>;

/** Beyond the edges, so that a quick scroll does not show bare ground. */
const around = 8;

/** The library, once it is here; it is asked for with the first table. */
let library: typeof import("./virtual.ts") | undefined;
/** Where it cannot be loaded, tables have so many rows and no more. */
const without = 400;

/**
 * Follows the scrolling of `box`; `head` is the height of what stays at its top. There are no rows until the box is measured:
 * first the words beside it come on screen, and a box that is not shown needs none.
 */
export function useWindow(box: RefObject<HTMLElement | null>, count: number, heightAt: (width: number) => number, head: number): Window {
  const [, redraw] = useState(0);
  const [lost, setLost] = useState(false);
  const kept = useRef<Rows | undefined>(undefined);
  if (library) kept.current ??= new library.Virtualizer<HTMLElement, HTMLElement>(options(library, 0, 0));
  const rows = kept.current;
  const width = rows?.scrollRect?.width || (matchMedia("(max-width: 600px)").matches ? 360 : 720);
  const height = heightAt(width);
  if (library) rows?.setOptions(options(library, count, height));
  useEffect(() => {
    if (library || lost) return;
    const come = (found: typeof library) => ((library = found), redraw((n) => n + 1));
    import("./virtual.ts").then(come, () => setLost(true));
  }, []);
  useLayoutEffect(() => rows?._didMount(), [rows]);
  useLayoutEffect(() => rows?._willUpdate());
  useLayoutEffect(() => rows?.measure(), [rows, height]);
  const show = useCallback(
    (index: number, centred = false) => kept.current?.scrollToIndex(index, { align: centred ? "center" : "auto" }),
    [],
  );
  const items = rows?.getVirtualItems() ?? [];
  const visible = Math.ceil((rows?.scrollRect?.height ?? 0) / height) + 1;
  return {
    first: items[0]?.index ?? 0,
    end: lost ? Math.min(count, without) : (items.at(-1)?.index ?? -1) + 1,
    width,
    page: Math.max(1, visible - 3),
    most: lost ? without : visible + 2 * around,
    show,
  };

  function options({ elementScroll, observeElementOffset }: NonNullable<typeof library>, count: number, height: number) {
    return {
      count,
      getScrollElement: () => box.current,
      estimateSize: () => height,
      overscan: around,
      scrollPaddingEnd: head,
      scrollToFn: elementScroll,
      observeElementOffset,
      observeElementRect: whenLaidOut,
      onChange: () => redraw((n) => n + 1),
    };
  }
}

/** The observer measures after the page is laid out; to look before would lay it out twice. */
function whenLaidOut({ scrollElement }: Rows, told: (rect: { width: number; height: number }) => void): () => void {
  const size = new ResizeObserver(() => scrollElement && told({ width: scrollElement.clientWidth, height: scrollElement.clientHeight }));
  if (scrollElement) size.observe(scrollElement);
  return () => size.disconnect();
}
