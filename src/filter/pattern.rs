//! Compiled regular expressions: searched for anywhere in a string, within bounds of time and memory.

use std::cmp::Reverse;
use std::sync::OnceLock;

use regex::bytes::{Regex, RegexBuilder};
use regex_syntax::{
    ParserBuilder,
    hir::{
        Class, Hir, HirKind, Look,
        literal::{ExtractKind, Extractor, Seq},
    },
};

use super::re2::{RegexError, translate};
use super::value::Document;

/// The maximum number of states of an expression, about as many as RE2 allows. A state takes some 30 bytes.
pub(super) const MAX_STATES: usize = 100_000;
/// The time to compile a state, as the number of bytes that take as long to search. It counts at every search, so that
/// the work of a search does not depend on earlier ones.
const COMPILE_STEPS: usize = 100;
/// Limits passed to `regex`; never reached, because [`MAX_STATES`] is stricter.
const REGEX_SIZE_LIMIT: usize = 1 << 25;
const REGEX_NEST_LIMIT: u32 = 1000;
/// The maximum number of literals of an expression that are worth a lookup each.
const MAX_LITERALS: usize = 64;

/// A compiled regular expression.
#[derive(Debug)]
pub(super) struct Pattern {
    /// Literals of which every matching string contains at least one, at `position`.
    pub literals: LiteralSet,
    /// The regex search; `None` if the literals alone decide.
    search: Option<Box<Search>>,
}

/// A search for a pattern, which is compiled when it is first needed.
///
/// The matcher's index rules out most filters, so most patterns are never compiled.
#[derive(Debug)]
struct Search {
    pattern: Box<str>,
    /// An estimate (usually an upper bound) of the compiled states.
    states: usize,
    regex: OnceLock<Option<Regex>>,
}

/// The outcome of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SearchOutcome {
    Match,
    NoMatch,
    /// The search was not run: the document has too little work left, or the pattern did not compile.
    NotSearched,
}

impl Pattern {
    /// Compiles an expression in RE2's syntax.
    pub fn new(expression: &str) -> Result<Self, RegexError> {
        let pattern = translate(expression)?;
        let hir = parse(&pattern)?;
        let states = states(&hir);
        if states > MAX_STATES {
            return Err(RegexError::TooLarge);
        }
        let literals = LiteralSet::of(&hir);
        let search = Search {
            pattern: pattern.into(),
            states,
            regex: OnceLock::new(),
        };
        let search = (!literals.are_sufficient).then(|| Box::new(search));
        Ok(Self { literals, search })
    }

    /// Returns the number of states that a search needs.
    pub fn states(&self) -> usize {
        self.search.as_ref().map_or(0, |search| search.states)
    }

    /// Searches a string of the document, if it has enough work left.
    pub fn search(&self, string: &str, document: &dyn Document) -> SearchOutcome {
        let is_match = match &self.search {
            None => {
                let steps = self.literals.strings.len().saturating_mul(string_steps(string));
                document.spend(steps).then(|| self.literals.occur_in(string))
            }
            Some(search) => {
                let steps = search.states.saturating_mul(string.len() + COMPILE_STEPS);
                let regex = document.spend(steps).then(|| search.regex()).flatten();
                regex.map(|regex| regex.is_match(string.as_bytes()))
            }
        };
        let Some(is_match) = is_match else {
            return SearchOutcome::NotSearched;
        };
        if is_match {
            SearchOutcome::Match
        } else {
            SearchOutcome::NoMatch
        }
    }
}

/// Returns the steps of searching a string for another one.
pub(super) fn string_steps(string: &str) -> usize {
    1 + string.len() / 16
}

/// Returns the structure of an expression in RE2's syntax; `None` if it is not one.
pub(super) fn expression_hir(expression: &str) -> Option<Hir> {
    parse(&translate(expression).ok()?).ok()
}

fn parse(pattern: &str) -> Result<Hir, RegexError> {
    let mut parser = ParserBuilder::new()
        .utf8(false)
        .nest_limit(REGEX_NEST_LIMIT)
        .build();
    parser.parse(pattern).map_err(|_| RegexError::TooLarge)
}

impl Search {
    fn regex(&self) -> Option<&Regex> {
        let regex = self.regex.get_or_init(|| {
            // Over bytes: as in RE2, `\B` also matches inside a character that takes several.
            let mut builder = RegexBuilder::new(&self.pattern);
            builder.size_limit(REGEX_SIZE_LIMIT).nest_limit(REGEX_NEST_LIMIT);
            builder.build().ok()
        });
        regex.as_ref()
    }
}

/// Estimates the number of states that `regex` compiles an expression to.
fn states(hir: &Hir) -> usize {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(Class::Bytes(_)) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(Class::Unicode(class)) if class.is_ascii() => 1,
        HirKind::Class(Class::Unicode(class)) => 12 + class.ranges().len(),
        HirKind::Repetition(repetition) => {
            let copies = repetition.max.unwrap_or(repetition.min).max(1);
            states(&repetition.sub)
                .saturating_mul(copies as usize)
                .saturating_add(1)
        }
        HirKind::Capture(capture) => states(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().fold(1, |sum, part| sum.saturating_add(states(part)))
        }
    }
}

