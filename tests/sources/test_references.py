"""The references page: every work once, each with its anchor, and no key that nobody knows."""

import pytest

from onesided.model import CourseError
from onesided.sources.bibliography import bibliography, reference, short_name
from onesided.sources.citation import citer
from onesided.sources.citations import cited
from onesided.sources.generated import generated
from onesided.sources.references import references_page

BIB = r"""
@article{one1990, author = {One, Ann B. and Two, Jean-Paul}, title = {A {Title}: of one}, journal = {Journal \& Co},
  year = {1990}, volume = {3}, number = {2}, pages = {10--19}, doi = {10.1/x}}
@article{three2001, author = {Th{\"u}ree, C. and de Four, D. and Five, E. and others}, title = {Many}, journal = {J}, year = {2001}}
@incollection{six1988, author = {Six, F.}, title = {Inside}, booktitle = {The whole}, editor = {Seven, G. H.}, pages = {1--9},
  publisher = {Press}, year = {1988}}
@book{eight2019, editor = {Eight, I. and Nine, J.}, title = {Edited}, edition = {3rd}, publisher = {Press}, year = {2019}}
@misc{board2017, author = {{The Board}}, title = {Rules}, year = {2017}, url = {https://example.org/rules}}
"""


@pytest.fixture
def entries(tmp_path):
    path = tmp_path / "references.bib"
    path.write_text(BIB)
    return bibliography(path)


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (
            "one1990",
            "One, A. B., & Two, J.-P. (1990). A Title: of one. *Journal & Co*, *3*(2), 10–19. <https://doi.org/10.1/x>",
        ),
        ("three2001", "Thüree, C., de Four, D., Five, E., et al. (2001). Many. *J*."),
        ("six1988", "Six, F. (1988). Inside. In G. H. Seven (Ed.), *The whole* (pp. 1–9). Press."),
        ("eight2019", "Eight, I., & Nine, J. (Eds.) (2019). *Edited* (3rd ed.). Press."),
        ("board2017", "The Board (2017). *Rules*. <https://example.org/rules>"),
    ],
)
def test_a_reference_reads_as_readers_expect(entries, key, line):
    assert reference(entries[key]) == line


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("one1990", "One & Two, 1990"), ("three2001", "Thüree et al., 2001"), ("six1988", "Six, 1988"),
        ("eight2019", "Eight & Nine, 2019"), ("board2017", "The Board, 2017"),
    ],
)  # fmt: skip
def test_a_citation_is_author_and_year(entries, key, name):
    assert short_name(entries[key]) == name


def test_a_citation_leads_to_its_line(root):
    link = citer(root, lambda passage: f"../{passage}")("bordin1979generalizability")
    assert link == (
        '<a class="os-see" data-see="references#bordin1979generalizability" '
        'href="../references#bordin1979generalizability">Bordin, 1979</a>'
    )


def test_a_key_that_nobody_knows_is_named_with_its_file_and_the_nearest(course):
    page = course / "book" / "welcome.md"
    page.write_text(page.read_text() + "\n[x](references.md#bordin1979generalisability)\n")
    with pytest.raises(
        CourseError, match=r"book/welcome.md: cites bordin1979generalisability.*nearest is bordin1979generalizability"
    ):
        references_page(course)


def test_the_references_hold_what_is_cited_and_nothing_else(root):
    page = (root / "book/references.md").read_text(encoding="utf-8")
    anchors = [line[1:-2] for line in page.splitlines() if line.startswith("(") and line.endswith(")=")]
    assert sorted(anchors) == sorted(set(anchors)) == sorted(cited(root))


def test_the_pages_made_from_data_are_fresh(root):
    for path, text in generated(root).items():
        assert (root / path).read_text(encoding="utf-8") == text, f"{path} is stale. Run: onesided pages"


def test_a_link_in_a_story_is_a_citation_too(course):
    story = sorted((course / "book/vignettes").glob("*.yml"))[0]
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("discuss:\n", "discuss:\n  - Is it so ([One, 1990](references#one1990))?\n", 1))
    assert cited(course)["one1990"] == [f"book/vignettes/{story.name}"]


@pytest.mark.parametrize("file", ["book/quizzes/a/b.yml", "notebooks/01-a.ipynb"])
def test_a_file_that_cannot_be_read_is_a_sentence_and_no_traceback(tmp_path, file):
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / "book").mkdir(exist_ok=True)
    (tmp_path / "book/references.bib").write_text("@misc{one, title = {One}}")
    (tmp_path / file).write_text("[")
    with pytest.raises(CourseError, match="cannot be read"):
        references_page(tmp_path)


def test_without_a_bibliography_there_are_no_works(tmp_path):
    assert bibliography(tmp_path / "references.bib") == {}
