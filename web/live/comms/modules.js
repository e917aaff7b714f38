// The packages of widgets that the page can show, by the names that Python gives them.

import * as base from "@jupyter-widgets/base";
import * as controls from "@jupyter-widgets/controls";

import * as anywidget from "./anywidget.js";
import * as output from "./output_widget.js";

export const MODULES = {
  anywidget,
  "@jupyter-widgets/base": base,
  "@jupyter-widgets/controls": controls,
  "@jupyter-widgets/output": output,
};
