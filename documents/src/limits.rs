//! How much of a file is read.

/// How much of a file is ever read. What exceeds them is refused before the work, except for
/// [`Limits::LONGEST_TEXT`], at which reading stops.
#[derive(Clone, Copy, Debug)]
pub struct Limits;

impl Limits {
    /// Bytes of the file itself.
    pub const LARGEST: usize = 25_000_000;
    /// Bytes of everything in the file, unpacked.
    pub const MOST_UNPACKED: u64 = 200_000_000;
    /// Entries of an archive.
    pub const MOST_ENTRIES: usize = 2_000;
    /// Pages, slides or sheets.
    pub const MOST_PAGES: usize = 200;
    /// Pixels of one picture in the file.
    pub const MOST_PIXELS: u64 = 20_000_000;
    /// Archives within archives, the file itself included.
    pub const DEEPEST: usize = 2;
    /// Characters of text that are taken from one file.
    pub const LONGEST_TEXT: usize = 1_000_000;
}
