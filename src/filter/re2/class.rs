//! The characters and classes of an expression: escape sequences, brackets, `\d`, `\pL`, `[[:alpha:]]`.

use std::ops::Range;

use regex_syntax::is_meta_character;

use super::error::{RegexError, invalid};
use crate::diagnostic::Phrase;

/// The Unicode classes of RE2: general categories, then scripts.
const UNICODE_CLASSES: &str = "\
    Any C Cc Cf Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs \
    Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak Bengali Bhaiksuki \
    Bopomofo Brahmi Braille Buginese Buhid Canadian_Aboriginal Carian Caucasian_Albanian Chakma Cham Cherokee \
    Chorasmian Common Coptic Cuneiform Cypriot Cypro_Minoan Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan \
    Egyptian_Hieroglyphs Elbasan Elymaic Ethiopic Georgian Glagolitic Gothic Grantha Greek Gujarati Gunjala_Gondi \
    Gurmukhi Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana Imperial_Aramaic Inherited \
    Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana Kawi Kayah_Li Kharoshthi \
    Khitan_Small_Script Khmer Khojki Khudawadi Lao Latin Lepcha Limbu Linear_A Linear_B Lisu Lycian Lydian Mahajani \
    Makasar Malayalam Mandaic Manichaean Marchen Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui \
    Meroitic_Cursive Meroitic_Hieroglyphs Miao Modi Mongolian Mro Multani Myanmar Nabataean Nag_Mundari Nandinagari \
    New_Tai_Lue Newa Nko Nushu Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Old_Hungarian Old_Italic Old_North_Arabian \
    Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage Osmanya Pahawh_Hmong \
    Palmyrene Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic Samaritan Saurashtra Sharada Shavian \
    Siddham SignWriting Sinhala Sogdian Sora_Sompeng Soyombo Sundanese Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le \
    Tai_Tham Tai_Viet Takri Tamil Tangsa Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Toto Ugaritic Vai \
    Vithkuqi Wancho Warang_Citi Yezidi Yi Zanabazar_Square";

/// The POSIX classes of RE2, each also negated: `[[:alpha:]]`, `[[:^alpha:]]`.
const POSIX_CLASSES: [&str; 14] = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space",
    "upper", "word", "xdigit",
];

const ANY_CHARACTER: &str = r"[\x00-\x{10FFFF}]";
/// A class without a character, like a surrogate, which no string contains.
pub(super) const NO_CHARACTER: &str = r"[^\x00-\x{10FFFF}]";

/// A cursor over an expression, which reads its characters and classes.
pub(super) struct Reader<'e> {
    pub expression: &'e str,
    /// The byte offset of the next unread character.
    pub position: usize,
    /// The offset of the last `:]`: before it, `[:` begins a POSIX class.
    last_posix_end: usize,
}

/// The position of an escape sequence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum EscapeContext {
    Brackets,
    Outside,
}

impl<'e> Reader<'e> {
    pub fn new(expression: &'e str) -> Self {
        Self {
            expression,
            position: 0,
            last_posix_end: expression.rfind(":]").unwrap_or(0),
        }
    }

    pub fn unread(&self) -> &'e str {
        self.expression.get(self.position..).unwrap_or_default()
    }

    pub fn peek(&self) -> Option<char> {
        self.unread().chars().next()
    }

    /// Reads a character.
    pub fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.position += next.len_utf8();
        Some(next)
    }

    /// Reads the character, if it is next.
    pub fn skip(&mut self, character: char) -> bool {
        let is_next = self.peek() == Some(character);
        if is_next {
            self.position += character.len_utf8();
        }
        is_next
    }

    pub fn source(&self, range: Range<usize>) -> &'e str {
        self.expression.get(range).unwrap_or_default()
    }
}

