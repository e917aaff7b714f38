// The editor of a cell: CodeMirror, with the face of the book's printed code.

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { Decoration, EditorView, keymap } from "@codemirror/view";
import { styleTags, tags } from "@lezer/highlight";

// What booktools/extensions/highlighting.py marks in the printed code, under the same names, so that a cell keeps its face.
const BOOK = HighlightStyle.define([
  { tag: [tags.comment, tags.docString], class: "c" },
  { tag: [tags.number, tags.bool, tags.null], class: "m" },
  { tag: tags.keyword, class: "k" },
  { tag: tags.string, class: "s" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: "nf" },
]);
const MORE = styleTags({
  "ExpressionStatement/String": tags.docString,
  "FormatReplacement/{ FormatReplacement/} FormatConversion FormatSpec/... Escape": tags.string,
  '"*" "**"': tags.operator,
});
const ERROR_LINE = Decoration.line({ class: "live-error-line" });
const COMMON = [
  history(),
  indentUnit.of("    "),
  EditorState.tabSize.of(4),
  indentOnInput(),
  bracketMatching(),
  pythonLanguage.configure({ props: [MORE] }),
  syntaxHighlighting(BOOK),
  keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
];

/** The lines, from 1, as marks in a document that may have become shorter. */
function marks(state, lines) {
  const inside = [...new Set(lines)].filter((line) => line >= 1 && line <= state.doc.lines).sort((a, b) => a - b);
  return EditorView.decorations.of(Decoration.set(inside.map((line) => ERROR_LINE.range(state.doc.line(line).from))));
}

export class Editor {
  #marked = new Compartment();

  /** Opens in `parent`. `name` and `help` describe it; `onChange(code)`, `onRun()` and `onRunNext()` tell what happens. */
  constructor(parent, { code, name, help, onChange, onRun, onRunNext }) {
    const command = (action) => ({ run: () => (action(), true) });
    const keys = [
      { key: "Shift-Enter", ...command(onRunNext) },
      { key: "Mod-Enter", ...command(onRun) },
      { key: "Ctrl-Enter", ...command(onRun) },
    ];
    const changes = EditorView.updateListener.of(({ docChanged }) => docChanged && onChange(this.code));
    const attributes = EditorView.contentAttributes.of({ "aria-label": name, "aria-describedby": help, tabindex: "0" });
    const extensions = [Prec.highest(keymap.of(keys)), COMMON, changes, attributes, this.#marked.of([])];
    this.view = new EditorView({ doc: code, extensions, parent });
  }

  get code() {
    return this.view.state.doc.toString();
  }

  set code(code) {
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: code } });
  }

  /** Marks lines at which an error arose; none takes the marks away. */
  mark(lines) {
    this.view.dispatch({ effects: this.#marked.reconfigure(lines.length ? marks(this.view.state, lines) : []) });
  }

  /** Puts the cursor to a point of the window, or where it was. */
  focus(point) {
    const anchor = point && this.view.posAtCoords(point, false);
    if (anchor !== undefined) this.view.dispatch({ selection: { anchor } });
    this.view.focus();
  }
}
