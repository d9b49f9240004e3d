//! Checks a variable: whether its name is known, and whether it has a value for the event and the webhook.

use super::collector::Collector;
use super::placeholder::{self, METADATA, check_secret_of_team};
use crate::diagnostic::{Code, Diagnostic, Evidence, Fix, FixCode, nearest};
use crate::template::{
    Context, EventVariable, Template, Variable, VariableInfo, VariableKind, VariableUse, escape_key,
    is_metadata_without_key, variables,
};

/// The number of metadata keys that are compared with a mistyped key.
const MAX_COMPARED_KEYS: usize = 1000;

/// The number of characters of a name that allow one typing mistake.
const CHARACTERS_PER_MISTAKE: usize = 4;

/// Reports an event or metadata variable that is blank for the trigger or missing from the version's metadata.
pub(super) fn check_value(collector: &mut Collector, occurrence: &VariableUse) {
    if let (Variable::Event(variable), Some(secret)) =
        (&occurrence.variable, collector.template.secret_name())
        && variable.info().name == secret.as_str()
    {
        let arguments = [
            ("source", collector.template.source(occurrence).into()),
            ("name", secret.as_str().into()),
        ];
        let finding = Diagnostic::new(Code::TemplateSecretShadowed, arguments);
        collector.add(finding, occurrence.range.clone());
    }
    if report_blank(collector, occurrence) {
        return;
    }
    if let Variable::Metadata(key) = &occurrence.variable {
        check_key(collector, occurrence, key);
    }
    report_undocumented(collector, occurrence);
}

/// Reports a variable that W&B documents only for ARIA prompts.
fn report_undocumented(collector: &mut Collector, occurrence: &VariableUse) {
    let event_type = collector.context.event_type();
    let evidence = occurrence
        .variable
        .info()
        .map(|info| info.evidence_for(event_type));
    if evidence == Some(Evidence::Inferred) {
        let name = collector.template.name(occurrence).into();
        let finding = Diagnostic::new(Code::TemplateUndocumentedVariable, [("name", name)]);
        collector.add(finding, occurrence.range.clone());
    }
}

/// Reports a variable that the trigger's event type leaves blank, and returns whether it did.
fn report_blank(collector: &mut Collector, occurrence: &VariableUse) -> bool {
    let (Some(info), Some(event_type)) = (occurrence.variable.info(), collector.context.event_type()) else {
        return false;
    };
    if info.filled_by.contains(&event_type) {
        return false;
    }
    let filled_by: Vec<_> = info.filled_by.iter().map(|filling| filling.as_str()).collect();
    let arguments = [
        ("name", collector.template.name(occurrence).into()),
        ("type", event_type.as_str().into()),
        ("filled_by", filled_by.join(", ").into()),
    ];
    let mut finding = Diagnostic::new(Code::TemplateBlank, arguments);
    finding.evidence = info.blank_evidence;
    collector.add(finding, occurrence.range.clone());
    true
}

fn check_key(collector: &mut Collector, occurrence: &VariableUse, key: &str) {
    let artifact = collector.context.event.and_then(|event| event.artifact());
    if key == "<KEY>" && artifact.is_none_or(|artifact| !artifact.metadata.contains_key(key)) {
        let name = collector.template.name(occurrence).into();
        let finding = Diagnostic::new(Code::TemplatePlaceholder, [("name", name)]);
        return collector.add(finding, occurrence.range.clone());
    }
    let Some(artifact) = artifact else {
        if is_path(key) {
            let finding = Diagnostic::new(Code::TemplateMetadataPath, [("key", key.into())]);
            collector.add(finding, occurrence.range.clone());
        }
        return;
    };
    if artifact.metadata.contains_key(key) {
        return;
    }
    let top = key.split(['.', '[']).next().unwrap_or_default();
    if top != key && artifact.metadata.contains_key(top) {
        let mut finding = Diagnostic::new(Code::TemplateMetadataPath, [("key", key.into())]);
        if let Some(name) = metadata_variable(occurrence, top) {
            let edits = [(occurrence.range.clone(), format!("${{{name}}}"))];
            finding = finding.with_fix(collector.fix(FixCode::SendWhole, [("key", top.to_owned())], edits));
        }
        collector.add(finding, occurrence.range.clone());
        return;
    }
    let mut finding = Diagnostic::new(Code::TemplateMetadataMissing, [("key", key.into())]);
    let keys = artifact.metadata.keys().map(String::as_str);
    let similar_key = nearest(key, keys.take(MAX_COMPARED_KEYS), CHARACTERS_PER_MISTAKE);
    if let Some(name) = similar_key.and_then(|similar| metadata_variable(occurrence, similar)) {
        finding = finding.with_fix(rename_fix(collector, occurrence, &name));
    }
    collector.add(finding, occurrence.range.clone());
}

