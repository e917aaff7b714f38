"""Who may import whom, in Python and in JavaScript. The rules are read off the sources: nothing needs to be run."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "lib" / "handgrad"
WIDGETS, LIVE = LIBRARY / "widgets", ROOT / "web" / "live"
OTHERS = "*"  # any package but the library and booktools

# What each room may import beside itself and Python's own library. The longest name that fits is a file's room;
# <each> is every folder that has no row of its own, and none of these may import another.
PYTHON = {
    "handgrad": "numpy handgrad.core handgrad.exercises",  # the front door, handgrad/__init__.py
    "handgrad.core": "numpy",  # every other file that lies beside it
    "handgrad.palette": "",
    "handgrad.plots": "numpy matplotlib IPython handgrad.core handgrad.palette",
    "handgrad.exercises": "handgrad.exercises.<each> handgrad.exercises.judge handgrad.exercises.runner",
    "handgrad.exercises.runner": "numpy",  # exactly what is visible inside the fence
    "handgrad.exercises.judge": "numpy handgrad.exercises.runner",
    "handgrad.exercises.<each>": "numpy handgrad.core handgrad.exercises.judge handgrad.exercises.runner",
    "handgrad.widgets": "",
    "handgrad.widgets.base": "numpy anywidget ipywidgets traitlets handgrad.plots handgrad.palette",
    "handgrad.widgets.<each>": "numpy traitlets handgrad.core handgrad.plots handgrad.widgets.base",
    "handgrad.classroom": "* handgrad handgrad.classroom.<any>",  # its commands join what follows
    "handgrad.classroom.results": "",  # the data that these share
    "handgrad.classroom.saving": "",
    "handgrad.classroom.release": "*",
    "handgrad.classroom.collect": "* handgrad.classroom.results handgrad.exercises",
    "handgrad.classroom.sandbox": "* handgrad handgrad.exercises.runner",  # no judge, no solution, no seed
    "handgrad.classroom.grade": "* handgrad handgrad.classroom.collect handgrad.classroom.results "
    "handgrad.classroom.sandbox handgrad.exercises handgrad.exercises.judge handgrad.exercises.runner",
    "handgrad.classroom.export": "* handgrad.classroom.results handgrad.classroom.saving handgrad.exercises",
    "handgrad.classroom.report": "* handgrad.classroom.results handgrad.classroom.saving handgrad.exercises "
    "handgrad.palette handgrad.plots",
    "booktools": "* handgrad.classroom.release",  # toc, node, serve, data, edition
    "booktools.outputs": "* booktools",
    "booktools.pyodide": "* booktools",
    "booktools.jupyterlite": "* booktools booktools.pyodide",
    "booktools.notebooks": "* booktools booktools.outputs handgrad.classroom.release handgrad.exercises "
    "handgrad.exercises.judge",
    "booktools.extensions": "* booktools booktools.jupyterlite booktools.notebooks booktools.pyodide "
    "handgrad.palette handgrad.widgets.base",
}
# From below: a file may import from its own room and from those of earlier rows, never from one beside it.
KIT = [
    "dom",
    "format arrays projection canvas keepsake",
    "controls pointer speech attempts",
    "player frame chart",
    "heights relief",
]
IN_THE_PAGE = ["base", "engine", "outputs", "comms", "exercises", "notebook"]
TRAINS = {"descend", "train", "collect"}
IN_CHAPTERS = {"handgrad", "handgrad.plots", "handgrad.widgets"}


def is_ours(name):
    return name.partition(".")[0] in ("handgrad", "booktools")


def place_of(name):
    """Where a module of ours would lie: a folder, or a file without its ending."""
    return (ROOT / "lib" if name.startswith("handgrad") else ROOT).joinpath(*name.split("."))


def is_module(name):
    place = place_of(name)
    return place.is_dir() or place.with_suffix(".py").exists()


def imports(tree):
    """Every module that a syntax tree imports; `from handgrad import tape` counts as handgrad.tape."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            names = [f"{module}.{alias.name}" for alias in node.names]
            yield from dict.fromkeys(name if is_ours(name) and is_module(name) else module for name in names)


