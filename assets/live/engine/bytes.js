// Counts the bytes that really arrive while Python loads.

/** Wraps fetch. report(loaded) hears of every piece. Returns count(bytes) for what came by another way; count.end() */
export function countBytes(report) {
  const fetch = self.fetch;
  let loaded = 0;
  const count = (bytes) => report((loaded += bytes));
  self.fetch = async (...request) => counted(await fetch(...request), count);
  count.end = () => (self.fetch = fetch);
  return count;
}

/** The same response; what flows through it is counted. */
function counted(response, count) {
  if (!response.ok || !response.body) return response;
  const counter = new TransformStream({
    transform(chunk, controller) {
      count(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(counter), { status, statusText, headers });
}
