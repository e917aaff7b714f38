"""Read MyST: a parser whose spans know their source, and fences as directives."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser

from booktools.notebooks.numerals import EXTENSIONS, FENCE, OPTIONS


def parser() -> MarkdownIt:
    """MyST's parser, whose spans remember their source, so that they can be found in the text."""
    md = create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), DocutilsRenderer)
    for rule in [*md.inline.ruler.__rules__]:
        if rule.name in {"myst_role", "backticks", "math_inline", "image", "link"}:
            md.inline.ruler.at(rule.name, remembering(rule.fn))
    return md


def remembering(rule: Callable) -> Callable:
    def remember(state, silent):
        start, before = state.pos, len(state.tokens)
        found = rule(state, silent)
        new = [token for token in state.tokens[before:] if token.type != "text"]
        if found and new:
            new[0].meta["source"] = state.src[start : state.pos]
        return found

    return remember


PARSER = parser()


@dataclass(frozen=True)
class Directive:
    name: str
    argument: str
    options: dict[str, str]
    body: str
    line: int  # of the body


def directive(token: Token, line: int = 1) -> Directive | None:
    """A fence at `line` read as a directive; None for a plain block of code."""
    match = FENCE.match(token.info.strip()) if token.type in {"fence", "colon_fence"} else None
    if not match:
        return None
    head = OPTIONS.match(token.content)[0]
    text = head.strip()
    options = (
        yaml.safe_load(text.strip("-")) if text.startswith("---") else dict(re.findall(r":([\w-]+): *(.*)", text))
    )
    body = token.content[len(head) :]
    return Directive(match[1], match[2].strip(), options or {}, body, line + 1 + head.count("\n"))
