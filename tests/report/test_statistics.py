"""The figures of a report are those of plain, slow formulas, whatever the counts; and they hold what they promise."""

import math
import random
import statistics as plain

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onesided.report import statistics as fast

counts = st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
some_counts = st.lists(counts, min_size=1, max_size=30)
cells = st.sampled_from([0.0, 1.0, math.nan])
matrices = st.integers(1, 9).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=14)
)


def near(one, other, within=1e-9):
    return (math.isnan(one) and math.isnan(other)) or math.isclose(one, other, rel_tol=within, abs_tol=within)


@given(counts)
def test_wilson(counted):
    right, n = counted
    low, high = (float(end) for end in fast.wilson(right, n))
    if n == 0:
        assert math.isnan(low) and math.isnan(high)
        return
    share = right / n
    assert 0 <= low <= share <= high <= 1
    # Wilson's interval is the set of shares that a score test would not reject: its ends are where the test just does.
    for end in (low, high):
        if 0 < end < 1:
            assert near(abs(share - end), fast.Z * math.sqrt(end * (1 - end) / n), 1e-7)


def test_wilson_by_a_published_example():
    # Newcombe, 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for (right, n), ends in {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }.items():
        assert [round(float(end), 4) for end in fast.wilson(right, n)] == list(ends)


@given(st.floats(-1, 1), st.integers(0, 300))
def test_fisher(correlation, n):
    low, high = (float(end) for end in fast.fisher(correlation, n))
    if n < 4:
        assert math.isnan(low) and math.isnan(high)
    elif abs(correlation) < 0.999:
        z, reach = math.atanh(correlation), fast.Z / math.sqrt(n - 3)
        assert near(low, math.tanh(z - reach)) and near(high, math.tanh(z + reach)) and low <= correlation <= high


def slow_rest(matrix, student, question):
    """How a student did on all other questions, each against the mean of the class, one by one."""
    if math.isnan(matrix[student][question]):
        return math.nan
    above = []
    for other, right in enumerate(matrix[student]):
        if other != question and not math.isnan(right):
            answers = [row[other] for row in matrix if not math.isnan(row[other])]
            above.append(right - sum(answers) / len(answers))
    return sum(above) / len(above) if len(above) >= fast.LEAST_OTHERS else math.nan


@given(matrices)
def test_rests_and_correlations(matrix):
    rest = fast.rests(np.array(matrix))
    found, n = fast.point_biserial(np.array(matrix), rest)
    for question in range(len(matrix[0])):
        slow = [slow_rest(matrix, student, question) for student in range(len(matrix))]
        assert all(near(float(rest[student, question]), one) for student, one in enumerate(slow))
        pairs = [(row[question], one) for row, one in zip(matrix, slow, strict=True) if not math.isnan(one)]
        assert n[question] == len(pairs)
        try:
            assume(
                len(pairs) < 3 or plain.pstdev(one for _, one in pairs) > 1e-6 or len({one for _, one in pairs}) == 1
            )
            expected = plain.correlation(*zip(*pairs, strict=True)) if len(pairs) >= 3 else math.nan
        except (plain.StatisticsError, ZeroDivisionError):
            expected = math.nan
        if not math.isnan(expected) or len(pairs) < 3:
            assert near(float(found[question]), expected, 1e-6)


def test_where_all_answered_all_it_is_the_usual_corrected_point_biserial():
    chance = random.Random(5)
    able = [chance.gauss(0, 1) for _ in range(80)]
    matrix = [
        [float(chance.random() < 1 / (1 + math.exp(hard - one))) for hard in np.linspace(-2, 2, 12)] for one in able
    ]
    found, _ = fast.point_biserial(np.array(matrix), fast.rests(np.array(matrix)))
    for question in range(12):
        others = [sum(row) - row[question] for row in matrix]
        assert near(float(found[question]), plain.correlation([row[question] for row in matrix], others))


def slow_shares(counted):
    """The same estimate as sums over questions, one by one."""
    total, right = sum(n for _, n in counted), sum(k for k, _ in counted)
    if not total:
        return None
    mean, asked = right / total, [(k, n) for k, n in counted if n]
    spread = sum(n * (k / n - mean) ** 2 for k, n in asked)
    weight = sum((1 - n / total) * (n - 1) for _, n in asked)
    own = (spread / (mean * (1 - mean)) - (len(asked) - 1)) / weight if 0 < mean < 1 and weight else 0
    strength = fast.STRONGEST if own <= 1 / (fast.STRONGEST + 1) else max(0.0, 1 / min(own, 1) - 1)
    return mean, strength, [(k + strength * mean) / (n + strength) if n + strength else math.nan for k, n in counted]


