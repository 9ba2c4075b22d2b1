//! The nouns of labels, here and in the browser.

crate::words! {
    /// One of the eight colours of labels and avatars.
    pub enum Tone {
        /// Petrol.
        Petrol = "petrol",
        /// Blue.
        Blue = "blue",
        /// Heather.
        Heather = "heather",
        /// Rose.
        Rose = "rose",
        /// Brick.
        Brick = "brick",
        /// Copper.
        Copper = "copper",
        /// Olive.
        Olive = "olive",
        /// Slate.
        Slate = "slate",
    }
}

impl Tone {
    /// The tone of a name: always the same one, today and after a restart (FNV-1a).
    pub fn of(name: &str) -> Self {
        let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        Self::ALL[hash as usize % Self::ALL.len()]
    }
}
