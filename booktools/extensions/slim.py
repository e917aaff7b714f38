"""Make the built pages light: one style sheet, a second one of faces, and no stray files.

Stock pages load nine style sheets, of which they use a tenth, and fonts of thousands of icons and letters, of
which they use some dozen. When the pages are written, this extension joins the style sheets, throws away the
rules that nothing on any page can match (PurgeCSS), minifies the rest (esbuild), cuts the fonts of formulas and
icons to what is used (fontTools), puts them into the style sheet of faces, so that nothing moves when they come,
names both by their content, and takes away from `_static` what nothing refers to. The book's own rules are kept.
The style sheets of widgets stay apart, for the pages that link to them.

The faces stand apart from every rule about a width or a scheme. Where one of those comes to hold, a browser reads
its style sheet anew, the faces in it too, and these then come too late to be shown (font-display: optional).
"""

import base64
import hashlib
import io
import json
import re
import zlib
from html import escape, unescape
from pathlib import Path, PurePosixPath

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from booktools.node import node

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LINKS = re.compile(r'(?:\s*<link[^>]*\brel="stylesheet"[^>]*>)+')
HREF = re.compile(r'href="(?:\.\./)*_static/([^"?]+\.css)[^"]*"')
APART = "widgets/"
LOADED = re.compile(rf'"(?P<up>(?:\.\./)*_static/)(?P<path>[^"?]+\.(?:js|woff2)|{APART}[^"?]+\.css)(?:\?[^"]*)?"')
URL = re.compile(r"""url\((["']?)(?!data:|#|https?:)([^)"'?#]+)[^)"']*\1\)""")
IMPORT = re.compile(r"""@import\s+(?:url\()?["']([^"']+)["']\)?\s*;""")
FACE = re.compile(r"@font-face\s*\{[^}]*\}")
OLDER = re.compile(r',\s*url\([^)]*\)\s*format\("?(?:woff|truetype)"?\)')
ESCAPE = re.compile(r"\\([0-9a-f]{2,6})", re.IGNORECASE)
NAME, FACES = "book", "faces"  # the two style sheets
FORMULA, SPAN = '<span class="katex-html"', re.compile(r"<(/?)span\b[^>]*>")
# The faces of text. A line that is set in another one first breaks elsewhere when these come.
STYLES = {  # the classes that KaTeX sets in faces of their own
    "AMS-Regular": re.compile("amsrm|mathbb|textbb"),
    "Math-Italic": re.compile("mathnormal"),
    "Math-BoldItalic": re.compile("boldsymbol"),
    "Main-BoldItalic": re.compile("textbf.*textit"),
    "Main-Bold": re.compile("mathbf|textbf"),
    "Main-Italic": re.compile("mathit|textit"),
}
CUSTOM = re.compile(r"(?<=[{;])(--[\w-]+):(?:\"[^\"]*\"|'[^']*'|\((?:[^()]|\([^()]*\))*\)|[^;}\"'()])*;?")
# What the theme's scripts name, for furniture that other books have. A page that has it keeps its rules.
ABSENT = re.compile(
    "list-group|version|announcement|sidebar-(button|label|hidden)|squeeze|menu-dark|^(sidebar|linenos)$"
)
JOINED = "/*! Joined from "
KEPT = re.compile(r"LICENSE|\.txt$|^fonts/")  # booktools/extensions/fonts.py writes its folder only when it changes


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def pages(site: Path) -> dict[Path, str]:
    found = (path for path in site.rglob("*.html") if "_static" not in path.parts)
    return {path: text(path) for path in sorted(found)}


def last_sheet(static: Path) -> Path | None:
    """The style sheet that the last build made."""
    return next(static.glob(f"{NAME}.*.css"), None)


def styles(html: dict[Path, str], static: Path) -> list[str]:
    """The style sheets that the pages link to, in order; a page of an earlier build links to the joined one."""
    old = last_sheet(static)
    first = text(old).partition("*/")[0].removeprefix(JOINED).split() if old else []
    links = [HREF.findall("".join(LINKS.findall(page))) for page in html.values()]
    longest_first = sorted(links, key=len, reverse=True)
    found = dict.fromkeys(name for names in [*longest_first, first] for name in names)
    apart = (f"{NAME}.", f"{FACES}.", APART)
    return [name for name in found if (static / name).exists() and not name.startswith(apart)]


