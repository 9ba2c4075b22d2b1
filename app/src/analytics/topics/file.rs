//! The days of each topic as a file.

use switchboard::analytics::{Metric, TopicsOf, share};
use switchboard::text::csv::{Cell, Csv};

/// A line for the names, and one for each topic on each day on which customers wrote about it. A share is of all
/// messages of the period, in percent.
pub fn topics_csv(of: &TopicsOf) -> String {
    let mut file = Csv::new(["date", "topic", Metric::TopicMessages.word(), Metric::TopicShare.word()]);
    for topic in &of.topics {
        for (date, messages) in of.dates.iter().zip(&topic.per_day).filter(|(_, messages)| **messages > 0) {
            let share = share(*messages, of.messages).map(|it| it * 100.0);
            file.row([Cell::text(date), Cell::text(&topic.label), Cell::count(*messages), Cell::Number(share, 2)]);
        }
    }
    file.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use switchboard::analytics::TopicLine;
    use switchboard::channels::AssistantMode;
    use switchboard::ids::TopicId;
    use time::macros::date;

    #[test]
    fn the_sums_of_the_file_are_those_of_the_page_and_no_name_is_a_formula() {
        let line = TopicLine {
            id: TopicId::new(),
            label: "=Livraison".to_owned(),
            keywords: Vec::new(),
            policy: AssistantMode::Send,
            like: None,
            per_day: vec![2, 0, 1],
            messages: 3,
            before: 0,
            asked: 0,
            answered: 0,
            cost_micros: 0,
            reasons: Vec::new(),
        };
        let dates = vec![date!(2026 - 11 - 18), date!(2026 - 11 - 19), date!(2026 - 11 - 20)];
        let of = TopicsOf { dates, topics: vec![line], messages: 12, cost_micros: 0 };
        let lines = "date,topic,topic_messages,topic_share\r\n\"2026-11-18\",\"'=Livraison\",2,16.67\r\n\
                     \"2026-11-20\",\"'=Livraison\",1,8.33\r\n";
        assert_eq!(topics_csv(&of), lines);
    }
}