@given(some_counts)
def test_shrunken_shares(counted):
    right, n = (np.array(column) for column in zip(*counted, strict=True))
    drawn, mean, strength = fast.shrunken_shares(right, n)
    slow = slow_shares(counted)
    if slow is None:
        assert np.isnan(drawn).all() and math.isnan(mean)
        return
    assert near(mean, slow[0]) and near(strength, slow[1], 1e-6)
    for one, other, k, answers in zip(drawn, slow[2], right, n, strict=True):
        assert near(float(one), other, 1e-6)
        if answers and not math.isnan(other):
            # Between the share and the mean, whichever is the greater.
            assert min(k / answers, mean) - 1e-9 <= one <= max(k / answers, mean) + 1e-9


def test_shrinking_finds_how_far_questions_differ():
    chance = np.random.default_rng(1)
    n = chance.integers(15, 60, 400)
    true = chance.beta(8, 4, 400)  # worth 12 answers
    right = chance.binomial(n, true)
    drawn, mean, strength = fast.shrunken_shares(right, n)
    assert abs(mean - 8 / 12) < 0.03 and 9 < strength < 16
    assert ((drawn - true) ** 2).mean() < 0.85 * ((right / n - true) ** 2).mean(), (
        "it is nearer to the truth than the share"
    )


def test_questions_that_differ_by_chance_alone_are_all_drawn_to_the_mean():
    chance = np.random.default_rng(2)
    n = np.full(200, 10)
    drawn, mean, strength = fast.shrunken_shares(chance.binomial(n, 0.5), n)
    assert strength > 100 and np.ptp(drawn) < 0.1 and abs(mean - 0.5) < 0.03


correlated = st.lists(
    st.tuples(st.floats(-0.98, 0.98) | st.just(math.nan), st.integers(0, 300)), min_size=1, max_size=20
)


def slow_correlations(pairs):
    usable = [(math.atanh(r), n - 3) for r, n in pairs if not math.isnan(r) and n > 3]
    if not usable:
        return None
    whole = sum(w for _, w in usable)
    mean = sum(w * z for z, w in usable) / whole
    scale = whole - sum(w * w for _, w in usable) / whole
    own = max(0.0, (sum(w * (z - mean) ** 2 for z, w in usable) - (len(usable) - 1)) / scale) if scale > 1e-12 else 0.0
    if own > 0:
        trusted = [1 / (1 / w + own) for _, w in usable]
        mean = sum(t * z for t, (z, _) in zip(trusted, usable, strict=True)) / sum(trusted)
    return [
        math.nan
        if math.isnan(r) or n <= 3
        else math.tanh(((n - 3) * math.atanh(r) + mean / own) / ((n - 3) + 1 / own) if own > 0 else mean)
        for r, n in pairs
    ]


@given(correlated)
def test_shrunken_correlations(pairs):
    drawn, *_ = fast.shrunken_correlations(*(np.array(column) for column in zip(*pairs, strict=True)))
    slow = slow_correlations(pairs)
    if slow is None:
        assert np.isnan(drawn).all()
    else:
        assert all(near(float(one), other, 1e-6) for one, other in zip(drawn, slow, strict=True))


def test_nothing_at_all_is_no_error():
    empty = np.zeros((0, 3))
    assert fast.rests(empty).shape == (0, 3)
    found, n = fast.point_biserial(empty, fast.rests(empty))
    assert np.isnan(found).all() and list(n) == [0, 0, 0]
    assert np.isnan(fast.shrunken_shares(np.zeros(2), np.zeros(2))[0]).all()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("share", [0, 1])
def test_a_class_that_agrees_wholly_warns_of_nothing(share):
    matrix = np.full((9, 8), float(share))
    found, _ = fast.point_biserial(matrix, fast.rests(matrix))
    assert np.isnan(found).all()
    drawn, *_ = fast.shrunken_shares(matrix.sum(axis=0), np.full(8, 9))
    assert np.allclose(drawn, share)
    fast.wilson(matrix.sum(axis=0), np.full(8, 9))
