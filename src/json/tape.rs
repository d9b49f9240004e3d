//! A JSON text's values, each with its place and as it was written.

use std::borrow::Cow;
use std::ops::Range;

use super::escape::unescaped;
use super::scan::{Scanned, scan};
use super::{Fields, JsonFault, Mismatch};

/// The values of one JSON text, in its order.
pub(crate) struct Tape<'a> {
    text: &'a str,
    scanned: Scanned,
}

/// One value of a [`Tape`].
#[derive(Clone, Copy)]
pub(crate) struct Json<'a> {
    text: &'a str,
    nodes: &'a [Node],
    index: usize,
    node: Node,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool,
    /// Any number.
    Number,
    /// A string that reads as it was written.
    String,
    /// A string with escapes.
    EscapedString,
    /// A list.
    Array,
    /// An object.
    Object,
}

/// A value's place, in bytes of the text, and the node behind all that it holds.
#[derive(Clone, Copy)]
pub(super) struct Node {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    pub next: usize,
}

impl<'a> Tape<'a> {
    /// Reads a text.
    ///
    /// # Errors
    /// It is not one JSON value.
    pub fn read(text: &'a str) -> Result<Self, JsonFault> {
        let scanned = scan(text)?;
        Ok(Self { text, scanned })
    }

    /// The value that the whole text is.
    pub fn whole(&self) -> Json<'_> {
        let nothing = Node {
            kind: Kind::Null,
            start: 0,
            end: 0,
            next: 0,
        };
        let nodes = &self.scanned.nodes;
        Json {
            text: self.text,
            nodes,
            index: 0,
            // A text that was read has at least one value.
            node: nodes.first().copied().unwrap_or(nothing),
        }
    }

    /// How many lists and objects stand in one another.
    pub fn depth(&self) -> usize {
        self.scanned.depth
    }
}

impl<'a> Json<'a> {
    /// What it is.
    pub fn kind(self) -> Kind {
        self.node.kind
    }

    /// The bytes of the whole text that it takes.
    pub fn range(self) -> Range<usize> {
        self.node.start..self.node.end
    }

    /// The value as it was written.
    pub fn source(self) -> &'a str {
        self.text.get(self.range()).unwrap_or_default()
    }

    /// What a string says; none for other values, and for half of a surrogate pair, which is no character.
    pub fn text(self) -> Option<Cow<'a, str>> {
        let inside = || {
            let range = self.node.start + 1..self.node.end.saturating_sub(1);
            self.text.get(range).unwrap_or_default()
        };
        match self.node.kind {
            Kind::String => Some(Cow::Borrowed(inside())),
            Kind::EscapedString => unescaped(inside()).map(Cow::Owned),
            _ => None,
        }
    }

    /// What a list holds; nothing for other values.
    pub fn items(self) -> Values<'a> {
        self.values_if(Kind::Array)
    }

    /// The keys and values of an object in turn; nothing for other values.
    pub fn members(self) -> Pairs<'a> {
        Pairs(self.values_if(Kind::Object))
    }

    /// The members of an object by their names.
    ///
    /// # Errors
    /// It is no object.
    pub fn fields(self) -> Result<Fields<'a>, Mismatch> {
        match self.kind() {
            Kind::Object => Ok(Fields::of(self)),
            _ => Err(Mismatch::expected(crate::diagnostic::Phrase::Object, self)),
        }
    }

    fn values_if(self, kind: Kind) -> Values<'a> {
        let end = if self.kind() == kind { self.node.next } else { 0 };
        Values {
            owner: self,
            next: self.index + 1,
            end,
        }
    }
}

/// The values directly inside of another, in order.
pub(crate) struct Values<'a> {
    owner: Json<'a>,
    next: usize,
    end: usize,
}

impl<'a> Iterator for Values<'a> {
    type Item = Json<'a>;

    fn next(&mut self) -> Option<Json<'a>> {
        if self.next >= self.end {
            return None;
        }
        let index = self.next;
        let node = *self.owner.nodes.get(index)?;
        self.next = node.next;
        Some(Json {
            index,
            node,
            ..self.owner
        })
    }
}

/// The members of an object, in order.
pub(crate) struct Pairs<'a>(Values<'a>);

impl<'a> Iterator for Pairs<'a> {
    type Item = (Json<'a>, Json<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        Some((self.0.next()?, self.0.next()?))
    }
}
