// The table of figures. Only the rows in view are in the document, so many thousands stay smooth.

import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { failed } from "../checks.ts";
import { period, written } from "../figure.ts";
import type { Held } from "../state.ts";
import { filtered, rowsOf, sorted, type Column, type Filter, type Order, type Row } from "./rows.ts";
import { narrow } from "./words.ts";
import { pillars, type View } from "./view.ts";
import { useWindow } from "./window.ts";

interface Props extends View {
  docs: Held[];
  pillar: string;
  setPillar(pillar: string): void;
  choose(doc: string, id: string): void;
  indicators: Map<string, string>;
  withArticle?: boolean;
}

const headHeight = 40;
/** A row where there is room for columns, and where there is not (the same widths stand in figures.css). */
const rowHeight = (width: number) => (width < 480 ? 84 : 62);

/** The filters and the rows. */
export function Figures(props: Props) {
  const { state, text, docs, pillar, setPillar, indicators, withArticle } = props;
  const [query, setQuery] = useState("");
  const [kind, setKind] = useState("");
  const [status, setStatus] = useState("");
  const [doubt, setDoubt] = useState(false);
  const [order, setOrder] = useState<Order>();
  const all = useMemo(() => rowsOf(docs, indicators, text), [docs, indicators, text]);
  const filter: Filter = { query, pillar, kind, status, doubt };
  const rows = useMemo(
    () => sorted(filtered(all, filter, indicators, text, state.lang), order, indicators),
    [all, query, pillar, kind, status, doubt, order, indicators],
  );
  const kinds = useMemo(() => [...new Set(all.map((row) => row.o.kind))], [all]);
  const anyFilter = query || pillar || kind || status || doubt;
  const clear = () => {
    setQuery("");
    setPillar("");
    setKind("");
    setStatus("");
    setDoubt(false);
  };
  return (
    <div class={`figures${withArticle ? " with-article" : ""}`}>
      <div class="filters">
        <input
          type="search"
          class="search"
          aria-label={text.search}
          placeholder={text.searchHint}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
        />
        <Pick label={text.filterPillar} value={pillar} set={setPillar} any={text.any} options={pillars.map((p) => [p, text.pillar[p] ?? p])} />
        <Pick label={text.filterKind} value={kind} set={setKind} any={text.any} options={kinds.map((k) => [k, text.kind[k] ?? k])} />
        <Pick label={text.filterStatus} value={status} set={setStatus} any={text.any} options={Object.entries(text.status)} />
        <label class="check">
          <input type="checkbox" checked={doubt} onChange={(event) => setDoubt(event.currentTarget.checked)} />
          {text.filterDoubt}
        </label>
        <span class="shown" role="status">
          {text.shown(rows.length, all.length)}
        </span>
      </div>
      {rows.length > 0 ? (
        <Grid {...props} rows={rows} order={order} setOrder={setOrder} />
      ) : (
        <p class="nothing">
          {text.nothingFits}{" "}
          {anyFilter && (
            <button type="button" class="quiet" onClick={clear}>
              {text.clearFilters}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

interface PickProps {
  label: string;
  value: string;
  any: string;
  options: [string, string][];
  set(value: string): void;
}

function Pick({ label, value, any, options, set }: PickProps) {
  return (
    <label class="pick">
      <span>{label}</span>
      <select value={value} onChange={(event) => set(event.currentTarget.value)}>
        <option value="">{any}</option>
        {options.map(([id, name]) => (
          <option value={id}>{name}</option>
        ))}
      </select>
    </label>
  );
}

function Grid(props: Props & { rows: Row[]; order: Order; setOrder(order: Order): void }) {
  const { state, text, docs, rows, choose, indicators, withArticle } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const wanted = useRef<number | undefined>(undefined);
  const seen = useWindow(scroller, rows.length, rowHeight, headHeight);
  const height = rowHeight(seen.width);
  const now = Math.min(current, rows.length - 1);

  const show = (index: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, index));
    setCurrent(to);
    wanted.current = to;
    seen.show(to);
  };

  // A jump from the words: the row comes into view and takes the focus.
  useEffect(() => {
    const { jump } = state;
    if (!jump || !docs.some((held) => held.doc === jump.doc)) return;
    const index = rows.findIndex((row) => row.o.id === jump.id && row.held.doc === jump.doc);
    if (index < 0) return;
    setCurrent(index);
    if (jump.to !== "rows") return;
    requestAnimationFrame(() => {
      if (narrow()) wanted.current = index;
      seen.show(index, true);
    });
  }, [state.jump]);

  // A place that another row has taken must not pass the focus on to it; the box has the same keys.
  useLayoutEffect(() => {
    const focused = document.activeElement as HTMLElement | null;
    const at = focused?.parentElement?.parentElement === scroller.current ? focused?.dataset["row"] : undefined;
    if (at !== undefined && Number(at) !== now && wanted.current === undefined) scroller.current!.focus({ preventScroll: true });
  });

  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: true });
  });

  const keys = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: seen.page, PageUp: -seen.page, Home: -rows.length, End: rows.length };
    const step = steps[event.key];
    const row = rows[current];
    if (step) show(current + step);
    else if ((event.key === "Enter" || event.key === " ") && row) choose(row.held.doc, row.o.id);
    else return;
    event.preventDefault();
  };

  // A row that stays in view is not drawn anew while others come and go; those that come take the places of those that went.
  const drawn = useMemo(() => new Map<number, VNode>(), [rows, text, indicators, state.jump, height, now]);
  if (drawn.size > 500) drawn.clear();
  const line = (row: Row, at: number) => {
    const known = drawn.get(at) ?? <Line key={at % seen.most} {...props} row={row} at={at} height={height} current={at === now} />;
    drawn.set(at, known);
    return known;
  };

  const columns: [Column, string][] = [
    ["value", text.colValue],
    ["what", text.colWhat],
    ["area", text.colArea],
    ["period", text.colPeriod],
    ["status", text.colStatus],
  ];
  if (withArticle) columns.push(["article", text.colArticle]);
  return (
    <div class="grid">
      <div
        class="scroller"
        ref={scroller}
        role="grid"
        aria-rowcount={rows.length + 1}
        aria-label={withArticle ? text.allTableHeading : text.tableHeading}
        tabIndex={-1}
        onKeyDown={keys}
      >
        <div class="row head" role="row" aria-rowindex={1}>
          {columns.map(([column, label]) => (
            <Heading key={column} column={column} label={label} {...props} />
          ))}
        </div>
        <div class="tall" role="rowgroup" style={{ height: `${rows.length * height}px` }}>
          {rows.slice(seen.first, seen.end).map((row, i) => line(row, seen.first + i))}
        </div>
      </div>
    </div>
  );
}

