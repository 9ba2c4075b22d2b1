//! What happened in the demo's workspaces over the last two days, after a quiet month.

use switchboard::access::{AssistantPublish, ChannelsConnect, InboxRead, InboxReply, VisitorWrite, WorkspaceManage};
use switchboard::channels::{self, AssistantMode, Domain};
use switchboard::escalations;
use switchboard::ids::*;
use switchboard::inbox::{self, Body, Filter, Reply, Then};
use switchboard::service_levels;
use switchboard::team::{self, Email, TimeZone, WorkspaceChange};
use switchboard::tenancy::Principal;
use switchboard::text::Locale;

use super::gaps::Shop;
use super::people::{AMELIE, BRUNO, CLAIRE, DAVID, EVA, NILS, OMAR};
use super::{Telling, knowledge, website};
use crate::commands::Failure;

/// So long ago the story begins.
const STORY: time::Duration = time::Duration::hours(50);

/// A visitor who has the widget open.
pub(super) struct Customer {
    who: Principal,
    name: String,
    email: String,
    written: std::cell::Cell<u32>,
}

impl Telling {
    pub async fn ma_boutique(&self) -> Result<(), Failure> {
        let claire = self.open(CLAIRE, "Ma Boutique", "ma-boutique", Locale::Fr).await?;
        self.zone(&claire, "Europe/Paris").await?;
        let david = self.join(&claire, DAVID).await?;
        let bruno = self.join(&claire, BRUNO).await?;
        let amelie = self.join(&claire, AMELIE).await?;
        let _eva = self.join(&claire, EVA).await?;
        self.know(&bruno, knowledge::BOUTIQUE_FAQ, knowledge::BOUTIQUE_TEXTS).await?;
        let fallback = Email::parse("admin@ma-boutique.com")?;
        service_levels::set_fallback(self.desk.begin(claire.clone()).await?, Some(&fallback)).await?;
        let site = self.widget(&claire, "ma-boutique.com", &["ma-boutique.com", "127.0.0.1", "localhost"]).await?;
        let careful = self.widget(&claire, "ma-boutique.com/pro", &["ma-boutique.com"]).await?;
        channels::set_assistant_mode(self.desk.begin::<AssistantPublish>(david).await?, careful, AssistantMode::Draft)
            .await?;
        let shop = Shop { claire: &claire, bruno: &bruno, amelie: &amelie };
        self.month(site, &shop).await?;
        self.pass_until(STORY.whole_minutes()).await?;
        self.upload(&bruno, knowledge::BOUTIQUE_FILE).await?;
        self.read_website(&bruno, &website::BOUTIQUE).await?;

        self.remember(&claire).await?;
        let lucas = self.visitor(site, &claire, "fr", "Lucas Bernard", "lucas.bernard@example.org").await?;
        self.writes(&lucas, "Bonjour, comment retourner un article ?").await?;
        self.pass(2).await?;
        self.writes(&lucas, "Parfait, merci !").await?;
        self.pass(20).await?;
        let resolved = self.newest(&claire).await?;
        inbox::take_over(self.desk.begin(amelie.clone()).await?, resolved).await?;
        self.says(&amelie, resolved, "Avec plaisir, Lucas. Bonne journée !", Then::Resolve).await?;
        // Sophie by the other door: nobody has seen yet that she is who writes again this morning.
        let again = self.visitor(careful, &claire, "fr", "Sophie Martin", "s.martin@tilleuls.example.org").await?;
        self.writes(&again, "Faites-vous des tarifs pour un hôtel ?").await?;
        let asked = self.newest(&claire).await?;
        self.accept(&amelie, asked).await?;
        self.says(&amelie, asked, "Bonjour Sophie, oui : dix pour cent dès trente pièces.", Then::Resolve).await?;
        self.evaluate(&bruno, knowledge::BOUTIQUE_SET).await?;
        self.lack(site, &shop).await?;
        self.ask_for_vouchers(site, &shop).await?;
        self.sell(&bruno).await?;
        self.pass(24 * 60).await?;

        let kate = self.visitor(site, &claire, "en", "Kate Wilson", "kate.wilson@example.org").await?;
        self.writes(&kate, "How long does delivery take to London?").await?;
        self.pass(60 * 8).await?;

        let hugo = self.visitor(site, &claire, "fr", "Hugo Laurent", "hugo.laurent@example.org").await?;
        self.writes(&hugo, "Je voudrais parler à une personne, ma commande est incomplète.").await?;
        self.pass(3).await?;
        let hugos = self.newest(&claire).await?;
        self.accept(&amelie, hugos).await?;
        self.says(
            &amelie,
            hugos,
            "Bonjour Hugo, je regarde votre commande tout de suite. Quel article manque-t-il ?",
            Then::Wait,
        )
        .await?;
        self.pass(4).await?;
        let note = Body::parse("Colis pesé à 1,2 kg au départ : il manque sans doute l’écharpe. @Bruno, on renvoie ?")?;
        inbox::note(self.desk.begin(amelie.clone()).await?, hugos, &note, None).await?;
        self.writes(&hugo, "Il manque l’écharpe verte.").await?;
        // The morning has just begun: who waits now has not waited long, but for one.
        self.pass_until(64).await?;

        let emma = self.visitor(site, &claire, "fr", "Emma Petit", "emma.petit@example.org").await?;
        self.writes(&emma, "Avez-vous des cartes cadeaux ?").await?;
        self.pass(20).await?;

        // Who asked the same this morning has been answered: from that the gap can be filled.
        let jules = self.visitor(site, &claire, "fr", "Jules Morin", "jules.morin@example.org").await?;
        self.writes(&jules, "Bonjour, vendez-vous des cartes cadeaux ?").await?;
        self.pass(3).await?;
        let asked = self.newest(&claire).await?;
        self.accept(&amelie, asked).await?;
        self.says(
            &amelie,
            asked,
            "Bonjour Jules, oui : nos cartes cadeaux vont de 20 à 100 €. Elles sont valables un an, en ligne et en \
             boutique. Bonne journée !",
            Then::Resolve,
        )
        .await?;
        self.pass(10).await?;

        let sophie = self.visitor(site, &claire, "fr", "Sophie Martin", "sophie.martin@example.org").await?;
        self.writes(&sophie, "Quel est le délai de livraison ?").await?;
        self.pass(6).await?;

        let pro = self.visitor(careful, &claire, "fr", "Atelier Vauban", "contact@vauban.example.org").await?;
        self.writes(&pro, "Combien coûte la livraison ?").await?;
        self.pass(9).await?;

        self.address_book(&bruno, &amelie).await?;

        let chloe = self.visitor(site, &claire, "fr", "Chloé Moreau", "chloe.moreau@example.org").await?;
        self.writes(&chloe, "Mon pull est arrivé troué, je veux être remboursée.").await?;
        self.pass(1).await?;
        self.find_topics(&claire).await
    }

