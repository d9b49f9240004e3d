//! The crate's error as JavaScript's.

use tsify::Tsify;
use wasm_bindgen::prelude::*;

use crate::model::{Diagnostic, Error};

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
        Self(match diagnostic.into_ts() {
            Ok(diagnostic) => error_of(diagnostic.into()),
            Err(error) => JsError::from(error).into(),
        })
    }
}

impl From<tsify::Error> for Thrown {
    fn from(error: tsify::Error) -> Self {
        Self(JsError::from(error).into())
    }
}

impl From<Thrown> for JsValue {
    fn from(thrown: Thrown) -> Self {
        thrown.0
    }
}