def room_of(name):
    """The room of a module, or the package that is not ours."""
    first, *rest = name.split(".")
    for length in (2, 1):
        room = ".".join([first, *rest[:length]])
        if len(rest) >= length and room in PYTHON:
            return room
        each = ".".join([first, *rest[: length - 1], "<each>"])
        if len(rest) >= length and each in PYTHON and place_of(room).is_dir():
            return each
    return "handgrad.core" if first == "handgrad" and rest else first


def breaches(importer, source):
    """What a module imports that its room may not have."""
    room = room_of(importer)
    allowed = {*PYTHON[room].split(), room, *sys.stdlib_module_names}

    def refused(module):
        if not is_ours(module):
            return room_of(module) not in allowed and OTHERS not in allowed
        if room.endswith("<each>") and room_of(module) == room:
            return module.split(".")[:3] != importer.split(".")[:3]
        any_of = f"{'.'.join(module.split('.')[:2])}.<any>"
        return room_of(module) not in allowed and any_of not in allowed

    return [module for module in imports(ast.parse(source)) if refused(module)]


def modules(package):
    """The Python files of a package, by their dotted names."""
    top = place_of(package)
    for path in sorted(top.rglob("*.py")):
        parts = path.relative_to(top.parent).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def sources(room):
    """The Python files of one room."""
    return [
        path for package in ("handgrad", "booktools") for name, path in modules(package) if room_of(name) == room
    ]


def at_the_top(tree):
    """The statements that run when a module is imported."""
    return [node for node in tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]


def plotting_breaches(source):
    """Uses of pyplot.show and of anything that trains, which figures leave to their callers."""
    tree = ast.parse(source)
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    imported = {module.rpartition(".")[2] for module in imports(tree)}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    return sorted((attributes & (TRAINS | {"show"})) | ((names | imported) & (TRAINS | {"training", "optimizers"})))


def tree_of(path):
    return ast.parse(path.read_text(encoding="utf8"))


def reached(module):
    """The modules of the core that one of them imports, directly or not."""
    found, waiting = set(), [module]
    while waiting:
        names = imports(tree_of(LIBRARY / f"{waiting.pop()}.py"))
        direct = {name.split(".")[1] for name in names if name.startswith("handgrad.")}
        new = {name for name in direct - found if (LIBRARY / f"{name}.py").exists()}
        found |= new
        waiting += new
    return found


def code_cells(text):
    """The Python cells of a MyST chapter, without their options."""
    for cell in re.findall(r"^```+\{code-cell\}[^\n]*\n(.*?)^```+", text, re.MULTILINE | re.DOTALL):
        cell = re.sub(r"\A---\n.*?^---\n", "", cell, flags=re.MULTILINE | re.DOTALL)
        yield "\n".join(line for line in cell.splitlines() if not re.match(r":[\w-]+:|%", line))


def chapter_breaches(text):
    """What a chapter's cells import from inside handgrad, deeper than its three front doors."""
    for cell in code_cells(text):
        for node in ast.walk(ast.parse(cell)):
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                modules = [node.module]
            else:
                continue
            yield from (name for name in modules if name.startswith("handgrad.") and name not in IN_CHAPTERS)


def rank(row, rows):
    """The number of the row that holds a name."""
    return next(k for k, names in enumerate(rows) if row in names.split())


def programs():
    """The JavaScript of the pages."""
    return [path for folder in (WIDGETS, ROOT / "web") for path in sorted(folder.rglob("*.js"))]


def imported(path, source):
    """The files of ours that a module of JavaScript imports."""
    found = re.findall(r'(?:from|import)\s*\(?\s*"(\.[^"]+\.js)"', source)
    return [Path(os.path.normpath(path.parent / name)) for name in found]


def may_import(path, other):
    """Whether one file of JavaScript may import another."""
    if other == WIDGETS / "kit/dom.js":
        return path != other and path.parent != WIDGETS / "maths"
    if path.parent == other.parent and path.parent != WIDGETS / "kit":
        return True
    match path.relative_to(ROOT).parts[:-1]:
        case ("lib", "handgrad", "widgets", "kit"):
            return other.parent == path.parent and rank(other.stem, KIT) < rank(path.stem, KIT)
        case ("lib", "handgrad", "widgets", folder) if folder != "maths":
            return other.parent in (WIDGETS / "kit", WIDGETS / "maths")
        case ("web", "live", room):
            low = other.is_relative_to(LIVE) and other.parent.name in IN_THE_PAGE
            return low and rank(other.parent.name, IN_THE_PAGE) < rank(room, IN_THE_PAGE)
    return False


