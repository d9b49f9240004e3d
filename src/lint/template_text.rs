//! Text that was probably meant as a variable.

use std::ops::Range;

use super::{template::Finder, template_secret};
use crate::{
    model::{Code, Diagnostic, FixCode},
    template::{Known, Template},
};

/// Each `${` that nothing closes, and each `$word` that is text but reads like a variable.
pub(super) fn check(finder: &mut Finder) {
    for unclosed in finder.template.unclosed() {
        check_unclosed(finder, unclosed.clone());
    }
    for (name, bytes) in words(finder.template) {
        check_word(finder, name, bytes);
    }
}

fn check_unclosed(finder: &mut Finder, bytes: Range<usize>) {
    let source = finder.template.text().get(bytes.clone()).unwrap_or_default();
    let mut finding = Diagnostic::new(Code::TemplateUnclosed, [("source", source.into())]);
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

/// Whether the text is one variable with a known name.
fn is_variable(template: &Template, text: &str) -> bool {
    let alone = Template::new(text, template.secret());
    matches!(alone.uses(), [used] if used.variable.info().is_some())
}

fn check_word(finder: &mut Finder, name: &str, bytes: Range<usize>) {
    if template_secret::check_name(finder, name, bytes.clone()) || Known::named(name).is_none() {
        return;
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
