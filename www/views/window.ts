// Which rows of a long table are in the document: those in view and a few around them. All rows have one height.

import { elementScroll, observeElementOffset, Virtualizer } from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useState } from "preact/hooks";

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

/** Beyond the edges, so that a quick scroll does not show bare ground. */
const around = 8;

/**
 * Follows the scrolling of `box`; `head` is the height of what stays at its top. There are no rows until the box is measured:
 * first the words beside it come on screen, and a box that is not shown needs none.
 */
export function useWindow(box: RefObject<HTMLElement | null>, count: number, heightAt: (width: number) => number, head: number): Window {
  const [, redraw] = useState(0);
  const [rows] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options(0, 0)));
  const width = rows.scrollRect?.width || (matchMedia("(max-width: 600px)").matches ? 360 : 720);
  const height = heightAt(width);
  rows.setOptions(options(count, height));
  useLayoutEffect(() => rows._didMount(), []);
  useLayoutEffect(() => rows._willUpdate());
  useLayoutEffect(() => rows.measure(), [height]);
  const show = useCallback((index: number, centred = false) => rows.scrollToIndex(index, { align: centred ? "center" : "auto" }), []);
  const items = rows.getVirtualItems();
  const visible = Math.ceil((rows.scrollRect?.height ?? 0) / height) + 1;
  return {
    first: items[0]?.index ?? 0,
    end: (items.at(-1)?.index ?? -1) + 1,
    width,
    page: Math.max(1, visible - 3),
    most: visible + 2 * around,
    show,
  };

  function options(count: number, height: number) {
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
function whenLaidOut({ scrollElement }: Virtualizer<HTMLElement, HTMLElement>, told: (rect: { width: number; height: number }) => void): () => void {
  const size = new ResizeObserver(() => scrollElement && told({ width: scrollElement.clientWidth, height: scrollElement.clientHeight }));
  if (scrollElement) size.observe(scrollElement);
  return () => size.disconnect();
}
