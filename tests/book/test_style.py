"""The page's colors: told apart by everyone, and the same as in the figures."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from booktools.extensions.palette import sheet
from handgrad import palette
from handgrad.plots import style

ROOT = Path(__file__).parents[2]
STYLES = ROOT / "web/styles"
SOURCES = {".py", ".css", ".js", ".mjs", ".html", ".svg"}
COLOR = re.compile(r"#[0-9a-f]{6}\b|(?<=[:\"'] )#[0-9a-f]{3}\b|(?<=[\"'])#[0-9a-f]{3}\b")
CSS = {path.name: path.read_text(encoding="utf-8") for path in sorted(STYLES.glob("*.css"))}
MEANINGS = palette.MEANINGS
CODE = ["keyword", "name", "number", "string"]
# What full color blindness of the long or the middle cones leaves of linear RGB (Machado et al. 2009).
BLIND = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
}


THEMES = {"light": palette.LIGHT, "dark": palette.DARK}


def linear(color):
    channel = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channel <= 0.04045, channel / 12.92, ((channel + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """The ratio of WCAG 2."""
    bright, dim = sorted((float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (one, other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def lab(rgb):
    """CIE L*a*b* of linear RGB."""
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    t = np.array(to_xyz) @ np.clip(rgb, 0, 1) / [0.9505, 1, 1.089]
    x, y, z = np.where(t > 0.008856, np.cbrt(t), 7.787 * t + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "panel"])
@pytest.mark.parametrize("name", [*MEANINGS, *CODE, "ink", "quiet"])
def test_text_can_be_read_on_the_page_and_on_code(theme, ground, name):
    assert contrast(THEMES[theme][name], THEMES[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_the_rim_of_what_one_operates_can_be_seen(theme):
    assert contrast(THEMES[theme]["edge"], THEMES[theme]["paper"]) >= 3


def test_figures_give_a_meaning_the_color_of_the_pages_and_of_paper():
    for colors in (style.COLORS, palette.PRINT):
        assert {name: colors[name] for name in MEANINGS} == {name: palette.LIGHT[name] for name in MEANINGS}


@pytest.mark.parametrize("one", ["LIGHT_CONTRAST", "DARK_CONTRAST"])
def test_who_asks_for_more_contrast_gets_it(one):
    colors, more = THEMES[one.partition("_")[0].lower()], getattr(palette, one)
    for name in more:
        assert contrast(more[name], colors["paper"]) > contrast(colors[name], colors["paper"])


@pytest.mark.parametrize("theme", THEMES)
def test_no_color_of_code_passes_for_one_that_means_something(theme):
    chroma = {name: np.hypot(*lab(linear(color))[1:]) for name, color in THEMES[theme].items()}
    assert max(chroma[name] for name in CODE) < min(chroma[name] for name in MEANINGS)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eye", BLIND)
def test_what_is_drawn_together_stays_apart_for_the_color_blind(theme, eye):
    seen = {name: lab(np.array(BLIND[eye]) @ linear(THEMES[theme][name])) for name in MEANINGS}
    apart = {pair: np.linalg.norm(seen[pair[0]] - seen[pair[1]]) for pair in combinations(MEANINGS, 2)}
    # Nobody can tell these two by color alone: a gradient is an arrow wherever it is drawn.
    del apart["prediction", "gradient"]
    assert min(apart.values()) > 5, min(apart, key=apart.get)


def test_a_variable_that_is_used_is_defined():
    text = "\n".join([sheet(), *CSS.values()])
    used = set(re.findall(r"var\((--hg-[\w-]+)", text))
    assert used <= set(re.findall(r"(--hg-[\w-]+):", text))


def test_the_sheet_has_every_color_of_each_scheme():
    blocks = re.findall(r"\{\n((?:  --hg-.*\n)+)\}", sheet())
    colors = [dict(re.findall(r"--hg-(\w+): (#\w+);", block)) for block in blocks]
    assert colors == [palette.LIGHT, palette.DARK, palette.LIGHT_CONTRAST, palette.DARK_CONTRAST, palette.PRINT]


def test_colors_are_written_in_the_palette_only():
    """But for the black of others' figures, which the page's kernel turns into ink."""
    paths = [path for name in ("lib", "web", "booktools") for path in (ROOT / name).rglob("*.*")]
    texts = {path: path.read_text(encoding="utf-8") for path in paths if path.suffix in SOURCES}
    assert {path.name for path, text in texts.items() if COLOR.search(text)} == {
        "palette.py",
        "figures.py",
        "favicon.svg",
    }


def test_the_sign_of_the_book_has_colors_of_the_palette():
    colors = set(COLOR.findall((STYLES / "favicon.svg").read_text(encoding="utf-8")))
    assert colors <= {*palette.LIGHT.values(), *palette.DARK.values()}
