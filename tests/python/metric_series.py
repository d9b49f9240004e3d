"""Generates series of logged values, and computes with numpy and pandas at which steps run metric conditions are met.

    metric_series.py SEED SERIES CONDITIONS STEPS

writes a line of JSON for each series: its values and times, and for as many conditions (of the 51 kinds, in turn) the
trigger and the steps at which it is met and at which it fires. Windows are aggregated one by one, so nothing here shares
a method with the code under test.

Both sides compare doubles, so no threshold is so close to a computed number that rounding decides: each step's number
comes with a bound on its error, and thresholds are drawn from the gaps between the numbers. Equality is tested where
arithmetic is exact: on the shapes of whole numbers, whose windows are powers of two and whose thresholds are values.
"""

import itertools
import json
import math
import sys

import numpy as np
import pandas as pd

DAY = 24 * 60 * 60 * 1000
SMALLEST = 5e-324
AGGREGATES = [None, "AVERAGE", "MIN", "MAX"]
DIRECTIONS = ["INCREASE", "DECREASE", "ANY"]
COMPARISONS = {
    "$gt": np.greater,
    "$gte": np.greater_equal,
    "$lt": np.less,
    "$lte": np.less_equal,
    "$eq": np.equal,
    "$ne": np.not_equal,
}
KINDS = (
    [("threshold", *kind) for kind in itertools.product(AGGREGATES, COMPARISONS)]
    + [("change", *kind) for kind in itertools.product(AGGREGATES, ["ABSOLUTE", "RELATIVE"], DIRECTIONS)]
    + [("score", direction) for direction in DIRECTIONS]
)


def noise(rng, steps):
    return rng.normal(rng.normal(), 10.0 ** rng.integers(-3, 3), steps)


def loss(rng, steps):
    return np.exp(-np.arange(steps) / (steps / 4)) + rng.normal(0, 0.02, steps)


def walk(rng, steps):
    return np.cumsum(rng.normal(0, 1, steps))


def jumps(rng, steps):
    return np.repeat(rng.normal(0, 10, steps), rng.integers(1, 30, steps))[:steps] + rng.normal(0, 1e-3, steps)


def plateaus(rng, steps):
    return np.repeat(rng.normal(0, 1, steps), rng.integers(5, 60, steps))[:steps]


def constant(rng, steps):
    return np.full(steps, rng.choice([0.0, -0.0, 0.1, -3.7, 1e300, 5e-324]))


def alternating(rng, steps):
    return (-1.0) ** np.arange(steps) * rng.normal(5, 1, steps)


def cancelling(rng, steps):
    values = rng.choice([1e16, -1e16, 1.0, 1e-9], steps)
    values[1::2] = -values[::2][: len(values[1::2])]
    return values


def offset(rng, steps):
    return 1e9 + rng.normal(0, 1e-2, steps)


def huge(rng, steps):
    return rng.normal(0, 1, steps) * 1e305


def tiny(rng, steps):
    return rng.normal(0, 1, steps) * 10.0 ** rng.integers(-320, -290)


def every_size(rng, steps):
    return rng.choice([-1, 1], steps) * 10.0 ** rng.uniform(-300, 300, steps)


def spikes(rng, steps):
    return rng.normal(0, 1, steps) + rng.choice([0, 0, 0, 0, 0, 40], steps)


def with_nan(rng, steps):
    return np.where(rng.random(steps) < 0.03, np.nan, rng.normal(1, 1, steps))


def with_infinities(rng, steps):
    values = rng.normal(-1, 1, steps)
    values[rng.random(steps) < 0.015] = np.inf
    values[rng.random(steps) < 0.015] = -np.inf
    return values


def bits(rng, steps):
    return rng.integers(0, 2, steps).astype(float)


def small_whole_numbers(rng, steps):
    return rng.integers(-4, 5, steps).astype(float)


def whole_plateaus(rng, steps):
    return np.repeat(rng.integers(-9, 9, steps), rng.integers(1, 9, steps))[:steps].astype(float)


