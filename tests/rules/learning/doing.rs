//! LW305 and LW308: learning by doing.

use crate::common::{
    accepted_about, cycle, document_with, doing, found_as_of, found_by, held, proposing, said_by, with_parameter,
    yielding,
};
use serde_json::{Value, json};

use super::{NOTHING, balie};

#[test]
fn a_cycle_without_an_activity() {
    let done = doing(balie(7), &["p-anna"], None);
    assert_eq!(found_by("LW308", &document_with([balie(7), held("t-weg", "2026-W08")])), ["/cycles/0", "/cycles/1"]);
    assert_eq!(found_by("LW308", &document_with([done])), NOTHING);
    for status in ["planned", "skipped"] {
        assert_eq!(found_by("LW308", &document_with([cycle("t-balie", "2026-W07", status)])), NOTHING, "{status}");
    }
    assert_eq!(found_as_of("LW308", &document_with([balie(7)]), "2026-W06"), NOTHING, "not yet");
    let proposed = yielding(proposing(balie(7), "pr-1", "tried", None), "e-uren", 1.0);
    assert_eq!(found_by("LW308", &document_with([proposed])), ["/cycles/0"], "what came out is no activity");
}

/// A team with a formal activity of so many minutes in W14 and 240 minutes of doing, of which half in W02.
pub(super) fn formal(minutes: u16) -> Value {
    let mut early = doing(balie(2), &["p-anna"], None);
    early["activities"][0]["minutes"] = json!(120);
    let mut late = doing(doing(balie(14), &["p-bram"], None), &["p-anna"], None);
    late["activities"][0]["minutes"] = json!(120);
    late["activities"][1]["minutes"] = json!(minutes);
    late["activities"][1]["mode"] = json!("formal");
    document_with([early, late])
}

#[test]
fn heavy_on_formal_learning() {
    assert_eq!(found_by("LW305", &formal(60)), NOTHING, "20 % is not above 20 %");
    assert_eq!(found_by("LW305", &formal(61)), ["/teams/0"]);
    let said = said_by("LW305", &formal(61));
    assert_eq!(said, ["20,3 % van de leertijd van `t-balie` is formeel in de laatste 13 weken, meer dan 20 %"]);
    assert!(said_by("LW305", &formal(80))[0].starts_with("25 % van"));
    assert_eq!(accepted_about("LW305", &formal(61), &["t-balie"]), 1);
    let mut since = formal(61);
    since["cycles"][0]["week"] = json!("2026-W03");
    assert_eq!(found_by("LW305", &since), NOTHING, "for twelve weeks");
    since["cycles"][0]["week"] = json!("2026-W01");
    assert_eq!(found_by("LW305", &since), ["/teams/0"]);
    assert!(said_by("LW305", &since)[0].starts_with("34 % van"), "what lies before does not count");
    assert_eq!(found_as_of("LW305", &formal(61), "2026-W13"), NOTHING);
}

#[test]
fn what_learning_time_is() {
    // Two people count twice, one that is named twice or unknown does not.
    for (people, found) in
        [(&["p-anna"][..], true), (&["p-anna", "p-bram"], true), (&["p-anna", "p-anna"], true), (&["p-weg"], false)]
    {
        let mut document = formal(61);
        document["cycles"][1]["activities"][1]["professionals"] = json!(people);
        assert_eq!(!found_by("LW305", &document).is_empty(), found, "{people:?}");
    }
    let mut more = formal(61);
    more["cycles"][1]["activities"][0]["professionals"] = json!(["p-anna", "p-bram"]);
    assert_eq!(found_by("LW305", &more), NOTHING, "61 of 421 minutes");
    let mut double = formal(60);
    double["cycles"][1]["activities"][1]["professionals"] = json!(["p-anna", "p-bram", "p-anna"]);
    assert!(said_by("LW305", &double)[0].starts_with("33 % van"), "120 of 360 minutes");
    let mut none = formal(60);
    none["cycles"][0]["activities"] = json!([]);
    none["cycles"][1]["activities"] = json!([]);
    assert_eq!(found_by("LW305", &none), NOTHING, "no learning time");
    let mut elsewhere = formal(61);
    elsewhere["cycles"][1]["team"] = json!("t-weg");
    assert_eq!(found_by("LW305", &elsewhere), NOTHING);
    assert_eq!(found_by("LW305", &with_parameter(&formal(61), "formal_max", 0.3)), NOTHING);
    assert_eq!(found_by("LW305", &with_parameter(&formal(10), "formal_max", 0.0)), ["/teams/0"]);
    assert_eq!(found_by("LW305", &with_parameter(&formal(61), "recent_weeks", 14)), NOTHING);
    let recent = said_by("LW305", &with_parameter(&formal(61), "recent_weeks", 12));
    assert!(recent[0].starts_with("34 % van") && recent[0].contains("de laatste 12 weken"), "{recent:?}");
}
