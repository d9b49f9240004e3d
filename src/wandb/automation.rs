//! One automation in the JSON of W&B's SDK or API.

use crate::diagnostic::{Argument, Code, Error, Phrase};
use crate::json::{self, Json, JsonText, Kind, Tape};
use crate::model::{Container, EventType, FilterText, OtherAction, Scope, Trigger};

use super::sdk_code::REGISTRY_PREFIX;

/// The number of times that JSON text inside a JSON string is decoded; W&B's own nests three deep (sdk).
const MAX_DECODED: usize = 8;

/// The kinds of action by their type names in W&B's API (sdk).
const ACTION_KINDS: [(&str, &str); 6] = [
    ("GenericWebhookTriggeredAction", WEBHOOK_ACTION),
    ("NotificationTriggeredAction", "NOTIFICATION"),
    ("NoOpTriggeredAction", "NO_OP"),
    ("ARIATriggeredAction", "ARIA"),
    ("QueueJobTriggeredAction", "QUEUE_JOB"),
    ("PushNotificationTriggeredAction", "PUSH_NOTIFICATION"),
];

const WEBHOOK_ACTION: &str = "GENERIC_WEBHOOK";

/// The members of run metric conditions whose values are names in upper case; the SDK reads any case (sdk).
const UPPER_CASE_MEMBERS: [&str; 3] = ["agg_op", "change_type", "change_dir"];

/// An automation as W&B represents it.
pub(super) struct WandbAutomation {
    /// W&B's id; none before the automation is created.
    pub id: Option<String>,
    pub name: String,
    pub description: String,
    pub enabled: bool,
    pub scope: WandbScope,
    pub trigger: Trigger,
    pub action: WandbAction,
}

/// A scope as W&B represents it: the innermost container, without those around it.
pub(super) enum WandbScope {
    Organization(Container),
    Team(Container),
    Registry(Container),
    Project(Container),
    Collection(Container),
}

/// An action as W&B represents it.
pub(super) enum WandbAction {
    Webhook {
        /// The webhook's id in W&B.
        integration: Option<String>,
        payload: Option<String>,
    },
    Other(OtherAction),
}

/// Returns whether a value is an automation: it says so, or it has an event and an action.
pub(super) fn is_automation(value: Json) -> bool {
    let is_object = |name| {
        value
            .member(name)
            .is_some_and(|member| member.kind() == Kind::Object)
    };
    text_of(value, &["__typename"]).is_some_and(|name| name == "Trigger")
        || (is_object("event") || is_object("triggeringCondition"))
            && (is_object("action") || is_object("triggeredAction"))
}

/// Reads an automation.
///
/// # Errors
/// A member that every automation has is missing or unknown, or the SDK dropped the condition.
pub(super) fn read_automation(value: Json) -> Result<WandbAutomation, Error> {
    let event = member(value, &["event", "triggeringCondition"])?;
    let action = member(value, &["action", "triggeredAction"])?;
    let is_enabled = value
        .member("enabled")
        .is_none_or(|enabled| enabled.source() != "false");
    // An automation that was not created yet has the scope in its event.
    let scope = value.member("scope").or_else(|| event.member("scope"));
    Ok(WandbAutomation {
        id: text_of(value, &["id"]),
        name: text_of(value, &["name"]).ok_or_else(|| missing("name"))?,
        description: text_of(value, &["description"]).unwrap_or_default(),
        enabled: is_enabled,
        scope: read_scope(scope.ok_or_else(|| missing("scope"))?)?,
        trigger: read_trigger(event)?,
        action: read_action(action)?,
    })
}

fn read_scope(scope: Json) -> Result<WandbScope, Error> {
    let container = Container {
        name: text_of(scope, &["name"]).ok_or_else(|| missing("scope.name"))?,
        id: text_of(scope, &["id"]),
    };
    let kind = text_of(scope, &["__typename"]).ok_or_else(|| missing("scope.__typename"))?;
    Ok(match kind.as_str() {
        "Project" if container.name.starts_with(REGISTRY_PREFIX) => WandbScope::Registry(container),
        "Project" => WandbScope::Project(container),
        "ArtifactSequence" | "ArtifactPortfolio" => WandbScope::Collection(container),
        "Entity" if text_of(scope, &["entityType"]).is_some_and(|kind| kind == "organization") => {
            WandbScope::Organization(container)
        }
        "Entity" => WandbScope::Team(container),
        _ => {
            let reason = Phrase::MismatchChoice.with([
                (
                    "known",
                    "Project, ArtifactSequence, ArtifactPortfolio, Entity".into(),
                ),
                ("found", Phrase::String.into()),
            ]);
            return Err(unreadable(json::at_path("scope.__typename", reason)));
        }
    })
}

