"""The faces of the site hold what its pages show, weigh little, and move nothing when they come."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[2]
from booktools.extensions import fonts  # noqa: E402

pytestmark = pytest.mark.slow

CSS = (ROOT / "web/styles/fonts.css").read_text(encoding="utf-8")
RULES = [
    dict(re.findall(r"([\w-]+): ([^;]+);", rule)) for rule in re.findall(r"@font-face \{(.*?)\}", CSS, re.DOTALL)
]
WANTED = fonts.ALPHABET | set("“”’–—…×−é→∂ᵢⱼθΣηᵀŷ²")


STRANGER = "\u6f22"  # which no face has


@pytest.fixture(scope="module")
def messages():
    """What cutting the faces warns of."""
    return []


@pytest.fixture(scope="module")
def made(tmp_path_factory, messages):
    folder = tmp_path_factory.mktemp("fonts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fonts.logger, "warning", lambda message, *values, **_: messages.append(message % values))
        fonts.write(ROOT, folder, WANTED | {STRANGER})
    return folder


def reach(rule):
    """The characters for which a browser may ask for the face."""
    if "unicode-range" not in rule:
        return set(map(chr, range(0x3000)))
    found = set()
    for first, last in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", rule["unicode-range"]):
        found |= set(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return found


@pytest.mark.parametrize(("main", "signs"), [("serif", "signs"), ("mono", "signs-mono")])
def test_no_glyph_of_a_page_is_missing(made, main, signs):
    declared = {re.search(r"fonts/([\w-]+)", rule["src"])[1]: rule for rule in RULES if "url" in rule["src"]}
    shown = set()
    for name in (main, signs):
        shown |= fonts.covered(made / f"{name}.woff2") & reach(declared[name])
    assert shown >= WANTED


def test_the_text_faces_of_a_page_weigh_at_most_60_kb(made):
    faces = [*fonts.FACES, *fonts.SIGN_FACES]
    assert sum((made / f"{face.name}.woff2").stat().st_size for face in faces) <= 60_000


def test_a_face_holds_nothing_that_the_book_does_not_show(made):
    assert fonts.covered(made / "serif.woff2") <= WANTED


def test_every_face_is_declared_and_swapped_in():
    files = {re.search(r"fonts/([\w-]+)", rule["src"])[1] for rule in RULES if "url" in rule["src"]}
    assert files == {face.name for face in (*fonts.FACES, *fonts.SIGN_FACES)}
    assert {rule["font-display"] for rule in RULES if "url" in rule["src"]} == {"optional"}


def test_the_licenses_lie_beside_the_faces(made):
    assert all("license" in (made / name).read_text(encoding="utf-8").lower() for name in fonts.LICENSES)


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if "local" in rule["src"]], ids=lambda rule: rule["src"][:30]
)
def test_a_stand_in_is_as_tall_as_the_face_it_stands_in_for(made, rule):
    font = TTFont(made / ("mono.woff2" if "Mono" in rule["font-family"] else "serif.woff2"))
    scale = float(rule.get("size-adjust", "100%").rstrip("%")) / 100
    for side, value in (("ascent", font["hhea"].ascent), ("descent", -font["hhea"].descent)):
        told = float(rule[f"{side}-override"].rstrip("%")) / 100
        assert told * scale == pytest.approx(value / font["head"].unitsPerEm, abs=0.002)


def test_a_page_is_read_without_its_programs_and_formulas():
    reader = fonts.Characters()
    reader.feed('<p>a<br>é<script>\u0416</script><span class="katex"><span>∑</span></span>→<img src="">½</p>')
    assert reader.found == set("aé→½")


def test_a_program_may_write_a_letter_as_an_escape():
    assert set("θη→λ") <= fonts.characters_of_source(r'"\u03b8" "\u{03b7}" content: "\2192"; &lambda;')


def test_a_character_that_no_face_has_is_told(made, messages):
    assert messages == [f"no face has {STRANGER} (U+6F22)"] * 2
