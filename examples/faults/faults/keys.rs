//! `R-24`: the key that seals secrets is changed while customers write.

use std::process::{Command, Stdio};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Scale;
use super::scene::{Scene, after};
use crate::Result;
use crate::load::{self, Letter, Plan};
use crate::people::Person;
use crate::proxy::Balancer;
use crate::stage::Stage;
use crate::table::Figures;

/// What a key is in a setting: a number and 32 bytes.
struct Keys {
    old: String,
    new: String,
}

/// Plays it, as docs/configuration.md tells an operator to.
pub async fn rotated(first: &Stage, scale: Scale) -> Result<Figures> {
    let mut scene = Scene::open(first, "R-24", "key-rotation").await?;
    let keys = Keys { old: std::env::var("SECRET_KEY")?, new: format!("2:{}", STANDARD.encode([24_u8; 32])) };
    let program = scene.stage.place.program.clone();
    let before = sealed(&scene.stage).await?;

    let known = [("SECRET_KEY", keys.old.as_str()), ("SECRET_KEYS_OTHER", keys.new.as_str())];
    let mut product = scene.process_of(&program, &known).await?;
    let proxy = Balancer::open(product.address).await?;
    let pause = Duration::from_secs(scale.pick(6, 3));
    let load = scene.load(&proxy.origin, Plan::of_seconds(pause.as_secs() * 5).once());
    after(pause).await;

    let changed = [("SECRET_KEY", keys.new.as_str()), ("SECRET_KEYS_OTHER", keys.old.as_str())];
    let next = scene.process_of(&program, &changed).await?;
    proxy.prefer(next.address);
    std::mem::replace(&mut product, next).terminate().await?;
    after(pause).await;

    let was_sealed_anew = seal_anew(&scene.stage, &changed).await?;
    // The workspace that sleeps had a secret too: that it is sealed anew is what was asked for.
    scene.look_again().await?;
    after(pause).await;

    let alone = [("SECRET_KEY", keys.new.as_str()), ("SECRET_KEYS_OTHER", "")];
    let next = scene.process_of(&program, &alone).await?;
    proxy.prefer(next.address);
    std::mem::replace(&mut product, next).terminate().await?;
    load.ended().await?;
    scene.stage.settled(Duration::from_secs(60)).await?;

    let answered = answers(&scene, &product.origin).await?;
    let entrusted = entrust(&scene.stage, &product.origin).await?;
    scene.figures.none("failed requests", scene.ledger.unacknowledged());
    scene.figures.none("answers that failed", failed(&scene.stage).await?);
    scene.figures.holds("sealed anew", was_sealed_anew);
    scene.figures.exactly("old secrets on the new key", sealed_by(&scene.stage, 2).await?, before);
    scene.figures.holds("an old secret signs without the old key", answered);
    scene.figures.holds("a new secret is on the new key", entrusted);
    scene.close(product).await
}

/// Runs `switchboard secrets rotate`; whether it ended well.
async fn seal_anew(stage: &Stage, keys: &[(&str, &str)]) -> Result<bool> {
    let mut command = Command::new(&stage.place.program);
    command.args(["secrets", "rotate"]).envs(keys.iter().copied()).env("DATABASE_URL", stage.place.url(&stage.name)?);
    let mut child = command.env_remove("DATABASE_ADMIN_URL").stdin(Stdio::null()).stdout(Stdio::null()).spawn()?;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        after(Duration::from_millis(50)).await;
    }
}

/// Whether a customer who writes now is answered by a signed callback.
async fn answers(scene: &Scene, origin: &str) -> Result<bool> {
    let peers = &scene.stage.peers;
    let calls = peers.calls().len();
    let letter = Letter::to(0, "after-the-old-key");
    load::send(&reqwest::Client::new(), origin, &scene.stage.cast, &scene.ledger, letter, 1).await;
    Ok(peers.until(|it| it.calls().len() > calls).await)
}

/// Has the product make a new secret; whether the new key sealed it.
async fn entrust(stage: &Stage, origin: &str) -> Result<bool> {
    const KEY: &str = "select get_byte(sealed_secret, 0) from channels where tenant_id = $1 and id = $2";

    let workspace = &stage.cast.busy[0];
    let owner = Person::sign_in(origin, &workspace.email()).await?;
    let (door, channel) = (format!("/w/{}/api/channels/set-callback", workspace.slug), workspace.channel.to_string());
    // Taken away and given again, it has another secret.
    for url in [String::new(), stage.peers.callback_url(workspace.slug)] {
        owner.post(&door, &[("channel", channel.as_str()), ("callback", url.as_str())]).await?;
    }
    let key: i32 =
        sqlx::query_scalar(KEY).bind(workspace.tenant).bind(workspace.channel).fetch_one(&stage.owner).await?;
    Ok(key == 2)
}

async fn sealed(stage: &Stage) -> Result<usize> {
    let count = sqlx::query_scalar::<_, i64>("select count(*) from channels where sealed_secret is not null");
    Ok(usize::try_from(count.fetch_one(&stage.owner).await?)?)
}

async fn sealed_by(stage: &Stage, key: i32) -> Result<usize> {
    let count =
        sqlx::query_scalar::<_, i64>("select count(*) from channels where get_byte(sealed_secret, 0) = $1").bind(key);
    Ok(usize::try_from(count.fetch_one(&stage.owner).await?)?)
}

/// The answers that did not reach their system.
async fn failed(stage: &Stage) -> Result<usize> {
    let count = sqlx::query_scalar::<_, i64>("select count(*) from messages where delivery in ('failed', 'unknown')");
    Ok(usize::try_from(count.fetch_one(&stage.owner).await?)?)
}
