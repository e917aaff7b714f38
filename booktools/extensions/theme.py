"""What a page has beside its text: the scripts that it uses and no others, a description, honest roles.

`web/templates` holds the parts of the theme that we changed; here are the changes of what they are given.
"""

import re
import zlib
from html import escape
from pathlib import Path

from docutils import nodes

WEB = Path(__file__).parents[2] / "web"
ALWAYS = {"documentation_options.js", "scripts/sphinx-book-theme.js"}
OURS = ("widgets/", "live.js")  # which are added to the pages that need them
SEARCH = {"documentation_options.js", "doctools.js", "sphinx_highlight.js", "scripts/sphinx-book-theme.js"}
# Scripts of extensions, and the sign of a page that needs them.
NEEDED_FOR = {
    "togglebutton.js": "toggle admonition",
    "design-tabs.js": "sd-tab-set",
}
# The buttons that copy code: made when the reader first moves, types or touches.
COPYING, CODE = ("clipboard.min.js", "copybutton.js"), '<div class="highlight'
LATER = """
    <script>
      {{
        const events = ["pointermove", "keydown", "touchstart"];
        const load = () => {{
          for (const event of events) removeEventListener(event, load);
          for (const src of [{sources}]) {{
            document.head.append(Object.assign(document.createElement("script"), {{ src, async: false }}));
          }}
        }};
        // Until then, what these scripts need has not run.
        addEventListener("DOMContentLoaded", () => {{
          for (const event of events) addEventListener(event, load);
        }});
      }}
    </script>"""
# To read what it found, for an excerpt, is forbidden to a page that was opened from a disk.
NO_EXCERPTS = 'if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;'
REPAIRS = {
    ' role="doc-biblioentry"': ' role="listitem"',  # what a list may hold
}
TOLD = {"search": "Search the pages of the book.", "genindex": "The terms of the book, from A to Z."}
LONGEST = 160


def name(script) -> str:
    return str(script.filename or "").removeprefix("_static/")


def scripts(found: list, body: str) -> list:
    """Those that a page with this body uses. They wait until the page is read."""
    wanted = ALWAYS | {name for name, sign in NEEDED_FOR.items() if sign in body}
    return [deferred(script) for script in found if name(script) in wanted or name(script).startswith(OURS)]


def deferred(script):
    """A copy, since Sphinx gives one and the same script to all pages."""
    attributes = {**script.attributes, "defer": "defer"}
    return type(script)(script.filename, priority=script.priority, **attributes)


def search_scripts(app, found: list) -> list:
    """Those of the page of search; its template adds the index and the program."""
    app.add_js_file(None, body=NO_EXCERPTS)
    return [script for script in found if name(script) in SEARCH or script.attributes.get("body") == NO_EXCERPTS]


def description(doctree) -> str:
    """The first paragraph as plain text, up to the end of a sentence or of a word."""
    paragraphs = (p for p in doctree.findall(nodes.paragraph) if isinstance(p.parent, nodes.section))
    text = next((" ".join(p.astext().split()) for p in paragraphs), "")
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST]
    return cut[: cut.rfind(". ") + 1] or cut[: cut.rfind(" ")] + " …"


def metatags(before: str, told: str) -> str:
    """The page's own tags and its description; the layout has a tag for the viewport already."""
    tags = re.sub(r'<meta name="viewport"[^>]*>', "", before)
    if told and 'name="description"' not in tags:
        tags += f'\n    <meta name="description" content="{escape(told)}" />'
    return tags


def fill(app, pagename, templatename, context, doctree):
    """Changes what the templates are given."""
    body, found = context.get("body", ""), context["script_files"]
    context["script_files"] = search_scripts(app, found) if pagename == "search" else scripts(found, body)
    for wrong, right in REPAIRS.items():
        body = body.replace(wrong, right)
    context["body"] = body
    told = (description(doctree) if doctree else TOLD.get(pagename)) or f"{context['title']}: {app.config.project}."
    context["metatags"] = metatags(context.get("metatags", ""), told)
    if CODE in body:
        sources = ", ".join(f'"{context["pathto"](f"_static/{script}", 1)}"' for script in COPYING)
        context["metatags"] += LATER.format(sources=sources)


def configure(app, config):
    config.templates_path.insert(0, str(WEB / "templates"))
    config.html_theme_options["back_to_top_button"] = False  # it would need Bootstrap's script
    config.html_theme_options["primary_sidebar_end"] = []  # a place for advertisements
    # Lets Sphinx write every page anew when their furniture changes.
    files = [path for folder in (Path(__file__).parent, WEB) for path in sorted(folder.rglob("*.*"))]
    config.furniture_digest = zlib.crc32(b"".join(path.read_bytes() for path in files if path.suffix != ".pyc"))


def setup(app):
    app.add_config_value("furniture_digest", 0, "html")
    app.connect("config-inited", configure)
    app.connect("html-page-context", fill, priority=900)  # after all who add scripts
    return {"parallel_read_safe": True, "parallel_write_safe": True}
