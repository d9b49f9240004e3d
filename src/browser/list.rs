//! Lists from JavaScript, held against their types.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::argument::mismatch;
use super::error::Thrown;
use crate::diagnostic::Phrase;

#[wasm_bindgen]
extern "C" {
    /// Texts.
    #[wasm_bindgen(typescript_type = "string[]")]
    pub type Texts;

    // js-sys has both without `catch`; a proxy may throw.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;

    #[wasm_bindgen(catch, js_namespace = Array, js_name = from)]
    fn array_from(list: &JsValue) -> Result<Array, JsValue>;
}

impl Texts {
    /// The texts, or what is wrong with the argument of this name.
    pub fn read(&self, name: &str) -> Result<Vec<String>, Thrown> {
        let text = |item: JsValue| {
            item.as_string()
                .ok_or_else(|| mismatch(name, &item, Phrase::Texts))
        };
        items(name, self)?.iter().map(text).collect()
    }
}

#[cfg(feature = "matching")]
mod series {
    use js_sys::Float64Array;

    use super::super::argument::read_value;
    use super::super::text::is_typed_array;
    use super::{JsCast, JsValue, Phrase, Thrown, items, mismatch, wasm_bindgen};
    use crate::filter::FilterRow;
    use crate::json::{FromJson, Json, Mismatch};

    impl FromJson for FilterRow {
        fn from_json(json: Json) -> Result<Self, Mismatch> {
            let row = serde_json::from_str(json.source());
            row.map_err(|error| Mismatch::new(error.to_string().into(), json))
        }
    }

    #[wasm_bindgen]
    extern "C" {
        /// Numbers, one for each logged value.
        #[wasm_bindgen(typescript_type = "Float64Array | number[]")]
        pub type Numbers;
    }

    impl Numbers {
        /// The numbers, or what is wrong with the argument of this name.
        pub fn read(&self, name: &str) -> Result<Vec<f64>, Thrown> {
            if is_typed_array(self, "Float64Array") {
                return Ok(self.unchecked_ref::<Float64Array>().to_vec());
            }
            let number = |item: JsValue| {
                item.as_f64()
                    .ok_or_else(|| mismatch(name, &item, Phrase::Numbers))
            };
            items(name, self)?.iter().map(number).collect()
        }
    }

    /// Reads a list whose items have a shape of their own.
    pub fn read_list<T: FromJson>(name: &str, list: &JsValue) -> Result<Vec<T>, Thrown> {
        let item = |item: JsValue| read_value(name, &item);
        items(name, list)?.iter().map(item).collect()
    }
}

#[cfg(feature = "matching")]
pub use series::{Numbers, read_list};

/// The items as an array of nobody else's.
fn items(name: &str, list: &JsValue) -> Result<Array, Thrown> {
    let array = is_array(list).unwrap_or(false).then(|| array_from(list).ok());
    array.flatten().ok_or_else(|| mismatch(name, list, Phrase::List))
}
