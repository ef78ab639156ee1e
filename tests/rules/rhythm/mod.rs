//! LW201 to LW207: fixed moments, working time, and week after week.

mod hours;
mod moments;
mod time;
mod weeks;

use crate::common::{asking, check, document_with, doing, held, sitting};

const NOTHING: [&str; 0] = [];

/// Nothing of this family is found in a week that is as it should be.
#[test]
fn a_good_week_gives_no_finding() {
    let good = sitting(held("t-balie", "2026-W07"), "2026-02-10T09:00:00+01:00", 90, Some("m-dinsdag"));
    let good = doing(asking(good, "lq-1", "p-anna", Some("dq-brieven")), &["p-anna", "p-bram"], Some("lq-1"));
    let checked = check(&document_with([good]));
    let found: Vec<_> = checked.findings().iter().map(|finding| finding.code()).collect();
    assert!(!found.iter().any(|code| code.starts_with("LW2") || code.starts_with("LW3")), "{found:?}");
}
