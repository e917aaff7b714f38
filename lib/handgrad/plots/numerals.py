"""How a picture writes a number: rounded, with a true minus, and never cut."""

from decimal import Decimal

import numpy as np
from matplotlib.ticker import LogFormatterSciNotation

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
WRITTEN_OUT = 6  # powers of ten above one that are written with all their zeros
FINER = 3  # decimals that a sum may take to come out right


def short(number, digits=3):
    """Three digits, for curves and words: 0.0364, −4, 12,500, 2.69 × 10⁻⁹, ∞."""
    text = f"{number + 0.0:.{digits}g}"  # no −0
    mantissa, _, power = text.partition("e")
    if power and 0 < int(power) < WRITTEN_OUT:
        text = f"{float(text):,.0f}"
    elif power:
        text = _power(mantissa, power)
    return text.replace("-", "−").replace("inf", "∞")


def tell(number):
    """Four digits, or three below 0.1, to compute with: 0.5933, −0.0381."""
    return short(number, _digits(number))


def row(numbers):
    """Numbers as `short` writes them, with commas between."""
    return ", ".join(short(number) for number in np.ravel(numbers))


def _power(mantissa, power):
    times = "" if mantissa == "1" else f"{mantissa} × "
    return f"{times}10{str(int(power)).translate(RAISED)}"


def addition(terms):
    """0.0554 − 0.0190 = 0.0364, with decimals at which it comes out right.

    Where no decimals do, as in a third and a third, ≈ stands for =.
    """
    total, first = sum(terms), max(_decimals(term) for term in terms)
    places = next(
        (n for n in range(first, first + FINER) if _adds_up(terms, total, n)), None
    )
    n = first if places is None else places
    shown = " + ".join(_fixed(term, n) for term in terms).replace("+ −", "− ")
    return f"{shown} {'≈' if places is None else '='} {_fixed(total, n)}"


def _digits(number):
    return 4 if abs(number) >= 0.1 else 3


def _decimals(number):
    """How many `tell` writes."""
    return max(0, -Decimal(f"{number:.{_digits(number)}g}").as_tuple().exponent)


def _adds_up(terms, total, n):
    return round(sum(round(term, n) for term in terms), n) == round(total, n)


def _fixed(number, n):
    return f"{number:.{n}f}".replace("-", "−")


def logarithmic(axis):
    """Give an axis a logarithmic scale, with powers of ten beside its ticks."""
    axis.axes.set(**{f"{axis.axis_name}scale": "log"})
    axis.set_major_formatter(Powers())
    axis.set_minor_formatter(Powers())


class Powers(LogFormatterSciNotation):
    """Ticks of a logarithmic axis, as text and not as mathematics: 10⁻³, 2 × 10⁻¹."""

    def __call__(self, value, position=None):
        if not super().__call__(value, position):
            return ""  # a small tick between two decades, where there are enough
        return _power(*f"{value:.0e}".split("e"))
