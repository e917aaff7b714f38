"""Notebooks hold no MyST, the book's own numbers, and the chapter's cells, which run anywhere."""

import base64
import json
import re
import shutil
from ast import literal_eval

import nbformat
import pytest
from markdown_it import MarkdownIt

from booktools.notebooks.markdown import Plain
from booktools.notebooks.references import Book
from booktools.notebooks.roles import Page
from booktools.notebooks.write import glue_values, plain_notebook
from booktools.outputs.record import EXPECTED, slim
from booktools.toc import ROOT, code_cells, executable

RAW = {
    "role": r"\{[\w:+-]+\}`",
    "fence": r"^[\s>]*(?:`{3,}|~{3,})\s*\{|^[\s>]*:{3,}",
    "target": r"^[\s>]*\([\w-]+\)=\s*$",
    "comment": r"^[\s>]*%",
    "option": r"^[\s>]*:[\w-]+:",
    "substitution": r"\{\{.*\}\}",
}
CHAPTERS = pytest.mark.parametrize("page", executable(), ids=lambda page: page.stem)


def raw(markdown):
    """The kinds of MyST that a Markdown program would show as they are typed; code may hold anything."""
    text = re.sub(r"(?ms)^([\s>]*)```\w*\n.*?^[\s>]*```$", r"\1", markdown)
    text = re.sub(r"(?<![`}])(`+)(?!`).+?(?<!`)\1(?!`)", "code", text)
    return [kind for kind, pattern in RAW.items() if re.search(pattern, text, flags=re.M)]


@pytest.fixture(scope="module")
def book():
    return Book()


def made(book, page):
    return plain_notebook(book, page, glue_values(EXPECTED / f"{page.stem}.ipynb"))


def prose(chapter):
    return [cell.source for cell in chapter.cells if cell.cell_type == "markdown"]


@CHAPTERS
def test_no_cell_of_a_chapter_shows_raw_myst(book, page):
    assert [(raw(text), text) for text in prose(made(book, page)) if raw(text)] == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("role", "The cost is {glue:text}`cost:.2f` here."),
        ("role", "See `x` and {eq}`eq-1`"),
        ("fence", "Text.\n\n```{math}\nx\n```"),
        ("fence", "> ```{dropdown} Answer\n> Yes.\n> ```"),
        ("fence", ":::{note}\nx\n:::"),
        ("target", "(here)=\n# Title"),
        ("comment", "Text.\n% not for readers"),
        ("option", ":label: x"),
        ("substitution", "The {{ name }}"),
    ],
)
def test_the_detector_finds_raw_myst(kind, text):
    assert kind in raw(text)


@pytest.mark.parametrize("text", ["`{eq}`x", "```python\nf'{x}`'\n```", "$\\frac{a}{b}$ and `a`", "1 % off"])
def test_the_detector_lets_plain_markdown_pass(text):
    assert raw(text) == []


def test_the_detector_finds_the_myst_of_a_chapter():
    chapter = (ROOT / "chapters/backprop/training-a-network.md").read_text(encoding="utf-8")
    assert {"role", "fence", "option"} <= set(raw(chapter))


@CHAPTERS
def test_every_glued_value_is_in_the_text(book, page):
    told = " ".join(prose(made(book, page)))
    stored = glue_values(EXPECTED / f"{page.stem}.ipynb")
    text = page.read_text(encoding="utf-8")
    for name, spec in re.findall(r"\{glue:text\}`([\w-]+):?([^`]*)`", text):
        said = format(literal_eval(stored[name]), spec)
        assert re.search(rf"(?<![\w.]){re.escape(said)}(?!\w)", told), f"{name} is not there as {said}"


def test_a_stored_output_keeps_the_name_of_a_glued_value_and_no_more():
    metadata = {"scrapbook": {"name": "n", "mime_prefix": "x"}, "width": 3}
    output = nbformat.v4.new_output("display_data", {"text/plain": "1"}, metadata=metadata)
    assert slim(output).metadata == {"scrapbook": {"name": "n"}}


@CHAPTERS
def test_a_notebook_has_the_cells_of_its_chapter_below_the_installation(book, page):
    _, install, *cells = made(book, page).cells
    assert install.cell_type == "code"
    cells = [cell for cell in cells if cell.cell_type == "code"]
    chapter = [cell for _, cell in code_cells(page)]
    assert [cell.source for cell in cells] == [cell.source for cell in chapter]
    assert [cell.metadata.get("tags", []) for cell in cells] == [cell.metadata.get("tags", []) for cell in chapter]