ROUNDED = [noise, loss, walk, jumps, plateaus, constant, alternating, cancelling, offset, huge, tiny, every_size]
ROUNDED += [spikes, with_nan, with_infinities]
WHOLE = [bits, small_whole_numbers, whole_plateaus]


def windows_of(values, size):
    """All full windows of this size, in the order of their last values."""
    if size > len(values):
        return np.empty((0, size))
    return np.lib.stride_tricks.sliding_window_view(values, size)


def late(values, missing):
    return np.concatenate([np.full(missing, np.nan), values])


def scale_of(windows):
    """For each window, a power of two that brings its values near 1, so that no square and no sum overflows."""
    largest = np.abs(windows).max(axis=1)
    return np.where(largest > 0, 2.0 ** np.clip(np.frexp(largest)[1], -1000, 1000), 1.0)


def aggregated(values, aggregate, size):
    """The aggregate at each step (NaN where there is none), and a bound on its error."""
    if aggregate in ("MIN", "MAX"):
        rolling = pd.Series(np.where(np.isfinite(values), values, np.nan)).rolling(size)
        numbers = rolling.min() if aggregate == "MIN" else rolling.max()
        return numbers.to_numpy(), np.zeros(len(values))
    numbers = np.full(len(values), np.nan)
    error = np.zeros(len(values))
    windows = windows_of(values, size)
    finite = np.isfinite(windows).all(axis=1)
    steps = np.flatnonzero(finite) + size - 1
    windows = windows[finite]
    scale = scale_of(windows)
    windows = windows / scale[:, np.newaxis]
    means = windows.mean(axis=1)
    # Whether values cancel completely is decided without rounding.
    for near in np.flatnonzero(np.abs(means) < 1e-9):
        means[near] = math.fsum(windows[near]) / size
    numbers[steps] = means * scale
    error[steps] = np.where(means == 0, 0, 1e-12 * scale + SMALLEST)
    return numbers, error


def changed(values, aggregate, current, prior, basis):
    now, now_error = aggregated(values, aggregate, current)
    before, before_error = (late(side, current)[: len(values)] for side in aggregated(values, aggregate, prior))
    before_error = np.nan_to_num(before_error)
    difference, error = now - before, now_error + before_error
    if basis == "RELATIVE":
        before = np.where(before == 0, np.nan, before)
        # In quarters, because the difference of two huge values may overflow.
        change = np.where(np.isinf(difference), (now / 4 - before / 4) / np.abs(before / 4), difference / np.abs(before))
        surely = np.abs(before) > 2 * before_error
        error = np.where(surely, 4 * (error + np.abs(change) * before_error) / np.abs(before), np.inf)
        return change, error + 1e-12 * np.abs(change)
    return difference, error + 1e-12 * np.abs(np.nan_to_num(difference))


def scores(values, size):
    score = np.full(len(values), np.nan)
    error = np.zeros(len(values))
    windows, newest = windows_of(values[:-1], size), values[size:]
    usable = np.isfinite(windows).all(axis=1) & np.isfinite(newest)
    steps = np.flatnonzero(usable) + size
    windows, newest = windows[usable], newest[usable]
    scale = scale_of(windows)
    windows = windows / scale[:, np.newaxis]
    varied = np.ptp(windows, axis=1) > 0
    deviation = np.where(varied, windows.std(axis=1), np.nan)
    # Infinite where the newest value is far larger than the window: above any threshold.
    score[steps] = (newest / scale - windows.mean(axis=1)) / deviation
    rounding = 1e-13 * np.abs(windows).max(axis=1, initial=0) / deviation
    known = varied & np.isfinite(score[steps])
    error[steps] = np.where(known, (1 + np.abs(score[steps])) * (1e-12 + rounding), 0)
    return score, error


def meets(kind, computed, threshold):
    if kind[0] == "threshold":
        met = COMPARISONS[kind[2]](computed, threshold)
    else:
        met = {"INCREASE": computed, "DECREASE": -computed, "ANY": np.abs(computed)}[kind[-1]] >= threshold
    return met & ~np.isnan(computed)


