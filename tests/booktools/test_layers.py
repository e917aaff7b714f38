"""Who may import whom. The rules are read off the syntax trees, so that nothing needs to be installed or run."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "lib" / "handgrad"
FOLDERS = ("plots", "widgets", "exercises", "classroom")  # every other module is the core, and its front door

# What each part may import, beside Python's own library and itself. None is anything.
MAY_IMPORT = {
    "front": {"numpy", "core", "exercises"},  # handgrad/__init__.py
    "core": {"numpy"},
    "plots": {"numpy", "core", "matplotlib", "IPython"},  # IPython inside a function only, see below
    "widgets": {"numpy", "core", "plots", "anywidget", "ipywidgets", "traitlets"},
    "exercises": {"numpy", "core"},
    "classroom": None,
}
# And in the classroom, which of its folders and of the data that they share. `commands.py` joins them.
IN_CLASSROOM = {
    "release": set(),
    "collect": {"results"},
    "sandbox": set(),
    "grade": {"collect", "sandbox", "results"},
    "export": {"results", "saving"},
    "report": {"results", "saving"},
}
TRAINS = {"descend", "train", "collect"}
IN_CHAPTERS = {"handgrad", "handgrad.plots", "handgrad.widgets"}


def imports(tree):
    """Every module that a syntax tree imports; `from handgrad import tape` counts as handgrad.tape too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")
            yield from ("." * node.level + f"{node.module or ''}.{alias.name}" for alias in node.names)


def at_the_top(tree):
    """The statements that run when a module is imported."""
    return [node for node in tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]


def part_of(module):
    """The part of the library that a dotted name belongs to, or the package outside it."""
    first, _, rest = module.partition(".")
    if first != "handgrad":
        return first
    folder = rest.partition(".")[0]
    return folder if folder in FOLDERS else "core"


def breaches(part, source):
    """The imports of a source file that its part may not have."""
    allowed = MAY_IMPORT[part]
    if allowed is None:
        return []
    known = allowed | {part} | set(sys.stdlib_module_names)
    return [module for module in imports(ast.parse(source)) if part_of(module) not in known]


def classroom_breaches(folder, source):
    """What a file in a folder of the classroom imports from there that its folder may not have."""
    inside = (module.split(".") for module in imports(ast.parse(source)) if part_of(module) == "classroom")
    known = IN_CLASSROOM[folder] | {folder}
    return [".".join(names) for names in inside if names[2:] and names[2] not in known]


def plotting_breaches(source):
    """Uses of pyplot.show and of anything that trains, which figures leave to their callers."""
    tree = ast.parse(source)
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    imported = {module.rpartition(".")[2] for module in imports(tree)}
    return sorted((attributes & (TRAINS | {"show"})) | ((names | imported) & (TRAINS | {"training", "optimizers"})))


def sources(part):
    """The Python files of one part of the library."""
    if part in ("front", "core"):
        front = part == "front"
        return sorted(path for path in LIBRARY.glob("*.py") if (path.name == "__init__.py") == front)
    return sorted((LIBRARY / part).rglob("*.py"))


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


# the rules


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_each_part_imports_only_what_it_may(part):
    found = {path.name: breaches(part, path.read_text(encoding="utf8")) for path in sources(part)}
    assert {name: modules for name, modules in found.items() if modules} == {}


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
        assert "IPython" not in map(part_of, imports(ast.Module(at_the_top(tree_of(path)), []))), path


def test_nothing_imports_classroom():
    for part in set(MAY_IMPORT) - {"classroom"}:
        for path in sources(part):
            assert "classroom" not in map(part_of, imports(tree_of(path))), path


@pytest.mark.parametrize("folder", IN_CLASSROOM)
def test_folders_of_the_classroom_import_only_what_they_may(folder):
    paths = sorted((LIBRARY / "classroom" / folder).rglob("*.py"))
    found = {path.name: classroom_breaches(folder, path.read_text(encoding="utf8")) for path in paths}
    assert len(paths) > 1
    assert {name: modules for name, modules in found.items() if modules} == {}


def test_the_sandbox_knows_no_judge_and_no_solution():
    runner = "handgrad.exercises.runner"
    for path in (LIBRARY / "classroom/sandbox").rglob("*.py"):
        exercises = [name for name in imports(tree_of(path)) if name.startswith("handgrad.exercises")]
        assert all(name.startswith(runner) for name in exercises), path


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
    ("part", "source"),
    [
        ("core", "import scipy"),
        ("core", "import matplotlib.pyplot as plt"),
        ("core", "def f():\n    from sklearn import datasets"),
        ("core", "from handgrad import plots"),
        ("core", "from handgrad.widgets import Bowl"),
        ("plots", "import anywidget"),
        ("plots", "from handgrad.widgets import Bowl"),
        ("widgets", "import matplotlib.pyplot"),
        ("exercises", "import matplotlib"),
        ("exercises", "from handgrad import plots"),
        ("core", "import handgrad.classroom"),
        ("widgets", "from handgrad.classroom import grade"),
    ],
)
def test_a_forbidden_import_is_found(part, source):
    assert breaches(part, source)


@pytest.mark.parametrize(
    ("part", "source"),
    [
        ("core", "import json, numpy as np\nfrom numpy.lib import mixins\nfrom handgrad import costs"),
        (
            "plots",
            "import matplotlib.pyplot as plt\nfrom handgrad import landscapes\nfrom handgrad.plots import style",
        ),
        ("widgets", "import anywidget, traitlets\nfrom handgrad import plots"),
        ("exercises", "import handgrad as hg, numpy"),
        ("classroom", "import nbformat, handgrad.exercises, matplotlib"),
    ],
)
def test_an_allowed_import_is_let_through(part, source):
    assert breaches(part, source) == []


@pytest.mark.parametrize(
    ("folder", "source"),
    [
        ("export", "from handgrad.classroom.report import feedback"),
        ("report", "from handgrad.classroom.export.grades import load"),
        ("release", "from handgrad.classroom import results"),
        ("sandbox", "import handgrad.classroom.seed"),
        ("collect", "def f():\n    from handgrad.classroom.grade.marks import mark"),
    ],
)
def test_a_forbidden_import_within_the_classroom_is_found(folder, source):
    assert classroom_breaches(folder, source)


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
