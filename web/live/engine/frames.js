// At most one call a frame; a page in the background has no frames, so a clock stands in.

const HIDDEN = 100; // milliseconds

/** A function that has f called soon, once for however many calls; its cancel() takes that back. */
export function oncePerFrame(f) {
  let timer = 0;
  let frame = 0;
  const soon = () => {
    if (timer) return;
    timer = setTimeout(call, HIDDEN);
    frame = requestAnimationFrame(call);
  };
  soon.cancel = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    timer = 0;
  };
  const call = () => {
    soon.cancel();
    f();
  };
  return soon;
}
