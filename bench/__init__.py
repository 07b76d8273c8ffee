"""Measures of speed and size, beside a plain Jupyter Book. Nothing here is asserted: what is exact is a test."""
