//! Arguments from JavaScript, which keeps no promise of its types.

use serde::de::DeserializeOwned;
use tsify::{Ts, Tsify};

use super::error::Thrown;
use crate::model::{Code, Diagnostic};

/// Reads an argument.
pub fn read<T>(name: &str, argument: Ts<T>) -> Result<T, Thrown>
where
    T: Tsify<JsType: Clone> + DeserializeOwned,
{
    // By way of JSON: the core reads these types from text anyway, and reading them from objects too would make the wasm larger.
    let text = js_sys::JSON::stringify(&argument.js_value()).unwrap_or_default();
    let text = text.as_string().unwrap_or_else(|| "null".to_owned());
    serde_json::from_str(&text).map_err(|error| {
        let said = error.to_string();
        let reason = said
            .split_once(" at line ")
            .map_or(said.as_str(), |(reason, _)| reason);
        let arguments = [("name", name.to_owned()), ("reason", reason.to_owned())];
        Diagnostic::new(Code::ArgumentShape, arguments).into()
    })
}

/// Reads an argument that may be left out.
pub fn read_or_default<T>(name: &str, argument: Option<Ts<T>>) -> Result<T, Thrown>
where
    T: Tsify<JsType: Clone> + DeserializeOwned + Default,
{
    argument.map_or_else(|| Ok(T::default()), |argument| read(name, argument))
}
