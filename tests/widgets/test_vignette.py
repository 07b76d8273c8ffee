"""A story as a widget: Python follows the way that is taken, and trusts nothing that comes from the browser."""

import gc
import weakref

import ipywidgets
import pytest
import traitlets

from onesided import vignette
from onesided.markup.reference import REFERENCE_MIME
from onesided.model import CourseError, find_shelf
from onesided.model.digest import story_digest
from onesided.record import keep_settings, new_attempt, recall, settings
from onesided.widgets import place
from tests.model.good_story import STORY

TO_THE_SHELF = [["the-parcel", 1]]
TO_KEPT = [["the-parcel", 1], ["on-the-shelf", 0], ["her-grandmother", 0]]
TO_SPOKEN = [["the-parcel", 0], ["her-grandmother", 1]]


@pytest.fixture(autouse=True)
def course_of_one_story(tmp_path, monkeypatch):
    (tmp_path / "_config.yml").write_text("")
    (tmp_path / "book" / "vignettes").mkdir(parents=True)
    (tmp_path / "book" / "vignettes" / "the-parcel.yml").write_text(STORY)
    (tmp_path / "book" / "references.bib").write_text("")
    (tmp_path / "book" / "help-lines.md").write_text("# Help lines\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "record.sqlite3"))


def attempt(widget, path=(), side="own", verdict=None, **changes):
    mark = story_digest(find_shelf().vignette("the-parcel"))
    made = new_attempt("the-parcel", widget.occasion, mark, {"path": list(path), "side": side}, verdict)
    return {**made, **changes}


def test_it_begins_at_the_start():
    shown = vignette("the-parcel")
    assert isinstance(shown, ipywidgets.DOMWidget)
    assert (shown.path, shown.seen, shown.meters) == ([], ["the-parcel"], {"trust": 0, "frame": 0})
    assert shown.ending is None
    assert shown.title == "The parcel"
    assert 'class="onesided os-story"' in shown.html


def test_what_is_chosen_is_in_python():
    shown = vignette("the-parcel")
    shown.attempts = [attempt(shown, TO_THE_SHELF)]
    assert shown.path == [("the-parcel", 1)]
    assert shown.seen == ["the-parcel", "on-the-shelf"]
    assert shown.meters == {"trust": 1, "frame": -1}
    shown.attempts = [*shown.attempts, attempt(shown, TO_KEPT)]
    assert shown.ending == "kept"
    shown.attempts = [*shown.attempts, attempt(shown, TO_SPOKEN)]
    assert shown.ending == "spoken of"
    assert shown.seen == ["the-parcel", "her-grandmother", "spoken"]


def test_who_observes_the_way_finds_the_rest_in_agreement():
    shown, heard = vignette("the-parcel"), []
    shown.observe(lambda change: heard.append((len(change["new"]), shown.ending, shown.meters["frame"])), "path")
    shown.attempts = [attempt(shown, TO_THE_SHELF)]
    shown.attempts = [*shown.attempts, attempt(shown, TO_KEPT)]
    assert heard == [(1, None, -1), (3, "kept", -1)]


@pytest.mark.parametrize("name", ["path", "seen", "meters", "ending"])
def test_what_follows_from_the_way_cannot_be_set(name):
    with pytest.raises(traitlets.TraitError):
        setattr(vignette("the-parcel"), name, None)


def test_restart_begins_again_and_forgets_nothing():
    shown = vignette("the-parcel")
    shown.attempts = [attempt(shown, TO_KEPT)]
    shown.restart()
    assert (shown.path, shown.ending, shown.seen) == ([], None, ["the-parcel"])
    kept = recall({"the-parcel"})
    assert [one["response"] for one in kept] == [
        {"path": TO_KEPT, "side": "own"},
        {"path": [], "side": "own"},
    ]
    assert kept[0]["verdict"]["ending"] == "kept"
    assert kept[1]["verdict"]["complete"] is False
    assert vignette("the-parcel").path == []


def test_the_way_is_there_again_where_it_was_taken():
    first = vignette("the-parcel", occasion="before")
    first.attempts = [attempt(first, TO_KEPT)]
    assert vignette("the-parcel", occasion="before").ending == "kept"
    after = vignette("the-parcel", occasion="after")
    assert after.path == []
    assert [one["occasion"] for one in after.attempts] == ["before"], "the other side is unlocked by any occasion"


def test_a_verdict_from_the_browser_is_judged_again():
    shown = vignette("the-parcel")
    boast = {"complete": True, "ending": "spoken of", "rank": "good", "skipped": False}
    shown.attempts = [attempt(shown, TO_THE_SHELF, verdict=boast)]
    assert recall({"the-parcel"})[0]["verdict"] == {
        "complete": False,
        "ending": None,
        "rank": None,
        "skipped": False,
    }


def test_leaving_the_story_out_keeps_credit():
    shown = vignette("the-parcel")
    shown.attempts = [attempt(shown, response={"skipped": True})]
    verdict = recall({"the-parcel"})[0]["verdict"]
    assert verdict["complete"] and verdict["skipped"]
    assert (shown.path, shown.ending) == ([], None)


@pytest.mark.parametrize(
    "response",
    [
        {"path": [["nowhere", 0]]},
        {"path": "the-parcel"},
        {"path": [["the-parcel", 99]]},
        {"path": [["the-parcel", True]]},
        {"path": 7, "side": "own"},
        [],
        "text",
        None,
    ],
)
def test_a_way_that_the_story_does_not_have_ends_where_it_leaves_it(response):
    shown = vignette("the-parcel")
    shown.attempts = [attempt(shown, response=response)]
    assert (shown.path, shown.seen) == ([], ["the-parcel"])


def test_a_closed_choice_cannot_be_taken():
    shown = vignette("the-parcel")
    shown.attempts = [attempt(shown, [["the-parcel", 0], ["her-grandmother", 0]])]
    assert shown.path == [("the-parcel", 0)]
    assert shown.ending is None


@pytest.mark.parametrize(
    "change",
    [
        {"name": "another-story"},
        {"name": "the-parcel#one"},
        {"digest": "00000000-00000000"},
        {"uuid": 7},
        {"more": 1},
    ],
)
def test_what_belongs_elsewhere_is_left_out(change):
    shown = vignette("the-parcel")
    shown.attempts = [attempt(shown, TO_KEPT, **change), None, "junk"]
    assert shown.attempts == []
    assert shown.ending is None
    assert recall({"the-parcel", "another-story", "the-parcel#one"}) == []


def test_the_way_outlives_a_change_of_words_and_not_of_choices(tmp_path):
    shown = vignette("the-parcel", occasion="here")
    shown.attempts = [attempt(shown, TO_KEPT)]
    file = tmp_path / "book/vignettes/the-parcel.yml"
    file.write_text(STORY.replace("It is small", "It is tiny"))
    assert vignette("the-parcel", occasion="here").ending == "kept"
    file.write_text(STORY.replace("effects: {trust: 1}", "effects: {trust: 2}"))
    assert vignette("the-parcel", occasion="here").path == []


def test_a_setting_holds_for_every_story_and_every_session():
    shown, other = vignette("the-parcel"), vignette("the-parcel", occasion="after")
    assert shown.settings == {"reasons": "at-once"}
    shown.settings = {"reasons": "at-end", "colour": "red"}
    assert shown.settings == other.settings == settings() == {"reasons": "at-end"}
    assert vignette("the-parcel").settings == {"reasons": "at-end"}
    shown.settings = {"reasons": "never"}
    assert shown.settings == {"reasons": "at-end"}


def test_settings_kept_elsewhere_are_there_when_a_story_is_shown():
    keep_settings({"reasons": "at-end"})
    assert vignette("the-parcel").settings == {"reasons": "at-end"}


def test_without_any_memory_it_is_still_a_story(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ONESIDED_RECORD", str(tmp_path / "file" / "record.sqlite3"))
    shown = vignette("the-parcel")
    shown.attempts = [attempt(shown, TO_KEPT)]
    shown.settings = {"reasons": "at-end"}
    assert shown.ending == "kept"
    assert shown.settings == {"reasons": "at-end"}


def test_the_output_holds_a_reference_and_a_sentence_and_nothing_of_the_story():
    data, _ = vignette("the-parcel", occasion="after")._repr_mimebundle_()
    assert data[REFERENCE_MIME] == {"kind": "vignette", "name": "the-parcel", "occasion": "after"}
    assert data["text/plain"] == "Story: The parcel, about 3 minutes. Run this cell to live it."
    assert "text/html" not in data
    assert repr(vignette("the-parcel")) == repr(vignette("the-parcel"))


def test_two_copies_have_targets_of_their_own():
    first, second = vignette("the-parcel"), vignette("the-parcel", occasion="after")
    assert 'id="os-story--the-parcel--scene--kept"' in first.html
    assert 'id="os-story--the-parcel--after--scene--kept"' in second.html


def test_the_note_leads_to_the_help_lines():
    assert 'href="book/help-lines.md#help-lines"' in vignette("the-parcel").html


class Request(dict):
    """What a kernel knows of the cell that is running."""

    def __init__(self, number, kind="execute_request"):
        super().__init__(header={"msg_id": f"message-{number}", "msg_type": kind}, metadata={"cellId": f"c{number}"})


@pytest.fixture
def kernel(monkeypatch):
    """A kernel that runs one cell after another, and lists the cells whose outputs were cleared."""
    cleared, running = [], [Request(1)]

    class Session:
        def send(self, socket, kind, content, parent, ident):
            cleared.append((kind, parent["header"]["msg_id"]))

    class Shell:
        display_pub = type("Publisher", (), {"session": Session(), "pub_socket": None, "topic": b""})()
        kernel = type("Kernel", (), {"get_parent": staticmethod(lambda channel: running[-1])})()

    monkeypatch.setattr("IPython.get_ipython", Shell)
    return running, cleared


def test_leaving_clears_every_cell_that_shows_the_story_and_ends_the_widget(kernel):
    running, cleared = kernel
    shown = vignette("the-parcel")
    shown._repr_mimebundle_()
    shown._repr_mimebundle_()
    running.append(Request(2))
    shown._repr_mimebundle_()
    running.append(Request(3, "comm_msg"))
    shown.left = True
    assert cleared == [("clear_output", "message-1"), ("clear_output", "message-2")]
    assert shown.comm is None


def test_leaving_clears_the_cell_that_shows_the_story_in_a_box(kernel):
    running, cleared = kernel
    box = ipywidgets.VBox([vignette("the-parcel")])
    running.append(Request(2, "comm_msg"))
    box.children[0].left = True
    assert cleared == [("clear_output", "message-1")]


def test_a_story_that_was_left_is_not_shown_again_by_its_old_widget(kernel):
    shown = vignette("the-parcel")
    shown.left = True
    assert shown._repr_mimebundle_ is None, "IPython then prints the sentence alone"
    assert repr(shown).startswith("Story: The parcel")
    again = vignette("the-parcel")
    assert again.left is False and again.comm is not None


def test_leaving_without_a_kernel_only_ends_the_widget():
    shown = vignette("the-parcel")
    shown._repr_mimebundle_()
    shown.left = True
    assert shown.comm is None


def test_a_click_is_no_cell(kernel):
    running, _ = kernel
    assert place.running_request() == running[0]
    running.append(Request(2, "comm_msg"))
    assert place.running_request() is None


def test_stories_that_nobody_holds_are_forgotten():
    shown = vignette("the-parcel")
    gone = weakref.ref(shown)
    shown.close()
    del shown
    gc.collect()
    assert gone() is None


def test_a_wrong_name_is_one_sentence():
    with pytest.raises(CourseError) as error:
        vignette("the-parsel")
    assert str(error.value).startswith('No vignette called "the-parsel"; the nearest is "the-parcel".')
