// The rules as a reader sees them. They differ in their dashes and in the mark of where they are.

export const NAMES = { descent: "Gradient descent", momentum: "Momentum", adam: "Adam" };
export const SPOKEN = { descent: "gradient descent", momentum: "momentum", adam: "Adam" }; // within a sentence
export const DASHES = { descent: null, momentum: "8 4", adam: "2 4" };
export const MARKS = { descent: "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0", momentum: "M-5-5H5V5H-5Z", adam: "M0-6.5 6.5 0 0 6.5-6.5 0Z" };

/** In this order Python records them. */
export const ORDER = Object.keys(NAMES);
