// How well it reads: what was measured, on what, and by which command.

import { measured, type Measured } from "../../help/tables.ts";
import type { HelpText } from "../../help/text.vi.ts";

interface Props {
  help: HelpText;
  lang: "vi" | "en";
}

/** The tables of what was measured. */
export function Accuracy({ help, lang }: Props) {
  const { accuracy } = help;
  const own = measured("own");
  const gold = measured("gold");
  return (
    <>
      <p>{own[0] && accuracy.own(own[0].articles, number(own[0].figures, lang))}</p>
      <Table help={help} lang={lang} rows={own} />
      <p>{accuracy.ownNote}</p>
      <p>{gold[0] && accuracy.gold(gold[0].articles, gold[0].figures)}</p>
      <Table help={help} lang={lang} rows={gold} />
      <p>{accuracy.unseen}</p>
      <Table help={help} lang={lang} rows={measured("unseen")} />
      <p>
        <strong>{accuracy.unseenNote}</strong>
      </p>
    </>
  );
}

function Table({ help, lang, rows }: Props & { rows: Measured[] }) {
  const { accuracy } = help;
  const command = rows[0]?.command;
  return (
    <>
      <table class="measured">
        <thead>
          <tr>
            <th scope="col">{accuracy.what}</th>
            <th scope="col">{accuracy.share}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, share }) => (
            <tr>
              <td>{accuracy.measure[what] ?? what}</td>
              <td>{number(share, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {command && (
        <p class="note">
          {accuracy.command}: <code>{command}</code>
        </p>
      )}
    </>
  );
}

/** A number as it is written in the reader's language. */
function number(n: string, lang: "vi" | "en"): string {
  const [whole = "", part] = n.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, lang === "vi" ? "." : ",");
  return part ? `${grouped}${lang === "vi" ? "," : "."}${part}` : grouped;
}
