"""The speech as a file to take away."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from drafter.api.rendering import Rendered, render, writer_named
from drafter.desk.sitting import Sitting
from drafter.template.render import Renderer


class Order(NamedTuple):
    """What a download is made of: a copy, so that one may go on typing meanwhile."""

    text: str
    source: str
    renderer: Renderer
    layout: str
    usual_layout: str


def order_of(sitting: Sitting) -> Order:
    """The download of a sitting as it is now. Raises ConfigError."""
    config = sitting.workspace.config
    return Order(sitting.text, sitting.name, sitting.workspace.renderer, sitting.layout_asked, config.layout if config else "")


def made(order: Order, form: str) -> tuple[str, Rendered]:
    """The name of the file, and the file, as `drafter render` makes it.

    Raises UsageError for an unknown format, ToolError for PDF where LibreOffice is missing, and what `render` raises.
    """
    writer = writer_named(form)
    rendered = render(
        order.text,
        source=order.source,
        to=writer,
        layout=order.layout or None,
        renderer=order.renderer,
        usual_layout=order.usual_layout,
    )
    return f"{Path(order.source).stem}{writer.suffix}", rendered
