"""The MathML of every page, by which formulas are read aloud, keeps to its schema."""

import pytest
from bs4 import BeautifulSoup

from support.addresses import EVERY_PAGE

pytestmark = pytest.mark.slow

ROWS = {"math", "mrow", "msqrt", "mstyle", "mpadded", "mphantom", "menclose", "mtd"}
PLACES = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3}
PARTS = {"mtable": {"mtr"}, "mtr": {"mtd"}}
LETTERS = {"mi", "mn", "mo", "mtext", "mspace"}


def faults_of(element) -> list[str]:
    name, children = element.name, [child.name for child in element.find_all(recursive=False)]
    found = [f'{name} has {key}=""' for key, value in element.attrs.items() if not value]
    if name not in ROWS | PLACES.keys() | PARTS.keys() | LETTERS:
        found.append(f"{name} is not known here")
    if len(children) != PLACES.get(name, len(children)):
        found.append(f"{name} has {len(children)} children: {element}")
    if not set(children) <= PARTS.get(name, set(children)) or (name in LETTERS and children):
        found.append(f"{name} holds {children}")
    return found


def faults(html: str) -> list[str]:
    """What the MathML in a page has that its schema does not allow."""
    elements = BeautifulSoup(html, "html.parser").select("math, math *")
    return [fault for element in elements for fault in faults_of(element)]


@EVERY_PAGE
def test_the_mathml_of_a_page_is_valid(book, path):
    assert faults((book / path).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("formula", "fault"),
    [
        ("<msub><mi>λ</mi><mi>max</mi><mo>\u2061</mo></msub>", "msub has 3 children"),
        ("<mfrac><mn>1</mn></mfrac>", "mfrac has 1 children"),
        ('<mtable columnspacing=""><mtr><mtd></mtd></mtr></mtable>', 'mtable has columnspacing=""'),
        ("<mtable><mtd></mtd></mtable>", "mtable holds ['mtd']"),
        ("<mi><mn>1</mn></mi>", "mi holds ['mn']"),
        ("<span></span>", "span is not known here"),
    ],
)
def test_a_fault_in_mathml_is_seen(formula, fault):
    (only,) = faults(f"<math>{formula}</math>")
    assert only.startswith(fault)
