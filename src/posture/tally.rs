//! Weeks, quarters, and how many of how many.

use crate::model::Week;

use super::dimension::PostureDimension;
use super::people::People;

/// Weeks from the first to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: Week,
    pub(super) until: Week,
}

impl Span {
    pub(super) fn is_empty(self) -> bool {
        self.from > self.until
    }

    pub(super) fn has(self, week: Week) -> bool {
        self.from <= week && week <= self.until
    }
}

/// How many of how many, of each dimension.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally(pub(super) [(u64, u64); 11]);

impl Tally {
    /// Counts so much, and whether it is what is looked for.
    pub(super) fn count(&mut self, dimension: PostureDimension, is_it: bool, size: u64) {
        if let Some((some, all)) = self.0.get_mut(dimension as usize) {
            *all += size;
            *some += if is_it { size } else { 0 };
        }
    }

    /// Counts how many of these people took part.
    pub(super) fn reach(&mut self, people: &People, took_part: &People) {
        for person in people.iter() {
            self.count(PostureDimension::Reach, took_part.has(person), 1);
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        for ((some, all), (more, of)) in self.0.iter_mut().zip(other.0) {
            *some += more;
            *all += of;
        }
    }

    pub(super) fn of(&self, dimension: PostureDimension) -> (u64, u64) {
        self.0.get(dimension as usize).copied().unwrap_or_default()
    }
}

/// The quarters that a span touches, each with its weeks within it.
pub(super) fn quarters_of(span: Span) -> Vec<((u16, u16), Span)> {
    let mut quarters: Vec<((u16, u16), Span)> = Vec::new();
    let weeks = (0..=span.until - span.from).filter_map(|i| u16::try_from(i).ok());
    for week in weeks.map(|i| span.from + i) {
        match quarters.last_mut().filter(|(name, _)| *name == week.year_and_quarter()) {
            Some((_, span)) => span.until = week,
            None => quarters.push((week.year_and_quarter(), Span { from: week, until: week })),
        }
    }
    quarters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_53_weeks_has_a_longer_last_quarter() {
        let week = |text: &str| text.parse::<Week>().unwrap();
        let of = |from, until| quarters_of(Span { from: week(from), until: week(until) });
        let all = of("2026-W10", "2027-W02");
        let names: Vec<_> = all.iter().map(|((year, number), _)| (*year, *number)).collect();
        assert_eq!(names, [(2026, 1), (2026, 2), (2026, 3), (2026, 4), (2027, 1)]);
        assert_eq!(
            (all[0].1, all[3].1),
            (
                Span { from: week("2026-W10"), until: week("2026-W13") },
                Span { from: week("2026-W40"), until: week("2026-W53") }
            )
        );
        assert!(of("2026-W10", "2026-W09").is_empty());
    }
}
