//! Variables: names that are none, and those without a value here.

use super::{nearest::nearest, template::Finder, template_secret};
use crate::{
    diagnostic::{Code, Diagnostic, Fix, FixCode},
    template::{Context, Known, Template, Use, Variable, is_keyless, variables, written_key},
};

/// More keys than these are not compared with a mistyped one.
const COMPARED: usize = 1000;

/// Seen in payloads that people publish, and in no documentation.
const UNDOCUMENTED: &[&str] = &["artifact_version_index"];

pub(super) const METADATA: &str = "artifact_metadata";

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
    if key == "<KEY>" && artifact.is_none_or(|artifact| !artifact.metadata.contains_key(key)) {
        let name = finder.template.name(used).into();
        let finding = Diagnostic::new(Code::TemplatePlaceholder, [("name", name)]);
        return finder.add(finding, used.range.clone());
    }
    let Some(artifact) = artifact else {
        if is_path(key) {
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
        let mut finding = Diagnostic::new(Code::TemplateMetadataPath, [("key", key.into())]);
        if let Some(name) = name_of(used, top) {
            let whole = [(used.range.clone(), format!("${{{name}}}"))];
            finding = finding.with_fix(finder.fix(FixCode::SendWhole, [("key", top.to_owned())], whole));
        }
        finder.add(finding, used.range.clone());
        return;
    }
    let mut finding = Diagnostic::new(Code::TemplateMetadataMissing, [("key", key.into())]);
    let keys = artifact.metadata.keys().map(String::as_str);
    if let Some(name) = nearest(key, keys.take(COMPARED)).and_then(|near| name_of(used, near)) {
        finding = finding.with_fix(rename(finder, used, &name));
    }
    finder.add(finding, used.range.clone());
}

/// Whether a key reads like a way into lists and objects: `a.b`, `labels[0]`.
fn is_path(key: &str) -> bool {
    let is_index = |rest: &str| {
        rest.split_once(']')
            .is_some_and(|(index, _)| !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_digit()))
    };
    key.contains('.') || key.split('[').skip(1).any(is_index)
}

/// How a template writes a key where this variable stands; none where no way is known.
fn name_of(used: &Use, key: &str) -> Option<String> {
    match used.context {
        Context::InString => Some(format!("{METADATA}.{}", written_key(key))),
        Context::Bare if key.contains(['}', '\n', '\r']) => None,
        Context::Bare => Some(format!("{METADATA}.{key}")),
    }
}

/// A name that is no variable: what was it meant to be?
pub(super) fn check_unknown(finder: &mut Finder, used: &Use, name: &str) {
    let source = || [("source", finder.template.source(used).into())];
    let trimmed = name.trim();
    if trimmed.is_empty() {
        let finding = Diagnostic::new(Code::TemplateEmpty, source());
        return finder.add(finding, used.range.clone());
    }
    if is_keyless(trimmed) {
        let finding = Diagnostic::new(Code::TemplateMetadataKey, source());
        return finder.add(finding, used.range.clone());
    }
    if template_secret::check_name(finder, trimmed, used.range.clone()) {
        return;
    }
    let code = match trimmed {
        name if UNDOCUMENTED.contains(&name) => Code::TemplateUndocumented,
        "SECRET_NAME" => Code::TemplatePlaceholder,
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
    ["run", "metric", "summary", "config"].iter().any(|of| {
        lower.strip_prefix(of).is_some_and(|rest| {
            let next = name.get(of.len()..).and_then(|rest| rest.chars().next());
            // `run_id`, `run.id`, `runId`; not `running`.
            !rest.starts_with(|next: char| next.is_ascii_alphanumeric())
                || next.is_some_and(|next| next.is_ascii_uppercase() && !name.starts_with(char::is_uppercase))
        })
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
