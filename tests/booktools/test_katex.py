"""Formulas are typeset while the book is built: the page loads style and fonts, and no program."""

import re

import pytest

pytestmark = pytest.mark.slow

PAGE = r"""# A page

A vector $x \in \R^n$ in a sentence, and $y$, too.

$$ a = b $$

```{math}
:label: eq-cost

J &= \frac12 \sum_i (\hat y_i - y_i)^2 \\
  &= 0
```

See {eq}`eq-cost` and {eq}`eq-rows`.

\begin{align}
u &= v \\
w &= 0
\end{align}

```{math}
:label: eq-rows
:nowrap:

\begin{gather} p \\ q \end{gather}
```

```{math}
c = d

e &= f
```
"""


@pytest.fixture(scope="module")
def site(small_book):
    small_book.write(PAGE)
    code, said = small_book.build()
    assert code == 0, said
    return small_book.folder / "_build/html"


@pytest.fixture(scope="module")
def html(site):
    return (site / "chapters/index.html").read_text(encoding="utf-8")


def test_every_formula_is_there_for_the_eye_and_for_the_ear(html):
    assert html.count('<span class="katex">') == html.count("<math") == 7
    assert html.count('class="katex-html" aria-hidden="true"') == 7
    assert html.count('display="block"') == 5


def test_a_line_does_not_end_between_a_formula_and_its_comma(html):
    (together,) = re.findall(r'<span class="hg-together">(.*?)</span>,</span> too', html)
    assert ">y<" in together


def test_a_macro_of_the_configuration_is_known(html):
    assert '<mi mathvariant="double-struck">R</mi>' in html


def test_equations_are_numbered_by_sphinx_and_links_find_them(html):
    assert re.findall(r'<span class="eqno">\((\d)\)<a class="headerlink"', html) == ["1", "2", "3"]
    assert 'class="tag"' not in html
    assert "eqn-num" not in html
    for label, number in [("eq-cost", 1), ("eq-rows", 3)]:
        assert html.count(f'id="equation-{label}"') == 1
        assert re.search(rf'href="#equation-{label}"[^>]*>(<[^>]*>)*\({number}\)', html)


def test_the_page_loads_nothing_from_another_host_and_no_maths_engine(html):
    loaded = re.findall(r"<(?:script|link rel=.stylesheet)[^>]*>", html)
    assert loaded
    assert not [tag for tag in loaded if "//" in tag]
    assert "mathjax" not in html.lower()
    assert "katex.js" not in html
    assert "katex.min.js" not in html


def test_the_style_sheet_brings_the_fonts_along(html, site):
    (name,) = re.findall(r'rel="stylesheet" href="[^"]*_static/(faces\.\w+\.css)"', html)
    style = (site / "_static" / name).read_text(encoding="utf-8")
    faces = [face for face in re.findall(r"@font-face\{[^}]*\}", style) if "KaTeX_" in face]
    assert len(faces) >= 3
    assert all("url(data:font/woff2;base64," in face for face in faces)
    assert (site / "_static/katex/LICENSE").is_file()


def test_a_page_without_maths_loads_no_style_for_it(small_book, site):
    small_book.write("# A page\n\nNo formula.\n")
    code, said = small_book.build()
    assert code == 0, said
    assert "katex" not in (site / "chapters/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("# A page\n\nOne line.\nA $\\nosuch$ in another.\n", 4, r"Undefined control sequence: \nosuch"),
        ("# A page\n\n```{math}\n:label: eq\n\na = \\frac{b\n```\n", 6, "Unexpected end of input"),
        ("# A page\n\n\\begin{align}\na &= \\left( b\n\\end{align}\n", 3, r"Expected '\right'"),
        ("# A page\n\nNo accent: $\u00e9$.\n", 3, "Accented Unicode text character"),
        ("# A page of $x$\n\nText.\n", 1, "the title of a page cannot hold maths"),
    ],
    ids=["a command", "a display", "an environment", "a letter", "a title"],
)
def test_a_formula_that_cannot_be_read_fails_at_its_line(small_book, text, line, message):
    small_book.write(text)
    front = small_book.line_of("# A page" if "of $x$" not in text else "# A page of $x$") - 1
    code, said = small_book.build()
    assert code != 0
    place = f"chapters/index.md:{front + line}: WARNING: "
    assert any(place in row and message in row for row in said.splitlines()), said
