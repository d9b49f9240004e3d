//! Arguments from JavaScript, which keeps no promise of its types.

use js_sys::{JSON, Uint8Array};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::error::Thrown;
use crate::model::json::{self, FromJson};
use crate::model::{Code, Diagnostic};

/// Reads an argument, through its JSON text, which the core reads anyway.
pub fn read<T>(name: &str, argument: Ts<T>) -> Result<T, Thrown>
where
    T: Tsify<JsType: Clone> + FromJson,
{
    let refused = |reason: String| refusal(name, reason);
    let text = JSON::stringify(&argument.js_value())
        .ok()
        .and_then(|text| text.as_string());
    let text = text.ok_or_else(|| refused("it has no JSON form".to_owned()))?;
    json::read(&text).map_err(|reason| refused(reason.to_string()))
}

/// Reads an argument that may be left out.
pub fn read_or_default<T>(name: &str, argument: Option<Ts<T>>) -> Result<T, Thrown>
where
    T: Tsify<JsType: Clone> + FromJson + Default,
{
    argument.map_or_else(|| Ok(T::default()), |argument| read(name, argument))
}

/// Reads an argument that is a text, which stands for its UTF-8, or bytes.
pub fn text_or_bytes(name: &str, argument: &JsValue) -> Result<Vec<u8>, Thrown> {
    if let Some(text) = argument.as_string() {
        return Ok(text.into_bytes());
    }
    let bytes = argument.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec);
    bytes.ok_or_else(|| refusal(name, "it is neither a text nor a Uint8Array".to_owned()))
}

fn refusal(name: &str, reason: String) -> Thrown {
    let arguments = [("name", name.to_owned()), ("reason", reason)];
    Diagnostic::new(Code::ArgumentShape, arguments).into()
}
