"""Sliders for any picture, where a kernel answers; elsewhere a sentence."""

from dataclasses import dataclass

from ipywidgets import interactive

from handgrad.plots.picture import Picture
from handgrad.widgets.base.widget import in_a_browser, png, static


@dataclass(frozen=True)
class Interact:
    """What `interact` shows: controls, or the picture of their first values."""

    draw: object
    controls: dict

    def picture(self):
        """What is drawn for the values that ipywidgets begins with."""
        values = {name: first(control) for name, control in self.controls.items()}
        picture = self.draw(**values)
        if not isinstance(picture, Picture):
            raise TypeError(f"draw gave {picture!r}: expected a Picture")
        return picture

    def _repr_mimebundle_(self, **options):
        still = self.picture()
        if static():
            bundle = still._repr_mimebundle_()
            note = f'<p class="hg-still">{self.sentence}</p>'
            return {**bundle, "text/html": bundle["text/html"] + note}
        # Unasked, `interactive` shows nothing of what the function returns.
        controls = interactive(self.draw, {"auto_display": True}, **self.controls)
        view = controls._repr_mimebundle_(**options)
        # Without text/html, a front end that knows no widgets shows the image.
        image = {} if in_a_browser() else {"image/png": png(still)}
        return {**view, **image, "text/plain": f"Picture: {still.alt}"}

    @property
    def sentence(self):
        names = " and ".join(self.controls)
        return f"Where Python runs, the picture follows a control for {names}."


def interact(draw, **controls):
    """Call draw(**values), which gives a Picture, whenever a control moves.

    Each control is what ipywidgets.interact takes: (low, high), (low, high, step), a
    list of choices, or a value. ValueError without a control, TypeError where draw
    gives something else than a Picture.
    """
    if not controls:
        raise ValueError("controls is empty: expected at least one, rate=(0.1, 1.0)")
    return Interact(draw, controls)


def first(control):
    """The value that ipywidgets begins with."""
    if isinstance(control, list):
        return control[0]
    if isinstance(control, tuple):
        low, high = control[:2]
        whole = isinstance(low, int) and isinstance(high, int)
        return (low + high) // 2 if whole else (low + high) / 2
    return control
