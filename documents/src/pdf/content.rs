//! The content of a page: a list of drawing operators, of which those that show text are followed.

mod forms;

use std::rc::Rc;

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as PdfString};
use hayro_syntax::page::{Page, Resources};

use super::Budget;
use super::bombs;
use super::fonts::{Fonts, NamedFont};
use crate::Unreadable;

/// Graphics states kept for later.
const MOST_STATES: usize = 512;
/// Annotations of one page whose text is read.
const MOST_ANNOTATIONS: usize = 2_000;

/// One character, or the few that one sign stands for, at its place on the page.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) text: Rc<str>,
    /// Where it starts and ends on its baseline; y grows downwards.
    pub(super) from: Point,
    pub(super) to: Point,
    /// Height of the font.
    pub(super) size: f64,
    pub(super) is_bold: bool,
}

#[derive(Clone)]
struct State<'a> {
    transform: Affine,
    font: Option<Rc<NamedFont<'a>>>,
    size: f64,
    character_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// A stretch of content that the file marks: as an artifact of printing, or with its actual text.
enum Mark {
    Plain,
    Artifact,
    /// The text, until it has been put in place of the first character.
    Actual(Option<Rc<str>>),
}

struct Follower<'a, 'b> {
    fonts: &'b Fonts<'a>,
    /// Fonts of the page's parents. A page with resources of its own should not need them; some do.
    inherited: Vec<Dict<'a>>,
    budget: &'b mut Budget,
    state: State<'a>,
    states: Vec<State<'a>>,
    text: Affine,
    line: Affine,
    marks: Vec<Mark>,
    glyphs: Vec<Glyph>,
    artifacts: Vec<Glyph>,
}

/// The text of a page. What the file marks as an artifact counts only where there is nothing else.
pub(super) fn glyphs<'a>(page: &Page<'a>, fonts: &Fonts<'a>, budget: &mut Budget) -> Result<Vec<Glyph>, Unreadable> {
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let mut follower = Follower {
        fonts,
        inherited: inherited(page.raw()),
        budget,
        state: State {
            transform,
            font: None,
            size: 1.0,
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        },
        states: Vec::new(),
        text: Affine::IDENTITY,
        line: Affine::IDENTITY,
        marks: Vec::new(),
        glyphs: Vec::new(),
        artifacts: Vec::new(),
    };
    let mut content = Vec::new();
    for part in contents(page.raw()) {
        content.extend(bombs::data(&part, follower.budget)?.unwrap_or_default());
        content.push(b' ');
    }
    follower.follow(&content, page.resources(), 0)?;
    follower.marks.clear();
    let fresh = State { transform, font: None, ..follower.state.clone() };
    let annotations = page.raw().get::<Array<'a>>("Annots").map(|all| all.iter::<Dict<'a>>()).into_iter().flatten();
    for annotation in annotations.take(MOST_ANNOTATIONS) {
        follower.state = fresh.clone();
        follower.annotation(&annotation)?;
    }
    let has_words = follower.glyphs.iter().any(|glyph| glyph.text.chars().any(char::is_alphanumeric));
    Ok(if has_words { follower.glyphs } else { [follower.glyphs, follower.artifacts].concat() })
}

fn inherited<'a>(page: &Dict<'a>) -> Vec<Dict<'a>> {
    const FARTHEST: usize = 8;
    let parents = std::iter::successors(page.get::<Dict<'a>>("Parent"), |parent| parent.get::<Dict<'a>>("Parent"));
    parents.take(FARTHEST).filter_map(|parent| parent.get::<Dict<'a>>("Resources")?.get::<Dict<'a>>("Font")).collect()
}

fn contents<'a>(page: &Dict<'a>) -> Vec<Stream<'a>> {
    match page.get::<Object<'a>>("Contents") {
        Some(Object::Stream(one)) => vec![one],
        Some(Object::Array(many)) => many.iter::<Stream<'a>>().collect(),
        _ => Vec::new(),
    }
}

