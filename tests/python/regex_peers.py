"""Generates regular expressions and strings, and writes what RE2 makes of them: one line of JSON for each expression.

Called with a seed and a number of expressions; after them comes every Unicode class. `error` is RE2's message where it rejects the expression, and `matches`
has a result for each string where it does not. Only `random.random` is used, whose sequence Python guarantees.
"""

import json
import random
import sys
from collections.abc import Iterator

import re2

PLAIN = [*"abzAZ059_-. :,~&#<>=", "é", "ß", "Σ", "ς", "ſ", "k", "K", "\u212a", "😀", "가", "я", "\u200b", "\n", "\t"]
WORDS = ["prod", "release-{env}", "{stage}", "v1.2", "a{,2}", "{}", "{", "}", "{x}", "{1", "{1,x}", "]", "a}", "{01}", "team/model"]
ESCAPES = [
    r"\.", r"\-", r"\n", r"\t", r"\v", r"\f", r"\a", r"\r", r"\\", r"\/", r"\_", r"\{", r"\}", r"\]", r"\[", r"\^", r"\<", r"\>", r"\ ", r"\&",
    r"\x41", r"\x{e9}", r"\x{1F600}", r"\x{0000041}", r"\x7f", r"\x00", r"\x{212A}", r"\x{D800}",
    r"\0", r"\12", r"\101", r"\012", r"\0101", r"\377", r"\400", r"\777", r"\08",
]
CLASSES = [
    r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", r"\pL", r"\PL", r"\pN", r"\p{Lu}", r"\P{Ll}", r"\p{Nd}", r"\pZ", r"\p{Zs}", r"\pP", r"\p{Sc}",
    r"\pC", r"\PC", r"\p{Cc}", r"\p{Cf}", r"\p{Co}", r"\p{Cs}", r"\P{Cs}", r"\p{^Lu}", r"\P{^Lu}", r"\pM", r"\pS", r"\p{Any}", r"\P{Any}",
    r"\p{Greek}", r"\p{Latin}", r"\p{Han}", r"\p{Hangul}", r"\p{Cyrillic}", r"\P{Greek}", r"\p{^Greek}", r"\p{Common}", r"\p{Inherited}",
]
POSIX = [
    f"[:{sign}{name}:]"
    for sign in ("", "^")
    for name in "alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit".split()
]
ASSERTIONS = ["^", "$", r"\A", r"\z", r"\b", r"\B"]
FLAGS = ["(?i)", "(?s)", "(?m)", "(?U)", "(?-i)", "(?-s)", "(?-m)", "(?im)", "(?is-m)", "(?ii)", "(?)", "(?i-sU)"]
GROUPS = ["(", "(", "(?:", "(?:", "(?P<n>", "(?<m1>", "(?P<é>", "(?i:", "(?s:", "(?m:", "(?-i:", "(?U:", "(?i-s:"]
QUOTED = [r"\Qa.b\E", r"\Q.\E", r"\Q\E", r"\Q[\E", r"\Q\\E", r"\Qé+", r"\Q(", r"\Q\d\E", r"\Qa|b\E", r"\Q{2}\E"]
OPERATORS = ["*", "+", "?", "*?", "+?", "??", "{2}", "{0}", "{0,1}", "{1,}", "{1,3}", "{2,4}?", "{3}", "{,2}"]
LARGE = ["{20}", "{40}", "{100}", "{500}", "{0,1000}", "{1000}", "{1000}?"]
BROKEN = [
    "(", ")", "[", "]", "|", "*", "+", "?", "{2}", "{1001}", "{2,1}", "{99999999}", "{9999999999}", "**", "{2}{3}", "*+", "^*", "\\",
    "(?", "(?x)", "(?u)", "(?R)", "(?-)", "(?i-:", "(?P<", "(?P<n", "(?P<>a)", "(?P<a b>c)", "(?P=n)", "(?#c)", "(?>a)", "(?=a)", "(?!a)",
    "(?<=a)", "(?<!a)", "(?i", "(?i-s-m)", r"\1", r"\8", r"\Z", r"\G", r"\u0041", r"\e", r"\h", r"\K", r"\E", r"\Q", r"\p", r"\p{", r"\p{}",
    r"\p{lu}", r"\p{Letter}", r"\p{greek}", r"\p{Grek}", r"\p{Cn}", r"\p{Alphabetic}", r"\p{L", r"\pé", r"\p^L", r"\x", r"\x4", r"\x{", r"\x{}",
    r"\x{g}", r"\x{110000}", r"\x{41", r"\é", "[[:foo:]]", "[[:alpha", "[a-", "[z-a]", "[^", "[]", "[^]", r"[\1]", r"[\8]", r"[\b]", r"[\Z]",
    r"[a-\d]", r"[a-\pL]", r"[\Qa\E]", r"[\A]", r"[\xZZ]", "[[:^foo:]]", "[a-[:digit:]]", r"\p{Todhri}",
]
PIECES = [
    "", "a", "b", "ab", "a.b", "aB", "Z", "0", "9", "_", "-", ".", " ", "\t", "\n", "\x0b", "\x0c", "a\nb", "é", "É", "ß", "ẞ", "ü", "Σ", "σ",
    "ς", "ſ", "S", "s", "K", "k", "\u212a", "😀", "\u200b", "\u00a0", "\u2028", "\u0301", "٣", "²", "ab-05", "aéz", "A\n", "\\", "[", "]", "(",
    "\x00", "ĀJ", "\u01ff", "\x7f", "\xff", "\U0010ffff", "\ue000", "가", "한", "漢", "я", "Я", "α", "Ω", "\u2126", "€", "+", "<", ">", "\x01",
    "8", "\x08", "\\d", "&", "~", "&b", "\x07", "{", "}", "{env}", "release-{env}", "{stage}", "{2}", "prod", "v1.2", "|", "ǅ", "ϴ", "θ", "\u0378",
    # Letters since Unicode 16.
    "\u1c89", "\ua7cb",
]