/// Returns the scope with its team and, for a collection, the project or registry that contains it.
pub(super) fn placed(scope: WandbScope, entity: &str, project: Option<&str>) -> Option<Scope> {
    let entity = Container::named(entity);
    Some(match scope {
        WandbScope::Organization(organization) => Scope::Organization { organization },
        WandbScope::Team(entity) => Scope::Team { entity },
        WandbScope::Registry(registry) => Scope::Registry {
            entity,
            registry,
            collection: None,
        },
        WandbScope::Project(project) => Scope::Project {
            entity,
            project,
            collection: None,
        },
        WandbScope::Collection(collection) => {
            let container = Container::named(project?);
            let collection = Some(collection);
            match container.name.starts_with(REGISTRY_PREFIX) {
                true => Scope::Registry {
                    entity,
                    registry: container,
                    collection,
                },
                false => Scope::Project {
                    entity,
                    project: container,
                    collection,
                },
            }
        }
    })
}

fn read_trigger(event: Json) -> Result<Trigger, Error> {
    let name = text_of(event, &["eventType", "event_type"]).ok_or_else(|| missing("event.eventType"))?;
    let upper = name.to_ascii_uppercase();
    let known = EventType::ALL
        .iter()
        .find(|info| info.wire == upper || info.rendered == upper)
        .map(|info| info.event_type)
        .filter(|event_type| *event_type != EventType::WeaveMetricThreshold);
    let Some(event_type) = known else {
        let skipped = ["__typename", "eventType", "event_type", "scope"];
        return document(&kept_object(&upper, event, &skipped));
    };
    let text = event.member("filter").map(decoded).unwrap_or_default();
    let text = if text.trim() == "null" { "" } else { text.trim() };
    if !event_type.info().is_run_event {
        return Ok(Trigger::default_for(
            event_type,
            FilterText(artifact_filter(text)),
        ));
    }
    let lost = || Error::new(Code::WandbConditionLost, []);
    let tape = Tape::read(text).map_err(|_| lost())?;
    let filter = tape.root();
    let condition = match event_type {
        EventType::RunState => states(filter),
        _ => metric_condition(filter, event_type),
    };
    let condition = condition.ok_or_else(lost)?;
    let run_filter = filter.member("run_filter").map(decoded).unwrap_or_default();
    let run_filter = JsonText::string(&conditions(&run_filter));
    document(&format!(
        r#"{{"type":"{}",{condition},"filter":{}}}"#,
        event_type.as_str(),
        run_filter.as_str()
    ))
}

/// Returns the filter of an artifact event, which saved automations wrap in an object (sdk).
fn artifact_filter(text: &str) -> String {
    let wrapped = Tape::read(text).ok().and_then(|tape| {
        let object = tape.root();
        let inner = object.member("filter")?;
        (object.members().count() == 1).then(|| decoded(inner))
    });
    conditions(wrapped.as_deref().unwrap_or(text))
}

/// Returns the text of a filter in compact JSON; empty if it has no condition. Text that is not JSON is kept as it is.
fn conditions(filter: &str) -> String {
    match Tape::read(filter) {
        Ok(tape) if !has_conditions(tape.root(), MAX_DECODED) => String::new(),
        Ok(_) => JsonText::compact(filter).as_str().to_owned(),
        Err(_) => filter.to_owned(),
    }
}

/// Returns whether a filter has a condition. The SDK writes `{"$or":[{"$and":[]}]}` and `{"$and":[]}` for none (sdk).
fn has_conditions(filter: Json, levels: usize) -> bool {
    let Some(levels) = levels.checked_sub(1) else {
        return true;
    };
    match filter.kind() {
        Kind::Null => false,
        Kind::Object => filter.members().any(|(key, value)| {
            let is_empty = value.items().next().is_none();
            match key.string().as_deref() {
                Some("$and") if value.kind() == Kind::Array => {
                    value.items().any(|item| has_conditions(item, levels))
                }
                Some("$or") if !is_empty => value.items().any(|item| has_conditions(item, levels)),
                _ => true,
            }
        }),
        _ => true,
    }
}

