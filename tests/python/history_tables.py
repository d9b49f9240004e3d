"""Generates tables as programs and spreadsheets write them, and reads them with Python's csv module.

    history_tables.py SEED TABLES

writes a line of JSON for each table: its text and, for each column, the name, the numbers with the rows they are in, and
how many cells are neither empty nor a number. Numbers are separated by spaces, because JSON has no NaN.
"""

import csv
import io
import json
import random
import sys

NAMES = [
    "_step", "train/loss", "val/acc", 'a "b" c', "x, y", "x; y", "tab\there", "line\nbreak", "Über 学習", "__MIN", " - ",
]  # fmt: skip
TEXTS = ["warm-up", "say \"hi\"", "a,b;c", "two\nlines", "two\r\nlines", "12 apples", "0x1f", "--", "e5", "1,2,3x"]
SPECIAL = ["nan", "NaN", "inf", "-inf", "Infinity", "-Infinity", ""]


def number(rng, comma):
    value = rng.uniform(-1, 1) * 10.0 ** rng.randint(-8, 8)
    # Not three digits after a comma, which may be thousands.
    text = rng.choice(
        [repr(value), f"{value:.4f}", f"{value:.6e}", f"{value:+.2f}", str(rng.randint(-10**6, 10**6))]
    )
    return text.replace(".", ",") if comma else text


def cell(rng, comma):
    kind = rng.random()
    if kind < 0.75:
        return number(rng, comma)
    return rng.choice(SPECIAL if kind < 0.9 else TEXTS)


def table(rng):
    delimiter = rng.choice(",;\t")
    comma = delimiter != "," and rng.random() < 0.5
    names = rng.sample(NAMES, rng.randint(2, 6))
    rows = [[cell(rng, comma) for _ in names] for _ in range(rng.randint(1, 12))]
    # A row that shows the separator, as every row of a run's history does.
    rows[0] = [number(rng, comma) for _ in names]
    out = io.StringIO(newline="")
    writer = csv.writer(
        out,
        delimiter=delimiter,
        quoting=rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
        lineterminator=rng.choice(["\n", "\r\n"]),
    )
    writer.writerow(names)
    writer.writerows(rows)
    text = out.getvalue()
    if rng.random() < 0.3:
        text = text.rstrip("\r\n")
    return delimiter, comma, text


def read(delimiter, comma, text):
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    columns = [{"name": name.strip(), "values": [], "rows": [], "unread": 0} for name in header]
    for index, row in enumerate(rows):
        for column, content in zip(columns, row, strict=True):
            try:
                value = float(content.replace(",", ".") if comma else content)
            except ValueError:
                column["unread"] += content.strip() != ""
                continue
            column["values"].append(repr(value))
            column["rows"].append(index)
    for column in columns:
        column["values"] = " ".join(column["values"])
    return columns


def main():
    seed, tables = map(int, sys.argv[1:])
    rng = random.Random(seed)
    for _ in range(tables):
        delimiter, comma, text = table(rng)
        bom = rng.choice(["", "\ufeff"])
        columns = read(delimiter, comma, text)
        kind = [delimiter, comma, "\r\n" in text, bom != ""]
        print(json.dumps({"text": bom + text, "columns": columns, "kind": kind}))


if __name__ == "__main__":
    main()
