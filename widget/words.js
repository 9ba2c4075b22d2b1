// What the frame was given: its settings, its words, and how times are written in its language.

export const config = JSON.parse(document.getElementById("config").textContent);

const locale = { en: "en-GB", fr: "fr-FR" }[config.language] ?? config.language;
const plural = new Intl.PluralRules(locale);
const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const dated = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

/** The text of the catalogue under `widget-<key>`, with `{name}` filled from `values`. */
export function word(key, values = {}) {
  return config.texts[key].replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}

/** One thing or several: picks `<key>-one` or `<key>-other` by the rules of the language. */
export function counted(key, count) {
  return word(`${key}-${plural.select(count) === "one" ? "one" : "other"}`, { count });
}

/** The clock time today, with the day before that. */
export function timeOf(at) {
  const isToday = at.toDateString() === new Date().toDateString();
  return (isToday ? clock : dated).format(at);
}

/** Writes the words that the page names with `data-text`, `data-label` and `data-placeholder`. */
export function fillWords(root) {
  for (const element of root.querySelectorAll("[data-text]")) element.textContent = word(element.dataset.text);
  for (const element of root.querySelectorAll("[data-label]")) element.ariaLabel = word(element.dataset.label);
  for (const element of root.querySelectorAll("[data-placeholder]")) element.placeholder = word(element.dataset.placeholder);
}
