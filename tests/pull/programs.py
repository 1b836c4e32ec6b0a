"""What WPS, LibreOffice and Word in Chinese change in the parts of a document by saving it."""

from __future__ import annotations

import re


def theme_fonts(xml: str) -> str:
    fonts = '<w:rFonts w:asciiTheme="minorEastAsia" w:hAnsiTheme="minorEastAsia" w:eastAsiaTheme="minorEastAsia"/>'
    return re.sub(r"<w:rFonts [^>]*/>", fonts, xml).replace(' w:hint="eastAsia"', "")


def split_runs(xml: str) -> str:
    def cut(match):
        properties, text = match[1] or "", match[2]
        return "".join(f'<w:r>{properties}<w:t xml:space="preserve">{part}</w:t></w:r>' for part in (text[:2], text[2:]) if part)

    return re.sub(r'<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space="preserve">([^<&]*)</w:t></w:r>', cut, xml)


CHINESE = {
    "Heading1": ("a1", "标题 1"),
    "Heading2": ("a2", "标题 2"),
    "Heading3": ("a3", "标题 3"),
    "BodyText": ("a4", "正文文本"),
    "Title": ("a5", "标题"),
    "Salutation": ("a6", "称呼"),
    "Heading1Char": ("b1", "标题 1 字符"),
    "Heading2Char": ("b2", "标题 2 Char"),
    "Point2": ("b3", "要点 2"),
}


def chinese_names(*, styles: bool):
    def change(xml: str) -> str:
        for old, (new, name) in CHINESE.items():
            xml = xml.replace(f'w:val="{old}"', f'w:val="{new}"')
            if styles:
                xml = re.sub(rf'w:styleId="{old}"><w:name w:val="[^"]*"/>', f'w:styleId="{new}"><w:name w:val="{name}"/>', xml)
        return xml

    return change


PROGRAMS = {
    "fonts of the theme": {"document": theme_fonts, "styles": theme_fonts},
    "runs in pieces": {"document": split_runs},
    "styles with Chinese names and other ids": {"document": chinese_names(styles=False), "styles": chinese_names(styles=True)},
    "all of it": {
        "document": lambda xml: chinese_names(styles=False)(split_runs(theme_fonts(xml))),
        "styles": lambda xml: chinese_names(styles=True)(theme_fonts(xml)),
    },
}
