//! Variables: names that are none, and those without a value here.

use super::{nearest::nearest, template::Finder, template_secret};
use crate::{
    model::{Code, Diagnostic, Fix, FixCode},
    template::{Known, Template, Use, Variable, variables},
};

/// Seen in payloads that people publish, and in no documentation.
const UNDOCUMENTED: &[&str] = &["artifact_version_index"];

const METADATA: &str = "artifact_metadata";

/// A variable that exists: is it blank here, or has the version no such key?
pub(super) fn check(finder: &mut Finder, used: &Use) {
    if let (Variable::Known(known), Some(secret)) = (&used.variable, finder.template.secret())
        && known.info().name == secret.as_str()
    {
        let arguments = [
            ("source", finder.template.source(used).into()),
            ("name", secret.as_str().into()),
        ];
        let finding = Diagnostic::new(Code::TemplateSecretShadowed, arguments);
        finder.add(finding, used.range.clone());
    }
    if is_blank(finder, used) {
        return;
    }
    if let Variable::Metadata(key) = &used.variable {
        check_key(finder, used, key);
    }
}

fn is_blank(finder: &mut Finder, used: &Use) -> bool {
    let (Some(info), Some(event_type)) = (used.variable.info(), finder.context.event_type()) else {
        return false;
    };
    if info.filled_by.contains(&event_type) {
        return false;
    }
    let filled_by: Vec<_> = info.filled_by.iter().map(|filling| filling.as_str()).collect();
    let arguments = [
        ("name", finder.template.name(used).into()),
        ("type", event_type.as_str().into()),
        ("filled_by", filled_by.join(", ").into()),
    ];
    let mut finding = Diagnostic::new(Code::TemplateBlank, arguments);
    finding.evidence = info.blank_evidence;
    finder.add(finding, used.range.clone());
    true
}

fn check_key(finder: &mut Finder, used: &Use, key: &str) {
    let artifact = finder.context.event.and_then(|event| event.artifact());
    let Some(artifact) = artifact else {
        if key.contains('.') {
            let finding = Diagnostic::new(Code::TemplateMetadataPath, [("key", key.into())]);
            finder.add(finding, used.range.clone());
        }
        return;
    };
    if artifact.metadata.contains_key(key) {
        return;
    }
    let top = key.split(['.', '[']).next().unwrap_or_default();
    if top != key && artifact.metadata.contains_key(top) {
        let fix = finder.fix(
            FixCode::SendWhole,
            [("key", top.to_owned())],
            [(used.range.clone(), format!("${{{METADATA}.{top}}}"))],
        );
        let finding = Diagnostic::new(Code::TemplateMetadataPath, [("key", key.into())]).with_fix(fix);
        finder.add(finding, used.range.clone());
        return;
    }
    let mut finding = Diagnostic::new(Code::TemplateMetadataMissing, [("key", key.into())]);
    if let Some(near) = nearest(key, artifact.metadata.keys().map(String::as_str)) {
        finding = finding.with_fix(rename(finder, used, &format!("{METADATA}.{near}")));
    }
    finder.add(finding, used.range.clone());
}

/// A name that is no variable: what was it meant to be?
pub(super) fn check_unknown(finder: &mut Finder, used: &Use, name: &str) {
    let source = || [("source", finder.template.source(used).into())];
    let trimmed = name.trim();
    if trimmed.is_empty() {
        let finding = Diagnostic::new(Code::TemplateEmpty, source());
        return finder.add(finding, used.range.clone());
    }
    if trimmed
        .strip_prefix(METADATA)
        .is_some_and(|key| matches!(key, "" | "."))
    {
        let finding = Diagnostic::new(Code::TemplateMetadataKey, source());
        return finder.add(finding, used.range.clone());
    }
    if template_secret::check_name(finder, trimmed, used.range.clone()) {
        return;
    }
    let code = match trimmed {
        name if UNDOCUMENTED.contains(&name) => Code::TemplateUndocumented,
        name if asks_for_a_run(name) => Code::TemplateRunVariable,
        _ => Code::TemplateUnknown,
    };
    let mut finding = Diagnostic::new(code, [("name", name.into())]);
    if code == Code::TemplateUnknown
        && let Some(near) = nearest_variable(finder.template, trimmed)
    {
        finding = finding.with_fix(rename(finder, used, &near));
    }
    finder.add(finding, used.range.clone());
}

fn asks_for_a_run(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["run", "metric"].iter().any(|of| {
        lower
            .strip_prefix(of)
            .is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphanumeric()))
    })
}

fn nearest_variable(template: &Template, name: &str) -> Option<String> {
    if let Some((prefix, key)) = name.split_once('.').filter(|(_, key)| !key.is_empty())
        && nearest(prefix, [METADATA]).is_some()
    {
        return Some(format!("{METADATA}.{key}"));
    }
    let known = variables().iter().map(|info| info.name);
    let usable = known.filter(|name| Known::named(name).is_some() || *name == "ACCESS_TOKEN");
    nearest(
        name,
        usable.chain(template.secret().map(|secret| secret.as_str())),
    )
    .map(str::to_owned)
}

fn rename(finder: &mut Finder, used: &Use, name: &str) -> Fix {
    let variable = format!("${{{name}}}");
    finder.fix(
        FixCode::WriteVariable,
        [("variable", variable.clone())],
        [(used.range.clone(), variable)],
    )
}
