"""The steps of backpropagation on one example, in the order in which one does them.

A step asks for one number of the worked example, and says how to compute it.
"""

import math
import re

import numpy as np

from handgrad.widgets.backprop_stepper import mistakes as wrong
from handgrad.widgets.backprop_stepper.example import values
from handgrad.widgets.backprop_stepper.mistake_words import MISTAKES
from handgrad.widgets.backprop_stepper.templates import (
    bare,
    digits,
    in_numbers,
    in_symbols,
    names_in,
    places,
    symbol,
)
from handgrad.widgets.backprop_stepper.words import WORDS

VALUE = {
    "sigmoid": "1 / (1 + e^{−⟨z⟩})",
    "tanh": "tanh ⟨z⟩",
    "relu": "max(⟨z⟩, 0)",
    "identity": "⟨z⟩",
}
SLOPE = {
    "sigmoid": "⟨a⟩ (1 − ⟨a⟩)",
    "tanh": "(1 − ⟨a⟩^{2})",
    "relu": "(1 if ⟨z⟩ > 0, else 0)",
    "identity": "1",
}
COST_SLOPE = {
    "MeanSquaredError": "(⟨a⟩ − ⟨y⟩)",
    "BinaryCrossEntropy": "(⟨a⟩ − ⟨y⟩) / (⟨a⟩ (1 − ⟨a⟩))",
    "BinaryCrossEntropyFromLogits": "(σ(⟨a⟩) − ⟨y⟩)",
    "CategoricalCrossEntropyFromLogits": "(e^{⟨a⟩} / (SUM) − ⟨y⟩)",
}


def steps(example):
    """All steps, each a dict that the page's program reads."""
    known, plan = values(example), []
    for l in (0, 1):
        plan += cache(example, l)
    plan += cost(example) + output_error(example) + gradients(example, 1)
    plan += send_back(example) + hidden_error(example) + gradients(example, 0)
    plan += updates(example, 1) + updates(example, 0) + cost_after(example)
    return [fill(step, known) for step in plan]


def cache(e, l):
    f, found = wrong.activation(e, l), []
    before, units = e.names[l], e.names[l + 1]
    code = f"z[{l}] = a[{l}] @ W[{l}] + b[{l}]"
    value = VALUE.get(f.name, f"{f.name}(⟨z⟩)")
    subgoal = ("cache, hidden layer", "cache, output layer")[l]
    for j, unit in enumerate(units):
        terms = [f"⟨w:{name}:{unit}⟩ · ⟨a:{name}⟩" for name in before]
        template = " + ".join([*terms, f"⟨b:{unit}⟩"])
        asked = (subgoal, "z", f"z:{unit}", template, code)
        found.append(step(asked, unit, at(wrong.in_z(e, l), j)))
        template = value.replace("⟨z⟩", f"⟨z:{unit}⟩")
        asked = (subgoal, "a", f"a:{unit}", template, f"a[{l + 1}] = f(z[{l}])")
        found.append(step(asked, unit, at(wrong.in_a(e, l), j)))
    return found


def cost(e):
    code = "J = cost.value(a[2], target)"
    asked = ("cost", "cost", "J", cost_template(e, "a"), code)
    return [step(asked, "", wrong.in_cost(e), key=True)]


def cost_template(e, a):
    pairs = [(f"⟨{a}:{unit}⟩", f"⟨y:{unit}⟩") for unit in e.names[2]]
    if cost_name(e) == "MeanSquaredError":
        return "½ (" + " + ".join(f"({a} − {y})^{{2}}" for a, y in pairs) + ")"
    outputs, targets = (", ".join(column) for column in zip(*pairs))
    return f"J({outputs}; {targets})"


def output_error(e):
    f = wrong.activation(e, 1)
    slope = SLOPE.get(f.name, f"{f.name}′(⟨z⟩)")
    all_outputs = " + ".join(f"e^{{⟨a:{unit}⟩}}" for unit in e.names[2])
    upstream = COST_SLOPE.get(cost_name(e), "⟨back⟩").replace("SUM", all_outputs)
    template = upstream if f.name == "identity" else f"{upstream} · {slope}"
    code = "delta[1] = cost.grad(a[2], target) * slope[1]"
    return deltas(e, 1, "output error", (template, code, wrong.in_output_error(e)))


def hidden_error(e):
    f = wrong.activation(e, 0)
    template = f"⟨back⟩ · {SLOPE.get(f.name, f'{f.name}′(⟨z⟩)')}"
    code = "delta[0] = upstream * slope[0]"
    return deltas(e, 0, "hidden error", (template, code, wrong.in_hidden_error(e)))


def deltas(e, l, subgoal, rule):
    template, code, mistakes = rule
    found, mistakes = [], list(mistakes)
    for j, unit in enumerate(e.names[l + 1]):
        own = re.sub(r"⟨(\w+)⟩", rf"⟨\1:{unit}⟩", template)
        asked = (subgoal, subgoal, f"delta:{unit}", own, code)
        found.append(step(asked, unit, at(mistakes, j), key=True))
    return found


