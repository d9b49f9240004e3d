//! Callbacks that want to know of a change.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::Function;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = reportError)]
    fn report_error(error: &JsValue);
}

/// The callbacks, in the order in which they came.
#[derive(Default)]
pub(super) struct Listeners(Rc<RefCell<Registered>>);

#[derive(Default)]
struct Registered {
    next: u64,
    callbacks: Vec<(u64, Function)>,
}

impl Listeners {
    /// Adds a callback; answers the function that takes it away again.
    pub(super) fn add(&self, callback: Function) -> Function {
        let mut registered = self.0.borrow_mut();
        let number = registered.next;
        registered.next += 1;
        registered.callbacks.push((number, callback));
        let all: Weak<RefCell<Registered>> = Rc::downgrade(&self.0);
        let remove = Closure::<dyn Fn()>::new(move || {
            if let Some(all) = all.upgrade() {
                all.borrow_mut().callbacks.retain(|(one, _)| *one != number);
            }
        });
        remove.into_js_value().unchecked_into()
    }

    /// Calls all of them; what one throws is reported as the page's own error and stops no other.
    pub(super) fn tell(&self) {
        let callbacks = self.0.borrow().callbacks.clone();
        for (_, callback) in callbacks {
            if let Err(error) = callback.call0(&JsValue::UNDEFINED) {
                report_error(&error);
            }
        }
    }
}
