// The files of the page's kernel, as text.

import captures from "./in_page/captures.py";
import cells from "./in_page/cells.py";
import comms from "./in_page/comms.py";
import errors from "./in_page/errors.py";
import figures from "./in_page/figures.py";
import init from "./in_page/__init__.py";
import later from "./in_page/later.py";
import limits from "./in_page/limits.py";
import outputs from "./in_page/outputs.py";
import pip from "./in_page/pip.py";
import sources from "./in_page/sources.py";

export default { __init__: init, captures, cells, comms, errors, figures, later, limits, outputs, pip, sources };