    pub async fn nordic_wholesale(&self) -> Result<(), Failure> {
        let nils = self.open(NILS, "Nordic Wholesale", "nordic-wholesale", Locale::En).await?;
        self.zone(&nils, "Europe/Stockholm").await?;
        let _amelie = self.join(&nils, AMELIE).await?;
        self.know(&nils, knowledge::NORDIC_FAQ, &[]).await?;
        let site = self.widget(&nils, "nordic-wholesale.example", &["nordic-wholesale.example"]).await?;
        let cafe = self.visitor(site, &nils, "en", "Café Palombe", "hello@palombe.example.org").await?;
        self.writes(&cafe, "On which days do you deliver?").await?;
        self.pass(3).await
    }

    pub async fn autre_client(&self) -> Result<(), Failure> {
        let omar = self.open(OMAR, "Autre Client", "autre-client", Locale::Fr).await?;
        let site = self.widget(&omar, "autre-client.example", &["autre-client.example"]).await?;
        let guest = self.visitor(site, &omar, "fr", "Inès Garnier", "ines@example.org").await?;
        self.writes(&guest, "Bonjour, êtes-vous ouverts dimanche ?").await?;
        self.pass(1).await
    }

    async fn zone(&self, owner: &Principal, zone: &str) -> Result<(), Failure> {
        let mut tx = self.desk.begin::<WorkspaceManage>(owner.clone()).await?;
        let now = team::workspace(&mut tx).await?;
        let change = WorkspaceChange {
            name: now.name,
            slug: now.slug,
            contact_email: now.contact_email,
            language: now.language,
            time_zone: TimeZone::named(zone).ok_or("no such time zone")?,
            reopen_hours: now.reopen_hours,
        };
        team::update_workspace(tx, &change).await?;
        Ok(())
    }

