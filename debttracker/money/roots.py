"""All real roots of a sum of exponentials, the shape that every rate of return has.

g(s) = sum of c_k * exp(-s * t_k). By Descartes' rule for exponentials g has at most as many roots as its
coefficients have changes of sign. Multiplying by exp(a * s) with `a` at a change of sign and taking the
derivative removes that change, so the roots are found between the roots of simpler sums: none is overlooked.
Floats are good enough here: rates are measured, not money. With one change of sign, as in every plain loan,
the root is found by Newton's method on the logarithm of the quotient of both sides, which is almost a line.
"""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

Term = tuple[float, float]
"""A time and a coefficient."""

_TOUCH = 1e-13
_MOST_STEPS = 60
_LARGEST_EXPONENT = 600.0
_NEAR = 1e-11


def exponential_roots(terms: Sequence[Term]) -> list[float]:
    """Return every s with sum of c * exp(-s * t) = 0, in rising order; a double root is given once."""
    clean = merge(terms)
    places = turns([c for _, c in clean])
    if not places:
        return []
    turn = places[0]
    middle = (clean[turn][0] + clean[turn + 1][0]) / 2
    largest = max(abs(c) for _, c in clean)
    shifted = [(t - middle, c / largest) for t, c in clean]
    if len(places) == 1 and (root := _only_root(shifted, turn + 1)) is not None:
        return [root]
    critical = exponential_roots([(t, -c * t) for t, c in shifted])
    low, high = _bounds(shifted)
    points = [min([low, *critical]) - 1, *critical, max([high, *critical]) + 1]

    def value(s: float) -> float:
        return scaled_sum(shifted, s)

    roots = [s for s in critical if abs(value(s)) < _TOUCH]
    for left, right in pairwise(points):
        at_left, at_right = value(left), value(right)
        if abs(at_left) >= _TOUCH and abs(at_right) >= _TOUCH and at_left * at_right < 0:
            roots.append(brent(value, left, right))
    return sorted(roots)


def turns(amounts: Sequence[float]) -> list[int]:
    """Return after which of the amounts, none of them 0, the sign changes."""
    return [n for n, (a, b) in enumerate(pairwise(amounts)) if (a > 0) != (b > 0)]


def _only_root(terms: Sequence[Term], split: int) -> float | None:
    """Return the root when all terms before `split` have one sign and all later ones the other.

    The times are counted from between both groups, so the quotient of the groups rises throughout.
    None when the steps do not settle: then the roots are bracketed instead.
    """
    s, previous = 0.0, math.inf
    for _ in range(_MOST_STEPS):
        if abs(s) * max(abs(terms[0][0]), abs(terms[-1][0])) > _LARGEST_EXPONENT:
            return None
        before, before_slope = _log_sum(terms[:split], s)
        after, after_slope = _log_sum(terms[split:], s)
        step = (before - after) / (before_slope - after_slope)
        s -= step
        settled = abs(step) >= previous and abs(step) < _NEAR * max(abs(s), 1.0)
        if step == 0 or settled:
            return s
        previous = abs(step)
    return None


def _log_sum(terms: Sequence[Term], s: float) -> tuple[float, float]:
    """Return the logarithm of the sum of abs(c) * exp(-s * t), and its derivative by s."""
    weights = [(t, abs(c) * math.exp(-s * t)) for t, c in terms]
    total = math.fsum([w for _, w in weights])
    return math.log(total), -math.fsum([t * w for t, w in weights]) / total


def merge(terms: Sequence[Term]) -> list[Term]:
    """Add up what happens at the same time, drop zeros, sort by time."""
    sums: dict[float, float] = {}
    for time, amount in terms:
        sums[time] = sums.get(time, 0.0) + amount
    return sorted((time, amount) for time, amount in sums.items() if amount != 0)


def scaled_sum(terms: Sequence[Term], s: float) -> float:
    """Return the sum over the sum of its absolute values: from -1 to 1, never out of range."""
    largest = max(-s * t for t, _ in terms)
    weights = [(c, math.exp(max(-s * t - largest, -745.0))) for t, c in terms]
    total = math.fsum(abs(c) * w for c, w in weights)
    return math.fsum(c * w for c, w in weights) / total


def _bounds(terms: Sequence[Term]) -> tuple[float, float]:
    """Beyond these the first or the last term alone outweighs all the others."""
    everything = sum(abs(c) for _, c in terms)
    high = math.log(everything / abs(terms[0][1])) / (terms[1][0] - terms[0][0])
    low = -math.log(everything / abs(terms[-1][1])) / (terms[-1][0] - terms[-2][0])
    return min(low, 0.0), max(high, 0.0)


def brent(function: Callable[[float], float], left: float, right: float) -> float:
    """Return a root between two points of opposite sign (Brent 1973: bisection kept safe, secant fast)."""
    a, b = left, right
    fa, fb = function(a), function(b)
    c, fc, step, before = a, fa, b - a, b - a
    for _ in range(400):
        if (fb > 0) == (fc > 0):
            c, fc, step, before = a, fa, b - a, b - a
        if abs(fc) < abs(fb):
            a, b, c = b, c, b
            fa, fb, fc = fb, fc, fb
        tolerance = 4e-16 * abs(b) + 1e-17
        half = (c - b) / 2
        if abs(half) <= tolerance or fb == 0:
            break
        step, before = _next_step((a, b, c), (fa, fb, fc), (step, before), tolerance)
        a, fa = b, fb
        b += step if abs(step) > tolerance else math.copysign(tolerance, half)
        fb = function(b)
    return b


def _next_step(
    x: tuple[float, float, float], y: tuple[float, float, float], steps: tuple[float, float], tolerance: float
) -> tuple[float, float]:
    (a, b, c), (fa, fb, fc), (step, before) = x, y, steps
    half = (c - b) / 2
    if abs(before) < tolerance or abs(fa) <= abs(fb):
        return half, half
    s = fb / fa
    if a == c:
        p, q = 2 * half * s, 1 - s
    else:
        q, r = fa / fc, fb / fc
        p = s * (2 * half * q * (q - r) - (b - a) * (r - 1))
        q = (q - 1) * (r - 1) * (s - 1)
    p, q = (p, -q) if p > 0 else (-p, q)
    if 2 * p < min(3 * half * q - abs(tolerance * q), abs(before * q)):
        return p / q, step
    return half, half