# Every Unicode class of RE2: general categories and scripts.
UNICODE_CLASSES = """
Any C Cc Cf Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs Adlam Ahom
Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak Bengali Bhaiksuki Bopomofo Brahmi Braille Buginese
Buhid Canadian_Aboriginal Carian Caucasian_Albanian Chakma Cham Cherokee Chorasmian Common Coptic Cuneiform Cypriot Cypro_Minoan
Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan Egyptian_Hieroglyphs Elbasan Elymaic Ethiopic Georgian Glagolitic Gothic
Grantha Greek Gujarati Gunjala_Gondi Gurmukhi Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana Imperial_Aramaic Inherited
Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kawi Kayah_Li Kharoshthi Khitan_Small_Script Khmer
Khojki Khudawadi Lao Latin Lepcha Limbu Linear_A Linear_B Lisu Lycian Lydian Mahajani Makasar Malayalam Mandaic Manichaean Marchen
Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui Meroitic_Cursive Meroitic_Hieroglyphs Miao Modi Mongolian Mro Multani Myanmar
Nabataean Nag_Mundari Nandinagari New_Tai_Lue Newa Nko Nushu Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Old_Hungarian Old_Italic
Old_North_Arabian Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage Osmanya Pahawh_Hmong
Palmyrene Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic Samaritan Saurashtra Sharada Shavian Siddham SignWriting
Sinhala Sogdian Sora_Sompeng Soyombo Sundanese Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le Tai_Tham Tai_Viet Takri Tamil Tangsa
Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Toto Ugaritic Vai Vithkuqi Wancho Warang_Citi Yezidi Yi Zanabazar_Square
""".split()