    async fn widget(&self, owner: &Principal, name: &str, domains: &[&str]) -> Result<ChannelId, Failure> {
        let domains = domains.iter().map(|it| Domain::parse(it)).collect::<Result<Vec<_>, _>>()?;
        Ok(channels::connect_widget(self.desk.begin::<ChannelsConnect>(owner.clone()).await?, name, domains).await?)
    }

    pub(super) async fn visitor(
        &self,
        channel: ChannelId,
        of: &Principal,
        language: &str,
        name: &str,
        email: &str,
    ) -> Result<Customer, Failure> {
        let stranger = Principal::visitor(of.tenant, channel, None);
        let (_, visit) = channels::visitors::open(self.desk.begin(stranger).await?, language, None).await?;
        let who = Principal::visitor(of.tenant, channel, Some(visit.session));
        Ok(Customer { who, name: name.to_owned(), email: email.to_owned(), written: 0.into() })
    }

    /// The customer writes, and the assistant does what it does.
    pub(super) async fn writes(&self, customer: &Customer, text: &str) -> Result<(), Failure> {
        customer.written.set(customer.written.get() + 1);
        let id = format!("{}-{}", customer.email, customer.written.get());
        let tx = self.desk.begin::<VisitorWrite>(customer.who.clone()).await?;
        inbox::write(tx, &id, text, Some(customer.name.clone()), Some(customer.email.clone()), Vec::new()).await?;
        self.pass(1).await
    }

    /// The conversation that moved last.
    pub(super) async fn newest(&self, who: &Principal) -> Result<ConversationId, Failure> {
        let mut tx = self.desk.begin::<InboxRead>(who.clone()).await?;
        let page = inbox::list(&mut tx, &Filter::default(), None).await?;
        page.lines.first().map(|it| it.id).ok_or_else(|| "no conversation began".into())
    }

    pub(super) async fn accept(&self, agent: &Principal, conversation: ConversationId) -> Result<(), Failure> {
        let mut tx = self.desk.begin::<InboxRead>(agent.clone()).await?;
        let open = escalations::list(&mut tx, escalations::Filter::default(), None).await?.rows;
        drop(tx);
        match open.iter().find(|it| it.conversation_id == conversation) {
            Some(it) => drop(inbox::accept(self.desk.begin(agent.clone()).await?, it.id).await?),
            None => inbox::take_over(self.desk.begin::<InboxReply>(agent.clone()).await?, conversation).await?,
        }
        Ok(())
    }

    pub(super) async fn says(
        &self,
        agent: &Principal,
        to: ConversationId,
        text: &str,
        then: Then,
    ) -> Result<(), Failure> {
        let reply = Reply { body: Body::parse(text)?, seen: None, anyway: false, client_id: None, quotes: None, then };
        inbox::reply(self.desk.begin::<InboxReply>(agent.clone()).await?, to, reply).await?;
        self.pass(1).await
    }
}
