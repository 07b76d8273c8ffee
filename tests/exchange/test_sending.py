"""Statements reach the address that was given, whole and once; and no other address hears of them."""

from __future__ import annotations

import base64
import socket
import threading
import urllib.request

import pytest

from onesided.exchange import Sent, endpoint_at, send, sending
from onesided.model import CourseError
from tests.exchange.receiver import receiving


@pytest.fixture
def receiver():
    with receiving() as made:
        yield made


def some(count):
    return [{"id": f"{number:032x}", "text": "é"} for number in range(count)]


def test_they_arrive_in_batches_and_are_counted(receiver):
    ticks = []
    sent = send(some(250), endpoint_at(receiver.url), ticks.append)
    assert sent == Sent(taken=250, differing=0) and sum(ticks) == 250
    assert list(receiver.kept.values()) == some(250)
    assert [size for *_, size in receiver.requests] == [100, 100, 50]
    for method, path, headers, _ in receiver.requests:
        assert (method, path) == ("POST", "/xapi/statements")
        assert headers["x-experience-api-version"] == "1.0.3" and headers["content-type"] == "application/json"
        assert "authorization" not in headers


def test_nothing_to_send_asks_nothing(receiver):
    assert send([], endpoint_at(receiver.url)) == Sent() and receiver.requests == []


def test_the_learner_is_let_in_by_name_and_password(receiver):
    send(some(1), endpoint_at(receiver.url, "ana", "pä:ss"))
    [(_, _, headers, _)] = receiver.requests
    assert base64.b64decode(headers["authorization"].removeprefix("Basic ")).decode() == "ana:pä:ss"


def test_sent_again_they_are_kept_once(receiver):
    endpoint = endpoint_at(receiver.url)
    send(some(3), endpoint)
    assert send(some(5), endpoint) == Sent(taken=5, differing=0) and len(receiver.kept) == 5


def test_one_that_is_known_in_another_form_holds_up_no_other(receiver):
    endpoint = endpoint_at(receiver.url)
    send([some(120)[7] | {"text": "another"}], endpoint)
    assert send(some(120), endpoint) == Sent(taken=119, differing=1)
    assert len(receiver.kept) == 120 and receiver.kept[some(120)[7]["id"]]["text"] == "another"


def test_a_receiver_that_takes_less_at_a_time_gets_less(receiver):
    receiver.rule = lambda statements: (413, {}, "") if len(statements) > 30 else None
    assert send(some(100), endpoint_at(receiver.url)) == Sent(taken=100, differing=0)
    assert list(receiver.kept.values()) == some(100)


def test_no_redirect_is_followed(receiver):
    with receiving() as elsewhere:
        for status in (301, 302, 303, 307, 308):
            receiver.rule = lambda _, status=status: (status, {"Location": f"{elsewhere.url}/statements"}, "")
            with pytest.raises(CourseError, match="sends us on to another address"):
                send(some(1), endpoint_at(receiver.url, "ana", "secret"))
        assert elsewhere.requests == []


def test_no_proxy_stands_between_us_and_this_machine(receiver, monkeypatch):
    with receiving() as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.setattr(urllib.request, "getproxies", lambda: {"http": proxy.url})
        send(some(1), endpoint_at(receiver.url))
        assert proxy.requests == [] and len(receiver.kept) == 1


ANSWERS = [
    (400, "no such verb", r'refused the statements \(400\): "no such verb"'),
    (401, "", "ONESIDED_XAPI_USER and ONESIDED_XAPI_PASSWORD"),
    (403, "", "does not let us in"),
    (404, "", "Give the address of its xAPI endpoint"),
    (500, "<html>Traceback</html>", "is in trouble"),
    (503, "", "Try again later"),
]


@pytest.mark.parametrize(("status", "text", "said"), ANSWERS, ids=[str(status) for status, *_ in ANSWERS])
def test_a_refusal_is_a_sentence_and_ends_it(receiver, status, text, said):
    receiver.rule = lambda statements: (status, {}, text)
    with pytest.raises(CourseError, match=said) as refused:
        send(some(250), endpoint_at(receiver.url))
    assert len(receiver.requests) == 1 and "Traceback" not in str(refused.value)


def test_what_was_taken_before_is_said(receiver):
    receiver.rule = lambda statements: (500, {}, "") if len(receiver.kept) >= 200 else None
    with pytest.raises(CourseError, match="It had taken 200 by then"):
        send(some(250), endpoint_at(receiver.url))


def test_nobody_there_is_a_sentence():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(CourseError, match="cannot be reached"):
        send(some(1), endpoint_at(url))


def test_somebody_who_is_silent_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(sending, "PATIENCE", 0.2)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(CourseError, match="cannot be reached"):
            send(some(1), endpoint_at(f"http://localhost:{silent.getsockname()[1]}"))


def test_somebody_who_speaks_another_language_is_a_sentence():
    with socket.socket() as strange:
        strange.bind(("127.0.0.1", 0))
        strange.listen()

        def babble():
            connection, _ = strange.accept()
            with connection:
                connection.recv(100)
                connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n")

        thread = threading.Thread(target=babble, daemon=True)
        thread.start()
        with pytest.raises(CourseError, match="cannot be reached"):
            send(some(1), endpoint_at(f"http://127.0.0.1:{strange.getsockname()[1]}"))
        thread.join()


ADDRESSES = {
    "https://lrs.example/xapi": "https://lrs.example/xapi/statements",
    "https://lrs.example/xapi/": "https://lrs.example/xapi/statements",
    " https://lrs.example/xapi/statements ": "https://lrs.example/xapi/statements",
    "https://lrs.example:8443": "https://lrs.example:8443/statements",
    "http://localhost:8080/xapi": "http://localhost:8080/xapi/statements",
    "http://127.0.0.1/": "http://127.0.0.1/statements",
    "http://[::1]:80/": "http://[::1]:80/statements",
}
REFUSED = {
    "lrs.example/xapi": "is no web address",
    "ftp://lrs.example/": "is no web address",
    "https://": "is no web address",
    "https://lrs.example:x/": "is no web address",
    "https://[::1/": "is no web address",
    "https://lrs.example/?a=b": "is no web address",
    "http://lrs.example/xapi": "could be read on the way",
    "http://localhost.example/": "could be read on the way",
    "http://10.0.0.1/": "could be read on the way",
    "https://ana:secret@lrs.example/": "holds a name or a password",
}


@pytest.mark.parametrize("url", ADDRESSES)
def test_an_endpoint_is_known_by_its_address(url):
    assert endpoint_at(url).address == ADDRESSES[url]


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_to_which_nothing_should_go_is_refused(url):
    with pytest.raises(CourseError, match=REFUSED[url]) as refused:
        endpoint_at(url)
    assert "secret" not in str(refused.value)


def test_half_of_the_credentials_is_a_mistake():
    with pytest.raises(CourseError, match="or neither"):
        endpoint_at("https://lrs.example/", "ana")
