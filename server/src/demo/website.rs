//! The help pages of Ma Boutique's own website, as they were when they were read. Nobody is asked for them: the address
//! is one of those that lead nowhere, and what stands there is told here.

use switchboard::knowledge::{Language, Reason};
use switchboard::sites::visited::{ReadPage, Visited};
use switchboard::sites::work::{self, Errand};
use switchboard::sites::{self, Added, Address, CrawlKind, MOST_PAGES, Schedule, Scope, Wanted};
use switchboard::tenancy::Principal;
use time::Duration;

use super::Telling;
use crate::commands::Failure;
use crate::worker::worker;

/// A page: its path, its title, its words, and where it leads.
type Page = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// A site: where it begins, its pages, and the path that does not answer.
pub struct Website {
    pub address: &'static str,
    pages: &'static [Page],
    broken: &'static str,
}

/// Ma Boutique's.
pub const BOUTIQUE: Website = Website {
    address: "https://ma-boutique.example/maison",
    pages: &[
        (
            "/maison",
            "La maison",
            "Ma Boutique est une maison de tricot fondée en 2014 par deux sœurs.",
            &["/maison/atelier", "/maison/soirees", "/maison/engagements", "/maison/catalogue"],
        ),
        (
            "/maison/atelier",
            "L’atelier de retouche",
            "Notre atelier raccourcit les manches et reprend les ourlets. Une retouche demande une semaine et coûte 15 €.",
            &["/maison"],
        ),
        (
            "/maison/soirees",
            "Les soirées tricot",
            "Le premier jeudi du mois, une soirée tricot réunit douze personnes autour d’un modèle. L’inscription est gratuite.",
            &["/maison"],
        ),
        (
            "/maison/engagements",
            "Nos engagements",
            "Nos étiquettes sont imprimées sur du papier recyclé. Depuis 2021, la maison ne se sert que d’électricité renouvelable.",
            &["/maison/atelier"],
        ),
    ],
    broken: "/maison/catalogue",
};

impl Website {
    fn answer(&self, errand: &Errand) -> Visited {
        let path = errand.address.path();
        if path == self.broken {
            return Visited::Failed(Reason::Unreachable);
        }
        let page = self.pages.iter().find(|(at, ..)| *at == path);
        page.map_or(Visited::Failed(Reason::NotFound), |(_, title, words, links)| {
            Visited::Page(Box::new(ReadPage {
                title: Some((*title).to_owned()),
                language: Some("fr".to_owned()),
                text: (*words).to_owned(),
                links: links.iter().map(|it| (*it).to_owned()).collect(),
                ..ReadPage::default()
            }))
        })
    }
}

impl Telling {
    /// Adds a website as one of a shop's people, and reads it to its end.
    pub async fn read_website(&self, who: &Principal, website: &Website) -> Result<(), Failure> {
        let wanted = Wanted {
            address: Address::parse(website.address).ok_or("the website of the demo has no address")?,
            scope: Scope::default(),
            page_cap: MOST_PAGES,
            // Read again by itself, it would not answer.
            schedule: Schedule::Manual,
            language: Language::French,
        };
        let site = match sites::add(self.desk.begin(who.clone()).await?, &wanted, CrawlKind::Whole).await? {
            Added::New(site) | Added::Known(site) => site,
        };
        let mut tx = worker(&self.desk, who.tenant).await?;
        let found = sites::find(&mut tx, site).await?;
        drop(tx);
        let Some((crawl, ..)) = found.and_then(|it| it.crawl) else { return Ok(()) };
        loop {
            let mut tx = worker(&self.desk, who.tenant).await?;
            let errand = work::next(&mut tx, crawl.id).await?;
            tx.commit().await?;
            let Some(errand) = errand else { return Ok(()) };
            self.clock.advance(Duration::seconds(1));
            let mut tx = worker(&self.desk, who.tenant).await?;
            work::take(&mut tx, &errand, website.answer(&errand), 240).await?;
            tx.commit().await?;
        }
    }
}
