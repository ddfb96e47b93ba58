// Which rows of a long table are in the document: those in view and a few around them. All rows have one
// height, so this is division; a measuring library would weigh more than all the views together.

import type { RefObject } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";

/** Rows from `first` up to `end`, not included, and the way to bring one into view. */
export interface Window {
  first: number;
  end: number;
  /** Width of the table, from which its rows take their form. */
  width: number;
  /** Visible rows, at least one. */
  page: number;
  show(index: number, centred?: boolean): void;
}

/** Beyond the edges, so that a quick scroll does not show bare ground. */
const around = 8;

/**
 * Follows the scrolling of `box`; `head` is the height of what stays at its top. There are no rows until the box is measured:
 * first the words beside it come on screen, and a box that is not shown needs none.
 */
export function useWindow(box: RefObject<HTMLElement | null>, count: number, heightAt: (width: number) => number, head: number): Window {
  const [seen, setSeen] = useState(() => ({ top: 0, height: 0, width: matchMedia("(max-width: 600px)").matches ? 360 : 720 }));
  const height = heightAt(seen.width);
  useEffect(() => {
    const node = box.current!;
    const look = () =>
      setSeen((old) => {
        const now = { top: node.scrollTop, height: node.clientHeight, width: node.clientWidth };
        const moved = Math.floor(now.top / height) !== Math.floor(old.top / height);
        return moved || now.height !== old.height || now.width !== old.width ? now : old;
      });
    const size = new ResizeObserver(look);
    size.observe(node);
    node.addEventListener("scroll", look, { passive: true });
    // The observer measures after the page is laid out; to look here would lay it out twice.
    return () => {
      size.disconnect();
      node.removeEventListener("scroll", look);
    };
  }, [box, height]);
  const show = useCallback(
    (index: number, centred = false) => {
      const node = box.current;
      if (!node) return;
      const from = index * height;
      const room = node.clientHeight - head - height;
      if (centred) node.scrollTop = from - room / 2;
      else if (from < node.scrollTop) node.scrollTop = from;
      else if (from > node.scrollTop + room) node.scrollTop = from - room;
      setSeen({ top: node.scrollTop, height: node.clientHeight, width: node.clientWidth });
    },
    [box, height, head],
  );
  const visible = Math.ceil(seen.height / height);
  const top = Math.min(Math.floor(seen.top / height), Math.max(0, count - visible));
  return {
    first: Math.max(0, top - around),
    end: seen.height ? Math.min(count, top + visible + around) : 0,
    width: seen.width,
    page: Math.max(1, visible - 2),
    show,
  };
}