class Generator:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def below(self, limit: int) -> int:
        return int(self.chance.random() * limit)

    def pick(self, items: list[str]) -> str:
        return items[self.below(len(items))]

    def happens(self, probability: float) -> bool:
        return self.chance.random() < probability

    def class_item(self) -> str:
        kind = self.below(12)
        if kind < 3:
            return self.pick(PLAIN)
        if kind < 5:
            ends = self.pick(PLAIN), self.pick(PLAIN)
            return "-".join(sorted(ends) if self.happens(0.9) else ends)
        if kind < 6:
            return self.pick(["a-z", "A-Z", "0-9", "é-ü", "α-ω", r"\x00-\x7f", r"\101-\132", r"\x{41}-\x{5a}", "가-힣", r"\x{D000}-\x{E000}"])
        if kind < 7:
            return self.pick(["-", "^", "[", "&&", "--", "~~", "[a", "[:", "a[b", "-.", "||", "(", ")", ".", "*", "$", "{2}", "#"])
        if kind < 9:
            return self.pick(CLASSES)
        if kind < 10:
            return self.pick(POSIX)
        return self.pick(ESCAPES)

    def brackets(self) -> str:
        first = self.pick(["", "", "", "", "]", "-", "^"])
        items = "".join(self.class_item() for _ in range(1 + self.below(4)))
        return "[" + self.pick(["", "", "^"]) + first + items + self.pick(["", "", "", "-"]) + "]"

    def atom(self, depth: int) -> str:
        kind = self.below(24)
        if kind < 6:
            return self.pick(PLAIN)
        if kind < 8:
            return self.pick(WORDS)
        if kind < 10:
            return self.pick(ESCAPES)
        if kind < 12:
            return self.pick(CLASSES)
        if kind < 15:
            return self.brackets()
        if kind < 17:
            return self.pick(ASSERTIONS)
        if kind < 18:
            return self.pick(FLAGS)
        if kind < 19:
            return self.pick(QUOTED)
        if kind < 20:
            return self.pick([".", ".", ".", r"\C"])
        return self.pick(GROUPS) + self.expression(depth + 1) + ")"

    def expression(self, depth: int = 0) -> str:
        branches = []
        for _ in range(self.pick([1, 1, 1, 1, 2, 3]) if depth < 4 else 1):
            parts = []
            for _ in range(self.below(4) if depth else 1 + self.below(4)):
                parts.append(self.atom(depth) if depth < 4 else self.pick(PLAIN))
                if self.happens(0.3):
                    parts.append(self.pick(OPERATORS) if self.happens(0.97) else self.pick(LARGE))
            branches.append("".join(parts))
        return "|".join(branches)

    def damaged(self, expression: str) -> str:
        at = self.below(len(expression) + 1)
        kind = self.below(4)
        if kind == 0:
            return expression[:at] + expression[at + 1 :]
        if kind == 1:
            return expression[:at]
        return expression[:at] + self.pick(BROKEN) + expression[at:]

    def whole_expression(self) -> str:
        if self.happens(0.001):
            depth = 90 + self.below(30)
            return "(" * depth + self.pick(PLAIN) + ")" * depth
        expression = self.expression()
        return self.damaged(expression) if self.happens(0.3) else expression

    def string(self, expression: str) -> str:
        parts = []
        for _ in range(self.below(4)):
            if expression and self.happens(0.4):
                at = self.below(len(expression))
                parts.append(expression[at : at + 1 + self.below(3)])
            else:
                parts.append(self.pick(PIECES))
        return "".join(parts)


    def unicode_classes(self) -> Iterator[tuple[str, list[str]]]:
        """Each class, with characters inside of it and next to it, none of them unassigned in RE2's Unicode version."""
        characters = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x20000)]))
        assigned = "".join(match.group() for match in re2.finditer(r"[\pL\pM\pN\pP\pS\pZ\pC]+", characters))
        for name in UNICODE_CLASSES:
            ends = [end for match in re2.finditer(rf"\p{{{name}}}+", assigned) for end in match.span()] or [0]
            near = [ends[self.below(len(ends))] + self.below(4) - 2 for _ in range(12)]
            yield rf"\p{{{name}}}", [assigned[max(0, index) % len(assigned)] for index in near]


def result(expression: str, strings: list[str], options: re2.Options) -> dict:
    case = {"expression": expression, "strings": strings}
    try:
        compiled = re2.compile(expression, options)
        return case | {"matches": [compiled.search(string) is not None for string in strings]}
    except re2.error as error:
        message = error.args[0]
        return case | {"error": message.decode() if isinstance(message, bytes) else str(message)}


def main() -> None:
    seed, expressions = map(int, sys.argv[1:])
    generator = Generator(seed)
    options = re2.Options()
    options.log_errors = False
    for _ in range(expressions):
        expression = generator.whole_expression()
        strings = [generator.string(expression) for _ in range(12)]
        print(json.dumps(result(expression, strings, options)))
    for expression, strings in generator.unicode_classes():
        print(json.dumps(result(expression, strings, options)))


main()
