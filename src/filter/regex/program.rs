//! A parsed expression as steps of a machine.

use regex_syntax::ast::{
    AssertionKind, Ast, Flag, Flags, Group, Repetition, RepetitionKind, RepetitionRange,
};

use super::{Refusal, characters::Characters};

/// The most steps of a program.
const MOST_STEPS: usize = 10_000;

/// What a machine does, from the first step on.
#[derive(Debug, Default)]
pub(super) struct Program {
    pub steps: Vec<Step>,
    pub sets: Vec<Characters>,
}

/// One step; most go on to the next one.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// Reads this character.
    Read(char),
    /// Reads a character of the set with this number.
    ReadOf(usize),
    /// Looks around without reading.
    Look(Look),
    /// Goes on at both places.
    Fork(usize, usize),
    /// Goes on there.
    Jump(usize),
    /// The expression has matched.
    Match,
}

/// What must stand around a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    TextStart,
    TextEnd,
    LineStart,
    LineEnd,
    WordEdge,
    NoWordEdge,
}

/// The flags of RE2 that decide what matches; `U` decides only how much.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Modes {
    pub ignores_case: bool,
    pub many_lines: bool,
    pub dot_reads_newline: bool,
}

impl Modes {
    pub fn set(&mut self, flags: &Flags) {
        let read = |flag, mode: &mut bool| *mode = flags.flag_state(flag).unwrap_or(*mode);
        read(Flag::CaseInsensitive, &mut self.ignores_case);
        read(Flag::MultiLine, &mut self.many_lines);
        read(Flag::DotMatchesNewLine, &mut self.dot_reads_newline);
    }

    /// The modes inside a group.
    pub fn inside(mut self, group: &Group) -> Self {
        if let Some(flags) = group.flags() {
            self.set(flags);
        }
        self
    }

    /// What an assertion looks for; none where it looks for nothing that RE2 knows.
    pub fn look(self, kind: &AssertionKind) -> Option<Look> {
        Some(match kind {
            AssertionKind::StartLine if self.many_lines => Look::LineStart,
            AssertionKind::EndLine if self.many_lines => Look::LineEnd,
            AssertionKind::StartLine | AssertionKind::StartText => Look::TextStart,
            AssertionKind::EndLine | AssertionKind::EndText => Look::TextEnd,
            AssertionKind::WordBoundary => Look::WordEdge,
            AssertionKind::NotWordBoundary => Look::NoWordEdge,
            _ => return None,
        })
    }

    /// What the dot reads.
    pub fn dot(self) -> Characters {
        Characters::all_but(if self.dot_reads_newline { &[] } else { &['\n'] })
    }
}

/// Compiles an expression of RE2's dialect.
pub(super) fn compile(ast: &Ast) -> Result<Program, Refusal> {
    let mut program = Program::default();
    program.add(ast, &mut Modes::default())?;
    program.push(Step::Match)?;
    Ok(program)
}

impl Program {
    /// Adds an expression. Flags that it sets go on to what follows in its group.
    fn add(&mut self, ast: &Ast, modes: &mut Modes) -> Result<(), Refusal> {
        match ast {
            Ast::Empty(_) => Ok(()),
            Ast::Flags(set) => {
                modes.set(&set.flags);
                Ok(())
            }
            Ast::Literal(literal) if !modes.ignores_case => self.push(Step::Read(literal.c)),
            Ast::Literal(literal) => self.read_of(Characters::one(literal.c, true)),
            Ast::Dot(_) => self.read_of(modes.dot()),
            Ast::ClassBracketed(class) => self.read_of(Characters::of(class, modes.ignores_case)),
            Ast::Assertion(assertion) => match modes.look(&assertion.kind) {
                Some(look) => self.push(Step::Look(look)),
                None => Ok(()),
            },
            Ast::Repetition(repetition) => self.repeat(repetition, modes),
            Ast::Group(group) => self.add(&group.ast, &mut modes.inside(group)),
            Ast::Concat(concat) => concat.asts.iter().try_for_each(|part| self.add(part, modes)),
            Ast::Alternation(alternation) => self.alternate(&alternation.asts, modes),
            // The dialect has turned the one into brackets and refused the other.
            Ast::ClassPerl(_) | Ast::ClassUnicode(_) => Ok(()),
        }
    }

    fn alternate(&mut self, parts: &[Ast], modes: &mut Modes) -> Result<(), Refusal> {
        let Some((last, others)) = parts.split_last() else {
            return Ok(());
        };
        let mut ends = Vec::new();
        for part in others {
            let fork = self.reserve()?;
            self.add(part, modes)?;
            ends.push(self.reserve()?);
            self.set(fork, Step::Fork(fork + 1, self.steps.len()));
        }
        self.add(last, modes)?;
        let end = self.steps.len();
        ends.into_iter()
            .for_each(|place| self.set(place, Step::Jump(end)));
        Ok(())
    }

    fn repeat(&mut self, repetition: &Repetition, modes: &mut Modes) -> Result<(), Refusal> {
        let (least, most) = counts(&repetition.op.kind);
        for _ in 0..least {
            let start = self.steps.len();
            self.add(&repetition.ast, modes)?;
            if self.steps.len() == start {
                // A thousand times nothing is nothing, and soon done.
                return Ok(());
            }
        }
        match most {
            None => {
                let fork = self.reserve()?;
                self.add(&repetition.ast, modes)?;
                self.push(Step::Jump(fork))?;
                self.set(fork, Step::Fork(fork + 1, self.steps.len()));
            }
            Some(most) => {
                let mut forks = Vec::new();
                for _ in least..most {
                    forks.push(self.reserve()?);
                    self.add(&repetition.ast, modes)?;
                }
                let end = self.steps.len();
                forks
                    .into_iter()
                    .for_each(|fork| self.set(fork, Step::Fork(fork + 1, end)));
            }
        }
        Ok(())
    }

    fn read_of(&mut self, set: Characters) -> Result<(), Refusal> {
        let number = self
            .sets
            .iter()
            .position(|known| *known == set)
            .unwrap_or(self.sets.len());
        if number == self.sets.len() {
            self.sets.push(set);
        }
        self.push(Step::ReadOf(number))
    }

    /// A place for a step that is known later.
    fn reserve(&mut self) -> Result<usize, Refusal> {
        let place = self.steps.len();
        self.push(Step::Jump(place + 1))?;
        Ok(place)
    }

    fn set(&mut self, place: usize, step: Step) {
        if let Some(reserved) = self.steps.get_mut(place) {
            *reserved = step;
        }
    }

    fn push(&mut self, step: Step) -> Result<(), Refusal> {
        if self.steps.len() >= MOST_STEPS {
            return Err(Refusal::TooLarge);
        }
        self.steps.push(step);
        Ok(())
    }
}

/// How often at least, and at most, if there is a most.
pub(super) fn counts(kind: &RepetitionKind) -> (u32, Option<u32>) {
    match *kind {
        RepetitionKind::ZeroOrOne => (0, Some(1)),
        RepetitionKind::ZeroOrMore => (0, None),
        RepetitionKind::OneOrMore => (1, None),
        RepetitionKind::Range(RepetitionRange::Exactly(count)) => (count, Some(count)),
        RepetitionKind::Range(RepetitionRange::AtLeast(least)) => (least, None),
        RepetitionKind::Range(RepetitionRange::Bounded(least, most)) => (least, Some(most)),
    }
}