def whole(static: Path, name: str) -> str:
    """A style sheet with what it imports, its addresses seen from `_static`."""
    folder = PurePosixPath(name).parent
    css = IMPORT.sub(lambda found: whole(static, normal(folder / found[1])), text(static / name))
    return URL.sub(lambda url: f'url("{normal(folder / url[2])}")', css)


def normal(path: PurePosixPath) -> str:
    parts = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def words(html: dict[Path, str], scripts: list[str]) -> list[str]:
    """All that may be a tag, an attribute, a class or an id: what stands in tags, and most of the scripts."""
    tags = (" ".join(re.findall(r"<[^>]+>", page)) for page in html.values())
    shown, named = ({word for text in texts for word in re.findall(r"[\w-]+", text)} for texts in (tags, scripts))
    return sorted(shown | {word for word in named if not ABSENT.search(word)})


def scripts(html: dict[Path, str], static: Path) -> list[str]:
    names = {match["path"] for page in html.values() for match in LOADED.finditer(page)}
    paths = [static / name for name in sorted(names) if name.endswith(".js")]
    return [text(path) for path in paths if path.exists()]


def purge(parts: list[dict], found: list[str]) -> str:
    """One minified style sheet of them all."""
    return node(HERE / "slim.mjs", text=json.dumps({"styles": parts, "words": found}))


def without_unused_variables(css: str, others: str) -> str:
    """The style sheet without the custom properties that neither it nor the others ever name."""
    used = set(re.findall(r"--[\w-]+", others + CUSTOM.sub(lambda found: found[0].partition(":")[2], css)))
    less = CUSTOM.sub(lambda found: found[0] if found[1] in used else "", css)
    return css if less == css else without_unused_variables(less, others)


def face_of(tag: str) -> str:
    """The face in which KaTeX sets what is in this tag; "" for a face of a family that has only one."""
    return next((face for face, classes in STYLES.items() if classes.search(tag)), "")


def letters(html: dict[Path, str]) -> dict[str, set[str]]:
    """The characters in what KaTeX drew, face by face."""
    found = {face: set() for face in ["", *STYLES]}
    for page in html.values():
        for start in re.finditer(FORMULA, page):
            open_tags, last = [], start.start()
            for tag in SPAN.finditer(page, start.start()):
                if open_tags:
                    drawn = unescape(re.sub(r"<[^>]*>", "", page[last : tag.start()]))
                    found[face_of(open_tags[-1])].update(drawn)
                open_tags, last = open_tags[:-1] if tag[1] else [*open_tags, tag[0]], tag.end()
                if not open_tags:
                    break
    return found


def checksum(path: Path) -> str:
    return f"{zlib.crc32(path.read_bytes()):08x}"


def subset(path: Path, characters: set[str]) -> bytes:
    """The font with these characters alone, as WOFF2."""
    font, stream = TTFont(path, recalcTimestamp=False), io.BytesIO()  # the same font, the same bytes
    # Its license stands beside the style sheet, so of its names only those of the family and the style are left.
    subsetter = Subsetter(Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[1, 2]))
    subsetter.populate(unicodes=map(ord, characters))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(stream)
    return stream.getvalue()


def faces(css: str, static: Path, html: dict[Path, str]) -> str:
    """The faces of a style sheet, with the fonts of formulas and icons in it, and checksums of those of text."""
    drawn, icons = letters(html), {chr(int(code, 16)) for code in ESCAPE.findall(css)}

    def source(url) -> str:
        path, folder = static / url[2], url[2].partition("/")[0]
        if folder == "fonts":
            return f'url("{url[2]}?v={checksum(path)}")'
        if path.stem == "fa-regular-400":
            return ""  # the icons in use are all solid
        wanted = icons if folder == "vendor" else drawn.get(path.stem.removeprefix("KaTeX_"), drawn[""])
        return data(subset(path, wanted)) if wanted else ""

    def face(rule) -> str:
        woff2 = URL.sub(source, OLDER.sub("", rule[0]))
        return woff2 if "url(" in woff2 or "local(" in woff2 else ""

    return "".join(map(face, FACE.finditer(css)))