@CHAPTERS
def test_cells_that_the_page_removes_are_collapsed(book, page):
    for cell in made(book, page).cells:
        removed = "remove-cell" in cell.metadata.get("tags", [])
        both = {"source_hidden": True, "outputs_hidden": True}
        assert (cell.metadata.get("jupyter") == both) == removed


@CHAPTERS
def test_cells_that_the_page_folds_stand_in_full(book, page):
    codes = [cell for cell in made(book, page).cells if cell.cell_type == "code"][1:]
    folded = [cell for cell, (_, source) in zip(codes, code_cells(page), strict=True) if "fold" in source.metadata]
    assert not [cell.source for cell in folded if "jupyter" in cell.metadata]


@CHAPTERS
def test_a_notebook_is_valid_and_the_same_each_time(book, page):
    chapter = made(book, page)
    nbformat.validate(json.loads(nbformat.writes(chapter)))
    assert chapter.metadata.kernelspec.name == "python3"
    assert nbformat.writes(chapter) == nbformat.writes(made(book, page))


# One construct at a time, in a book of two pages.

PAGE = "chapters/deep/page.md"
OTHER = """(start)=
# Another page

```{math}
:label: eq-first
a
```

```{glossary}
cost
  A number.
```

```{bibliography}
```
"""
CODE = "import os\n\n\n@os.fspath\nclass Outer:\n    x = 1\n\n    def inner(self):\n        return 2\n\n\ny = 3\n"
SITE = "https://gradients-by-hand.github.io/gradients-by-hand/chapters"
THERE, HERE = f"{SITE}/other.html", f"{SITE}/deep/page.html"
BLOB = "https://github.com/gradients-by-hand/gradients-by-hand/blob/main"


class TwoPages:
    """A book whose second page can be written anew."""

    def __init__(self, folder):
        self.folder = folder
        for name in ("_config.yml", "references.bib"):
            shutil.copy(ROOT / name, folder / name)
        (folder / "_toc.yml").write_text("root: chapters/other\nchapters:\n- file: chapters/deep/page\n")
        (folder / "chapters/deep").mkdir(parents=True)
        (folder / "chapters/other.md").write_text(OTHER)
        (folder / "chapters/deep/dot.png").write_bytes(b"dot")
        (folder / "worked.py").write_text(CODE)

    def plain(self, text):
        page = self.folder / PAGE
        page.write_text(text, encoding="utf-8")
        glued = {"n": "1600", "share": "0.9625", "word": "'3 → 5'"}
        return Plain(Page(Book(self.folder), page, glued)).text(text)


