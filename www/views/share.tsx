// The ways to hand a chart to others: a link that holds it, a picture through the machine's own menu, a code at its foot.

import { useState } from "preact/hooks";
import { SaveMenu, type Save } from "./saves.tsx";
import type { View } from "./view.ts";

/** The menu, and what came of the last choice. */
export function Share({ state, text, act, white }: View & { white: boolean }) {
  const [told, setTold] = useState("");
  const say = (words: string | undefined) => setTold(words ?? "");
  const ways: Save[] = [["link", text.share.link, async () => say(await act.copyLink())]];
  if (act.canShare) ways.push(["share", text.share.picture, async () => say((await act.sharePicture(white)) ? text.share.asFile : "")]);
  return (
    <>
      <SaveMenu head={text.share.heading} kind=" more-saves share" saves={ways} />
      <span class="hint" role="status">
        {told}
      </span>
      <label class="check">
        <input type="checkbox" id="chart-code" checked={state.code} onChange={(event) => void act.code(event.currentTarget.checked)} />
        {text.share.code}
      </label>
    </>
  );
}
