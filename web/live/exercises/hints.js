// The hints of an exercise: folds below its check, to be opened one at a time. None opens by itself.

/** The hints in the section of an element, in their order. */
export function hintsOf(element) {
  const folds = [...(element.closest("section")?.querySelectorAll("details") ?? [])];
  return folds.filter((fold) => /^\s*Hint \d/.test(fold.querySelector("summary")?.textContent));
}

/** Remembers, until the page is left, which hints were opened. */
export function watch(hints) {
  for (const hint of hints) {
    hint.addEventListener("toggle", () => {
      if (hint.open) hint.dataset.opened = "true";
    });
  }
}

/** The first hint that was not opened yet. */
export function nextHint(hints) {
  return hints.find((hint) => !hint.open && !hint.dataset.opened);
}

/** "hint 1" */
export function nameOf(hint) {
  return hint.querySelector("summary").textContent.trim().toLowerCase();
}

/** Opens a hint for the reader who asked for it, and goes there. */
export function open(hint) {
  hint.open = true;
  hint.querySelector("summary").focus();
}