impl<'a> Follower<'a, '_> {
    fn follow(&mut self, content: &[u8], resources: &Resources<'a>, depth: usize) -> Result<(), Unreadable> {
        let floor = self.states.len();
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            self.budget.operators = self.budget.operators.checked_sub(1).ok_or(Unreadable::TookTooLong)?;
            if self.budget.characters == 0 {
                break;
            }
            match operator {
                TypedInstruction::SaveState(_) if self.states.len() < MOST_STATES => {
                    self.states.push(self.state.clone())
                }
                TypedInstruction::RestoreState(_) if self.states.len() > floor => {
                    self.state = self.states.pop().unwrap_or_else(|| self.state.clone());
                }
                TypedInstruction::Transform(m) => {
                    self.state.transform *= affine([m.0, m.1, m.2, m.3, m.4, m.5]);
                }
                TypedInstruction::SetGraphicsState(name) => {
                    if let Some(font) =
                        resources.get_ext_g_state(name.0).and_then(|state| state.get::<Array<'a>>("Font"))
                    {
                        let mut parts = font.iter::<Object<'a>>();
                        let dictionary = parts.next().and_then(Object::into_dict);
                        self.state.font = dictionary.and_then(|dictionary| self.fonts.named(&dictionary));
                        self.state.size = parts.next().and_then(Object::into_f32).map_or(1.0, f64::from);
                    }
                }
                TypedInstruction::BeginText(_) => (self.text, self.line) = (Affine::IDENTITY, Affine::IDENTITY),
                TypedInstruction::TextFont(font) => {
                    self.state.font = self.font(font.0, resources);
                    self.state.size = font.1.as_f64();
                }
                TypedInstruction::CharacterSpacing(space) => self.state.character_space = space.0.as_f64(),
                TypedInstruction::WordSpacing(space) => self.state.word_space = space.0.as_f64(),
                TypedInstruction::HorizontalScaling(scale) => self.state.stretch = scale.0.as_f64() / 100.0,
                TypedInstruction::TextLeading(leading) => self.state.leading = leading.0.as_f64(),
                TypedInstruction::TextRise(rise) => self.state.rise = rise.0.as_f64(),
                TypedInstruction::SetTextMatrix(m) => {
                    self.line = affine([m.0, m.1, m.2, m.3, m.4, m.5]);
                    self.text = self.line;
                }
                TypedInstruction::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
                TypedInstruction::NextLineAndSetLeading(by) => {
                    self.state.leading = -by.1.as_f64();
                    self.next_line(by.0.as_f64(), by.1.as_f64());
                }
                TypedInstruction::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
                TypedInstruction::ShowText(text) => self.show(text.0),
                TypedInstruction::NextLineAndShowText(text) => {
                    self.next_line(0.0, -self.state.leading);
                    self.show(text.0);
                }
                TypedInstruction::ShowTextWithParameters(text) => {
                    self.state.word_space = text.0.as_f64();
                    self.state.character_space = text.1.as_f64();
                    self.next_line(0.0, -self.state.leading);
                    self.show(text.2);
                }
                TypedInstruction::ShowTexts(texts) => {
                    for part in texts.0.iter::<Object<'_>>() {
                        match part {
                            Object::String(text) => self.show(&text),
                            Object::Number(by) => self.shift(by.as_f64()),
                            _ => {}
                        }
                    }
                }
                TypedInstruction::XObject(name) => {
                    if let Some(form) = resources.get_x_object(name.0) {
                        self.form(&form, resources, depth)?;
                    }
                }
                TypedInstruction::BeginMarkedContent(tag) => self.begin_mark(tag.0, None),
                TypedInstruction::BeginMarkedContentWithProperties(mark) => {
                    let properties = match mark.1 {
                        Object::Dict(properties) => Some(actual_text(properties)),
                        Object::Name(name) => resources.properties.get::<Dict<'a>>(name).map(|own| actual_text(&own)),
                        _ => None,
                    };
                    self.begin_mark(mark.0, properties.flatten());
                }
                TypedInstruction::EndMarkedContent(_) => drop(self.marks.pop()),
                _ => {}
            }
        }
        if self.states.len() > floor {
            self.states.truncate(floor + 1);
            self.state = self.states.pop().unwrap_or_else(|| self.state.clone());
        }
        Ok(())
    }

    /// The font of this name, here or among what the page inherits, or a substitute.
    fn font(&self, name: &Name<'_>, resources: &Resources<'a>) -> Option<Rc<NamedFont<'a>>> {
        let inherited = || self.inherited.iter().find_map(|fonts| fonts.get::<Dict<'a>>(name));
        let dictionary = resources.get_font(name).or_else(inherited);
        dictionary.and_then(|dictionary| self.fonts.named(&dictionary)).or_else(|| self.fonts.substitute())
    }

    fn begin_mark(&mut self, tag: &Name<'_>, actual: Option<String>) {
        let mark = match (tag.as_str(), actual) {
            (_, Some(text)) => Mark::Actual(Some(text.into())),
            ("Artifact", None) => Mark::Artifact,
            _ => Mark::Plain,
        };
        if self.marks.len() < MOST_STATES {
            self.marks.push(mark);
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.text = self.line;
    }

    fn shift(&mut self, by: f64) {
        let by = -by / 1000.0 * self.state.size;
        let is_vertical = self.state.font.as_ref().is_some_and(|font| font.is_vertical());
        self.text *= Affine::translate(if is_vertical { (0.0, by) } else { (by * self.state.stretch, 0.0) });
    }

    fn show(&mut self, string: &PdfString<'_>) {
        let Some(font) = self.state.font.clone() else { return };
        let bytes = string.as_bytes();
        if !font.shows(bytes) {
            return;
        }
        let mut at = 0;
        while at < bytes.len() && self.budget.characters > 0 {
            let (code, length) = font.read_code(bytes, at);
            at += length;
            let (across, down) = font.advance(code);
            let whole = self.state.transform * self.text * Affine::translate((0.0, self.state.rise));
            let from = whole * Point::ORIGIN;
            let (across, down) = (across / 1000.0 * self.state.size, down / 1000.0 * self.state.size);
            let to = whole * Point::new(across * self.state.stretch, down);
            let height = whole * Point::new(0.0, self.state.size) - from;
            self.place(Glyph { text: font.text(code), from, to, size: height.hypot(), is_bold: font.is_bold() });
            let mut space = self.state.character_space;
            if length == 1 && code == 32 {
                space += self.state.word_space;
            }
            let step =
                if font.is_vertical() { (0.0, down + space) } else { ((across + space) * self.state.stretch, 0.0) };
            self.text *= Affine::translate(step);
        }
    }

    fn place(&mut self, mut glyph: Glyph) {
        let is_sound = glyph.from.is_finite() && glyph.to.is_finite() && glyph.size.is_finite();
        if !is_sound || glyph.size <= 0.01 {
            return;
        }
        let (mut is_artifact, mut is_replaced) = (false, false);
        for mark in &mut self.marks {
            match mark {
                Mark::Plain => {}
                Mark::Artifact => is_artifact = true,
                Mark::Actual(text) => match text.take() {
                    Some(text) => glyph.text = text,
                    None => is_replaced = true,
                },
            }
        }
        let glyphs = if is_artifact { &mut self.artifacts } else { &mut self.glyphs };
        if is_replaced {
            // Its text was said by the first of its stretch, which so takes all the room.
            if let Some(first) =
                glyphs.last_mut().filter(|first| (first.from.y - glyph.from.y).abs() < first.size / 2.0)
            {
                first.to = glyph.to;
            }
        } else {
            self.budget.characters = self.budget.characters.saturating_sub(glyph.text.chars().count().max(1));
            glyphs.push(glyph);
        }
    }
}

fn actual_text(properties: &Dict<'_>) -> Option<String> {
    properties.get::<PdfString<'_>>("ActualText").map(|text| super::text_string(text.as_bytes()))
}

fn affine(parts: [Number; 6]) -> Affine {
    Affine::new(parts.map(|part| part.as_f64()))
}
