// anywidget's own front end, for a manager that is not Jupyter's.

import "anywidget";
import * as base from "@jupyter-widgets/base";

import { lastFactory } from "./define.js";

export const { AnyModel, AnyView } = lastFactory()(base);
