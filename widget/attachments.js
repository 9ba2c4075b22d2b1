// Files that the visitor chose, and that wait for the message they go along with.
//
// Each leaves at once and shows how far it is. One that the desk refuses says why, keeps the message
// back, and can be let go. Files come by the picker, by paste and by drop.

import { word } from "./words.js";

/** So many files go along with one message. */
const MOST = 10;
/** The largest file, in megabytes: whoever sends a larger one need not wait to be told. */
const LARGEST = 25;

export class Attachments {
  #desk;
  #announce;
  #list = document.getElementById("attached");
  #files = [];

  /** `announce(text)` says to a screen reader what became of a file. */
  constructor(desk, announce) {
    this.#desk = desk;
    this.#announce = announce;
    const [input, form] = [document.getElementById("files"), document.getElementById("composer")];
    input.addEventListener("change", () => {
      this.#bring([...input.files]);
      input.value = ""; // so that the same file can be chosen again
    });
    form.addEventListener("paste", (event) => this.#take(event, event.clipboardData));
    document.addEventListener("dragover", (event) => event.dataTransfer.types.includes("Files") && event.preventDefault());
    document.addEventListener("drop", (event) => this.#take(event, event.dataTransfer));
  }

  get isEmpty() {
    return this.#files.length === 0;
  }

  /** Waits until nothing is on its way. What is there, as `{ id, name }`; `null` while one is refused. */
  async settled() {
    await Promise.all(this.#files.map((file) => file.upload));
    return this.#files.every((file) => file.id) ? this.#files.map(({ id, name }) => ({ id, name })) : null;
  }

  /** Nothing waits any more: it has gone along. */
  clear() {
    this.#files = [];
    this.#list.replaceChildren();
    this.#list.hidden = true;
  }

  /** What a message that came back had taken along waits again. */
  putBack(files) {
    for (const { id, name } of files) this.#add({ id, name });
  }

  #take(event, brought) {
    if (!brought?.files.length) return;
    event.preventDefault();
    this.#bring([...brought.files]);
  }

  #bring(files) {
    for (const source of files.slice(0, MOST - this.#files.length)) this.#send(this.#add({ name: source.name }), source);
    if (this.#files.length === MOST && files.length > MOST) this.#announce(word("attachments-most", { count: MOST }));
  }

  #send(file, source) {
    if (source.size > LARGEST * 1024 * 1024) return this.#fail(file, word("attachment-too-large", { count: LARGEST }));
    const progress = document.createElement("progress");
    progress.ariaLabel = word("attachment-sending", { name: file.name });
    file.state.replaceChildren(progress);
    const show = (part) => (progress.value = part);
    file.upload = this.#desk.upload(source, show).then(
      (id) => {
        file.id = id;
        file.state.replaceChildren();
      },
      (fault) => this.#fail(file, (fault.isFinal && fault.message) || word("attachment-failed")),
    );
  }

  #fail(file, reason) {
    file.state.textContent = reason;
    file.state.classList.add("is-failed");
    this.#announce(reason);
  }

  /** Puts a file into the list, with a button that lets it go. */
  #add(file) {
    const [item, name, state, remove] = ["li", "span", "span", "button"].map((tag) => document.createElement(tag));
    name.textContent = file.name;
    name.className = "attached-name";
    state.className = "attached-state";
    remove.type = "button";
    remove.className = "bare";
    remove.textContent = "×";
    remove.ariaLabel = word("attachment-remove", { name: file.name });
    remove.addEventListener("click", () => {
      this.#files = this.#files.filter((one) => one !== file);
      item.remove();
      this.#list.hidden = this.isEmpty;
      document.getElementById("text").focus();
    });
    item.append(name, state, remove);
    this.#list.append(item);
    this.#list.hidden = false;
    file.state = state;
    this.#files.push(file);
    return file;
  }
}