# the rules


@pytest.mark.parametrize("package", ["handgrad", "booktools"])
def test_each_room_imports_only_what_it_may(package):
    found = {name: breaches(name, path.read_text(encoding="utf8")) for name, path in modules(package)}
    assert {name: refused for name, refused in found.items() if refused} == {}


@pytest.mark.parametrize("room", PYTHON)
def test_each_room_of_the_table_has_files(room):
    assert sources(room)


def test_each_program_imports_only_what_it_may():
    found = {path: imported(path, path.read_text(encoding="utf8")) for path in programs()}
    assert sum(map(len, found.values())) > 100
    assert [
        (path, other) for path, others in found.items() for other in others if not may_import(path, other)
    ] == []


def test_one_file_lists_the_chapters():
    """Beside tests: whoever adds a chapter names it in one place of the library."""
    folders = {path.parent.name for path in LIBRARY.glob("exercises/*/__init__.py")} - {"judge", "runner"}
    texts = {path.name: path.read_text(encoding="utf8") for path in LIBRARY.rglob("*.py")}
    listing = {name for name, text in texts.items() if all(re.search(rf"\b{folder}\b", text) for folder in folders)}
    assert listing == {"catalog.py"}


def test_training_knows_neither_costs_nor_networks_even_at_second_hand():
    known = reached("training")
    assert "validation" in known
    assert not known & {"costs", "network", "activations", "objective", "penalties", "datasets"}


@pytest.mark.parametrize("module", ["costs", "activations", "optimizers", "penalties", "gradcheck", "tape"])
def test_modules_that_stand_alone_know_nothing_of_networks_or_training(module):
    assert not reached(module) & {"network", "objective", "training", "landscapes"}


def test_plots_never_train_and_never_show():
    found = {path.name: plotting_breaches(path.read_text(encoding="utf8")) for path in sources("plots")}
    assert {name: uses for name, uses in found.items() if uses} == {}


def test_plots_import_without_ipython():
    """Inside a function that only a notebook calls, it may be imported; pictures must not need it."""
    for path in sources("plots"):
        assert "IPython" not in map(room_of, imports(ast.Module(at_the_top(tree_of(path)), []))), path


def test_imports_are_absolute():
    for path in LIBRARY.rglob("*.py"):
        assert not [m for m in imports(tree_of(path)) if m.startswith(".")], path


def test_chapters_import_nothing_deeper_than_the_library_its_plots_and_its_widgets():
    found = {
        path.name: list(chapter_breaches(path.read_text(encoding="utf8"))) for path in ROOT.glob("chapters/**/*.md")
    }
    assert {name: modules for name, modules in found.items() if modules} == {}


