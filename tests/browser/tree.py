"""What a screen reader is given of a part of a page: Chromium's own accessibility tree, as text.

A line is a node: its role, its name, its value, its states, and after a dash its description. What is text alone stands in
quotes. Nodes that mean nothing are left out, and so is text that its parent is called by.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator

STATES = (
    "busy", "checked", "disabled", "expanded", "focused", "hasPopup", "invalid", "level", "live", "multiline",
    "multiselectable", "orientation", "pressed", "readonly", "required", "selected", "valuemin", "valuemax",
)  # fmt: skip
"""The properties that are heard; the others say how a node is built."""
_SILENT = {"generic", "none", "InlineTextBox", "LineBreak", "ListMarker", "LabelText", "LegendText", "MenuListPopup"}
_HAVE_TWO_SIDES = ("checked", "expanded", "pressed", "selected")
_SILENT_VALUES = {"false", "none", "off", ""}

Node = dict[str, Any]


def tree(part: Locator) -> str:
    """The accessibility tree of an element and of all that is in it, a line a node."""
    page = part.page
    client = page.context.new_cdp_session(page)
    part.evaluate("element => { window.partOfTheTree = element }")
    found = client.send("Runtime.evaluate", {"expression": "partOfTheTree"})["result"]["objectId"]
    wanted = client.send("DOM.describeNode", {"objectId": found})["node"]["backendNodeId"]
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    client.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    root = next(node for node in nodes if node.get("backendDOMNodeId") == wanted)
    return "\n".join(_lines(root, by_id, 0)) + "\n"


def _lines(node: Node, nodes: dict[str, Node], depth: int, called: str = "") -> Iterator[str]:
    role, name = _value(node, "role"), _value(node, "name")
    below = [nodes[id_] for id_ in node.get("childIds", []) if id_ in nodes]
    if node.get("ignored") or (role in _SILENT and not _states(node)):
        for child in below:
            yield from _lines(child, nodes, depth, called)
        return
    if role == "StaticText":
        if name.strip() and " ".join(name.split()) not in called:
            yield f"{'  ' * depth}“{' '.join(name.split())}”"
        return
    words = " ".join(name.split())
    value, states, told = _value(node, "value"), _states(node), _value(node, "description")
    line = f"{'  ' * depth}{role}"
    line += f" “{words}”" if words else ""
    line += f" = {' '.join(str(value).split())}" if value not in ("", None) and role != "ListBoxOption" else ""
    line += f" [{', '.join(states)}]" if states else ""
    line += f" – {' '.join(told.split())}" if told else ""
    yield line
    for child in below:
        yield from _lines(child, nodes, depth + 1, words)


def _states(node: Node) -> list[str]:
    held = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
    return [
        name if str(held[name]).lower() == "true" else f"{name} {str(held[name]).lower()}"
        for name in STATES
        if name in held and (str(held[name]).lower() not in _SILENT_VALUES or name in _HAVE_TWO_SIDES)
    ]


def _value(node: Node, field: str) -> str:
    return str(node.get(field, {}).get("value", "") or "")
