// What of this part cannot wait for the rest of it: a small piece of the first load.

/** The browser's offer to install the page. */
export interface InstallOffer extends Event {
  prompt(): Promise<{ outcome: "accepted" | "dismissed" }>;
}

/** What came before the part that uses it. */
export const early: { offer: InstallOffer | undefined } = { offer: undefined };

/** True where the address says that an article or a share waits for the page. */
export const isAwaited = (): boolean => /^#(nhan=|chia-se$)/.test(location.hash);

/** Keeps the browser's offer, which the page shows as a quiet entry and not as a banner. */
export function keepOffer(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    early.offer = event as InstallOffer;
  });
}