def test_the_library_imports_where_numpy_is_all_there_is():
    """With every other package out of sight, and with nothing else loaded when it is done."""
    script = (
        "import sys, numpy\n"
        f"sys.path[:] = [{str(LIBRARY.parent)!r}] + [p for p in sys.path if 'site-packages' not in p]\n"
        "before = {name.partition('.')[0] for name in sys.modules}\n"
        "import handgrad\n"
        "after = {name.partition('.')[0] for name, module in sys.modules.items() if hasattr(module, '__file__')}\n"
        "print(*sorted(after - before - set(sys.stdlib_module_names)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["handgrad"]


# the rules can be broken


@pytest.mark.parametrize(
    ("importer", "source"),
    [
        ("handgrad.costs", "import scipy"),
        ("handgrad.costs", "import matplotlib.pyplot as plt"),
        ("handgrad.costs", "def f():\n    from sklearn import datasets"),
        ("handgrad.costs", "from handgrad import plots"),
        ("handgrad.costs", "from handgrad.widgets import CostExplorer"),
        ("handgrad.costs", "import handgrad.classroom"),
        ("handgrad.palette", "import numpy"),
        ("handgrad.plots.curves", "import anywidget"),
        ("handgrad.plots.curves", "from handgrad.widgets import CostExplorer"),
        ("handgrad.widgets.base.widget", "import matplotlib.pyplot"),
        ("handgrad.widgets.cost_explorer.widget", "from handgrad.widgets.run_dashboard import widget"),
        ("handgrad.widgets.cost_explorer.widget", "from handgrad.classroom import grade"),
        ("handgrad.exercises.cross_entropy.softmax", "import matplotlib"),
        ("handgrad.exercises.cross_entropy.softmax", "from handgrad.exercises.backpropagation import networks"),
        ("handgrad.exercises.runner.call", "from handgrad.exercises.judge import expect"),
        ("handgrad.exercises.runner.call", "from handgrad import costs"),
        ("handgrad.exercises.judge.expect", "from handgrad.exercises import catalog"),
        ("handgrad.classroom.export.grades", "from handgrad.classroom.report import feedback"),
        ("handgrad.classroom.report.report", "from handgrad.classroom.export.grades import load"),
        ("handgrad.classroom.release.notebooks", "from handgrad.classroom import results"),
        ("handgrad.classroom.sandbox.fence", "import handgrad.classroom.seed"),
        ("handgrad.classroom.sandbox.fence", "from handgrad.exercises import catalog"),
        ("handgrad.classroom.collect.works", "def f():\n    from handgrad.classroom.grade.marks import mark"),
        ("booktools.notebooks.write", "from booktools.extensions import quiz"),
        ("booktools.outputs.record", "from booktools.notebooks import write"),
        ("booktools.toc", "from booktools.outputs import record"),
    ],
)
def test_a_forbidden_import_is_found(importer, source):
    assert breaches(importer, source)


@pytest.mark.parametrize(
    ("importer", "source"),
    [
        ("handgrad.costs", "import json, numpy as np\nfrom numpy.lib import mixins\nfrom handgrad import numerics"),
        ("handgrad.plots.curves", "import matplotlib.pyplot as plt\nfrom handgrad import landscapes, palette"),
        ("handgrad.widgets.cost_explorer.widget", "import traitlets\nfrom handgrad import plots"),
        ("handgrad.widgets.cost_explorer.widget", "from handgrad.widgets.cost_explorer import records"),
        (
            "handgrad.exercises.cross_entropy.softmax",
            "import numpy\nfrom handgrad.exercises.judge.wrong import Wrong",
        ),
        ("handgrad.classroom.commands", "import nbformat\nfrom handgrad.classroom import export, results"),
        ("booktools.extensions.quiz", "import sphinx\nfrom booktools.notebooks import choices"),
    ],
)
def test_an_allowed_import_is_let_through(importer, source):
    assert breaches(importer, source) == []


@pytest.mark.parametrize(
    ("path", "other"),
    [
        (WIDGETS / "kit/dom.js", WIDGETS / "kit/format.js"),
        (WIDGETS / "kit/controls.js", WIDGETS / "kit/pointer.js"),
        (WIDGETS / "maths/costs.js", WIDGETS / "kit/dom.js"),
        (WIDGETS / "cost_explorer/widget.js", WIDGETS / "run_dashboard/view.js"),
        (LIVE / "base/words.js", LIVE / "notebook/page.js"),
        (LIVE / "exercises/checks.js", LIVE / "notebook/cell.js"),
        (LIVE / "notebook/page.js", WIDGETS / "kit/chart.js"),
        (ROOT / "web/recorded/host.js", LIVE / "base/words.js"),
    ],
)
def test_a_forbidden_program_is_found(path, other):
    assert not may_import(path, other)


@pytest.mark.parametrize(
    "source",
    [
        "plt.show()",
        "hg.train(objective, theta, optimizer, 10)",
        "from handgrad.training import descend",
        "from handgrad import train",
        "import handgrad.optimizers",
    ],
)
def test_a_plot_that_shows_or_trains_is_found(source):
    assert plotting_breaches(source)


CHAPTER = "Text.\n```{code-cell} python\n:tags: [hide-input]\n%matplotlib inline\nCODE\n```\nMore text.\n"


@pytest.mark.parametrize(
    "code",
    ["import handgrad.tape", "from handgrad.costs import Hinge", "from handgrad.plots.style import COLORS"],
)
def test_a_chapter_that_reaches_deeper_is_found(code):
    assert list(chapter_breaches(CHAPTER.replace("CODE", code)))


def test_a_chapter_that_does_not_is_let_through():
    code = "import handgrad as hg\nfrom handgrad import plots\nimport handgrad.widgets\nx = 1"
    assert not list(chapter_breaches(CHAPTER.replace("CODE", code)))