def gradients(e, l):
    """The weight gradient of layer l, then its bias gradient."""
    found, layer = [], ("hidden layer", "output layer")[l]
    mistakes = list(wrong.in_weight_gradient(e, l))
    subgoal = f"weight gradient, {layer}"
    code = f"grads[{l}].W = a[{l}].T @ delta[{l}]"
    for i, start in enumerate(e.names[l]):
        for j, unit in enumerate(e.names[l + 1]):
            template, key = f"⟨a:{start}⟩ · ⟨delta:{unit}⟩", i == j == 0
            asked = (subgoal, "weight gradient", f"gw:{start}:{unit}", template, code)
            found.append(step(asked, unit, at(mistakes, i, j), key=key))
    mistakes = list(wrong.in_bias_gradient(e, l))
    subgoal = f"bias gradient, {layer}"
    code = f"grads[{l}].b = ones @ delta[{l}]"
    for j, unit in enumerate(e.names[l + 1]):
        asked = (subgoal, "bias gradient", f"gb:{unit}", f"⟨delta:{unit}⟩", code)
        found.append(step(asked, unit, at(mistakes, j)))
    return found


def send_back(e):
    found, mistakes = [], list(wrong.in_send_back(e))
    code = "upstream = delta[1] @ W[1].T"
    for i, unit in enumerate(e.names[1]):
        terms = [f"⟨w:{unit}:{name}⟩ · ⟨delta:{name}⟩" for name in e.names[2]]
        asked = ("send back", "send back", f"back:{unit}", " + ".join(terms), code)
        found.append(step(asked, unit, at(mistakes, i)))
    return found


def updates(e, l):
    subgoal = f"update, {('hidden layer', 'output layer')[l]}"
    mistakes, found = list(wrong.in_new_weights(e, l)), []
    for i, start in enumerate(e.names[l]):
        for j, unit in enumerate(e.names[l + 1]):
            asked = change_of(e, subgoal, f"w:{start}:{unit}")
            key = l == 1 and i == j == 0
            found.append(step(asked, unit, at(mistakes, i, j), key=key))
    if e.movable.all():
        mistakes = list(wrong.in_new_biases(e, l))
        for j, unit in enumerate(e.names[l + 1]):
            asked = change_of(e, subgoal, f"b:{unit}")
            found.append(step(asked, unit, at(mistakes, j)))
    return found


def change_of(e, subgoal, name):
    grad = "grad" if e.movable.all() else "network.without_biases(grad)"
    template = f"⟨{name}⟩ − ⟨rate⟩ · ⟨g{name}⟩"
    return (
        subgoal,
        "update",
        f"new:{name}",
        template,
        f"theta = theta - rate * {grad}",
    )


def cost_after(e):
    template, code = cost_template(e, "new:a"), "J = objective.value(theta)"
    asked = ("cost after", "cost after", "new:J", template, code)
    outputs = e.objective.model.predict(e.update(e.backward.grad), e.objective.X)[0]
    row = "(" + ", ".join(bare(digits(a)) for a in outputs) + ")"
    return [step(asked, row, wrong.in_new_cost(e), key=True)]


def step(asked, unit, mistakes, key=False):
    """What is known of a step before its numbers are filled in."""
    subgoal, words, name, template, code = asked
    places = {"unit": unit, "start": name.split(":")[-2] if ":" in name else ""}
    question, why, hint = (text.format(**places) for text in WORDS[words])
    return {
        "subgoal": subgoal,
        "id": name,
        "question": question,
        "why": why,
        "hint": hint,
        "template": template,
        "code": code,
        "mistakes": list(mistakes),
        "key": key,
    }


def fill(step, known):
    """The step with its equation in symbols and in numbers, and its answer."""
    template, answer = step.pop("template"), known[step["id"]]
    return step | {
        "symbol": symbol(step["id"]),
        "equation": in_symbols(template),
        "numbers": in_numbers(template, known),
        "uses": [name for name in names_in(template) if name != "rate"],
        "answer": answer,
        "places": places(step["id"], known),
        "mistakes": distinct(step["mistakes"], answer),
    }


def at(mistakes, *index):
    """The mistakes' values at one entry."""
    return [(name, np.asarray(array)[index]) for name, array in mistakes]


def distinct(mistakes, answer):
    """Those whose value is neither the answer nor that of one before."""
    found, seen = [], [answer]
    for name, value in mistakes:
        value = float(value)
        near = any(math.isclose(value, x, rel_tol=1e-9, abs_tol=1e-15) for x in seen)
        if math.isfinite(value) and not near:
            title, hint = MISTAKES[name]
            found.append({"name": title, "hint": hint, "value": value})
            seen.append(value)
    return found


def cost_name(e):
    return type(e.objective.cost).__name__
