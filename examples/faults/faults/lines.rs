//! Lines that are bad in every way: before the product, and between it and its database.

use std::time::Duration;

use super::Scale;
use super::scene::{Scene, after};
use crate::Result;
use crate::line::{Line, Weather};
use crate::load::Plan;
use crate::stage::Stage;
use crate::table::Figures;

/// Customers write over a bad line, and the product asks its database over another.
pub async fn bad(first: &Stage, scale: Scale) -> Result<Figures> {
    let mut scene = Scene::open(first, "-", "bad-lines").await?;
    let place = scene.stage.place.clone();
    let (database, folder) = Line::to_database(&place.socket()?)?;
    let url = place.url_by(&scene.stage.name, &folder)?;
    let mut process = scene.process_of(&place.program, &[("DATABASE_URL", &url)]).await?;
    let (street, origin) = Line::to_product(process.address).await?;

    let spell = Duration::from_secs(scale.pick(6, 2));
    let rest = Duration::from_secs(scale.pick(4, 1));
    let load = scene.load(&origin, Plan::of_seconds(600));
    after(rest).await;
    for weather in Weather::BAD {
        for line in [&street, &database] {
            line.becomes(weather);
            after(spell).await;
            line.becomes(Weather::Clear);
            after(rest).await;
        }
    }
    load.stop().await?;
    scene.figures.none("never acknowledged", scene.ledger.unacknowledged());
    scene.figures.holds("the app was not restarted", process.runs());
    scene.close(process).await
}
