// The page around the frame. It learns that the chat is ready, wants to close, or has unread
// messages: never a word of them. We hear whether the chat is shown, and only from that page.

const about = new URLSearchParams(location.hash.slice(1));
const origin = about.get("host");
const isFramed = window.parent !== window && origin !== null;

/** The visitor's place on the host's site, without query or fragment; undefined outside a frame. */
export const pageUrl = isFramed ? origin + (about.get("path") ?? "/") : undefined;

/** Tells the page. A wrong `host` in our address gains nothing: the browser then delivers nothing. */
export function tellHost(what, details = {}) {
  if (isFramed) window.parent.postMessage({ switchboard: what, ...details }, origin);
}

/** Calls `onShown(wantsFocus)` and `onHidden()`. Outside a frame the chat is simply shown. */
export function listenToHost(onShown, onHidden) {
  if (!isFramed) return onShown(false);
  addEventListener("message", (event) => {
    if (event.source !== window.parent || event.origin !== origin) return;
    if (event.data?.switchboard === "shown") onShown(event.data.focus === true);
    if (event.data?.switchboard === "hidden") onHidden();
  });
  document.getElementById("close").hidden = false;
}
