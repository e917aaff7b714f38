"""The book's own type: faces from pinned packages, cut to the characters that the book uses.

Whole faces would weigh half a megabyte. When the pages are written, this extension collects their
characters, takes from each face what is needed, and writes it as WOFF2 into `_static/fonts`, with the
licenses beside it. A character that no face has is a warning, so no page falls back to a stranger's
letters. `web/styles/fonts.css` declares the faces.
"""

import io
import logging as standard
import re
import shutil
import zlib
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import matplotlib
from fontTools.otlLib.optimize import compact
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from sphinx.errors import ExtensionError
from sphinx.util import logging

logger = logging.getLogger(__name__)
standard.getLogger("fontTools").setLevel(standard.WARNING)  # it tells of every table that it cuts
PACKAGES = Path("node_modules/@fontsource-variable")
SERIF = "source-serif-4/files/source-serif-4-latin-opsz-{}.woff2"
MONO = "source-code-pro/files/source-code-pro-latin-wght-normal.woff2"
SIGNS = Path(matplotlib.get_data_path()) / "fonts/ttf"
ALPHABET = frozenset(map(chr, range(0x20, 0x7F))) | {"\xa0"}
INVISIBLE = frozenset("\n\r\t\u00ad\u200b\u200d\u2060\u2061\u2062\u2063\u2064\ufe0e\ufeff")
LEVEL = 5  # at which the tables of kerning are smallest; they say the same at each
FEATURES = ["kern", "ccmp", "locl", "mark", "mkmk"]


@dataclass(frozen=True)
class Face:
    """One file of the site: its name, the file it is cut from, and where its axes are held."""

    name: str
    source: Path
    axes: dict


FACES = (
    Face("serif", PACKAGES / SERIF.format("normal"), {"opsz": 18, "wght": (400, 600)}),
    Face("serif-italic", PACKAGES / SERIF.format("italic"), {"opsz": 18, "wght": 400}),
    Face("mono", PACKAGES / MONO, {"wght": 400}),
)
SIGN_FACES = (Face("signs", SIGNS / "DejaVuSerif.ttf", {}), Face("signs-mono", SIGNS / "DejaVuSansMono.ttf", {}))
LICENSES = {
    "source-serif-4.txt": PACKAGES / "source-serif-4/LICENSE",
    "source-code-pro.txt": PACKAGES / "source-code-pro/LICENSE",
    "dejavu.txt": SIGNS / "LICENSE_DEJAVU",
}


class Characters(HTMLParser):
    """What a page shows in the book's own type: all its text but formulas, programs and styles."""

    VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "col", "wbr", "source"})

    def __init__(self):
        super().__init__()
        self.found = set()
        self.skipped = []  # the elements that we are in, from a formula or a program on

    def handle_starttag(self, tag, attrs):
        if tag in self.VOID:
            return
        foreign = tag in ("script", "style") or "katex" in (dict(attrs).get("class") or "").split()
        if self.skipped or foreign:
            self.skipped.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if self.skipped and tag not in self.VOID:
            self.skipped.pop()

    def handle_data(self, data):
        if not self.skipped:
            self.found.update(data)


def characters_of_source(text: str) -> set[str]:
    """Also what is written as an escape of JavaScript, Python, CSS or HTML."""
    escapes = re.findall(r"\\(?:u|u\{)?([0-9a-fA-F]{4})\b", text)
    return set(unescape(text)) | {chr(int(code, 16)) for code in escapes if 0xA0 < int(code, 16) < 0xE000}


def characters(site: Path, sources: list[Path]) -> frozenset:
    """Every character that a page shows, or that a program or style sheet of ours may put on it."""
    reader = Characters()
    for page in sorted(site.rglob("*.html")):
        reader.feed(page.read_text(encoding="utf-8"))
        reader.close()
        reader.reset()
        reader.skipped = []
    for source in sources:
        reader.found |= characters_of_source(source.read_text(encoding="utf-8"))
    return ALPHABET | (reader.found - INVISIBLE)


def own_sources(book: Path) -> list[Path]:
    """The files from which letters come onto a page that are not in its HTML."""
    files = [*(book / "web/styles").glob("*.*"), *(book / "lib/handgrad/widgets").rglob("*.*")]
    return sorted(path for path in files if path.suffix in {".css", ".js", ".py"})


def subset(face: Face, book: Path, wanted) -> bytes:
    """The face as WOFF2, with the wanted characters that it has and no others."""
    # Of its license the address (14): the text stands beside it.
    options = Options(layout_features=FEATURES, hinting=False, name_IDs=[0, 1, 2, 14], notdef_outline=True)
    options.drop_tables += ["FFTM", "BASE", "MATH"]  # for other scripts, and for formulas
    font = TTFont(book / face.source)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, wanted))
    subsetter.subset(font)
    if face.axes:  # of a font that was read anew, or the instancer looks for glyphs that have gone
        font = instancer.instantiateVariableFont(TTFont(saved(font, flavor=None)), face.axes)
        font = compact(TTFont(saved(font, flavor=None)), LEVEL)
    return saved(font, flavor="woff2").getvalue()


def saved(font: TTFont, flavor) -> io.BytesIO:
    font.flavor, stream = flavor, io.BytesIO()
    font.save(stream)
    stream.seek(0)
    return stream


def covered(path) -> set[str]:
    with TTFont(path) as font:
        return set(map(chr, font.getBestCmap()))


def write(book: Path, target: Path, wanted) -> None:
    """Cuts the faces; the signs hold what the faces of text and of code lack."""
    target.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        (target / f"{face.name}.woff2").write_bytes(subset(face, book, wanted))
    for face, main in zip(SIGN_FACES, ("serif", "mono"), strict=True):
        lacking = wanted - covered(target / f"{main}.woff2")
        (target / f"{face.name}.woff2").write_bytes(subset(face, book, lacking | {" "}))
        for stranger in sorted(lacking - covered(target / f"{face.name}.woff2")):
            logger.warning("no face has %s (U+%04X)", stranger, ord(stranger), type="fonts")
    for name, source in LICENSES.items():
        shutil.copy(book / source, target / name)


def check(app, config):
    if not all((Path(app.srcdir) / face.source).exists() for face in FACES):
        raise ExtensionError("The fonts are not installed: `make book` does that, and so does `npm ci`")


def finish(app, exception):
    """Cuts the faces anew when a character has come or gone, or a package or this file has changed."""
    if exception or app.builder.format != "html":
        return
    book, site = Path(app.srcdir), Path(app.outdir)
    wanted = characters(site, own_sources(book))
    sources = [Path(__file__), *(book / face.source for face in (*FACES, *SIGN_FACES))]
    origin = zlib.crc32(b"".join(source.read_bytes() for source in sources))
    state = f"{origin} {''.join(sorted(wanted))}"
    stamp, target = site.parent / "fonts.stamp", site / "_static/fonts"
    if not target.is_dir() or not stamp.exists() or stamp.read_text(encoding="utf-8") != state:
        write(book, target, wanted)
        stamp.write_text(state, encoding="utf-8")


def setup(app):
    app.connect("config-inited", check)
    app.connect("build-finished", finish, priority=400)  # before those who weigh or check the site
    return {"parallel_read_safe": True, "parallel_write_safe": True}
