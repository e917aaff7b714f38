"""The notation page and the code agree: names, fields, shapes and conventions."""

import ast
import inspect
import re
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

import handgrad as hg
from booktools.toc import ROOT
from handgrad.network import Backward, Forward, Layer
from handgrad.training import Snapshot, TrainingRun, collect, descend

PAGE = ROOT / "chapters" / "reference" / "notation.md"
RECORDS = {
    "forward": Forward,
    "backward": Backward,
    "layer": Layer,
    "run": TrainingRun,
    "snapshot": Snapshot,
    "objective": hg.Objective,
    "network": hg.Network,
}
BUILTINS = {"len"}


def tables(text):
    """The rows of each table, as {column: cell}, by the heading above it."""
    found = {}
    for section in re.split(r"^## ", text, flags=re.M)[1:]:
        rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
        head, _, *body = [[cell.strip() for cell in row] for row in rows]
        found[section.splitlines()[0]] = [dict(zip(head, row, strict=True)) for row in body]
    return found


TABLES = tables(PAGE.read_text(encoding="utf-8"))
ROWS = [row for table in TABLES.values() for row in table]


def codes(row):
    return re.findall(r"`([^`]+)`", row.get("code", row.get("field", "")))


def shapes(row):
    """A shape for each name of the row: one for all, or one for each."""
    listed = re.findall(r"\([^)]*\)|[a-z]+", row["shape"].replace("`", ""))
    return listed * len(codes(row)) if len(listed) == 1 else listed


CODES = sorted({code for row in ROWS for code in codes(row)})
SHAPED = [pair for row in ROWS if "shape" in row for pair in zip(codes(row), shapes(row), strict=True)]
ARRAYS = [(code, shape) for code, shape in SHAPED if shape.startswith("(")]


def identifiers(code):
    """Every name that a piece of code uses, but for the variables that the page names records by."""
    nodes = list(ast.walk(ast.parse(code)))
    names = {node.id for node in nodes if isinstance(node, ast.Name)} - BUILTINS - RECORDS.keys()
    return names | {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def names_in(node):
    """What one node of a module's syntax tree gives a name to."""
    match node:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.arg(arg=name) | ast.Attribute(attr=name):
            return {name}
        case ast.Name(id=name, ctx=ast.Store()):
            return {name}
    return set()


@cache
def library_names():
    """Every argument, attribute, field, variable, function and class of the core."""
    sources = (ROOT / "lib" / "handgrad").glob("*.py")
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sources]
    return set().union(*(names_in(node) for tree in trees for node in ast.walk(tree)))


def fields_of(record):
    return [field.name for field in fields(record)] if is_dataclass(record) else list(record._fields)


def test_every_name_on_the_page_is_a_name_in_the_library():
    assert [code for code in CODES if not identifiers(code) <= library_names()] == []


def test_a_name_that_the_library_lacks_is_noticed():
    assert identifiers("forward.wibble[l]") - library_names() == {"wibble"}


# The record and the field in each code of the page that begins with one.
FIELDS = {match.groups() for code in CODES if (match := re.match(r"(\w+)\.(\w+)", code)) and match[1] in RECORDS}


def test_every_field_of_a_record_is_on_the_page():
    known = {(variable, name) for variable, record in RECORDS.items() for name in fields_of(record)}
    assert known - FIELDS == set()


def test_every_field_on_the_page_is_one_of_its_record():
    attributes = {(name, field) for name, field in FIELDS if hasattr(RECORDS[name], field)}
    assert [(name, field) for name, field in FIELDS - attributes if field not in fields_of(RECORDS[name])] == []


def test_no_symbol_is_listed_twice():
    listed = [row["symbol"] for row in ROWS if row.keys() >= {"symbol", "meaning"}]
    symbols = [symbol for symbols in listed for symbol in symbols.split(", ")]
    assert sorted(symbols) == sorted(set(symbols))


def test_no_name_is_explained_twice():
    names = [code for row in ROWS if "shape" in row for code in codes(row)]
    assert sorted(names) == sorted(set(names))


# A small network, all of whose sizes differ, so that no shape is right by accident.
SIZES, EXAMPLES, UPDATES = (3, 4, 6, 2), 5, 8


def small_run():
    """One training run, by every name that the page uses for a part of it."""
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(EXAMPLES, SIZES[0])), rng.normal(size=(EXAMPLES, SIZES[-1]))
    network = hg.Network(SIZES)
    theta, objective = network.init(rng), hg.Objective(network, hg.MeanSquaredError(), X, y)
    snapshots = list(descend(objective, theta, hg.Momentum(0.1), UPDATES))
    forward = network.forward(theta, X)
    prediction = forward.a[-1]
    grad_output = objective.cost.grad(prediction, y)
    return {
        "X": X,
        "y": y,
        "target": y,
        "prediction": prediction,
        "logits": prediction,
        "n": len(X),
        "network": network,
        "sizes": network.sizes,
        "theta": theta,
        "objective": objective,
        "forward": forward,
        "layers": forward.layers,
        "grad_output": grad_output,
        "backward": network.backward(forward, grad_output),
        "grad": objective.grad(theta),
        "snapshot": snapshots[3],
        "run": collect(snapshots),
        "softmax": hg.softmax,
        "labels": hg.labels,
    }


