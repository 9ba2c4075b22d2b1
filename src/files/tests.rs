//! The promises of files, held, with bytes that are kept in memory.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use futures::future::{BoxFuture, FutureExt as _, ready};

use super::*;
use crate::access::{InboxRead, InboxReply, Work};
use crate::ids::*;
use crate::inbox::{self, Status};
use crate::tenancy::{Principal, Tx};
use crate::world::*;

/// Keeps bytes in memory, up to so many.
#[derive(Clone)]
struct Memory {
    kept: Arc<Mutex<BTreeMap<Key, Vec<u8>>>>,
    room: usize,
}

impl Memory {
    fn new(room: usize) -> Self {
        Self { kept: Arc::default(), room }
    }

    fn keys(&self) -> Vec<Key> {
        self.kept.lock().unwrap().keys().copied().collect()
    }
}

struct Begun(Memory, Vec<u8>);

impl Unfinished for Begun {
    fn write<'a>(&'a mut self, bytes: &'a [u8]) -> BoxFuture<'a, Result<(), CannotKeep>> {
        if self.1.len() + bytes.len() > self.0.room {
            return ready(Err(CannotKeep::Full)).boxed();
        }
        self.1.extend_from_slice(bytes);
        ready(Ok(())).boxed()
    }

    fn keep(self: Box<Self>, key: Key) -> BoxFuture<'static, Result<(), CannotKeep>> {
        self.0.kept.lock().unwrap().insert(key, self.1);
        ready(Ok(())).boxed()
    }
}

impl Objects for Memory {
    fn begin(&self) -> BoxFuture<'_, Result<Box<dyn Unfinished>, CannotKeep>> {
        let begun: Box<dyn Unfinished> = Box::new(Begun(self.clone(), Vec::new()));
        ready(Ok(begun)).boxed()
    }

    fn read(&self, key: Key, from: u64, most: usize) -> BoxFuture<'_, Result<Vec<u8>, CannotKeep>> {
        let from = usize::try_from(from).map_err(io::Error::other);
        let read = from.map_err(CannotKeep::from).map(|from| {
            let kept = self.kept.lock().unwrap();
            kept.get(&key).map_or_else(Vec::new, |it| it.iter().skip(from).take(most).copied().collect())
        });
        ready(read).boxed()
    }

    fn remove(&self, key: Key) -> BoxFuture<'_, Result<(), CannotKeep>> {
        self.kept.lock().unwrap().remove(&key);
        ready(Ok(())).boxed()
    }

    fn tenants(&self) -> BoxFuture<'_, Result<Vec<TenantId>, CannotKeep>> {
        let mut tenants: Vec<TenantId> = self.keys().into_iter().map(|it| it.tenant).collect();
        tenants.dedup();
        ready(Ok(tenants)).boxed()
    }

    fn kept_before(&self, tenant: TenantId, _: SystemTime) -> BoxFuture<'_, Result<Vec<FileId>, CannotKeep>> {
        ready(Ok(self.keys().into_iter().filter(|it| it.tenant == tenant).map(|it| it.file).collect())).boxed()
    }
}

async fn kept(objects: &Memory, name: &str) -> Kept {
    let mut upload = Upload::begin(objects, name).await.unwrap();
    upload.write(b"GIF89a\x80\x02\xe0\x01\0").await.unwrap();
    upload.finish(MA_BOUTIQUE).await.unwrap()
}

async fn taken(world: &World, objects: &Memory, parcel: ConversationId, name: &str) -> FileId {
    take_for_agent(world.tx(amelie()).await, parcel, &kept(objects, name).await).await.unwrap()
}

async fn seen(world: &World, person: Person, id: FileId) -> Option<File> {
    find(&mut world.tx::<InboxRead>(person).await, id).await.unwrap()
}

#[tokio::test]
async fn a_file_waits_with_its_bringer_and_goes_along_with_their_next_message() {
    let world = World::new().await;
    let (objects, parcel) = (Memory::new(1_000), world.conversation(Status::Open).await);
    let id = taken(&world, &objects, parcel, "parcel.gif").await;

    assert_eq!(seen(&world, amelie(), id).await.unwrap().picture(), Some((640, 480)));
    for other in [bruno(), omar()] {
        assert_eq!(seen(&world, other, id).await, None, "{} sees what waits", other.name);
    }
    inbox::reply(world.tx(bruno()).await, parcel, saying("Mine.")).await.unwrap();
    assert_eq!(seen(&world, bruno(), id).await, None, "it goes along with nobody else's words");

    inbox::reply(world.tx(claire()).await, parcel, saying("Hers.")).await.unwrap();
    let again = world.conversation_of_amelie().await;
    let id = taken(&world, &objects, again, "parcel.gif").await;
    let sent = inbox::reply(world.tx(amelie()).await, again, saying("Look.")).await.unwrap();
    assert_eq!(seen(&world, bruno(), id).await.unwrap().message_id, Some(sent.id));
    assert_eq!(seen(&world, omar(), id).await, None);
    let entry = world.thread(again).await.pop().unwrap();
    assert_eq!(entry.files.iter().map(|it| it.id).collect::<Vec<_>>(), [id]);

    inbox::take_back(world.tx(amelie()).await, sent.id).await.unwrap();
    let waits = waiting(&mut world.tx::<InboxReply>(amelie()).await, again).await.unwrap();
    assert_eq!(waits.iter().map(|it| it.id).collect::<Vec<_>>(), [id], "taken back, it waits again");
    assert!(!discard(world.tx(bruno()).await, id).await.unwrap());
    assert!(discard(world.tx(amelie()).await, id).await.unwrap());
    assert_eq!(seen(&world, amelie(), id).await, None);
}

