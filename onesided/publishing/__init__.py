"""From a built book to a site that others can read: light, whole, checked, and the same every time.

Takes the folder of pages that a build leaves, keeps what they need, adds what a host and a reader without network need,
and says in sentences what is wrong with the result. It knows HTML and files, and nothing of quizzes.
"""

from onesided.publishing.address import site_address
from onesided.publishing.archive import moment_of
from onesided.publishing.publish import publish, zip_up

__all__ = ["moment_of", "publish", "site_address", "zip_up"]
