//! Which fields a door reads: asked of the door itself, so that no list can fall behind.

use serde::de::value::Error;
use serde::de::{DeserializeOwned, Deserializer, Error as _, Visitor};
use serde::forward_to_deserialize_any;

/// The names of the fields of a door's form.
pub type FieldNames = fn() -> &'static [&'static str];

/// The fields that `Door` is made of.
pub fn field_names<Door: DeserializeOwned>() -> &'static [&'static str] {
    let mut names: &'static [&'static str] = &[];
    // It always ends in an error, because nothing is there to be read: by then the names are known.
    let _ = Door::deserialize(Asking(&mut names));
    names
}

/// Has no values; writes down what it is asked for.
struct Asking<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Asking<'_> {
    type Error = Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Error> {
        *self.0 = fields;
        Err(Error::custom("only the names were asked for"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Error> {
        Err(Error::custom("a door is a struct"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    #[expect(dead_code, reason = "only its fields' names are read")]
    struct Knock {
        name: String,
        times: Option<u8>,
    }

    #[test]
    fn a_door_tells_the_names_of_its_fields() {
        assert_eq!(field_names::<Knock>(), ["name", "times"]);
    }
}
