//! serde's writing, straight into a text.
//!
//! serde_json writes to anything that may fail, so every key and comma of every type brings code for failing. A text
//! takes everything; the one thing that can fail here is a type without a JSON form, and ours all have one.

use std::fmt;

use serde::Serialize;
use serde::ser::{
    self, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};

use super::write::push_text;

/// Appends the values that it is given to a text.
pub(super) struct Writer<'a> {
    pub out: &'a mut String,
}

/// The value has no JSON form: a key that is no text.
#[derive(Debug)]
pub(super) struct NoForm;

impl fmt::Display for NoForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it has no JSON form")
    }
}

impl std::error::Error for NoForm {}

impl ser::Error for NoForm {
    fn custom<T: fmt::Display>(_message: T) -> Self {
        Self
    }
}

type Written = Result<(), NoForm>;

impl<'a> Writer<'a> {
    fn push(self, text: &str) -> Written {
        self.out.push_str(text);
        Ok(())
    }

    fn open(self, opening: &str, closing: &'static str) -> Parts<'a> {
        self.out.push_str(opening);
        Parts {
            out: self.out,
            is_first: true,
            closing,
        }
    }

    /// `{"variant":` and what opens the variant's content.
    fn open_variant(self, variant: &str, opening: &str, closing: &'static str) -> Parts<'a> {
        self.out.push('{');
        push_text(self.out, variant);
        self.out.push(':');
        self.open(opening, closing)
    }
}

/// A list or an object on its way.
pub(super) struct Parts<'a> {
    out: &'a mut String,
    is_first: bool,
    closing: &'static str,
}

impl Parts<'_> {
    fn next(&mut self) {
        if !self.is_first {
            self.out.push(',');
        }
        self.is_first = false;
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.next();
        value.serialize(Writer { out: self.out })
    }

    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Written {
        self.next();
        push_text(self.out, name);
        self.out.push(':');
        value.serialize(Writer { out: self.out })
    }

    fn close(self) -> Written {
        self.out.push_str(self.closing);
        Ok(())
    }
}

impl<'a> ser::Serializer for Writer<'a> {
    type Ok = ();
    type Error = NoForm;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    fn serialize_bool(self, value: bool) -> Written {
        self.push(if value { "true" } else { "false" })
    }

    fn serialize_i8(self, value: i8) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Written {
        self.push(&value.to_string())
    }

    fn serialize_u8(self, value: u8) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Written {
        self.push(&value.to_string())
    }

    fn serialize_f32(self, value: f32) -> Written {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Written {
        if !value.is_finite() {
            return self.push("null");
        }
        // Like 1.0, 0.1 and 1e300: the shortest form that reads back to the same, and always JSON's.
        self.push(&format!("{value:?}"))
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        push_text(self.out, value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Written {
        let mut list = self.open("[", "]");
        for byte in value {
            list.item(byte)?;
        }
        list.close()
    }

    fn serialize_none(self) -> Written {
        self.push("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.push("null")
    }

    fn serialize_unit_struct(self, _name: &'static str) -> Written {
        self.push("null")
    }

    fn serialize_unit_variant(self, _name: &'static str, _index: u32, variant: &'static str) -> Written {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _name: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        value: &T,
    ) -> Written {
        let mut object = self.open("{", "}");
        object.member(variant, value)?;
        object.close()
    }

    fn serialize_seq(self, _length: Option<usize>) -> Result<Parts<'a>, NoForm> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple(self, _length: usize) -> Result<Parts<'a>, NoForm> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_struct(self, _name: &'static str, _length: usize) -> Result<Parts<'a>, NoForm> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Parts<'a>, NoForm> {
        Ok(self.open_variant(variant, "[", "]}"))
    }

    fn serialize_map(self, _length: Option<usize>) -> Result<Parts<'a>, NoForm> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct(self, _name: &'static str, _length: usize) -> Result<Parts<'a>, NoForm> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct_variant(
        self,
        _name: &'static str,
        _index: u32,
        variant: &'static str,
        _length: usize,
    ) -> Result<Parts<'a>, NoForm> {
        Ok(self.open_variant(variant, "{", "}}"))
    }
}

macro_rules! lists {
    ($($face:ident::$add:ident),+) => {
        $(impl $face for Parts<'_> {
            type Ok = ();
            type Error = NoForm;

            fn $add<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
                self.item(value)
            }

            fn end(self) -> Written {
                self.close()
            }
        })+
    };
}

lists!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

macro_rules! objects {
    ($($face:ident),+) => {
        $(impl $face for Parts<'_> {
            type Ok = ();
            type Error = NoForm;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
                self.member(name, value)
            }

            fn end(self) -> Written {
                self.close()
            }
        })+
    };
}

objects!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = NoForm;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.next();
        let start = self.out.len();
        key.serialize(Writer { out: self.out })?;
        let is_text = self.out.get(start..).is_some_and(|key| key.starts_with('"'));
        if is_text { Ok(()) } else { Err(NoForm) }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.out.push(':');
        value.serialize(Writer { out: self.out })
    }

    fn end(self) -> Written {
        self.close()
    }
}
