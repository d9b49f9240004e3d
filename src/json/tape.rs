//! The values of a JSON document, each with its byte range and its source text.

use std::borrow::Cow;
use std::ops::Range;

use super::cursor::{Cursor, Kind, Visitor};
use super::escape::unescaped;
use crate::diagnostic::Phrase;

/// The values of one JSON document, in document order. The name is from simdjson: a flat list instead of a tree.
pub(crate) struct Tape<'a> {
    text: &'a str,
    nodes: Vec<Node>,
}

/// The first syntax error of text that is not JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// The byte range of the unexpected character; empty at the end of the text.
    pub range: Range<usize>,
    /// The reason, without its position.
    pub reason: Phrase,
}

/// One value of a [`Tape`].
#[derive(Clone, Copy)]
pub(crate) struct Json<'a> {
    text: &'a str,
    nodes: &'a [Node],
    index: usize,
    node: Node,
}

/// A value or key: its byte range in the text and the index of the node after its last descendant.
#[derive(Clone, Copy)]
struct Node {
    kind: Kind,
    start: usize,
    end: usize,
    next: usize,
}

impl<'a> Tape<'a> {
    /// Scans JSON text.
    ///
    /// # Errors
    /// The text is not exactly one JSON value.
    pub fn read(text: &'a str) -> Result<Self, SyntaxError> {
        let mut builder = Builder {
            nodes: Vec::with_capacity(text.len() / 16 + 1),
            open: Vec::new(),
        };
        let mut cursor = Cursor::new(text);
        let walked = cursor.walk(&mut builder);
        let finished = walked.and_then(|()| match cursor.peek() {
            None => Ok(()),
            Some(_) => Err(Phrase::JsonTrailingText),
        });
        match finished {
            Ok(()) => Ok(Self {
                text,
                nodes: builder.nodes,
            }),
            Err(reason) => Err(SyntaxError::new(text, cursor.position(), reason)),
        }
    }

    /// Returns the value that is the whole document.
    pub fn root(&self) -> Json<'_> {
        let null = Node {
            kind: Kind::Null,
            start: 0,
            end: 0,
            next: 0,
        };
        let nodes = &self.nodes;
        Json {
            text: self.text,
            nodes,
            index: 0,
            // A scanned text has at least one value.
            node: nodes.first().copied().unwrap_or(null),
        }
    }
}

impl SyntaxError {
    fn new(text: &str, position: usize, reason: Phrase) -> Self {
        let next = text.get(position..).and_then(|tail| tail.chars().next());
        Self {
            range: position..position + next.map_or(0, char::len_utf8),
            reason,
        }
    }
}

/// Returns the value of a JSON number: infinite if it exceeds the range of `f64`, NaN if the text is not a number.
pub(crate) fn parse_number(text: &str) -> f64 {
    // Rust's parser has 10 KB of tables, which the small builds need for nothing else.
    #[cfg(all(target_arch = "wasm32", not(feature = "matching")))]
    let number = js_sys::Number::parse_float(text);
    #[cfg(not(all(target_arch = "wasm32", not(feature = "matching"))))]
    let number = text.parse().unwrap_or(f64::NAN);
    number
}

/// Collects nodes: every value, and each object key before its value.
struct Builder {
    nodes: Vec<Node>,
    /// The open arrays and objects, by node index.
    open: Vec<(usize, Kind)>,
}

impl Visitor for Builder {
    fn leaf(&mut self, kind: Kind, range: Range<usize>) {
        let next = self.nodes.len() + 1;
        self.nodes.push(Node {
            kind,
            start: range.start,
            end: range.end,
            next,
        });
    }

    fn begin(&mut self, kind: Kind, start: usize) {
        self.open.push((self.nodes.len(), kind));
        self.leaf(kind, start..start);
    }

    fn end(&mut self, end: usize) {
        let next = self.nodes.len();
        let opened = self.open.pop();
        if let Some(node) = opened.and_then(|(node, _)| self.nodes.get_mut(node)) {
            node.end = end;
            node.next = next;
        }
    }

    fn innermost(&self) -> Option<Kind> {
        self.open.last().map(|(_, kind)| *kind)
    }
}

impl<'a> Json<'a> {
    /// Returns the kind of the value.
    pub fn kind(self) -> Kind {
        self.node.kind
    }

    /// Returns the value's byte range in the document.
    pub fn range(self) -> Range<usize> {
        self.node.start..self.node.end
    }

    /// Returns the value's source text.
    pub fn source(self) -> &'a str {
        self.text.get(self.range()).unwrap_or_default()
    }

    /// Returns the content of a string; `None` for other values and for a string with an unpaired surrogate.
    pub fn string(self) -> Option<Cow<'a, str>> {
        let content = || {
            let range = self.node.start + 1..self.node.end.saturating_sub(1);
            self.text.get(range).unwrap_or_default()
        };
        match self.node.kind {
            Kind::String => Some(Cow::Borrowed(content())),
            Kind::EscapedString => unescaped(content()).map(Cow::Owned),
            _ => None,
        }
    }

    /// Returns the items of an array; nothing for other values.
    pub fn items(self) -> Children<'a> {
        self.children_if(Kind::Array)
    }

    /// Returns the keys and values of an object; nothing for other values.
    pub fn members(self) -> Members<'a> {
        Members {
            children: self.children_if(Kind::Object),
        }
    }

    /// Returns the value of an object's member; of duplicate keys the last one counts, as in JavaScript.
    pub fn member(self, name: &str) -> Option<Json<'a>> {
        let members = self.members();
        members
            .filter(|(key, _)| key.string().is_some_and(|key| key == name))
            .map(|(_, value)| value)
            .last()
    }

    fn children_if(self, kind: Kind) -> Children<'a> {
        let end = if self.kind() == kind { self.node.next } else { 0 };
        Children {
            parent: self,
            next: self.index + 1,
            end,
        }
    }
}

/// An iterator over the children of a value, in document order.
pub(crate) struct Children<'a> {
    parent: Json<'a>,
    next: usize,
    end: usize,
}

impl<'a> Iterator for Children<'a> {
    type Item = Json<'a>;

    fn next(&mut self) -> Option<Json<'a>> {
        if self.next >= self.end {
            return None;
        }
        let index = self.next;
        let node = *self.parent.nodes.get(index)?;
        self.next = node.next;
        Some(Json {
            index,
            node,
            ..self.parent
        })
    }
}

/// An iterator over the members of an object, in document order.
pub(crate) struct Members<'a> {
    /// Each key, followed by its value.
    children: Children<'a>,
}

impl<'a> Iterator for Members<'a> {
    type Item = (Json<'a>, Json<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        Some((self.children.next()?, self.children.next()?))
    }
}
