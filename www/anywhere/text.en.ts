// What this part of the page says in English.

import type { vi } from "./text.vi.ts";

/** The English table. */
export const en: typeof vi = {
  heading: "SoDo anywhere",
  offline: {
    ready: "The page is kept on this machine: from now on it opens without a network too.",
    not: "The browser has not kept the page, so it still needs the network to open.",
  },
  install: {
    act: "Install SoDo",
    why: "SoDo gets a window and an icon of its own, opens files, and takes what other apps share.",
    done: "SoDo is installed.",
    how: "To install SoDo, look for “Install app” or “Add to Home Screen” in the browser's menu.",
  },
  mark: {
    heading: "Send the article you are reading",
    name: "Gửi sang SoDo",
    drag: "Drag this button to the bookmarks bar (Ctrl+Shift+B shows it, ⌘+Shift+B on a Mac), or right-click it and bookmark it. On the page of an article, press the bookmark: SoDo opens, shows the article and asks before it reads.",
    pressed: "This button works on the bookmarks bar only: drag it there.",
    nothing: "Where nothing happens, the site forbids it: copy the article's text and paste it here, or save the page (Ctrl+S) and drop the file here.",
    phone: "On Android with SoDo installed: select the article's text, press Share and choose SoDo. On an iPhone: select the article's text, copy and paste it here.",
    blocked: "The browser blocked SoDo's window. Allow this site to open windows and press again, or copy the article's text and paste it into SoDo.",
    cut: "This site does not let its article be handed to SoDo. Copy the article's text and paste it into SoDo, or save the page (Ctrl+S) and drop the file there.",
    large: "This page is too large to be sent to SoDo. Copy the article's text and paste it there.",
  },
  sent: {
    heading: "Article from a site",
    coming: "Waiting for the article…",
    offers: (from) => `${from || "A page without an address"} sends this article. Nothing has been read yet.`,
    take: "Take and read it",
    leave: "Do not take it",
    lost: {
      cut: "The site does not let its article be handed over. Go back to it, copy its text and paste it here, or save the page (Ctrl+S) and drop the file here.",
      wrong: "The other page sent something that is no article, so SoDo did not take it.",
      large: "The page is too large, so SoDo did not take it. Copy the article's text and paste it here.",
      empty: "There are no words of an article on that page. Open the article and send it again, or copy its text and paste it here.",
      notHere: "The part that reads web pages could not be loaded. Check the network and send it again, or copy the article's text and paste it here.",
    },
    close: "Close",
  },
  update: {
    waiting: "There is a new version of SoDo.",
    use: "Use the new version",
    unsaved: "The open articles are not kept on this machine and would be lost. Save what you need first.",
    anyway: "Reload anyway",
    elsewhere: "Another window has moved SoDo to a new version.",
    reload: "Reload this page",
    later: "Later",
  },
  file: {
    heading: "What can the single file not do?",
    intro: "This page was opened from a file on your machine. It reads, checks, compares, draws and saves as on the web, without a network; the browser only forbids it to:",
    limits: [
      "Read PDF: copy the text out of the PDF and paste it here.",
      "Copy a chart's link or QR code: other machines cannot open this file; send the picture as a file.",
      "Take articles by the bookmark “Gửi sang SoDo”: copy the text and paste it, or save the page and drop the file here.",
      "Be installed as an app, open files from the system, or take what other apps share.",
      "Tell of a new version: download the new file in place of this one.",
    ],
    outro: "For these, open SoDo from a web address.",
  },
};
