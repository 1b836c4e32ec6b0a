"""Every message in English, and the words for some facts. The Chinese texts are in the gettext catalogue."""

from __future__ import annotations

import errno
import os

from drafter.errors import Message

MESSAGES: dict[str, Message] = {
    "yaml.tab": Message("a tab in the indentation", "indent with spaces"),
    "yaml.wide-space": Message("a full-width space in the indentation", "indent with ordinary spaces (half-width)"),
    "yaml.wide-colon": Message("a full-width colon after “{key}”", "write “{key}: ”, a half-width colon and a space"),
    "yaml.no-space-after-colon": Message("no space after “{key}:”", "write “{key}: ”, a half-width colon and a space"),
    "yaml.no-space-after-dash": Message("no space after “{found}”", "a list item begins with “- ”, a half-width dash and a space"),
    "yaml.wide-dash": Message("“{found}” does not begin a list item", "begin it with “- ”, a half-width dash and a space"),
    "yaml.reserved": Message(
        "“{found}” at the start of a value has a meaning of its own in YAML", "put the whole value in straight quotes: '…'"
    ),
    "yaml.bracket": Message(
        "“{found}” at the start of a value opens a list or a mapping in YAML", "put the whole value in straight quotes: '…'"
    ),
    "yaml.straight-quote": Message(
        "a straight quote opens the value and closes before its end",
        "write Chinese quotes “ ” in the text, or put the whole value in '…'",
    ),
    "yaml.chinese-quote": Message(
        "“: ” inside the value; Chinese quotes do not protect it in YAML",
        "write a full-width colon ：, or put the whole value in '…'",
    ),
    "yaml.block-mark": Message(
        "“{found}” at the start of a value has a meaning of its own in YAML", "put the whole value in straight quotes: '…'"
    ),
    "yaml.colon-in-text": Message("“: ” inside the value", "write a full-width colon ：, or put the whole value in '…'"),
    "yaml.control": Message("the control character {found}", "delete it"),
    "yaml.control-left-out": Message("the control character {found} is left out"),
    "yaml.too-many": Message("the file has more than {most} speeches", "split it"),
    "yaml.too-large": Message(
        "the text is too large: {characters} characters; at most {longest} characters, and {most} lines and values, are read",
        "split it",
    ),
    "yaml.too-deep": Message("nested more than {most} deep", "remove levels"),
    "yaml.quote-open": Message("a straight quote that is never closed", "close it, or write Chinese quotes “ ”"),
    "yaml.hash-kept": Message(
        "“{found}” is no comment and is printed: the spaces before # are not ordinary ones",
        "for a comment write two ordinary spaces before #; for text put the value in '…'",
    ),
    "yaml.indentation": Message(
        "the indentation does not fit the lines before",
        "align it with its siblings; what belongs to a key stands two spaces further in",
    ),
    "yaml.stray-colon": Message(
        "a “: ” where no key can stand", "align the key with its siblings; in a text write a full-width colon ："
    ),
    "yaml.no-colon": Message(
        "a line that is neither a “key: value” nor a list item", "write “key: ” before it, or indent it under its key"
    ),
    "yaml.bracket-inside": Message(
        "“{found}” in a text between brackets opens a list or a mapping in YAML", "put this text in straight quotes: '{text}'"
    ),
    "yaml.bracket-open": Message("a bracket that is never closed", "close it, or put the value in '…'"),
    "yaml.wide-mark": Message("“{found}” between brackets is full-width", "write the half-width , or : and a space behind it"),
    "yaml.wide-bar": Message("“{found}” is full-width", "write the half-width |"),
    "yaml.lines-joined": Message(
        "{count} lines are read as one paragraph", "write “|” behind the key, and each line is a paragraph; or begin each with “- ”"
    ),
    "yaml.pasted-lines": Message(
        "{count} lines stand at the margin and belong to no key",
        "write “{key}: |”, and indent them below it; each becomes a paragraph",
    ),
    "yaml.pasted-sections": Message(
        "{count} lines stand at the margin and belong to no key",
        "write “{key}:”, and below it, indented, each as “- {heading}: …” without its ordinal",
    ),
    "yaml.pasted-in-list": Message(
        "{count} lines stand left of the list, and belong to no item", "begin each with “- ”, in line with the item above"
    ),
    "yaml.bar-without-indentation": Message(
        "the lines under “{key}: {found}” are not indented", "indent each by two spaces below the “|”"
    ),
    "yaml.wide-bracket": Message(
        "“{found}” is full-width: it opens no list and no mapping",
        "write the half-width [ ] or {{ }}, and , between; a text stands in quotes '…'",
    ),
    "yaml.wide-brackets": Message(
        "“{found}” is full-width: it begins no list and is printed as it stands",
        "write the half-width [ ] and , or one item a line; a text stands in quotes '…'",
    ),
    "yaml.wide-comma": Message(
        "the full-width comma between the brackets parts nothing: “{found}” is one line",
        "write the half-width , and a space behind it; what is to be one line, write in quotes '…'",
    ),
    "yaml.list-comma": Message(
        "the “、” between the brackets parts nothing: “{found}” is one line",
        "write the half-width , and a space behind it; what is to be one line, write in quotes '…'",
    ),
    "yaml.dashes-in-block": Message(
        "a “{found}” below “{block}” makes no list; it is printed as it stands",
        "for a list take the “{block}” away; else take the “{found}” away",
    ),
    "yaml.list-under-text": Message(
        "a list item under a text that stands behind its key already",
        "begin the text with “- ” too, on a line of its own below the key",
    ),
    "yaml.escape": Message("in straight double quotes “\\” begins a sign of YAML’s own", "put the value in single quotes: '…'"),
    "yaml.list-here": Message("a list item where none can stand", "begin the list on a line of its own, below its key"),
    "yaml.between-speeches": Message("“{found}” divides nothing", "the speeches of a bundle are divided by a line ---"),
    "yaml.separator": Message("a line of --- or ... inside a value", "close the quote or bracket before it"),
    "yaml.percent": Message("a line that begins with %", "write “key: ” before it, or indent it under its key"),
    "yaml.syntax": Message("this is no YAML: {said}"),
    "yaml.hash-cuts": Message(
        "“{cut}” would be a comment, not text",
        "for text put the value in '…'; for a comment write two spaces before # and one after",
    ),
    "yaml.unknown-key": Message("there is no key “{found}” in {what}", "its keys: {known}"),
    "yaml.unseen-in-key": Message(
        "an unseen character ({code}) stands in the key “{found}”", "type the key again; such characters come with pasted text"
    ),
    "yaml.duplicate-key": Message("“{found}” stands twice; line {line} has “{first}” already", "keep one"),
    "yaml.missing-key": Message("the key “{expected}” is missing in {what}", "add it"),
    "yaml.key": Message("a key must be text", "what begins with [ or {{ stands in straight quotes: '…'"),
    "yaml.shape": Message("{expected} is expected here, not {found}"),
    "yaml.one-line": Message("this value must be one line, and it has several", "join the lines"),
    "yaml.choice": Message("“{found}” cannot stand here", "write one of {known}"),
    "yaml.number": Message("“{found}” is no number", "write a number"),
    "yaml.words": Message("“{found}” is too little to look for", "write two characters at least, marks not counted"),
    "yaml.range": Message("{found} is out of range: {least} to {most}"),
    "outline.too-long": Message("the outline is longer than {most} characters, more than a template can write", "split it"),
    "outline.empty": Message("the outline is empty", "begin with `drafter new`"),
    "outline.empty-bundle": Message("the bundle has no speech", "add a YAML document for each, after a line of ---"),
    "outline.late-bundle": Message(
        "the bundle’s front stands behind a speech", "move it to the top of the file, and a line of --- below it"
    ),
    "outline.too-deep": Message("more than {deepest} levels", "move it up"),
    "outline.not-of-bundle": Message(
        "“{found}” cannot stand beside “bundle”", "move it below the next ---, into a speech; a bundle itself has {known}"
    ),
    "outline.beside-bundle": Message(
        "“{found}” cannot stand beside “bundle”", "move it into the bundle’s mapping, or below the next ---"
    ),
    "outline.beside-line": Message(
        "“{found}” stands beside “{key}”; a line of this kind has one key alone",
        "write it as an item of its own, with a - before it",
    ),
    "outline.line-with-text": Message(
        "“{found}” has no text; “{found}:” alone is a line of this kind", "delete what stands behind the colon"
    ),
    "outline.own-kind": Message(
        "“{found}” cannot be the name of your own kind of lines",
        "letters, digits and -, no name of Drafter’s own: the key of a type in your layout",
    ),
    "outline.line-without-text": Message(
        "nothing stands behind “{found}:”", "write the words behind the colon, or delete the line"
    ),
    "outline.emphasis": Message(
        "“{found}” is shown as {look}, without its signs; this file’s other signs of this kind are read so too",
        "write \\ before a sign that is meant as text",
    ),
    "outline.picture-kind": Message(
        "“{found}” is no picture that Word shows everywhere", "save it as PNG or JPEG, and write that name"
    ),
    "outline.picture-missing": Message(
        "there is no picture “{found}” beside the outline", "put the file into the outline’s folder, and write its name"
    ),
    "outline.picture-unread": Message(
        "the picture “{found}” cannot be read", "see whether the name is right and you may read the file"
    ),
    "outline.picture-damaged": Message(
        "“{found}” is no picture, or not a whole one, whatever its name says",
        "open it in a program for pictures, and save it as PNG or JPEG",
    ),
    "outline.picture-size": Message(
        "the picture “{found}” has more than {most} MB",
        "make it smaller in a program for pictures: 2000 points across are enough for a page",
    ),
    "outline.picture-points": Message(
        "the picture “{found}” has {width} × {height} points, more than {most}",
        "make it smaller in a program for pictures: 2000 points across are enough for a page",
    ),
    "outline.picture-width": Message(
        "“{found}” is no width of a picture", "write a length (8cm), characters of the text (20字), or a share of the line (50%)"
    ),
    "outline.footnote-unknown": Message(
        "no footnote has the name “{found}”", "write it below the key footnotes, or \\[^{found}] if it is meant as text"
    ),
    "outline.footnote-inline": Message(
        "“{found}” is printed as it stands: an outline has no footnotes inside a text",
        "write [^1] in its place, and its text below the key footnotes; write \\^[ if it is meant as text",
    ),
    "outline.footnote-unused": Message(
        "no text refers to the footnote “{found}”, so it is left out",
        "write [^{found}] behind the words that it explains, or delete it",
    ),
    "outline.footnote-again": Message(
        "a second mark refers to the footnote “{found}”; its text is printed for each", "delete one of the marks if once is enough"
    ),
    "outline.footnote-empty": Message("this footnote has no text", "write its text behind the colon, or delete it"),
    "outline.footnote-name": Message(
        "“{found}” cannot be the name of a footnote", "use at most 40 letters and figures, without blanks and brackets"
    ),
    "outline.footnote-alone": Message(
        "{found} stands alone", "write it behind the word that the footnote explains, in the same text"
    ),
    "outline.footnote-inside": Message(
        "a footnote refers to another one by “{found}”", "move the mark into the text, or write \\ before it if it is meant as text"
    ),
    "outline.footnote-form": Message(
        "“{found}…” looks like the mark of a footnote and is none",
        "write [^name] with a name without blanks, or \\[^ if it is meant as text",
    ),
    "outline.table-rows": Message(
        "a table has either rows or a file", "write its rows, or the name of a .csv or .xlsx file beside the outline"
    ),
    "outline.table-row": Message(
        "this row of the table has {found} cells, the first row has {expected}", "write an empty cell as '', or join two cells"
    ),
    "outline.table-empty": Message("this table has no cells", "write its rows, each a list of its cells, or delete it"),
    "outline.table-file-missing": Message(
        "there is no file “{found}” beside the outline", "put the file into the outline’s folder, and write its name"
    ),
    "outline.table-file-quote": Message(
        "a quotation mark in “{found}” opens a cell, and none closes it: the rest of the file would be one cell",
        "save the sheet as .csv (UTF-8) anew",
    ),
    "outline.table-file-kind": Message(
        "“{found}” is no .csv or .xlsx file", "save the sheet as .xlsx or .csv (UTF-8), and write that name"
    ),
    "outline.table-book-locked": Message("“{found}” has a password", "open it, save it without the password, and render again"),
    "outline.table-book-old": Message("“{found}” is a workbook of an old program (.xls)", "save it as .xlsx, and write that name"),
    "outline.table-book-damaged": Message(
        "“{found}” is damaged, or no .xlsx workbook", "open it in the spreadsheet and save it anew as .xlsx"
    ),
    "outline.table-book-size": Message(
        "“{found}” is too large for a table of a speech", "put the part that belongs to the speech into a workbook of its own"
    ),
    "outline.table-no-sheet": Message("“{found}” has no sheet “{sheet}”", "its sheets: {known}"),
    "outline.table-merged": Message(
        "“{found}” has merged cells ({cells}): the text stands in the first, the others are empty",
        "unmerge them there if each needs its text",
    ),
    "outline.table-error-cell": Message("the cell {cell} of “{found}” says {value}", "mend the formula in the workbook"),
    "outline.table-uncomputed": Message(
        "“{found}” has formulas without a result ({cells}): their cells are empty",
        "open the workbook in the spreadsheet, and save it",
    ),
    "outline.table-file-damaged": Message("“{found}” is no text", "save the sheet as .csv (UTF-8) anew"),
    "outline.table-file-size": Message(
        "“{found}” has no rows, or more than {most} cells", "put the part that belongs to the speech into a file of its own"
    ),
    "outline.table-files-size": Message(
        "with “{found}” the tables in files have more than {most} cells together",
        "put the tables that are not read out into a file of their own",
    ),
    "outline.table-file-row": Message(
        "row {row} of “{name}” has {found} cells, its first row has {expected}", "even the rows out in the spreadsheet"
    ),
    "outline.file-outside": Message(
        "“{found}” is not beside the outline", "put the file into the outline’s folder, and write its name alone"
    ),
    "outline.file-unread": Message("“{found}” cannot be read: {why}", "put the file beside the outline"),
    "outline.empty-point": Message("an empty point", "write “heading: text”"),
    "outline.two-points": Message("two points in one list item: “{first}” and “{found}”", "begin each with “- ”"),
    "outline.point-without-text": Message(
        "nothing follows “{found}:”", "for a paragraph write a full-width colon ：; for a point without text write {{heading: …}}"
    ),
    "outline.key-as-heading": Message(
        "“{found}” is a key, not a heading", "for a point of that heading write {{heading: {found}, body: …}}"
    ),
    "outline.key-as-point": Message(
        "“{found}” is read as the heading of a point here",
        "attachments and signature stand at the left margin, not in a list; a table has rows or file below it, a picture the name of a file",
    ),
    "outline.half-colon": Message(
        "the half-width colon of “{found}” is printed as a full-width one", "write none: the template writes it"
    ),
    "outline.colon-for": Message(
        "the “{mark}” at the end of “{found}” is printed as a colon",
        "write no mark: the template writes the colon; an exclamation mark stays",
    ),
    "outline.names-mark": Message(
        "the “{mark}” between the names of “{found}” is printed as 、", "write 、 between names, or a list: [李明, 王芳]"
    ),
    "outline.colons": Message("the colons at the end of “{found}” are printed as one", "write none: the template writes it"),
    "outline.speech-key-as-point": Message(
        "“{found}” is read as the heading of a point here",
        "a key of the speech stands at the left margin, not in a list; points below a point stand in its body (正文)",
    ),
    "outline.speech-key-as-section": Message(
        "“{found}” is read as the heading of a section here",
        "a key of the speech stands at the left margin, not in the list of sections",
    ),
    "outline.line-as-text": Message(
        "“{found}” is a paragraph here, and is printed as it stands",
        "for a {key} write “{key}: ”, a half-width colon and a space behind it",
    ),
    "outline.break-as-text": Message(
        "“{found}” is a paragraph here, and is printed as it stands",
        "for a new page write “{found}:”, with a half-width colon behind it",
    ),
    "outline.colon-of-point": Message(
        "what begins with “{found}” is a paragraph among points",
        "for a point write “{key}: ”, a half-width colon and a space behind it",
    ),
    "outline.colons-of-points": Message(
        "what begins with “{found}” and its siblings are paragraphs, without ordinals",
        "for points write “{key}: ”, a half-width colon and a space behind it",
    ),
    "outline.sentence-as-heading": Message(
        "“{found}: ” is read as a heading and its text", "for a paragraph write a full-width colon ：, or put it in '…'"
    ),
    "outline.blanks-as-key": Message(
        "the blanks of a frame cannot stand before a colon", "write “heading: […]” (小标题), and “body: …” (正文) on the next line"
    ),
    "outline.slot-mark": Message("“{text}” ends with “{found}”, and the template goes on behind it", "leave the mark out"),
    "outline.said-twice": Message("“{found}” is said already in line {line}: the page has it twice", "keep one"),
    "outline.key-in-text": Message("“{found}” is the name of the key, and stands on the page as it is", "leave it out"),
    "outline.sentence-twice": Message("the template writes “{found}” too: the page has it twice", "leave it out"),
    "outline.data": Message(
        "{key} holds a value of the type “{found}”, which no outline can hold",
        "use texts, numbers, days, lists and mappings, and None for what is not there",
    ),
    "outline.no-data": Message(
        "an outline is a text or plain data, and this is of the type “{found}”", "give its text, a dict, or a list of dicts"
    ),
    "outline.date": Message("there is no day “{found}”", "look at its month and day"),
    "outline.date-guessed": Message("“{found}” is taken for {shown}", "write {written}"),
    "outline.date-unclear": Message("“{found}” does not say which day it is", "write the date as 2026-11-21"),
    "outline.person-beside-date": Message(
        "“{found}” is printed beside the date", "a speaker has a line of its own: speaker (讲话人)"
    ),
    "outline.weekday": Message("“{found}” is a {expected}", "look at the day or at the weekday"),
    "outline.not-shown": Message(
        "the template “{template}” does not show “{found}”",
        "put it where the template shows it, or change the template: `drafter templates copy`",
    ),
    "outline.slot-not-shown": Message(
        "the template “{template}” does not show the slot “{slot}”, here “{found}”",
        "take it out, or change the template: `drafter templates copy`",
    ),
    "outline.limit": Message("“{found}” is no length", "write minutes or characters: 8分钟, 1600字"),
    "outline.clock": Message("“{found}” is no time of day", "write hours and minutes: 9:00, 14:30"),
    "outline.agenda-minutes": Message("“{found}” is no number of minutes", "write a number: 20, 二十"),
    "outline.agenda-beside-sections": Message(
        "the page has the sections of this outline and not its agenda",
        "leave the sections out, and the agenda makes the host’s words",
    ),
    "outline.unknown-slot": Message("the template “{template}” has no slot “{found}”", "its slots: {known}"),
    "outline.slot-number": Message("the slot “{slot}” wants a number, not “{found}”", "for example {example}"),
    "outline.slot-date": Message("the slot “{slot}” wants a date, not “{found}”", "for example {example}"),
    "outline.not-settable": Message("“{found}” takes more than a line", "write it in the outline; these can be set: {known}"),
    "outline.no-slots": Message("the template “{template}” has no slots, “{found}” neither", "delete it, or name another template"),
    "outline.misplaced-key": Message(
        "“{found}” belongs to a section, and stands outside",
        "indent it as far as the section’s heading; the text before the first section is “opening” (开头)",
    ),
    "outline.setting": Message(
        "“{found}” says how the text is set, and holds none",
        "write the text below “body” (正文), each item behind “- ”; here stands one of {known}",
    ),
    "outline.agenda-key": Message(
        "“{found}” belongs to an item of the agenda, and stands outside",
        "write it below “agenda” (议程): each item begins with “- item: …” (事项), and its other keys stand below that",
    ),
    "outline.line-key": Message(
        "“{found}” is a line of a text, and stands outside",
        "write it as an item of “opening”, “body” or “closing” (开头, 正文, 结尾): - {found}: …",
    ),
    "outline.inner-key": Message(
        "“{found}” belongs to a table or a picture, and stands outside",
        "write it below “table” (表格) or “picture” (图片), which are items of a body, and indent it",
    ),
    "outline.date-in-brackets": Message(
        "the brackets of “{found}” are printed, and the date as it is typed", "write the date alone: 2026-11-21"
    ),
    "outline.set-again": Message(
        "set more than once: “{shown}” counts, and “{found}” is left out", "give the option once for each key"
    ),
    "outline.outer-key": Message(
        "“{found}” belongs to the speech, and not to a section or point",
        "write it at the left margin, without indentation",
    ),
    "outline.slot-outside": Message(
        "“{found}” stands beside “{key}”, and not in it", "indent it below “{key}” by two spaces, and the lines like it"
    ),
    "outline.wide-commas": Message(
        "the template’s frame {frame} has {expected} blanks, and a full-width comma parts none",
        "write the half-width , and a space behind it",
    ),
    "outline.frame-blanks": Message(
        "the template’s frame {frame} has {expected} blanks, the heading gives {found}",
        "give {expected}, or write the whole heading as text",
    ),
    "outline.unheard": Message(
        "the template “{template}” does not ask sections for “{key}”",
        "take the key out, or let the template write headings with the filter “heading”",
    ),
    "outline.typed-ordinal": Message("the template writes the ordinals: “{found}” is taken off", "leave it out"),
    "outline.typed-ordinal-kept": Message(
        "the ordinal “{found}” does not continue the count; it stands as it is",
        "to count on leave it out; to keep it write it behind “mark” (本序号)",
    ),
    "outline.none-as-text": Message(
        "“{found}” is printed as it is", "to leave this part out, take its key out; a text stands in '…'"
    ),
    "outline.point-for-line": Message(
        "“{found}” is the heading of a point, and is printed", "a line of its own kind has the key “{key}”: “- {key}: …”"
    ),
    "outline.marks-unused": Message(
        "“{key}” is about the points below, and there are none", "for the ordinal before this heading write “mark” (本序号)"
    ),
    "outline.points-unused": Message(
        "“{key}” is about the points below, and there are none",
        "for a heading on a line of its own, or before its text, write “paragraph” (段落)",
    ),
    "outline.maybe-ordinal": Message(
        "“{found}” may be an ordinal; it stands as it is, because the headings beside it do not count",
        "leave it out where it is one",
    ),
    "outline.title-dash": Message(
        "“{found}” is set as a line of the title", "a subtitle has a key of its own: “subtitle: {better}”"
    ),
    "outline.typed-twice": Message("the template writes “{found}” already: “{text}” is shown as “{shown}”", "leave it out"),
    "outline.counts-none": Message(
        "the speech has no sections, and the template counts them: the page says “{found}”",
        "change the template: {{% if sections %}} around the sentence",
    ),
    "outline.clash": Message(
        "“{text}” and the template’s “{found}” make “{shown}”", "write the value so that it goes with these words"
    ),
    "outline.no-mark": Message("no mark ends this text: “。” is added", "end it with a mark; “end: none” leaves it without"),
    "outline.english": Message(
        "the speech is in English, and its page has Chinese: {found}",
        "the template writes it: “mark: none” in a section leaves out its ordinal; for the rest make a template of your own, `drafter templates copy`",
    ),
    "outline.comma-at-end": Message("this text ends with “{found}”, and is printed so", "end it with 。"),
    "outline.keys-apart": Message(
        "“{found}” stands in an item of its own, apart from the “{first}” above it; it makes another section or point",
        "where it belongs to that one, write it below, in line with “{first}” and without “- ”",
    ),
    "outline.no-mark-before": Message(
        "no mark ends this text, and a point goes on in the same paragraph",
        "end it with a mark, or write “points: own” (要点: 另起)",
    ),
    "outline.no-frame": Message("the template has no frame for these blanks", "write the whole heading as text"),
    "config.no-words": Message(
        "there is no file {found}", "write rows, or the name of a file with rows, counted from this file's folder"
    ),
    "config.no-folder": Message(
        "there is no folder {found}", "make it, or name the folder that holds the templates, counted from this file's folder"
    ),
    "config.binary": Message("this is no text file", "a configuration and its tables are YAML text"),
    "config.documents": Message("a second configuration begins here", "write one: take the --- out"),
    "check.left-out": Message("not proofread: {found}"),
    "check.ignore-form": Message("this comment means nothing", "write “# drafter: ignore=CHECK reason”, all half-width"),
    "check.no-repairs": Message(
        "the text of this file cannot be changed", "only outlines, texts, Markdown and Word documents are repaired"
    ),
    "check.more": Message("{count} more of {check} are not shown", "--format json lists all; mend these first, and check again"),
    "check.unknown": Message("there is no check “{found}”", "`drafter check --list` shows all"),
    "check.standard": Message(
        "{found} follows {source} and can be neither softened nor turned off here",
        "beside a line that is meant so, write “# drafter: ignore={found} reason”",
    ),
    "check.no-reason": Message(
        "“{found}” follows a national standard and is passed over only for a reason", "write the reason behind its name"
    ),
    "pull.no-outline": Message("there is no outline “{found}” beside the document", "name the outline: --outline FILE"),
    "pull.other-outline": Message(
        "the document does not come from this outline: hardly a paragraph is the same",
        "name the outline that it was rendered from: --outline FILE",
    ),
    "pull.letterhead": Message(
        "“{text}” stands in the letterhead around the speech, which an outline cannot hold",
        "it stays in the document; for all documents change the base file of the layout",
    ),
    "pull.left-out": Message("the document holds {found}, which does not come back into the outline", "it stays in the document"),
    "pull.left-out-words": Message(
        "the document holds {found}, which does not come back into the outline: {words}", "it stays in the document"
    ),
    "pull.picture-added": Message(
        "the document has a picture that the outline has not",
        "save it from Word beside the outline, and write its name there: “picture: name.png”",
    ),
    "pull.picture-gone": Message("the picture “{text}” is no longer in the document", "delete it in the outline if it is to go"),
    "pull.picture-moved": Message(
        "the picture “{text}” stands elsewhere in the document, or once more", "move or copy it in the outline too"
    ),
    "pull.picture-width": Message(
        "the picture “{text}” is {width} cm wide in the document", "write that as its width in the outline"
    ),
    "pull.hidden": Message("the document hides “{text}”", "it stays hidden there; the outline has it only where it had it before"),
    "pull.comment": Message("the outline’s comment “{text}” is gone with what it stood beside", "write it again where it belongs"),
    "pull.tracked": Message(
        "the document has tracked changes that nobody has accepted; they come back as accepted",
        "accept or reject them in Word, and pull again if some are rejected",
    ),
    "pull.header": Message("the document’s header says “{text}”, which an outline cannot hold", "it stays in the document"),
    "pull.footer": Message("the document’s footer says “{text}”, which an outline cannot hold", "it stays in the document"),
    "pull.both": Message(
        "outline and document both changed this since it was rendered: “{made}” in the outline, “{text}” in the document",
        "the outline’s words stay; write in what is right",
    ),
    "pull.deleted-here": Message(
        "the outline deleted this since it was rendered, and the document changed it: “{text}”",
        "it stands here again; delete it if it is wrong",
    ),
    "pull.deleted-there": Message(
        "the outline changed this since it was rendered, and the document deleted it: “{text}”",
        "it stays; delete it if it is wrong",
    ),
    "pull.reverted": Message(
        "the outline was changed here after the document was rendered; the document’s words are back, in the place of “{text}”",
        "nobody has changed the document: render the outline anew if its words are right",
    ),
    "pull.table-file": Message(
        "“{name}” has “{made}” in row {row}, the document has “{text}”", "write it into that file, not into the outline"
    ),
    "pull.table-file-row": Message(
        "the document has a row “{text}” in the table of “{name}”", "write it into that file, not into the outline"
    ),
    "pull.table-file-gone": Message(
        "row {row} of “{name}”, “{made}”, is gone in the document", "delete it in that file, not in the outline"
    ),
    "pull.page-break": Message(
        "document and outline break the page differently above “{text}”",
        "write or delete a page-break there in the outline; the lines of its front stay on one page",
    ),
    "pull.unplaced": Message("no place in the outline for “{text}”", "write it into the outline"),
    "pull.no-heading": Message("“{text}” is no heading in the outline", "make it a section or a point there"),
    "pull.kind": Message("“{text}” is a line of another kind in the outline", "change it there"),
    "pull.ordinal": Message(
        "the ordinal “{typed}” becomes “{written}”, as the template counts",
        "another one is written as `mark` of the section or point",
    ),
    "pull.decoration": Message(
        "“{text}” becomes “{written}”: the template writes the brackets, dashes and colons of the front, and its dates",
        "nothing is to be done if that is what was meant",
    ),
    "pull.counted": Message(
        "“{text}” becomes “{written}”: the template counts what there is",
        "nothing is to be done if a part was meant to come or go; the end of a break follows from `start` and `minutes`",
    ),
    "pull.own-ordinals": Message(
        "the document does not count on with {found}; the outline keeps such ordinals as they stand",
        "to count anew delete `mark` of these sections and points",
    ),
    "pull.kept": Message(
        "the outline or its template still says “{text}”", "a formula changes in the template: `drafter templates copy`"
    ),
    "pull.kept-front": Message(
        "“{text}” stays in the outline though the document lacks it: the template asks for this line",
        "write another one in its place",
    ),
    "draft.changed": Message("“{text}” now reads “{shown}”"),
    "draft.divided": Message("“{text}” is two paragraphs now; the second is “{shown}”"),
    "draft.moved": Message("“{text}” stands at another place: the template writes it there"),
    "draft.not-placed": Message(
        "the template has no place for “{text}”", "it is kept in the notes of the outline; write it where it belongs"
    ),
    "draft.added": Message(
        "the template adds “{text}”", "if it does not belong there, change the template: `drafter templates copy`"
    ),
    "draft.noise": Message("“{text}” was taken for no part of the speech", "it is kept in the notes of the outline"),
    "draft.repaired": Message("“{text}” was read as “{shown}”"),
    "draft.tab": Message("the tab behind “{text}” is left out: a page has none inside a paragraph"),
    "draft.tab-blank": Message("the tab behind “{text}” is a space now"),
    "draft.left-out": Message(
        "the text holds {found}, which is not taken into the outline: {text}", "it is kept in the notes of the outline"
    ),
    "draft.table": Message(
        "the text holds a table, which is not taken into the outline: {text}",
        "it is kept in the notes of the outline; write it as `table` where it belongs",
    ),
    "draft.header": Message(
        "{found} is no text of the speech: {text}",
        "it is kept in the notes of the outline; what stands on each page is written by `header` and `footer` of a layout",
    ),
    "draft.open-slot": Message("no value for the blank “{slot}” was found", "fill it: {hint}"),
    "draft.open-part": Message("the template asks for something that the text has not: {text}", "write it into the outline"),
    "draft.one-of": Message(
        "there are {count} speeches in it; this is number {number}, “{text}”; lines {lines} are left out",
        "--speech NUMBER takes another",
    ),
    "template.not-found": Message("there is no template “{found}”", "`drafter templates list` names them: {known}"),
    "template.elsewhere": Message(
        "the template “{found}” is in the folder “{folder}”, which is not searched",
        "name the folder: --templates {folder}, or `templates: {folder}` in drafter.yaml",
    ),
    "template.too-much-code": Message(
        "the template has too many names, branches and includes to be compiled", "split it, or set fewer names"
    ),
    "template.too-long": Message("the template is longer than {most} characters", "shorten it"),
    "template.encoding": Message("the template is not UTF-8", "save it as UTF-8"),
    "template.unreadable": Message("the template cannot be read: {said}"),
    "template.circular": Message("the template extends itself: {chain}", "break the circle"),
    "template.hides-shipped": Message(
        "the template “{found}” extends itself", 'to extend the shipped one write {{% extends "shipped/{found}.md.j2" %}}'
    ),
    "template.front-matter-unopened": Message(
        "the front matter is not opened", "the first line of the template is ---; a line of --- stands behind the front matter too"
    ),
    "template.front-matter-open": Message("the front matter is never closed", "write a line of --- behind it"),
    "template.slot-name": Message(
        "“{found}” cannot be the name of a slot", "use letters, Chinese characters, digits and _, and no name of a part"
    ),
    "template.unknown-marks": Message("there is no numbering style “{found}”", "name it by its first mark: {known}"),
    "template.no-such-mark": Message("the numbering style “{style}” has no mark for {found}", "take another style"),
    "template.syntax": Message("this tag or expression cannot be read", "look at its names, brackets and commas"),
    "template.remark-open": Message("a remark is never closed", "write #}} at its end"),
    "template.block-twice": Message("the block “{found}” stands in the template twice", "keep one"),
    "template.block-name": Message("a block cannot have this name", "use letters, Chinese characters, digits and _"),
    "template.other-block": Message("“{found}” is not the block that ends here", "write its own name, or {{% endblock %}} alone"),
    "template.bracket-open": Message("a bracket is never closed", "write {found} where it ends"),
    "template.quote-open": Message("a quotation mark {found} is never closed", "write the same mark at the end of the text"),
    "template.odd-end": Message("a tag ends otherwise than it begins", "write {{{{ … }}}} or {{% … %}}"),
    "template.one-equals": Message("“=” compares nothing", "write == to compare"),
    "template.else-if": Message("another condition begins with elif", "write {{% elif … %}}"),
    "template.unquoted-name": Message("the name of a template stands in quotes", 'write "{found}.md.j2"'),
    "template.no-filter": Message("there is no filter “{found}”", "the filters: {known}"),
    "template.no-test": Message("there is no test “{found}”", "the tests: {known}"),
    "template.no-tag": Message("there is no tag “{found}”", "the tags: {known}"),
    "template.not-closed": Message("“{found}” is never closed", "write {{% end{found} %}} behind it"),
    "template.not-open": Message("“{found}” closes nothing", "delete it, or close what stands inside first"),
    "template.incomplete": Message("this tag or expression is not complete", "look at what stands before its end"),
    "template.odd-sign": Message("“{found}” cannot stand in an expression", "write half-width signs, and text in quotes"),
    "template.no-attribute": Message("nothing is called “{found}” in this", "a section has heading, body and sections"),
    "template.undefined": Message("nothing is called “{found}” here", "slots are declared under “slots” in the front matter"),
    "template.undefined-part": Message(
        "nothing is called “{found}” here",
        "a blank of this name is declared under “slots” in the front matter; the part of the outline is called {part}",
    ),
    "template.single-braces": Message("“{found}” is no value, and printed as it is", "write it with two braces: {{{{ {name} }}}}"),
    "template.full-width": Message(
        "“{found}” is full-width, and printed as it is", "write it half-width: {{{{ 名称 }}}}, {{% if … %}}"
    ),
    "template.unknown-block": Message(
        "the template that is extended has no block “{found}”; nothing in it is shown", "its blocks: {known}"
    ),
    "template.outside-blocks": Message("“{found}” stands outside the blocks and is never shown", "move it into a block"),
    "template.unused-slot": Message("the slot “{found}” is never used", "write {{{{ {found} }}}} where it belongs, or delete it"),
    "template.unwritable-lines": Message(
        "this has several lines, and cannot be written as one text", "write each: {{% for line in {found} | lines %}}"
    ),
    "template.unwritable-sections": Message(
        "sections are a list, and cannot be written as text",
        "write each: {{% for section in sections %}}; those within a section: {{{{ section.sections | subsections }}}}",
    ),
    "template.unwritable-attachments": Message(
        "attachments are a list, and cannot be written as text", "write {{{{ attachments | attachment_list }}}}"
    ),
    "template.no-argument": Message("the filter “{filter}” has no argument “{found}”", "its arguments: {known}"),
    "template.arguments": Message("the filter “{filter}” cannot use these arguments", "its arguments: {known}"),
    "template.macro-argument": Message("the macro “{macro}” has no argument “{found}”", "its arguments: {known}"),
    "template.macro-arguments": Message(
        "the macro “{macro}” is given {found} values, which is more than it takes", "its arguments: {known}"
    ),
    "template.no-arguments": Message("the filter “{filter}” takes no arguments", "leave out what stands in its brackets"),
    "template.no-such-stand": Message("“{found}” does not say how points or headings stand", "write own (另起) or run-on (接排)"),
    "template.long-end": Message("“{found}” is no mark: end has at most {most} characters", 'write the mark alone: end="，"'),
    "template.decimals": Message("a number is rounded to at most {most} decimals", "write fewer"),
    "template.comparing": Message(
        "“{found}” compares a text with a number", "make a number of the text: {{{{ 人数 | int }}}}; a text stands in quotes"
    ),
    "template.by-zero": Message("a number is divided by 0", "ask first: {{% if 人数 | int %}}"),
    "template.no-list": Message(
        "this value is no list", "a list is sections, salutation, opening, or title | lines; a text is none"
    ),
    "template.wants-number": Message("a number is wanted here", "make one of a text: 人数 | int, 占比 | float"),
    "template.uncallable": Message("this cannot be called", "leave out the brackets behind the name"),
    "template.wrong-value": Message(
        "a value in this line is of another kind than its filter or operator takes",
        "texts, numbers and lists are different: int makes a number of a text, lines a list, paragraphs a text of a body",
    ),
    "template.no-number": Message("“{found}” is no number", "give a number, in figures or in Chinese"),
    "template.endless": Message(
        "the template does not end, or nests too deep: it exceeds what a speech can need",
        "look for a loop over too much, or a template that includes itself",
    ),
    "template.gigantic": Message("the template writes more than a speech can hold", "look for a text that is repeated"),
    "template.forbidden": Message(
        "“{found}” is closed to templates", "templates have filters and plain values, no files and no code"
    ),
    "template.operator": Message("“{found}” does not go with these values", "join texts with ~, lists with +; count with numbers"),
    "template.comparison": Message("lists that hold lists cannot be compared", "compare texts or numbers"),
    "template.unwritable": Message(
        "{found} cannot be written as text", "choose a part of it, or pass a body through the filter “paragraphs”"
    ),
    "template.failed": Message("the template failed: {said}"),
    "template.not-one-speech": Message(
        "“{found}” makes the front of a bundle, not a speech", "the bundle’s template belongs under “bundle”"
    ),
    "template.not-a-bundle": Message(
        "“{found}” does not make the front of a bundle",
        "leave the template of the bundle out; one of your own begins with # [{{{{ title }}}}]{{.bundle}}",
    ),
    "markdown.two-lines": Message(
        "two lines without a blank line between would become one paragraph", "put a blank line between, or join them"
    ),
    "markdown.indented": Message("four spaces of indentation make a block of code in Markdown", "indent less"),
    "markdown.too-deep": Message("level {found}: headings and points have at most {deepest} levels", "move it up"),
    "markdown.hash": Message("no space after “{found}”", "write a space, or \\# for the sign itself"),
    "markdown.stray": Message("“{found}” has a meaning of its own in Markdown", "write \\{found} for the sign itself"),
    "template.no-class": Message(
        "no layout knows the class {found}", "give it a type in a layout, “{name}: {{font: …}}”, or take one of docs/templates.md"
    ),
    "markdown.class": Message("{{{found}}} is nothing that can stand here", "see docs/templates.md for the classes"),
    "markdown.late-title": Message("a title after the speech has begun", "move it to the front"),
    "markdown.late-front": Message("the line {{.{found}}} stands after the speech has begun", "move it to the front"),
    "markdown.after-closing": Message("a section after the closing", "move the closing behind it"),
    "markdown.skipped-level": Message("level {found} where level {expected} is the next", "do not skip a level"),
    "markdown.no-point": Message("no point is open that this paragraph could continue", "begin with a point"),
    "markdown.picture": Message(
        "a picture stands in a paragraph of its own, with nothing but its width behind it", "put it on a line of its own"
    ),
    "markdown.picture-width": Message("“{found}” is no width of a picture", "write 8cm, 20字 or 50%"),
    "markdown.footnote-unknown": Message("no footnote has the name “{found}”", "write a line [^{found}]: with its text"),
    "markdown.footnote-unused": Message(
        "nothing refers to the footnote “{found}”", "write [^{found}] behind the words that it explains"
    ),
    "markdown.footnote-twice": Message("two footnotes have the name “{found}”", "give one of them another name"),
    "markdown.footnote-empty": Message("the footnote “{found}” has no text", "write its text behind the colon, or delete it"),
    "markdown.footnote-inside": Message("the footnote “{found}” refers to another one", "move that mark into the text"),
    "speech.control": Message(
        "the character {found} cannot stand in a paragraph: “{text}”", "remove it; a line break makes a new paragraph"
    ),
    "speech.too-deep": Message("more than {deepest} levels at “{text}”", "move it up"),
    "config.reading": Message(
        "“{found}” has {count} characters, and needs as many readings",
        "part them by blanks, with - for the usual reading: 甪直: lù -",
    ),
    "reading.unknown": Message(
        "no reading known of {found}", "write it in drafter.yaml: readings: {{{example}}}; until then nothing stands above it"
    ),
    "write.unknown-format": Message("there is no format “{found}”", "the formats: {known}"),
    "write.no-agenda": Message("this outline has no agenda", "write one: “agenda:”, and “- item: …” for each item"),
    "write.no-speakers": Message("the agenda names nobody", "write “who: …” below its items"),
    "desk.no-folder": Message("there is no such folder", "name a folder that exists"),
    "desk.outside": Message("this file lies outside the folder that is open", "open its own folder: drafter open FOLDER"),
    "desk.name": Message("a file of this name cannot be made here", "let it end in one of {known}, without a dot at its beginning"),
    "desk.no-sitting": Message("this speech is not open any more", "load the page anew"),
    "desk.no-moment": Message("this moment of the history is not kept any more", "choose another one"),
    "desk.gone": Message(
        "the file is gone from its folder: removed, or renamed; the text is still on the page",
        "go on typing, and it is written anew; or download it",
    ),
    "desk.folder-gone": Message(
        "the folder {folder} cannot be reached any more; the text is still on the page",
        "bring the folder or the drive back, and it is saved there; or download it",
    ),
    "desk.shared-template": Message(
        "this template is not of this folder, and other speeches use it",
        "make it yours first: click on one of its words on the page",
    ),
    "desk.other-template": Message("the template was changed by another program meanwhile", "load it anew, and change it again"),
    "desk.not-of-template": Message("this word stands in the outline, not in the template", "change it there"),
    "desk.not-in-page": Message(
        "this page works without an installation, and a browser alone cannot do this: {said}",
        "take a .docx, .md or .txt, or install Drafter on this machine",
    ),
    "desk.too-large": Message("this file is too large: at most {most} million bytes", "take a smaller one"),
    "desk.locked": Message(
        "the desk opens with the address that `drafter open` printed, once, in one browser",
        "end it with Ctrl-C in the terminal, and start `drafter open` again",
    ),
    "desk.not-saved": Message(
        "not saved: {said}; the text is still on the page",
        "it is saved by itself as soon as that is over; until then leave the page open, or download the speech",
    ),
    "desk.name-of-config": Message("the settings of the folder stand in the file of this name", "choose another name"),
    "desk.name-taken": Message("there is a file of this name already", "choose another name"),
    "desk.not-renamed": Message("not renamed: {said}", "the file keeps its name; try again when that is over"),
    "desk.port": Message("the port {found} cannot be used: {said}", "choose another one, or leave --port out"),
    "desk.no-bundle": Message(
        "the page of the desk is not built in this checkout",
        "build it: make desk; without make, with Node 18 or newer: npm ci --omit=dev --prefix desk, "
        "then node desk/build.mjs, then pip install .",
    ),
    "tool.no-libreoffice": Message(
        "LibreOffice is not installed; it makes the PDF", "install LibreOffice, or name its program in DRAFTER_SOFFICE"
    ),
    "tool.no-libreoffice-to-read": Message(
        "LibreOffice is not installed; it reads .doc, .wps, .rtf and .odt", "install LibreOffice, or save the document as .docx"
    ),
    "tool.plugin": Message(
        "the plug-in “{found}” of the package {package} cannot be loaded: {said}", "update or uninstall the package"
    ),
    "tool.plugin-kind": Message(
        "the plug-in “{found}” of the package {package} is none that belongs into the group {group}",
        "update or uninstall the package",
    ),
    "tool.libreoffice-failed": Message("LibreOffice did not convert the document: {said}", "open it in LibreOffice to see why"),
    "learn.empty-paragraphs": Message(
        "{count} empty paragraphs make space", "a layout makes it: “gap” of the page, “before” and “after” of a kind of line"
    ),
    "learn.typed-centring": Message("{count} lines are moved with blanks", "a layout sets them with “align”"),
    "learn.typed-indents": Message("{count} paragraphs are indented with blanks", "a layout makes it: “indent: 2字”"),
    "layout.base-form": Message(
        "the base file is not written as Word documents usually are", "open it in Word and save it as a Word document (.docx)"
    ),
    "layout.base-macros": Message("the base file holds macros", "save it in Word as a document without macros (.docx)"),
    "layout.base-no-word": Message("the base file is no Word document", "save it in Word as .docx or .dotx"),
    "layout.base-protected": Message(
        "the base file is protected against changes", "stop the protection in Word (Review, Restrict Editing), and save it"
    ),
    "layout.base-signed": Message(
        "the base file is signed digitally, and a change would break the signature", "name a copy without it"
    ),
    "layout.base-slot": Message(
        "the letterhead has a blank “{found}”, and the outline says nothing for it", "add “{found}: …” to the slots of the outline"
    ),
    "layout.base-title": Message(
        "the letterhead has a line “{found}”, and the speech below it has its title again",
        "take that line out of the base file; the speech brings its title",
    ),
    "layout.base-body": Message(
        "the letterhead has a “{found}” where the speech cannot stand",
        "write {{{{ {found} }}}} once, in a paragraph of its own",
    ),
    "layout.no-base": Message("there is no file “{found}”", "write the path of a Word file, seen from the layout’s folder"),
    "layout.no-own-kind": Message(
        "the layout {layout} does not know the lines “{found}”",
        "give them a type in the layout: “{found}: {{font: …}}”; they look like body text now",
    ),
    "layout.circular": Message("the layout extends itself: {chain}", "break the circle"),
    "layout.color": Message("“{found}” is no colour", "write {known}, or six digits in quotes: '#C00000'"),
    "layout.field": Message("headers and footers have no field {found}", "the fields: {known}"),
    "layout.font-missing": Message(
        "the font “{found}” is not installed here, nor a stand-in for it", "install it, or name a stand-in under “substitutes”"
    ),
    "layout.font-replaced": Message(
        "the font “{found}” is not installed here; Word takes “{other}”", "install it where the document is printed"
    ),
    "layout.font": Message("“{found}” is no font name", "write the font’s name as Word lists it"),
    "layout.form": Message(
        "“{found}” is no page number", "write it with the figure 1: — 1 —, or with fields: 共{{pages}}页 第{{page}}页"
    ),
    "layout.only-in-body": Message(
        "“{found}” has no effect in “{key}”: it is the body whose lines end at words", "write it in body, or delete it"
    ),
    "layout.without-base": Message("“{found}” has no effect without a base file", "write base: FILE.docx, or delete it"),
    "layout.without-number": Message(
        "“{found}” has no effect: the page number stands at “{place}”", "give the page number another place, or delete it"
    ),
    "layout.without-text": Message("“{found}” has no text, and none is shown", "write its text, or delete it"),
    "layout.cut-off": Message(
        "“{found}” has larger type ({size}) than its lines are high ({line}): Word cuts the characters off",
        "write a larger “line” beside “size”",
    ),
    "layout.grid-line": Message(
        "the lines of the body ({line}) do not fit the page’s grid ({grid}): Word keeps to the one, LibreOffice to the other",
        "write the same for “grid” and for “line” of the body, or leave “grid” out",
    ),
    "layout.length": Message("“{found}” is no length", "write it with its unit ({units}): {examples}"),
    "layout.line-numbers": Message("“{found}” says no line numbers", "write yes, no, or every how many lines one stands: 5"),
    "layout.long": Message("the text is longer than {most} characters", "shorten it"),
    "layout.no-room": Message("the margins leave no room for text: {width} × {height}", "make the margins smaller"),
    "layout.one-document": Message("a layout is one YAML document", "delete the line ---"),
    "layout.paper": Message("“{found}” is no paper", "write {known}, or 210mm x 297mm"),
    "layout.place-taken": Message(
        "a text of the footer stands where the page number stands",
        "move one of the two, or write the number into the text: {{page}}",
    ),
    "layout.range": Message("{found} is out of range: {least} to {most}", "write a value in that range"),
    "layout.size": Message("“{found}” is no type size", "write {known}, or points: 16pt"),
    "layout.unknown-font": Message("no font is called “{found}”; Word would take another", "write its name as Word lists it"),
    "layout.unknown": Message("there is no layout “{found}”", "the layouts: {known}"),
    "input.binary": Message(
        "this is no text file", "an outline is text; `drafter new` writes one, `drafter mine FILE` makes one of a speech"
    ),
    "input.damaged": Message(
        "the document is damaged, or not what its name says", "open it in the program that made it and save it anew"
    ),
    "input.denied": Message("no permission to read it", "ask for the right to read the file"),
    "input.empty": Message("there is no text in it", "give a file with the text of a speech"),
    "input.empty-folder": Message("no file in this folder can be read as a speech"),
    "input.encoding": Message("not all of it can be read as {encoding}", "look at this line, then save the file as UTF-8"),
    "input.other-encoding": Message(
        "it is neither UTF-8 nor UTF-16 nor GB18030", "open it in the program that it comes from, and save it as UTF-8"
    ),
    "input.encrypted": Message("the document asks for a password", "save it without one"),
    "input.skipped": Message("{count} files in the folders are no speeches and were not read: {files}"),
    "input.is-folder": Message("this is a folder", "name a file in it"),
    "input.missing": Message("there is no such file"),
    "input.needs-extra": Message("reading {format} needs another package", 'install it: pip install "drafter[{extra}]"'),
    "input.no-encoding": Message("it can be read neither as UTF-8 nor as UTF-16 or GB18030", "name its encoding: --encoding big5"),
    "input.no-text": Message("this is neither a text nor a document that can be read"),
    "input.no-text-layer": Message(
        "the PDF has no text, only pictures of it", "have its text recognised (OCR), or take the document it was made from"
    ),
    "input.no-working-folder": Message("the folder that you work in was removed", "change to another folder: cd"),
    "input.not-regular": Message("this is a device or a pipe, and no file with an end", "send its text to standard input: -"),
    "input.outline": Message("this is an outline, and no speech", "render it: drafter render"),
    "input.template": Message("this is a template, and no speech", "write an outline for it: drafter new"),
    "input.old-word": Message("this is a document of an old Word (.doc)", "save it as .docx, and pull that"),
    "input.no-word-document": Message("this is no Word document", "save the speech as .docx"),
    "input.tags": Message("the page has more than {most} tags", "split it"),
    "input.paragraphs": Message("the document has more than {most} paragraphs", "split it"),
    "input.too-large": Message("the file is larger than {most} MB", "split it"),
    "input.unknown-encoding": Message("there is no encoding “{encoding}”", "for example utf-8, gb18030, utf-16"),
    "input.unknown-format": Message("files of this kind cannot be read as speeches", "save it in one of these: {known}"),
    "input.unpacks": Message("the document unpacks to more than {most} MB", "open it in Word and save it anew, or split it"),
    "input.unreadable": Message("it cannot be read: {said}"),
    "output.differs": Message(
        "the file that is there is different, and nothing tells whether you changed it",
        "--force replaces it; -o FILE writes elsewhere",
    ),
    "output.edited": Message(
        "the document was changed since it was rendered; it is left as it is",
        "`drafter pull {found}` brings the changes into the outline; --force replaces it; -o FILE writes elsewhere",
    ),
    "output.edited-page": Message(
        "the document was changed since it was rendered; it is left as it is", "--force replaces it; -o FILE writes elsewhere"
    ),
    "output.foreign": Message(
        "the file that is there was not made by Drafter; it is left as it is", "--force replaces it; -o FILE writes elsewhere"
    ),
    "output.changed": Message(
        "somebody changed the file while Drafter was working on it; it is left as it is", "run the command again"
    ),
    "output.owner": Message(
        "the new file could not get the owner and group of the old one; the system lets only an administrator do that",
        "an administrator restores them: chown {owner} {found}",
    ),
    "output.names": Message(
        "the file has further names in other folders (hard links: {count}); these keep the old content",
        "link or copy it there again",
    ),
    "output.failed": Message("it cannot be written: {said}"),
    "output.closed": Message("standard output is closed", "write to a file: > FILE, or -o FILE where there is this option"),
    "output.full-stream": Message("nothing more can be written: the disk is full", "make room, or write elsewhere with -o"),
    "output.full": Message("the disk is full; the old file is as it was", "make room, or write elsewhere with -o"),
    "output.is-folder": Message("this is a folder", "name a file in it"),
    "output.long-name": Message("the file’s name is too long", "shorten it"),
    "output.locked": Message("the file is locked", "close the program that has it open, or write elsewhere with -o"),
    "output.no-reader": Message(
        "nobody reads from this pipe", "start the program that reads from it first; -o FILE writes elsewhere"
    ),
    "output.no-folder": Message("there is no folder {folder}", "make it first"),
    "output.open": Message("the document is open in another program", "close it there; --force replaces it all the same"),
    "output.two-sources": Message(
        "another source was written to {found} already", "mine it with -o and another folder, or with --name"
    ),
    "output.read-only": Message("nothing can be written in {folder}", "write elsewhere with -o"),
    "desk.unknown-action": Message("the desk has no action “{found}”"),
    "desk.lost-place": Message("this place is no longer in the outline", "look at the page again: the text has changed"),
    "desk.no-section-here": Message("no section can stand here", "sections stand beside sections"),
    "desk.no-text-here": Message(
        "no paragraph or point can stand here", "paragraphs and points stand in the opening, in sections and in the closing"
    ),
    "desk.no-word-here": Message("a footnote stands behind a word", "put the caret behind the word that it explains"),
    "desk.nothing-before": Message("there is no paragraph before this one to join it to"),
    "desk.stays": Message("this part has its fixed place"),
    "desk.needs-file": Message("it shows a file, and needs its name", "choose another file, or delete the whole part by its menu"),
    "desk.into-itself": Message("a part cannot move into itself"),
    "desk.too-deep": Message("it would stand deeper than level {deepest}", "move its inner parts out first"),
    "desk.first": Message("it is the first already"),
    "desk.last": Message("it is the last already"),
    "desk.nothing-to-hold-it": Message("nothing before it can hold it", "move it behind a section or point first"),
    "desk.outermost": Message("it stands on the outermost level already"),
    "desk.last-of-table": Message(
        "a table has at least one row and one column", "delete the whole table by the menu of its handle"
    ),
    "desk.no-such-kind": Message("it cannot become “{found}”"),
    "desk.holds-points": Message("it holds points", "move the points out first"),
    "desk.holds-sections": Message("it holds sections", "move the inner sections out first"),
    "desk.inside-a-point": Message("a section cannot begin inside a point", "move the paragraph out of the point first"),
    "desk.no-repair": Message("this finding has no repair of its own", "change the words where they stand"),
    "usage.set-form": Message("“{found}” is no setting", "write key=value: --set date=2026-12-01"),
    "usage.two-stdin": Message("standard input can be read once", "give - once"),
    "usage.watch-file": Message("watch works with files", "name the outline, and a file for -o"),
    "usage.folder-wanted": Message("{count} files need a folder, and {found} is none", "name a folder that exists: -o FOLDER"),
    "usage.no-folder": Message("there is no folder “{found}”", "name the folder that holds the templates: --templates FOLDER"),
    "usage.same-output": Message("two outlines would be written to {found}", "render them one by one with -o"),
    "usage.onto-itself": Message("{found} is the template itself", "name another file with -o"),
    "usage.report-form": Message("there is no form “{found}”", "write one of {known}"),
    "usage.severity": Message("“{found}” is no severity", "write one of {known}"),
    "usage.no-check": Message("there is no check “{found}”", "`drafter check --list` shows all"),
    "usage.standard": Message(
        "{found} follows {source} and cannot be ignored as a whole",
        "beside a line that is meant so, write “# drafter: ignore={found} reason”",
    ),
    "usage.fix-copy": Message("{found} is a Word document, which is not repaired in its place", "name the copy to write with -o"),
    "usage.fix-form": Message("{found} is repaired as what it is, not as {wanted}", "give -o a name that ends in {expected}"),
    "usage.fix-stdin": Message("standard input has no place of its own", "name the file to write with -o; - for standard output"),
    "usage.output-alone": Message("-o says where repairs go", "add --fix"),
    "usage.form": Message("“{found}” is nothing that can be made of a speech", "write {known}"),
    "usage.one-name": Message("{count} sources cannot all be called {found}", "leave --name out, or mine them one by one"),
    "usage.review": Message("--review asks at the keyboard, and standard input is the source", "give the source as a file"),
    "usage.name-taken": Message("the template “{found}” is the one that mined templates extend", "give --name another name"),
    "usage.name": Message("no template can be called “{found}”", "write letters and digits, with - or _ between them"),
    "usage.keys": Message("“{found}” is no choice for --keys", "write zh or en"),
    "usage.no-speech": Message("there is no speech number {found}: it has {count}", "write at most {count} behind --speech"),
    "usage.over-source": Message("the outline would replace the text {found} that it is made of", "write elsewhere with -o"),
    "usage.no-template": Message(
        "-o {found} needs a template or a text", "write drafter new TEMPLATE -o {found}; `drafter new` lists the templates"
    ),
    "usage.document-name": Message("an outline is a text file, and {found} is named like a document", "write -o {meant}"),
    "usage.from-alone": Message("{found} says what becomes of a text", "add --from FILE"),
    "usage.from-bundle": Message(
        "a text becomes the outline of one speech, not of a bundle", "name the template of one speech, or none"
    ),
    "usage.over-outline": Message("the result would replace the outline {found}", "write elsewhere with -o"),
    "usage.wide-dash": Message("“{found}” begins with a Chinese dash", "write {meant}, with half-width dashes"),
    "usage.no-option": Message("there is no option {found}"),
    "usage.no-command": Message("there is no command “{found}”", "`{command} --help` lists them"),
    "usage.option-value": Message("nothing follows {found}", "write its value behind it: {found} …"),
    "usage.empty-value": Message("an empty text follows {found}", "write its value behind it, or leave {found} out"),
    "usage.no-value": Message("{found} takes no value", "delete what follows the ="),
    "usage.extra": Message("“{found}” is too much", "`{command} --help` shows how"),
    "usage.missing": Message("{found} is missing", "`{command} --help` shows how"),
    "usage.value": Message("{said}", "`{command} --help` shows how"),
}

