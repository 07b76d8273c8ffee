"""QTI 2.2: sound by its published schema where that is at hand, and by what can be seen of it always."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onesided.exports import Asked, Place, qti
from onesided.exports.qti import item_of
from onesided.exports.qti_xml import QTI, document, file, fill
from onesided.markup.markdown import block, plain
from onesided.model import Shelf
from onesided.model.items import (
    Choice,
    Choices,
    Match,
    Number,
    Order,
    Pair,
    Quiz,
    Reflect,
    Scale,
    Sort,
    Step,
    TrueFalse,
)
from tests.conftest import ROOT

Q = f"{{{QTI}}}"
SCHEMA = "qtiv2p2p4/imsqti_v2p2p4.xsd"
"""The published schema may not be copied into the project: it is looked for beside it, or where the variable says."""
HOME = Path(os.environ.get("ONESIDED_QTI_SCHEMA", ROOT.parent / "shared/qti22"))


EVERYTHING = r"""Text with *stress*, **weight**, `code`, [a link](https://example.org) and
$\mathrm{ab} \left(\frac{a}{b}\right)$

$$\sum_{i=1}^n x_i \begin{matrix}a & b \\ c & d\end{matrix}$$

# Heading

3. step
   - inner

> quoted

| a | b |
|:--|--:|
| 1 | 2 |

```
code
```

---
"""


@pytest.fixture(scope="module")
def quizzes() -> list[Asked]:
    shelf = Shelf(ROOT)
    return [Asked(name, shelf.quiz(name)) for name in shelf.quizzes()]


@pytest.fixture(scope="module")
def package(quizzes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(qti(quizzes, Place(), "A course. CC BY 4.0"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def schema():
    """Checks a file by the published schema; None where that is not at hand. It takes some seconds to read."""
    if not (HOME / SCHEMA).is_file():
        return None
    from lxml import etree

    read = etree.XMLSchema(etree.parse(str(HOME / SCHEMA), etree.XMLParser(no_network=True)))

    def check(content: bytes, name: str) -> None:
        assert read.validate(etree.fromstring(content)), f"{name}: {read.error_log.last_error}"

    return check


def test_every_file_holds_to_what_the_standard_asks_of_its_parts(package, schema):
    """By the schema where it is; what the schema would refuse first is seen here without it."""
    order = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]
    for name, content in package.items():
        if name.startswith("items/"):
            parts = [part.tag.removeprefix(Q) for part in ElementTree.fromstring(content)]
            assert parts == sorted(parts, key=order.index), name
            assert parts.count("itemBody") == 1
    if schema:
        for name, content in package.items():
            if name != "imsmanifest.xml":
                schema(content, name)


def test_everything_that_markdown_can_say_is_sound(schema):
    common = {"objective": "any", "id": "all", "type": "reflect"}
    item = Reflect(stem=EVERYTHING, model=EVERYTHING, **common)
    content = file(item_of(Asked("a/b", Quiz(title="A title", intro=EVERYTHING, items=(item,))), item, Place()))
    names = {one.tag.rpartition("}")[2] for one in ElementTree.fromstring(content).iter()}
    assert names >= {"math", "table", "ol", "blockquote", "pre", "hr", "a", "strong"}
    if schema:
        schema(content, "all")


def test_the_manifest_lists_what_is_there_and_nothing_else(package):
    root = ElementTree.fromstring(package["imsmanifest.xml"])
    spaces = {"p": "http://www.imsglobal.org/xsd/imscp_v1p1"}
    resources = root.findall(".//p:resource", spaces)
    assert {one.get("href") for one in resources} == package.keys() - {"imsmanifest.xml"}
    names = [one.get("identifier") for one in resources]
    assert len(set(names)) == len(names) and all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in names)
    assert {one.get("identifierref") for one in root.findall(".//p:dependency", spaces)} <= set(names)
    for name, content in package.items():
        if name.startswith("tests/"):
            for reference in ElementTree.fromstring(content).iter(f"{Q}assessmentItemRef"):
                assert str(reference.get("href")).removeprefix("../") in package


def test_every_question_is_there_with_its_key_and_all_that_is_said_to_answers(quizzes, package):
    seen = set()
    for asked in quizzes:
        test = ElementTree.fromstring(package[f"tests/{asked.name.replace('/', '.')}.xml"])
        if asked.quiz.intro:
            assert letters(plain(asked.quiz.intro)) in letters("".join(test.find(f".//{Q}rubricBlock").itertext()))
        for item in asked.quiz.items:
            root = ElementTree.fromstring(package[f"items/{asked.name.replace('/', '.')}.{item.id}.xml"])
            seen.add(item.type)
            body = letters("".join(root.find(f"{Q}itemBody").itertext()))
            assert letters(plain(item.stem)) in body
            told = letters(" ".join("".join(one.itertext()) for one in root.iter(f"{Q}modalFeedback")))
            assert all(letters(plain(why)) in told for why in said(item)), item.id
            right = [value.text for value in root.findall(f".//{Q}correctResponse/{Q}value")]
            declared = {one.get("identifier") for one in root.iter() if one.get("identifier", "")[:1] in "CLR"}
            if isinstance(item, Choice | Choices):
                assert right == [f"C{place}" for place, one in enumerate(item.options) if one.correct]
            elif isinstance(item, Number):
                assert [float(value) for value in right] == [item.answer]
                continue
            elif isinstance(item, Scale | Reflect):
                assert right == []
            assert {part for value in right for part in value.split()} <= declared
    assert len(seen) == 9


def said(item) -> list[str]:
    match item:
        case Choice() | Choices():
            return [one.feedback for one in item.options]
        case TrueFalse():
            return [item.feedback.true, item.feedback.false]
        case Number():
            return [item.feedback.right, item.feedback.other, *(one.feedback for one in item.also)]
        case Sort():
            return [one.feedback for one in item.cards]
        case Order():
            return [one.feedback for one in item.steps]
        case Scale():
            return [item.after]
        case Reflect():
            return [item.model]
    return [one.feedback for one in item.pairs]


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Z"]), max_size=80))
def test_words_survive_as_xhtml(text):
    root = document("assessmentItem")
    html = str(block(text))
    fill(root, html)
    again = ElementTree.fromstring(file(root))
    assert "".join(again.itertext()).split() == "".join(ElementTree.fromstring(f"<d>{html}</d>").itertext()).split()


def test_it_is_the_same_twice(quizzes):
    assert qti(quizzes[:3], Place()) == qti(quizzes[:3], Place())


def test_all_right_parts_together_earn_the_whole_mark(package):
    mappings = [found for content in package.values() for found in ElementTree.fromstring(content).iter(f"{Q}mapping")]
    assert mappings
    for found in mappings:
        shares = [float(entry.get("mappedValue")) for entry in found]
        assert min(sum(share for share in shares if share > 0), float(found.get("upperBound"))) == pytest.approx(
            1, abs=1e-12
        )


def test_the_file_does_not_give_an_answer_away_where_nothing_is_mixed():
    common = {"objective": "any", "stem": "Stem", "see": "page#heading"}
    steps = tuple(Step(text=f"Step {n}", feedback="Because.") for n in range(3))
    pairs = tuple(Pair(left=one, right=two, feedback="Because.") for one, two in (("a", "Z"), ("b", "Y"), ("c", "X")))
    for n in range(20):
        order = Order(id=f"order-{n}", type="order", steps=steps, **common)
        match = Match(id=f"match-{n}", type="match", pairs=pairs, **common)
        asked = Asked("a/b", Quiz(title="A title", shuffle=False, items=(order, match)))
        shown = [one.get("identifier") for one in item_of(asked, order, Place()).iter(f"{Q}simpleChoice")]
        assert sorted(shown) == ["C0", "C1", "C2"] != shown
        rights = [one.get("identifier") for one in item_of(asked, match, Place()).iter(f"{Q}simpleAssociableChoice")]
        assert rights[3:] == ["R2", "R1", "R0"]


def test_a_number_left_empty_is_told_nothing(quizzes):
    asked, item = next((asked, item) for asked in quizzes for item in asked.quiz.items if isinstance(item, Number))
    first = item_of(asked, item, Place()).find(f".//{Q}responseCondition")[0]
    assert first.find(f"{Q}isNull/{Q}variable").get("identifier") == "RESPONSE"
    assert [one.get("identifier") for one in first.iter(f"{Q}setOutcomeValue")] == ["SCORE"]


def test_a_formula_keeps_its_words_and_its_upright_letters():
    root = document("assessmentItem")
    fill(root, str(block(r"$\mathrm{ab} x$")))
    maths = next(one for one in root.iter() if one.tag.endswith("}math"))
    assert maths.get("alttext")
    assert "normal" in {one.get("mathvariant") for one in maths.iter()}
