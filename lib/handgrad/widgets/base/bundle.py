"""One module of JavaScript from several: a front end takes a widget as one text."""

import re
from graphlib import TopologicalSorter
from pathlib import Path

IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[\w./-]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export ((?:function\*?|class|const) (\w+))", re.MULTILINE)


def bundle(path):
    """The module with those that it imports in front of it, each in its own scope.

    Our modules write `import { a, b as c } from "../kit/other.js";` and `export`
    before each declaration. CycleError where they import each other.
    """
    needs = {}
    collect(Path(path).resolve(), needs)
    *others, last = TopologicalSorter(needs).static_order()
    return "\n".join([*map(scope, others), link(last)])


def collect(path, needs):
    """Note what the module at path imports, and what these import."""
    if path not in needs:
        names = [name for _, name in IMPORT.findall(read(path))]
        needs[path] = [(path.parent / name).resolve() for name in names]
        for needed in needs[path]:
            collect(needed, needs)


def scope(path):
    """The module as a constant that holds what it exports."""
    text = link(path)
    names = ", ".join(name for _, name in EXPORT.findall(text))
    body = EXPORT.sub(r"\1", text)
    exports = f"return {{ {names} }};"
    return f"const {variable(path)} = (() => {{\n{body}{exports}\n}})();\n"


def link(path):
    """The module's text, its imports taken from the constants of other modules."""

    def constant(found):
        names = found[1].replace(" as ", ": ")
        return f"const {{{names}}} = {variable(path.parent / found[2])};\n"

    return IMPORT.sub(constant, read(path))


def variable(path):
    """`kit_dom` for kit/dom.js."""
    path = path.resolve()
    return f"{path.parent.name}_{path.stem}"


def read(path):
    return path.read_text(encoding="utf-8")
