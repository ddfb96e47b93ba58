// The fields of a figure, each to be written over.

import { choices, fieldsOf, raw, shown, type Field, type Words } from "../../review/field.ts";
import type { Observation } from "../../wire.ts";

interface Props {
  o: Observation;
  /** What the person wrote, by field. */
  drafts: { [field in Field]?: string };
  /** Fields whose words cannot be read. */
  wrong: Field[];
  words: Words;
  areas: string[];
  write(field: Field, value: string): void;
}

/** All fields that a figure of its kind has. */
export function Fields(props: Props) {
  const { o, drafts, words, areas } = props;
  return (
    <div class="review-fields">
      {fieldsOf(o, drafts).map((field) => (
        <One key={field} {...props} field={field} />
      ))}
      <datalist id="review-indicators">
        {[...words.names.values()].map((name) => (
          <option value={name} />
        ))}
      </datalist>
      <datalist id="review-areas">
        {areas.map((name) => (
          <option value={name} />
        ))}
      </datalist>
    </div>
  );
}

const lists: { [field in Field]?: string } = { indicator: "review-indicators", area: "review-areas" };

function One({ o, drafts, wrong, words, write, field }: Props & { field: Field }) {
  const { text } = words;
  const options = choices[field];
  const now = drafts[field] ?? (options ? raw(field, o) : shown(field, raw(field, o), o.precision, words));
  const bad = wrong.includes(field);
  const common = { name: field, "aria-invalid": bad, class: drafts[field] === undefined ? "" : "changed" };
  const told: Record<string, string> = { ...text.kind, ...text.status, ...text.bound, ...text.direction };
  return (
    <label class={`field f-${field}`}>
      <span>{text.review.field[field]}</span>
      {options ? (
        <select {...common} value={now} onChange={(event) => write(field, event.currentTarget.value)}>
          {options.map((option) => (
            <option value={option}>{option === "" ? "–" : (told[option] ?? option)}</option>
          ))}
        </select>
      ) : (
        <input {...common} type="text" value={now} autocomplete="off" spellcheck={false} lang="vi" list={lists[field]} onInput={(event) => write(field, event.currentTarget.value)} />
      )}
      {bad && (
        <small class="field-wrong" role="alert">
          {text.review.wrong[field] ?? text.review.wrong["other"]}
        </small>
      )}
    </label>
  );
}