/// Returns whether a key looks like a path into objects or arrays: `a.b`, `labels[0]`.
fn is_path(key: &str) -> bool {
    let is_index = |after_bracket: &str| {
        after_bracket
            .split_once(']')
            .is_some_and(|(index, _)| !index.is_empty() && index.bytes().all(|byte| byte.is_ascii_digit()))
    };
    key.contains('.') || key.split('[').skip(1).any(is_index)
}

/// Returns the name of the variable for a metadata key, escaped for the context of `occurrence`; `None` if the context can't
/// contain the key.
fn metadata_variable(occurrence: &VariableUse, key: &str) -> Option<String> {
    match occurrence.context {
        Context::InString => Some(format!("{METADATA}.{}", escape_key(key))),
        Context::Bare if key.contains(['}', '\n', '\r']) => None,
        Context::Bare => Some(format!("{METADATA}.{key}")),
    }
}

/// Reports the access token or secret if the webhook or its team does not have it.
pub(super) fn check_secret(collector: &mut Collector, occurrence: &VariableUse) {
    let Some(webhook) = collector.context.webhook else {
        return;
    };
    let secret = collector
        .template
        .secret_name()
        .filter(|name| webhook.secret.as_ref() == Some(name));
    let name = collector.template.name(occurrence);
    // The secret that the webhook has for the variable, and the finding if it has none.
    let (secret_of_variable, not_given) = match &occurrence.variable {
        // Without an access token, a secret with the name ACCESS_TOKEN is used.
        Variable::AccessToken => (
            webhook
                .access_token
                .as_ref()
                .or(secret.filter(|secret| secret.as_str() == name)),
            Diagnostic::new(Code::TemplateTokenNotGiven, []),
        ),
        _ => (
            secret,
            Diagnostic::new(Code::TemplateSecretNotGiven, [("name", name.into())]),
        ),
    };
    match secret_of_variable {
        None => collector.add(not_given, occurrence.range.clone()),
        Some(name) if !collector.context.team_secrets.contains(name) => {
            let finding = Diagnostic::new(Code::TemplateSecretMissing, [("name", name.as_str().into())]);
            collector.add(finding, occurrence.range.clone());
        }
        Some(_) => {}
    }
}

/// Reports a name that is not a variable, with a similar variable as the fix.
pub(super) fn check_unknown(collector: &mut Collector, occurrence: &VariableUse, name: &str) {
    let source = || [("source", collector.template.source(occurrence).into())];
    let trimmed = name.trim();
    if trimmed.is_empty() {
        let finding = Diagnostic::new(Code::TemplateEmptyVariable, source());
        return collector.add(finding, occurrence.range.clone());
    }
    if is_metadata_without_key(trimmed) {
        let finding = Diagnostic::new(Code::TemplateMetadataKeyEmpty, source());
        return collector.add(finding, occurrence.range.clone());
    }
    if check_secret_of_team(collector, trimmed, occurrence.range.clone()) {
        return;
    }
    if let Some(inner) = trimmed.strip_prefix('{')
        && let Some(known) = placeholder::known_name(inner.trim(), collector.template)
    {
        let after = collector.template.text().get(occurrence.range.end..);
        let closing = usize::from(after.is_some_and(|after| after.starts_with('}')));
        let range = occurrence.range.start..occurrence.range.end + closing;
        return placeholder::report(collector, &known, range);
    }
    if trimmed == "SECRET_NAME" {
        let finding = Diagnostic::new(Code::TemplatePlaceholder, [("name", name.into())]);
        return collector.add(finding, occurrence.range.clone());
    }
    if placeholder::check_secret_name(collector, trimmed, occurrence.range.clone()) {
        return;
    }
    let run_field = RunField::parse(trimmed);
    let mut finding = match run_field {
        Some(RunField::WithoutVariable) => run_variable_finding(collector, name),
        _ => Diagnostic::new(Code::TemplateUnknownVariable, [("name", name.into())]),
    };
    let similar = match run_field {
        Some(RunField::Variable(variable)) => Some(variable.info().name.to_owned()),
        Some(RunField::WithoutVariable) => run_name_variable(collector).map(str::to_owned),
        None => nearest_variable(collector.template, trimmed),
    };
    if let Some(similar) = similar {
        finding = finding.with_fix(rename_fix(collector, occurrence, &similar));
    }
    collector.add(finding, occurrence.range.clone());
}

