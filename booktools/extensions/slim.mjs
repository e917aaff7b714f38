// Reads {styles: [{css, own}], words} from stdin and writes one minified style sheet: what the book did not
// write itself loses each rule that no word of the pages or of their scripts can match.
import { text } from "node:stream/consumers";
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";

const { styles, words } = JSON.parse(await text(process.stdin));

async function purge(css) {
  const [{ css: purged }] = await new PurgeCSS().purge({
    content: [{ raw: "", extension: "words" }],
    extractors: [{ extensions: ["words"], extractor: () => words }],
    css: [{ raw: css }],
    safelist: { greedy: [/\bhg-/] },
    fontFace: true,
  });
  return purged;
}

const parts = await Promise.all(styles.map(({ css, own }) => (own ? css : purge(css))));
const { code } = await transform(parts.join("\n"), { loader: "css", minify: true, legalComments: "inline", target: "es2022" });
process.stdout.write(code);
