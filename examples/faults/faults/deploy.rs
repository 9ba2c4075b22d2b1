//! `R-14`: a new product is started, the old one is told to stop, and nobody notices.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::task::JoinSet;

use super::Scale;
use super::scene::{Scene, after};
use crate::Result;
use crate::desk::Role;
use crate::load::Plan;
use crate::people::Person;
use crate::proxy::Balancer;
use crate::stage::Stage;
use crate::table::Figures;

/// Streams in all; one person may listen in twenty windows.
const STREAMS: usize = 50;

/// Plays it.
pub async fn deploy(first: &Stage, scale: Scale) -> Result<Figures> {
    let mut scene = Scene::open(first, "R-14", "deploy").await?;
    let mut product = scene.process(Role::Both).await?;
    let proxy = Balancer::open(product.address).await?;
    let listeners = Listeners::start(&scene.stage, &proxy.origin).await?;
    let times = scale.pick(3, 1);
    let load = scene.load(&proxy.origin, Plan::of_seconds(times * 6 + 3).once());
    let mut slowest = Duration::ZERO;
    let mut unclean = 0;
    for _ in 0..times {
        after(Duration::from_secs(4)).await;
        let next = scene.process(Role::Both).await?;
        proxy.prefer(next.address);
        let mut old = std::mem::replace(&mut product, next);
        let (took, status) = old.terminate().await?;
        slowest = slowest.max(took);
        unclean += usize::from(!status.success());
    }
    load.ended().await?;
    scene.stage.settled(Duration::from_secs(60)).await?;
    after(Duration::from_secs(3)).await;
    let (missed, resumed) = listeners.missed(&scene.stage).await?;

    scene.figures.at_most("stopped within s", slowest.as_secs_f64(), 20.0);
    scene.figures.none("stopped uncleanly", unclean);
    scene.figures.none("failed requests", scene.ledger.unacknowledged());
    scene.figures.none("events missed by streams", missed);
    scene.figures.at_least("streams resumed", resumed as f64, (STREAMS * times as usize) as f64);
    scene.close(product).await
}

/// Browsers that listen to the live stream, and come back when it ends.
struct Listeners {
    all: Vec<Arc<Listener>>,
    stop: Arc<AtomicBool>,
    tasks: JoinSet<()>,
}

#[derive(Default)]
struct Listener {
    workspace: usize,
    heard: Mutex<Heard>,
}

/// What one of them heard.
#[derive(Debug, Clone, Default)]
struct Heard {
    /// Where its first stream began.
    from: Option<i64>,
    last: Option<i64>,
    events: BTreeSet<i64>,
    greetings: usize,
}

impl Listeners {
    async fn start(stage: &Stage, origin: &str) -> Result<Self> {
        let (stop, mut tasks, mut all) = (Arc::new(AtomicBool::new(false)), JoinSet::new(), Vec::new());
        let mut people = Vec::new();
        for workspace in &stage.cast.busy {
            people.push(Person::sign_in(origin, &workspace.email()).await?);
        }
        for number in 0..STREAMS {
            let workspace = number % people.len();
            let listener = Arc::new(Listener { workspace, ..Listener::default() });
            let path = format!("/w/{}/events", stage.cast.busy[workspace].slug);
            tasks.spawn(listen(people[workspace].clone(), path, listener.clone(), stop.clone()));
            all.push(listener);
        }
        let began = std::time::Instant::now();
        while all.iter().any(|it| it.heard().greetings == 0) {
            if began.elapsed() > Duration::from_secs(20) {
                return Err("not every stream was opened".into());
            }
            after(Duration::from_millis(50)).await;
        }
        Ok(Self { all, stop, tasks })
    }

    /// How many events were not heard by somebody who should have, and how often streams were resumed.
    async fn missed(mut self, stage: &Stage) -> Result<(usize, usize)> {
        // What is for one person alone has no place in the streams of the others.
        const EVENTS: &str = "select seq from events where tenant_id = $1 and seq > $2 and kind not in ('notified', 'news_waits') order by seq";

        self.stop.store(true, Ordering::Relaxed);
        self.tasks.abort_all();
        let (mut missed, mut resumed) = (0, 0);
        for listener in &self.all {
            let heard = listener.heard();
            let tenant = stage.cast.busy[listener.workspace].tenant;
            let all: Vec<i64> =
                sqlx::query_scalar(EVENTS).bind(tenant).bind(heard.from).fetch_all(&stage.owner).await?;
            let gaps: Vec<i64> = all.into_iter().filter(|it| !heard.events.contains(it)).collect();
            if !gaps.is_empty() {
                let (workspace, first) = (listener.workspace, &gaps[..gaps.len().min(5)]);
                println!(
                    "    a stream of workspace {workspace} was greeted {} times, heard {} from {:?} to {:?} and missed {}: {first:?}",
                    heard.greetings,
                    heard.events.len(),
                    heard.from,
                    heard.last,
                    gaps.len(),
                );
            }
            missed += gaps.len();
            resumed += heard.greetings - 1;
        }
        Ok((missed, resumed))
    }
}

impl Listener {
    fn heard(&self) -> Heard {
        self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes in one event: its lines.
    fn hear(&self, event: &str) {
        let field = |name: &str| event.lines().find_map(|it| it.strip_prefix(name)).map(str::trim);
        let Some(id) = field("id:").and_then(|it| it.parse::<i64>().ok()) else { return };
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.last = Some(id);
        if field("event:") == Some("hello") {
            heard.greetings += 1;
            heard.from.get_or_insert(id);
        } else {
            heard.events.insert(id);
        }
    }
}

async fn listen(person: Person, path: String, listener: Arc<Listener>, stop: Arc<AtomicBool>) {
    while !stop.load(Ordering::Relaxed) {
        let mut request = person.get(&path);
        if let Some(last) = listener.heard().last {
            request = request.header("last-event-id", last);
        }
        if let Ok(mut stream) = request.send().await {
            let mut rest = String::new();
            while let Ok(Some(chunk)) = stream.chunk().await {
                rest.push_str(&String::from_utf8_lossy(&chunk));
                while let Some(end) = rest.find("\n\n") {
                    listener.hear(&rest[..end]);
                    rest.drain(..end + 2);
                }
            }
        }
        after(Duration::from_millis(100)).await;
    }
}
