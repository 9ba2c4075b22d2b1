// Who has the line: the lamp, the sentence beside it, and the button that asks for a person.

import { config, word } from "./words.js";

/** Shows who answers here; `ask` is called when the visitor asks for a person. */
export class Line {
  #lamp = document.getElementById("lamp");
  #who = document.getElementById("who");
  #person = document.getElementById("person");

  constructor(ask) {
    // `aria-disabled`, not `disabled`: the button that was just pressed must keep the focus.
    this.#person.addEventListener("click", async () => {
      if (this.#person.ariaDisabled === "true") return;
      this.#offer(false);
      try {
        await ask();
      } catch {
        this.#who.textContent = word("person-not-asked");
        this.#offer(true);
      }
    });
  }

  /** `conversation` is `{ status, handler, agent }`, or null before the first message. */
  show(conversation) {
    const [lamp, sentence, offersPerson] = describe(conversation);
    this.#lamp.className = `lamp ${lamp}`;
    this.#who.textContent = sentence;
    this.#offer(offersPerson);
  }

  #offer(isOffered) {
    this.#person.ariaDisabled = String(!isOffered);
  }
}

function describe(conversation) {
  if (!conversation) return config.assistant ? ["ai", word("with-assistant"), true] : ["resolved", word("with-team"), true];
  const { status, handler, agent } = conversation;
  if (status === "resolved") return ["resolved", word("line-resolved"), true];
  if (handler === "ai") return ["ai", word("with-assistant"), true];
  if (handler === "staff") return ["person", agent ? word("with-agent", { name: agent }) : word("with-person"), false];
  return ["calling", word("waiting-for-person"), false];
}
