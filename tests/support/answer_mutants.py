"""Small changes of an answer, one at a time: a sign, an axis, a factor, a line that is gone."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

OPERATORS = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.MatMult: ast.Mult,
    ast.Pow: ast.Mult,
    ast.USub: ast.UAdd,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
ORDERED = (ast.Sub, ast.Div, ast.MatMult, ast.Pow)
PAIRS = [("mean", "sum"), ("max", "min"), ("maximum", "minimum"), ("argmax", "argmin"), ("zeros", "ones")]
KINDS = ("tolist", "tuple", "float32", "astype")  # calls that change only how numbers are kept
NAMES = dict(PAIRS) | {b: a for a, b in PAIRS}


class Mutant(NamedTuple):
    """An answer in which the line `old` became `new`, which gave `source`."""

    answer: str
    old: str
    new: str
    source: str

    def __str__(self):
        return f"{self.answer}: {self.old}  ->  {self.new}"


def mutants(answer: str, source: str) -> Iterator[Mutant]:
    """Every mutant of the answer of that name and source, each once."""
    tree, seen = ast.parse(source), {source}
    for _ in changed(tree):
        mutated = ast.unparse(tree)
        if mutated not in seen:
            seen.add(mutated)
            yield Mutant(answer, *first_difference(source, mutated), mutated)


def first_difference(old: str, new: str) -> tuple[str, str]:
    lines = zip(old.splitlines(), new.splitlines(), strict=False)
    return next((a.strip(), b.strip()) for a, b in lines if a != b)


def changed(tree: ast.AST) -> Iterator[None]:
    """Stops once for each change, with the tree changed, and takes it back afterwards."""
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            if isinstance(value, ast.AST):
                for other in others(value):
                    setattr(node, field, other)
                    yield
                setattr(node, field, value)
            elif isinstance(value, list):
                yield from changed_items(value)


def changed_items(items: list) -> Iterator[None]:
    for i, value in enumerate(items):
        for other in others(value):
            items[i] = other
            yield
        items[i] = value


def others(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    if type(node) in OPERATORS:
        yield OPERATORS[type(node)]()
    if isinstance(node, ast.stmt) and not isinstance(node, ast.Pass | ast.FunctionDef):
        yield ast.Pass()
    match node:
        case ast.BinOp(left, op, right) if isinstance(op, ORDERED):
            yield ast.BinOp(right, op, left)
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value) | float(value)):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Name(name, context) if name in NAMES:
            yield ast.Name(NAMES[name], context)
        case ast.Attribute(value, name, context) if name in NAMES:
            yield ast.Attribute(value, NAMES[name], context)
        case ast.Attribute(value, "T") | ast.UnaryOp(ast.Not(), value):
            yield value
        case ast.AugAssign(target, _, value):
            yield ast.Assign([target], value, lineno=1)
        case ast.Return(ast.expr() as value):
            yield ast.Return(ast.UnaryOp(ast.USub(), value))
        case ast.If(test, body, orelse):
            yield ast.If(negated(test), body, orelse)
        case ast.IfExp(test, body, orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Call():
            yield from other_calls(node)


def other_calls(node: ast.Call) -> Iterator[ast.AST]:
    """The call without one of its keywords; what it is called with; a range that is longer or shorter by one."""
    for keyword in node.keywords:
        yield ast.Call(node.func, node.args, [each for each in node.keywords if each is not keyword])
    match node:
        case ast.Call(ast.Name(name) | ast.Attribute(_, name)) if name in KINDS:
            return
        case ast.Call(ast.Name("range"), [*first, last]):
            for op in (ast.Add(), ast.Sub()):
                yield ast.Call(node.func, [*first, ast.BinOp(last, op, ast.Constant(1))], [])
        case ast.Call(ast.Attribute(value), []) | ast.Call(_, [value]):
            yield value


def negated(test: ast.expr) -> ast.expr:
    return ast.UnaryOp(ast.Not(), test)
