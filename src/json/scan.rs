//! JSON text to its values.

use std::ops::Range;

use super::JsonFault;
use super::cursor::{Cursor, Watch};
use super::tape::{Kind, Node};
use crate::diagnostic::Phrase;

/// Reads a text that is one JSON value.
pub(super) fn scan(text: &str) -> Result<Scanned, JsonFault> {
    let mut scanned = Scanned {
        nodes: Vec::with_capacity(text.len() / 16 + 1),
        depth: 0,
        open: Vec::new(),
    };
    let mut cursor = Cursor::new(text);
    let walked = cursor.walk(&mut scanned);
    let read = walked.and_then(|()| match cursor.peek() {
        None => Ok(scanned),
        Some(_) => Err(Phrase::JsonTrailingText),
    });
    read.map_err(|reason| JsonFault::new(text, cursor.at(), reason))
}

/// What a text is made of.
pub(super) struct Scanned {
    /// Its values, and the keys of objects each before its value, in the order of the text.
    pub nodes: Vec<Node>,
    /// How many lists and objects stand in one another.
    pub depth: usize,
    /// The lists and objects that have not ended, by their nodes.
    open: Vec<(usize, Kind)>,
}

impl Watch for Scanned {
    fn leaf(&mut self, kind: Kind, range: Range<usize>) {
        let next = self.nodes.len() + 1;
        self.nodes.push(Node {
            kind,
            start: range.start,
            end: range.end,
            next,
        });
    }

    fn begin(&mut self, kind: Kind, at: usize) {
        self.open.push((self.nodes.len(), kind));
        self.depth = self.depth.max(self.open.len());
        self.leaf(kind, at..at);
    }

    fn end(&mut self, at: usize) {
        let next = self.nodes.len();
        let opened = self.open.pop();
        if let Some(node) = opened.and_then(|(node, _)| self.nodes.get_mut(node)) {
            node.end = at;
            node.next = next;
        }
    }

    fn innermost(&self) -> Option<Kind> {
        self.open.last().map(|(_, kind)| *kind)
    }
}
