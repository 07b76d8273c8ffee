"""Statements go to the one address that the learner named, in batches, and to no other.

No redirect is followed, and anything but https is refused unless it stays on this machine. A receiver keeps a statement
once, by its UUID, so sending the same again, or going on after a break, does no harm.
"""

from __future__ import annotations

import base64
import http.client
import ipaddress
import json
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from onesided.model.complaints import CourseError, excerpt

VERSION = "1.0.3"
BATCH = 100
"""Statements in one request."""
PATIENCE = 30.0
"""Seconds without an answer after which the receiver counts as gone."""
CREDENTIALS = ("ONESIDED_XAPI_USER", "ONESIDED_XAPI_PASSWORD")


@dataclass(frozen=True)
class Endpoint:
    """Where to send to: the address of the statements, the host's name for sentences, the header that identifies us."""

    address: str
    host: str
    authorization: str | None
    is_here: bool


@dataclass(frozen=True)
class Sent:
    """How many statements the receiver took, and how many it had before, told in another way."""

    taken: int = 0
    differing: int = 0


def endpoint_at(url: str, user: str = "", password: str = "") -> Endpoint:
    """The endpoint at an address such as https://lrs.example/xapi; a CourseError where it is not one to send to."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
        parts.port  # noqa: B018  (raises where it is no number)
    except ValueError:
        raise CourseError(f'"{excerpt(url)}" is no web address. Write it as https://lrs.example/xapi.') from None
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        raise CourseError(f'"{excerpt(url)}" is no web address to send to. Write it as https://lrs.example/xapi.')
    if parts.username or parts.password:
        raise CourseError(f"The address holds a name or a password. Put them into {' and '.join(CREDENTIALS)} instead.")
    if parts.scheme == "http" and not _is_here(host):
        raise CourseError(f"What is sent to {host} over http could be read on the way. Use an address with https.")
    if bool(user) != bool(password):
        raise CourseError(f"Set both {' and '.join(CREDENTIALS)}, or neither.")
    path = parts.path.rstrip("/").removesuffix("/statements")
    login = base64.b64encode(f"{user}:{password}".encode()).decode("ascii") if user else None
    return Endpoint(
        address=f"{parts.scheme}://{parts.netloc}{path}/statements",
        host=host,
        authorization=f"Basic {login}" if login else None,
        is_here=_is_here(host),
    )


def send(
    statements: Sequence[dict[str, Any]], endpoint: Endpoint, tick: Callable[[int], None] = lambda count: None
) -> Sent:
    """Send the statements, and tell `tick` after each request how many are through.

    A receiver that cannot be reached, or refuses, is a CourseError, which says how many it had taken by then.
    """
    taken = differing = 0
    waiting = [list(batch) for batch in _batches(statements)]
    waiting.reverse()
    while waiting:
        batch = waiting.pop()
        status, said = _post(batch, endpoint, taken)
        if status in (200, 204):
            taken += len(batch)
        elif status == 409 and len(batch) == 1:
            differing += 1
        elif status in (409, 413) and len(batch) > 1:  # one of them is known, or they are too many: say less at a time
            middle = len(batch) // 2
            waiting += [batch[middle:], batch[:middle]]
            continue
        else:
            raise CourseError(_refusal(status, said, endpoint.host), *_so_far(taken))
        tick(len(batch))
    return Sent(taken, differing)


def _batches(statements: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    return (statements[first : first + BATCH] for first in range(0, len(statements), BATCH))


def _post(batch: list[dict[str, Any]], endpoint: Endpoint, taken: int) -> tuple[int, str]:
    headers = {"Content-Type": "application/json", "X-Experience-API-Version": VERSION}
    if endpoint.authorization:
        headers["Authorization"] = endpoint.authorization
    request = urllib.request.Request(endpoint.address, json.dumps(batch).encode("ascii"), headers, method="POST")
    # What stays on this machine must not take the way round by somebody's proxy.
    proxies = [urllib.request.ProxyHandler({})] if endpoint.is_here else []
    opener = urllib.request.build_opener(_NoRedirect, *proxies)
    try:
        try:
            with opener.open(request, timeout=PATIENCE) as answer:
                return answer.status, ""
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read(2000).decode("utf-8", errors="replace")
    except (OSError, http.client.HTTPException) as error:  # a URLError is an OSError
        why = getattr(error, "reason", None) or error
        raise CourseError(
            f"{endpoint.host} cannot be reached: {excerpt(str(why), 200)}. Check the address and the connection.",
            *_so_far(taken),
        ) from None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows no redirect, so that a request goes to the address that was given, or nowhere."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _refusal(status: int, said: str, host: str) -> str:
    match status:
        case 401 | 403:
            return f"{host} does not let us in ({status}). Set {' and '.join(CREDENTIALS)} to what it gave you."
        case 404 | 405:
            return f"{host} takes no statements at this address ({status}). Give the address of its xAPI endpoint."
        case _ if 300 <= status < 400:
            return f"{host} sends us on to another address, which nobody asked for. Give the right address yourself."
        case _ if status >= 500:
            return f"{host} is in trouble ({status}). Try again later."
    quoted = f': "{excerpt(said, 200)}"' if said.strip() else ""
    return f"{host} refused the statements ({status}){quoted}. Ask those who run it."


def _so_far(taken: int) -> tuple[str, ...]:
    return (f"It had taken {taken} by then. Send again when that is mended: none is kept twice.",) if taken else ()


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
