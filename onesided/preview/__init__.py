"""One quiz or story in the browser, drawn anew whenever its file is saved, with what the check says about it.

It is for whoever writes: what cannot be read yet is told with its lines instead of a blank page, and nothing that is
tried out here gets into anybody's record. The server answers this machine and nobody else.
"""

from onesided.preview.piece import Piece, find_piece
from onesided.preview.server import serve
from onesided.preview.sight import Sight

__all__ = ["Piece", "Sight", "find_piece", "serve"]
