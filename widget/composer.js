// Where the visitor writes. Enter sends, Shift and Enter starts a new line.

export class Composer {
  #form = document.getElementById("composer");
  #field = document.getElementById("text");
  #memory;
  #attachments;
  #isSending = false;

  /**
   * `send(text, files)` gets what was written and what goes along with it; an unfinished draft is kept for
   * this visit.
   */
  constructor(key, attachments, send) {
    this.#memory = `switchboard:${key}:draft`;
    this.#attachments = attachments;
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(send);
    });
    this.#field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#form.requestSubmit();
    });
    this.#field.addEventListener("input", () => this.#settle());
    this.write(this.#field.value || this.#remembered()); // somebody quick may have begun already
  }

  /** Sends what is there, once its files are. */
  async #submit(send) {
    if (this.#isSending) return;
    this.#isSending = true;
    const files = await this.#attachments.settled();
    this.#isSending = false;
    this.focus();
    // Who sends a file without a word says its name.
    const text = this.#field.value.trim() || (files ?? []).map((file) => file.name).join(", ");
    if (!files || !text) return;
    send(text, files);
    this.#attachments.clear();
    this.write("");
  }

  get isEmpty() {
    return !this.#field.value.trim();
  }

  write(text) {
    this.#field.value = text;
    this.#settle();
  }

  focus() {
    this.#field.focus();
  }

  #settle() {
    const lines = this.#field.value.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 40), 0);
    this.#field.rows = Math.min(lines, 5); // `field-sizing` does this exactly where it exists
    try {
      sessionStorage.setItem(this.#memory, this.#field.value);
    } catch {
      // Kept for this page only.
    }
  }

  #remembered() {
    try {
      return sessionStorage.getItem(this.#memory) ?? "";
    } catch {
      return "";
    }
  }
}
