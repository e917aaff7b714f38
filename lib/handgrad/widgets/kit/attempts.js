// A reader's attempts with so many knobs, as the device keeps them: dials, and whether they were set without fog.

import { keepsake } from "./keepsake.js";

const MOST = 400; // kept

const isDial = (value) => typeof value === "number" && value >= 0 && value <= 100;

/** What was kept, as attempts with so many dials each; what is no such list counts as none. */
export function attemptsFrom(kept, count) {
  const rows = Array.isArray(kept) ? kept.slice(0, MOST) : [];
  const fits = (row) => Array.isArray(row) && row.length === count + 1 && row.slice(0, count).every(isDial);
  return rows.every(fits) ? rows.map((row) => ({ dials: row.slice(0, count), seen: row[count] === 1 })) : [];
}

/** The same as it is kept. */
export const keptFrom = (attempts) => attempts.slice(0, MOST).map(({ dials, seen }) => [...dials, seen ? 1 : 0]);

/** The attempts under a name: `read(count)`, none or more, `write(count, attempts)`, and `follow(f, signal)`, which hears of every change. */
export function keptAttempts(name) {
  const kept = keepsake(name);
  return {
    read: (count) => attemptsFrom(kept.read()?.[count], count),
    write: (count, attempts) => kept.write({ ...kept.read(), [count]: keptFrom(attempts) }),
    follow: kept.follow,
  };
}
