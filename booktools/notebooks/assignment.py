"""Make the notebook of an exercise page an assignment: for our own grader, and for nbgrader.

Nothing of this is typed on the page. A cell that defines the function of an exercise is where students write,
and a cell that checks that function is worth the exercise's points.
"""

import ast

from nbformat import NotebookNode

from handgrad.exercises.catalog import ASSIGNMENTS
from handgrad.exercises.judge.judging import name_of

HIDDEN = """\
### BEGIN HIDDEN TESTS
verdict = hg.check({name})
assert verdict, verdict.message
### END HIDDEN TESTS"""


def mark(notebook: NotebookNode, assignment: str) -> None:
    """Writes into the metadata what the cells are for; cells of exercises get their names as ids."""
    if assignment not in ASSIGNMENTS:
        known = ", ".join(ASSIGNMENTS)
        raise SystemExit(f"{assignment}: handgrad.exercises has no such page; expected one of {known}")
    notebook.metadata["handgrad"] = {"assignment": assignment}
    points = {name_of(exercise): exercise.POINTS for exercise in ASSIGNMENTS[assignment]}
    for cell in notebook.cells:
        if (name := definition(cell)) in points:
            put(cell, name, solution=True)
        elif (name := check_target(cell)) in points:
            put(cell, f"{name}-check", grade=True, locked=True, points=points[name])


def put(cell: NotebookNode, name: str, **what) -> None:
    """The metadata of nbgrader, schema 3."""
    rest = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
    cell.id = name
    cell.metadata["nbgrader"] = NotebookNode(rest | what | {"grade_id": name, "cell_type": "code"})


def hide_tests(notebook: NotebookNode) -> None:
    """Lets nbgrader, which counts exceptions, see what a check finds; it takes these lines out again."""
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade"):
            cell.source += "\n" + HIDDEN.format(name=check_target(cell))


def definition(cell: NotebookNode) -> str:
    """The function that a cell defines, "" if there is none."""
    return next((node.name for node in body(cell) if isinstance(node, ast.FunctionDef)), "")


def check_target(cell: NotebookNode) -> str:
    """The function in `hg.check(function)`, "" for a cell of anything else."""
    match body(cell):
        case [ast.Expr(ast.Call(ast.Attribute(attr="check"), [ast.Name(name)]))]:
            return name
    return ""


def body(cell: NotebookNode) -> list[ast.stmt]:
    """The statements of a code cell; none in a cell that holds more than Python."""
    try:
        return ast.parse(cell.source).body if cell.cell_type == "code" else []
    except SyntaxError:
        return []
