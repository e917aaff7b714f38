// One output of a cell as an element.

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
  const [type, make] = FORMS.find(([each, made]) => each in output.data && (made !== widget || hosts.widget)) ?? [];
  return { element: make ? make(joined(output.data[type]), hosts, type) : box("text_plain") };
}

const joined = (value) => (Array.isArray(value) ? value.join("") : value);

function box(kind, ...children) {
  const element = document.createElement("div");
  element.className = `output ${kind}`;
  element.append(...children);
  return element;
}

/** A block of text that scrolls inside itself, by keyboard too. */
function block(kind, ...children) {
  const pre = document.createElement("pre");
  pre.append(...children);
  const highlight = document.createElement("div");
  highlight.className = "highlight";
  highlight.append(pre);
  return box(`${kind} highlight-none notranslate`, highlight);
}

function plain(text) {
  return block("text_plain", text);
}

function stream({ name, text }) {
  const element = block(name === "stderr" ? "stderr stream" : "stream");
  element.setAttribute("aria-live", "off"); // a screen reader reads it when asked to, not with every line
  const more = streamText(element.querySelector("pre"));
  more(joined(text));
  return { element, more: (longer) => more(joined(longer)) };
}

/** Its scripts do not run: those in inner HTML never do, and what is called by an event is taken out. */
function html(text) {
  const wide = document.createElement("div");
  wide.className = "live-wide";
  const template = document.createElement("template");
  template.innerHTML = text;
  for (const each of template.content.querySelectorAll("*")) {
    for (const { name } of [...each.attributes]) if (name.startsWith("on")) each.removeAttribute(name);
  }
  wide.append(template.content);
  return box("text_html", wide);
}

function image(data, hosts, type) {
  const element = document.createElement("img");
  element.src = `data:${type};base64,${data}`;
  element.alt = "An image that the code above drew";
  return box("image_png", element);
}

function widget({ model_id: id }, hosts) {
  const element = box("widget_view");
  hosts.widget(id, element);
  return element;
}
