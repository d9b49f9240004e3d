//! Finds the automations that an event fires, and explains why another one does not fire.

use hookwright::matcher::Matcher;
use hookwright::model::{Automation, Event, EventType};

pub(crate) fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut matcher = Matcher::new();
    for (id, alias) in [("deploy", "^prod$"), ("retire", "^old$")] {
        let automation: Automation = serde_json::from_value(serde_json::json!({
            "id": id, "name": id, "enabled": true, "team": "acme",
            "scope": {"type": "team", "entity": "acme"},
            "trigger": {
                "type": "ADD_ARTIFACT_ALIAS",
                "filter": format!(r#"{{"alias": {{"$regex": "{alias}"}}}}"#),
            },
        }))?;
        for finding in matcher.set(automation) {
            println!("{}: {}", finding.code.as_str(), finding.message);
        }
    }
    let event = Event::from_json(EventType::AddArtifactAlias.sample())?;

    let fired: Vec<_> = matcher
        .match_event(&event)?
        .map(|firing| firing.automation.name.clone())
        .collect();
    println!("fires: {}", fired.join(", "));
    assert_eq!(fired, ["deploy"]);

    for explanation in matcher.explain(&event)? {
        println!("fires: {}, reason: {:?}", explanation.fires, explanation.reason);
    }
    Ok(())
}