@pytest.fixture
def pages(tmp_path):
    return TwoPages(tmp_path)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("{glue:text}`n:,` of {glue:text}`n`", "1,600 of 1600"),
        ("{glue:text}`share:.1%` read {glue:text}`word`.", "96.2% read 3 → 5."),
        (
            "| `{eq}` | {eq}`eq-first` |\n|---|---|\n| {eq}`eq-first` | b |",
            "| `{eq}` | (1) |\n|---|---|\n| (1) | b |",
        ),
        ("| ``{eq}`a` `` | {eq}`eq-first` |\n|---|---|", "| ``{eq}`a` `` | (1) |\n|---|---|"),
        ("| ``{glue:text}`n` `` | {glue:text}`n` |\n|---|---|", "| ``{glue:text}`n` `` | 1600 |\n|---|---|"),
        ("``{glue:text}`n` `` is {glue:text}`n`", "``{glue:text}`n` `` is 1600"),
        ("- one\n- {glue:text}`n`\n  {eq}`eq-first`", "- one\n- 1600\n  (1)"),
        (
            "{doc}`../other` and {doc}`this <page>`",
            f"[Another page]({THERE}) and [this]({HERE})",
        ),
        ("{doc}`/chapters/other`", f"[Another page]({THERE})"),
        (
            "{ref}`start` and {ref}`it <start>`",
            f"[Another page]({THERE}#start) and [it]({THERE}#start)",
        ),
        ("the {term}`costs <cost>`", f"the [costs]({THERE})"),
        ("{cite}`lecun1998gradient`", f"[(LeCun et al., 1998)]({THERE})"),
        (
            "{cite:p}`glorot2010understanding, bishop2006pattern`",
            f"[(Glorot and Bengio, 2010; Bishop, 2006)]({THERE})",
        ),
        ("{cite:t}`nielsen2015neural` says", f"[Nielsen (2015)]({THERE}) says"),
        ("[a *page*](../other.md#start)", f"[a *page*]({THERE}#start)"),
        ("[{glue:text}`n` lines](../../worked.py)", f"[1600 lines]({BLOB}/worked.py)"),
        ("[here](#below)", f"[here]({HERE}#below)"),
        ("[far](https://example.org) <https://example.org>", "[far](https://example.org) <https://example.org>"),
        ("![A dot](dot.png)", f"![A dot](data:image/png;base64,{base64.b64encode(b'dot').decode()})"),
        (r"$x \in \R^n$ and $\Re$", r"$x \in \mathbb{R}^n$ and $\Re$"),
        ("$$\na\n= b\n$$", "$$ a = b $$"),
        (r"$$ \R $$", r"$$ \mathbb{R} $$"),
        ("$$ a $$ (eq-here)", r"$$ a \tag{2} $$"),
        ("text\n```{math}\na\n```\ntext", "text\n\n$$ a $$\n\ntext"),
        ("```{math}\n:label: eq-here\na % why\n= 5\\%\n```\n{eq}`eq-here`", "$$ a = 5\\% \\tag{2} $$\n\n(2)"),
        ("```{math}\n---\nlabel: eq-here\n---\na\n```", r"$$ a \tag{2} $$"),
        ("```{math}\na &= b \\\\\n&= c\n```", r"$$ \begin{aligned} a &= b \\ &= c \end{aligned} $$"),
        ("```{math}\na\n\nb\n```", r"$$ \begin{gathered} a \\ b \end{gathered} $$"),
        (
            "\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n\nx",
            "$$ \\begin{aligned} a &= b \\\\ c &= d \\end{aligned} $$\n\nx",
        ),
        ("- one\n  ```{math}\n  a\n  ```\n- two", "- one\n\n  $$ a $$\n\n- two"),
        (
            "```{literalinclude} ../../worked.py\n:pyobject: Outer\n```",
            f"[`worked.py`]({BLOB}/worked.py):\n\n```python\n@os.fspath\nclass Outer:\n    x = 1\n\n"
            "    def inner(self):\n        return 2\n```",
        ),
        (
            "```{literalinclude} /worked.py\n:pyobject: Outer.inner\n```",
            f"[`worked.py`]({BLOB}/worked.py):\n\n```python\ndef inner(self):\n    return 2\n```",
        ),
        (
            ":::{admonition} About {glue:text}`n`\n:class: tip\n\nA.\n\n- B\n:::",
            "> **About 1600**\n>\n> A.\n>\n> - B",
        ),
        ("```{note}\nA.\n```", "> **Note**\n>\n> A."),
        ("```{margin}\nA.\n```", "> A."),
        (
            "```{dropdown} Yes & no\n:open:\n\n{glue:text}`n`\n```",
            "<details>\n<summary>Yes &amp; no</summary>\n\n1600\n\n</details>",
        ),
        (
            "::::{admonition} Recall\nWhat?\n\n:::{dropdown} Answer\n```{math}\na\n= b\n```\n:::\n::::",
            "> **Recall**\n>\n> What?\n>\n> <details>\n> <summary>Answer</summary>\n>\n> $$ a = b $$\n>\n"
            "> </details>",
        ),
        ("> ```{note}\n> A {eq}`eq-first`.\n> ```", "> > **Note**\n> >\n> > A (1)."),
        ("(label)=\n## Title\n% a comment\ntext", "## Title\ntext"),
        ("```sh\nmake {eq}`x`\n```", "```sh\nmake {eq}`x`\n```"),
        ("    {eq}`x`", "    {eq}`x`"),
    ],
)
def test_a_construct_becomes_plain(pages, text, plain):
    assert pages.plain(text) == plain


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ("# A\n\nOne.\nAn {unknown}`role`.", 4, "{unknown}`role`"),
        ("One.\n{glue:text}`nobody`.", 2, "nobody"),
        ("{glue:text}`word:.1f`", 1, "word:.1f"),
        ("{eq}`eq-gone`", 1, "eq-gone"),
        ("{doc}`gone`", 1, "gone"),
        ("{cite}`nobody2000`", 1, "nobody2000"),
        ("One\n\n{term}`a\nb`", 3, "over two lines"),
        ("- One\n- {term}`a\n  b`", 2, "over two lines"),
        ("- One\n- [a\n  b](../other.md)", 2, "over two lines"),
        ("One\n\n```{mermaid}\nx\n```", 3, "{mermaid}"),
        (":::{note}\n:class: x\n\nAn {unknown}`role`.\n:::", 4, "{unknown}"),
        (":::{note}\n\n```{dropdown} A\nOne\n\n{unknown}`x`\n```\n:::", 6, "{unknown}"),
        ("- a\n- b\n\n  ```{unknown}\n  ```", 4, "{unknown}"),
        ("```{literalinclude} ../../worked.py\n```", 1, "pyobject"),
        ("\n```{literalinclude} ../../worked.py\n:pyobject: Gone\n```", 2, "Gone"),
        ("```{literalinclude} ../../gone.py\n:pyobject: Outer\n```", 1, "gone.py"),
        ("```{dropdown} An *answer*\nx\n```", 1, "An *answer*"),
        ("[x](gone.md)", 1, "gone.md"),
        ("[](../other.md)", 1, "[text](target)"),
        ("[x][y]\n\n[y]: ../other.md", 1, "[text](target)"),
        ("![x](gone.png)", 1, "gone.png"),
        ("![x](dot.png){width=3}", 1, "width"),
        ('<img src="dot.png">', 1, "html"),
        ("[x]{.c}", 1, "class"),
        ("{{ name }}", 1, "name"),
        ("one {{ name }}", 1, "name"),
        ("term\n: meaning", 1, "dl_open"),
        ("a[^1]\n\n[^1]: b", 1, "footnote"),
        (":::\nx\n:::", 1, "colon_fence"),
    ],
)
def test_what_is_not_known_is_refused_at_its_line(pages, text, line, named):
    with pytest.raises(SystemExit) as refused:
        pages.plain(text)
    place, _, reason = str(refused.value).partition(" a notebook cannot show ")
    assert place.endswith(f"page.md:{line}:")
    assert named in reason


