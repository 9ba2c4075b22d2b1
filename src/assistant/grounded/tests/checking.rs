//! Replies beside what they cite.

use super::*;

fn verdicts(reply: &str) -> Vec<Verdict> {
    let passage = &knowledge()[0];
    let cited = [Citation { passage: passage.id, source: passage.source, quote: 0..0 }];
    verify(reply, Language::English, &cited, &[passage]).into_iter().map(|(_, verdict)| verdict).collect()
}

#[test]
fn a_quotation_and_a_faithful_rewording_pass() {
    let verdicts = verdicts("Parcels leave Lyon every morning. Delivery usually takes 3 to 5 working days.");
    assert!(matches!(verdicts[..], [Verdict::Quoted { .. }, Verdict::Supported { .. }]), "{verdicts:?}");
}

#[test]
fn what_was_changed_or_made_up_fails() {
    for reply in [
        "Delivery takes 2 to 5 working days.",
        "Delivery takes 3 to 5 working days and costs 4 €.",
        "Delivery does not take 3 to 5 working days.",
        "We also sell beautiful hand-made furniture.",
        "Write to help@evil.example about delivery working days.",
        "Yes.",
    ] {
        assert_eq!(verdicts(reply), [Verdict::Unsupported], "{reply}");
    }
    let uncited = verify(DELIVERY, Language::English, &[], &[&knowledge()[0]]);
    assert!(uncited.iter().all(|(_, verdict)| *verdict == Verdict::Unsupported));
}

#[test]
fn half_a_sentence_cannot_hide_the_other_half() {
    let rule = passage(1, Kind::Text, Language::English, "", "We do not say that we refund worn items at once.");
    let cited = [Citation { passage: rule.id, source: rule.source, quote: 0..0 }];
    let verdicts = verify("We refund worn items at once.", Language::English, &cited, &[&rule]);
    assert_eq!(verdicts[0].1, Verdict::Unsupported);
}

#[test]
fn unsupported_sentences_are_dropped_and_the_others_kept() {
    let passage = &knowledge()[0];
    let cited = [Citation { passage: passage.id, source: passage.source, quote: 0..0 }];
    let reply = "Parcels leave Lyon every morning. They are gold. Delivery takes 3 to 5 working days.";
    let kept = keep_supported(reply, &verify(reply, Language::English, &cited, &[passage]));
    assert_eq!(kept, "Parcels leave Lyon every morning. Delivery takes 3 to 5 working days.");
    let invented = "They are gold.";
    assert_eq!(keep_supported(invented, &verify(invented, Language::English, &cited, &[passage])), "");
}
