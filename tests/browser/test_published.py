"""What `onesided publish` writes, in a real Chromium: below a folder of a host, without a network, and after an update.

The host is on loopback, which browsers call as safe as https; so the worker that keeps the pages is registered here.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from onesided.publishing import publish
from tests.browser.answering import expect_checked, item_of, key_of, with_mouse
from tests.browser.conftest import listen
from tests.browser.hosting import UNDER, Host
from tests.browser.responses import LIVE, right
from tests.browser.trialbook import ELSEWHERE, LOOKING, WELCOME

TITLE = "A trial book"
KEPT = """async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async name => (await caches.open(name)).keys()));
    return Object.fromEntries(names.map((name, place) => [name, keys[place].map(key => new URL(key.url).pathname)]));
}"""
"""What the browser keeps: the names of its stores, and the paths in each."""
SAVING = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });"


@pytest.fixture
def host(trial_book: Path, tmp_path: Path) -> Iterator[Host]:
    """The small book, published to a folder of a host."""
    made = Host(tmp_path / "site")
    publish(trial_book, made.folder, TITLE, made.address)
    made.start()
    yield made
    made.stop()


def files_of(host: Host) -> set[str]:
    """What the worker is to keep, as it says itself."""
    text = (host.folder / "sw.js").read_text(encoding="utf-8")
    listed = text[text.index('"files"') : text.index("};")]
    return {UNDER + path for path in re.findall(r'"([^"]+)": "[0-9a-f]{16}"', listed)}


def edition_of(host: Host) -> str:
    found = re.search(r'"edition": "([0-9a-f]+)"', (host.folder / "sw.js").read_text(encoding="utf-8"))
    assert found
    return found[1]


def kept(page: Page) -> dict[str, set[str]]:
    return {name: set(paths) for name, paths in page.evaluate(KEPT).items()}


def expect_kept(page: Page, host: Host, *, more_than: set[str] | None = None) -> set[str]:
    """Wait until this edition alone is kept: all of it, or at least these files of it. Return what is kept."""
    name, wanted = f"onesided {UNDER} {edition_of(host)}", files_of(host) if more_than is None else more_than
    for _ in range(150):
        found = kept(page)
        if set(found) == {name} and wanted <= found[name]:
            page.evaluate("() => navigator.serviceWorker.ready.then(() => {})")
            return found[name]
        page.wait_for_timeout(100)
    raise AssertionError(f"Kept: {found}\nIn {name}, missing: {wanted - found.get(name, set())}")


def edit(host: Host, changed: Path, trial_book: Path, marker: str) -> None:
    """Publish the book with another word on every page, and in the script that the pages load."""
    shutil.copytree(trial_book, changed, dirs_exist_ok=True)
    for path in changed.rglob("*.html"):
        text = (trial_book / path.relative_to(changed)).read_text(encoding="utf-8")
        path.write_text(text.replace("</h1>", f'</h1><p id="marker">{marker}</p>', 1), encoding="utf-8")
    script = (trial_book / "_static/onesided.js").read_text(encoding="utf-8")
    addition = f'\ndocument.documentElement.dataset.marker = "{marker}";\n'
    (changed / "_static/onesided.js").write_text(script + addition, encoding="utf-8")
    publish(changed, host.folder, TITLE, host.address)


def expect_marker(page: Page, marker: str) -> None:
    """The page and its script are of the same edition."""
    expect(page.locator("#marker")).to_have_text(marker)
    expect(page.locator("html")).to_have_attribute("data-marker", marker)


def test_every_page_works_below_a_folder_of_the_host(page: Page, host: Host) -> None:
    told = listen(page, host.address)
    answers: list[str] = []
    page.on("response", lambda response: answers.append(f"{response.status} {response.url}"))
    for path in (WELCOME, ELSEWHERE, LOOKING, "search.html?q=dough"):
        page.goto(host.address + path, wait_until="networkidle")
        expect(page.locator("h1:visible").first).to_be_visible()
    page.goto(host.address)
    page.wait_for_url(f"{host.address}{WELCOME}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    # All but what the worker asks for itself is said here, and whatever it could not find by the host.
    assert [answer for answer in answers if answer[:3] not in ("200", "304")] == []
    assert host.missed == []
    assert told == []


def test_a_book_is_read_and_answered_without_a_network(page: Page, host: Host) -> None:
    page.goto(host.address + WELCOME)
    expect_kept(page, host)
    host.stop()
    told = listen(page, host.address)
    page.goto(host.address + ELSEWHERE)
    item = item_of(page.locator(".os-quiz"), "choice")
    given = right(key_of(item))
    with_mouse(item, given)
    expect_checked(item, given)
    expect(page.locator(".os-score")).to_contain_text("1")
    page.locator("a.navbar-brand").first.click()
    page.wait_for_url(f"{host.address}{WELCOME}")
    page.go_back()
    expect_checked(item_of(page.locator(".os-quiz"), "choice"), given)
    page.reload()
    expect_checked(item_of(page.locator(".os-quiz"), "choice"), given)
    expect(page.locator(".os-score")).to_have_text(LIVE["score"].format(answered=1, all=9, right=1))
    page.goto(host.address)  # the front, and a search, are kept as well
    page.wait_for_url(f"{host.address}{WELCOME}")
    page.goto(f"{host.address}search.html?q=dough")
    expect(page.locator(f'main a[href*="{ELSEWHERE}"]').first).to_be_visible()
    assert told == []


def test_a_page_that_is_not_kept_says_so_and_leads_back(page: Page, host: Host) -> None:
    page.goto(host.address + WELCOME)
    expect_kept(page, host)
    host.stop()
    page.goto(f"{host.address}deep/down/nowhere.html")
    expect(page.locator("h1")).to_have_text("This page is not on your device yet")
    assert page.url.endswith("deep/down/nowhere.html")
    page.locator("a", has_text=TITLE).click()
    page.wait_for_url(f"{host.address}{WELCOME}")
    expect(page.locator("h1").first).to_contain_text("Bread")


def test_a_slow_network_keeps_nobody_waiting_for_what_is_kept(page: Page, host: Host) -> None:
    page.goto(host.address + WELCOME)
    expect_kept(page, host)
    host.delay = 30
    page.goto(host.address + ELSEWHERE, wait_until="domcontentloaded", timeout=15_000)
    item_of(page.locator(".os-quiz"), "choice")


def test_who_saves_data_keeps_what_was_opened(context: BrowserContext, host: Host) -> None:
    context.add_init_script(SAVING)
    page = context.new_page()
    page.goto(host.address + ELSEWHERE)
    found = expect_kept(page, host, more_than={UNDER + ELSEWHERE, f"{UNDER}_static/onesided.js"})
    assert UNDER + LOOKING not in found
    host.stop()
    page.goto(host.address + ELSEWHERE)
    item_of(page.locator(".os-quiz"), "choice")
    page.goto(host.address + LOOKING)
    expect(page.locator("h1")).to_have_text("This page is not on your device yet")


def test_a_new_edition_is_there_at_once_and_kept_whole(
    page: Page, host: Host, trial_book: Path, tmp_path: Path
) -> None:
    edit(host, tmp_path / "changed", trial_book, "first")
    page.goto(host.address + WELCOME)
    expect_marker(page, "first")
    expect_kept(page, host)
    edit(host, tmp_path / "changed", trial_book, "second")
    page.goto(host.address + ELSEWHERE)
    expect_marker(page, "second")
    page.goto(host.address + WELCOME)
    expect_marker(page, "second")
    expect_kept(page, host)  # and nothing of the edition before
    host.stop()
    for path in (ELSEWHERE, WELCOME):
        page.goto(host.address + path)
        expect_marker(page, "second")


def test_half_an_edition_is_never_kept(page: Page, host: Host, trial_book: Path, tmp_path: Path) -> None:
    edit(host, tmp_path / "changed", trial_book, "first")
    page.goto(host.address + WELCOME)
    expect_kept(page, host)
    before, files = edition_of(host), files_of(host)
    old = (host.folder / ELSEWHERE).read_bytes()
    edit(host, tmp_path / "changed", trial_book, "second")
    (host.folder / ELSEWHERE).write_bytes(old)  # not uploaded yet
    page.goto(host.address + WELCOME)
    expect_marker(page, "second")
    # The new worker finds out, and gives up; the one before goes on.
    page.wait_for_timeout(500)
    while page.evaluate(
        "() => navigator.serviceWorker.getRegistration().then(one => !!(one.installing || one.waiting))"
    ):
        page.wait_for_timeout(100)
    assert kept(page)[f"onesided {UNDER} {before}"] == files
    host.stop()
    for path in (ELSEWHERE, WELCOME):
        page.goto(host.address + path)
        expect_marker(page, "first")


def test_a_missing_page_is_told_at_any_depth(page: Page, host: Host) -> None:
    for path in ("nowhere.html", "deep/down/nowhere"):
        page.goto(host.address + path)
        expect(page.locator("h1")).to_have_text("There is no page at this address")
        page.locator("a", has_text=TITLE).click()
        page.wait_for_url(f"{host.address}{WELCOME}")


def test_the_host_sends_the_policy_and_lets_styles_be_kept(page: Page, host: Host) -> None:
    page.goto(host.address + WELCOME)
    style = page.locator('link[rel="stylesheet"]').first.get_attribute("href") or ""
    headers = page.request.get(f"{host.address}book/{style}").headers
    assert "immutable" in headers["cache-control"]
    page_headers = page.request.get(host.address + WELCOME).headers
    assert "cache-control" not in page_headers
    assert page_headers["content-security-policy"].startswith("default-src 'self'")


def test_a_book_that_was_only_built_keeps_nothing(page: Page, trial_site: str) -> None:
    page.goto(f"{trial_site}/{WELCOME}", wait_until="networkidle")
    assert page.evaluate("() => navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0
    assert page.locator('link[rel="manifest"], script[src*="offline"]').count() == 0