_SYSTEM = {
    errno.ELOOP: "the link leads in a circle",
    errno.ENAMETOOLONG: "the file’s name is too long",
    errno.ENOTDIR: "a part of the path is a file and no folder",
    errno.EIO: "the disk or the device reports an error",
    errno.EACCES: "no permission",
    errno.EBADF: "it is closed",
    errno.EINVAL: "the system does not take this name",
    errno.EISDIR: "it is a folder",
    errno.EMFILE: "too many files are open",
    errno.ENOSPC: "the disk is full",
    errno.EEXIST: "a file of this name is there",
    errno.ENOENT: "there is no such file",
    errno.EBUSY: "another program uses it",
    errno.ETXTBSY: "another program uses it",
    errno.EROFS: "the disk can only be read",
    errno.EADDRINUSE: "another program uses this port",
}
"""Drafter's words for the errors of the system, by number: the system's own words are English in every language."""

TERMS: dict[str, str] = {
    **{os.strerror(number): words for number, words in _SYSTEM.items()},
    "table": "a table",
    "picture": "a picture",
    "page break": "a page break inside a paragraph",
    "section break": "a section break",
    "object": "an object",
    "footnote": "a footnote",
    "endnote": "an endnote",
    "text box": "a text box",
    "header": "a header",
    "footer": "a footer",
    "embedded document": "an embedded document",
    "symbol": "a symbol of a font",
    "formula": "a mathematical formula",
    "bold": "words in bold type",
    "italic": "words in italic type",
    "struck": "words struck out",
    "underlined": "underlined words",
    "superscript": "raised words",
    "subscript": "lowered words",
    "comment": "a comment",
    "link": "a link",
    "field": "a field",
    "highlighted": "highlighted words",
    "coloured": "coloured words",
    "resized": "words in another size",
    "bookmark": "a bookmark",
    "phonetic guide": "a phonetic guide",
    "emphasised": "words with emphasis marks",
    "side": "a line set right or in the middle by hand",
    "bordered": "words or paragraphs with a border",
    "shaded": "paragraphs with a shade of their own",
    "bullets": "bullets of a list",
    "strong": "bold type",
    "attachments": "a list of attachments",
    "table-rows": "a list of rows",
    "table-row": "a row as a list of its cells, [项目, 数量]",
    "attachment": "the name of an attachment, or its name and its text",
    "outline": "an outline",
    "section": "a section",
    "point": "a point",
    "bundle": "a bundle",
    "slots": "slots with values",
    "footnotes": "names with footnotes",
    "slot": "a slot",
    "sections": "a list of sections",
    "agenda": "a list of items",
    "agenda-item": "an item of the agenda",
    "body": "a text or a list of paragraphs and points",
    "body-item": "a paragraph or a point",
    "text": "a text",
    "list": "a list",
    "mapping": "a mapping of keys and values",
    "nothing": "nothing",
    "front-matter": "the front matter",
    "parts": "parts with hints",
    "part": "a part",
    "section-hint": "a section’s hints",
    "layout": "a layout",
    "layout-page": "a page",
    "layout-cells": "the texts of a header or footer",
    "layout-running-head": "a header or footer",
    "layout-mark": "a mark above the text",
    "layout-watermark": "a watermark",
    "layout-page-number": "a page number",
    "layout-type": "a kind of type",
    "layout-substitutes": "fonts with substitutes",
    "config-readings": "names with their readings",
    "layout-own": "types by the names of your own kinds of lines",
    "config": "a configuration",
    "checks": "checks",
    "check": "a check’s settings",
    "rows": "rows of a table",
    "row": "a row",
    "truth": "a truth value",
    "macro": "a macro",
    "value": "this value",
}
"""The names of parts of files in messages."""

