//! What a filter demands of one field, so that an index can pass over the filters that can't match.

use super::{
    Value,
    clause::{Clause, ClauseKind, FieldClause, Test},
    literals::Place,
};

/// What the value of a field must be in every document that a filter matches. A list meets it if one of its items does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pin<'a> {
    /// Nothing matches, whatever the field has.
    Never,
    /// A text that equals one of these.
    Exact(Vec<&'a str>),
    /// A text that begins with one of these.
    Prefix(Vec<&'a str>),
    /// A text that holds one of these.
    Literal(Vec<&'a str>),
    /// Anything, nothing included.
    Anything,
}

impl Clause {
    /// What the field must have wherever this holds.
    pub(super) fn pin(&self, field: &str) -> Pin<'_> {
        match &self.kind {
            ClauseKind::All(parts) => parts
                .iter()
                .map(|part| part.pin(field))
                .min_by_key(Pin::width)
                .unwrap_or(Pin::Anything),
            ClauseKind::Any(parts) => parts
                .iter()
                .map(|part| part.pin(field))
                .reduce(Pin::or)
                .unwrap_or(Pin::Never),
            ClauseKind::Field(clause) if clause.path.is_field(field) => clause.pin(),
            ClauseKind::None(_) | ClauseKind::Not(_) | ClauseKind::Field(_) => Pin::Anything,
            ClauseKind::Opaque(_) => Pin::Never,
        }
    }
}

impl FieldClause {
    fn pin(&self) -> Pin<'_> {
        match &self.test {
            Test::Equals(Value::Text(text)) => Pin::Exact(vec![text]),
            Test::OneOf(values) => values
                .iter()
                .map(Value::as_text)
                .collect::<Option<_>>()
                .map_or(Pin::Anything, some),
            Test::EachOf(values) if values.is_empty() => Pin::Never,
            Test::EachOf(values) => values
                .iter()
                .find_map(Value::as_text)
                .map_or(Pin::Anything, |text| Pin::Exact(vec![text])),
            Test::Contains(part) if !part.is_empty() => Pin::Literal(vec![part]),
            Test::Matches(pattern) => {
                let texts: Vec<&str> = pattern.literals.texts.iter().map(String::as_str).collect();
                let is_everywhere = texts.iter().any(|text| text.is_empty());
                match pattern.literals.place {
                    Place::Unknown => Pin::Anything,
                    _ if texts.is_empty() => Pin::Never,
                    Place::All => Pin::Exact(texts),
                    _ if is_everywhere => Pin::Anything,
                    Place::Start => Pin::Prefix(texts),
                    Place::End | Place::Anywhere => Pin::Literal(texts),
                }
            }
            _ => Pin::Anything,
        }
    }
}

fn some(texts: Vec<&str>) -> Pin<'_> {
    if texts.is_empty() {
        Pin::Never
    } else {
        Pin::Exact(texts)
    }
}

impl<'a> Pin<'a> {
    /// How much it lets through: kinds first, then texts.
    pub(crate) fn width(&self) -> (u8, usize) {
        match self {
            Self::Never => (0, 0),
            Self::Exact(texts) => (1, texts.len()),
            Self::Prefix(texts) => (2, texts.len()),
            Self::Literal(texts) => (3, texts.len()),
            Self::Anything => (4, 0),
        }
    }

    /// What lets through what one of both does: who equals a text begins with it, and who begins with it holds it.
    fn or(self, other: Self) -> Self {
        let is_everywhere = |texts: &[&str]| texts.iter().any(|text| text.is_empty());
        let kind = self.width().0.max(other.width().0);
        let texts: Vec<&str> = self.texts().into_iter().chain(other.texts()).collect();
        match kind {
            0 => Self::Never,
            1 => Self::Exact(texts),
            2 if !is_everywhere(&texts) => Self::Prefix(texts),
            3 if !is_everywhere(&texts) => Self::Literal(texts),
            _ => Self::Anything,
        }
    }

    fn texts(self) -> Vec<&'a str> {
        match self {
            Self::Exact(texts) | Self::Prefix(texts) | Self::Literal(texts) => texts,
            Self::Never | Self::Anything => Vec::new(),
        }
    }
}
