//! `switchboard secrets rotate`: what an older key sealed is sealed with the current one.

use switchboard::secrets;
use switchboard::tenancy::Desk;

use super::{Failure, serve};
use crate::settings::Settings;

/// Runs the command, beside a product that works. Interrupted, it is started again.
///
/// # Errors
/// When the database is away, or something is sealed that no known key opens.
pub async fn rotate(settings: Settings) -> Result<(), Failure> {
    println!("{}", rotated(&serve::desk(&settings)?).await?);
    Ok(())
}

async fn rotated(desk: &Desk) -> Result<String, Failure> {
    let rotated = secrets::rotate(desk).await?;
    let current = desk.seal().current();
    let done = format!("{} sealed anew with key {current}", rotated.resealed);
    if rotated.unreadable.is_empty() {
        return Ok(done);
    }
    let left: Vec<String> = rotated.unreadable.iter().map(|it| format!("\n  {it}")).collect();
    Err(format!("{done}; no known key opens these, so they were left:{}", left.concat()).into())
}

/// One sentence about what is sealed, for `doctor`; whether all of it opens and is by the current key.
///
/// # Errors
/// When the database is away.
pub async fn summary(desk: &Desk) -> Result<(Standing, String), Failure> {
    let found = secrets::inspect(desk).await?;
    let current = desk.seal().current();
    let by_key: Vec<String> = found.by_key.iter().map(|(key, many)| format!("{many} by key {key}")).collect();
    let sealed = if by_key.is_empty() { "nothing is sealed yet".to_owned() } else { by_key.join(", ") };
    Ok(if let [first, ..] = &found.unreadable[..] {
        let many = found.unreadable.len();
        (Standing::Unreadable, format!("{sealed}; {many} cannot be opened with the keys that are set, e.g. {first}"))
    } else if found.by_key.keys().any(|key| *key != current) {
        (Standing::Older, format!("{sealed}; run `switchboard secrets rotate` to seal all with key {current}"))
    } else {
        (Standing::Current, format!("{sealed}; all can be opened"))
    })
}

/// How the secrets of an installation stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// All are sealed with the current key.
    Current,
    /// Some are sealed with an older one, which opens them.
    Older,
    /// Some cannot be opened.
    Unreadable,
}

#[cfg(test)]
mod tests {
    use switchboard::access::ChannelsConnect;
    use switchboard::channels::{self, CallbackUrl};
    use switchboard::sealing::{Seal, SealKey};
    use switchboard::tenancy::DeskParts;
    use switchboard::world::{World, claire};

    use super::*;

    fn desk(world: &World, seal: Seal) -> Desk {
        let pools = world.desk().pools().clone();
        Desk::new(DeskParts { pools, clock: world.clock.clone(), follows: crate::consequences::follows, seal })
    }

    #[tokio::test]
    async fn p_1_an_operator_is_told_which_keys_are_in_use_and_what_opens_no_more() {
        let world = World::new().await;
        let (old, new) = (SealKey { id: 1, bytes: [7; 32] }, SealKey { id: 2, bytes: [8; 32] });
        let told = async |seal: Seal| summary(&desk(&world, seal)).await.unwrap();
        assert_eq!(
            told(Seal::new([7; 32])).await,
            (Standing::Current, "nothing is sealed yet; all can be opened".to_owned())
        );

        let channel = world.api_channel().await;
        let url = CallbackUrl::parse("https://shop.example/answers").unwrap();
        let tx = world.tx::<ChannelsConnect>(claire()).await;
        channels::set_callback(tx, &Seal::new([7; 32]), channel, Some(url)).await.unwrap();
        let (standing, words) = told(Seal::knowing(new, vec![old])).await;
        assert_eq!(standing, Standing::Older);
        assert!(words.starts_with("1 by key 1; run `switchboard secrets rotate`"), "{words}");

        let (standing, words) = told(Seal::knowing(new, Vec::new())).await;
        assert_eq!(standing, Standing::Unreadable);
        assert!(words.contains("channels.sealed_secret") && words.contains(&channel.to_string()), "{words}");
        let refused = rotated(&desk(&world, Seal::knowing(new, Vec::new()))).await.unwrap_err().to_string();
        assert!(refused.contains(&channel.to_string()), "{refused}");

        let done = rotated(&desk(&world, Seal::knowing(new, vec![old]))).await.unwrap();
        assert_eq!(done, "1 sealed anew with key 2");
        assert_eq!(told(Seal::knowing(new, Vec::new())).await.0, Standing::Current);
    }
}
