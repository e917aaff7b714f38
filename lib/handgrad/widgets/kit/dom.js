// Elements, made in one expression.

const SVG = "http://www.w3.org/2000/svg";

const absent = (value) => (value ?? false) === false;

/** An HTML element. What is false or null is left out; `on` holds listeners by the names of their events. */
export const element = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

/** An SVG element, made in the same way. */
export const shape = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

function fill(node, { on = {}, ...attributes } = {}, children) {
  set(node, attributes);
  for (const [event, listener] of Object.entries(on)) node.addEventListener(event, listener);
  node.append(...children.filter((child) => !absent(child)));
  return node;
}

/** Sets attributes; false and null remove them. */
export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (absent(value)) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? "" : value);
  }
  return node;
}

/** Where on an element something happened, [x, y] in pixels from its left top. */
export function pointIn(element, { clientX, clientY }) {
  const { left, top } = element.getBoundingClientRect();
  return [clientX - left, clientY - top];
}

const HERE = Math.random().toString(36).slice(2); // two widgets of a page may each have a kit of their own
let ids = 0;

/** An id that nothing else on the page has. */
export const newId = () => `hg-${HERE}-${(ids += 1)}`;
