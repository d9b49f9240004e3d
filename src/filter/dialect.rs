//! RE2's syntax, as far as it differs from that of Rust's `regex`, whose parser reads it here.
//!
//! `\d`, `\s`, `\w` and `\b` know ASCII only, `\s` leaves out the vertical tab, and `\<` is a plain `<`: these are
//! turned into what RE2 means. What one of both takes for something else, or does not have, is refused, and so are
//! Unicode classes: the tables of the general categories alone would weigh 26 KB after gzip.

use std::ops::Range;

use regex_syntax::ast::{
    Assertion, AssertionKind, Ast, ClassBracketed, ClassPerl, ClassPerlKind, ClassSet, ClassSetItem,
    ClassSetRange, ClassSetUnion, Flag, Flags, FlagsItem, FlagsItemKind, Group, GroupKind, HexLiteralKind,
    Literal, LiteralKind, RepetitionKind, RepetitionRange, Span,
};

use super::pattern::Refusal;

/// The most repetitions that RE2 counts.
const MOST_REPETITIONS: u32 = 1000;

fn foreign(span: &Span) -> Result<(), Refusal> {
    Err(Refusal::Foreign(range(span)))
}

/// The bytes that a part takes.
pub(super) fn range(span: &Span) -> Range<usize> {
    span.start.offset..span.end.offset
}

/// Turns a parsed expression into what RE2 means by it.
pub(super) fn adapt(ast: &mut Ast) -> Result<(), Refusal> {
    match ast {
        Ast::Flags(set) => check_flags(&set.flags),
        Ast::Literal(literal) => check_literal(literal),
        Ast::ClassPerl(class) => {
            *ast = Ast::class_bracketed(ascii_class(class));
            Ok(())
        }
        Ast::ClassBracketed(class) => adapt_set(&mut class.kind),
        Ast::Assertion(assertion) => {
            if let Some(adapted) = adapt_assertion(assertion)? {
                *ast = adapted;
            }
            Ok(())
        }
        Ast::Repetition(repetition) => {
            if let RepetitionKind::Range(range) = &repetition.op.kind
                && most(range) > MOST_REPETITIONS
            {
                return foreign(&repetition.op.span);
            }
            if let Ast::Repetition(_) = &*repetition.ast {
                // `a**`
                return foreign(&repetition.op.span);
            }
            adapt(&mut repetition.ast)
        }
        Ast::Group(group) => {
            if let Some(flags) = group.flags() {
                check_flags(flags)?;
            }
            adapt(&mut group.ast)
        }
        Ast::Alternation(alternation) => alternation.asts.iter_mut().try_for_each(adapt),
        Ast::Concat(concat) => concat.asts.iter_mut().try_for_each(adapt),
        Ast::ClassUnicode(class) => Err(Refusal::UnicodeClass(range(&class.span))),
        Ast::Empty(_) | Ast::Dot(_) => Ok(()),
    }
}

fn most(range: &RepetitionRange) -> u32 {
    match *range {
        RepetitionRange::Exactly(count) | RepetitionRange::AtLeast(count) => count,
        RepetitionRange::Bounded(_, most) => most,
    }
}

/// RE2 has the flags `i`, `m`, `s` and `U`.
fn check_flags(flags: &Flags) -> Result<(), Refusal> {
    let unknown = |kind: &FlagsItemKind| {
        matches!(
            kind,
            FlagsItemKind::Flag(Flag::Unicode | Flag::CRLF | Flag::IgnoreWhitespace)
        )
    };
    match flags.items.iter().find(|item| unknown(&item.kind)) {
        Some(item) => foreign(&item.span),
        None => Ok(()),
    }
}

