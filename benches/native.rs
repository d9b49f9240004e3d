//! The native side of `cargo xtask bench`: runs the work that its input names, and prints how long it took.
//!
//! Its argument is a folder with `templates.json`, an array of strings, and `events.ndjson`. Each line of input names
//! the work and a number of repetitions (`render 20`); it prints a line with the nanoseconds. For `result render` it
//! prints the payloads themselves, as a JSON array.

#![allow(missing_docs)]

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::time::Instant;

use hookwright::model::Event;
use hookwright::template::{RenderOptions, Template, Values};

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo clippy --all-targets` and `cargo test` build this file too; without a folder there is nothing to do.
    let Some(folder) = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'))
    else {
        return Ok(());
    };
    let work = Work::read(Path::new(&folder))?;
    let mut buffer = Vec::new();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (name, count) = line.split_once(' ').ok_or("expected `<work> <count>`")?;
        if name == "result" {
            println!("{}", serde_json::to_string(&work.result(count)?)?);
        } else {
            let count: u32 = count.parse()?;
            let start = Instant::now();
            for _ in 0..count {
                work.run(name, &mut buffer)?;
            }
            println!("{}", start.elapsed().as_nanos());
        }
        io::stdout().flush()?;
    }
    Ok(())
}

struct Work {
    templates: Vec<Template>,
    events: Vec<Event>,
    lines: Vec<u8>,
    /// The payloads of every template for every event.
    payloads: Vec<Vec<u8>>,
}

impl Work {
    fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let texts: Vec<String> = serde_json::from_slice(&fs::read(folder.join("templates.json"))?)?;
        let lines = fs::read(folder.join("events.ndjson"))?;
        let mut work = Self {
            templates: texts.iter().map(|text| Template::new(text, None)).collect(),
            events: str::from_utf8(&lines)?
                .lines()
                .map(Event::from_json)
                .collect::<Result<_, _>>()?,
            lines,
            payloads: Vec::new(),
        };
        for event in &work.events {
            for template in &work.templates {
                let mut payload = Vec::new();
                render(template, event, &mut payload)?;
                work.payloads.push(payload);
            }
        }
        Ok(work)
    }

    /// Does the work with this name once, with `out` as the output buffer.
    fn run(&self, name: &str, out: &mut Vec<u8>) -> Result<(), Box<dyn Error>> {
        match name {
            "render" => {
                for event in &self.events {
                    for template in &self.templates {
                        out.clear();
                        render(template, event, out)?;
                        black_box(&*out);
                    }
                }
            }
            "copy" => {
                for payload in &self.payloads {
                    out.clear();
                    out.extend_from_slice(black_box(payload));
                    black_box(&*out);
                }
            }
            "lines" => {
                for template in &self.templates {
                    out.clear();
                    template.render_lines(&self.lines, None, &RenderOptions::default(), out)?;
                    black_box(&*out);
                }
            }
            _ => return Err(format!("unknown work `{name}`").into()),
        }
        Ok(())
    }

    fn result(&self, name: &str) -> Result<Vec<String>, Box<dyn Error>> {
        let bytes = match name {
            "lines" => {
                let mut all = Vec::new();
                for template in &self.templates {
                    let mut out = Vec::new();
                    template.render_lines(&self.lines, None, &RenderOptions::default(), &mut out)?;
                    all.push(out);
                }
                all
            }
            _ => self.payloads.clone(),
        };
        Ok(bytes
            .into_iter()
            .map(String::from_utf8)
            .collect::<Result<_, _>>()?)
    }
}

fn render(
    template: &Template,
    event: &Event,
    out: &mut Vec<u8>,
) -> Result<(), hookwright::diagnostic::Error> {
    template.render(&Values::new(event, None), &RenderOptions::default(), out)
}
