//! Two agents press Send at once (J1): one message is stored, and whoever came second decides.

use switchboard::inbox::{self, Status};
use switchboard::world::*;

use crate::harness::{Browser, Server};
use crate::team::submit;

const RACES: usize = 50;

struct Race {
    page: String,
    conversation: String,
    seen: String,
}

impl Race {
    /// Both have the same thread before them.
    async fn begin(server: &Server, channel: switchboard::ids::ChannelId, number: usize) -> Self {
        let parcel = server.world.hears(channel, &format!("sophie-{number}"), "Where is my parcel?").await;
        let line = server.world.line(parcel).await;
        Self {
            page: format!("/w/ma-boutique/inbox/{parcel}"),
            conversation: parcel.to_string(),
            seen: line.last_seq.to_string(),
        }
    }

    /// Presses Send, without scripts. The page that follows.
    async fn send(&self, browser: &mut Browser, words: &str, more: &[(&str, &str)]) -> String {
        let press = uuid::Uuid::now_v7().to_string();
        let mut fields = vec![
            ("conversation", self.conversation.as_str()),
            ("kind", "reply"),
            ("body", words),
            ("seen", &self.seen),
            ("press", &press),
        ];
        fields.extend_from_slice(more);
        submit(browser, &self.page, "/w/ma-boutique/api/inbox/write", &fields).await.1.body
    }
}

/// The words in the composer's text area.
fn typed(page: &str) -> &str {
    let field = page.split("id=\"field-body\"").nth(1).unwrap_or_default();
    field.split("</textarea>").next().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_senders_always_exactly_one_is_sent_and_the_other_chooses() {
    let server = Server::open().await;
    let world = &server.world;
    let channel = world.api_channel().await;
    let (mut bruno, mut claire) = (server.browser(bruno()).await, server.browser(claire()).await);
    let mut firsts = [0, 0];
    for number in 0..RACES {
        let race = Race::begin(&server, channel, number).await;
        let (theirs, hers) = tokio::join!(
            race.send(&mut bruno, "Bruno says today.", &[]),
            race.send(&mut claire, "Claire says soon.", &[])
        );

        let asked = [theirs.contains("alertdialog"), hers.contains("alertdialog")];
        let second = asked.iter().position(|it| *it).unwrap_or_else(|| panic!("race {number}: nobody was asked"));
        assert_eq!(asked.iter().filter(|it| **it).count(), 1, "race {number}: one of two is asked");
        firsts[1 - second] += 1;
        let (page, sent, kept) = match second {
            0 => (&theirs, "Claire says soon.", "Bruno says today."),
            _ => (&hers, "Bruno says today.", "Claire says soon."),
        };
        let asks = page.split("alertdialog").nth(1).unwrap().split("</form>").next().unwrap();
        assert!(asks.contains(sent), "race {number}: the new message is shown");
        assert!(asks.contains("name=\"anyway\"") && asks.contains("form=\"discard-draft\""), "race {number}");
        assert!(typed(page).contains(kept), "race {number}: what was typed is there");
        let id = race.conversation.parse().unwrap();
        assert_eq!(world.said(id).await, ["Where is my parcel?", sent], "race {number}");

        let loser = if second == 0 { &mut bruno } else { &mut claire };
        match number % 3 {
            // Whoever wants to, sends anyway.
            0 => {
                race.send(loser, kept, &[("anyway", "true")]).await;
                assert_eq!(world.said(id).await, ["Where is my parcel?", sent, kept]);
            }
            // Or drops the words, and may have them back.
            1 => {
                let this = [("conversation", race.conversation.as_str())];
                let (_, dropped) = submit(loser, &race.page, "/w/ma-boutique/api/inbox/discard-draft", &this).await;
                assert!(!typed(&dropped.body).contains(kept) && dropped.body.contains("/api/inbox/keep-draft"));
                assert_eq!(world.said(id).await, ["Where is my parcel?", sent]);
            }
            // Or goes away: the words are kept all the same.
            _ => assert!(typed(&loser.open(&race.page).await.body).contains(kept)),
        }
    }
    println!("{RACES} races: Bruno was first in {}, Claire in {}", firsts[0], firsts[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_writes_is_told_above_the_composer_of_everybody_else() {
    let server = Server::open().await;
    let parcel = server.world.conversation(Status::Open).await;
    let page = format!("/w/ma-boutique/inbox/{parcel}");
    let says = |body: &str| {
        body.split("data-live=\"writing\"").nth(1).unwrap().split("</div>").next().unwrap().contains("Bruno")
    };
    let mut claire = server.browser(claire()).await;
    assert!(!says(&claire.open(&page).await.body));

    inbox::look(server.world.tx(bruno()).await, parcel, true).await.unwrap();
    assert!(says(&claire.open(&page).await.body));
    let mut bruno_himself = server.browser(bruno()).await;
    assert!(!says(&bruno_himself.open(&page).await.body));

    inbox::look(server.world.tx(bruno()).await, parcel, false).await.unwrap();
    assert!(!says(&claire.open(&page).await.body));
}
