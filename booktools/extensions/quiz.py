r"""A question to answer before reading on: radio buttons, and feedback that a style sheet unfolds.

No program runs: the feedback of a choice is shown while its button is checked (web/styles/quiz.css).

    :::{quiz} Which way does the gradient point?
    [x] Uphill.
    It lists how fast the cost rises along each parameter.
    [ ] Downhill.
    That is where the update goes: against the gradient.
    :::
"""

from html import escape

from bs4 import BeautifulSoup
from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective

from booktools.notebooks.choices import VERDICTS, Choice, choices


class quiz(nodes.General, nodes.Element):
    """The whole: its children are a legend and choices."""


class quiz_question(nodes.General, nodes.TextElement):
    """The question."""


class quiz_choice(nodes.General, nodes.Element):
    """An answer: its children are a label and the feedback."""


class quiz_label(nodes.General, nodes.TextElement):
    """What one may choose."""


class quiz_feedback(nodes.General, nodes.Element):
    """What one is told then."""


class Quiz(SphinxDirective):
    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self):
        try:
            found = choices(list(self.content))
        except ValueError as error:
            raise self.error(f"quiz: {error}") from None
        name = f"hg-quiz-{self.env.new_serialno('quiz') + 1}"
        question = quiz_question("", "", *self.parse_inline(self.arguments[0], lineno=self.lineno)[0])
        answers = [self.answer(each, name, f"{name}-{number}") for number, each in enumerate(found, 1)]
        return [quiz("", question, *answers)]

    def answer(self, each: Choice, name: str, id: str) -> quiz_choice:
        line = self.content_offset + each.line
        text = quiz_label("", "", *self.parse_inline(each.text, lineno=line + 1)[0], choice=id)
        told = quiz_feedback("", right=each.right)
        self.state.nested_parse(StringList(each.feedback, self.content.source(0)), line + 1, told)
        verdict = nodes.strong("", VERDICTS[each.right])
        told[0].insert(0, [verdict, nodes.Text(" ")])
        return quiz_choice("", text, told, name=name, id=id)


def visit_quiz(writer, node):
    writer.body.append('<fieldset class="hg-quiz">\n')


def visit_question(writer, node):
    writer.body.append("<legend>")


def visit_choice(writer, node):
    radio = f'<input type="radio" name="{node["name"]}" id="{node["id"]}" autocomplete="off">'
    writer.body += ['<div class="hg-choice">', radio]


def visit_label(writer, node):
    node["start"] = len(writer.body)
    writer.body.append(f'<label for="{node["choice"]}">')


def depart_label(writer, node):
    """Ends the label. A formula in it names its button in letters, since not every program reads MathML."""
    text = BeautifulSoup("".join(writer.body[node["start"] :]), "html.parser")
    for drawn in text.select(".katex-html"):
        drawn.decompose()
    if text.select_one("math"):
        radio = writer.body[node["start"] - 1]
        said = escape(" ".join(text.get_text().split()))
        writer.body[node["start"] - 1] = radio.replace("<input", f'<input aria-label="{said}"')
    writer.body.append("</label>\n")


def visit_feedback(writer, node):
    verdict = "hg-right" if node["right"] else "hg-wrong"
    writer.body.append(f'<div class="hg-feedback {verdict}" role="status">\n')


def leaving(html: str):
    return lambda writer, node: writer.body.append(html)


def setup(app):
    app.add_directive("quiz", Quiz)
    app.add_node(quiz, html=(visit_quiz, leaving("</fieldset>\n")))
    app.add_node(quiz_question, html=(visit_question, leaving("</legend>\n")))
    app.add_node(quiz_choice, html=(visit_choice, leaving("</div>\n")))
    app.add_node(quiz_label, html=(visit_label, depart_label))
    app.add_node(quiz_feedback, html=(visit_feedback, leaving("</div>\n")))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
