// Reads one formula a line from stdin, {tex, display, macros}, and answers each with a line, {html} or {error}.
import { createInterface } from "node:readline";
import katex from "katex";

// The TeX once more, which no reader hears or sees; what only goes around it; what only XML needs; and the
// end of a style that ends anyhow.
const SPARE = /<annotation .*?<\/annotation>|<\/?semantics>| xmlns="[^"]*"|;(?=">)/gs;

function render({ tex, display, macros }) {
  try {
    const html = katex.renderToString(tex, {
      displayMode: display,
      output: "htmlAndMathml",
      throwOnError: true,
      // \htmlClass gives a symbol the color of its meaning; nothing else of HTML gets in.
      trust: ({ command }) => command === "\\htmlClass",
      strict: (code) => (code === "htmlExtension" ? "ignore" : "error"),
      macros,
    });
    return { html: html.replace(SPARE, "") };
  } catch (error) {
    return { error: error.message.replaceAll("\u0332", "").replace(/\s+/g, " ") }; // it underlines the place
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(render(JSON.parse(line))));
}