fn run_variable_finding(collector: &Collector, name: &str) -> Diagnostic {
    let event_type = collector.context.event_type();
    let is_offered = |info: &&VariableInfo| {
        info.kind == VariableKind::Run
            && event_type.is_none_or(|event_type| info.filled_by.contains(&event_type))
    };
    let known: Vec<_> = variables()
        .iter()
        .filter(is_offered)
        .map(|info| info.name)
        .collect();
    let known = if known.is_empty() {
        "event_author, project_name, entity_name".to_owned()
    } else {
        known.join(", ")
    };
    Diagnostic::new(
        Code::TemplateRunVariable,
        [("name", name.into()), ("known", known.into())],
    )
}

/// Returns the variable of the run's name if this event fills it: the best substitute for a part of a run that no variable
/// has.
fn run_name_variable(collector: &Collector) -> Option<&'static str> {
    let info = EventVariable::RunName.info();
    let fills = |event_type| info.filled_by.contains(&event_type);
    collector
        .context
        .event_type()
        .is_none_or(fills)
        .then_some(info.name)
}

/// A part of a run or of its metric that a name refers to.
#[derive(Clone, Copy)]
enum RunField {
    /// A part that a variable has.
    Variable(EventVariable),
    /// A part that no variable has.
    WithoutVariable,
}

impl RunField {
    /// Parses names like `run.id`, `run_id`, `runId` and `summary.loss`; `None` for a name that refers to no run.
    fn parse(name: &str) -> Option<Self> {
        let (owner, part) = split_run_field(name)?;
        let part = part.to_ascii_lowercase().replace(['.', '_', '-'], "");
        Some(match (owner, part.as_str()) {
            ("run", "name" | "displayname") => Self::Variable(EventVariable::RunName),
            ("run", "state" | "status") => Self::Variable(EventVariable::RunStatus),
            ("run", "user" | "author" | "owner") => Self::Variable(EventVariable::EventAuthor),
            ("run", "project") => Self::Variable(EventVariable::ProjectName),
            ("run", "entity" | "team") => Self::Variable(EventVariable::EntityName),
            ("metric", "name") => Self::Variable(EventVariable::MetricName),
            ("metric", "value") => Self::Variable(EventVariable::MetricValues),
            ("metric", "threshold" | "condition") => Self::Variable(EventVariable::MetricFilter),
            _ => Self::WithoutVariable,
        })
    }
}

/// Splits `run_id`, `run.id` and `runId` after the owner, but not `running`.
fn split_run_field(name: &str) -> Option<(&'static str, &str)> {
    ["run", "metric", "summary", "config", "sweep"]
        .into_iter()
        .find_map(|owner| {
            let prefix = name.get(..owner.len())?;
            let part = name.get(owner.len()..)?;
            let is_word = part.starts_with(|next: char| next.is_ascii_alphanumeric());
            let is_camel_case = part.starts_with(|next: char| next.is_ascii_uppercase())
                && !name.starts_with(char::is_uppercase);
            let is_owner = prefix.eq_ignore_ascii_case(owner) && (!is_word || is_camel_case);
            is_owner.then_some((owner, part))
        })
}

fn nearest_variable(template: &Template, name: &str) -> Option<String> {
    if let Some((prefix, key)) = name.split_once('.').filter(|(_, key)| !key.is_empty())
        && nearest(prefix, [METADATA], CHARACTERS_PER_MISTAKE).is_some()
    {
        return Some(format!("{METADATA}.{key}"));
    }
    let table = variables().iter().map(|info| info.name);
    let names = table
        .filter(|name| EventVariable::named(name).is_some() || *name == "ACCESS_TOKEN")
        .chain(template.secret_name().map(|secret| secret.as_str()));
    nearest(name, names, CHARACTERS_PER_MISTAKE).map(str::to_owned)
}

fn rename_fix(collector: &mut Collector, occurrence: &VariableUse, name: &str) -> Fix {
    let variable = format!("${{{name}}}");
    collector.fix(
        FixCode::WriteVariable,
        [("variable", variable.clone())],
        [(occurrence.range.clone(), variable)],
    )
}
