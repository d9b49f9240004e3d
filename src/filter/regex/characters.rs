//! Sets of characters, and which characters are the same but for their case.

use std::cell::OnceCell;

use regex_syntax::ast::{ClassAsciiKind, ClassBracketed, ClassSet, ClassSetItem};

/// ASCII, and the two letters whose other cases are in it.
const MOST_IN_ASCII: usize = 130;

/// Some characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Characters {
    ranges: Vec<(char, char)>,
    is_negated: bool,
    ignores_case: bool,
}

impl Characters {
    /// Those between brackets. What RE2 does not have there was refused before.
    pub fn of(class: &ClassBracketed, ignores_case: bool) -> Self {
        let mut ranges = Vec::new();
        if let ClassSet::Item(item) = &class.kind {
            add_item(item, ignores_case, &mut ranges);
        }
        Self {
            ranges,
            is_negated: class.negated,
            ignores_case,
        }
    }

    /// The character, and if case is ignored its other cases.
    pub fn one(character: char, ignores_case: bool) -> Self {
        Self {
            ranges: vec![(character, character)],
            is_negated: false,
            ignores_case,
        }
    }

    /// All but these.
    pub fn all_but(excluded: &[char]) -> Self {
        let ranges = excluded.iter().map(|&character| (character, character)).collect();
        Self {
            ranges,
            is_negated: true,
            ignores_case: false,
        }
    }

    pub fn contain(&self, character: char) -> bool {
        let listed = |character| {
            self.ranges
                .iter()
                .any(|&(from, to)| (from..=to).contains(&character))
        };
        let found = listed(character) || (self.ignores_case && cases(character).into_iter().any(listed));
        found != self.is_negated
    }

    /// All of them, if they are at most `most`.
    pub fn list(&self, most: usize) -> Option<Vec<char>> {
        if self.is_negated {
            return None;
        }
        let mut all = Vec::new();
        for character in self.ranges.iter().flat_map(|&(from, to)| from..=to) {
            for case in if self.ignores_case {
                cases(character)
            } else {
                vec![character]
            } {
                if !all.contains(&case) {
                    all.push(case);
                }
            }
            if all.len() > most {
                return None;
            }
        }
        all.sort_unstable();
        Some(all)
    }
}

fn add_item(item: &ClassSetItem, ignores_case: bool, ranges: &mut Vec<(char, char)>) {
    match item {
        ClassSetItem::Literal(literal) => ranges.push((literal.c, literal.c)),
        ClassSetItem::Range(range) => ranges.push((range.start.c, range.end.c)),
        ClassSetItem::Ascii(class) if class.negated => {
            ranges.extend(complement(ascii(&class.kind).to_vec(), ignores_case));
        }
        ClassSetItem::Ascii(class) => ranges.extend(ascii(&class.kind)),
        ClassSetItem::Union(union) => {
            for item in &union.items {
                add_item(item, ignores_case, ranges);
            }
        }
        // `\d` and the like, which the dialect has turned into ranges.
        ClassSetItem::Bracketed(nested) => {
            let mut inner = Vec::new();
            if let ClassSet::Item(item) = &nested.kind {
                add_item(item, ignores_case, &mut inner);
            }
            ranges.extend(if nested.negated {
                complement(inner, ignores_case)
            } else {
                inner
            });
        }
        ClassSetItem::Empty(_) | ClassSetItem::Perl(_) | ClassSetItem::Unicode(_) => {}
    }
}

/// All characters but these of ASCII; where case is ignored, but every case of them.
fn complement(ranges: Vec<(char, char)>, ignores_case: bool) -> Vec<(char, char)> {
    let excluded = Characters {
        ranges,
        is_negated: false,
        ignores_case,
    };
    let mut gaps = Vec::new();
    let mut from = Some('\0');
    for character in excluded.list(MOST_IN_ASCII).unwrap_or_default() {
        if let (Some(from), Some(to)) = (from, before(character))
            && from <= to
        {
            gaps.push((from, to));
        }
        from = after(character);
    }
    gaps.extend(from.map(|from| (from, char::MAX)));
    gaps
}

fn before(character: char) -> Option<char> {
    ('\0'..character).next_back()
}

fn after(character: char) -> Option<char> {
    (character..=char::MAX).nth(1)
}

fn ascii(kind: &ClassAsciiKind) -> &'static [(char, char)] {
    match kind {
        ClassAsciiKind::Alnum => &[('0', '9'), ('A', 'Z'), ('a', 'z')],
        ClassAsciiKind::Alpha => &[('A', 'Z'), ('a', 'z')],
        ClassAsciiKind::Ascii => &[('\0', '\x7f')],
        ClassAsciiKind::Blank => &[('\t', '\t'), (' ', ' ')],
        ClassAsciiKind::Cntrl => &[('\0', '\x1f'), ('\x7f', '\x7f')],
        ClassAsciiKind::Digit => &[('0', '9')],
        ClassAsciiKind::Graph => &[('!', '~')],
        ClassAsciiKind::Lower => &[('a', 'z')],
        ClassAsciiKind::Print => &[(' ', '~')],
        ClassAsciiKind::Punct => &[('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        ClassAsciiKind::Space => &[('\t', '\r'), (' ', ' ')],
        ClassAsciiKind::Upper => &[('A', 'Z')],
        ClassAsciiKind::Word => &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        ClassAsciiKind::Xdigit => &[('0', '9'), ('A', 'F'), ('a', 'f')],
    }
}

/// Every case of a character, itself included: those that Unicode's simple case folding makes one.
fn cases(character: char) -> Vec<char> {
    let key = folded(character);
    match key {
        'k' => return vec!['k', 'K', '\u{212A}'],
        's' => return vec!['s', 'S', 'ſ'],
        _ if key.is_ascii() => return vec![key, key.to_ascii_uppercase()],
        _ => {}
    }
    let mut all = vec![character, key, upper(key)];
    STRAYS.with(|strays| {
        let strays = strays.get_or_init(|| ('\u{80}'..='\u{1E9FF}').filter(is_stray).collect());
        all.extend(strays.iter().filter(|stray| folded(**stray) == key));
    });
    all
}

thread_local! {
    /// The characters that no other one has as its upper or lower case, like the sign of kelvins.
    static STRAYS: OnceCell<Vec<char>> = const { OnceCell::new() };
}

fn is_stray(character: &char) -> bool {
    let key = folded(*character);
    key != *character && upper(key) != *character
}

fn folded(character: char) -> char {
    lower(upper(character))
}

/// The upper case, where it is one character.
fn upper(character: char) -> char {
    let mut cases = character.to_uppercase();
    match (cases.next(), cases.next()) {
        // Only Turkish takes an I for the upper case of this one.
        (Some(only), None) if character != 'ı' => only,
        _ => character,
    }
}

/// The lower case, where it is one character.
fn lower(character: char) -> char {
    let mut cases = character.to_lowercase();
    match (cases.next(), cases.next()) {
        (Some(only), None) => only,
        _ => character,
    }
}
