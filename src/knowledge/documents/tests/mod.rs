//! The promises of documents, held.

mod changing;
mod proposing;
mod reading;

use std::sync::Mutex;
use std::time::SystemTime;

use futures::future::BoxFuture;

use super::*;
use crate::access::{KnowledgeRead, KnowledgeWrite, Work};
use crate::events::Event;
use crate::files::{CannotKeep, Kept, Key, Objects, Unfinished, Upload};
use crate::ids::*;
use crate::knowledge::{self, CannotSwitch, Filter, Kind, Language, Listed, Reason, Shelves, State};
use crate::tenancy::{Principal, Tx};
use crate::world::*;

/// Keeps no bytes, and says of these files that it does.
#[derive(Default)]
struct Nowhere {
    files: Vec<FileId>,
    removed: Mutex<Vec<FileId>>,
}

struct Gone;

impl Unfinished for Gone {
    fn write<'a>(&'a mut self, _: &'a [u8]) -> BoxFuture<'a, Result<(), CannotKeep>> {
        Box::pin(async { Ok(()) })
    }

    fn keep(self: Box<Self>, _: Key) -> BoxFuture<'static, Result<(), CannotKeep>> {
        Box::pin(async { Ok(()) })
    }
}

impl Objects for Nowhere {
    fn begin(&self) -> BoxFuture<'_, Result<Box<dyn Unfinished>, CannotKeep>> {
        Box::pin(async { Ok(Box::new(Gone) as Box<dyn Unfinished>) })
    }

    fn read(&self, _: Key, _: u64, _: usize) -> BoxFuture<'_, Result<Vec<u8>, CannotKeep>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    fn remove(&self, key: Key) -> BoxFuture<'_, Result<(), CannotKeep>> {
        Box::pin(async move {
            self.removed.lock().unwrap().push(key.file);
            Ok(())
        })
    }

    fn tenants(&self) -> BoxFuture<'_, Result<Vec<TenantId>, CannotKeep>> {
        Box::pin(async { Ok(vec![MA_BOUTIQUE]) })
    }

    fn kept_before(&self, _: TenantId, _: SystemTime) -> BoxFuture<'_, Result<Vec<FileId>, CannotKeep>> {
        Box::pin(async { Ok(self.files.clone()) })
    }
}

async fn kept(name: &str, bytes: &[u8]) -> Kept {
    let mut upload = Upload::begin(&Nowhere::default(), name).await.unwrap();
    upload.write(bytes).await.unwrap();
    upload.finish(MA_BOUTIQUE).await.unwrap()
}

/// Bruno uploads a file: the item, and the file that it waits to be read from.
async fn uploaded(world: &World, name: &str, bytes: &[u8]) -> (ItemId, FileId) {
    let kept = kept(name, bytes).await;
    match upload(world.tx(bruno()).await, &kept).await.unwrap() {
        Uploaded::New(item) => (item, kept.id()),
        Uploaded::Known(_) => panic!("it was there"),
    }
}

/// What a machine reads on these pages, one after the other.
fn read(pages: &[&str]) -> Result<Read, Reason> {
    let page = |(number, text): (u32, &&str)| ReadPage { number, text: (*text).to_owned() };
    Ok(Read { title: None, pages: (1..).zip(pages).map(page).collect() })
}

async fn at_work(world: &World) -> Tx<Work> {
    world.begin(Principal::worker(MA_BOUTIQUE)).await
}

/// Reads a file as a worker does, without interruption.
async fn reads(world: &World, original: FileId, outcome: Result<Read, Reason>) {
    let mut tx = at_work(world).await;
    work::begin(&mut tx, original).await.unwrap().expect("there is something to read");
    tx.commit().await.unwrap();
    finishes(world, original, outcome).await;
}

async fn finishes(world: &World, original: FileId, outcome: Result<Read, Reason>) {
    let mut tx = at_work(world).await;
    work::finish(&mut tx, original, outcome).await.unwrap();
    tx.commit().await.unwrap();
}

async fn listed(world: &World, item: ItemId) -> Listed {
    knowledge::find_item(&mut world.tx(eva()).await, item).await.unwrap().unwrap()
}

async fn shown(world: &World, item: ItemId, looking: Looking) -> Document {
    let listed = listed(world, item).await;
    find(&mut world.tx(eva()).await, &listed, looking).await.unwrap()
}

async fn state(world: &World, item: ItemId) -> (State, Option<Reason>, i32) {
    let it = listed(world, item).await;
    (it.state, it.reason, it.version)
}

async fn found_by(world: &World, question: &str) -> Vec<String> {
    found_in(&Shelves::default(), world, question).await
}

/// What these shelves find, which may have been asked before.
async fn found_in(shelves: &Shelves, world: &World, question: &str) -> Vec<String> {
    let who = bruno().principal();
    let tried = shelves.search::<KnowledgeRead>(world.desk(), &who, question, None, Language::English).await;
    tried.unwrap().hits.iter().map(|hit| hit.passage.text.clone()).collect()
}

#[tokio::test]
async fn r_9_the_sweep_leaves_the_bytes_of_originals() {
    let world = World::new().await;
    let (_, original) = uploaded(&world, "hours.txt", b"We open at nine.").await;
    let nobodys = FileId::new();
    let nowhere = Nowhere { files: vec![original, nobodys], ..Nowhere::default() };

    crate::files::sweep(world.desk(), &nowhere).await.unwrap();

    assert_eq!(*nowhere.removed.lock().unwrap(), [nobodys]);
}
