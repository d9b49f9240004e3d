//! Payloads that JavaScript joins from strings: joining costs a fraction of decoding the payload from wasm's memory, and
//! each part is decoded once.

use std::cell::{Cell, OnceCell, RefCell};

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;

use crate::template::{
    Context, DEFAULT_MAX_PAYLOAD_BYTES, EventText, RecordedPayload, RenderOptions, Segment, Template,
    Variable, VariableUse,
};

#[wasm_bindgen(module = "/src/browser/join.js")]
extern "C" {
    /// Returns the payload; `undefined` if a value is missing or the payload is longer than `max_length`.
    fn join(texts: &Array, slots: &Array, values: &Array, max_length: u32) -> Option<JsString>;
}

/// The length up to which payloads are joined, in UTF-16 code units, of which each has at most three bytes. Longer payloads
/// are rendered in wasm, which counts bytes.
const MAX_LENGTH: u32 = DEFAULT_MAX_PAYLOAD_BYTES as u32 / 3;

/// The number of different variables that have a slot. A template with another variable is rendered without joining.
const MAX_SLOTS: usize = 512;

thread_local! {
    /// The variables of all templates. A variable's index is its slot in the values of each event.
    static SLOTS: RefCell<Vec<SlotVariable>> = const { RefCell::new(Vec::new()) };
}

/// A variable with a slot.
struct SlotVariable {
    context: Context,
    /// The variable as written in templates.
    source: String,
}

/// A template as JavaScript strings: the literal texts, and the slots of the variables between them.
pub(super) struct TemplateStrings {
    texts: Array,
    slots: Array,
}

/// The values of an event as JavaScript strings, by slot. Each is decoded when the first template uses it.
#[derive(Default)]
pub(super) struct EventStrings {
    values: OnceCell<Array>,
    is_rendered: Cell<bool>,
}

impl EventStrings {
    /// Records a rendering, and returns whether it was the first. The first may be the only one, and decoding one payload
    /// costs less than decoding all its values.
    pub(super) fn mark_rendered(&self) -> bool {
        !self.is_rendered.replace(true)
    }
}

impl TemplateStrings {
    /// Splits a template that is rendered without secrets; none if it has a variable without a slot.
    pub(super) fn new(template: &Template) -> Option<Self> {
        let (mut texts, slots) = (vec![String::new()], Array::new());
        for segment in template.segments() {
            match segment {
                Segment::Variable(used) if depends_on_event(used) => {
                    slots.push(&JsValue::from(slot(used.context, template.source(used))?));
                    texts.push(String::new());
                }
                Segment::Literal(text) => texts.last_mut()?.push_str(text),
                Segment::Variable(used) => texts.last_mut()?.push_str(template.source(used)),
            }
        }
        let texts = texts.iter().map(|text| JsValue::from(text.as_str())).collect();
        Some(Self { texts, slots })
    }

    /// Joins the payload for an event. `template` and `event` are those from which `self` and `strings` were made.
    pub(super) fn join(
        &self,
        template: &Template,
        event: &EventText,
        strings: &EventStrings,
    ) -> Option<JsString> {
        let values = strings.values.get_or_init(Array::new);
        join(&self.texts, &self.slots, values, MAX_LENGTH).or_else(|| {
            self.decode_values(template, event, values)?;
            join(&self.texts, &self.slots, values, MAX_LENGTH)
        })
    }

    /// Sets the values of the template's variables.
    fn decode_values(&self, template: &Template, event: &EventText, values: &Array) -> Option<()> {
        let mut payload = RecordedPayload::default();
        template
            .render(&event.values(None), &RenderOptions::default(), &mut payload)
            .ok()?;
        let replacements = template.uses().iter().zip(&payload.replacements);
        let of_event = replacements.filter(|(used, _)| depends_on_event(used));
        for ((_, replacement), slot) in of_event.zip(self.slots.iter()) {
            let value = payload.text.get(replacement.output.clone())?;
            values.set(slot.as_f64()? as u32, JsValue::from(value));
        }
        Some(())
    }
}

fn depends_on_event(used: &VariableUse) -> bool {
    matches!(used.variable, Variable::Event(_) | Variable::Metadata(_))
}

/// Returns the slot of a variable, and assigns one if it is new; none if all slots are taken.
fn slot(context: Context, source: &str) -> Option<u32> {
    SLOTS.with_borrow_mut(|slots| {
        let assigned = slots
            .iter()
            .position(|variable| variable.context == context && variable.source == source);
        let index = assigned.or_else(|| {
            let next = (slots.len() < MAX_SLOTS).then_some(slots.len())?;
            slots.push(SlotVariable {
                context,
                source: source.to_owned(),
            });
            Some(next)
        })?;
        u32::try_from(index).ok()
    })
}
