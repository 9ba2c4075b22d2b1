//! Who may buy from the demo's shop: a lead at every place of the board.

use switchboard::access::LeadsWork;
use switchboard::leads::{self, Field, Lines, Move, Status};
use switchboard::tenancy::{Principal, Tx};

use super::Telling;
use crate::commands::Failure;

/// Somebody who may buy.
struct Prospect {
    said: &'static [(Field, &'static str)],
    worth: Option<i64>,
    note: &'static str,
    way: &'static [Status],
    lost_because: Option<&'static str>,
}

const PROSPECTS: &[Prospect] = &[
    Prospect {
        said: &[
            (Field::Name, "Camille Durand"),
            (Field::Company, "Société du Moulin"),
            (Field::Email, "camille@moulin.example.org"),
            (Field::Phone, "01 42 68 53 00"),
            (Field::Intent, "purchase"),
            (Field::Quantity, "40"),
            (Field::Deadline, "avant Noël"),
        ],
        worth: Some(240_000),
        note: "",
        way: &[],
        lost_because: None,
    },
    Prospect {
        said: &[
            (Field::Name, "Léa Fontaine"),
            (Field::Company, "Café Palombe"),
            (Field::Email, "lea@palombe.example.org"),
            (Field::Intent, "quote"),
            (Field::Quantity, "24"),
        ],
        worth: Some(195_000),
        note: "Veut des carafes pour deux salles. Devis promis pour vendredi.",
        way: &[Status::Contacted],
        lost_because: None,
    },
    Prospect {
        said: &[
            (Field::Name, "Marc Lemoine"),
            (Field::Company, "Hôtel des Tilleuls"),
            (Field::Email, "marc@tilleuls.example.org"),
            (Field::Phone, "+33 4 78 63 20 00"),
            (Field::Intent, "purchase"),
            (Field::Quantity, "48"),
        ],
        worth: Some(480_000),
        note: "48 bols, sauge. Budget confirmé par la direction.",
        way: &[Status::Contacted, Status::Qualified],
        lost_because: None,
    },
    Prospect {
        said: &[
            (Field::Name, "Inès Robert"),
            (Field::Company, "Table d’Inès"),
            (Field::Email, "ines@table.example.org"),
            (Field::Intent, "demo"),
        ],
        worth: Some(86_000),
        note: "",
        way: &[Status::Contacted, Status::Qualified, Status::Converted],
        lost_because: None,
    },
    Prospect {
        said: &[(Field::Name, "Paul Girard"), (Field::Email, "paul.girard@example.org"), (Field::Intent, "quote")],
        worth: None,
        note: "",
        way: &[Status::Contacted, Status::Lost],
        lost_because: Some("Budget reporté à l’an prochain"),
    },
];

impl Telling {
    /// Leads that a colleague writes down after a fair.
    pub(super) async fn sell(&self, bruno: &Principal) -> Result<(), Failure> {
        for it in PROSPECTS {
            let lines = Lines { lines: it.said.iter().map(|(field, text)| (*field, (*text).to_owned())).collect() };
            let lead = leads::add(self.at_leads(bruno).await?, &lines).await?;
            if let Some(worth) = it.worth {
                leads::set_value(self.at_leads(bruno).await?, lead, Some(worth)).await?;
            }
            if !it.note.is_empty() {
                leads::note(self.at_leads(bruno).await?, lead, it.note).await?;
                let tx = self.at_leads(bruno).await?;
                let owner = tx.member();
                leads::own(tx, lead, owner).await?;
            }
            for to in it.way {
                let because = it.lost_because.filter(|_| *to == Status::Lost).map(str::to_owned);
                let step = Move { to: *to, because, only_from: None };
                leads::move_to(self.at_leads(bruno).await?, lead, &step).await?;
            }
        }
        Ok(())
    }

    async fn at_leads(&self, who: &Principal) -> Result<Tx<LeadsWork>, Failure> {
        Ok(self.desk.begin::<LeadsWork>(who.clone()).await?)
    }
}
