//! Fonts: which text a character code stands for, and how wide it is.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, StandardFont};
use hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use unicode_normalization::UnicodeNormalization;

/// The fonts of a document, each prepared once.
#[derive(Default)]
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    by_dictionary: RefCell<HashMap<usize, Option<Rc<NamedFont<'a>>>>>,
}

/// A font whose characters have names.
pub(super) struct NamedFont<'a> {
    font: Font<'a>,
    is_bold: bool,
    is_substitute: bool,
    /// How codes that the font itself cannot name are read.
    fallback: Fallback,
    names: RefCell<HashMap<u32, Rc<str>>>,
}

enum Fallback {
    /// A font of at most 256 characters: its codes are most likely those of western text.
    Western,
    /// The codes are Unicode.
    Unicode,
    /// The codes lead to characters of an Asian collection, whose table is known.
    Collection {
        codes: Box<CMap>,
        collection: Box<CMap>,
    },
    /// Only the font's own table tells which character a glyph shows.
    Glyphs(HashMap<u32, char>),
    None,
}

impl<'a> Fonts<'a> {
    pub(super) fn named(&self, dictionary: &Dict<'a>) -> Option<Rc<NamedFont<'a>>> {
        // Dictionaries lie in the file, which does not move: their place is who they are.
        let place = dictionary.data().as_ptr() as usize;
        if let Some(known) = self.by_dictionary.borrow().get(&place) {
            return known.clone();
        }
        let named = self.load(dictionary).map(Rc::new);
        self.by_dictionary.borrow_mut().insert(place, named.clone());
        named
    }

    /// What is taken where a page names a font that is not there or cannot be read.
    pub(super) fn substitute(&self) -> Option<Rc<NamedFont<'a>>> {
        let font = self.cache.standard_font(StandardFont::Helvetica, &programs())?;
        Some(Rc::new(NamedFont {
            font,
            is_bold: false,
            is_substitute: true,
            fallback: Fallback::Western,
            names: RefCell::default(),
        }))
    }

    fn load(&self, dictionary: &Dict<'a>) -> Option<NamedFont<'a>> {
        let cmaps: CMapResolverFn = Arc::new(hayro_cmap::load_embedded);
        let font = self.cache.font(dictionary, &programs(), &cmaps)?;
        let name = dictionary.get::<Name<'_>>("BaseFont").map(|name| name.as_str().to_owned()).unwrap_or_default();
        let is_bold = ["Bold", "bold", "Black", "Heavy", "Semibold"].iter().any(|sign| name.contains(sign));
        let fallback = fallback(dictionary, &font);
        Some(NamedFont { font, is_bold, is_substitute: false, fallback, names: RefCell::default() })
    }
}

/// Programs for fonts that the file does not bring: the fourteen that every reader has.
fn programs() -> FontResolverFn {
    Arc::new(|query| {
        Some(match query {
            FontQuery::Standard(font) => font.get_font_data(),
            FontQuery::Fallback(wanted) => wanted.pick_standard_font().get_font_data(),
        })
    })
}

impl NamedFont<'_> {
    /// Whether a string may be shown in this font: one in place of another shows only plain letters.
    pub(super) fn shows(&self, bytes: &[u8]) -> bool {
        !self.is_substitute || bytes.iter().all(|byte| (0x20..0x7f).contains(byte))
    }

    /// The next code of a string and its length in bytes, never zero.
    pub(super) fn read_code(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        (code, length.max(1))
    }

    /// How far the code moves on, across and down, in thousandths of the font's size.
    pub(super) fn advance(&self, code: u32) -> (f64, f64) {
        let advance = self.font.code_advance(code);
        (advance.x, advance.y)
    }

    pub(super) fn is_vertical(&self) -> bool {
        !self.font.is_horizontal()
    }

    pub(super) fn is_bold(&self) -> bool {
        self.is_bold
    }

    /// The text of a code; empty where nobody can tell.
    pub(super) fn text(&self, code: u32) -> Rc<str> {
        if let Some(known) = self.names.borrow().get(&code) {
            return known.clone();
        }
        let text: Rc<str> = self.name(code).unwrap_or_default().into();
        self.names.borrow_mut().insert(code, text.clone());
        text
    }