impl<'e> Reader<'e> {
    /// Reads a class in brackets. `]` is a literal where it comes first; `[` always is.
    pub fn class(&mut self) -> Result<String, RegexError> {
        let start = self.position;
        self.position += 1;
        let is_negated = self.skip('^');
        let mut items = String::new();
        let mut is_first = true;
        loop {
            match self.peek() {
                None => return invalid(start..start + 1, Phrase::RegexClassUnclosed),
                Some(']') if !is_first => break,
                Some(_) => self.class_item(&mut items)?,
            }
            is_first = false;
        }
        self.position += 1;
        Ok(match (items.as_str(), is_negated) {
            ("", false) => NO_CHARACTER.to_owned(),
            ("", true) => ANY_CHARACTER.to_owned(),
            (items, false) => format!("[{items}]"),
            (items, true) => format!("[^{items}]"),
        })
    }

    fn class_item(&mut self, items: &mut String) -> Result<(), RegexError> {
        if self.posix_class(items)? || self.shorthand_class(items)? {
            return Ok(());
        }
        let start = self.position;
        let low = self.class_character()?;
        let mut ahead = self.unread().chars();
        let high = match (ahead.next(), ahead.next()) {
            (Some('-'), Some(end)) if end != ']' => {
                self.position += 1;
                self.range_end(start)?
            }
            _ => low,
        };
        if high < low {
            return invalid(start..self.position, Phrase::RegexRangeOrder);
        }
        push_range(items, low, high);
        Ok(())
    }

    fn class_character(&mut self) -> Result<u32, RegexError> {
        match self.peek() {
            Some('\\') => self.character_escape(EscapeContext::Brackets),
            _ => Ok(self.next().unwrap_or_default().into()),
        }
    }

    fn range_end(&mut self, start: usize) -> Result<u32, RegexError> {
        if let [b'\\', b'd' | b'D' | b's' | b'S' | b'w' | b'W' | b'p' | b'P', ..] = self.unread().as_bytes() {
            return invalid(start..self.position + 2, Phrase::RegexRangeEnds);
        }
        self.class_character()
    }

    /// Reads `[:alpha:]` and the like, if that is next.
    fn posix_class(&mut self, items: &mut String) -> Result<bool, RegexError> {
        let start = self.position;
        let Some(after) = self.unread().strip_prefix("[:") else {
            return Ok(false);
        };
        if start + 2 > self.last_posix_end {
            return Ok(false);
        }
        let Some((name, _)) = after.split_once(":]") else {
            return Ok(false);
        };
        self.position += name.len() + 4;
        if !POSIX_CLASSES.contains(&name.strip_prefix('^').unwrap_or(name)) {
            return invalid(start..self.position, Phrase::RegexClassName);
        }
        items.push_str(self.source(start..self.position));
        Ok(true)
    }

    /// Reads `\d`, `\pL` and the like, if that is next, as items of a class in brackets.
    pub fn shorthand_class(&mut self, items: &mut String) -> Result<bool, RegexError> {
        let class = match self.unread().as_bytes() {
            [b'\\', b'd', ..] => "0-9",
            [b'\\', b'D', ..] => "[^0-9]",
            [b'\\', b's', ..] => r"\t\n\f\r ",
            [b'\\', b'S', ..] => r"[^\t\n\f\r ]",
            [b'\\', b'w', ..] => "0-9A-Za-z_",
            [b'\\', b'W', ..] => "[^0-9A-Za-z_]",
            [b'\\', b'p' | b'P', ..] => return self.unicode_class(items).map(|()| true),
            _ => return Ok(false),
        };
        self.position += 2;
        items.push_str(class);
        Ok(true)
    }

    /// Reads `\pL`, `\p{Greek}`, `\PL`, `\p{^Greek}`.
    fn unicode_class(&mut self, items: &mut String) -> Result<(), RegexError> {
        let start = self.position;
        self.position += 1;
        let is_upper = self.next() == Some('P');
        let unread = self.unread();
        let name = match self.next() {
            Some('{') => match self.unread().split_once('}') {
                Some((name, _)) => {
                    self.position += name.len() + 1;
                    name
                }
                None => return Err(RegexError::UnicodeClass(start..self.expression.len())),
            },
            Some(letter) => unread.get(..letter.len_utf8()).unwrap_or_default(),
            None => "",
        };
        let (name, has_caret) = name.strip_prefix('^').map_or((name, false), |name| (name, true));
        if !UNICODE_CLASSES.split(' ').any(|known| known == name) {
            return Err(RegexError::UnicodeClass(start..self.position));
        }
        let is_negated = is_upper != has_caret;
        let class = match name {
            // Surrogates are not characters of a string.
            "Cs" => NO_CHARACTER.to_owned(),
            // In RE2 without the code points that are not assigned.
            "C" => r"[\p{Cc}\p{Cf}\p{Co}]".to_owned(),
            name => format!(r"\p{{{name}}}"),
        };
        if is_negated {
            items.push_str("[^");
            items.push_str(&class);
            items.push(']');
        } else {
            items.push_str(&class);
        }
        Ok(())
    }

