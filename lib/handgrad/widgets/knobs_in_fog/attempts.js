// What the costs of attempts say.

/** The number of the first attempt of the least cost; −1 of none. */
export const bestOf = (costs) => costs.indexOf(Math.min(...costs));

/** The number of the first that is below the goal, or −1. */
export const reached = (costs, goal) => costs.findIndex((cost) => cost < goal);
