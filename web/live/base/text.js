// Text as a notebook stores it: as one text, or as its lines.

export const textOf = (stored) => (Array.isArray(stored) ? stored.join("") : stored ?? "");