function Heading({ column, label, order, setOrder, text }: Props & { column: Column; label: string; order: Order; setOrder(order: Order): void }) {
  const mine = order?.by === column ? order : undefined;
  const next = (): Order => (!mine ? { by: column, down: column === "value" } : mine.down === (column === "value") ? { by: column, down: !mine.down } : undefined);
  return (
    <div role="columnheader" class={`c-${column}`} aria-sort={mine ? (mine.down ? "descending" : "ascending") : "none"}>
      <button type="button" class="quiet" title={mine ? (mine.down ? text.sortedDown : text.sortedUp) : text.order} onClick={() => setOrder(next())}>
        {label}
        <span aria-hidden="true">{mine ? (mine.down ? " ↓" : " ↑") : ""}</span>
      </button>
    </div>
  );
}

function Line({ row, at, height, current, text, state, indicators, choose, withArticle }: Props & { row: Row; at: number; height: number; current: boolean }) {
  const { o, held } = row;
  const name = indicators.get(o.indicator);
  const chosen = state.jump?.doc === held.doc && state.jump.id === o.id;
  const { number, unit } = written(o, text, state.lang);
  const when = period(o.period, text);
  const status = text.status[o.status] ?? o.status;
  return (
    <div
      class={`row line${chosen ? " chosen" : ""}`}
      role="row"
      aria-rowindex={at + 2}
      aria-selected={chosen}
      data-row={at}
      data-id={o.id}
      tabIndex={current ? 0 : -1}
      title={text.toText}
      style={{ transform: `translateY(${at * height}px)`, height: `${height}px` }}
      onClick={() => choose(held.doc, o.id)}
    >
      <div role="gridcell" class="c-value">
        <b>{number}</b>
        <small>{unit || text.kind[o.kind]}</small>
      </div>
      <div role="gridcell" class="c-what">
        <span class="what">
          <span class={`letter p-${o.pillar}`} title={text.pillar[o.pillar]} data-l={text.pillarLetter[o.pillar]} />
          {name ?? (o.label || text.unknown)}
        </span>
        <small class="label">{name ? o.label : ""}</small>
        <small class="narrow">{[o.area, when, o.status === "actual" ? "" : status, withArticle ? held.doc : ""].filter(Boolean).join(" · ")}</small>
      </div>
      <div role="gridcell" class="c-area">
        {o.area}
      </div>
      <div role="gridcell" class="c-period">
        {when}
      </div>
      <div role="gridcell" class="c-status">
        <span class={`s-${o.status}`}>{status}</span>
        {failed(held.analysis).has(o.id) && (
          <span class="fails" title={text.checkFails}>
            <span aria-hidden="true">✗</span>
            <span class="unseen"> {text.checkFails}</span>
          </span>
        )}
        {o.doubts.length > 0 && (
          <span class="ask" title={o.doubts.join("\n")}>
            ?<span class="unseen"> {text.cardDoubts}</span>
          </span>
        )}
      </div>
      {withArticle && (
        <div role="gridcell" class="c-article">
          {held.analysis.title || held.doc}
        </div>
      )}
    </div>
  );
}
