"""What to tell an author whose file is not YAML: the parser's words, turned into what happened and what to
do.

Most of these come from prose that YAML takes for its own signs: a colon in a sentence, a text that begins
with a quotation mark or an asterisk.
"""

from __future__ import annotations

import re

import yaml

from onesided.model.complaints import Complaint, excerpt

QUOTE = 'Put the whole text in single quotes, or write it on its own lines under "|"'


class TooDeep(Exception):
    """Lists within lists beyond all reason; carries the line."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def broken(error: Exception, text: str, file: str) -> Complaint:
    """The complaint about a text that could not be parsed; a parser knows only the first thing that is
    wrong."""
    match error:
        case TooDeep():
            return Complaint(file, error.line, "", "the nesting here is too deep", "Use fewer brackets or indentations")
        case yaml.MarkedYAMLError():
            problem, context = error.problem or "", error.context or ""
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            begun = error.context_mark.line + 1 if error.context_mark else line
            line, what, mend = _explained(problem, context, line, begun)
            # An error at the very end of the file is about the last line that has something in it.
            return Complaint(file, min(line, text.rstrip().count("\n") + 1), "", what, mend)
        case _:
            return Complaint(file, 1, "", f"this is not YAML ({excerpt(str(error))})", "Look for an odd escape")


def _explained(problem: str, context: str, line: int, begun: int) -> tuple[int, str, str]:
    """The line, what is wrong with it, and the mend."""
    match problem, context:
        case "mapping values are not allowed here", _:
            return line, 'there is a ": " where none can be', f"{QUOTE}, or mend the indentation"
        case "sequence entries are not allowed here", _:
            return line, 'there is a "- " where none can be', "Begin the list on the next line, indented"
        case "could not find expected ':'", _:
            return begun, "this line is not of the form name: value", f"Write it so, or: {_lower(QUOTE)}"
        case "found unexpected end of stream", _:
            return begun, "a quotation mark is opened here and never closed", "Close it"
        case "found unknown escape character" | "found invalid Unicode character escape code", _:
            return line, "a backslash in double quotes begins something unknown", "Use single quotes"
        case (
            _,
            "while scanning an alias" | "while scanning an anchor" | "while scanning a tag" | "while parsing a tag",
        ):
            return line, 'a text cannot begin with "*", "&" or "!"', QUOTE
        case (
            _,
            "while parsing a flow sequence" | "while parsing a flow mapping" | "while parsing a flow node",
        ):
            return (
                begun,
                "a bracket is opened here and not closed where it should be",
                f"Close it, or: {_lower(QUOTE)}",
            )
        case _, "while scanning a block scalar":
            return line, 'there is text after "|" or ">"', "Begin the text on the next line, indented"
    if found := re.search(r"found unknown escape character|expected escape sequence", problem):
        return line, "a backslash in double quotes begins something unknown", "Use single quotes"
    if found := re.match(r"found character ('.+') that cannot start", problem):
        if found[1] == r"'\t'":
            return line, "the line is indented with a tab", "Use spaces"
        return line, f'a text cannot begin with "{found[1][1:-1]}"', QUOTE
    if "but found '<scalar>'" in problem:
        return line, "something follows a quoted or bracketed text", QUOTE
    if "expected <block end>" in problem:
        return (
            line,
            "this line does not line up with those above",
            "Give all fields of one thing the same indentation",
        )
    return (
        line,
        f"this is not YAML ({excerpt(problem or 'unreadable')})",
        "Mend the line, or put its text in quotes",
    )


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
