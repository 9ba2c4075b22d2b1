//! What visitors say of answers.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use switchboard::ids::MessageId;
use switchboard::knowledge::{self, Kind, NewItem};
use switchboard::world::*;
use uuid::Uuid;

use super::{Outside, Visitor, send};
use crate::answer::Answer;

impl Outside {
    /// A visitor asks what the assistant knows, and is answered.
    pub async fn answers(&self, visitor: &Visitor) -> MessageId {
        let question = "Emballez-vous les cadeaux ?";
        let answer = "Nous emballons chaque cadeau pour 3 euros.";
        let item = NewItem::parse(Kind::Faq, "fr", question, &[], answer).unwrap();
        knowledge::write(self.world().tx(claire()).await, item).await.unwrap();
        self.writes(visitor, Uuid::new_v4(), question).await;
        self.work().await;
        let thread = self.thread(visitor, 0).await;
        newest(&thread, "ai")["id"].as_str().expect("it is answered").parse().unwrap()
    }

    async fn judges(&self, visitor: &Visitor, message: impl serde::Serialize, helped: bool) -> Answer {
        let thumb = json!({ "message": message, "helped": helped });
        send(self.by(visitor, Method::POST, "helped").json(&thumb)).await
    }
}

fn newest<'a>(thread: &'a Value, author: &str) -> &'a Value {
    thread["messages"].as_array().unwrap().iter().rfind(|it| it["author"] == author).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn e_34_a_visitor_says_whether_an_answer_helped_and_may_say_otherwise() {
    let outside = Outside::open().await;
    let visitor = outside.visitor().await;
    let answer = outside.answers(&visitor).await;
    let thread = outside.thread(&visitor, 0).await;
    assert_eq!(
        (&newest(&thread, "ai")["helped"], &newest(&thread, "contact")["helped"]),
        (&json!("unsaid"), &Value::Null)
    );

    let conversation = outside.newest(outside.widget).await;
    for (helped, word) in [(true, "yes"), (true, "yes"), (false, "no")] {
        let said = outside.judges(&visitor, answer, helped).await;
        assert_eq!((said.status, said.body.as_str()), (StatusCode::NO_CONTENT, ""));
        assert_eq!(newest(&outside.thread(&visitor, 0).await, "ai")["helped"], word);
        let entries = outside.world().thread(conversation).await;
        let run = entries.iter().find(|it| it.id == answer).and_then(|it| it.run.as_ref()).unwrap();
        assert_eq!((run.made.helped, run.made.opinion), (Some(helped), None), "beside what the team thinks of it");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn e_34_nobody_judges_what_was_not_answered_to_them_or_by_the_assistant() {
    let outside = Outside::open().await;
    let (visitor, stranger) = (outside.visitor().await, outside.visitor().await);
    let answer = outside.answers(&visitor).await;
    let thread = outside.thread(&visitor, 0).await;

    let question: Uuid = newest(&thread, "contact")["id"].as_str().unwrap().parse().unwrap();
    for (who, message) in [(&stranger, answer.0), (&visitor, question), (&visitor, Uuid::nil())] {
        let refused = outside.judges(who, message, true).await;
        assert_eq!((refused.status, refused.code().as_str()), (StatusCode::NOT_FOUND, "no_answer"));
    }
    let unfit = outside.judges(&visitor, "4711", true).await;
    assert_eq!((unfit.status, unfit.code().as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "unfit"));
    assert_eq!(newest(&outside.thread(&visitor, 0).await, "ai")["helped"], "unsaid");
}

#[tokio::test(flavor = "multi_thread")]
async fn d_3_a_flood_of_thumbs_is_told_to_wait() {
    let outside = Outside::open().await;
    let visitor = outside.visitor().await;
    let answer = outside.answers(&visitor).await;

    let mut last = outside.judges(&visitor, answer, true).await;
    for round in 0..20 {
        last = outside.judges(&visitor, answer, round % 2 == 0).await;
    }
    assert_eq!((last.status, last.code().as_str()), (StatusCode::TOO_MANY_REQUESTS, "too_often"));
}