SHAPES: dict[str, str] = {
    "attachments": "begin each attachment with “- ”",
    "attachment": "write “- name”, or “- name: text”",
    "table": "write “rows:” and “file:” below it, or the rows alone",
    "table-rows": "begin each row with “- ”",
    "table-row": "write its cells in brackets: [项目, 数量]",
    "outline": "write keys and values: “title: …”; `drafter new` writes an outline to fill",
    "section": "write “- heading: …”, and “body: …” below it",
    "bundle": "write “bundle: …” with its title",
    "slots": "write “name: value”, without “- ”",
    "footnotes": "write “name: text”, without “- ”",
    "picture": "write the name of its file, or “file:”, “caption:” and “width:” below it",
    "sections": "begin each section with “- heading: …”",
    "agenda": "begin each item with “- item: …”",
    "agenda-item": "write “- item: …”, and “who: …” and “minutes: …” below it",
    "body": "begin each paragraph and each point with “- ”",
    "body-item": "write “- ” once",
    "text": "write it on the line of its key; what begins with [ or {{ stands in straight quotes: '…'",
    "list": "begin each item with “- ”",
    "rows": "begin each row with “- ”",
    **dict.fromkeys(
        (
            "front-matter",
            "parts",
            "part",
            "section-hint",
            "slot",
            "config",
            "checks",
            "check",
            "row",
            "layout",
            "layout-page",
            "layout-cells",
            "layout-running-head",
            "layout-mark",
            "layout-watermark",
            "layout-page-number",
            "layout-type",
        ),
        "write “key: value” for each of its keys",
    ),
    "config-readings": "write each name, and its readings behind it: “甪直: lù -”",
    "layout-own": "write the name of each, and its type below it: “motto:”, “font: …”",
    "layout-substitutes": "write “font: substitute”, without “- ”",
}
"""Advice on what to write, by the shape that a value should have."""

TERM_FACTS = {
    "desk.port": ("said",),
    "desk.not-renamed": ("said",),
    "input.unreadable": ("said",),
    "output.failed": ("said",),
    "template.unreadable": ("said",),
    "check.left-out": ("found",),
    "draft.left-out": ("found",),
    "draft.header": ("found",),
    "outline.emphasis": ("look",),
    "pull.left-out": ("found",),
    "pull.left-out-words": ("found",),
    "yaml.shape": ("expected", "found"),
    "yaml.unknown-key": ("what",),
    "yaml.missing-key": ("what",),
    "template.unwritable": ("found",),
}
"""The facts of a message that are keys of `TERMS`, by its code: their words stand in the message."""