    fn name(&self, code: u32) -> Option<String> {
        let id = self.font.map_code(code);
        let glyph = self.font.glyph(id, code);
        let own = match &glyph {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let own = own.map(written).map(|text| tidy(&text)).filter(|text| !text.is_empty());
        // What shows nothing is a space, whoever forgot to say so.
        let is_blank = || matches!(&glyph, FontGlyph::Outline(glyph) if glyph.outline().is_empty());
        own.or_else(|| self.guess(code, id.to_u32())).or_else(|| is_blank().then(|| " ".to_owned()))
    }

    fn guess(&self, code: u32, glyph: u32) -> Option<String> {
        let guessed = match &self.fallback {
            Fallback::Western => western(u8::try_from(code).ok()?),
            Fallback::Unicode => char::from_u32(code).map(String::from),
            Fallback::Collection { codes, collection } => {
                let cid = (1..=4).find_map(|length| codes.lookup_cid_code(code, length))?;
                collection.lookup_bf_string(cid).map(written)
            }
            Fallback::Glyphs(by_glyph) => by_glyph.get(&glyph).map(|sign| sign.to_string()),
            Fallback::None => None,
        };
        guessed.map(|text| tidy(&text)).filter(|text| !text.is_empty())
    }
}

fn written(unicode: BfString) -> String {
    match unicode {
        BfString::Char(sign) => sign.to_string(),
        BfString::String(text) => text,
    }
}

fn western(code: u8) -> Option<String> {
    (code >= 0x20).then(|| encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[code]).0.into_owned())
}

/// Letters as people type them: ligatures and drawn forms apart, symbols of private use as bullets.
fn tidy(text: &str) -> String {
    text.chars()
        .filter_map(|sign| match sign {
            '\u{f0b7}' | '\u{f0a7}' | '\u{f0a8}' | '\u{f076}' | '\u{f0d8}' => Some('•'),
            '\u{f020}'..='\u{f07e}' => char::from_u32(sign as u32 - 0xf000),
            '\u{e000}'..='\u{f8ff}' | '\u{fffd}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => None,
            '\t' | '\n' | '\r' | '\u{a0}' => Some(' '),
            sign if sign.is_control() => None,
            sign => Some(sign),
        })
        .flat_map(|sign| {
            let is_form = matches!(sign, '\u{fb00}'..='\u{fb4f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
            let apart: Vec<char> = if is_form { sign.nfkc().collect() } else { vec![sign] };
            apart
        })
        .collect()
}

fn fallback(dictionary: &Dict<'_>, font: &Font<'_>) -> Fallback {
    if dictionary.get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_str() != "Type0") {
        return Fallback::Western;
    }
    let descendant = dictionary.get::<Array<'_>>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict<'_>>().next());
    let Some(descendant) = descendant else { return Fallback::None };
    let encoding = match dictionary.get::<Object<'_>>("Encoding") {
        Some(Object::Name(name)) => name.as_str().to_owned(),
        _ => String::new(),
    };
    let says_unicode = dictionary.get::<Name<'_>>("ToUnicode").is_some();
    if says_unicode || encoding.contains("UCS2") || encoding.contains("UTF16") {
        return Fallback::Unicode;
    }
    let codes = match encoding.as_str() {
        "Identity-H" | "Identity-V" | "" => Some(CMap::identity_h()),
        name => hayro_cmap::load_embedded(CMapName::from_bytes(name.as_bytes()))
            .and_then(|data| CMap::parse(data, hayro_cmap::load_embedded)),
    };
    let declared = descendant.get::<Dict<'_>>("CIDSystemInfo").and_then(|info| {
        let part = |key: &str| info.get::<PdfString<'_>>(key).map(|text| text.as_bytes().to_vec());
        Some(CidFamily::from_registry_ordering(&part("Registry")?, &part("Ordering")?))
    });
    let by_encoding =
        codes.as_ref().and_then(|codes| Some(codes.metadata().character_collection.as_ref()?.family.clone()));
    let collection = [declared, by_encoding].into_iter().flatten().find_map(|family| family.ucs2_cmap());
    let collection = collection.and_then(hayro_cmap::load_embedded);
    if let Some(collection) = collection.and_then(|data| CMap::parse(data, hayro_cmap::load_embedded))
        && let Some(codes) = codes
    {
        return Fallback::Collection { codes: Box::new(codes), collection: Box::new(collection) };
    }
    glyph_table(font).map_or(Fallback::None, Fallback::Glyphs)
}

/// The table of an embedded font, turned around: from glyphs to characters.
fn glyph_table(font: &Font<'_>) -> Option<HashMap<u32, char>> {
    use skrifa::MetadataProvider;

    let FontGlyph::Outline(glyph) = font.glyph(font.map_code(0), 0) else { return None };
    let data = glyph.font_data()?.data;
    let program = skrifa::FontRef::new((*data).as_ref()).ok()?;
    let mut table = HashMap::new();
    for (sign, glyph) in program.charmap().mappings() {
        if let Some(sign) = char::from_u32(sign) {
            table.entry(glyph.to_u32()).or_insert(sign);
        }
    }
    (!table.is_empty()).then_some(table)
}
