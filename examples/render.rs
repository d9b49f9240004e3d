//! Renders a payload template for an event, and finds which part of the payload came from which variable.

use hookwright::model::{Event, EventType};
use hookwright::template::{RecordedPayload, RenderOptions, Template, Values};

pub(crate) fn main() -> Result<(), Box<dyn std::error::Error>> {
    let template = Template::new(r#"{"text": "${event_author} set ${alias}"}"#, None);
    let event = Event::from_json(EventType::AddArtifactAlias.sample())?;
    let values = Values::new(&event, None);

    let mut payload = String::new();
    template.render(&values, &RenderOptions::default(), &mut payload)?;
    println!("{payload}");
    assert_eq!(payload, r#"{"text": "mina set prod"}"#);

    let mut recorded = RecordedPayload::default();
    template.render(&values, &RenderOptions::default(), &mut recorded)?;
    for part in recorded.into_rendering(&template).parts {
        println!("{} at {}..{}", part.name, part.output.start, part.output.end);
    }
    Ok(())
}
