//! The texts that every match of a regular expression has.

use regex_syntax::hir::{
    Hir, HirKind, Look,
    literal::{ExtractKind, Extractor, Seq},
};

/// More texts than these help nobody.
const MOST_TEXTS: usize = 64;

/// Where one of some texts stands in every text that an expression matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Literals {
    pub place: Place,
    pub texts: Vec<String>,
    pub whole: Whole,
}

/// Where in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
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
pub(super) enum Whole {
    Yes,
    No,
}

impl Literals {
    /// What an expression demands.
    pub fn of(hir: &Hir) -> Self {
        let (body, starts, ends) = anchors(hir);
        if let Some(texts) = whole_language(&body) {
            let place = match (starts, ends) {
                (true, true) => Place::All,
                (true, false) => Place::Start,
                (false, true) => Place::End,
                (false, false) => Place::Anywhere,
            };
            return Self {
                place,
                texts,
                whole: Whole::Yes,
            };
        }
        let starts = hir.properties().look_set_prefix().contains(Look::Start);
        let prefix = texts(extract(hir, ExtractKind::Prefix));
        if let (true, Some(texts)) = (starts, prefix) {
            return Self {
                place: Place::Start,
                texts,
                whole: Whole::No,
            };
        }
        match required(hir) {
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

/// The expression without the anchors around it, and which there were.
fn anchors(hir: &Hir) -> (Hir, bool, bool) {
    let is = |hir: Option<&Hir>, look| hir.is_some_and(|hir| *hir.kind() == HirKind::Look(look));
    let mut parts = match hir.kind() {
        HirKind::Concat(parts) => parts.as_slice(),
        _ => std::slice::from_ref(hir),
    };
    let (mut starts, mut ends) = (false, false);
    while let (true, Some((_, rest))) = (is(parts.first(), Look::Start), parts.split_first()) {
        (parts, starts) = (rest, true);
    }
    while let (true, Some((_, rest))) = (is(parts.last(), Look::End), parts.split_last()) {
        (parts, ends) = (rest, true);
    }
    (Hir::concat(parts.to_vec()), starts, ends)
}

/// Every text that the expression matches, where these are few and it looks at nothing around them.
fn whole_language(hir: &Hir) -> Option<Vec<String>> {
    if !hir.properties().look_set().is_empty() {
        return None;
    }
    let mut seq = Extractor::new().limit_total(MOST_TEXTS).extract(hir);
    seq.dedup();
    let is_exact = seq.is_exact();
    let texts = all_texts(&seq)?;
    (is_exact && !texts.is_empty()).then_some(texts)
}

/// Texts of which one stands in every match: the longest that some part of the expression can't do without.
fn required(hir: &Hir) -> Option<Vec<String>> {
    let own = [ExtractKind::Prefix, ExtractKind::Suffix];
    let own = own.into_iter().filter_map(|kind| texts(extract(hir, kind)));
    let parts: &[Hir] = match hir.kind() {
        HirKind::Concat(parts) => parts,
        HirKind::Capture(capture) => std::slice::from_ref(&*capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => std::slice::from_ref(&*repetition.sub),
        _ => &[],
    };
    let inner = parts.iter().filter_map(required);
    own.chain(inner).max_by_key(|texts| {
        let shortest = texts.iter().map(String::len).min();
        (shortest, std::cmp::Reverse(texts.len()))
    })
}

/// A class counts only as far as upper and lower case: ten digits are no help for an index.
fn extract(hir: &Hir, kind: ExtractKind) -> Seq {
    let mut extractor = Extractor::new();
    let mut seq = extractor
        .kind(kind)
        .limit_class(3)
        .limit_total(MOST_TEXTS)
        .extract(hir);
    seq.dedup();
    seq
}

/// The texts of a finite sequence, if they say anything: an empty one is everywhere.
fn texts(seq: Seq) -> Option<Vec<String>> {
    all_texts(&seq).filter(|texts| texts.iter().all(|text| !text.is_empty()))
}

/// None where a literal was cut inside a character.
fn all_texts(seq: &Seq) -> Option<Vec<String>> {
    let literals = seq.literals()?.iter();
    literals
        .map(|literal| String::from_utf8(literal.as_bytes().to_vec()).ok())
        .collect()
}
