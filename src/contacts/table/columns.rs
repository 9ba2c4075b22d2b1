//! What the columns of a table are.

use crate::contacts::SegmentOf;
use crate::knowledge::search::fold;

crate::words! {
    /// What a column is.
    pub enum Column {
        /// Not looked at.
        Ignored = "ignored",
        /// Names.
        Name = "name",
        /// Mail addresses.
        Email = "email",
        /// Telephone numbers.
        Phone = "phone",
        /// Languages, two letters.
        Language = "language",
        /// Whom contacts write for, by code or by name.
        Company = "company",
        /// Codes of companies.
        Code = "code",
        /// Something of the workspace's own, called as the column is.
        Attribute = "attribute",
    }
}

impl Column {
    /// What a column can be in a table of these.
    pub const fn of(of: SegmentOf) -> &'static [Self] {
        match of {
            SegmentOf::Contacts => {
                &[Self::Ignored, Self::Name, Self::Email, Self::Phone, Self::Language, Self::Company, Self::Attribute]
            }
            SegmentOf::Companies => &[Self::Ignored, Self::Name, Self::Code, Self::Attribute],
        }
    }

    /// What a column probably is, by its head.
    fn guessed(head: &str, of: SegmentOf) -> Self {
        let column = match &*fold(head.trim()) {
            "name" | "nom" | "full name" | "nom complet" | "contact" => Self::Name,
            "email" | "e-mail" | "mail" | "e-mail address" | "adresse e-mail" | "courriel" => Self::Email,
            "phone" | "telephone" | "tel" | "mobile" | "portable" | "phone number" => Self::Phone,
            "language" | "langue" => Self::Language,
            "company" | "entreprise" | "societe" if of == SegmentOf::Contacts => Self::Company,
            "company" | "entreprise" | "societe" => Self::Name,
            "code" => Self::Code,
            "" | "labels" | "etiquettes" | "members" | "membres" => Self::Ignored,
            _ => Self::Attribute,
        };
        if Self::of(of).contains(&column) { column } else { Self::Attribute }
    }
}

/// What each column of a table is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns(pub Vec<Column>);

impl Columns {
    /// What they probably are, by their heads; nothing twice.
    pub fn guessed(heads: &[String], of: SegmentOf) -> Self {
        let mut columns: Vec<Column> = Vec::new();
        for head in heads {
            let column = Column::guessed(head, of);
            let is_taken = column != Column::Attribute && columns.contains(&column);
            columns.push(if is_taken { Column::Ignored } else { column });
        }
        Self(columns)
    }

    /// What somebody said that they are, `name,email,ignored`; a guess where that does not fit these heads.
    pub fn said(text: &str, heads: &[String], of: SegmentOf) -> Self {
        let said: Option<Vec<Column>> = text.split(',').map(|it| it.parse().ok()).collect();
        let fits = said.filter(|it| it.len() == heads.len() && it.iter().all(|it| Column::of(of).contains(it)));
        fits.map_or_else(|| Self::guessed(heads, of), Self)
    }

    /// The places of the columns that are this.
    pub fn places(&self, column: Column) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().filter(move |(_, it)| **it == column).map(|(at, _)| at)
    }
}

/// As [`Columns::said`] reads them.
impl std::fmt::Display for Columns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words: Vec<&str> = self.0.iter().map(|it| it.word()).collect();
        f.write_str(&words.join(","))
    }
}
