//! Renders random lines as a batch: each line becomes the payload that its event has alone, or an error.
#![no_main]

use hookwright::diagnostic::Error;
use hookwright::model::{Event, EventType};
use hookwright::template::{EventText, RenderOptions, Template, Values};
use libfuzzer_sys::fuzz_target;

const ALL: &str = r#"["${project_name}","${entity_name}","${event_type}","${event_author}","${alias}","${tag}","${artifact_collection_name}","${artifact_version}","${artifact_version_string}","${artifact_metadata.labels}","${artifact_metadata.accuracy}",${artifact_metadata.dataset},${artifact_metadata.accuracy},${alias}]"#;

/// Makes lines of random bytes, or of a sample event with a part replaced by random bytes.
fn lines(input: &[u8]) -> Vec<Vec<u8>> {
    input
        .split(|byte| *byte == b'\n')
        .map(|line| match line {
            [which, at, length, rest @ ..] if which % 4 > 0 => {
                let info = EventType::ALL[usize::from(*which) % EventType::ALL.len()];
                let sample = info.event_type.sample().replace('\n', " ");
                let start = usize::from(*at) * 8 % sample.len();
                let end = (start + usize::from(*length)).min(sample.len());
                let mut bytes = sample.into_bytes();
                bytes.splice(start..end, rest.iter().copied());
                bytes
            }
            _ => line.to_vec(),
        })
        .collect()
}

fuzz_target!(|input: &[u8]| {
    let lines = lines(input);
    let template = Template::new(ALL, None);
    let mut out = Vec::new();
    template
        .render_lines(&lines.join(&b'\n'), None, &RenderOptions::default(), &mut out)
        .unwrap();
    let rendered: Vec<&[u8]> = out.split_inclusive(|byte| *byte == b'\n').collect();
    // There is no line after the last line break.
    let last_is_empty = lines.last().is_some_and(Vec::is_empty);
    assert_eq!(rendered.len(), lines.len() - usize::from(last_is_empty));
    for (line, rendered) in lines.iter().zip(rendered) {
        let Ok(text) = std::str::from_utf8(line) else {
            assert!(rendered.starts_with(b"{\"error\""));
            continue;
        };
        let payload = |values: &Values| {
            let mut payload = Vec::new();
            template
                .render(values, &RenderOptions::default(), &mut payload)
                .expect("undefined variables are kept");
            payload.push(b'\n');
            payload
        };
        let parsed: Result<Event, Error> = Event::from_json(text);
        let event_text = EventText::read(text);
        match (&parsed, event_text) {
            (Ok(event), Ok(event_text)) => {
                assert_eq!(payload(&event_text.values(None)), rendered);
                assert_eq!(payload(&Values::new(event, None)), rendered);
                let whole = event_text.whole().expect("the text is an event");
                assert_eq!(whole.to_json(), event.to_json());
            }
            (Err(parse_error), Err(error)) => {
                assert_eq!(*parse_error, error);
                assert!(
                    line.trim_ascii().is_empty() && rendered == b"\n" || rendered.starts_with(b"{\"error\"")
                );
            }
            _ => panic!("EventText and Event disagree"),
        }
    }
});
