// Docstrings are gray in the book's code, like remarks, and in the editor, so that a cell keeps its face.

import { syntaxTree } from "@codemirror/language";
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin } from "@codemirror/view";

const GRAY = Decoration.mark({ class: "live-docstring" });

function marksIn(view) {
  const marks = new RangeSetBuilder();
  syntaxTree(view.state).iterate({
    enter: ({ name, from, to, node }) => {
      if (name === "String" && node.parent.name === "ExpressionStatement") marks.add(from, to, GRAY);
    },
  });
  return marks.finish();
}

export const docstrings = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.decorations = marksIn(view);
    }

    update({ view, startState, state }) {
      if (syntaxTree(startState) !== syntaxTree(state)) this.decorations = marksIn(view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);
