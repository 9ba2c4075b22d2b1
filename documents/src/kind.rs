/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Pdf,
    Docx,
    Pptx,
    Xlsx,
    Html,
    Markdown,
    Text,
    Csv,
}

/// Tells what a file is by its content; only among texts does the name's ending decide.
pub fn type_of(_bytes: &[u8], _name: &str) -> Option<Type> {
    None
}
