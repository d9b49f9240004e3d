//! Events that are rendered and asked for little else.

use std::cell::OnceCell;

use super::Values;
use super::event_line::Line;
use crate::diagnostic::Error;
use crate::model::{Event, EventType};

/// An event as its JSON text, read only as far as variables ask; the whole [`Event`] is made when somebody wants it.
#[derive(Debug)]
pub struct EventText {
    text: Box<str>,
    /// None where it takes the whole event to tell.
    line: Option<Line>,
    whole: OnceCell<Event>,
}

impl EventText {
    /// Reads an event.
    ///
    /// # Errors
    /// Those of [`Event::from_json`].
    pub fn read(text: impl Into<Box<str>>) -> Result<Self, Error> {
        let text = text.into();
        let mut line = Line::default();
        let is_told = line.read(&text).is_ok() && line.facts(&text).is_some();
        let event = Self {
            text,
            line: is_told.then_some(line),
            whole: OnceCell::new(),
        };
        if event.line.is_none() {
            event.whole()?;
        }
        Ok(event)
    }

    /// The event.
    ///
    /// # Errors
    /// None where it could be read.
    pub fn whole(&self) -> Result<&Event, Error> {
        if let Some(whole) = self.whole.get() {
            return Ok(whole);
        }
        let whole = Event::from_json(&self.text)?;
        Ok(self.whole.get_or_init(|| whole))
    }

    /// The values that it gives to variables, as [`Values::new`].
    pub fn values(&self, event_type: Option<EventType>) -> Values<'_> {
        let facts = self.line.as_ref().and_then(|line| line.facts(&self.text));
        match (facts, self.whole.get()) {
            (Some((happened, facts)), _) => Values::of(facts, event_type.unwrap_or(happened)),
            (None, Some(whole)) => Values::new(whole, event_type),
            (None, None) => Values::default(),
        }
    }
}
