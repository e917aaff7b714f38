// Mounts the widgets of a page without a kernel. The book's build bundles this file with each of them.

import { fromAddress, StaticModel, toAddress } from "./static_model.js";

function remember(search) {
  const address = `${location.pathname}${search ? `?${search}` : ""}${location.hash}`;
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // A browser may refuse this for a file: then the address stays as it is.
  }
}

/** Puts the live widget in the place of its picture, and returns its clean-up. */
function mountOne(host, index, widget) {
  const state = JSON.parse(host.querySelector("script").textContent);
  const shared = host.dataset.shared.split(" ").filter(Boolean);
  let timer = 0;
  const model = new StaticModel({ ...state, ...fromAddress(location.search, index, shared, state) }, () => {
    clearTimeout(timer); // browsers limit how often an address may change
    timer = setTimeout(() => remember(toAddress(location.search, index, shared, state, model)), 300);
  });
  const place = document.createElement("div");
  const picture = host.querySelector("figure");
  picture.before(place);
  try {
    const end = widget.render({ model, el: place });
    picture.remove();
    host.dataset.mounted = "true";
    return end;
  } catch (error) {
    place.remove(); // the picture stays
    throw error;
  }
}

const AHEAD = "200% 0px"; // how far before it is seen a widget is mounted, in heights of the window

/**
 * Mounts a widget wherever the page has it, when the reader comes near: a page of many widgets then opens as fast
 * as one of none. Its number on the page names its values in the address.
 */
export function mountAll(name, widget) {
  const waiting = new Map();
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) waiting.get(target)?.();
  }, { rootMargin: AHEAD });
  [...document.querySelectorAll(".hg-widget")].forEach((host, index) => {
    if (host.dataset.widget !== name) return;
    waiting.set(host, () => {
      waiting.delete(host);
      observer.unobserve(host);
      try {
        mountOne(host, index + 1, widget);
      } catch (error) {
        console.error(`the widget ${name} did not start`, error);
      }
    });
    observer.observe(host);
  });
  addEventListener("beforeprint", () => [...waiting.values()].forEach((start) => start()));
}
