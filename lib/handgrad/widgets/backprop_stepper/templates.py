"""Equations as templates: ⟨w:i1:h1⟩ stands for a number of the worked example."""

import math
import re

SYMBOLS = {"delta": "δ", "rate": "η", "gw": "∂J/∂w", "gb": "∂J/∂b", "back": "∂J/∂a"}
SYMBOLS |= {"y": "t"}  # beside an output o, as in the chapter
HOLE = re.compile("⟨([^⟩]+)⟩")


def names_in(template):
    """The names of the numbers that it takes, each once."""
    return list(dict.fromkeys(HOLE.findall(template)))


def in_symbols(template):
    return HOLE.sub(lambda m: symbol(m[1]), template)


def in_numbers(template, known):
    return bare(HOLE.sub(lambda m: digits(known[m[1]]), template))


def symbol(name):
    """The symbol of a name, its index between braces: w_{i1→h1}."""
    kind, _, unit = name.removeprefix("new:").partition(":")
    sign = SYMBOLS.get(kind, kind)
    return f"{sign}_{{{unit.replace(':', '→')}}}" if unit else sign


def digits(x):
    """Four digits, in parentheses where a sign would stand after another."""
    text = f"{abs(x):.4g}"
    if "e" in text:
        digits, power = text.split("e")
        text = f"{digits}·10^{{{int(power)}}}".replace("-", "−")
    return f"(−{text})" if x < 0 else text


def bare(text):
    """Without parentheses around a negative number where nothing stands before it."""
    return re.sub(r"(^|\(|, |; )\((−[^()]*)\)", r"\1\2", text)


def places(name, known):
    """The decimals asked for: three digits, those of the change in an update."""
    size = abs(known[name])
    old = name.removeprefix("new:")
    if name != old and old != "J":
        size = abs(known[name] - known[old]) or size
    return min(12, max(0, 2 - math.floor(math.log10(size)))) if size else 3
