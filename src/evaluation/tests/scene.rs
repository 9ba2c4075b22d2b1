//! Ma Boutique with its knowledge, and a worker that may die at any point.

use std::sync::Arc;

use crate::access::{KnowledgeRead, Work};
use crate::assistant::{Assistant, NoProvider};
use crate::evaluation::*;
use crate::events::Event;
use crate::ids::*;
use crate::jobs::{Claim, Job, Work as Task, finish, system};
use crate::knowledge::{Shelves, disable};
use crate::tenancy::{Principal, Tx};
use crate::world::*;

fn follows(event: &Event) -> Vec<Job> {
    match event {
        Event::EvaluationMoved { run } => vec![Job::now(Task::Evaluate { run: *run })],
        _ => Vec::new(),
    }
}

/// Ma Boutique, what it knows, and an assistant to ask.
pub struct Scene {
    pub world: World,
    /// Delivery, returns, payment; and delivery in French.
    pub items: Vec<ItemId>,
    assistant: Assistant,
}

pub fn new(question: &str, expected: Option<ItemId>) -> NewQuestion {
    NewQuestion::parse(question, "", expected).unwrap()
}

impl Scene {
    pub async fn new() -> Self {
        let world = World::with(follows).await;
        let items = world.knowledge().await;
        let assistant = Assistant::new(world.desk().clone(), Shelves::default(), Arc::new(NoProvider));
        Self { world, items, assistant }
    }

    /// Bruno adds a question.
    pub async fn adds(&self, question: &str, expected: Option<ItemId>) -> QuestionId {
        self.world.clock.advance(time::Duration::MILLISECOND);
        add(self.world.tx(bruno()).await, &new(question, expected)).await.unwrap().id()
    }

    /// Bruno runs the set, and a worker does all of it.
    pub async fn runs(&self) -> EvaluationId {
        self.world.clock.advance(time::Duration::MINUTE);
        let id = run(self.world.tx(bruno()).await).await.unwrap();
        while let Some(claim) = self.claim().await {
            self.does(&claim).await;
        }
        id
    }

    /// A worker takes the next job, if there is one.
    pub async fn claim(&self) -> Option<Claim> {
        system::claim(self.world.desk(), &["evaluate"], 1).await.unwrap().pop()
    }

    /// What a worker finds out before it keeps it.
    pub async fn asks(&self, claim: &Claim) -> Vec<work::Outcome> {
        let run = run_of(claim);
        let mut tx = self.work().await;
        let waiting = work::next(&mut tx, run).await.unwrap();
        tx.commit().await.unwrap();
        let mut outcomes = Vec::new();
        for it in waiting {
            let rehearsed = self.assistant.rehearse(MA_BOUTIQUE, &it.question, it.language).await.unwrap();
            outcomes.push(work::Outcome::of(it.question_id, it.expected_item_id, &rehearsed, 1));
        }
        outcomes
    }

    /// A worker keeps what it found out, and ends its job. False where the job is somebody else's by now.
    pub async fn keeps(&self, claim: &Claim, outcomes: &[work::Outcome]) -> bool {
        let mut tx = self.work().await;
        work::take(&mut tx, run_of(claim), outcomes).await.unwrap();
        if !finish(&mut tx, claim).await.unwrap() {
            return false;
        }
        tx.commit().await.unwrap();
        true
    }

    pub async fn does(&self, claim: &Claim) {
        let outcomes = self.asks(claim).await;
        assert!(self.keeps(claim, &outcomes).await);
    }

    pub async fn work(&self) -> Tx<Work> {
        self.world.begin(Principal::worker(MA_BOUTIQUE)).await
    }

    pub async fn found(&self, id: EvaluationId) -> Run {
        let mut tx: Tx<KnowledgeRead> = self.world.tx(eva()).await;
        find(&mut tx, id).await.unwrap().unwrap()
    }

    /// The verdicts of a run, the question that was added first comes first.
    pub async fn verdicts(&self, id: EvaluationId) -> Vec<Verdict> {
        self.answers(id).await.into_iter().rev().map(|it| it.verdict).collect()
    }

    pub async fn answers(&self, id: EvaluationId) -> Vec<Answered> {
        let mut tx: Tx<KnowledgeRead> = self.world.tx(eva()).await;
        answers(&mut tx, id).await.unwrap()
    }

    /// Every run that is kept, the newest first.
    pub async fn runs_by_time(&self) -> Vec<EvaluationId> {
        let mut tx: Tx<KnowledgeRead> = self.world.tx(eva()).await;
        runs(&mut tx, 100).await.unwrap().into_iter().map(|it| it.id).collect()
    }

    pub async fn set(&self) -> Vec<Question> {
        let mut tx: Tx<KnowledgeRead> = self.world.tx(eva()).await;
        questions(&mut tx).await.unwrap()
    }

    /// Bruno disables an item.
    pub async fn disables(&self, item: ItemId) {
        disable(self.world.tx(bruno()).await, item).await.unwrap();
    }
}

pub fn run_of(claim: &Claim) -> EvaluationId {
    let Task::Evaluate { run } = claim.work else { panic!("not an evaluation") };
    run
}
