//! Payloads put together in JavaScript: a string that is joined there costs a fraction of one that is decoded from
//! wasm's memory, and its parts are decoded once.

use std::cell::{Cell, OnceCell, RefCell};

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;

use crate::template::{Context, EventText, Template};

#[wasm_bindgen(module = "/src/browser/join.js")]
extern "C" {
    /// The payload; `undefined` where a value is still missing.
    fn join(texts: &Array, slots: &Array, values: &Array) -> Option<JsString>;
}

/// How many different variables are told apart; a template with another one is rendered the other way.
const MOST: usize = 512;

thread_local! {
    /// Every variable as templates have it and its context; its place here is its slot in each event's values.
    static SLOTS: RefCell<Vec<(Context, String)>> = const { RefCell::new(Vec::new()) };
}

/// A template in JavaScript.
pub(super) struct Parts {
    texts: Array,
    slots: Array,
}

/// The values that an event has in JavaScript, each decoded when the first template asks for it.
#[derive(Default)]
pub(super) struct Decoded {
    values: OnceCell<Array>,
    is_rendered: Cell<bool>,
}

impl Decoded {
    /// Whether it is the event's first rendering, which may be its only one: decoding one payload costs less than
    /// decoding its values.
    pub(super) fn is_first(&self) -> bool {
        !self.is_rendered.replace(true)
    }
}

impl Parts {
    /// None where there are too many variables.
    pub(super) fn new(template: &Template) -> Option<Self> {
        let cut = template.cut();
        let slots: Option<Array> = cut
            .uses
            .iter()
            .map(|used| Some(JsValue::from(slot(used.context, template.source(used))?)))
            .collect();
        Some(Self {
            texts: cut
                .texts
                .iter()
                .map(|text| JsValue::from(text.as_str()))
                .collect(),
            slots: slots?,
        })
    }

    /// The payload of this template, which these are the parts of, for this event, whose values those are.
    pub(super) fn join(&self, template: &Template, event: &EventText, decoded: &Decoded) -> Option<JsString> {
        let values = decoded.values.get_or_init(Array::new);
        join(&self.texts, &self.slots, values).or_else(|| {
            let read = event.values(None);
            for (used, slot) in template.cut().uses.into_iter().zip(self.slots.iter()) {
                let value = template.render_one(used, &read);
                values.set(slot.as_f64()? as u32, JsValue::from(value));
            }
            join(&self.texts, &self.slots, values)
        })
    }
}

fn slot(context: Context, source: &str) -> Option<u32> {
    SLOTS.with_borrow_mut(|slots| {
        let known = slots
            .iter()
            .position(|slot| slot.0 == context && slot.1 == source);
        let at = known.or_else(|| {
            let free = (slots.len() < MOST).then_some(slots.len())?;
            slots.push((context, source.to_owned()));
            Some(free)
        })?;
        u32::try_from(at).ok()
    })
}
