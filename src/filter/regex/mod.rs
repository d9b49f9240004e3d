//! Regular expressions in RE2's syntax, found anywhere in a text, within bounds of time and memory.
//!
//! The parser is that of Rust's `regex`. Its engine stays out: it would weigh three times as much in wasm as all of
//! this, and gives speed where texts are long. A test holds both against each other.

mod characters;
mod dialect;
mod literals;
mod machine;
mod program;

use std::ops::Range;

use regex_syntax::ast::{Ast, ErrorKind, parse::ParserBuilder};

pub(super) use literals::Place;
use literals::{Literals, Whole};
use program::Program;

/// How deep groups may stand in each other.
const DEEPEST: u32 = 100;
/// The most steps (of the program, times bytes) that one text may cost: well below a second.
const MOST_WORK: usize = 1 << 25;

/// A compiled regular expression.
#[derive(Debug)]
pub(super) struct Pattern {
    /// What every text that it matches has.
    pub literals: Literals,
    /// None where the literals say it all.
    program: Option<Program>,
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
    Syntax(Range<usize>, String),
    /// It would take too much memory.
    TooLarge,
}

impl Pattern {
    /// Compiles an expression.
    pub fn new(text: &str) -> Result<Self, Refusal> {
        let ast = parse(text)?;
        let literals = Literals::of(&ast);
        let program = match literals.whole {
            Whole::Yes => None,
            Whole::No => Some(program::compile(&ast)?),
        };
        Ok(Self { literals, program })
    }

    /// Searches a text.
    pub fn find(&self, text: &str) -> Found {
        let found = match &self.program {
            None => self.literals.fit(text),
            Some(program) if program.steps.len().saturating_mul(text.len()) > MOST_WORK => {
                return Found::TooLong;
            }
            Some(program) => program.matches(text),
        };
        if found { Found::Match } else { Found::Nothing }
    }
}

fn parse(text: &str) -> Result<Ast, Refusal> {
    let mut parser = ParserBuilder::new().nest_limit(DEEPEST).build();
    let mut ast = parser.parse(text).map_err(|error| match error.kind() {
        ErrorKind::UnsupportedBackreference | ErrorKind::UnsupportedLookAround => {
            Refusal::Unsupported(dialect::range(error.span()))
        }
        kind => Refusal::Syntax(dialect::range(error.span()), kind.to_string()),
    })?;
    dialect::adapt(&mut ast)?;
    Ok(ast)
}