/// A necessary condition: each matching string has one of the literals at `position`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LiteralSet {
    pub position: LiteralPosition,
    pub strings: Vec<String>,
    /// Whether the expression matches every string that has one of them at `position`.
    are_sufficient: bool,
}

/// The position of a literal in a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LiteralPosition {
    /// The literal is the whole string.
    Whole,
    Start,
    End,
    Anywhere,
    /// No literal is known.
    Unknown,
}

impl LiteralSet {
    /// Extracts the literals of an expression.
    fn of(hir: &Hir) -> Self {
        let (body, has_start, has_end) = without_anchors(hir);
        if let Some(strings) = all_matches(&body) {
            let position = match (has_start, has_end) {
                (true, true) => LiteralPosition::Whole,
                (true, false) => LiteralPosition::Start,
                (false, true) => LiteralPosition::End,
                (false, false) => LiteralPosition::Anywhere,
            };
            return Self {
                position,
                strings,
                are_sufficient: true,
            };
        }
        let is_anchored = hir.properties().look_set_prefix().contains(Look::Start);
        let prefixes = useful_literals(extract(hir, ExtractKind::Prefix));
        let (position, strings) = match (is_anchored, prefixes) {
            (true, Some(prefixes)) => (LiteralPosition::Start, prefixes),
            _ => match required_literals(hir) {
                Some(literals) => (LiteralPosition::Anywhere, literals),
                None => (LiteralPosition::Unknown, Vec::new()),
            },
        };
        Self {
            position,
            strings,
            are_sufficient: false,
        }
    }

    /// Returns whether the string has one of the literals at their position. Without a known position there are none.
    fn occur_in(&self, string: &str) -> bool {
        self.strings.iter().any(|literal| match self.position {
            LiteralPosition::Whole => string == literal,
            LiteralPosition::Start => string.starts_with(literal),
            LiteralPosition::End => string.ends_with(literal),
            LiteralPosition::Anywhere | LiteralPosition::Unknown => string.contains(literal),
        })
    }
}

/// Returns the expression without `\A` at its start and `\z` at its end, and whether it had them.
fn without_anchors(hir: &Hir) -> (Hir, bool, bool) {
    let is = |hir: Option<&Hir>, look| hir.is_some_and(|hir| *hir.kind() == HirKind::Look(look));
    let mut parts = match hir.kind() {
        HirKind::Concat(parts) => parts.as_slice(),
        _ => std::slice::from_ref(hir),
    };
    let (mut has_start, mut has_end) = (false, false);
    while let (true, Some((_, inner))) = (is(parts.first(), Look::Start), parts.split_first()) {
        (parts, has_start) = (inner, true);
    }
    while let (true, Some((_, inner))) = (is(parts.last(), Look::End), parts.split_last()) {
        (parts, has_end) = (inner, true);
    }
    (Hir::concat(parts.to_vec()), has_start, has_end)
}

/// Returns all strings that the expression matches, if it has no assertions and matches at most [`MAX_LITERALS`] strings.
fn all_matches(hir: &Hir) -> Option<Vec<String>> {
    if !hir.properties().look_set().is_empty() {
        return None;
    }
    let mut seq = Extractor::new().limit_total(MAX_LITERALS).extract(hir);
    seq.dedup();
    let is_exact = seq.is_exact();
    let matches = strings(&seq)?;
    (is_exact && !matches.is_empty()).then_some(matches)
}

/// Returns the most selective set of literals such that every match contains one of them.
fn required_literals(hir: &Hir) -> Option<Vec<String>> {
    let own = [ExtractKind::Prefix, ExtractKind::Suffix];
    let own = own
        .into_iter()
        .filter_map(|kind| useful_literals(extract(hir, kind)));
    let parts: &[Hir] = match hir.kind() {
        HirKind::Concat(parts) => parts,
        HirKind::Capture(capture) => std::slice::from_ref(&*capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => std::slice::from_ref(&*repetition.sub),
        _ => &[],
    };
    let inner = parts.iter().filter_map(required_literals);
    own.chain(inner).max_by_key(|literals| {
        let shortest = literals.iter().map(String::len).min();
        (shortest, Reverse(literals.len()))
    })
}

/// Extracts prefixes or suffixes. Expands character classes of at most three characters, such as a letter in both cases.
fn extract(hir: &Hir, kind: ExtractKind) -> Seq {
    let mut extractor = Extractor::new();
    let mut seq = extractor
        .kind(kind)
        .limit_class(3)
        .limit_total(MAX_LITERALS)
        .extract(hir);
    seq.dedup();
    seq
}

/// Returns the literals of a finite sequence, unless one is empty, because every string contains the empty string.
fn useful_literals(seq: Seq) -> Option<Vec<String>> {
    strings(&seq).filter(|literals| literals.iter().all(|literal| !literal.is_empty()))
}

/// Returns the literals as strings, unless one was cut inside a character.
fn strings(seq: &Seq) -> Option<Vec<String>> {
    let literals = seq.literals()?.iter();
    literals
        .map(|literal| String::from_utf8(literal.as_bytes().to_vec()).ok())
        .collect()
}
