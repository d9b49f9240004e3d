//! Runs a program on a text, all of its ways at once, so that no expression takes more than steps times characters.

use std::cell::RefCell;

use super::program::{Look, Program, Step};

thread_local! {
    /// One scratch space serves every program: each alone would take more than the program itself.
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

#[derive(Default)]
struct Scratch {
    /// Where the ways stand before the next character.
    starts: Vec<usize>,
    /// The steps among those reached that read a character.
    readers: Vec<usize>,
    /// For each step, at which place of the text it was reached last.
    reached: Vec<usize>,
    waiting: Vec<usize>,
}

/// A place between two characters.
#[derive(Clone, Copy)]
struct Place {
    number: usize,
    before: Option<char>,
    after: Option<char>,
}

impl Program {
    /// Whether it matches somewhere in the text.
    pub fn matches(&self, text: &str) -> bool {
        SCRATCH.with_borrow_mut(|scratch| self.run(text, scratch))
    }

    fn run(&self, text: &str, scratch: &mut Scratch) -> bool {
        scratch.reached.clear();
        scratch.reached.resize(self.steps.len(), 0);
        scratch.starts.clear();
        let mut characters = text.chars();
        let mut place = Place {
            number: 1,
            before: None,
            after: characters.next(),
        };
        loop {
            scratch.starts.push(0);
            if self.spread(scratch, place) {
                return true;
            }
            let Some(character) = place.after else {
                return false;
            };
            let Scratch { starts, readers, .. } = scratch;
            let read = readers.iter().filter(|step| self.reads(**step, character));
            starts.extend(read.map(|step| step + 1));
            place = Place {
                number: place.number + 1,
                before: Some(character),
                after: characters.next(),
            };
        }
    }

    /// Follows every way to the steps that read; true where one of them has matched.
    fn spread(&self, scratch: &mut Scratch, place: Place) -> bool {
        let Scratch {
            starts,
            readers,
            reached,
            waiting,
        } = scratch;
        readers.clear();
        waiting.append(starts);
        while let Some(number) = waiting.pop() {
            let (Some(step), Some(last)) = (self.steps.get(number), reached.get_mut(number)) else {
                continue;
            };
            if std::mem::replace(last, place.number) == place.number {
                continue;
            }
            match *step {
                Step::Read(_) | Step::ReadOf(_) => readers.push(number),
                Step::Look(look) if place.has(look) => waiting.push(number + 1),
                Step::Look(_) => {}
                Step::Fork(one, other) => waiting.extend([one, other]),
                Step::Jump(there) => waiting.push(there),
                Step::Match => {
                    waiting.clear();
                    return true;
                }
            }
        }
        false
    }

    fn reads(&self, number: usize, character: char) -> bool {
        match self.steps.get(number) {
            Some(Step::Read(wanted)) => *wanted == character,
            Some(Step::ReadOf(set)) => self.sets.get(*set).is_some_and(|set| set.contain(character)),
            _ => false,
        }
    }
}

impl Place {
    fn has(self, look: Look) -> bool {
        let is_word = |character: Option<char>| {
            character.is_some_and(|character| character.is_ascii_alphanumeric() || character == '_')
        };
        let is_edge = is_word(self.before) != is_word(self.after);
        match look {
            Look::TextStart => self.before.is_none(),
            Look::TextEnd => self.after.is_none(),
            Look::LineStart => matches!(self.before, None | Some('\n')),
            Look::LineEnd => matches!(self.after, None | Some('\n')),
            Look::WordEdge => is_edge,
            Look::NoWordEdge => !is_edge,
        }
    }
}