/// RE2 writes a character by its number as `\x7F` or `\x{10FFFF}`, or in octal: a digit alone is a back-reference there
/// unless it is zero.
fn check_literal(literal: &Literal) -> Result<(), Refusal> {
    match &literal.kind {
        LiteralKind::HexFixed(kind) | LiteralKind::HexBrace(kind) if *kind != HexLiteralKind::X => {
            foreign(&literal.span)
        }
        LiteralKind::Octal if literal.c != '\0' && range(&literal.span).len() == 2 => {
            Err(Refusal::Unsupported(range(&literal.span)))
        }
        _ => Ok(()),
    }
}

fn adapt_assertion(assertion: &Assertion) -> Result<Option<Ast>, Refusal> {
    let plain = |c| {
        let kind = LiteralKind::Superfluous;
        Ok(Some(Ast::literal(Literal {
            span: assertion.span,
            kind,
            c,
        })))
    };
    match assertion.kind {
        AssertionKind::StartLine
        | AssertionKind::EndLine
        | AssertionKind::StartText
        | AssertionKind::EndText => Ok(None),
        AssertionKind::WordBoundary | AssertionKind::NotWordBoundary => Ok(Some(in_ascii(assertion.clone()))),
        AssertionKind::WordBoundaryStartAngle => plain('<'),
        AssertionKind::WordBoundaryEndAngle => plain('>'),
        AssertionKind::WordBoundaryStart
        | AssertionKind::WordBoundaryEnd
        | AssertionKind::WordBoundaryStartHalf
        | AssertionKind::WordBoundaryEndHalf => foreign(&assertion.span).map(|()| None),
    }
}

/// `(?-u:…)`
fn in_ascii(assertion: Assertion) -> Ast {
    let span = assertion.span;
    let item = |kind| FlagsItem { span, kind };
    let off = vec![
        item(FlagsItemKind::Negation),
        item(FlagsItemKind::Flag(Flag::Unicode)),
    ];
    let kind = GroupKind::NonCapturing(Flags { span, items: off });
    Ast::group(Group {
        span,
        kind,
        ast: Box::new(Ast::assertion(assertion)),
    })
}

/// Inside brackets, RE2 knows neither brackets in brackets nor operators between them.
fn adapt_set(set: &mut ClassSet) -> Result<(), Refusal> {
    match set {
        ClassSet::Item(item) => adapt_item(item),
        ClassSet::BinaryOp(operation) => foreign(&operation.span),
    }
}

fn adapt_item(item: &mut ClassSetItem) -> Result<(), Refusal> {
    match item {
        ClassSetItem::Perl(class) => {
            *item = ClassSetItem::Bracketed(Box::new(ascii_class(class)));
            Ok(())
        }
        ClassSetItem::Bracketed(nested) => foreign(&nested.span),
        ClassSetItem::Union(union) => union.items.iter_mut().try_for_each(adapt_item),
        ClassSetItem::Literal(literal) => check_literal(literal),
        ClassSetItem::Range(range) => check_literal(&range.start).and_then(|()| check_literal(&range.end)),
        ClassSetItem::Unicode(class) => Err(Refusal::UnicodeClass(range(&class.span))),
        ClassSetItem::Empty(_) | ClassSetItem::Ascii(_) => Ok(()),
    }
}

fn ascii_class(class: &ClassPerl) -> ClassBracketed {
    let span = class.span;
    let ranges: &[(char, char)] = match class.kind {
        ClassPerlKind::Digit => &[('0', '9')],
        ClassPerlKind::Space => &[('\t', '\n'), ('\u{c}', '\r'), (' ', ' ')],
        ClassPerlKind::Word => &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
    };
    let literal = |c| Literal {
        span,
        kind: LiteralKind::Verbatim,
        c,
    };
    let range = |&(start, end): &(char, char)| {
        ClassSetItem::Range(ClassSetRange {
            span,
            start: literal(start),
            end: literal(end),
        })
    };
    let items = ranges.iter().map(range).collect();
    let kind = ClassSet::union(ClassSetUnion { span, items });
    ClassBracketed {
        span,
        negated: class.negated,
        kind,
    }
}
