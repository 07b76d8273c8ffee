"""Votes in either database: each voter's first one counts, once, while the vote is open, whoever else is writing."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, update

from onesided.classroom.held import Counted, Held, Vote
from onesided.classroom.store import FORGOTTEN, Store, opened
from onesided.classroom.tables import CLASSES, STEPS
from onesided.classroom.voters import is_teacher, new_word, voter_of
from onesided.model import CourseError

PLAN = [{"kind": "question", "name": "a/b#c"}, {"kind": "question", "name": "a/b#d"}]


def began(store: Store) -> Held:
    return store.begin("A class", PLAN, new_word())


def now(store: Store, held: Held) -> Held:
    found = store.held(code=held.code)
    assert found is not None
    return found


def asking(store: Store) -> Held:
    held = began(store)
    assert store.act(held, "ask", PLAN[0])
    return now(store, held)


def vote(held: Held, voter: str, response: object = 1, round_: int = 1) -> Vote:
    return Vote(held.id, held.step, round_, voter, response)


def test_a_class_begins_in_the_lobby_with_a_code_of_its_own(store):
    classes = [began(store) for _ in range(30)]
    assert len({held.code for held in classes}) == 30
    assert {(held.phase, held.step, held.asked) for held in classes} == {("lobby", 0, None)}
    assert store.held(code="NOBODY") is None


def test_the_first_vote_counts_and_stays(store):
    held = asking(store)
    assert store.cast([vote(held, "a", 2)]) == [Counted(2, is_this_one=True)]
    assert store.cast([vote(held, "a", 2)]) == [Counted(2, is_this_one=True)], "it is told the same again"
    assert store.cast([vote(held, "a", 0)]) == [Counted(2, is_this_one=False)]
    assert store.votes(held) == {1: {"a": 2}, 2: {}}
    assert (store.count(held, 1), store.mine(held, "a"), store.mine(held, "b")) == (1, 2, None)


def test_two_votes_of_one_voter_in_one_transaction_are_one(store):
    held = asking(store)
    assert store.cast([vote(held, "a", 1), vote(held, "a", 2), vote(held, "b", 2)]) == [
        Counted(1, is_this_one=True),
        Counted(1, is_this_one=False),
        Counted(2, is_this_one=True),
    ]


@pytest.mark.parametrize("response", [0, 3, True, False, 0.28, -12, [0, 2], 10**9])
def test_every_kind_of_response_comes_back_as_it_was(store, response):
    held = asking(store)
    store.cast([vote(held, "a", response)])
    back = store.mine(held, "a")
    assert back == response and type(back) is type(response)


def test_nothing_counts_before_after_or_on_another_step(store):
    held = began(store)
    early = store.cast([Vote(held.id, 0, 1, "a", 1)])
    held = asking(store)
    wrong = store.cast([vote(held, "a", round_=2), Vote(held.id, held.step + 1, 1, "a", 1), Vote("no", 1, 1, "a", 1)])
    assert store.act(held, "close")
    late = store.cast([vote(held, "a")])
    assert {one.response for one in [*early, *wrong, *late]} == {None}
    assert store.votes(now(store, held)) == {1: {}, 2: {}}


def test_the_second_vote_is_another(store):
    held = asking(store)
    store.cast([vote(held, "a", 0), vote(held, "b", 1)])
    for act in ("close", "again"):
        assert store.act(now(store, held), act)
    held = now(store, held)
    assert held.round == 2
    store.cast([vote(held, "a", 1, round_=2)])
    assert store.votes(held) == {1: {"a": 0, "b": 1}, 2: {"a": 1}}


def test_whoever_acts_on_an_old_page_does_nothing(store):
    held = asking(store)
    assert store.act(held, "close")
    assert not store.act(held, "close")
    assert not store.act(held, "ask", PLAN[1])
    assert now(store, held).phase == "between"


def test_each_thing_asked_is_kept(store):
    held = asking(store)
    store.act(held, "ask", PLAN[1])
    with store.engine.connect() as connection:
        rows = connection.execute(select(STEPS.c.step, STEPS.c.asked).where(STEPS.c.class_id == held.id)).all()
    assert sorted(rows, key=lambda row: row[0]) == [(1, PLAN[0]), (2, PLAN[1])]


def test_only_a_class_that_asks_the_same_goes_on(store):
    held = asking(store)
    names = [one["name"] for one in held.plan]
    assert store.unended(held.title, names) == held
    assert store.unended("Another course", names) is None
    assert store.unended(held.title, names[1:]) is None
    later = store.begin(held.title, held.plan, new_word())
    assert store.unended(held.title, names) == later


def test_a_class_that_nobody_ended_for_a_week_is_over_and_its_key_is_gone(store):
    held, other = asking(store), store.begin("Today", PLAN, new_word())
    long_ago = (datetime.now(UTC) - FORGOTTEN - timedelta(minutes=1)).isoformat(timespec="milliseconds")
    with store.engine.begin() as connection:
        connection.execute(update(CLASSES).where(CLASSES.c.id == held.id).values(begun=long_ago))
    store.end_forgotten()
    assert (now(store, held).phase, now(store, held).key, now(store, held).version) == ("ended", None, held.version + 1)
    assert now(store, other).key == other.key


def test_the_key_is_thrown_away_at_the_end_and_nothing_counts_any_more(store):
    held = asking(store)
    assert held.key is not None
    voter = voter_of(held.key, new_word())
    store.cast([vote(held, voter)])
    assert store.act(held, "end")
    ended = now(store, held)
    assert (ended.key, ended.phase) == (None, "ended")
    assert store.cast([vote(held, "late")]) == [Counted(None, is_this_one=False)]
    assert not store.act(ended, "ask", PLAN[0])
    assert store.unended(held.title, [one["name"] for one in held.plan]) is None
    with store.engine.connect() as connection:
        kept = str(connection.execute(select(CLASSES)).all()).encode()
    assert held.key not in kept and held.key.hex().encode() not in kept


def test_the_database_holds_no_word_of_anybody(store):
    teacher, phone = new_word(), new_word()
    held = store.begin("A class", PLAN, teacher)
    assert held.key is not None
    store.join(held, voter_of(held.key, phone))
    store.join(held, voter_of(held.key, phone))
    assert store.joined(held) == 1
    kept = ""
    with store.engine.connect() as connection:
        for table in ("classes", "voters", "votes", "steps"):
            kept += str(connection.exec_driver_sql(f"SELECT * FROM {table}").all())  # noqa: S608
    assert teacher not in kept and phone not in kept
    assert is_teacher(held.teacher, teacher) and not is_teacher(held.teacher, phone)


def test_one_phone_is_another_voter_in_another_class(store):
    word, one, other = new_word(), began(store), began(store)
    assert one.key and other.key and voter_of(one.key, word) != voter_of(other.key, word)


def test_another_start_adds_a_word_and_keeps_the_old_one(store):
    words = [new_word() for _ in range(20)]
    held = store.begin("A class", PLAN, words[0])
    for word in words[1:]:
        store.add_teacher(now(store, held), word)
    known = [is_teacher(now(store, held).teacher, word) for word in words]
    assert known[-1] and known[-2] and not known[0], "not without end"


def test_many_servers_at_once_count_every_voter_once(database):
    with opened(database) as store:
        held = asking(store)
    voters = [f"voter-{number}" for number in range(120)]
    gate = threading.Barrier(4)

    def server(response: int) -> None:
        with opened(database) as own:
            gate.wait()
            for at in range(0, len(voters), 30):
                own.cast([vote(held, voter, response) for voter in voters[at : at + 30]])

    with ThreadPoolExecutor(4) as servers:
        list(servers.map(server, range(4)))
    with opened(database) as store:
        assert store.votes(held)[1].keys() == set(voters)


def test_a_vote_is_either_before_the_close_or_refused(database):
    with opened(database) as store:
        held = asking(store)
        told: list[tuple[str, Counted]] = []

        def votes() -> None:
            with opened(database) as own:
                for number in range(60):
                    told.append((f"v{number}", own.cast([vote(held, f"v{number}")])[0]))

        voting = threading.Thread(target=votes)
        voting.start()
        while len(told) < 20:
            pass
        assert store.act(held, "close")
        at_close = store.count(held, 1)
        voting.join()
        counted = {voter for voter, one in told if one.response is not None}
        assert len(counted) == at_close == store.count(held, 1)
        assert store.votes(held)[1].keys() == counted


@pytest.mark.parametrize("url", ["nonsense", "sqlite:///", "postgresql+psycopg://nobody@127.0.0.1:9/none", "x://y"])
def test_a_database_that_cannot_be_used_is_told_in_a_sentence(url, tmp_path):
    if url == "sqlite:///":
        url = f"sqlite:///{tmp_path}"  # a folder
    with pytest.raises(CourseError) as error:
        Store(url)
    assert "database" in str(error.value).lower() and "Traceback" not in str(error.value)
