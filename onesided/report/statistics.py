"""The figures of a report, from counts and arrays alone: shares and their ranges, how a question tells people apart.

Each is a plain formula, written for whole arrays; `tests/report/test_statistics.py` holds them to slow ones. An unknown
value is NaN.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Z = 1.959963984540054
"""Standard deviations to each side that hold 95 in 100."""
LEAST_OTHERS = 5
"""Other questions that a student has to have answered, before how well they did there says anything."""
STRONGEST = 1e6
"""Answers that a class's mean is worth at most: where questions differ by chance alone, it is all there is."""

Floats = NDArray[np.float64]
Count = int | NDArray[Any]


class Interval(NamedTuple):
    """From where to where a value may well lie: 95 such intervals in 100 hold the true one."""

    low: Floats
    high: Floats


def wilson(right: Count, answers: Count) -> Interval:
    """The Wilson interval of a share, `right` of so many `answers`; NaN where there is no answer."""
    k, n = np.asarray(right, float), np.asarray(answers, float)
    with np.errstate(all="ignore"):
        p = k / n
        middle = (p + Z**2 / (2 * n)) / (1 + Z**2 / n)
        reach = Z / (1 + Z**2 / n) * np.sqrt(p * (1 - p) / n + Z**2 / (4 * n**2))
        # At the ends the sum is 0 or 1, and rounding must not go past it.
        low = np.where(k == 0, 0.0, np.clip(middle - reach, 0, 1))
        high = np.where(k == n, 1.0, np.clip(middle + reach, 0, 1))
    none = n == 0
    return Interval(np.where(none, np.nan, low), np.where(none, np.nan, high))


def fisher(correlation: Any, pairs: Count) -> Interval:
    """The interval of a correlation over so many pairs, by Fisher's z; NaN where there are fewer than four."""
    n = np.asarray(pairs, float)
    with np.errstate(all="ignore"):
        z = np.arctanh(np.clip(np.asarray(correlation, float), -1, 1))
        reach = np.where(n > 3, Z / np.sqrt(n - 3), np.nan)
        return Interval(np.tanh(z - reach), np.tanh(z + reach))


def rests(right: Floats) -> Floats:
    """How each student did on all questions but one, for each student and question, where both are known.

    `right` has a row for each student and a column for each question: 1, 0, or NaN for no answer. Students answered
    different questions, so of each question counts how far they were above or below the class; where all answered all,
    this differs from the usual rest score by what is the same for everyone. NaN with fewer than `LEAST_OTHERS` others.
    """
    known = ~np.isnan(right)
    asked = known.sum(axis=0)
    with np.errstate(all="ignore"):
        facility = np.where(asked > 0, np.nansum(right, axis=0) / asked, 0.0)
    above = np.where(known, right - facility, 0.0)
    others = known.sum(axis=1)[:, None] - 1
    with np.errstate(all="ignore"):
        rest = (above.sum(axis=1)[:, None] - above) / others
    return np.where(known & (others >= LEAST_OTHERS), rest, np.nan)


def point_biserial(right: Floats, rest: Floats) -> tuple[Floats, NDArray[np.int64]]:
    """For each question the correlation of being right with the rest score, and over how many students it is.

    NaN where fewer than three students can be counted, or all of them did the same.
    """
    usable = ~np.isnan(right) & ~np.isnan(rest)
    n = usable.sum(axis=0)
    with np.errstate(all="ignore"):
        x = np.where(usable, right - np.where(usable, right, 0).sum(axis=0) / n, 0.0)
        y = np.where(usable, rest - np.where(usable, rest, 0).sum(axis=0) / n, 0.0)
        spread = (x**2).sum(axis=0) * (y**2).sum(axis=0)
        found = (x * y).sum(axis=0) / np.sqrt(spread)
    return np.where((n >= 3) & (spread > 1e-18), np.clip(found, -1, 1), np.nan), n


def shrunken_shares(right: NDArray[Any], answers: NDArray[Any]) -> tuple[Floats, float, float]:
    """Shares drawn towards their mean, the mean, and how many answers the mean is worth.

    An empirical Bayes estimate under the beta-binomial model. How much the questions differ beyond chance is
    estimated by the method of moments: the spread of the shares, weighted by answers, less what chance alone makes of
    it.
    """
    k, n = np.asarray(right, float), np.asarray(answers, float)
    total = n.sum()
    if not total:
        return np.full(n.shape, np.nan), float("nan"), STRONGEST
    mean = k.sum() / total
    asked = n > 0
    spread = (n[asked] * (k[asked] / n[asked] - mean) ** 2).sum()
    weight = ((1 - n[asked] / total) * (n[asked] - 1)).sum()
    chance = mean * (1 - mean)
    # The share of the spread that is the questions' own: the correlation of two answers to one question.
    own = (spread / chance - (asked.sum() - 1)) / weight if chance > 0 and weight > 0 else 0.0
    strength = STRONGEST if own <= 1 / (STRONGEST + 1) else max(0.0, 1 / min(own, 1.0) - 1)
    with np.errstate(all="ignore"):
        drawn = (k + strength * mean) / (n + strength)
    return np.where(n + strength > 0, drawn, np.nan), float(mean), float(strength)


def shrunken_correlations(correlation: Floats, pairs: NDArray[Any]) -> tuple[Floats, float, float]:
    """Correlations drawn towards their mean, the mean, and the spread (of Fisher's z) that is not chance.

    An empirical Bayes estimate: each z is normal around its own true one with the variance 1 / (pairs - 3), and the
    true ones around their mean with a variance by DerSimonian and Laird. NaN where there is no correlation to begin
    with.
    """
    r, n = np.asarray(correlation, float), np.asarray(pairs, float)
    usable = ~np.isnan(r) & (n > 3)
    if not usable.any():
        return np.full(r.shape, np.nan), float("nan"), 0.0
    z, weight = np.arctanh(np.clip(r[usable], -0.999, 0.999)), n[usable] - 3
    mean = (weight * z).sum() / weight.sum()
    beyond = (weight * (z - mean) ** 2).sum() - (usable.sum() - 1)
    scale = weight.sum() - (weight**2).sum() / weight.sum()
    own = max(0.0, beyond / scale) if scale > 0 else 0.0
    if own > 0:
        trusted = 1 / (1 / weight + own)
        mean = (trusted * z).sum() / trusted.sum()
        drawn = (weight * z + mean / own) / (weight + 1 / own)
    else:
        drawn = np.full(z.shape, mean)
    found = np.full(r.shape, np.nan)
    found[usable] = np.tanh(drawn)
    return found, float(np.tanh(mean)), float(np.sqrt(own))
