//! Any lines as events: each becomes what the event becomes by itself, or the error that it is.
#![no_main]

use hookwright::diagnostic::Error;
use hookwright::model::{Event, EventType, Secrets};
use hookwright::template::{EventText, Template, Undefined, Values};
use libfuzzer_sys::fuzz_target;

const ALL: &str = r#"["${project_name}","${entity_name}","${event_type}","${event_author}","${alias}","${tag}","${artifact_collection_name}","${artifact_version}","${artifact_version_string}","${artifact_metadata.labels}","${artifact_metadata.accuracy}",${artifact_metadata.dataset},${artifact_metadata.accuracy},${alias}]"#;

/// A line is free bytes, or a sample with a piece of it replaced by free bytes.
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
    template.render_lines(
        &lines.join(&b'\n'),
        None,
        &Secrets::default(),
        Undefined::Keep,
        &mut out,
    );
    let ours: Vec<&[u8]> = out.split_inclusive(|byte| *byte == b'\n').collect();
    // No line stands behind the last line break.
    let last_is_empty = lines.last().is_some_and(Vec::is_empty);
    assert_eq!(ours.len(), lines.len() - usize::from(last_is_empty));
    for (line, ours) in lines.iter().zip(ours) {
        let Ok(text) = std::str::from_utf8(line) else {
            assert!(ours.starts_with(b"{\"error\""));
            continue;
        };
        let payload = |values: &Values| {
            let mut payload = Vec::new();
            let rendered = template.render_bytes(values, &Secrets::default(), Undefined::Keep, &mut payload);
            rendered.expect("what is undefined is kept");
            payload.push(b'\n');
            payload
        };
        let rule: Result<Event, Error> = Event::from_json(text);
        let read = EventText::read(text);
        match (&rule, read) {
            (Ok(event), Ok(read)) => {
                assert_eq!(payload(&read.values(None)), ours);
                assert_eq!(payload(&Values::new(event, None)), ours);
                assert_eq!(read.whole().expect("it was read").to_json(), event.to_json());
            }
            (Err(error), Err(refused)) => {
                assert_eq!(*error, refused);
                assert!(line.trim_ascii().is_empty() && ours == b"\n" || ours.starts_with(b"{\"error\""));
            }
            _ => panic!("one reads what the other refuses"),
        }
    }
});
