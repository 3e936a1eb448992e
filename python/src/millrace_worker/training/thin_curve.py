"""Curves of bounded length."""

from math import floor

from millrace_worker.messages import CurvePoint

POINTS = 200


def thin_curve(curve: list[CurvePoint]) -> list[CurvePoint]:
    """At most 200 points of a curve, evenly spread, the first and the last among them."""
    if len(curve) <= POINTS:
        return curve
    return [curve[floor(at * (len(curve) - 1) / (POINTS - 1) + 0.5)] for at in range(POINTS)]
