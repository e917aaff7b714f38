// What a network of sizes (1, h, 1) with ReLUs computes. Its parameters are one array: w, b, v of all units, and c:
// prediction = c + Σ v ReLU(w x + b).

export const unitsOf = (theta) => (theta.length - 1) / 3;

/** The three numbers of a unit. */
export function unitOf(theta, unit) {
  const h = unitsOf(theta);
  return { w: theta[unit], b: theta[h + unit], v: theta[2 * h + unit] };
}

/** The parameters with other numbers for one unit. */
export function withUnit(theta, unit, { w, b, v }) {
  const h = unitsOf(theta), next = Float64Array.from(theta);
  [next[unit], next[h + unit], next[2 * h + unit]] = [w, b, v];
  return next;
}

/** What a unit adds to the prediction at x. */
export const share = ({ w, b, v }, x) => v * Math.max(0, w * x + b);

export function predict(theta, x) {
  let sum = theta.at(-1);
  for (let unit = 0; unit < unitsOf(theta); unit += 1) sum += share(unitOf(theta, unit), x);
  return sum;
}

/** Half of the mean squared error. */
export const costOf = (theta, { x, y }) => x.reduce((sum, at, i) => sum + (predict(theta, at) - y[i]) ** 2, 0) / (2 * x.length);

/** Where a unit begins, or null where it is switched off. */
export const jointOf = ({ w, b }) => (w === 0 ? null : -b / w + 0); // no −0

/** By how much the slope of the curve grows at the joint: above zero it bends up. */
export const bendOf = ({ w, v }) => v * Math.abs(w);

/** The unit with its joint at another place, as steep as it was. */
export const moved = ({ w, v }, to) => ({ w, b: -w * to + 0, v });

/** A unit that puts out nothing, whatever comes in; its gradient is zero, so that no training wakes it. */
export const OFF = { w: 0, b: 0, v: 0 };

/** The parameters after one update of gradient descent on all points. */
export function update(theta, { x, y }, rate) {
  const h = unitsOf(theta), n = x.length, grad = new Float64Array(theta.length), a = new Float64Array(h);
  for (let i = 0; i < n; i += 1) {
    let prediction = theta[3 * h];
    for (let k = 0; k < h; k += 1) {
      a[k] = Math.max(0, theta[k] * x[i] + theta[h + k]);
      prediction += theta[2 * h + k] * a[k];
    }
    const delta = (prediction - y[i]) / n;
    grad[3 * h] += delta;
    for (let k = 0; k < h; k += 1) {
      if (a[k] === 0) continue;
      const back = delta * theta[2 * h + k];
      grad[k] += back * x[i];
      grad[h + k] += back;
      grad[2 * h + k] += delta * a[k];
    }
  }
  return theta.map((value, k) => value - rate * grad[k]);
}

/** Yields the parameters at each of the ascending updates, the first of which is 0. */
export function* training(theta, points, rate, updates) {
  let now = Float64Array.from(theta), done = 0;
  for (const at of updates) {
    for (; done < at; done += 1) now = update(now, points, rate);
    yield now;
  }
}