def sheet(static: Path, name: str, css: str) -> str:
    """Writes a style sheet in place of an older one; its name tells what is in it."""
    for old in static.glob(f"{name}.*.css"):
        old.unlink()
    path = static / f"{name}.{hashlib.sha256(css.encode()).hexdigest()[:8]}.css"
    path.write_text(css, encoding="utf-8")
    return path.name


def data(font: bytes) -> str:
    return f"url(data:font/woff2;base64,{base64.b64encode(font).decode()})"


def relink(page: str, up: str, static: Path, sheets: list[str]) -> str:
    """The page with links to these style sheets and to its widgets', and with checksums of what it loads."""
    apart = [name for name in HREF.findall("".join(LINKS.findall(page))) if name.startswith(APART)]
    links = (f'\n    <link rel="stylesheet" href="{up}_static/{name}" />' for name in [*sheets, *apart])
    first = iter(["".join(links)])
    page = LINKS.sub(lambda _: next(first, ""), page)

    def with_checksum(match) -> str:
        path = static / match["path"]
        version = f"?v={checksum(path)}" if path.exists() else ""
        return f'"{match["up"]}{match["path"]}{version}"'

    return LOADED.sub(with_checksum, page)


def sweep(static: Path, html: dict[Path, str], css: str) -> None:
    """Removes what no page, no style sheet and no script names."""
    named = "\n".join([css, *html.values(), *scripts(html, static)])
    for path in sorted(static.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif (name := path.relative_to(static).as_posix()) not in named and not KEPT.search(name):
            path.unlink()


def front(app) -> str:
    """The page at the root, which leads to the first page."""
    first, title = f"{app.config.root_doc}.html", escape(app.config.html_title or app.config.project)
    return (
        f'<!DOCTYPE html>\n<html lang="{app.config.language}">\n<head>\n<meta charset="utf-8" />\n'
        f'<title>{title}</title>\n<meta http-equiv="refresh" content="0; url={first}" />\n'
        f'<link rel="canonical" href="{app.config.html_baseurl}{first}" />\n</head>\n'
        f'<body><main><p><a href="{first}">{title}</a></p></main></body>\n</html>\n'
    )


def finish(app, exception):
    """Does nothing where no page was written, since then nothing that it reads has changed."""
    if exception or app.builder.name != "html" or not app.wrote_pages:
        return
    site, static = Path(app.outdir), Path(app.outdir) / "_static"
    (site / "index.html").write_text(front(app), encoding="utf-8")
    html = pages(site)
    names, own = styles(html, static), {name for name, _ in app.config.html_css_files}
    parts = [{"css": whole(static, name), "own": name in own} for name in names]
    parts.append({"css": text(ROOT / "web/styles/site.css"), "own": True})
    programs, apart = scripts(html, static), [text(path) for path in (static / APART).glob("*.css")]
    css = purge(parts, words(html, programs))
    css = without_unused_variables(css, "\n".join([*html.values(), *programs, *apart]))
    face_css, css = faces(css, static, html), FACE.sub("", css)
    sheets = [sheet(static, FACES, face_css), sheet(static, NAME, f"{JOINED}{' '.join(names)} */\n{css}")]
    for path, page in html.items():
        html[path] = relink(page, "../" * (len(path.relative_to(site).parts) - 1), static, sheets)
        if html[path] != page:
            path.write_text(html[path], encoding="utf-8")
    sweep(static, html, face_css + css)


def begin(app):
    app.wrote_pages = False


def remember(app, pagename, templatename, context, doctree):
    app.wrote_pages = True


def setup(app):
    app.connect("builder-inited", begin)
    app.connect("html-page-context", remember)
    app.connect("build-finished", finish, priority=900)  # when all files are there
    return {"parallel_read_safe": True, "parallel_write_safe": False}