def draw_threshold(rng, kind, computed, error, whole):
    """A threshold that every step is clearly above or below; any threshold for the shapes of whole numbers."""
    known = ~np.isnan(computed)
    if kind[0] != "threshold":
        computed = np.abs(computed)
    values = np.unique(computed[known & np.isfinite(computed)])
    if whole:
        candidates = rng.choice(values, 1) if len(values) else np.array([1.0])
        return float(abs(candidates[0]) if kind[0] != "threshold" else candidates[0])
    middles = values[:-1] / 2 + values[1:] / 2
    rng.shuffle(middles)
    ends = [1.0, 0.5, 2.0] if len(values) == 0 else [values[-1] + abs(values[-1]) / 2 + 1e-300]
    for candidate in [*middles[:40], *ends]:
        clear = np.abs(computed - candidate) > error + 1e-9 * abs(candidate) + 2 * SMALLEST
        if np.isfinite(candidate) and clear[known].all() and (kind[0] == "threshold" or candidate > 0):
            # JSON's readers may miss the last bit.
            return float(f"{candidate:.15g}")
    return None


def condition_of(rng, kind, name, whole):
    size = (lambda: int(2 ** rng.integers(0, 6))) if whole else (lambda: int(rng.integers(1, 41)))
    condition = {"name": name}
    if kind[0] == "threshold":
        return "RUN_METRIC", condition | {"agg_op": kind[1], "window_size": size(), "cmp_op": kind[2]}
    if kind[0] == "change":
        windows = {"current_window_size": size(), "prior_window_size": size()}
        return "RUN_METRIC_CHANGE", condition | windows | {
            "agg_op": kind[1],
            "change_type": kind[2],
            "change_dir": kind[3],
        }
    return "RUN_METRIC_ZSCORE", condition | {"window_size": size(), "change_dir": kind[1]}


def compute(kind, condition, values):
    if kind[0] == "score":
        return scores(values, condition["window_size"])
    # Without an aggregate, windows are of one value (SDK).
    alone = kind[1] is None
    if kind[0] == "threshold":
        return aggregated(values, kind[1], 1 if alone else condition["window_size"])
    windows = (1, 1) if alone else (condition["current_window_size"], condition["prior_window_size"])
    return changed(values, kind[1], *windows, kind[2])


def fires(met, times):
    """The steps at which the automation fires: once in 24 hours, or once where no value has a time."""
    last = None
    for step in np.flatnonzero(met):
        if last is None or (times is not None and times[step] >= times[last] + DAY):
            last = step
            yield int(step)


def case_of(rng, kind, values, times, whole):
    for _ in range(20):
        trigger, condition = condition_of(rng, kind, "loss", whole)
        computed, error = compute(kind, condition, values)
        threshold = draw_threshold(rng, kind, computed, error, whole)
        # A z-score's square root is not exact on whole numbers either, nor is a fraction of three.
        if whole and (kind[0] == "score" or kind[2:3] == ("RELATIVE",)):
            threshold = draw_threshold(rng, kind, computed, error + 1e-12 * np.abs(computed), False)
        if threshold is None:
            continue
        key = {"threshold": "threshold", "change": "change_amount", "score": "threshold"}[kind[0]]
        met = meets(kind, computed, threshold)
        return {
            "trigger": {"type": trigger, "condition": condition | {key: threshold}},
            "met": [int(step) for step in np.flatnonzero(met)],
            "fires": list(fires(met, times)),
        }
    return None


def main(seed, series, conditions, steps):
    np.seterr(all="ignore")
    kinds = itertools.cycle(KINDS)
    shapes = itertools.cycle(ROUNDED + WHOLE)
    for number in range(series):
        rng = np.random.default_rng([seed, number])
        shape = next(shapes)
        values = shape(rng, int(rng.integers(steps // 2, steps + 1)))
        timed = number % 3 != 0
        times = np.cumsum(rng.integers(1, DAY // 8, len(values))) + 1_700_000_000_000 if timed else None
        cases = [case_of(rng, next(kinds), values, times, shape in WHOLE) for _ in range(conditions)]
        line = {
            "shape": shape.__name__,
            "values": " ".join(repr(float(value)) for value in values),
            "times": None if times is None else times.tolist(),
            "cases": [case for case in cases if case is not None],
        }
        print(json.dumps(line))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
