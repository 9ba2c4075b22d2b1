// The launcher: the only part of Switchboard that runs on the customer's own page.
//
// It draws one button and, on the first press, a dialog around a frame that holds the chat.
// Promises
// - It works under `script-src <desk>; frame-src <desk>`: no inline style, no request of its own.
// - It is fixed to a corner and shifts nothing; a page nobody chats on loads nothing further.
// - No text of the conversation ever reaches the page: only "ready", "close" and a count do.
(() => {
  const config = /*CONFIG*/null;
  const TAG = "switchboard-widget";
  if (!config || document.querySelector(TAG)) return;

  const words = config.texts[language()];
  const phone = matchMedia("(max-width: 30rem)");
  const wasOpenKey = `switchboard:${config.key}:open`;

  const launcher = make("button", { type: "button", class: "launcher", "aria-expanded": "false", "aria-controls": "panel" });
  const badge = make("span", { class: "badge", "aria-hidden": "true", hidden: "" });
  const label = make("span", { class: "label" });
  launcher.append(icon("M4 5h16v11H10l-4 4v-4H4z", "talk"), icon("M6 9l6 6 6-6", "fold"), label, badge);

  // Covers the frame until it says "ready": a frame that may not load here must not trap a phone.
  const escape = make("button", { type: "button", class: "escape", "aria-label": words.close });
  escape.append(icon("M6 6l12 12M18 6L6 18"));
  const panel = make("dialog", { id: "panel", "aria-label": words.title });
  panel.append(escape);

  let frame = null;
  let ready = false;
  let wantsFocus = false;
  let unread = 0;

  /** Shows the chat. Without `byVisitor` (it was open on the previous page) the focus stays where it is. */
  function open({ byVisitor }) {
    frame ??= panel.appendChild(newFrame());
    wantsFocus = byVisitor;
    if (phone.matches) panel.showModal();
    else panel.open = true; // not show(): that would take the focus
    settle();
    if (byVisitor) frame.focus();
    tell("shown");
  }

  function close() {
    if (panel.open) panel.close(); // the dialog's own "close" event does the rest, also after Esc
  }

  function closed() {
    settle();
    tell("hidden");
    launcher.focus();
  }

  /** Lets the button, its name and the memory of this visit agree with the panel. */
  function settle() {
    const name = panel.open ? words.close : unread ? words.unread : words.open;
    launcher.setAttribute("aria-expanded", String(panel.open));
    launcher.setAttribute("aria-label", name);
    label.textContent = panel.open ? words.close : words.open;
    badge.textContent = unread > 9 ? "9+" : String(unread);
    badge.hidden = panel.open || !unread;
    try {
      if (panel.open) sessionStorage.setItem(wasOpenKey, "1");
      else sessionStorage.removeItem(wasOpenKey);
    } catch {
      // Storage is blocked: the chat works, it only does not reopen by itself.
    }
  }

  function wasOpen() {
    try {
      return sessionStorage.getItem(wasOpenKey) === "1";
    } catch {
      return false;
    }
  }

  function newFrame() {
    // The fragment tells the frame whom to talk to; it is not sent to any server. The query of the
    // page's address may hold secrets of the host, so only its path goes along.
    const about = new URLSearchParams({ host: location.origin, path: location.pathname });
    const source = `${config.origin}/widget/${config.key}/frame?lang=${language()}#${about}`;
    return make("iframe", { src: source, title: words.title, referrerpolicy: "origin" });
  }

  function tell(what) {
    if (ready) frame.contentWindow.postMessage({ switchboard: what, focus: wantsFocus }, config.origin);
  }

  function hear(event) {
    if (!frame || event.source !== frame.contentWindow || event.origin !== config.origin) return;
    switch (event.data?.switchboard) {
      case "ready":
        ready = true;
        escape.hidden = true;
        tell(panel.open ? "shown" : "hidden");
        break;
      case "close":
        close();
        break;
      case "unread":
        unread = Number(event.data.count) || 0;
        settle();
    }
  }

  function language() {
    if (config.language !== "auto") return config.language;
    const wanted = [document.documentElement.lang, ...navigator.languages].map((tag) => tag.slice(0, 2).toLowerCase());
    return wanted.find((tag) => tag in config.texts) ?? "en";
  }

  function make(tag, attributes) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }

  function icon(path, name = "") {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", name);
    svg.appendChild(document.createElementNS(svg.namespaceURI, "path")).setAttribute("d", path);
    return svg;
  }

  function style() {
    const side = config.position === "left" ? "left" : "right";
    const sheet = new CSSStyleSheet();
    // `!important` on the host: the page's own rules would otherwise win over `:host`.
    sheet.replaceSync(`
      :host { all: initial !important; position: fixed !important; bottom: 0 !important; ${side}: 0 !important; z-index: 2147483000 !important; }
      [hidden] { display: none !important; }
      button { all: unset; box-sizing: border-box; cursor: pointer; display: flex; align-items: center; justify-content: center;
        color: ${config.ink}; background: ${config.colour}; }
      button:focus-visible { outline: 2px solid #fff; outline-offset: 2px; box-shadow: 0 0 0 6px #132328; }
      svg { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }
      .launcher { position: fixed; bottom: 20px; ${side}: 20px; min-width: 56px; height: 56px; border-radius: 28px; gap: 10px;
        font: 600 15px/20px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; box-shadow: 0 2px 10px rgb(11 18 21 / .28); }
      .launcher.text { padding: 0 22px 0 18px; }
      .launcher:not(.text) .label, [aria-expanded=true] .talk, [aria-expanded=false] .fold { display: none; }
      .badge { position: absolute; top: -4px; ${side}: -4px; min-width: 22px; padding: 0 5px; box-sizing: border-box; border-radius: 11px;
        font-size: 12px; line-height: 22px; text-align: center; color: #fff; background: #9c2b29; }
      dialog { all: unset; display: none; position: fixed; bottom: 88px; ${side}: 20px; width: 384px; height: min(640px, calc(100dvh - 108px));
        border-radius: 12px; overflow: hidden; background: Canvas; color-scheme: light dark; box-shadow: 0 8px 32px rgb(11 18 21 / .3); }
      dialog[open] { display: block; }
      dialog::backdrop { background: none; }
      iframe { display: block; width: 100%; height: 100%; border: 0; }
      .escape { position: absolute; top: 8px; right: 8px; width: 44px; height: 44px; border-radius: 6px; }
      @media (max-width: 30rem) { dialog { inset: 0; width: auto; height: auto; border-radius: 0; } }
      @media (prefers-reduced-motion: no-preference) {
        dialog[open] { animation: rise .2s cubic-bezier(.2, .7, .2, 1); }
        @keyframes rise { from { opacity: 0; transform: translateY(8px); } }
      }
      @media (forced-colors: active) { button { border: 1px solid ButtonText; } }
      @media print { :host { display: none !important; } }`);
    return sheet;
  }

  function start() {
    const host = document.createElement(TAG);
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style()];
    const region = make("div", { role: "region", "aria-label": words.title });
    if (config.launcher === "text") launcher.classList.add("text");
    region.append(launcher, panel);
    root.append(region);

    launcher.addEventListener("click", () => (panel.open ? close() : open({ byVisitor: true })));
    escape.addEventListener("click", close);
    panel.addEventListener("close", closed);
    root.addEventListener("keydown", (event) => event.key === "Escape" && close());
    addEventListener("message", hear);

    // On a phone the sheet hides the page, so there it only ever opens by a press.
    const reopen = wasOpen() && !phone.matches;
    settle();
    document.body.append(host);
    if (reopen) open({ byVisitor: false });
  }

  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start, { once: true });
})();
