// The index of digital transformation: for which main indicators there is evidence, printed scores, and totals recomputed.

import { useState } from "preact/hooks";
import { decimal, period } from "../../figure.ts";
import type { Index as Matrix, Whose } from "../../looks.ts";
import type { View } from "../view.ts";
import { useAsk } from "./ask.ts";
import { useMore, Waiting } from "./list.tsx";
import { Area, Fact, when, Witnesses } from "./told.tsx";

/** The matrix by provinces or by articles. */
export function Index(view: View) {
  const { state, text, act } = view;
  const { across } = text;
  const whose: Whose = state.across["whose"] === "article" ? "article" : "province";
  const [limit, more] = useMore(40);
  const [open, setOpen] = useState<{ of: string; main: number }>();
  const index = useAsk(view, "index", whose, 0, limit);
  const turn = (whose: Whose) => {
    setOpen(undefined);
    act.turn({ whose });
  };
  if (!index.value) return <Waiting {...view} what="index" answer={index} />;
  const { versions, rows, all_rows } = index.value;
  return (
    <>
      <ul class="note">
        {versions.map(({ first, last, legal, main, components }) => (
          <li>{across.version(first === last ? String(first) : `${first}–${last}`, main, components, legal)}</li>
        ))}
      </ul>
      <div class="tabs small" role="group" aria-label={across.tab["index"]}>
        {(["province", "article"] as const).map((one) => (
          <button type="button" data-whose={one} aria-pressed={whose === one} onClick={() => turn(one)}>
            {one === "province" ? across.provinces : across.docs}
          </button>
        ))}
      </div>
      {rows.length > 0 ? <Cells {...view} matrix={index.value} whose={whose} open={open} setOpen={setOpen} /> : <p class="nothing">{across.none["index"]}</p>}
      {more(all_rows, text)}
      {open && <Evidence key={`${whose} ${open.of} ${open.main}`} {...view} whose={whose} {...open} close={() => setOpen(undefined)} />}
      <Recounts {...view} matrix={index.value} />
    </>
  );
}

interface Open {
  of: string;
  main: number;
}

function Cells(view: View & { matrix: Matrix; whose: Whose; open: Open | undefined; setOpen(open: Open): void }) {
  const { state, text, matrix, whose, open, setOpen } = view;
  const { across } = text;
  return (
    <div class="box" tabIndex={0} role="region" aria-label={across.tab["index"]}>
      <table id="across-index">
        <thead>
          <tr>
            <th scope="col">{whose === "province" ? across.pick["area"] : text.colArticle}</th>
            {matrix.main.map((main) => (
              <th scope="col">
                {state.lang === "vi" ? main.label_vi : main.label_en}
                {main.points !== "0" && <small class="note">{across.weight(main.points)}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.of}>
              <th scope="row" lang="vi">
                {row.name}
              </th>
              {row.facts.map((count, main) => (
                <td>
                  {count > 0 ? (
                    <button type="button" class="fact" aria-pressed={open?.of === row.of && open.main === main} onClick={() => setOpen({ of: row.of, main })}>
                      {row.scores[main]!.map((score) => (
                        <b title={period(score.period, text)}>{decimal(score.value, -score.precision, state.lang)}</b>
                      ))}
                      <small>{across.facts(count)}</small>
                    </button>
                  ) : (
                    <span class="silent" title={across.silent}>
                      –<span class="unseen">{across.silent}</span>
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Evidence(view: View & Open & { whose: Whose; close(): void }) {
  const { text, whose, of, main, close } = view;
  const found = useAsk(view, "evidence", whose, of, main);
  return (
    <section class="evidence" aria-live="polite">
      <button type="button" class="quiet icon" aria-label={text.across.close} onClick={close}>
        ×
      </button>
      {found.value ? (
        <ol>
          {found.value.map((told) => (
            <li key={told.fact.id}>
              <p class="about">
                {told.name} · <Area area={told.fact.area} text={text} /> · {when(told.fact.period, text)} · {text.status[told.fact.status]}
              </p>
              <Witnesses {...view} told={told} />
            </li>
          ))}
        </ol>
      ) : (
        <Waiting {...view} what="index" answer={found} />
      )}
    </section>
  );
}

function Recounts(view: View & { matrix: Matrix }) {
  const { state, text, matrix } = view;
  const { across } = text;
  if (matrix.recounts.length === 0) return null;
  return (
    <>
      <h3>{across.recount}</h3>
      <div class="box" tabIndex={0} role="region" aria-label={across.recount}>
        <table id="across-recounts">
          <thead>
            <tr>
              {[text.colArea, text.colWhat, across.printed, across.expected].map((head) => (
                <th scope="col">{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.recounts.map(({ told, what, expected, holds }) => (
              <tr>
                <th scope="row">
                  <Area area={told.fact.area} text={text} /> {period(told.fact.period, text)}
                </th>
                <td>{what === "total" ? across.total : text.pillar[what]}</td>
                <td>
                  <Fact {...view} told={told} />
                </td>
                <td>
                  {decimal(expected, 0, state.lang)} <span class={`outcome o-${holds ? "reached" : "behind"}`}>{holds ? across.holds : across.differs}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
