r"""Typeset maths while the book is built: the page carries HTML, MathML and fonts, and no program.

One Node process per build runs KaTeX (`maths.mjs`); it starts with the first formula, so a build
without a changed page starts none. A formula that KaTeX refuses is a warning at its line, and the
page shows its source instead.
"""

import json
import re
import shutil
import subprocess
import zlib
from functools import cached_property
from pathlib import Path

from docutils import nodes
from docutils.utils import get_source_line
from sphinx.errors import ExtensionError
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from booktools.node import command

logger = logging.getLogger(__name__)
HERE, PACKAGE = Path(__file__).parent, "node_modules/katex"
OLD_FONTS = re.compile(r',url\([^)]*\) format\("(?:woff|truetype)"\)')
OPENING, CLOSING = re.compile(r"[(\[‘“]+$"), re.compile(r"^[,.;:!?)\]’”]+")
ENVIRONMENT, SILENT = re.compile(r"\\(begin|end)\{\w+\}"), re.compile(r"[{}_^&\s\\]")
SHORT = 16  # letters of a formula that fits on any line
JOINER = "\u2060"  # no line breaks here
NUMBERED = re.compile(r"\\(begin|end)\{(align|alignat|equation|gather)\}")


class Katex:
    """The Node process, started when the first formula comes."""

    def __init__(self, macros):
        self.macros = macros

    @cached_property
    def process(self) -> subprocess.Popen:
        pipe = subprocess.PIPE
        return subprocess.Popen(command(HERE / "katex.mjs"), stdin=pipe, stdout=pipe, text=True, encoding="utf-8")

    def render(self, tex: str, display: bool) -> dict:
        """{"html": ...}, or {"error": ...} with the reason why there is none."""
        question = json.dumps({"tex": tex, "display": display, "macros": self.macros})
        try:
            print(question, file=self.process.stdin, flush=True)
            return json.loads(self.process.stdout.readline())
        except (BrokenPipeError, json.JSONDecodeError):
            raise ExtensionError("Node stopped typesetting maths; its message stands above") from None

    def stop(self):
        if "process" in vars(self):
            self.process.communicate()


def wrap(environment: str, tex: str) -> str:
    return rf"\begin{{{environment}}}{tex}\end{{{environment}}}"


def display_source(node) -> str:
    r"""The formula with Sphinx's reading of it: a blank line ends an equation, `\\` ends a row."""
    text = node.astext()
    if not node.get("nowrap"):
        parts = [part.strip() for part in text.split("\n\n") if part.strip()]
        if len(parts) > 1:
            text = wrap("gathered", r" \\ ".join(wrap("split", part) for part in parts))
        elif r"\\" in text:
            text = wrap("split", text)
    return NUMBERED.sub(r"\\\1{\2*}", text)  # Sphinx counts the equations, not KaTeX


def place(node) -> str:
    """Where the formula stands: its own line, while docutils knows the first of the paragraph."""
    source, line = get_source_line(node)
    first = node.astext().strip().partition("\n")[0]
    if source and line and Path(source).is_file():
        lines = Path(source).read_text(encoding="utf-8").splitlines()
        line = next((i + 1 for i in range(line - 1, len(lines)) if first in lines[i]), line)
    return f"{source}:{line or ''}"


def html(writer, node, tex: str, display: bool) -> str:
    answer = writer.builder.app.katex.render(tex, display)
    if "error" in answer:
        logger.warning("%s", answer["error"], location=place(node), type="katex")
    return answer.get("html", f"<code>{writer.encode(tex)}</code>")


