//! What the cycles of a group in a period say, with the people that each of it is about.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::split::{Part, Parts, People, add};
use super::words::{Asked, CheckedAi, UsedAi};
use crate::facts::Frame;
use crate::model::{
    Activity, BorrowedCycle, Carrier, Held, Horizon, LearningQuestion, Mode, Outcome, PersonId, Programme, Proposal,
    Stage, Stance, Status, Week,
};

type Text<'a> = Cow<'a, str>;
type Question<'a> = LearningQuestion<Text<'a>>;
/// Something that may have been asked, and whether a question is that.
type Sort = (Asked, fn(&Question<'_>) -> bool);

/// With what AI and how something was learned.
pub(super) type TimeLabel = (Option<UsedAi>, Option<Mode>);
/// The horizon and the carrier of an outcome.
pub(super) type OutcomeLabel = (Option<Horizon>, Option<Carrier>);

/// All that is said of one group in one period.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Those who took part in something or asked something.
    pub(super) contributors: People,
    pub(super) held: u64,
    /// Skipped cycles, of the members who counted.
    pub(super) skipped: Part<u64>,
    pub(super) time: Parts<TimeLabel>,
    pub(super) activities: Parts<Option<CheckedAi>>,
    /// By what was asked first, and by whether something was.
    pub(super) asked: Parts<Asked>,
    pub(super) asked_anything: Parts<Asked>,
    pub(super) outcomes: Parts<OutcomeLabel>,
    /// By the number of the expectation; the amounts are added up at the end, in their own order.
    pub(super) amounts: BTreeMap<u32, Parts<Carrier, Vec<f64>>>,
    /// Proposals by team and id, as they were last listed.
    proposals: HashMap<(u32, Box<str>), (Week, Stage, People)>,
}

/// What a cycle is read with.
pub(super) struct Reading<'a> {
    pub(super) frame: &'a Frame,
    /// By the number of the expectation.
    pub(super) horizons: Vec<Horizon>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(frame: &'a Frame, programme: &Programme) -> Self {
        let mut horizons = vec![Horizon::Direct; frame.expectations.known()];
        for expectation in programme.expectations() {
            let slot = frame.expectations.find(expectation.id.as_str()).and_then(|it| horizons.get_mut(it as usize));
            slot.into_iter().for_each(|slot| *slot = expectation.horizon);
        }
        Self { frame, horizons }
    }

    fn people<'i, S: AsRef<str> + 'i>(&self, ids: impl IntoIterator<Item = &'i PersonId<S>>) -> People {
        ids.into_iter().filter_map(|id| self.frame.people.find(id.as_str())).collect()
    }

    fn askers(&self, held: &Held<Text<'_>>, of: impl Fn(&Question<'_>) -> bool) -> People {
        self.people(held.learning_questions.iter().filter(|question| of(question)).map(|it| &it.professional))
    }

    /// Those behind a proposal: who asked the question that it came from, else all who contributed to its week.
    fn behind_proposal(&self, proposal: &Proposal<Text<'_>>, held: &Held<Text<'_>>, all: &People) -> People {
        match &proposal.learning_question {
            Some(id) => self.askers(held, |question| question.id == *id),
            None => all.clone(),
        }
    }

    /// Those behind an outcome: who is behind the proposal that it came from, else all who contributed to its week.
    fn behind_outcome(&self, outcome: &Outcome<Text<'_>>, held: &Held<Text<'_>>, all: &People) -> People {
        match &outcome.proposal {
            Some(id) => {
                let named = held.proposals.iter().filter(|proposal| proposal.id == *id);
                named.flat_map(|proposal| self.behind_proposal(proposal, held, all)).collect()
            }
            None => all.clone(),
        }
    }
}

