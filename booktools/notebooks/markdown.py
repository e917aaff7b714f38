"""Turn MyST prose into plain Markdown, for programs that show notebooks and know no MyST.

What they know is kept as it is, what they do not know is rewritten, and anything else is refused at
its line: nothing raw is handed out.
"""

import html
import re
from collections.abc import Callable

from markdown_it.token import Token

from booktools.notebooks.choices import VERDICTS, choices
from booktools.notebooks.myst import PARSER, Directive, directive
from booktools.notebooks.references import code_of
from booktools.notebooks.roles import ROLES, Page
from booktools.notebooks.skills import listed
from booktools.toc import place_of

PAIRS = "paragraph heading bullet_list ordered_list list_item blockquote table thead tbody tr th td em strong link"
KEPT = {f"{name}_{end}" for name in PAIRS.split() for end in ("open", "close")}
KEPT |= {"text", "softbreak", "hardbreak", "code_inline", "code_block", "html_inline", "html_block", "hr"}
ATTRIBUTES = {"href", "src", "alt", "title"}
TITLES = {"note": "Note", "tip": "Tip", "warning": "Warning", "admonition": "", "margin": "", "sidebar": ""}
MATH = {"math_block", "math_block_label", "amsmath"}


class Plain:
    """Rewrites the text of one page, and knows at which of its lines it is."""

    def __init__(self, page: Page):
        self.page, self.line = page, 1

    def refusal(self, what: str) -> SystemExit:
        return SystemExit(f"{place_of(self.page.path, self.line)}: a notebook cannot show {what}")

    def text(self, source: str, line: int = 1) -> str:
        """Markdown for MyST that begins at `line` of the page."""
        lines, ends, blocks = source.splitlines(), {}, []
        for token in PARSER.parse(source):
            first, last = token.map or (0, 0)
            if token.type == "amsmath":
                last = first + token.content.count("\n") + 1  # its own last line is not in its map
            self.line = line + first
            if token.type == "inline":
                lines[first:last], ends[first] = self.spans(token, lines[first:last], ends.get(first, 0))
            elif not keeps(token) and (new := self.block(token)) is not None:
                blocks.append((first, last, new))
        for first, last, new in reversed(blocks):  # the last first, so that line numbers stay right
            lines[first:last] = place_lines(new, lines, first, last)
        return "\n".join(lines)

    def spans(self, token: Token, lines: list[str], end: int) -> tuple[list[str], int]:
        """The lines of a paragraph, a heading or a row, rewritten from `end` on, and where that ends."""
        text, above = "\n".join(lines), self.line
        for span in token.children:
            source = span.meta.get("source", "")
            start = text.find(source, end)
            self.line = above + text.count("\n", 0, max(start, end))
            new = self.span(span, source)
            if new != source and (start < 0 or new.count("\n") != source.count("\n")):
                raise self.refusal(f"what runs over two lines here: {source!r}")
            if start >= 0:
                text = text[:start] + new + text[start + len(source) :]
                end = start if span.type == "link_open" else start + len(new)
        return text.split("\n"), end

    def span(self, span: Token, source: str) -> str:
        if extra := span.attrs.keys() - ATTRIBUTES:
            raise self.refusal(f"{source or span.content} with {', '.join(sorted(extra))}")
        if span.type == "myst_role" and span.meta["name"] in ROLES:
            return self.sought(source, ROLES[span.meta["name"]], self.page, span.content)
        if span.type == "math_inline":
            return self.page.expanded(source)
        if span.type in {"link_open", "image"} and source:
            return self.retargeted(span, source)
        if not keeps(span):
            raise self.refusal(source or f"this {span.type}: {span.content}")
        return source

    def retargeted(self, span: Token, source: str) -> str:
        """A link or a picture whose target can be found from anywhere."""
        find = self.page.picture if span.type == "image" else self.page.link
        old = span.attrs["src" if span.type == "image" else "href"]
        new = self.sought(source, find, old)
        if source.startswith("[]") or (new != old and f"]({old}" not in source):
            raise self.refusal(f"{source}, which should read [text](target)")
        return source.replace(f"]({old}", f"]({new}")

    def sought(self, source: str, find: Callable, *arguments) -> str:
        """What `find` gives; what it does not find is refused."""
        try:
            return find(*arguments)
        except (LookupError, OSError, StopIteration, ValueError) as error:
            raise self.refusal(f"{source} ({type(error).__name__}: {error})") from error

    def block(self, token: Token) -> list[str] | None:
        """The lines that take a block's place, None where it may stay."""
        if token.type in {"front_matter", "myst_target", "myst_line_comment"}:
            return []
        if token.type in MATH:
            return [self.page.display(token.content, token.info if token.type == "math_block_label" else "")]
        part = directive(token, self.line)
        if part and part.name in DIRECTIVES:
            return DIRECTIVES[part.name](self, part)
        if token.type != "fence" or token.info.startswith("{"):
            raise self.refusal(f"this {token.type}: {token.info or token.content}")
        return None

    def math(self, part: Directive) -> list[str]:
        return [self.page.display(f"{part.argument}\n{part.body}", part.options.get("label", ""))]

    def literalinclude(self, part: Directive) -> list[str]:
        if part.options.keys() != {"pyobject"}:
            raise self.refusal("a literalinclude without :pyobject:, or with more options")
        path, name = self.page.file(part.argument), part.options["pyobject"]
        code = self.sought(f"{name} of {part.argument}", code_of, path, name)
        file = path.relative_to(self.page.book.root).as_posix()
        return [f"[`{file}`]({self.page.book.file_address(path)}):", "", "```python", *code.splitlines(), "```"]

    def quotation(self, part: Directive) -> list[str]:
        title = TITLES[part.name] or self.text(part.argument, self.line)
        head = [f"**{title}**", ""] if title else []
        head += [self.text(part.argument, self.line)] if TITLES[part.name] and part.argument else []
        return [f"> {line}".rstrip() for line in [*head, *self.body(part)]]

    def dropdown(self, part: Directive) -> list[str]:
        if set(part.argument) & set("`*_$["):
            raise self.refusal(f"the title {part.argument}, since HTML stands around it")
        title = html.escape(part.argument, quote=False)
        return ["<details>", f"<summary>{title}</summary>", "", *self.body(part), "", "</details>"]

    def quiz(self, part: Directive) -> list[str]:
        """The choices as a list, and the feedback behind an answer to unfold."""
        found = choices(part.body.splitlines())
        told = []
        for each in found:
            said = self.text("\n".join(each.feedback), part.line + each.line + 1).split()
            told.append(f"- {self.text(each.text, part.line)} **{VERDICTS[each.right]}** {' '.join(said)}")
        asked = f"**{self.text(part.argument, self.line)}**"
        options = [f"- {self.text(each.text, part.line)}" for each in found]
        answer = ["<details>", "<summary>Answer</summary>", "", *told, "", "</details>"]
        return [asked, "", *options, "", *answer]

    def skills(self, part: Directive) -> list[str]:
        """The list alone: what builds on what is a picture of the page."""
        found = listed(self.page.book.root, self.page.path.parent)
        return self.text("\n".join(found), part.line).splitlines()

    def body(self, part: Directive) -> list[str]:
        return self.text(part.body, part.line).strip("\n").splitlines()


DIRECTIVES = dict.fromkeys(TITLES, Plain.quotation)
DIRECTIVES |= {"math": Plain.math, "literalinclude": Plain.literalinclude, "dropdown": Plain.dropdown}
DIRECTIVES |= {"quiz": Plain.quiz, "skills": Plain.skills}


def keeps(token: Token) -> bool:
    """Whether a token means the same everywhere; a picture in HTML would not be found."""
    return token.type in KEPT and not (token.type.startswith("html") and "src=" in token.content)


def place_lines(new: list[str], lines: list[str], first: int, last: int) -> list[str]:
    """New lines in place of a block: in its list or quotation, and apart from the text around it."""
    before = re.match(r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*", lines[first])[0]
    after = re.sub(r"[^\s>]", " ", before)
    above = [after.rstrip()] if before == after and "".join(lines[first - 1 : first]).strip("> ") else []
    below = [after.rstrip()] if "".join(lines[last : last + 1]).strip("> ") else []
    return [*above, before + new[0], *((after + line).rstrip() for line in new[1:]), *below] if new else []
