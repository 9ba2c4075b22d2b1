// Whether an answer of the assistant's helped: asked below it, said with one press, changed with another.

import { element } from "./element.js";
import { word } from "./words.js";

/** The question and its two answers. `judge(id, helped)` says whether the desk has kept it. */
export function drawHelped(message, judge) {
  const group = element("div", "helped");
  group.role = "group";
  group.ariaLabel = word("helped-question");
  const answers = Object.entries({ yes: word("helped-yes"), no: word("helped-no") });
  const buttons = answers.map(([said, words]) => {
    const button = element("button", "quiet", words);
    button.type = "button";
    button.value = said;
    button.addEventListener("click", () => say(said));
    return button;
  });
  const state = element("span", "helped-state");
  group.append(...buttons, state);
  const show = () => buttons.forEach((button) => (button.ariaPressed = String(button.value === message.helped)));
  let kept = message.helped;
  let told = Promise.resolve(); // one after the other, so that what was pressed last is what stays

  function say(said) {
    if (said === message.helped) return;
    message.helped = said;
    state.textContent = "";
    show();
    told = told.then(async () => {
      if (await judge(message.id, said === "yes")) kept = said;
      else if (message.helped === said) takeBack();
    });
  }

  function takeBack() {
    message.helped = kept;
    state.textContent = word("helped-failed");
    show();
  }

  show();
  return group;
}
