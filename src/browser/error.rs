//! The crate's error as JavaScript's.

use wasm_bindgen::prelude::*;

use super::reply::reply;
use crate::diagnostic::{Diagnostic, Error};

#[wasm_bindgen(module = "/src/browser/errors.js")]
extern "C" {
    #[wasm_bindgen(js_name = errorOf)]
    fn error_of(diagnostic: JsValue) -> JsValue;
}

/// What a face function throws.
pub struct Thrown(JsValue);

impl From<Error> for Thrown {
    fn from(error: Error) -> Self {
        error.diagnostic().clone().into()
    }
}

impl From<Diagnostic> for Thrown {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(error_of(reply(&diagnostic).into()))
    }
}

impl From<Thrown> for JsValue {
    fn from(thrown: Thrown) -> Self {
        thrown.0
    }
}
