"""A small book to find something in, and a reader of the index that its build writes."""

from __future__ import annotations

import json
import re
from itertools import accumulate
from pathlib import Path

from onesided.bookext.finding.place import Place
from tests.bookext.small_build import built as built_book
from tests.model.good_story import STORY

PAGES = {
    "index": "# Start\n\nHow it opens.\n\n```{toctree}\nnotebooks/01-dough\nbook/asking\nbook/glossary\nbook/references\n"
    "book/help-lines\nbook/for-bakers/plan\n```\n",
    "notebooks/01-dough": """# Dough

What becomes of flour?

## Rising

The [yeast](../book/glossary.md#yeast) breathes, e.g. overnight. It needs warmth, as
[Müller, 1979](../book/references.md#muller1979) says, and {math}`zymase` it is.

```python
oven.preheat()
```

### Knocked back

Zest, and zeal.

## Check

```{quiz} bread/rising
```

## Living

```{admonition} Content note
Somebody has lost a loaf.
```

The loaf lay on the flagstones.

```{vignette} the-parcel
```
""",
    "book/asking": "# Asking\n\n```{quiz} bread/rising\n:occasion: after\n```\n\n```{quiz} bread/rising\n```\n",
    "book/glossary": """# Glossary

(yeast)=
**Yeast** (a fungus): what makes dough rise, e.g. in bread. It is alive.

(crumb)=
**Crumb**: the inside of a loaf.
""",
    "book/references": "# References\n\n(muller1979)=\nMüller, A. (1979). *On rising*. Bakers’ Press. <https://doi.org/10.1/leavened>\n",
    "book/help-lines": "# Help lines\n\nWhom to ring.\n",
    "book/for-bakers/plan": "# Plan\n\nYeast, yeast and yeast again.\n",
}
BANK = """\
title: What rises
intro: Before you *bake*.
items:
  - id: which-one
    type: choice
    objective: rising
    case: A tin stands by the stove.
    stem: Which **leaven** is alive?
    see: dough#rising
    hint: Think of bubbles.
    source: [muller1979]
    options:
      - {text: Sourdough, correct: true, feedback: "Because of lactobacilli, which are alive."}
      - {text: Soda, misconception: all-the-same, feedback: "Because it is a carbonate."}
      - {text: Salt, feedback: "Because it is a mineral."}
"""
OBJECTIVES = """\
rising: {chapter: dough, verb: tell, level: understand, text: Tell fermentation from foam., terms: [yeast]}
"""
BELIEFS = "all-the-same: {number: M1, belief: Everything inflates alike., correction: It does not.}\n"


def written(root: Path) -> Path:
    """Write the book's source into a new folder and return it."""
    for name, text in PAGES.items():
        path = root / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    for name, text in {
        "quizzes/bread/rising.yml": BANK,
        "vignettes/the-parcel.yml": STORY,
        "objectives.yml": OBJECTIVES,
        "misconceptions.yml": BELIEFS,
        "references.bib": "",
    }.items():
        (root / "book" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "book" / name).write_text(text)
    return root


def built(source: Path, builder: str = "html") -> Path:
    """Build the book with one of Sphinx's builders, without a complaint, and return its folder."""
    target, complaints = built_book(source, builder, "language=en")
    assert complaints == ""
    return target


class Index:
    """What the script of a built book tells."""

    def __init__(self, target: Path) -> None:
        text = (target / "searchindex.js").read_text()
        told = json.loads(re.fullmatch(r'dispatchEvent\(new CustomEvent\("[\w-]+",\{detail:(.*)\}\)\);\n', text)[1])
        self.places = [
            Place(kind, f"{address}#{anchor}".removesuffix("#"), title, *summary)
            for address, _, _, places in told["pages"]
            for kind, anchor, title, *summary in places
        ]
        lines = told["leads"].split(";")
        self.leads = {word: _numbers(line) for word, line in zip(told["words"].split(" "), lines, strict=True)}

    def found(self, word: str) -> set[str]:
        """Where a word in lower case leads: by the list of words, or because it is shown there."""
        listed = {self.places[number].anchor for number in self.leads.get(word, ())}
        return listed | {
            place.anchor
            for place in self.places
            if word in re.findall(r"\w+", f"{place.title} {place.summary}".lower())
        }


def _numbers(line: str) -> list[int]:
    return list(accumulate(int(step, 36) for step in line.split(",")))