def visit_inline(writer, node):
    writer.body.append(writer.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    writer.body.append(html(writer, node, node.astext(), display=False) + "</span>")
    raise nodes.SkipNode


def visit_display(writer, node):
    writer.body.append(writer.starttag(node, "div", CLASS="math notranslate nohighlight"))
    if node.get("number"):
        writer.body.append(f'<span class="eqno">({get_node_equation_number(writer, node)})')
        writer.add_permalink_ref(node, _("Link to this equation"))
        writer.body.append("</span>")
    # The theme's class makes the box reachable by keyboard while it scrolls.
    formula = html(writer, node, display_source(node), display=True)
    writer.body.append(f'<div class="math-scroll pst-scrollable-table-container">{formula}</div></div>\n')
    raise nodes.SkipNode


def length(tex: str) -> int:
    """About how many letters and signs a formula shows."""
    return len(SILENT.sub("", re.sub(r"\\[a-zA-Z]+", "x", ENVIRONMENT.sub("", tex))))


def signs(pattern: re.Pattern, text) -> str:
    """The signs of the text beside a formula that belong to it."""
    match = pattern.search(text) if isinstance(text, nodes.Text) else None
    return match[0] if match else ""


def keep_together(app, doctree):
    """A short formula breaks nowhere, and no line ends between a formula and what encloses it."""
    for formula in list(doctree.findall(nodes.math)):
        if not isinstance(formula.parent, nodes.title):
            enclose(formula, formula.parent, formula.parent.index(formula))


def enclose(formula, line, place):
    """Takes the signs around a short formula into a box with it; a long one is joined to what opens before it."""
    before, after = line[place - 1] if place else None, next(iter(line[place + 1 : place + 2]), None)
    opening, closing = signs(OPENING, before), signs(CLOSING, after)
    if length(formula.astext()) > SHORT:
        if opening:
            line[place - 1] = nodes.Text(before + JOINER)
        return
    if closing:
        line[place + 1] = nodes.Text(after[len(closing) :])
    if opening:
        line[place - 1] = nodes.Text(before[: -len(opening)])
    line[place] = nodes.inline("", "", nodes.Text(opening), formula, nodes.Text(closing), classes=["hg-together"])


def check_title(app, doctree):
    """Refuses maths where a browser wants plain text: the name of the window, and of a search result."""
    if any(app.env.longtitles[app.env.docname].findall(nodes.math)):
        logger.warning("the title of a page cannot hold maths", location=doctree.next_node(nodes.title))


def remember_version(app, config):
    """Lets Sphinx read every page anew when KaTeX or these files change."""
    package = Path(app.srcdir) / PACKAGE / "package.json"
    if not package.exists():
        raise ExtensionError("KaTeX is not installed: `make book` does that, and so does `npm ci`")
    files = [package, *sorted(HERE.glob("katex.*"))]
    config.katex_digest = zlib.crc32(b"".join(path.read_bytes() for path in files))


def begin(app):
    """Writes style sheet, fonts and license into the site: early, for Sphinx to find the checksum."""
    app.katex = Katex(app.config.katex_macros)
    if app.builder.format != "html":
        return
    package, target = Path(app.srcdir) / PACKAGE, Path(app.outdir) / "_static/katex"
    (target / "fonts").mkdir(parents=True, exist_ok=True)
    for font in (package / "dist/fonts").glob("*.woff2"):
        shutil.copy(font, target / "fonts")
    shutil.copy(package / "LICENSE", target)
    style = OLD_FONTS.sub("", (package / "dist/katex.min.css").read_text(encoding="utf-8"))
    style += "\n" + (HERE / "katex.css").read_text(encoding="utf-8")
    (target / "katex.css").write_text(style, encoding="utf-8")


def load_style(app, pagename, templatename, context, doctree):
    if 'class="katex' in context.get("body", ""):
        app.builder.add_css_file("katex/katex.css")


def setup(app):
    app.add_html_math_renderer("katex", (visit_inline, None), (visit_display, None))
    app.add_config_value("katex_macros", {}, "html")
    app.add_config_value("katex_digest", 0, "env")  # pages hold what keeps formulas together
    app.connect("config-inited", remember_version)
    app.connect("builder-inited", begin)
    app.connect("doctree-read", check_title)
    app.connect("doctree-read", keep_together)
    app.connect("html-page-context", load_style)
    app.connect("build-finished", lambda app, exception: app.katex.stop())
    return {"parallel_read_safe": True, "parallel_write_safe": False}