/// Returns the member `states` of a trigger.
fn states(filter: Json) -> Option<String> {
    let states = filter.member("run_state_filter")?.member("states")?;
    // The SDK reads a single state too.
    let single = states.string().map(|state| vec![state.into_owned()]);
    let all = single.unwrap_or_else(|| {
        states
            .items()
            .filter_map(|state| Some(state.string()?.into_owned()))
            .collect()
    });
    let all: Vec<_> = all.into_iter().map(|state| state.to_ascii_uppercase()).collect();
    (!all.is_empty()).then(|| format!(r#""states":{}"#, json::to_string(&all)))
}

/// Returns the member `condition` of a trigger, with the SDK's defaults (sdk).
fn metric_condition(filter: Json, event_type: EventType) -> Option<String> {
    let condition = |kind: &str, defaults: &[(&str, &str)]| {
        let condition = filter.member("run_metric_filter")?.member(kind)?;
        condition_member(condition, defaults)
    };
    const THRESHOLD: [(&str, &str); 1] = [("window_size", "1")];
    match event_type {
        EventType::RunMetricChange => {
            let change = filter.member("run_metric_filter")?.member("change_filter")?;
            let current = change.member("current_window_size").map_or("1", Json::source);
            condition(
                "change_filter",
                &[("current_window_size", "1"), ("prior_window_size", current)],
            )
        }
        EventType::RunMetricZscore => condition(
            "zscore_filter",
            &[
                ("window_size", "30"),
                ("threshold", "3"),
                ("change_dir", r#""ANY""#),
            ],
        ),
        _ => condition("threshold_filter", &THRESHOLD).or_else(|| {
            // How W&B stored thresholds before it had other conditions (sdk).
            let legacy = decoded(filter.member("metric_filter")?);
            let tape = Tape::read(&legacy).ok()?;
            condition_member(tape.root(), &THRESHOLD)
        }),
    }
}

fn condition_member(condition: Json, defaults: &[(&str, &str)]) -> Option<String> {
    if condition.kind() != Kind::Object {
        return None;
    }
    let mut members = String::new();
    let mut push = |key: &str, value: &str| {
        members.push_str(if members.is_empty() { "{" } else { "," });
        members.extend([JsonText::string(key).as_str(), ":", value]);
    };
    let set = |(key, value): &(Json, Json)| value.kind() != Kind::Null || key.source() == r#""agg_op""#;
    for (key, value) in condition.members().filter(set) {
        let key = key.string()?;
        match value.string() {
            Some(word) if UPPER_CASE_MEMBERS.contains(&&*key) => {
                push(&key, JsonText::string(&word.to_ascii_uppercase()).as_str());
            }
            _ => push(&key, value.source()),
        }
    }
    for (key, value) in defaults {
        if condition
            .member(key)
            .is_none_or(|value| value.kind() == Kind::Null)
        {
            push(key, value);
        }
    }
    Some(format!(r#""condition":{members}}}"#))
}

fn read_action(action: Json) -> Result<WandbAction, Error> {
    let kind = text_of(action, &["actionType", "action_type", "__typename"])
        .ok_or_else(|| missing("action.__typename"))?;
    let known = ACTION_KINDS.iter().find(|(name, _)| *name == kind);
    let kind = known.map_or(kind, |(_, kind)| (*kind).to_owned());
    if kind != WEBHOOK_ACTION {
        let skipped = ["actionType", "action_type", "__typename"];
        return document(&kept_object(&kind, action, &skipped)).map(WandbAction::Other);
    }
    let payload = ["requestPayload", "request_payload"]
        .into_iter()
        .find_map(|name| action.member(name));
    let payload = payload.filter(|payload| payload.kind() != Kind::Null);
    let integration = action
        .member("integration")
        .and_then(|webhook| text_of(webhook, &["id"]));
    Ok(WandbAction::Webhook {
        integration: integration.or_else(|| text_of(action, &["integrationID", "integration_id"])),
        payload: payload.map(|payload| {
            let text = payload.string().map(|text| text.into_owned());
            text.unwrap_or_else(|| JsonText::compact(payload.source()).as_str().to_owned())
        }),
    })
}

/// Returns the JSON of an object that is kept: its kind, and all members but those with one of the `skipped` keys.
fn kept_object(kind: &str, object: Json, skipped: &[&str]) -> String {
    let mut text = format!(r#"{{"type":{}"#, JsonText::string(kind).as_str());
    for (key, value) in object.members() {
        let name = key.string();
        if name.is_some_and(|name| name != "type" && !skipped.contains(&&*name)) {
            text.extend([",", key.source(), ":", value.source()]);
        }
    }
    text.push('}');
    text
}

fn document<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    json::from_str(text).map_err(|error| unreadable(error.reason))
}

/// Returns the JSON text of a value, or of the JSON in it while it is a string. A string that is not JSON is returned as it is.
fn decoded(value: Json) -> String {
    let mut text = value.source().to_owned();
    for _ in 0..MAX_DECODED {
        let inner = match Tape::read(&text) {
            Ok(tape) => tape.root().string().map(|inner| inner.into_owned()),
            Err(_) => None,
        };
        match inner {
            Some(inner) => text = inner,
            None => break,
        }
    }
    text
}

/// Returns the string of the first of these members that is one.
pub(super) fn text_of(object: Json, names: &[&str]) -> Option<String> {
    let mut strings = names.iter().filter_map(|name| object.member(name)?.string());
    strings.next().map(|text| text.into_owned())
}

fn member<'a>(object: Json<'a>, names: &[&'static str]) -> Result<Json<'a>, Error> {
    let found = names.iter().find_map(|name| object.member(name));
    found.ok_or_else(|| missing(names.first().copied().unwrap_or_default()))
}

fn missing(name: &str) -> Error {
    unreadable(Phrase::MismatchMissing.with([("name", name.into())]))
}

fn unreadable(reason: Argument) -> Error {
    Error::new(Code::WandbUnreadable, [("reason", reason)])
}
