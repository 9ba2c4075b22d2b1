//! The nouns of leads.

mod step;

pub use step::Step;

crate::words! {
    /// Where a lead stands.
    pub enum Status {
        /// Nobody has answered its interest yet.
        New = "new",
        /// Somebody wrote or called.
        Contacted = "contacted",
        /// They can and want to buy.
        Qualified = "qualified",
        /// They did.
        Converted = "converted",
        /// They will not.
        Lost = "lost",
    }
}

impl Status {
    /// Whether there is still something to do.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Converted | Self::Lost)
    }
}

crate::words! {
    /// A score in words.
    pub enum Level {
        /// May come back one day.
        Cold = "cold",
        /// Wants something.
        Warm = "warm",
        /// Wants it now.
        Hot = "hot",
    }
}

crate::words! {
    /// What a lead wants.
    pub enum Intent {
        /// To see it first.
        Demo = "demo",
        /// To know what it would cost.
        Quote = "quote",
        /// To buy.
        Purchase = "purchase",
        /// Help with something they have.
        Support = "support",
        /// Something else. Only people say so.
        Other = "other",
    }
}

impl Intent {
    /// Whether somebody who wants this may buy: then they are proposed as a lead.
    pub const fn may_buy(self) -> bool {
        matches!(self, Self::Demo | Self::Quote | Self::Purchase)
    }
}

crate::words! {
    /// Who captured a lead.
    pub enum CapturedBy {
        /// The assistant proposed it and an agent said yes.
        Assistant = "assistant",
        /// An agent.
        Agent = "agent",
        /// Another system.
        Api = "api",
    }
}

crate::words! {
    /// What is captured of somebody.
    pub enum Field {
        /// What they are called.
        Name = "name",
        /// Where they read mail.
        Email = "email",
        /// Where they can be called.
        Phone = "phone",
        /// For whom they write.
        Company = "company",
        /// What they want.
        Intent = "intent",
        /// How many of it.
        Quantity = "quantity",
        /// Until when.
        Deadline = "deadline",
    }
}

crate::words! {
    /// What speaks for a lead, or against it.
    pub enum Signal {
        /// They want to buy, or to know the price.
        Intent = "intent",
        /// They want to see it.
        Demo = "demo",
        /// They want many.
        Volume = "volume",
        /// They want it by a certain day.
        Deadline = "deadline",
        /// They write from a company's address.
        CompanyMail = "company_mail",
        /// They can be called.
        Phone = "phone",
        /// They bought before.
        Returning = "returning",
        /// They want help rather than to buy.
        Support = "support",
        /// A model thinks more, or less, of them.
        Model = "model",
    }
}

crate::words! {
    /// The order of a list of leads.
    pub enum Sort {
        /// What changed last, first.
        Newest = "newest",
        /// The highest score first.
        Score = "score",
        /// What is worth most, first.
        Value = "value",
    }
}

crate::words! {
    /// The currencies in which a workspace says what leads are worth.
    pub enum Currency {
        /// Euro.
        Eur = "EUR",
        /// US dollar.
        Usd = "USD",
        /// Pound sterling.
        Gbp = "GBP",
        /// Swiss franc.
        Chf = "CHF",
        /// Canadian dollar.
        Cad = "CAD",
        /// Swedish crown.
        Sek = "SEK",
    }
}
