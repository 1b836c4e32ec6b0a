"""A web page as a browser's parser sees it: the text of its blocks, its tags and its metadata."""

from __future__ import annotations

from html.parser import HTMLParser

BLOCKS = frozenset({"h1", "h2", "h3", "h4", "h5", "p"})
EMPTY = frozenset({"meta"})


class Page(HTMLParser):
    """What a page says.

    blocks: (tag or tag.class, text) of headings and paragraphs. spans: the same of run-in headings. tags: every tag with its attributes.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[str, str]] = []
        self.spans: list[tuple[str, str]] = []
        self.contents: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.title = ""
        self.open: list[str] = []
        self.feed(data.decode())
        self.close()
        assert not self.open, "every element is closed"

    @property
    def texts(self) -> list[str]:
        return [text for _, text in self.blocks]

    @property
    def meta(self) -> dict[str | None, str | None]:
        return {
            attributes["name"]: attributes["content"] for tag, attributes in self.tags if tag == "meta" and "name" in attributes
        }

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        name = f"{tag}.{attributes['class']}" if attributes.get("class") else tag
        if tag in BLOCKS:
            self.blocks.append((name, ""))
        elif tag == "span" and attributes["class"] != "line":
            self.spans.append((str(attributes["class"]), ""))
        elif tag == "li":
            self.contents.append("")
        if tag not in EMPTY:
            self.open.append(name)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().split(".")[0] == tag, "elements are nested"

    def handle_data(self, data: str) -> None:
        inside = {name.split(".")[0] for name in self.open}
        if "title" in inside:
            self.title += data
        elif "li" in inside:
            self.contents[-1] += data
        elif inside & BLOCKS:
            name, text = self.blocks[-1]
            self.blocks[-1] = name, text + data
        elif "style" not in inside:
            assert not data.strip(), "no text stands outside of paragraphs"
        if "span" in inside and "span.line" not in self.open:
            name, text = self.spans[-1]
            self.spans[-1] = name, text + data
