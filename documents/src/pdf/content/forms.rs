//! Content within content: forms that a page draws, and what its annotations show.

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::object::{Dict, Name, Object, Rect, Stream};
use hayro_syntax::page::Resources;

use super::Follower;
use crate::Unreadable;
use crate::pdf::bombs;

/// Forms drawn within forms.
const DEEPEST: usize = 12;

impl<'a> Follower<'a, '_> {
    pub(super) fn form(&mut self, form: &Stream<'a>, outer: &Resources<'a>, depth: usize) -> Result<(), Unreadable> {
        let dictionary = form.dict();
        let is_form = dictionary.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Form");
        if !is_form || depth >= DEEPEST {
            return Ok(());
        }
        self.budget.forms = self.budget.forms.checked_sub(1).ok_or(Unreadable::TookTooLong)?;
        let Some(content) = bombs::data(form, self.budget)? else { return Ok(()) };
        let own = dictionary.get::<Dict<'a>>("Resources").map(Resources::new);
        let before = self.state.clone();
        let texts = (self.text, self.line);
        self.state.transform *= matrix_of(dictionary);
        self.follow(&content, own.as_ref().unwrap_or(outer), depth + 1)?;
        self.state = before;
        (self.text, self.line) = texts;
        Ok(())
    }

    /// What an annotation shows: the value of a field, a note written on the page.
    pub(super) fn annotation(&mut self, annotation: &Dict<'a>) -> Result<(), Unreadable> {
        const INVISIBLE: u32 = 0b10_0010;
        if annotation.get::<u32>("F").is_some_and(|flags| flags & INVISIBLE != 0) {
            return Ok(());
        }
        let Some(normal) = annotation.get::<Dict<'a>>("AP").and_then(|looks| looks.get::<Object<'a>>("N")) else {
            return Ok(());
        };
        let shown = match normal {
            Object::Stream(stream) => Some(stream),
            Object::Dict(states) => {
                annotation.get::<Name<'_>>("AS").and_then(|state| states.get::<Stream<'a>>(state.as_str()))
            }
            _ => None,
        };
        let Some(stream) = shown else { return Ok(()) };
        let place = annotation.get::<Rect>("Rect");
        let frame = stream.dict().get::<Rect>("BBox");
        if let (Some(place), Some(frame)) = (place, frame) {
            let origin = matrix_of(stream.dict()) * Point::new(frame.x0, frame.y0);
            self.state.transform *= Affine::translate((place.x0 - origin.x, place.y0 - origin.y));
        }
        // An appearance may leave out that it is a form.
        let content = bombs::data(&stream, self.budget)?.unwrap_or_default();
        let resources = Resources::new(stream.dict().get::<Dict<'a>>("Resources").unwrap_or_default());
        self.state.transform *= matrix_of(stream.dict());
        self.follow(&content, &resources, 1)
    }
}

fn matrix_of(form: &Dict<'_>) -> Affine {
    form.get::<[f64; 6]>("Matrix").map_or(Affine::IDENTITY, Affine::new)
}
