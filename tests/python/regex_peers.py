"""Regular expressions made by chance, and what RE2 says of each: a line of JSON for one.

Called with a seed and a number of expressions. `matches` is null where RE2 refuses the expression.
"""

import json
import random
import sys

import re2

ATOMS = [
    *"abzAZ059_-. \t", "é", "ß", "Σ", "ς", "ſ", "k", "\u212a", "😀", "\u200b", "\n",
    r"\.", r"\-", r"\n", r"\t", r"\v", r"\f", r"\a", r"\<", r"\\", r"\x41", r"\x{e9}", r"\u0041", r"\_", r"\e",
    r"\0", r"\1", r"\8", r"\12", r"\101", r"\012", r"\0101", r"\777", r"\400", r"\08",
    r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", r"\b", r"\B", r"\A", r"\z", r"\Z", r"\<", r"\>", "^", "$", ".",
    r"\pL", r"\PL", r"\pN", r"\p{Lu}", r"\P{Ll}", r"\p{Nd}", r"\pZ", r"\p{Zs}", r"\p{Greek}", r"\p{Letter}", r"\p{lu}",
    r"\pP", r"\p{Sc}", r"\pC", r"\p{Cc}", r"\p{^Lu}", r"\p{Cn}", r"\p{Any}",
    r"\Qa.b\E", r"\Q.\E", r"\Q\E", r"\Q[\E", r"\Q\\E", r"\Qé+", r"\E", r"\Q(", r"\Q\d\E",
    "[a-z]", "[^a-z]", "[é-ü]", r"[\d-]", r"[^\w]", r"[\s\S]", "[[:alpha:]]", "[[:^digit:]_]", "[]a]", "[^]a]", "[a",
    r"[\101-\132]", r"[\pL\d]", r"[^\PN]", r"[\Qa\E]", r"[\]a]", "[a&&b]", "[a-]", "[z-a]", "[[a]]", r"[\12\0]", "[a~~b]",
    r"[[:word:]\Q]", r"[\b]", r"[\8]", r"[\1]", r"[\x{41}-\x{5a}]", "[a--b]",
    "(?i)", "(?s)", "(?m)", "(?U)", "(?-i)", "(?x)", "(?u)", "(?i:a)", "(?=a)", "(?:)", "()", "(?P<n>a)", "(?<m>b)",
]
OPERATORS = ["", "", "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{0,1}", "{1,}", "{,2}", "{1001}", "**", "{2}{3}"]
WRAPS = ["{}", "{}", "{}", "{}", "({})", "(?:{})", "{}|", "|{}", "(?i:{})", "(?s:{})", "({})+", "(?:{})*", "^{}$"]
TEXTS = [
    "", "a", "b", "ab", "a.b", "aB", "Z", "0", "9", "_", "-", ".", " ", "\t", "\n", "\x0b", "\x0c", "a\nb", "é", "É", "ß", "ẞ", "ü",
    "Σ", "σ", "ς", "ſ", "S", "s", "K", "k", "\u212a", "😀", "\u200b", "\u00a0", "\u2028", "٣", "²", "ab-05", "aéz", "A\n", "\\", "[", "(",
    "\x00", "ĀJ", "\u01ff", "R1", "Qa.b", "é+", "éé", "α", "€", "+", "<", ">", "\x01", "8", "\x08", "\\d", "&", "~", "&b", "\x0a", "\x07",
]


def pattern(chance: random.Random) -> str:
    made = ""
    for _ in range(chance.choice([1, 1, 2, 2, 3, 4])):
        made += chance.choice(ATOMS) + chance.choice(OPERATORS)
        if chance.random() < 0.25:
            made = chance.choice(WRAPS).format(made) if "{" not in made else made
    return made


def text(chance: random.Random) -> str:
    return "".join(chance.choice(TEXTS) for _ in range(chance.choice([0, 1, 1, 2, 3])))


def main() -> None:
    seed, expressions = map(int, sys.argv[1:])
    chance = random.Random(seed)
    options = re2.Options()
    options.log_errors = False
    for _ in range(expressions):
        expression = pattern(chance)
        texts = [text(chance) for _ in range(12)]
        try:
            compiled = re2.compile(expression, options)
            matches = [compiled.search(text) is not None for text in texts]
        except re2.error:
            matches = None
        print(json.dumps({"expression": expression, "texts": texts, "matches": matches}))


main()
