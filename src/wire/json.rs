//! JSON for the page: the little of `serde_json` that these structs need, which is a tenth of its weight in the module.

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};
use std::fmt::{self, Write};

/// The same bytes as `serde_json` writes. Fails for what no struct here holds: floats, maps, bytes, variants with content.
pub fn write(value: &impl Serialize) -> Result<String, fmt::Error> {
    let mut json = Json(String::new());
    value.serialize(&mut json)?;
    Ok(json.0)
}

struct Json(String);

impl Json {
    /// A comma, unless this is the first of its list; words in the text end in a quotation mark, never in a bracket.
    fn comma(&mut self) {
        if !self.0.ends_with(['[', '{']) {
            self.0.push(',');
        }
    }

    fn words(&mut self, words: &str) -> fmt::Result {
        self.0.push('"');
        let mut from = 0;
        for (at, byte) in words.bytes().enumerate().filter(|(_, byte)| matches!(byte, ..0x20 | b'"' | b'\\')) {
            self.0.push_str(&words[from..at]);
            from = at + 1;
            match byte {
                b'"' => self.0.push_str("\\\""),
                b'\\' => self.0.push_str("\\\\"),
                b'\n' => self.0.push_str("\\n"),
                b'\r' => self.0.push_str("\\r"),
                b'\t' => self.0.push_str("\\t"),
                0x08 => self.0.push_str("\\b"),
                0x0c => self.0.push_str("\\f"),
                _ => write!(self.0, "\\u{byte:04x}")?,
            }
        }
        self.0.push_str(&words[from..]);
        self.0.push('"');
        Ok(())
    }
}

impl SerializeSeq for &mut Json {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> fmt::Result {
        self.comma();
        value.serialize(&mut **self)
    }

    fn end(self) -> fmt::Result {
        self.0.write_char(']')
    }
}

impl SerializeStruct for &mut Json {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> fmt::Result {
        self.comma();
        self.words(key)?;
        self.0.push(':');
        value.serialize(&mut **self)
    }

    fn end(self) -> fmt::Result {
        self.0.write_char('}')
    }
}

/// Shapes that no struct of the wire has.
type Absent = Impossible<(), fmt::Error>;

impl<'a> Serializer for &'a mut Json {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = &'a mut Json;
    type SerializeStruct = &'a mut Json;
    type SerializeTuple = Absent;
    type SerializeTupleStruct = Absent;
    type SerializeTupleVariant = Absent;
    type SerializeMap = Absent;
    type SerializeStructVariant = Absent;

    fn serialize_bool(self, v: bool) -> fmt::Result {
        self.0.write_str(if v { "true" } else { "false" })
    }

    fn serialize_i8(self, v: i8) -> fmt::Result {
        self.serialize_i64(v.into())
    }

    fn serialize_i16(self, v: i16) -> fmt::Result {
        self.serialize_i64(v.into())
    }

    fn serialize_i32(self, v: i32) -> fmt::Result {
        self.serialize_i64(v.into())
    }

    fn serialize_i64(self, v: i64) -> fmt::Result {
        write!(self.0, "{v}")
    }

    fn serialize_u8(self, v: u8) -> fmt::Result {
        self.serialize_i64(v.into())
    }

    fn serialize_u16(self, v: u16) -> fmt::Result {
        self.serialize_i64(v.into())
    }

    fn serialize_u32(self, v: u32) -> fmt::Result {
        self.serialize_i64(v.into())
    }

    fn serialize_u64(self, v: u64) -> fmt::Result {
        write!(self.0, "{v}")
    }

    fn serialize_f32(self, _: f32) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_f64(self, _: f64) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_char(self, v: char) -> fmt::Result {
        self.words(v.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, v: &str) -> fmt::Result {
        self.words(v)
    }

    fn serialize_bytes(self, _: &[u8]) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_none(self) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> fmt::Result {
        self.0.write_str("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> fmt::Result {
        self.words(variant)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, fmt::Error> {
        self.0.push('[');
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Absent, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Absent, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(self, _: &'static str, _: u32, _: &'static str, _: usize) -> Result<Absent, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Absent, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, fmt::Error> {
        self.0.push('{');
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Absent, fmt::Error> {
        Err(fmt::Error)
    }
}