    /// Reads the code point of an escape sequence. It may be a surrogate, which is not a character.
    pub fn character_escape(&mut self, context: EscapeContext) -> Result<u32, RegexError> {
        let start = self.position;
        self.position += 1;
        let Some(letter) = self.next() else {
            return invalid(start..self.position, Phrase::RegexEscapeEnd);
        };
        let is_octal = |next: Option<char>| next.and_then(|next| next.to_digit(8));
        match letter {
            '1'..='9' if letter > '7' || is_octal(self.peek()).is_none() => match context {
                EscapeContext::Outside => Err(RegexError::Unsupported(start..self.position)),
                EscapeContext::Brackets => invalid(start..self.position, Phrase::RegexClassEscape),
            },
            '0'..='7' => {
                let mut code = u32::from(letter) - u32::from('0');
                for _ in 0..2 {
                    let Some(digit) = is_octal(self.peek()) else { break };
                    self.position += 1;
                    code = code * 8 + digit;
                }
                Ok(code)
            }
            'x' => self.hexadecimal(start),
            'a' => Ok(0x07),
            't' => Ok('\t'.into()),
            'n' => Ok('\n'.into()),
            'v' => Ok(0x0b),
            'f' => Ok(0x0c),
            'r' => Ok('\r'.into()),
            'u' | 'U' => Err(RegexError::Dialect(start..self.position)),
            punctuation if punctuation.is_ascii() && !punctuation.is_ascii_alphanumeric() => {
                Ok(punctuation.into())
            }
            _ => match context {
                EscapeContext::Outside => invalid(start..self.position, Phrase::RegexEscape),
                EscapeContext::Brackets => invalid(start..self.position, Phrase::RegexClassEscape),
            },
        }
    }

    /// Reads two digits, or any number of them in braces.
    fn hexadecimal(&mut self, start: usize) -> Result<u32, RegexError> {
        let mut code = 0;
        let mut digits = 0;
        let is_braced = self.skip('{');
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(16)) {
            if !is_braced && digits == 2 {
                break;
            }
            self.position += 1;
            digits += 1;
            code = code * 16 + digit;
            if code > char::MAX.into() {
                return invalid(start..self.position, Phrase::RegexHex);
            }
        }
        let is_complete = if is_braced {
            digits > 0 && self.skip('}')
        } else {
            digits == 2
        };
        if is_complete {
            Ok(code)
        } else {
            invalid(start..self.position, Phrase::RegexHex)
        }
    }
}

/// Appends a character, escaped where it could be taken for syntax.
pub(super) fn push_literal(out: &mut String, literal: char) {
    if is_meta_character(literal) {
        out.push('\\');
    }
    out.push(literal);
}

/// Appends a range of code points as items of a class, without the surrogates at its ends.
///
/// A range across all surrogates stays one item: `regex-syntax` negates two that end and begin at them wrongly.
fn push_range(items: &mut String, low: u32, high: u32) {
    let low = if (0xd800..0xe000).contains(&low) {
        0xe000
    } else {
        low
    };
    let high = if (0xd800..0xe000).contains(&high) {
        0xd7ff
    } else {
        high
    };
    if let (Some(low), Some(high)) = (char::from_u32(low), char::from_u32(high))
        && low <= high
    {
        push_literal(items, low);
        if low < high {
            items.push('-');
            push_literal(items, high);
        }
    }
}
