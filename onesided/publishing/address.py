"""The address that a published site will have, as whoever publishes it gives it."""

from __future__ import annotations

from urllib.parse import urlsplit

from onesided.model import CourseError


def site_address(given: str) -> str:
    """Return the address with the slash at its end. What is no address of a folder on the web is a CourseError."""
    try:
        parts = urlsplit(given.strip())
        sound = parts.scheme in ("http", "https") and parts.hostname and not (parts.query or parts.fragment)
    except ValueError:
        sound = False
    if not sound:
        raise CourseError(f'"{given}" is no address of a site. Write it as https://example.org/course/')
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"
