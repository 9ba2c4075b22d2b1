//! The demo's address book: two companies, what is known of who writes, and one of them twice.

use switchboard::access::{ContactsRead, ContactsWrite};
use switchboard::companies::{self, Attributes, NoteText};
use switchboard::contacts::{self, Details, Filter, SegmentFor, SegmentOf, Typed};
use switchboard::ids::*;
use switchboard::labels::{self, Tone};
use switchboard::team;
use switchboard::tenancy::Principal;
use switchboard::title::Title;

use super::Telling;
use crate::commands::Failure;

/// Sophie's number, as she wrote it on either channel.
pub const SOPHIES_NUMBERS: [&str; 2] = ["+33 6 12 34 56 78", "06 12 34 56 78"];

impl Telling {
    /// What the team knows of those who wrote.
    pub(super) async fn address_book(&self, bruno: &Principal, amelie: &Principal) -> Result<(), Failure> {
        let vip = labels::add(self.desk.begin(bruno.clone()).await?, &Title::parse("VIP")?, Tone::Copper).await?;
        let route = labels::add(self.desk.begin(bruno.clone()).await?, &Title::parse("Tournée")?, Tone::Olive).await?;
        let vauban = self.company(bruno, "Atelier Vauban", "VAU-01", "Secteur: Encadrement").await?;
        let tilleuls = self.company(bruno, "Hôtel des Tilleuls", "TIL-02", "Secteur: Hôtellerie\nChambres: 42").await?;
        companies::label(self.desk.begin(bruno.clone()).await?, tilleuls, route, "7").await?;
        let note = NoteText::parse("Livraison par l’entrée de service, avant 10 h.").ok_or("no note")?;
        companies::note(self.desk.begin(amelie.clone()).await?, tilleuls, &note).await?;

        let pro = self.contact(bruno, "Atelier Vauban").await?;
        self.knows(bruno, pro, None, Some(vauban)).await?;
        let lucas = self.contact(bruno, "Lucas Bernard").await?;
        contacts::label(self.desk.begin(bruno.clone()).await?, lucas, vip, "").await?;
        let note = NoteText::parse("Préfère être rappelé le matin.").ok_or("no note")?;
        contacts::note(self.desk.begin(amelie.clone()).await?, lucas, &note).await?;
        // Twice: on the website, and on the page for professionals.
        let mut numbers = SOPHIES_NUMBERS.into_iter();
        for id in self.contacts(bruno, "Sophie Martin").await? {
            self.knows(bruno, id, numbers.next(), Some(tilleuls)).await?;
        }
        let loyal = Filter { label: Some(vip), ..Filter::default() };
        let tx = self.desk.begin(bruno.clone()).await?;
        contacts::save_segment(tx, &Title::parse("Clients VIP")?, SegmentFor::Everyone, SegmentOf::Contacts, &loyal)
            .await?;
        Ok(())
    }

    async fn company(&self, who: &Principal, name: &str, code: &str, known: &str) -> Result<CompanyId, Failure> {
        let details = companies::Details::parse(name, code, Attributes::lines(known))?;
        Ok(companies::add(self.desk.begin::<ContactsWrite>(who.clone()).await?, &details).await?)
    }

    /// Everybody who is called so.
    async fn contacts(&self, who: &Principal, name: &str) -> Result<Vec<ContactId>, Failure> {
        let mut tx = self.desk.begin::<ContactsRead>(who.clone()).await?;
        let filter = Filter { words: Some(name.to_owned()), ..Filter::default() };
        Ok(contacts::list(&mut tx, &filter, 10).await?.into_iter().map(|it| it.id).collect())
    }

    async fn contact(&self, who: &Principal, name: &str) -> Result<ContactId, Failure> {
        self.contacts(who, name).await?.into_iter().next().ok_or_else(|| "nobody is called so".into())
    }

    /// Writes down the number and the company of somebody, beside what is known.
    async fn knows(
        &self,
        who: &Principal,
        id: ContactId,
        phone: Option<&str>,
        company: Option<CompanyId>,
    ) -> Result<(), Failure> {
        let mut tx = self.desk.begin::<ContactsRead>(who.clone()).await?;
        let known = contacts::card(&mut tx, id).await?.ok_or("the contact is gone")?.details;
        let country = team::workspace(&mut tx).await?.country();
        drop(tx);
        let typed = Typed { name: "Somebody", phone: phone.unwrap_or_default(), company, ..Typed::default() };
        let phone = Details::parse(typed, Attributes::lines(""), country)?.phone;
        let details = Details { phone, company_id: company, ..known };
        contacts::change(self.desk.begin(who.clone()).await?, id, &details).await?;
        Ok(())
    }
}
