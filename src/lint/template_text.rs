//! Text that was probably meant as a variable.

use std::ops::Range;

use super::{template::Finder, template_secret, template_variable::METADATA};
use crate::{
    diagnostic::{Code, Diagnostic, FixCode},
    template::{Known, Template},
};

/// A source that is quoted in a sentence needs no more characters than this.
const QUOTED: usize = 60;

/// Each `${` that nothing closes.
pub(super) fn check_unclosed(finder: &mut Finder) {
    for unclosed in finder.template.unclosed() {
        check_one_unclosed(finder, unclosed.clone());
    }
}

/// Each `$word` that is text but reads like a variable.
pub(super) fn check_words(finder: &mut Finder) {
    for (name, bytes) in words(finder.template) {
        check_word(finder, name, bytes);
    }
}

fn check_one_unclosed(finder: &mut Finder, bytes: Range<usize>) {
    let source = finder.template.text().get(bytes.clone()).unwrap_or_default();
    let mut finding = Diagnostic::new(Code::TemplateUnclosed, [("source", quoted(source).into())]);
    let name_length = source
        .strip_prefix("${")
        .map_or(0, |name| name.find([' ', ',', ':', ';']).unwrap_or(name.len()));
    let end = bytes.start + "${".len() + name_length;
    let closed = source
        .get(.."${".len() + name_length)
        .map(|name| format!("{name}}}"));
    if let Some(closed) = closed.filter(|closed| is_variable(finder.template, closed)) {
        let arguments = [("variable", closed)];
        let fix = finder.fix(FixCode::WriteVariable, arguments, [(end..end, "}".to_owned())]);
        finding = finding.with_fix(fix);
    }
    finder.add(finding, bytes);
}

/// The beginning of a source, where it is long.
fn quoted(source: &str) -> String {
    match source.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", source.get(..end).unwrap_or_default()),
        None => source.to_owned(),
    }
}

/// Whether the text is one variable with a known name.
fn is_variable(template: &Template, text: &str) -> bool {
    let alone = Template::new(text, template.secret());
    matches!(alone.uses(), [used] if used.variable.info().is_some())
}

fn check_word(finder: &mut Finder, name: &str, bytes: Range<usize>) {
    let reads_like_one = Known::named(name).is_some() || name == METADATA;
    if template_secret::check_name(finder, name, bytes.clone()) || !reads_like_one {
        return;
    }
    if name == METADATA {
        let finding = Diagnostic::new(Code::TemplateBraces, [("name", name.into())]);
        return finder.add(finding, bytes);
    }
    let variable = format!("${{{name}}}");
    let fix = finder.fix(
        FixCode::WriteVariable,
        [("variable", variable.clone())],
        [(bytes.clone(), variable)],
    );
    let finding = Diagnostic::new(Code::TemplateBraces, [("name", name.into())]).with_fix(fix);
    finder.add(finding, bytes);
}

/// Each `$word` between the variables: the word, and the bytes with its `$`.
fn words(template: &Template) -> Vec<(&str, Range<usize>)> {
    let text = template.text();
    let ends = template.uses().iter().map(|used| used.range.end);
    let starts = template.uses().iter().map(|used| used.range.start);
    let gaps = std::iter::once(0).chain(ends).zip(starts.chain([text.len()]));
    gaps.flat_map(|(start, end)| {
        let gap = text.get(start..end).unwrap_or_default();
        gap.match_indices('$').filter_map(move |(at, _)| {
            let rest = gap.get(at + 1..)?;
            let length = rest
                .bytes()
                .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
                .count();
            let name = rest.get(..length).filter(|name| !name.is_empty())?;
            Some((name, start + at..start + at + 1 + length))
        })
    })
    .collect()
}
