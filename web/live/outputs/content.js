// One output of a cell as an element.

import { element } from "../../../lib/handgrad/widgets/kit/dom.js";
import { textOf } from "../base/text.js";
import { streamText } from "./stream_text.js";
import { tracebackText } from "./traceback_text.js";

/** The richest form that a page can show comes first. */
const FORMS = [
  ["application/vnd.jupyter.widget-view+json", widget],
  ["text/html", html],
  ["image/svg+xml", html],
  ["image/png", image],
  ["image/jpeg", image],
  ["text/latex", plain],
  ["text/markdown", plain],
  ["text/plain", plain],
];

/** {element, more(text)?}: more renews the text of a stream. */
export function content(output, hosts) {
  if (output.output_type === "stream") return stream(output);
  if (output.output_type === "error") return { element: block("traceback", ...tracebackText(output.traceback, hosts.name)) };
  const [type, view] = FORMS.find(([name, form]) => name in output.data && (form !== widget || hosts.widget)) ?? [];
  return { element: view ? view(output.data[type], hosts, type) : box("text_plain") };
}

const box = (kind, ...children) => element("div", { class: `output ${kind}` }, ...children);

/** A block of text that scrolls inside itself, by keyboard too. */
function block(kind, ...children) {
  const highlight = element("div", { class: "highlight" }, element("pre", {}, ...children));
  return box(`${kind} highlight-none notranslate`, highlight);
}

function plain(text) {
  return block("text_plain", textOf(text));
}

function stream({ name, text }) {
  const place = block(name === "stderr" ? "stderr stream" : "stream");
  place.setAttribute("aria-live", "off"); // a screen reader reads it when asked to, not with every line
  const put = streamText(place.querySelector("pre"));
  const more = (longer) => put(textOf(longer));
  more(text);
  return { element: place, more };
}

/** Its scripts do not run: those in inner HTML never do, and what is called by an event is taken out. */
function html(text) {
  const template = element("template");
  template.innerHTML = textOf(text);
  for (const node of template.content.querySelectorAll("*")) {
    for (const { name } of [...node.attributes]) if (name.startsWith("on")) node.removeAttribute(name);
  }
  return box("text_html", element("div", { class: "live-wide" }, template.content));
}

function image(data, hosts, type) {
  const src = `data:${type};base64,${textOf(data)}`;
  return box("image_png", element("img", { src, alt: "An image that the code above drew" }));
}

function widget({ model_id: id }, hosts) {
  const place = box("widget_view");
  hosts.widget(id, place);
  return place;
}
