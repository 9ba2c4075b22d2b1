// Server-sent events read from a response body.
//
// `EventSource` cannot send an Authorization header, and the secret must not stand in an address.

/**
 * The events of a stream, as `{ type, id, data }` with `data` parsed from JSON.
 * `onBytes` runs for every piece that arrives, keep-alive comments included.
 */
export async function* readEvents(body, onBytes) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    onBytes();
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const event = parse(block);
      if (event) yield event;
    }
  }
}

function parse(block) {
  const fields = { event: "message", id: null, data: [] };
  for (const line of block.split("\n")) {
    const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (name === "data") fields.data.push(value);
    else if (name === "event" || name === "id") fields[name] = value;
  }
  if (!fields.data.length) return null; // a comment: the stream is alive
  return { type: fields.event, id: fields.id, data: JSON.parse(fields.data.join("\n")) };
}
