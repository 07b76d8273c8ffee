"""The other editions of the book: a PDF for paper and an EPUB for e-readers.

Both are made from the pages that were built as HTML, in the order of `_toc.yml`. Each page gives its article;
questions, stories and figures take their paper form, with nothing to press; what would give an answer away moves to the
end. Of all that becomes one `Edition`, which is printed by Chromium or packed as an EPUB.
"""

from onesided.editions.edition import Edition, Leaf, book_edition, chapter_edition
from onesided.editions.epub import write_epub
from onesided.editions.pdf import write_pdf

__all__ = ["Edition", "Leaf", "book_edition", "chapter_edition", "write_epub", "write_pdf"]