def optimizer_arrays(theta, grad):
    """The arrays that optimizers keep, after one update, by their names in the code."""
    _, v = hg.Momentum(0.1).update(theta, grad, hg.Momentum(0.1).init(theta))
    _, s = hg.RMSProp(0.1).update(theta, grad, hg.RMSProp(0.1).init(theta))
    _, (_, m, _) = hg.Adam(0.1).update(theta, grad, hg.Adam(0.1).init(theta))
    return {"v": v, "s": s, "m": m, "m_hat": m, "v_hat": m}


def live(layer):
    """Values by name, as seen from one layer."""
    values = small_run()
    values |= optimizer_arrays(values["theta"], values["grad"])
    forward, backward = values["forward"], values["backward"]
    values |= {"l": layer, "layer": forward.layers[layer], "W": forward.layers[layer].W, "len": len}
    values |= {"a": forward.a[layer], "delta": backward.delta[layer], "slope": forward.slope[layer]}
    batches = hg.Batches(EXAMPLES, 2, np.random.default_rng(0))
    return values | {"rows": next(iter(batches)), "size": batches.size}


def sizes_by_symbol(layer):
    fan = {"fan_in": SIZES[layer], "fan_out": SIZES[layer + 1]}
    p = sum((fan_in + 1) * fan_out for fan_in, fan_out in pairwise(SIZES))
    integers = {"n": EXAMPLES, "d": SIZES[0], "k": SIZES[-1], "L": len(SIZES) - 1, "p": p, "T": UPDATES + 1}
    return {**integers, **fan, "sizes": SIZES, "l": layer, "size": 2}


@pytest.mark.parametrize("layer", range(len(SIZES) - 1))
def test_every_shape_on_the_page_is_that_of_a_real_array(subtests, layer):
    values, sizes = live(layer), sizes_by_symbol(layer)
    for code, shape in ARRAYS:
        with subtests.test(code):
            assert np.shape(eval(code, values)) == eval(shape, sizes)


def test_every_size_on_the_page_is_what_its_code_gives(subtests):
    values, sizes = live(0), sizes_by_symbol(0)
    for row in TABLES["Sizes"]:
        with subtests.test(row["symbol"]):
            assert eval(codes(row)[0], values) == sizes[row["symbol"].strip("$*")]


@pytest.mark.parametrize("code", ["snapshot.cost", "snapshot.update"])
def test_a_snapshot_holds_one_cost_and_one_update(code):
    assert np.shape(eval(code, live(0))) == ()


def test_the_page_lists_nothing_but_shapes_and_these_words():
    words = {shape for _, shape in SHAPED if not shape.startswith("(")}
    assert words == {"integer", "scalar", "function", "list", "record", "any"}


STEPS = [row["step"] for row in TABLES["The steps of an update"]]


def test_the_steps_have_the_names_of_the_code():
    named = re.findall(r"^([a-z]+ [a-z]+)  ", inspect.getdoc(hg.Network.backward), flags=re.M)
    assert set(STEPS) <= {"cache", *named, "update"}


def test_the_steps_are_all_there_in_their_order():
    assert STEPS == ["cache", "output error", "weight gradient", "bias gradient", "send back", "update"]


def half_of_the_square():
    return hg.MeanSquaredError().value([[3.0, 1.0]], [[1.0, 1.0]]) == 2


def mean_over_examples():
    prediction, target = np.ones((2, 1)), np.zeros((2, 1))
    cost = hg.MeanSquaredError()
    return cost.value(np.tile(prediction, (3, 1)), np.tile(target, (3, 1))) == cost.value(prediction, target)


def rows_are_examples():
    network = hg.Network(SIZES)
    (W, b), *_ = network.layers(np.arange(network.size) / network.size)
    X = np.arange(6.0).reshape(2, 3)
    return np.array_equal(network.forward(np.arange(network.size) / network.size, X).z[0], X @ W + b)


def layers_start_at_the_input():
    forward = live(0)["forward"]
    return forward.layers[0].W.shape[0] == SIZES[0]


def rate_outside_the_velocity():
    theta, v = hg.Momentum(rate=0.1, beta=0.5).update(np.zeros(1), np.ones(1), np.array([2.0]))
    return v[0] == 2 and np.isclose(theta[0], -0.1 * 2)


def eps_outside_the_root():
    theta, _ = hg.RMSProp(rate=1.0, rho=0.0, eps=1.0).update(np.zeros(1), np.array([3.0]), np.zeros(1))
    return np.isclose(theta[0], -3 / (3 + 1))


def penalty_halved_and_biases_left_alone():
    network = hg.Network((1, 1))
    without, with_penalty = (
        hg.Objective(network, hg.MeanSquaredError(), [[1.0]], [[0.0]], penalty).grad(np.array([3.0, 5.0]))
        for penalty in (None, hg.L2(2.0))
    )
    return np.array_equal(with_penalty - without, [2.0 * 3.0, 0.0])


CONVENTIONS = {
    "the ½ of the squared error": half_of_the_square,
    "the mean": mean_over_examples,
    "rows and columns": rows_are_examples,
    "where layers start": layers_start_at_the_input,
    "the rate and momentum": rate_outside_the_velocity,
    "the ε of RMSProp and Adam": eps_outside_the_root,
    "the penalty": penalty_halved_and_biases_left_alone,
}


def test_every_convention_on_the_page_is_the_librarys(subtests):
    for row in TABLES["Where others differ"]:
        with subtests.test(row["what"]):
            assert CONVENTIONS[row["what"]]()
