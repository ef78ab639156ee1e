//! Wholes and parts: teams and the organisation, weeks and the series they make.

use crate::common::{list, sound};
use crate::figures::near;
use crate::programmes::{Case, cases};
use lerendwerken::calculus::{self, AsOf, Estimate, Results, Series};
use lerendwerken::model::Week;
use proptest::prelude::*;

/// The number of members of a team as written.
fn members(case: &Case, team: &str) -> f64 {
    let team = list(&case.document, "teams").iter().find(|it| it["id"] == team).unwrap();
    list(team, "members").len() as f64
}

/// Whether the teams of an expectation average.
fn averages(case: &Case, id: &str) -> bool {
    let goals = list(&case.document, "goals").iter();
    let expectation = goals.flat_map(|goal| list(goal, "expectations")).find(|it| it["id"] == id).unwrap();
    expectation["indicator"]["aggregate"] == "mean"
}

/// Weighted estimates rolled up, with the sum of the absolute terms.
fn rolled_up(parts: &[(f64, Estimate)]) -> (f64, f64, f64) {
    let value: f64 = parts.iter().map(|(weight, it)| weight * it.value).sum();
    let terms: f64 = parts.iter().map(|(weight, it)| weight * it.value.abs()).sum();
    let variance: f64 = parts.iter().map(|(weight, it)| (weight * it.standard_error).powi(2)).sum();
    (value, terms, variance)
}

fn find<'a>(all: &'a [Series], team: &str, expectation: &str) -> Option<&'a Series> {
    all.iter().find(|series| series.team.as_str() == team && series.expectation.as_str() == expectation)
}

proptest! {
    #[test]
    fn the_roll_up_of_the_parts_is_the_whole(case in cases()) {
        for row in &case.results().expectations {
            let all: f64 = row.teams.iter().map(|team| members(&case, team.team.as_str())).sum();
            let mean = averages(&case, row.expectation.as_str());
            let weight = |team: &str| if mean { members(&case, team) / all } else { 1.0 };
            for (whole, part) in [
                (row.short_term, (|team| team.short_term) as fn(&calculus::TeamResult) -> Estimate),
                (row.long_term, |team| team.long_term),
            ] {
                let parts: Vec<_> = row.teams.iter().map(|it| (weight(it.team.as_str()), part(it))).collect();
                let (value, terms, variance) = rolled_up(&parts);
                prop_assert!(near(whole.value, value, terms), "{} where {value}", whole.value);
                let given = whole.standard_error.powi(2);
                prop_assert!(near(given, variance, 4.0 * variance), "{given} where {variance}");
            }
        }
    }

    #[test]
    fn the_last_state_of_a_series_is_the_team_row(case in cases()) {
        let sound = sound(&case.whole(), &[]);
        let series = calculus::series(&sound, case.as_of());
        let results = calculus::results(&sound, case.as_of());
        let mut rows = 0;
        for row in &results.expectations {
            for team in &row.teams {
                rows += 1;
                let series = find(&series, team.team.as_str(), row.expectation.as_str()).unwrap();
                let (week, last) = series.weeks().next_back().unwrap();
                prop_assert_eq!(week, results.as_of);
                let states = [
                    (last.short, team.short_term.value), (last.short_variance.sqrt(), team.short_term.standard_error),
                    (last.long, team.long_term.value), (last.long_variance.sqrt(), team.long_term.standard_error),
                ];
                for (state, given) in states {
                    // The answer has no -0.
                    prop_assert_eq!((state + 0.0).to_bits(), given.to_bits());
                }
            }
        }
        prop_assert_eq!(series.len(), rows, "a series for every row of a team, and no more");
    }

    #[test]
    fn every_week_of_a_series_is_the_result_as_of_that_week(case in cases()) {
        let sound = sound(&case.whole(), &[]);
        let whole = calculus::results_by_week(&sound, case.as_of());
        let from = sound.programme().period.from;
        let asked: Vec<Week> = (0..).step_by(7).map(|weeks| from + weeks).take_while(|w| *w <= whole.as_of).collect();
        for week in asked.into_iter().chain([whole.as_of]) {
            let then = calculus::results_by_week(&sound, AsOf::Week(week));
            for (now, row) in whole.expectations.iter().zip(&then.expectations) {
                let weekly = row.weekly.as_ref().unwrap();
                let until: Vec<_> = now.weekly.iter().flatten().filter(|it| it.week <= week).cloned().collect();
                prop_assert_eq!(weekly, &until);
                if let Some(last) = weekly.last() {
                    prop_assert_eq!((last.week, last.short_term, last.long_term), (week, row.short_term, row.long_term));
                } else {
                    prop_assert!(row.teams.is_empty());
                    let nothing = Estimate { value: 0.0, standard_error: 0.0 };
                    prop_assert_eq!((row.short_term, row.long_term), (nothing, nothing));
                }
            }
        }
    }

    /// Cycles, measurements and accounts after the week that is asked for are not read.
    #[test]
    fn what_comes_later_changes_nothing(case in cases()) {
        let sound_now = sound(&case.whole(), &[]);
        let week = sound_now.week(case.as_of());
        let text = |results: &Results| serde_json::to_string(results).unwrap();
        let mut until = case.clone();
        let early = |it: &serde_json::Value| it["week"].as_str().unwrap() <= week.to_string().as_str();
        until.cycles.retain(early);
        let measured: Vec<_> = list(&case.document, "measurements").iter().filter(|it| early(it)).cloned().collect();
        until.document["measurements"] = measured.into();
        let then = calculus::results_by_week(&sound(&until.whole(), &[]), AsOf::Week(week));
        prop_assert_eq!(text(&calculus::results_by_week(&sound_now, AsOf::Week(week))), text(&then));
    }
}
