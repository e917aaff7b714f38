"""The colors of the course, each by its name, once.

parameter, prediction, target, gradient, cost
              one color, one meaning: in figures, in widgets and in the text
ink, quiet    text; captions, notes and navigation
paper, panel  the page; what lies on it: code
rule, edge    hairlines; the rim of something to operate, 3 to 1 at least
keyword, string, number, name
              code: washes of ink, grayer than any color that means something

Since color means something, the rest of a page is ink on paper.
"""

LIGHT = {
    "parameter": "#0b5fa5",
    "prediction": "#9a5200",
    "target": "#00704d",
    "gradient": "#b3261e",
    "cost": "#8b2f86",
    "ink": "#22201c",
    "quiet": "#625d54",
    "paper": "#fffefa",
    "panel": "#f6f3ea",
    "rule": "#ddd8cb",
    "edge": "#8a8478",
    "keyword": "#4e5785",
    "string": "#57602d",
    "number": "#7a502d",
    "name": "#12676b",
}
DARK = {
    "parameter": "#6cb6ff",
    "prediction": "#f0a848",
    "target": "#45c79b",
    "gradient": "#ff8a7a",
    "cost": "#e6bdf2",
    "ink": "#e3dfd5",
    "quiet": "#aaa498",
    "paper": "#191816",
    "panel": "#22211e",
    "rule": "#3b3934",
    "edge": "#827d73",
    "keyword": "#adb8e8",
    "string": "#b6c18e",
    "number": "#ddb18d",
    "name": "#83c9cc",
}
# Where a reader asks for more contrast; on paper, all else is as in the light.
LIGHT_CONTRAST = {
    "ink": "#000000",
    "quiet": "#3d3a34",
    "rule": "#6f6a5f",
    "edge": "#3d3a34",
}
DARK_CONTRAST = {
    "ink": "#ffffff",
    "quiet": "#d6d1c6",
    "rule": "#969085",
    "edge": "#d6d1c6",
}
PRINT = LIGHT | {
    "ink": "#000000",
    "quiet": "#444444",
    "paper": "#ffffff",
    "panel": "#ffffff",
    "rule": "#bbbbbb",
    "edge": "#777777",
}

MEANINGS = ("parameter", "prediction", "target", "gradient", "cost")
PLACEHOLDER = "#010203"  # in a figure: the page's own ink, whatever the theme
# Negative, positive: on light paper and on dark; nothing else stands for zero.
SIGNED = ("#3a8fd6", "#b4600a")


def css(selector, colors, prefix="--hg-"):
    """A rule that gives each color to a variable of its name.

    >>> print(css("html", {"ink": "#000000"}))
    html {
      --hg-ink: #000000;
    }
    """
    lines = (f"  {prefix}{name}: {color};\n" for name, color in colors.items())
    return f"{selector} {{\n{''.join(lines)}}}"
