//! The texts that every match of a regular expression has.

use regex_syntax::ast::Ast;

use super::{
    characters::Characters,
    program::{Look, Modes, counts},
};

/// More texts than these help nobody.
const MOST_TEXTS: usize = 64;
/// A class with more characters counts as any: ten digits are no help for an index, upper and lower case are.
const MOST_CHARACTERS: usize = 3;
/// Longer texts help no more.
const LONGEST: usize = 100;

/// Where one of some texts stands in every text that an expression matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Literals {
    pub place: Place,
    pub texts: Vec<String>,
    pub whole: Whole,
}

/// Where in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// It is the whole text.
    All,
    /// At its start.
    Start,
    /// At its end.
    End,
    /// Anywhere.
    Anywhere,
    /// Nothing is known.
    Unknown,
}

/// Whether every text that has one of them there is matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Whole {
    Yes,
    No,
}

impl Literals {
    /// What an expression demands.
    pub fn of(ast: &Ast) -> Self {
        let parts = match ast {
            Ast::Concat(concat) => concat.asts.as_slice(),
            _ => std::slice::from_ref(ast),
        };
        let mut body = Body::of(parts);
        let facts = body.facts();
        let place = match (body.starts, body.ends) {
            (true, true) => Place::All,
            (true, false) => Place::Start,
            (false, true) => Place::End,
            (false, false) => Place::Anywhere,
        };
        if let Some(texts) = facts.all {
            return Self {
                place,
                texts,
                whole: if facts.looks_around { Whole::No } else { Whole::Yes },
            };
        }
        let known = |texts: &Vec<String>| texts.iter().all(|text| !text.is_empty());
        if body.starts && known(&facts.prefixes) {
            return Self {
                place: Place::Start,
                texts: facts.prefixes,
                whole: Whole::No,
            };
        }
        match facts.inner {
            Some(texts) => Self {
                place: Place::Anywhere,
                texts,
                whole: Whole::No,
            },
            None => Self {
                place: Place::Unknown,
                texts: Vec::new(),
                whole: Whole::No,
            },
        }
    }

    /// Whether one of the texts stands there.
    pub fn fit(&self, text: &str) -> bool {
        self.texts.iter().any(|literal| match self.place {
            Place::All => text == literal,
            Place::Start => text.starts_with(literal),
            Place::End => text.ends_with(literal),
            Place::Anywhere => text.contains(literal),
            Place::Unknown => true,
        })
    }
}

/// An expression without the anchors around it.
struct Body<'a> {
    parts: &'a [Ast],
    modes: Modes,
    starts: bool,
    ends: bool,
}

impl<'a> Body<'a> {
    fn of(mut parts: &'a [Ast]) -> Self {
        let mut modes = Modes::default();
        let mut starts = false;
        while let Some((first, rest)) = parts.split_first() {
            match first {
                Ast::Flags(set) => modes.set(&set.flags),
                Ast::Assertion(assertion) if modes.look(&assertion.kind) == Some(Look::TextStart) => {
                    starts = true
                }
                _ => break,
            }
            parts = rest;
        }
        // Flags further on may change what the last assertion means.
        let is_plain = !parts.iter().any(|part| matches!(part, Ast::Flags(_)));
        let mut ends = false;
        while let (true, Some((Ast::Assertion(last), rest))) = (is_plain, parts.split_last()) {
            if modes.look(&last.kind) != Some(Look::TextEnd) {
                break;
            }
            (parts, ends) = (rest, true);
        }
        Self {
            parts,
            modes,
            starts,
            ends,
        }
    }

    fn facts(&mut self) -> Facts {
        concat(self.parts, &mut self.modes)
    }
}

/// What is known about the texts that a part of an expression matches.
struct Facts {
    /// All of them, and perhaps some more, where these are few.
    all: Option<Vec<String>>,
    /// Whether there may be more in `all` than what it matches, since it looks around.
    looks_around: bool,
    /// Each begins with one of these.
    prefixes: Vec<String>,
    /// Each holds one of these; none of them is empty.
    inner: Option<Vec<String>>,
}

impl Facts {
    fn all(texts: Vec<String>) -> Self {
        let inner = Some(texts.clone()).filter(|texts| texts.iter().all(|text| !text.is_empty()));
        Self {
            prefixes: texts.clone(),
            all: Some(texts),
            looks_around: false,
            inner,
        }
    }

