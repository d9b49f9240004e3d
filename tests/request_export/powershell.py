"""Parses a PowerShell script with tree-sitter's grammar, and prints the text that it assigns to $PAYLOAD.

    python3 powershell.py SCRIPT

It fails if the script has a syntax error. Strings are decoded by the rules of PowerShell's documentation (about_Quoting_Rules,
about_Special_Characters): typographic quotation marks count like the plain ones, and are written twice.
"""

import re
import sys

import tree_sitter
import tree_sitter_powershell

SINGLE = "'\u2018\u2019\u201a\u201b"
DOUBLE = '"\u201c\u201d\u201e'
ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


def main(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        source = file.read().encode()
    tree = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language())).parse(source)
    if tree.root_node.has_error:
        sys.exit(f"syntax error in {path}")
    assignments = [node for node in find(tree.root_node, {"assignment_expression"}) if is_payload(node)]
    [payload] = assignments
    value = payload.children[-1]
    arrays = find(value, {"sub_expression", "array_expression"})
    arrays = [node for node in arrays if node.text.startswith(b"@(")]
    if arrays:
        statements = next(node for node in arrays[0].children if node.type == "statement_list").named_children
        text = "\n".join(strings(statement) for statement in statements)
    else:
        text = strings(value)
    sys.stdout.buffer.write(text.encode())


def is_payload(node):
    return node.children[0].text == b"$PAYLOAD"


def find(node, types):
    """Returns the outermost descendants of these types."""
    if node.type in types:
        return [node]
    return [found for child in node.children for found in find(child, types)]


def strings(node):
    literals = find(node, {"verbatim_string_characters", "expandable_string_literal"})
    return "".join(decoded(literal.text.decode()) for literal in literals)


def decoded(literal):
    inside = literal[1:-1]
    if literal[0] in SINGLE:
        return re.sub(f"([{SINGLE}])[{SINGLE}]", r"\1", inside)

    def replaced(match):
        if match["code"]:
            return chr(int(match["code"], 16))
        if match["escaped"]:
            return ESCAPES.get(match["escaped"], match["escaped"])
        if match["quote"]:
            return match["quote"]
        sys.exit(f"an unescaped {match[0]!r}")

    pattern = rf"\$\(\[char\]0x(?P<code>[0-9a-f]+)\)|`(?P<escaped>.)|(?P<quote>[{DOUBLE}])[{DOUBLE}]|[$`{DOUBLE}]"
    return re.sub(pattern, replaced, inside, flags=re.DOTALL)


if __name__ == "__main__":
    main(*sys.argv[1:])
