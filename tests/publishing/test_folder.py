"""Writing into a folder: nobody's files are lost, nothing old is left, and it can be told what was uploaded."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from onesided.model import CourseError
from onesided.publishing.folder import PUBLISHED, read, write

SITE = {"index.html": b"front", "book/one.html": b"one", "_static/a.js": b"1", "sw.js": b"worker"}


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_holds_the_site_and_nothing_else(tmp_path):
    folder = tmp_path / "new" / "site"
    assert write(SITE, folder) == 4
    assert read(folder) == SITE
    assert files(folder) == {*SITE, PUBLISHED}
    assert write(SITE, folder) == 0


def test_what_is_no_longer_in_the_site_goes_and_what_is_the_same_stays(tmp_path):
    write(SITE, tmp_path)
    before = (tmp_path / "index.html").stat().st_mtime_ns
    assert write({"index.html": b"front", "sw.js": b"newer"}, tmp_path) == 3
    assert files(tmp_path) == {"index.html", "sw.js", PUBLISHED}
    assert not (tmp_path / "book").exists()
    assert (tmp_path / "index.html").stat().st_mtime_ns == before


@pytest.mark.parametrize("published_before", [False, True])
def test_a_folder_that_holds_anything_else_is_left_as_it_is(tmp_path, published_before):
    if published_before:
        write(SITE, tmp_path)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_text("keep")
    before = files(tmp_path)
    with pytest.raises(CourseError, match=r"never published: mine/notes\.txt\. Nothing was written"):
        write({"index.html": b"other"}, tmp_path)
    assert files(tmp_path) == before


def test_of_many_strangers_two_are_named(tmp_path):
    for name in "abcde":
        (tmp_path / name).write_text("")
    with pytest.raises(CourseError, match="never published: a, b and 3 more"):
        write(SITE, tmp_path)


def test_a_link_to_elsewhere_is_a_stranger(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/book").symlink_to(tmp_path)
    with pytest.raises(CourseError, match="never published: book"):
        write(SITE, tmp_path / "site")


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "site").write_text("mine")
    with pytest.raises(CourseError, match="is a file"):
        write(SITE, tmp_path / "site")


def test_a_list_cannot_lead_out_of_the_folder(tmp_path):
    (tmp_path / "mine").write_text("keep")
    site = tmp_path / "site"
    site.mkdir()
    (site / PUBLISHED).write_text(f"{'0' * 64}  ../mine\n")
    write(SITE, site)
    assert (tmp_path / "mine").read_text() == "keep"


def test_what_an_interrupted_run_has_written_is_known_to_the_next(tmp_path, monkeypatch):
    real = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if content == b"one":
            raise OSError("no space left")
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space"):
        write(SITE, tmp_path)
    monkeypatch.undo()
    write(SITE, tmp_path)
    assert read(tmp_path) == SITE


def test_the_worker_is_written_last_and_pages_after_what_they_ask_for(tmp_path, monkeypatch):
    order: list[bytes] = []
    real = Path.write_bytes
    monkeypatch.setattr(Path, "write_bytes", lambda path, content: (order.append(content), real(path, content))[1])
    write(SITE, tmp_path)
    assert order == [b"1", b"one", b"front", b"worker"]


def test_the_list_tells_whether_an_upload_is_whole(tmp_path):
    write(SITE, tmp_path)
    listed = dict(reversed(line.split("  ")) for line in (tmp_path / PUBLISHED).read_text().splitlines())
    assert listed == {path: hashlib.sha256(content).hexdigest() for path, content in SITE.items()}
