//! How somebody learned and worked, counted.

use std::collections::BTreeMap;

use crate::model::{LearningQuestionId, Mode, Stance, TeamId, Week};

use super::answer::{OwnActivity, OwnCycle, Practice, PracticeShare, WeekPractice};

/// What is counted of some cycles.
#[derive(Default)]
struct Counted<'a> {
    activities: u32,
    minutes: u64,
    by_mode: [u64; 3],
    ai_activities: u64,
    ai_minutes: u64,
    co_intelligence: u64,
    offloaded: f64,
    verified: u64,
    mastery: u64,
    /// The learning questions, and whether they are about AI.
    questions: BTreeMap<(&'a TeamId, &'a LearningQuestionId), bool>,
}

impl<'a> Counted<'a> {
    fn of(cycles: impl IntoIterator<Item = &'a OwnCycle>) -> Self {
        let mut counted = Self::default();
        for cycle in cycles {
            cycle.activities.iter().for_each(|activity| counted.take(activity));
            for question in &cycle.learning_questions {
                let about_ai = counted.questions.entry((&cycle.team, &question.learning_question)).or_default();
                *about_ai |= question.about_ai;
            }
        }
        counted
    }

    fn take(&mut self, activity: &OwnActivity) {
        let minutes = u64::from(activity.minutes.get());
        self.activities += 1;
        self.minutes += minutes;
        let [doing, together, formal] = &mut self.by_mode;
        *match activity.mode {
            Mode::Doing => doing,
            Mode::Together => together,
            Mode::Formal => formal,
        } += minutes;
        if let Some(ai) = &activity.ai {
            self.ai_activities += 1;
            self.ai_minutes += minutes;
            self.co_intelligence += if ai.stance == Stance::CoIntelligence { minutes } else { 0 };
            self.offloaded += ai.offloaded.get() * minutes as f64;
            self.verified += u64::from(ai.verified);
            self.mastery += u64::from(activity.mastery == Some(true));
        }
    }
}

impl From<Counted<'_>> for Practice {
    fn from(counted: Counted<'_>) -> Self {
        let [doing, together, formal] = counted.by_mode;
        let of_questions = counted.questions.len() as u64;
        let about_ai = counted.questions.values().filter(|about_ai| **about_ai).count() as u64;
        let share = |part: u64, of: u64| share(part as f64, of);
        Self {
            activities: counted.activities,
            minutes: counted.minutes,
            learning_questions: u32::try_from(of_questions).unwrap_or(u32::MAX),
            doing: share(doing, counted.minutes),
            together: share(together, counted.minutes),
            formal: share(formal, counted.minutes),
            with_ai: share(counted.ai_minutes, counted.minutes),
            co_intelligence: share(counted.co_intelligence, counted.ai_minutes),
            offloaded: self::share(counted.offloaded, counted.ai_minutes),
            verified: share(counted.verified, counted.ai_activities),
            mastery: share(counted.mastery, counted.ai_activities),
            about_ai: share(about_ai, of_questions),
        }
    }
}

/// A share, where there is something that it is of.
fn share(part: f64, of: u64) -> Option<PracticeShare> {
    // Adding up may have rounded a whole to a little more.
    (of > 0).then(|| PracticeShare { value: (part / of as f64).min(1.0), of })
}

/// All of these cycles together.
pub(super) fn practice(cycles: &[OwnCycle]) -> Practice {
    Counted::of(cycles).into()
}

/// The same by week, of cycles in the order of weeks.
pub(super) fn by_week(cycles: &[OwnCycle]) -> Vec<WeekPractice> {
    let practised = |cycle: &&OwnCycle| !cycle.activities.is_empty() || !cycle.learning_questions.is_empty();
    let mut weeks: BTreeMap<Week, Vec<&OwnCycle>> = BTreeMap::new();
    cycles.iter().filter(practised).for_each(|cycle| weeks.entry(cycle.week).or_default().push(cycle));
    weeks.into_iter().map(|(week, cycles)| WeekPractice { week, practice: Counted::of(cycles).into() }).collect()
}
