"""What turns TeX into MathML, in a room of its own: it takes a third of a second to import, so that is done where a
formula is met and not before.
"""

from latex2mathml import exceptions
from latex2mathml.converter import convert

__all__ = ["REFUSALS", "convert"]

# A formula that ends too soon or names what nobody knows is met with Python's own exceptions as well.
_ITS_OWN = tuple(value for name, value in vars(exceptions).items() if name.endswith("Error"))
REFUSALS = (*_ITS_OWN, IndexError, KeyError, StopIteration, RuntimeError, ValueError)
"""All that a formula which cannot be read may raise."""