#[tokio::test]
async fn a_colleagues_conversation_shows_an_agent_no_file() {
    let world = World::new().await;
    let (objects, parcel) = (Memory::new(1_000), world.conversation(Status::Open).await);
    let by_bruno = take_for_agent(world.tx(bruno()).await, parcel, &kept(&objects, "a.gif").await).await.unwrap();
    inbox::reply(world.tx(bruno()).await, parcel, saying("Look.")).await.unwrap();

    assert_eq!(seen(&world, amelie(), by_bruno).await, None);
    assert!(seen(&world, claire(), by_bruno).await.is_some());
}

#[tokio::test]
async fn r_9_where_there_is_no_room_there_is_neither_row_nor_bytes() {
    let world = World::new().await;
    let (full, parcel) = (Memory::new(4), world.conversation(Status::Open).await);

    let mut upload = Upload::begin(&full, "parcel.gif").await.unwrap();
    let refused = upload.write(b"GIF89a").await;

    assert!(matches!(refused, Err(CannotUpload::Kept(CannotKeep::Full))));
    drop(upload);
    assert_eq!(full.keys(), []);
    assert_eq!(waiting(&mut world.tx::<InboxReply>(amelie()).await, parcel).await.unwrap(), []);
}

#[tokio::test]
async fn f_1_what_is_too_large_or_empty_is_not_kept() {
    let objects = Memory::new(usize::MAX);
    let mut upload = Upload::begin(&objects, "film.mp4").await.unwrap();
    let piece = vec![0; 1024 * 1024];
    for _ in 0..25 {
        upload.write(&piece).await.unwrap();
    }
    assert!(matches!(upload.write(b"x").await, Err(CannotUpload::TooLarge)));
    let empty = Upload::begin(&objects, "empty").await.unwrap().finish(MA_BOUTIQUE).await;
    assert!(matches!(empty, Err(CannotUpload::Empty)));
    assert_eq!(objects.keys(), []);
}

#[tokio::test]
async fn only_so_many_files_of_one_sender_wait() {
    let world = World::new().await;
    let (objects, parcel) = (Memory::new(1_000), world.conversation(Status::Open).await);
    for number in 0..MOST_WAITING {
        taken(&world, &objects, parcel, &format!("{number}.gif")).await;
    }

    let one_more = take_for_agent(world.tx(amelie()).await, parcel, &kept(&objects, "x").await).await;

    assert!(matches!(one_more, Err(CannotTake::TooMany)));
}

#[tokio::test]
async fn a_link_leads_to_what_was_sent_and_not_to_notes_or_to_what_waits() {
    let world = World::new().await;
    let (objects, parcel) = (Memory::new(1_000), world.conversation_of_amelie().await);
    let linked = async |id| {
        let mut tx: Tx<Work> = world.begin(Principal::worker(MA_BOUTIQUE)).await;
        super::linked(&mut tx, id).await.unwrap().is_some()
    };
    let noted = taken(&world, &objects, parcel, "inside.gif").await;
    assert!(!linked(noted).await);
    inbox::note(world.tx(amelie()).await, parcel, &body("Look."), None).await.unwrap();
    assert!(!linked(noted).await);

    let sent = taken(&world, &objects, parcel, "outside.gif").await;
    inbox::reply(world.tx(amelie()).await, parcel, saying("Look.")).await.unwrap();
    assert!(linked(sent).await);
}

#[tokio::test]
async fn the_sweep_removes_what_no_row_tells_of_and_forgets_what_nobody_sent() {
    let world = World::new().await;
    let (objects, parcel) = (Memory::new(1_000), world.conversation_of_amelie().await);
    let sent = taken(&world, &objects, parcel, "sent.gif").await;
    inbox::reply(world.tx(amelie()).await, parcel, saying("Look.")).await.unwrap();
    taken(&world, &objects, parcel, "waits.gif").await;
    kept(&objects, "lost.gif").await;

    let swept = sweep(world.desk(), &objects).await.unwrap();
    assert_eq!((swept.forgotten, swept.removed, objects.keys().len()), (0, 1, 2));

    world.clock.advance(time::Duration::days(3));
    let swept = sweep(world.desk(), &objects).await.unwrap();
    assert_eq!((swept.forgotten, swept.removed), (1, 1));
    assert_eq!(objects.keys(), [Key { tenant: MA_BOUTIQUE, file: sent }]);
}