def test_a_missing_value_is_named_at_its_line_in_the_chapter(pages):
    page = pages.folder / PAGE
    page.write_text("---\na: 1\n---\n# A\n\n```{code-cell} python\n1\n```\n\n\nOne.\n{glue:text}`gone`\n")
    with pytest.raises(SystemExit, match=r"page\.md:12: .*gone"):
        plain_notebook(Book(pages.folder), page, {})


def test_a_details_block_in_a_quotation_is_read_as_one():
    text = "> **Recall**\n>\n> <details>\n> <summary>Answer</summary>\n>\n> *Yes*\n>\n> </details>"
    shown = MarkdownIt("commonmark").render(text)
    assert re.search(r"(?s)<blockquote>.*<details>.*<em>Yes</em>.*</details>.*</blockquote>", shown)


SPHINX = """# A page

```{math}
none
```

$$ b $$ (eq-b)

See {eq}`eq-d`.

:::{admonition} Inside
```{math}
:label: eq-c
c
```
:::

\\begin{align}
x &= 1
\\end{align}

```{math}
:label: eq-d
d
```

```{literalinclude} ../lib/worked.py
:pyobject: Outer
```

{cite:t}`nielsen2015neural`, {cite}`kingma2015adam`, {cite}`lecun1998gradient`

```{bibliography}
```
"""


@pytest.mark.slow
def test_numbers_code_and_names_are_those_of_the_page(small_book):
    (small_book.folder / "lib/worked.py").write_text(CODE)
    small_book.write(SPHINX)
    status, said = small_book.build()
    assert status == 0, said
    page = (small_book.folder / "_build/html/chapters/index.html").read_text(encoding="utf-8")
    words = re.sub(r"<[^>]*>", "", page)
    plain = Plain(Page(Book(small_book.folder), small_book.page, {})).text(
        SPHINX.replace("```{bibliography}\n```\n", "")
    )
    on_page = re.findall(r'<span class="eqno">\((\d)\)', page)
    tagged = re.findall(r"\\tag\{(\d)\}", plain)
    assert on_page == ["1", "2", "3", "4"]
    assert tagged == ["1", "2", "4"]  # the third has no label, and no sentence speaks of it
    assert "See (4)." in words
    assert "See (4)." in plain
    assert re.search(r"```python\n(.*?)\n```", plain, flags=re.S)[1] in words
    for name in re.findall(r"\[\(?([A-Z][^\])]*(?:\(\d+\))?)\)?\]\(https", plain):
        assert re.sub(r"[()]", "", name) in re.sub(r"[\[\]]", "", words)
