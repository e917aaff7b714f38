"""Numbers in pictures are rounded, with digits to compute with, and never cut."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.contour import ContourSet

from handgrad import plots
from handgrad.plots.numerals import addition, short, tell
from support.pictures import samples, texts_of_figure, texts_of_svg, ticks

SAMPLES = samples()
picture_of = cache(lambda name: SAMPLES[name].picture())
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
NUMERAL = re.compile(r"−?\d+(?:,\d{3})*(?:\.\d+)?(?:(?: × 10)?[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?")


def value_and_unit(numeral):
    """What a numeral says, and what its last digit stands for."""
    numeral = re.sub(r"^(−?)10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹])", r"\g<1>1 × 10", numeral)
    mantissa, _, power = numeral.replace("−", "-").replace(",", "").partition(" × 10")
    scale = 10.0 ** int(power.translate(RAISED) or 0)
    return float(mantissa) * scale, scale / 10 ** len(mantissa.partition(".")[2])


def is_rounded(numeral, number, digits=15):
    value, unit = value_and_unit(numeral)
    # Zeros before the point may only fill up: 12,500 stands for 12,496.
    unit = max(unit, 10.0 ** (np.floor(np.log10(abs(number))) - digits + 1)) if number else unit
    return abs(value - number) <= 0.5000001 * unit


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0.593269992, "0.5933"),
        (-0.038098236, "−0.0381"),
        (0.000438568, "0.000439"),
        (0.4, "0.4"),
        (1.1059, "1.106"),
    ],
)
def test_numbers_to_compute_with_have_four_digits_or_three_below_a_tenth(number, told):
    assert tell(number) == told


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (-0.077, "−0.077"),
        (0.001, "0.001"),
        (1996.4, "2,000"),
        (12345.0, "12,300"),
        (2.694e-9, "2.69 × 10⁻⁹"),
        (1e100, "10¹⁰⁰"),
        (-0.0, "0"),
        (-np.inf, "−∞"),
        (np.nan, "nan"),
    ],
)
def test_numbers_in_words_have_three_digits_and_no_e(number, told):
    assert short(number) == told


@given(st.floats(1e-300, 1e300), st.sampled_from([-1, 1]))
def test_a_number_is_rounded_whatever_its_size(size, sign):
    assert is_rounded(short(sign * size), sign * size, digits=3)
    assert is_rounded(tell(sign * size), sign * size, digits=4)


@pytest.mark.parametrize(
    ("terms", "told"),
    [
        ([0.055399425, -0.019049119], "0.0554 − 0.0190 = 0.0364"),
        ([0.2, -0.125], "0.200 − 0.125 = 0.075"),
        ([0.14996, 0.14996], "0.15 + 0.15 = 0.30"),
        ([1 / 3, 1 / 3], "0.3333 + 0.3333 ≈ 0.6667"),
        ([0.12344, 0.12344], "0.12344 + 0.12344 = 0.24688"),
    ],
)
def test_a_sum_has_decimals_at_which_it_comes_out_right_or_says_that_it_is_near(terms, told):
    assert addition(terms) == told


@given(st.lists(st.floats(-10, 10).filter(lambda x: abs(x) > 1e-3), min_size=2, max_size=3))
def test_a_reader_who_adds_what_is_shown_finds_what_is_shown(terms):
    left, sign, right = re.split(" ([=≈]) ", addition(terms))
    shown = [float(term.replace("−", "-")) for term in re.findall(r"−?[\d.]+", left.replace("− ", "−"))]
    total, unit = value_and_unit(right)
    assert (abs(sum(shown) - total) < 0.01 * unit) == (sign == "=")


def test_there_is_a_sample_of_every_kind_of_picture():
    others = {"glue", "picture"}
    drawing = {name for name, what in vars(plots).items() if callable(what) and name.islower()}
    assert set(SAMPLES) == drawing - others


@pytest.mark.parametrize("name", SAMPLES)
def test_a_picture_on_the_page_says_what_the_figure_says(name):
    picture = picture_of(name)
    written = texts_of_svg(picture.svg)
    assert written
    assert sorted(written) == sorted(texts_of_figure(picture.figure))


def numerals(text):
    """Those of a text, but for what only names a quantity: a[0], θ₀."""
    text = re.sub(r"\w\[\d\]", "", text)
    return NUMERAL.findall(re.sub(r"(?<=\d )− (?=\d)", "−", text))


def levels(figure):
    """The costs that level lines stand for."""
    return [level for lines in figure.findobj(ContourSet) for level in lines.levels]


@pytest.mark.parametrize("name", SAMPLES)
def test_every_numeral_of_a_picture_and_of_its_words_is_a_number_of_its_record_rounded(name):
    picture = picture_of(name)
    written = Counter(texts_of_svg(picture.svg)) - Counter(tick.label1.get_text() for tick in ticks(picture.figure))
    numbers = [*SAMPLES[name].numbers, *levels(picture.figure)]
    for text in [*written, picture.alt]:
        for numeral in numerals(text):
            assert any(is_rounded(numeral, number) for number in numbers), f"{numeral} in {text!r}"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_tick_says_where_it_stands(name):
    picture = picture_of(name)
    assert picture.svg  # now the ticks have their places
    for tick in ticks(picture.figure):
        numeral = tick.label1.get_text().partition("\n")[0]
        if numeral:
            assert value_and_unit(numeral)[0] == pytest.approx(tick.get_loc())


def test_one_module_alone_writes_the_numbers_of_pictures():
    """Counts with commas and shares in percent stand in words, and the costs of level lines are chosen round."""
    own = {"contours.py": [":.2g}"], "glue.py": [":.4g}"], "numerals.py": None}
    for path in Path(plots.__file__).parent.glob("*.py"):
        formats = re.findall(r":[.\d]+[eg]\}", path.read_text(encoding="utf-8"))
        assert own.get(path.name, []) in (None, formats), path.name
