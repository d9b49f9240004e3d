"""Generates a long series of logged values, and computes results for windows of it with numpy's long double.

    metric_drift.py SEED VALUES

writes records of 1,000 values as little-endian doubles, each followed by the expected results after its last value: for each
length in LENGTHS the mean, the standard deviation and the z-score of the last value relative to the window before it; then,
for the lengths in CHANGE, the average of the current window, that of the prior one, and their difference.

Each window is computed on its own, relative to its median, so nothing here can drift. Most kinds of values are hard for
running sums: a large offset with a small signal, and huge values that enter and leave a window.
"""

import sys

import numpy as np

RECORD = 1_000
LENGTHS = [10, 900]
CHANGE = [10, 900]


def noise(rng):
    return rng.normal(3, 1, RECORD)


def offset(rng):
    return 1e9 + rng.normal(0, 1e-2, RECORD)


def large_offset(rng):
    return 1e15 + rng.integers(-20, 20, RECORD)


def spikes(rng):
    values = rng.uniform(1, 2, RECORD)
    values[rng.integers(0, RECORD, 2)] = rng.choice([1e16, 1e19, 1e100, 1e200], 2)
    return values


def falling(rng):
    return np.exp(-np.arange(RECORD) / 20) + rng.uniform(0, 1e-6, RECORD)


def every_size(rng):
    return 10.0 ** rng.uniform(-300, 300, RECORD)


def tiny(rng):
    return rng.uniform(1, 2, RECORD) * 1e-300


def huge(rng):
    return rng.uniform(1, 2, RECORD) * 1e304


KINDS = [noise, offset, large_offset, spikes, falling, every_size, tiny, huge]


def deviations(window, pivot):
    return window.astype(np.longdouble) - np.longdouble(pivot)


def moments(window):
    """The mean and the standard deviation, both relative to the median."""
    pivot = np.median(window)
    window = deviations(window, pivot)
    return np.longdouble(pivot), window.mean(), window.std()


def score(values, length):
    """The mean and deviation of the window before the last value, and that value's z-score."""
    pivot, mean, deviation = moments(values[-length - 1 : -1])
    return [pivot + mean, deviation, (values[-1] - pivot - mean) / deviation]


def change(values, current, prior):
    now, before = values[-current:], values[-current - prior : -current]
    averages = [sum(moments(window)[:2]) for window in (now, before)]
    pivot = np.median(before)
    return [*averages, deviations(now, pivot).mean() - deviations(before, pivot).mean()]


def main(seed, count):
    if np.finfo(np.longdouble).nmant < 63:
        sys.exit("numpy's long double is only a double on this machine")
    rng = np.random.default_rng(seed)
    last = np.empty(0)
    for record in range(count // RECORD):
        # A kind lasts for three records, so that most windows have values of one kind, and some of two.
        values = KINDS[record // 3 % len(KINDS)](rng).astype(float)
        last = np.concatenate([last, values])[-RECORD:]
        expected = [number for length in LENGTHS for number in score(last, length)] + change(last, *CHANGE)
        sys.stdout.buffer.write(np.concatenate([values, np.array(expected, dtype=float)]).astype("<f8").tobytes())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
