//! Reading requests: ids, bodies and queries, each with its problem.

use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::problem::Problem;
use super::{Api, BODY_BYTES};
use crate::http::json;

/// The ids of an address. What is no id names nothing.
pub struct Ids<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Api> for Ids<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, Problem> {
        let Path(ids) = Path::from_request_parts(parts, api).await.map_err(|_| Problem::NotFound)?;
        Ok(Self(ids))
    }
}

/// A JSON body.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequest<Api> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &Api) -> Result<Self, Problem> {
        Ok(Self(json::read(request, BODY_BYTES).await?))
    }
}

/// Where a list goes on, and how much of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// After this number.
    pub after: i64,
    /// So many at most.
    pub limit: i64,
}

/// The most entries of one answer.
pub const MOST: i64 = 200;
/// As many as are told where nobody says otherwise.
pub const USUAL: i64 = 50;

impl FromRequestParts<Api> for Place {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Api) -> Result<Self, Problem> {
        place(parts.uri.query().unwrap_or_default())
    }
}

fn place(query: &str) -> Result<Place, Problem> {
    let mut place = Place { after: 0, limit: USUAL };
    each(query, |name, value| {
        match name {
            "after" => place.after = number(name, value, 0..=i64::MAX)?,
            "limit" => place.limit = number(name, value, 1..=MOST)?,
            _ => return Err(unknown(name)),
        }
        Ok(())
    })?;
    Ok(place)
}

/// How many days are counted, today the last of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period(pub u16);

/// The most days of one answer.
const LONGEST: i64 = 90;

impl FromRequestParts<Api> for Period {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Api) -> Result<Self, Problem> {
        period(parts.uri.query().unwrap_or_default())
    }
}

fn period(query: &str) -> Result<Period, Problem> {
    let mut days = 7;
    each(query, |name, value| {
        match name {
            "days" => days = number(name, value, 1..=LONGEST)?,
            _ => return Err(unknown(name)),
        }
        Ok(())
    })?;
    Ok(Period(u16::try_from(days).unwrap_or(7)))
}

/// Reads each parameter, none of them twice.
pub fn each(query: &str, mut read: impl FnMut(&str, &str) -> Result<(), Problem>) -> Result<(), Problem> {
    let mut seen = Vec::new();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        if seen.contains(&name) {
            return Err(Problem::Malformed(format!("`{name}` stands twice")));
        }
        read(&name, &value)?;
        seen.push(name);
    }
    Ok(())
}

/// There is no such parameter.
pub fn unknown(name: &str) -> Problem {
    Problem::Malformed(format!("there is no parameter `{name}`"))
}

/// Reads a parameter that is a number.
pub fn number(name: &str, value: &str, fits: std::ops::RangeInclusive<i64>) -> Result<i64, Problem> {
    let is_plain = !value.is_empty() && value.bytes().all(|it| it.is_ascii_digit());
    let number = value.parse().ok().filter(|it| is_plain && fits.contains(it));
    number
        .ok_or_else(|| Problem::Malformed(format!("`{name}` must be a number from {} to {}", fits.start(), fits.end())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_read_and_nothing_else() {
        assert_eq!((period(""), period("days=90")), (Ok(Period(7)), Ok(Period(90))));
        for query in ["days=0", "days=91", "days=", "days=7&days=7", "channel=x", "days=week"] {
            assert!(matches!(period(query), Err(Problem::Malformed(_))), "{query}");
        }
    }

    #[test]
    fn a_place_is_read_and_nothing_else() {
        assert_eq!(place(""), Ok(Place { after: 0, limit: 50 }));
        assert_eq!(place("limit=200&after=17"), Ok(Place { after: 17, limit: 200 }));
        for query in [
            "after=-1",
            "after=",
            "after=x",
            "after=+1",
            "after=1&after=2",
            "limit=0",
            "limit=201",
            "After=1",
            "tenant=x",
            "after=99999999999999999999",
        ] {
            assert!(matches!(place(query), Err(Problem::Malformed(_))), "{query}");
        }
    }
}
