//! What a filter demands of one field, so that an index can pass over the filters that can't match.

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
