import assert from "node:assert/strict";
import test from "node:test";

import { boxOf, eyeOf, heightAt, hiding, lightOf, orderOf, segmentsOf, slopesOf } from "../../../lib/handgrad/widgets/kit/projection.js";

const range = (low, high, count) => Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1));

/** A surface over [−3, 3] × [−2, 2]. */
const over = (f, points = 41) => {
  const x = range(-3, 3, points), y = range(-2, 2, points);
  return { x, y, h: y.map((b) => x.map((a) => f(a, b))) };
};
const near = (found, expected, within = 1e-9) => found.forEach((value, k) => assert.ok(Math.abs(value - expected[k]) < within, `${found}, not ${expected}`));

test("from straight above, the surface is its map, in one scale for both axes", () => {
  const { screen } = eyeOf({ azimuth: 0, elevation: 90 }), box = boxOf(over(() => 0));
  near(screen(box([3, 0, 0])), [1, 0]);
  near(screen(box([0, 2, 0.5])), [0, -2 / 3]);
  near(screen(box([-1.5, -1, 1])), [-0.5, 1 / 3]);
});

test("what is higher stands higher on the screen, and the middle of the box in its middle", () => {
  const { screen } = eyeOf({ azimuth: 30, elevation: 40 }), box = boxOf(over(() => 0));
  near(screen(box([0, 0, 0.5])), [0, 0]);
  const [low, high] = [0, 1].map((height) => screen(box([1, 1, height])));
  assert.equal(low[0], high[0]);
  assert.ok(high[1] < low[1]);
});

test("a turn by a quarter brings the right edge to the front", () => {
  const { screen } = eyeOf({ azimuth: 90, elevation: 30 }), box = boxOf(over(() => 0));
  const downs = [[3, 0], [-3, 0], [0, 2], [0, -2]].map(([a, b]) => screen(box([a, b, 0]))[1]);
  assert.equal(Math.max(...downs), downs[0]);
});

test("between the places of its grid the surface is even, and beside it there is none", () => {
  const slope = over((a, b) => (a + 3) / 12 + (b + 2) / 8);
  for (const [a, b] of [[0.123, -1.7], [3, 2], [-3, -2], [2.999, 0]]) assert.ok(Math.abs(heightAt(slope, a, b) - ((a + 3) / 12 + (b + 2) / 8)) < 1e-12);
  for (const [a, b] of [[3.01, 0], [0, -2.01], [NaN, 0], [Infinity, 0]]) assert.equal(heightAt(slope, a, b), -Infinity);
});

test("a ridge hides what lies behind it, from low enough, and nothing else", () => {
  const ridge = over((a, b) => Math.exp(-20 * b * b)), behind = [0, 0.8, heightAt(ridge, 0, 0.8)], before = [0, -0.8, heightAt(ridge, 0, -0.8)];
  const low = hiding(ridge, eyeOf({ azimuth: 0, elevation: 20 }));
  assert.deepEqual([behind, before, [0, 0, 1]].map(low), [true, false, false]);
  assert.equal(hiding(ridge, eyeOf({ azimuth: 0, elevation: 75 }))(behind), false);
  const other = hiding(ridge, eyeOf({ azimuth: 180, elevation: 20 }));
  assert.deepEqual([behind, before].map(other), [false, true]);
  assert.equal(hiding(ridge, eyeOf({ azimuth: 90, elevation: 20 }))(behind), false);
});

test("no point of a surface that is flat hides another", () => {
  const flat = hiding(over(() => 0.5), eyeOf({ azimuth: 70, elevation: 15 }));
  for (const a of range(-3, 3, 7)) assert.equal(flat([a, 0, 0.5]), false);
});

test("strips come from far to near, wherever the eye is", () => {
  const surface = over(() => 0, 9), box = boxOf(surface);
  for (let azimuth = -180; azimuth <= 360; azimuth += 15) {
    const eye = eyeOf({ azimuth: azimuth + 1, elevation: 30 }), { rows, order } = orderOf(surface, eye);
    const downs = order.map((k) => eye.screen(box(rows ? [0, surface.y[k], 0] : [surface.x[k], 0, 0]))[1]);
    assert.equal(order.length, 8);
    downs.slice(1).forEach((down, k) => assert.ok(down > downs[k], `at ${azimuth}`));
  }
});

test("light comes from the left and from behind, wherever the eye is", () => {
  const toLeft = slopesOf(over((a) => (a + 3) / 6))[0][0], toRight = slopesOf(over((a) => (3 - a) / 6))[0][0], flat = [0, 0];
  const eye = eyeOf({ azimuth: 0, elevation: 30 }), turned = eyeOf({ azimuth: 180, elevation: 30 });
  assert.ok(lightOf(toLeft, eye) > lightOf(flat, eye) && lightOf(flat, eye) > lightOf(toRight, eye));
  assert.ok(lightOf(toLeft, turned) < lightOf(toRight, turned));
  assert.equal(lightOf([1e9, 0], turned), 0);
});

test("each piece of a level line lies in one row and in one column of the grid", () => {
  const surface = over(() => 0, 5), lines = [[[-3, -2], [-2.9, -1.9], [2.9, 1.9], [3, 2]]];
  const { rows, columns } = segmentsOf(surface, [{ height: 0.25, lines }]);
  assert.deepEqual([rows, columns].map((strips) => strips.map((strip) => strip.length)), [[1, 0, 1, 1], [1, 0, 1, 1]]);
  assert.deepEqual(rows[0][0], [[-3, -2, 0.25], [-2.9, -1.9, 0.25]]);
});