    fn unknown() -> Self {
        Self {
            all: None,
            looks_around: false,
            prefixes: vec![String::new()],
            inner: None,
        }
    }
}

fn facts(ast: &Ast, modes: &mut Modes) -> Facts {
    match ast {
        Ast::Empty(_) => Facts::all(vec![String::new()]),
        Ast::Flags(set) => {
            modes.set(&set.flags);
            Facts::all(vec![String::new()])
        }
        Ast::Assertion(_) => Facts {
            looks_around: true,
            ..Facts::all(vec![String::new()])
        },
        Ast::Literal(literal) => characters(&Characters::one(literal.c, modes.ignores_case)),
        Ast::ClassBracketed(class) => characters(&Characters::of(class, modes.ignores_case)),
        Ast::Group(group) => facts(&group.ast, &mut modes.inside(group)),
        Ast::Concat(parts) => concat(&parts.asts, modes),
        Ast::Alternation(parts) => {
            let parts = parts
                .asts
                .iter()
                .map(|part| facts(part, modes))
                .collect::<Vec<_>>();
            parts.into_iter().reduce(either).unwrap_or_else(Facts::unknown)
        }
        Ast::Repetition(repetition) => {
            let once = facts(&repetition.ast, modes);
            match counts(&repetition.op.kind) {
                (1, Some(1)) => once,
                (0, Some(1)) => either(once, Facts::all(vec![String::new()])),
                (0, _) => Facts::unknown(),
                (_, _) => Facts { all: None, ..once },
            }
        }
        Ast::Dot(_) | Ast::ClassPerl(_) | Ast::ClassUnicode(_) => Facts::unknown(),
    }
}

fn characters(set: &Characters) -> Facts {
    match set.list(MOST_CHARACTERS) {
        Some(list) if !list.is_empty() => Facts::all(list.into_iter().map(String::from).collect()),
        _ => Facts::unknown(),
    }
}

fn concat(parts: &[Ast], modes: &mut Modes) -> Facts {
    let mut whole = Facts::all(vec![String::new()]);
    // What may be prefixed to the next part: the texts since the last part of which not all were known.
    let mut run = vec![String::new()];
    for part in parts {
        let next = facts(part, modes);
        let joined = next.all.as_ref().and_then(|texts| product(&run, texts));
        let begun = product(&run, &next.prefixes);
        whole.inner = better(whole.inner, better(next.inner, begun.clone()));
        whole.looks_around |= next.looks_around;
        if let Some(all) = whole.all.take() {
            whole.all = next.all.as_ref().and_then(|texts| product(&all, texts));
            whole.prefixes = product(&all, &next.prefixes).unwrap_or(all);
        }
        run = joined.or(next.all).unwrap_or_else(|| vec![String::new()]);
    }
    whole
}

fn either(one: Facts, other: Facts) -> Facts {
    let joined = |mut texts: Vec<String>, others: Vec<String>| {
        texts.extend(others);
        (texts.len() <= MOST_TEXTS).then_some(texts)
    };
    Facts {
        all: one
            .all
            .zip(other.all)
            .and_then(|(texts, others)| joined(texts, others)),
        looks_around: one.looks_around || other.looks_around,
        prefixes: joined(one.prefixes, other.prefixes).unwrap_or_else(|| vec![String::new()]),
        inner: one
            .inner
            .zip(other.inner)
            .and_then(|(texts, others)| joined(texts, others)),
    }
}

/// Each of the texts with each of the endings behind it, unless these are too many or too long.
fn product(texts: &[String], endings: &[String]) -> Option<Vec<String>> {
    if texts.len() * endings.len() > MOST_TEXTS {
        return None;
    }
    let pairs = texts
        .iter()
        .flat_map(|text| endings.iter().map(move |ending| format!("{text}{ending}")));
    let all: Vec<String> = pairs.collect();
    all.iter().all(|text| text.len() <= LONGEST).then_some(all)
}

/// The list whose shortest text is longest; of two such the shorter one. Lists with an empty text say nothing.
fn better(one: Option<Vec<String>>, other: Option<Vec<String>>) -> Option<Vec<String>> {
    let lists = [one, other].into_iter().flatten();
    let worth = |texts: &Vec<String>| {
        (
            texts.iter().map(String::len).min(),
            std::cmp::Reverse(texts.len()),
        )
    };
    lists
        .filter(|texts| texts.iter().all(|text| !text.is_empty()))
        .max_by_key(worth)
}
