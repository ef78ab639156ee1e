//! A week is one operator, and operators compose.

use crate::figures::near;
use lerendwerken::calculus::{Operator, State};
use proptest::prelude::*;

fn shares() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 1 => Just(1.0), 2 => 0.9..1.0, 2 => 0.0..=1.0]
}

fn amounts() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 4 => -500.0..500.0, 1 => -1e12..1e12, 1 => -1e-6..1e-6]
}

fn operators() -> impl Strategy<Value = Operator> {
    (shares(), amounts(), amounts(), amounts(), amounts()).prop_map(|(retention, short, long, one, other)| Operator {
        retention,
        short,
        long,
        short_variance: one.abs(),
        long_variance: other.abs(),
    })
}

fn states() -> impl Strategy<Value = State> {
    operators().prop_map(|it| State {
        short: it.short,
        long: it.long,
        short_variance: it.short_variance,
        long_variance: it.long_variance,
    })
}

/// The same operator without signs: what it makes is the sum of the absolute terms.
fn absolute(it: Operator) -> Operator {
    Operator { short: it.short.abs(), long: it.long.abs(), ..it }
}

fn same(one: Operator, other: Operator, terms: Operator) -> bool {
    near(one.retention, other.retention, terms.retention)
        && near(one.short, other.short, terms.short)
        && near(one.long, other.long, terms.long)
        && near(one.short_variance, other.short_variance, terms.short_variance)
        && near(one.long_variance, other.long_variance, terms.long_variance)
}

fn same_state(one: State, other: State, terms: State) -> bool {
    near(one.short, other.short, terms.short)
        && near(one.long, other.long, terms.long)
        && near(one.short_variance, other.short_variance, terms.short_variance)
        && near(one.long_variance, other.long_variance, terms.long_variance)
}

/// All of them as one, from left to right.
fn composed(operators: &[Operator]) -> Operator {
    operators.iter().fold(Operator::IDENTITY, |all, next| all.then(*next))
}

/// What they make of a state, one after the other.
fn applied(operators: &[Operator], state: State) -> State {
    operators.iter().fold(state, |state, next| next.apply(state))
}

proptest! {
    #[test]
    fn composition_is_associative(a in operators(), b in operators(), c in operators()) {
        let terms = absolute(a).then(absolute(b)).then(absolute(c));
        prop_assert!(same(a.then(b).then(c), a.then(b.then(c)), terms));
    }

    #[test]
    fn the_identity_changes_nothing(a in operators(), state in states()) {
        prop_assert_eq!(Operator::IDENTITY.then(a), a);
        prop_assert_eq!(a.then(Operator::IDENTITY), a);
        prop_assert_eq!(Operator::IDENTITY.apply(state), state);
        prop_assert_eq!(Operator::idle(1.0), Operator::IDENTITY);
    }

    #[test]
    fn a_composition_does_what_its_parts_do(a in operators(), b in operators(), state in states()) {
        let positive = State { short: state.short.abs(), long: state.long.abs(), ..state };
        let terms = absolute(b).apply(absolute(a).apply(positive));
        prop_assert!(same_state(a.then(b).apply(state), b.apply(a.apply(state)), terms));
    }

    #[test]
    fn any_chunking_of_weeks_gives_the_same_state(
        weeks in prop::collection::vec((operators(), prop::bool::weighted(0.2)), 0..120),
        state in states(),
    ) {
        let all: Vec<Operator> = weeks.iter().map(|(week, _)| *week).collect();
        let mut chunks: Vec<Vec<Operator>> = vec![Vec::new()];
        for (week, ends) in &weeks {
            chunks.last_mut().unwrap().push(*week);
            if *ends {
                chunks.push(Vec::new());
            }
        }
        let by_week = applied(&all, state);
        let by_chunk: Vec<Operator> = chunks.iter().map(|chunk| composed(chunk)).collect();
        let terms: Vec<Operator> = all.iter().map(|week| absolute(*week)).collect();
        let terms = applied(&terms, State { short: state.short.abs(), long: state.long.abs(), ..state });
        prop_assert!(same_state(by_week, applied(&by_chunk, state), terms));
        prop_assert!(same_state(by_week, composed(&by_chunk).apply(state), terms));
    }

    #[test]
    fn a_week_of_many_outcomes_is_the_sum_of_them(
        outcomes in prop::collection::vec((amounts(), amounts(), shares()), 0..20),
        retention in shares(),
    ) {
        let mut week = Operator::idle(retention);
        let mut terms = week;
        let mut composed = week;
        for (net, error, consolidation) in outcomes {
            week.add(net, error.abs(), consolidation);
            terms.add(net.abs(), error.abs(), consolidation);
            let mut one = Operator::IDENTITY;
            one.add(net, error.abs(), consolidation);
            composed = composed.then(one);
        }
        prop_assert!(same(week, composed, terms));
    }

    /// S' = S + Σn, D' = ρ·D + Σκn, and the variances with squares.
    #[test]
    fn a_week_does_what_it_says(
        state in states(), retention in shares(), net in amounts(), error in amounts(), consolidation in shares(),
    ) {
        let mut week = Operator::idle(retention);
        week.add(net, error, consolidation);
        let after = week.apply(state);
        let (kept, lasting) = (retention * state.long, consolidation * net);
        prop_assert!(near(after.short, state.short + net, state.short.abs() + net.abs()));
        prop_assert!(near(after.long, kept + lasting, kept.abs() + lasting.abs()));
        let expected = state.short_variance + error * error;
        prop_assert!(near(after.short_variance, expected, expected));
        let expected = retention * retention * state.long_variance + consolidation * consolidation * error * error;
        prop_assert!(near(after.long_variance, expected, expected));
    }
}
