//! Every rule over every case, so that a hit in another rule's case shows in review.

use crate::common::{check_case, place};
use lerendwerken::Language;
use lerendwerken::rules;
use std::fmt::Write as _;

#[test]
fn every_rule_over_every_case() {
    let mut matrix = String::new();
    for rule in rules::all() {
        for (case, text) in [("breaks", rule.breaks), ("keeps", rule.keeps)] {
            writeln!(matrix, "{}.{case}", rule.code).unwrap();
            let checked = check_case(rule, text);
            for finding in &checked {
                writeln!(matrix, "  {}", place(finding)).unwrap();
                writeln!(matrix, "    nl {}", finding.message(Language::Nl)).unwrap();
                writeln!(matrix, "    en {}", finding.message(Language::En)).unwrap();
            }
        }
    }
    insta::with_settings!(
        { snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true },
        { insta::assert_snapshot!("rules_over_cases", matrix); }
    );
}
