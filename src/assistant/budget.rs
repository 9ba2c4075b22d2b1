//! What a run may cost, and what it did.

use super::model::Prices;
use super::prompt::{MOST_TOKENS_IN, MOST_TOKENS_OUT};
use super::provider::{ProviderProblem, Reply};

const PER_PRICE: i64 = 1_000_000;

/// What the dearest call would cost, in micro-dollars: reserved before it starts.
pub(super) fn dearest(prices: Prices) -> i64 {
    cost(prices, MOST_TOKENS_IN, MOST_TOKENS_OUT)
}

/// What a call cost that `reserved` so much, in micro-dollars: all of it where nobody knows better.
pub(super) fn settled(prices: Prices, call: &Result<Reply, ProviderProblem>, reserved: i64) -> i64 {
    match call {
        Ok(reply) => spent(prices, reply).min(reserved),
        Err(problem) if problem.may_have_cost() => reserved,
        Err(_) => 0,
    }
}

/// What a call cost, in micro-dollars, rounded up.
pub(super) fn spent(prices: Prices, reply: &Reply) -> i64 {
    cost(prices, reply.tokens_in, reply.tokens_out)
}

fn cost(prices: Prices, tokens_in: u32, tokens_out: u32) -> i64 {
    let exact = i128::from(prices.price_in_micros) * i128::from(tokens_in)
        + i128::from(prices.price_out_micros) * i128::from(tokens_out);
    let rounded_up = (exact + i128::from(PER_PRICE) - 1) / i128::from(PER_PRICE);
    i64::try_from(rounded_up).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_costs_what_its_tokens_cost_rounded_up() {
        // $0.15 and $0.60 per million tokens.
        let prices = Prices { price_in_micros: 150_000, price_out_micros: 600_000 };
        let reply = Reply { text: String::new(), tokens_in: 1_001, tokens_out: 100 };
        assert_eq!(spent(prices, &reply), 211);
        assert!(dearest(prices) > spent(prices, &reply));
        assert_eq!(dearest(Prices::default()), 0);
    }
}
