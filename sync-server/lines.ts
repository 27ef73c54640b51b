// Cuts a stream into lines at line feeds and nowhere else: JSON may hold every other separator in its text.

const LINE_FEED = 0x0a;

/** @param mostBytes what a line has beyond is left out, one byte excepted, so that a reader sees it was too long */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes = Number.MAX_SAFE_INTEGER,
): AsyncGenerator<string> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    const kept = part.subarray(0, Math.max(0, mostBytes + 1 - length));
    length += kept.length;
    if (kept.length > 0) parts.push(kept);
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      add(chunk.subarray(from, end));
      yield Buffer.concat(parts).toString('utf8');
      [parts, length] = [[], 0];
      from = end + 1;
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield Buffer.concat(parts).toString('utf8');
}
