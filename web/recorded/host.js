// Mounts the widgets of a page without a kernel. The book's build bundles this file with each of them.

import { Recorded } from "./recorded.js";

const AHEAD = "200% 0px"; // how far before it is seen a widget is mounted, in heights of the window

/**
 * Mounts a widget wherever the page has it, when the reader comes near: a page of many widgets then opens as fast
 * as one of none. Python in the page takes over from its host's `recorded`; when that is back, it is mounted again.
 */
export function mountAll(name, widget) {
  const show = (host) => {
    try {
      host.recorded.show();
    } catch (error) {
      console.error(`the widget ${name} did not start`, error);
    }
  };
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) show(target);
  }, { rootMargin: AHEAD });
  const hosts = [...document.querySelectorAll(".hg-widget")].filter((host, index) => {
    if (host.dataset.widget !== name) return false;
    host.recorded = new Recorded(host, index + 1, widget);
    observer.observe(host);
    return true;
  });
  addEventListener("beforeprint", () => hosts.filter((host) => host.checkVisibility()).forEach(show));
}
