// The files of the page's kernel, as text.

import captures from "./kernel/captures.py";
import cells from "./kernel/cells.py";
import comms from "./kernel/comms.py";
import errors from "./kernel/errors.py";
import figures from "./kernel/figures.py";
import init from "./kernel/__init__.py";
import later from "./kernel/later.py";
import limits from "./kernel/limits.py";
import outputs from "./kernel/outputs.py";
import pip from "./kernel/pip.py";
import sources from "./kernel/sources.py";

export default { __init__: init, captures, cells, comms, errors, figures, later, limits, outputs, pip, sources };
