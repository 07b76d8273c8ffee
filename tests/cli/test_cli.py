"""The command: what it says when something is wrong, and that it never answers with a traceback."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import urllib.request

import pytest

from onesided.cli import book, main, serving, study


def test_no_course_here_is_a_sentence(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["pages"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("No course in ")
    assert "Traceback" not in said


def test_an_unknown_option_is_refused_by_all_but_study(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["book", "--srve"])
    assert stopped.value.code == 2
    assert "--srve" in capsys.readouterr().err


def test_the_command_is_there_at_once():
    # What each verb needs is imported when it is run: some of it takes seconds.
    said = "import sys, onesided.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    imported = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True).stdout.split()
    slow = {"sphinx", "docutils", "pydantic", "jinja2", "nbformat", "IPython", "ipywidgets", "numpy", "matplotlib"}
    assert not slow & set(imported)
    assert "onesided" in imported


def test_study_hands_its_options_on(course, monkeypatch):
    monkeypatch.chdir(course)
    asked = []
    monkeypatch.setattr(
        study.subprocess, "run", lambda command, **rest: asked.append(command) or type("Done", (), {"returncode": 0})
    )
    assert main(["study", "--no-browser", "--port=1234"]) == 0
    assert asked[0][-2:] == ["--no-browser", "--port=1234"]
    assert f"--ServerApp.root_dir={course}" in asked[0]


def test_pages_are_written_once(course, monkeypatch, capsys):
    monkeypatch.chdir(course / "notebooks")
    (course / "book/references.md").write_text("stale")
    assert main(["pages"]) == 0
    assert "book/references.md: written" in capsys.readouterr().out
    assert main(["pages"]) == 0
    assert "written" not in capsys.readouterr().out


def test_a_notebook_out_of_its_normal_form_is_named_and_left(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    path = course / "notebooks/00-welcome.ipynb"
    path.write_text(path.read_text().replace('"nbformat_minor": 5', '"nbformat_minor":   5'))
    before = path.read_text()
    assert main(["notebooks", "--check"]) == 1
    assert "00-welcome.ipynb: is not in its normal form" in capsys.readouterr().out
    assert path.read_text() == before


def test_a_notebook_that_is_not_there_is_said(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    assert main(["notebooks", "notebooks/99.ipynb"]) == 1
    assert "There is no notebook notebooks/99.ipynb" in capsys.readouterr().err


def test_a_notebook_whose_cell_fails_is_left_and_said(course, monkeypatch, capsys):
    monkeypatch.chdir(course)
    path = course / "notebooks/00-welcome.ipynb"
    path.write_text(path.read_text().replace('quiz(\\"a-unique-bond/', 'quiz(\\"a-unique-bnd/'))
    before = path.read_text()
    assert main(["notebooks", str(path)]) == 1
    said = capsys.readouterr().err
    assert 'the nearest is "a-unique-bond/' in said
    assert path.read_text() == before


def test_the_schemas_can_be_written_anew(course, monkeypatch):
    monkeypatch.chdir(course)
    schemas = sorted(course.rglob("*.schema.json"))
    before = [path.read_text() for path in schemas]
    for path in schemas:
        path.unlink()
    assert main(["schema"]) == 0
    assert [path.read_text() for path in schemas] == before


def test_a_book_is_served_on_loopback_at_the_next_free_port(tmp_path, capsys):
    (tmp_path / "index.html").write_text("served")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        thread = threading.Thread(target=serving.serve, args=(tmp_path, port), daemon=True)
        thread.start()
        for _ in range(100):
            if "http://" in (said := capsys.readouterr().out):
                break
            thread.join(0.05)
        address = said.split()[3]
        assert address.startswith("http://127.0.0.1:")
        assert f":{port}/" not in address
        assert urllib.request.urlopen(address).read() == b"served"


def test_what_the_builder_says_is_handed_on_without_a_traceback():
    said = 'Traceback (most recent call last):\n  File "x.py", line 1\nbook/a.md:3: WARNING: no such page\n'
    assert book._without_tracebacks(said) == "book/a.md:3: WARNING: no such page"
