//! Doubles each kind of input up to its limit, and prints how much the time grows: nothing may grow faster than the input.
//!
//! `cargo bench --bench scaling` prints a table: for each input and size the milliseconds, and in the last column the
//! factor of the last doubling.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use hookwright::filter::{EventFields, FilterForm};
use hookwright::history::HistoryReader;
use hookwright::lint::{TemplateContext, check_template};
use hookwright::model::{Event, EventType, FilterText, Workspace};
use hookwright::store::{Command, apply, import};
use hookwright::template::{EventText, RecordedPayload, RenderOptions, Template};
use serde_json::json;

/// The sizes of the inputs in KiB.
const SIZES: [usize; 9] = [40, 80, 160, 320, 640, 1280, 2560, 5120, 10240];

type Work = fn(usize) -> Result<Box<dyn FnMut()>, Box<dyn Error>>;

const INPUTS: &[(&str, Work)] = &[
    ("template: unknown variables", |bytes| {
        check(repeated(bytes, |index| format!("${{gone{index}}}")))
    }),
    ("template: variables outside strings", |bytes| {
        check(format!("[{}1]", "${alias},".repeat(bytes / 9)))
    }),
    ("template: unclosed variables", |bytes| {
        check("${alias ".repeat(bytes / 8))
    }),
    ("template: other syntax", |bytes| {
        check(format!("\"{}\"", "{{alias}} <tag> %x% ".repeat(bytes / 20)))
    }),
    ("template: nested arrays", |bytes| check("[".repeat(bytes))),
    ("template: invisible characters", |bytes| {
        check(format!("\"{}\"", "a\u{200b}".repeat(bytes / 4)))
    }),
    ("template: JSON in strings", |bytes| {
        check(format!("[{}1]", r#""{\"a\": \"${alias}\"}","#.repeat(bytes / 24)))
    }),
    ("render: as many metadata keys as variables", |bytes| {
        let count = bytes / 40;
        let members: Vec<_> = (0..count)
            .map(|index| format!(r#""key{index}":{index}"#))
            .collect();
        let event = EventText::read(event(&members.join(",")))?;
        let text = repeated(bytes, |index| format!("${{artifact_metadata.key{index}}} "));
        let template = Template::new(&format!("\"{text}\""), None);
        Ok(Box::new(move || {
            let mut payload = RecordedPayload::default();
            let options = RenderOptions::default();
            let _ = black_box(template.render(&event.values(None), &options, &mut payload));
            black_box(payload.utf16_replacements(&template));
        }))
    }),
    ("event: metadata keys", |bytes| {
        let count = bytes / 20;
        let members: Vec<_> = (0..count)
            .map(|index| format!(r#""key{index}":{index}"#))
            .collect();
        let text = event(&members.join(","));
        Ok(Box::new(move || drop(black_box(Event::from_json(&text)))))
    }),
    ("event: nested metadata in a filter", |bytes| {
        let members: Vec<_> = (0..bytes / 20)
            .map(|index| format!(r#""key{index}":{index}"#))
            .collect();
        let event = Event::from_json(&event(&format!(r#""a":{{{}}}"#, members.join(","))))?;
        let parts: Vec<_> = (0..1000)
            .map(|index| json!({format!("metadata.a.key{index}"): -1}))
            .collect();
        let form = FilterForm::new(&FilterText(json!({"$or": parts}).to_string()));
        Ok(Box::new(move || {
            black_box(form.filter().matches(&EventFields::new(&event)));
        }))
    }),
    ("filter: distinct keys", |bytes| {
        let members: Vec<_> = (0..bytes / 12).map(|index| format!(r#""k{index}":1"#)).collect();
        filter(format!("{{{}}}", members.join(",")))
    }),
    ("filter: clauses of one $or", |bytes| {
        filter(format!(r#"{{"$or":[{}{{}}]}}"#, r#"{"a":1},"#.repeat(bytes / 8)))
    }),
    ("filter: one alternation", |bytes| {
        filter(json!({"alias": {"$regex": repeated(bytes, |index| format!("a{index}|"))}}).to_string())
    }),
    ("filter: brackets", |bytes| {
        filter(json!({"alias": {"$regex": "(".repeat(bytes)}}).to_string())
    }),
    ("history: columns", |bytes| {
        history(bytes, |index| format!("metric{index}"))
    }),
    ("history: metrics with their ranges", |bytes| {
        history(bytes, |index| {
            let suffix = ["", "__MIN", "__MAX"].get(index % 3).unwrap_or(&"");
            format!("run {} - loss{suffix}", index / 3)
        })
    }),
    ("batch that adds automations, and its inverse", |bytes| {
        let commands: Result<Vec<Command>, _> = (0..bytes / 300)
            .map(|index| {
                let automation = json!({
                    "id": format!("a{index}"), "name": format!("Automation {index}"), "enabled": true, "team": "acme",
                    "scope": {"type": "team", "entity": "acme"}, "trigger": {"type": "LINK_ARTIFACT"}, "payload": "{}",
                });
                serde_json::from_value(json!({"type": "put_automation", "automation": automation}))
            })
            .collect();
        let batch = Command::Batch { commands: commands? };
        Ok(Box::new(move || {
            let mut workspace = Workspace::default();
            let inverse = apply(&mut workspace, batch.clone());
            drop(black_box(
                inverse.and_then(|inverse| apply(&mut workspace, inverse)),
            ));
        }))
    }),
    ("import: automations", |bytes| {
        let automations: Vec<_> = (0..bytes / 300)
            .map(|index| {
                json!({
                    "id": format!("a{index}"), "name": format!("Automation {index}"), "enabled": true, "team": "acme",
                    "scope": {"type": "team", "entity": "acme"},
                    "trigger": {"type": "ADD_ARTIFACT_ALIAS", "filter": "{\"alias\": {\"$regex\": \"^prod\"}}"},
                    "action": {"type": "webhook", "webhook": "w", "payload": "{}"},
                })
            })
            .collect();
        let file = json!({"format": "hookwright", "version": 1, "workspace": {
            "teams": [{"name": "acme", "secrets": [], "webhooks": []}], "automations": automations,
        }});
        let text = file.to_string();
        Ok(Box::new(move || {
            drop(black_box(import(&text, &Workspace::default())))
        }))
    }),
];

fn repeated(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes);
    for index in 0.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&piece(index));
    }
    text
}

fn check(text: String) -> Result<Box<dyn FnMut()>, Box<dyn Error>> {
    let event = Event::from_json(EventType::AddArtifactAlias.sample())?;
    Ok(Box::new(move || {
        let template = Template::new(&text, None);
        let context = TemplateContext {
            event: Some(&event),
            ..TemplateContext::default()
        };
        black_box(check_template(&template, &context));
    }))
}

fn filter(text: String) -> Result<Box<dyn FnMut()>, Box<dyn Error>> {
    let text = FilterText(text);
    Ok(Box::new(move || {
        let form = FilterForm::new(&text);
        black_box(form.row_findings(&text));
    }))
}

/// Reads a table with as many columns as fit, and finds what explains each of them.
fn history(bytes: usize, name: impl Fn(usize) -> String) -> Result<Box<dyn FnMut()>, Box<dyn Error>> {
    let mut header = String::from("Step");
    let mut row = String::from("1");
    for index in 0.. {
        if header.len() + row.len() >= bytes {
            break;
        }
        header.extend([",", &name(index)]);
        row.push_str(",2");
    }
    let text = [header, row].join("\n");
    Ok(Box::new(move || {
        let mut reader = HistoryReader::new();
        reader.push(text.as_bytes());
        let history = reader.finish();
        for column in &history.columns {
            black_box((
                history.steps(column),
                history.times(column),
                history.summarised(column),
            ));
        }
    }))
}

fn event(metadata: &str) -> String {
    format!(
        r#"{{"type":"ADD_ARTIFACT_ALIAS","author":"mina","entity":"acme","registry":"r","collection":"c","artifact_version":{{"id":"x","index":3,"metadata":{{{metadata}}}}},"alias":"prod"}}"#
    )
}

/// Returns the shortest of a few runs, in milliseconds.
fn milliseconds(work: &mut dyn FnMut()) -> f64 {
    let run = |_| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1e3
    };
    (0..3).map(run).fold(f64::INFINITY, f64::min)
}

fn main() -> Result<(), Box<dyn Error>> {
    print!("| milliseconds for KiB |");
    SIZES.iter().for_each(|size| print!(" {size} |"));
    println!(" last doubling |\n| --- |{}", " ---: |".repeat(SIZES.len() + 1));
    for (name, work) in INPUTS {
        print!("| {name} |");
        let mut times = Vec::new();
        for size in SIZES {
            let time = milliseconds(&mut *work(size * 1024)?);
            print!(" {time:.2} |");
            times.push(time);
        }
        match times.as_slice() {
            [.., before, last] if *last > 1.0 => println!(" {:.2} |", last / before),
            _ => println!(" below 1 ms |"),
        }
    }
    Ok(())
}
