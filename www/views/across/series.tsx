// An indicator over time, area by area: values by period, with the gaps between them and the breaks across which they do
// not compare.

import type { BreakOut, Index, SeriesTold } from "../../looks.ts";
import type { View } from "../view.ts";
import { useAsk } from "./ask.ts";
import { Select } from "./grid.tsx";
import { useMore, Waiting } from "./list.tsx";
import { Area, Facts, when } from "./told.tsx";

/** The choice of an indicator, and its series. */
export function Series(view: View) {
  const { state, text, act } = view;
  const of = useAsk(view, "seriesOf");
  const picked = of.value?.find((choice) => choice.id === state.across["series"]) ?? of.value?.[0];
  if (!of.value || !picked) return <Waiting {...view} what="series" answer={of} />;
  const options = of.value.map((choice): [string, string] => [choice.id, `${choice.name} (${choice.count})`]);
  return (
    <>
      <div class="filters">
        <Select id="across-series" label={text.across.pick["indicator"]!} value={picked.id} options={options} set={(series) => act.turn({ series })} />
      </div>
      <Lines key={picked.id} {...view} id={picked.id} all={picked.count} />
    </>
  );
}

function Lines(view: View & { id: string; all: number }) {
  const { text, id, all } = view;
  const [limit, more] = useMore(20);
  const found = useAsk(view, "series", id, 0, limit);
  const index = useAsk(view, "index", "province", 0, 0);
  if (!found.value) return <Waiting {...view} what="series" answer={found} />;
  return (
    <>
      {found.value.map((series, i) => (
        <Line key={i} {...view} series={series} index={index.value} />
      ))}
      {more(all, text)}
    </>
  );
}

function Line(view: View & { series: SeriesTold; index: Index | undefined }) {
  const { text, series } = view;
  const { points, breaks } = series;
  const [first, last] = [points[0]?.facts[0], points.at(-1)?.facts[0]];
  if (!first || !last) return null;
  const { area } = last.fact;
  return (
    <section class="series" aria-label={area.name}>
      {/* Where the unit changed in between, the break says which is which. */}
      <h3>{first.fact.area.unit === area.unit ? <Area area={area} text={text} /> : area.name}</h3>
      <ol class="box" tabIndex={0}>
        {points.map((point, i) => {
          const before = points[i - 1];
          const broken = before ? breaks.filter((one) => one.before === before.period && one.after === point.period) : [];
          const missing = before ? gap(before.period, point.period) : "";
          return (
            <>
              {missing && <li class="gap">{text.across.gap(missing)}</li>}
              {broken.length > 0 && (
                <li class="break">
                  <strong>{text.across.noCompare}</strong>
                  {broken.map((one) => (
                    <span>{why(one, view)}</span>
                  ))}
                </li>
              )}
              <li class="point">
                <span class="when">{when(point.period, text)}</span>
                <Facts {...view} all={point.facts} more={point.more} />
              </li>
            </>
          );
        })}
      </ol>
    </section>
  );
}

/** What changed, with the numbers that tell how much. */
function why({ why, source, before, after }: BreakOut, { text, series, index }: View & { series: SeriesTold; index: Index | undefined }): string {
  const { across } = text;
  const ranked = (period: string) => series.points.find((point) => point.period === period)?.facts.find((told) => told.fact.of)?.fact.of;
  const parts = (period: string) => index?.versions.find(({ first, last }) => first <= Number(period.slice(0, 4)) && Number(period.slice(0, 4)) <= last)?.components;
  const [from, to] = why === "units" ? [ranked(before), ranked(after)] : [parts(before), parts(after)];
  const numbers = why === "units" && from && to ? across.ranked(String(from), String(to)) : why === "structure" && from && to ? across.components(Number(from), Number(to)) : "";
  const told = numbers ? `${across.breaks[why]}: ${numbers}` : across.breaks[why];
  return source ? `${told} (${source})` : (told ?? why);
}

/** The years between two years that nothing is told of. */
function gap(before: string, after: string): string {
  if (!/^\d{4}$/.test(before) || !/^\d{4}$/.test(after)) return "";
  const [from, to] = [Number(before) + 1, Number(after) - 1];
  return from > to ? "" : from === to ? String(from) : `${from}–${to}`;
}
