//! Regular expressions in RE2's syntax, found anywhere in a text, within bounds of time and memory.

use std::{cell::RefCell, ops::Range};

use regex_automata::nfa::thompson::{
    Compiler, Config, WhichCaptures,
    pikevm::{Cache, PikeVM},
};
use regex_syntax::{
    ast::{self, parse::ParserBuilder},
    hir::{Hir, translate::TranslatorBuilder},
};

use super::{
    dialect::{adapt, range},
    literals::{Literals, Whole},
    quotation::Unquoted,
};
use crate::diagnostic::{Argument, Phrase};

/// How deep groups may stand in each other.
const DEEPEST: u32 = 100;
/// The most bytes that a compiled expression takes.
const LARGEST: usize = 256 * 1024;
/// The most steps (states times bytes) that one text may cost: well below a second.
const MOST_STEPS: usize = 1 << 25;

/// A compiled regular expression.
#[derive(Debug)]
pub(super) struct Pattern {
    /// What every text that it matches has.
    pub literals: Literals,
    machine: Machine,
}

#[derive(Debug)]
enum Machine {
    /// The literals say it all.
    None,
    States(Box<PikeVM>),
}

/// What a search came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Match,
    Nothing,
    /// The text is too long for so large an expression.
    TooLong,
}

/// Why a text is no expression that can be searched for.
#[derive(Debug)]
pub(super) enum Refusal {
    /// RE2 has no look-around and no back-references, by design.
    Unsupported(Range<usize>),
    /// What stands there means something else in RE2, or nothing.
    Foreign(Range<usize>),
    /// A Unicode class, for which there are no tables here.
    UnicodeClass(Range<usize>),
    /// It is no regular expression, for this reason.
    Syntax(Range<usize>, Argument),
    /// It would take too much memory.
    TooLarge,
}

impl Refusal {
    /// The same refusal, with its place moved.
    fn placed(self, place: impl Fn(Range<usize>) -> Range<usize>) -> Self {
        match self {
            Self::Unsupported(range) => Self::Unsupported(place(range)),
            Self::Foreign(range) => Self::Foreign(place(range)),
            Self::UnicodeClass(range) => Self::UnicodeClass(place(range)),
            Self::Syntax(range, reason) => Self::Syntax(place(range), reason),
            Self::TooLarge => Self::TooLarge,
        }
    }
}

thread_local! {
    /// One scratch space serves every expression: each alone would take more than the expression itself.
    static SCRATCH: RefCell<Option<Cache>> = const { RefCell::new(None) };
}

impl Pattern {
    /// Compiles an expression.
    pub fn new(text: &str) -> Result<Self, Refusal> {
        let hir = parse(text)?;
        let literals = Literals::of(&hir);
        let machine = match literals.whole {
            Whole::Yes => Machine::None,
            Whole::No => Machine::States(Box::new(compile(&hir)?)),
        };
        Ok(Self { literals, machine })
    }

    /// Searches a text.
    pub fn find(&self, text: &str) -> Found {
        let found = match &self.machine {
            Machine::None => self.literals.fit(text),
            Machine::States(machine) => {
                if machine.get_nfa().states().len().saturating_mul(text.len()) > MOST_STEPS {
                    return Found::TooLong;
                }
                SCRATCH.with_borrow_mut(|scratch| {
                    let scratch = scratch.get_or_insert_with(|| machine.create_cache());
                    scratch.reset(machine);
                    machine.is_match(scratch, text)
                })
            }
        };
        if found { Found::Match } else { Found::Nothing }
    }
}

fn parse(text: &str) -> Result<Hir, Refusal> {
    if !text.contains(r"\Q") {
        return parse_unquoted(text);
    }
    let unquoted = Unquoted::new(text).map_err(Refusal::Foreign)?;
    parse_unquoted(&unquoted.text).map_err(|refusal| refusal.placed(|range| unquoted.original(range)))
}

fn parse_unquoted(text: &str) -> Result<Hir, Refusal> {
    let mut parser = ParserBuilder::new().nest_limit(DEEPEST).octal(true).build();
    let mut ast = parser.parse(text).map_err(|error| match error.kind() {
        ast::ErrorKind::UnsupportedLookAround => Refusal::Unsupported(range(error.span())),
        ast::ErrorKind::EscapeUnrecognized
            if text.get(range(error.span())).is_some_and(is_back_reference) =>
        {
            Refusal::Unsupported(range(error.span()))
        }
        kind => Refusal::Syntax(range(error.span()), reason(kind)),
    })?;
    adapt(&mut ast)?;
    let mut translator = TranslatorBuilder::new().build();
    translator
        .translate(text, &ast)
        .map_err(|error| Refusal::Syntax(range(error.span()), Phrase::RegexOther.into()))
}

fn reason(kind: &ast::ErrorKind) -> Argument {
    use ast::ErrorKind as Reason;
    let phrase = match kind {
        Reason::NestLimitExceeded(limit) => {
            return Phrase::RegexDepth.with([("limit", limit.to_string().into())]);
        }
        Reason::ClassEscapeInvalid => Phrase::RegexClassEscape,
        Reason::ClassRangeInvalid => Phrase::RegexRangeOrder,
        Reason::ClassRangeLiteral => Phrase::RegexRangeEnds,
        Reason::ClassUnclosed => Phrase::RegexClassUnclosed,
        Reason::EscapeHexEmpty | Reason::EscapeHexInvalid | Reason::EscapeHexInvalidDigit => Phrase::RegexHex,
        Reason::EscapeUnexpectedEof => Phrase::RegexEscapeEnd,
        Reason::EscapeUnrecognized => Phrase::RegexEscape,
        Reason::FlagDanglingNegation
        | Reason::FlagDuplicate { .. }
        | Reason::FlagRepeatedNegation { .. }
        | Reason::FlagUnexpectedEof
        | Reason::FlagUnrecognized => Phrase::RegexFlags,
        Reason::GroupNameDuplicate { .. } => Phrase::RegexGroupNameTwice,
        Reason::GroupNameEmpty | Reason::GroupNameInvalid | Reason::GroupNameUnexpectedEof => {
            Phrase::RegexGroupName
        }
        Reason::GroupUnclosed => Phrase::RegexGroupUnclosed,
        Reason::GroupUnopened => Phrase::RegexGroupUnopened,
        Reason::RepetitionCountInvalid => Phrase::RegexCountOrder,
        Reason::DecimalEmpty | Reason::DecimalInvalid | Reason::RepetitionCountDecimalEmpty => {
            Phrase::RegexCount
        }
        Reason::RepetitionCountUnclosed => Phrase::RegexCountUnclosed,
        Reason::RepetitionMissing => Phrase::RegexNothingRepeated,
        _ => Phrase::RegexOther,
    };
    phrase.into()
}

/// `\8`, `\9`: all that is left of them where other digits are octal.
fn is_back_reference(escape: &str) -> bool {
    matches!(escape, r"\8" | r"\9")
}

fn compile(hir: &Hir) -> Result<PikeVM, Refusal> {
    let config = Config::new()
        .nfa_size_limit(Some(LARGEST))
        // As in RE2, `\B` is also inside of a character that takes several bytes.
        .utf8(false)
        .which_captures(WhichCaptures::None);
    let nfa = Compiler::new()
        .configure(config)
        .build_from_hir(hir)
        .map_err(|_| Refusal::TooLarge)?;
    PikeVM::new_from_nfa(nfa).map_err(|_| Refusal::TooLarge)
}
