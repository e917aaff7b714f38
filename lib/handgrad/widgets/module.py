"""One module of JavaScript from several: a front end takes a widget as one text."""

import re
from pathlib import Path

FOLDER = Path(__file__).parent
IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


def bundled(name):
    """The module of that name with the modules that it imports in front of it.

    Our modules write `import { a, b } from "./other.js";` and `export` before a
    declaration, and no two of them declare the same name.
    """
    order = []
    collect(name, order)
    *others, last = [IMPORT.sub("", source(each)) for each in order]
    return "\n".join([*(EXPORT.sub("", other) for other in others), last])


def collect(name, order):
    """Append the module's name to order, after those that it needs."""
    for needed in IMPORT.findall(source(name)):
        if needed not in order:
            collect(needed, order)
    order.append(name)


def source(name):
    return (FOLDER / name).read_text(encoding="utf-8")