impl Gathered {
    /// Takes in a cycle of a team, by its number. One that is still to come says nothing.
    pub(super) fn take(&mut self, reading: &Reading<'_>, team: u32, cycle: &BorrowedCycle<'_>) {
        match cycle.status() {
            Status::Planned => {}
            Status::Skipped => {
                self.skipped.count += 1;
                self.skipped.people.extend(reading.frame.members_in(team, cycle.week));
            }
            Status::Held => {
                if let Some(held) = cycle.held() {
                    self.take_held(reading, team, cycle.week, held);
                }
            }
        }
    }

    fn take_held(&mut self, reading: &Reading<'_>, team: u32, week: Week, held: &Held<Text<'_>>) {
        let took_part = held.activities.iter().flat_map(|activity| reading.people(&activity.professionals));
        let all: People = took_part.chain(reading.askers(held, |_| true)).collect();
        self.held += 1;
        held.activities.iter().for_each(|activity| self.take_activity(reading, activity));
        self.take_questions(reading, held, &all);
        for proposal in &held.proposals {
            let last = self.proposals.entry((team, proposal.id.as_str().into()));
            let now = || (week, proposal.stage, reading.behind_proposal(proposal, held, &all));
            last.and_modify(|last| {
                if last.0 <= week {
                    *last = now()
                }
            })
            .or_insert_with(now);
        }
        held.outcomes.iter().for_each(|outcome| self.take_outcome(reading, outcome, held, &all));
        self.contributors.extend(all);
    }

    fn take_activity(&mut self, reading: &Reading<'_>, activity: &Activity<Text<'_>>) {
        let people = reading.people(&activity.professionals);
        let (used, checked) = match &activity.ai {
            None => (UsedAi::WithoutAi, CheckedAi::WithoutAi),
            Some(ai) => (
                if ai.stance == Stance::Tool { UsedAi::Tool } else { UsedAi::CoIntelligence },
                if ai.verified { CheckedAi::Verified } else { CheckedAi::Unverified },
            ),
        };
        let minutes = u64::from(activity.minutes.get()) * people.len() as u64;
        add(&mut self.time, (Some(used), Some(activity.mode)), &people, minutes);
        add(&mut self.activities, Some(checked), &people, 1);
    }

    /// What was asked is about those who asked it; that nothing was, about all who contributed.
    fn take_questions(&mut self, reading: &Reading<'_>, held: &Held<Text<'_>>, all: &People) {
        let sorts: [Sort; 3] = [
            (Asked::AboutAi, |question| question.about_ai),
            (Asked::Linked, |question| question.development_question.is_some()),
            (Asked::Free, |_| true),
        ];
        match sorts.into_iter().find(|(_, is)| held.learning_questions.iter().any(is)) {
            Some((sort, is)) => {
                add(&mut self.asked, sort, &reading.askers(held, is), 1);
                add(&mut self.asked_anything, Asked::Something, &reading.askers(held, |_| true), 1);
            }
            None => {
                add(&mut self.asked, Asked::Nothing, all, 1);
                add(&mut self.asked_anything, Asked::Nothing, all, 1);
            }
        }
    }

    fn take_outcome(
        &mut self,
        reading: &Reading<'_>,
        outcome: &Outcome<Text<'_>>,
        held: &Held<Text<'_>>,
        all: &People,
    ) {
        let Some(number) = reading.frame.expectations.find(outcome.expectation.as_str()) else { return };
        let people = reading.behind_outcome(outcome, held, all);
        let horizon = reading.horizons.get(number as usize).copied();
        add(&mut self.outcomes, (horizon, Some(outcome.carrier)), &people, 1);
        let part = self.amounts.entry(number).or_default().entry(outcome.carrier).or_default();
        part.people.extend(people);
        part.count.push(outcome.amount.get());
    }

    /// The proposals, by their last stage.
    pub(super) fn proposals(&self) -> Parts<Option<Stage>> {
        let mut parts = Parts::new();
        for (_, stage, people) in self.proposals.values() {
            add(&mut parts, Some(*stage), people, 1);
        }
        parts
    }
}
