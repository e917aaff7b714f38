// The reader's attempts: dials, and whether the fog was lifted when they were set.

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

/** The number of the first attempt of the least cost; −1 of none. */
export const bestOf = (costs) => costs.indexOf(Math.min(...costs));

/** The number of the first that is below the goal, or −1. */
export const reached = (costs, goal) => costs.findIndex((cost) => cost < goal);
