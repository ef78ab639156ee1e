//! The references of one cycle, looked up once for rules and facts alike.

use std::borrow::Cow;

use super::frame::Frame;
use super::local::{Found, Local, SMALL};
use super::names::Names;
use crate::model::{Activity, BorrowedCycle, Outcome, Proposal};

/// The references of one cycle. The lists run beside the cycle's own; their memory is used again for
/// the next cycle.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    /// The team's number; also of a team that the programme does not declare.
    pub(crate) team: u32,
    /// Whether the programme declares the team.
    pub(crate) team_is_known: bool,
    /// Whether any reference of the cycle refers to nothing.
    pub(crate) some_unknown: bool,
    /// Of each learning question: the professional and the development question it names.
    pub(crate) questions: Vec<(Found, Option<Found>)>,
    /// Of each activity: its people, one after the other over all activities.
    pub(crate) people: Vec<Found>,
    /// Of each activity: the learning question it names within the cycle, and its AI system.
    pub(crate) activities: Vec<(Option<Found>, Option<Found>)>,
    /// Of each proposal: the learning question it names within the cycle.
    pub(crate) proposals: Vec<Option<Found>>,
    /// Of each outcome: the expectation, and the proposal it names within the cycle.
    pub(crate) outcomes: Vec<(Found, Option<Found>)>,
    /// The fewest minutes between a session and a fixed moment of its day, or the one that it names.
    pub(crate) off_moment: Option<u16>,
}

impl Resolved {
    /// Looks up the references of another cycle.
    pub(crate) fn take<'a>(&mut self, cycle: &'a BorrowedCycle<'_>, frame: &'a mut Frame) {
        self.team = frame.teams.number(cycle.team.as_str());
        let frame: &'a Frame = frame;
        self.team_is_known = frame.teams.is_known(self.team);
        let mut people = Met::of(&frame.people, frame.members(self.team));
        self.questions.clear();
        self.questions.extend(cycle.learning_questions().iter().map(|question| {
            let development = question.development_question.as_ref();
            (
                people.find(question.professional.as_str()),
                development.map(|dq| frame.development_questions.find(dq.as_str())),
            )
        }));
        let questions = Local::new(cycle.learning_questions().len(), || {
            cycle.learning_questions().iter().map(|question| question.id.as_str())
        });
        self.take_activities(cycle.activities(), &questions, &mut people, &frame.systems);
        self.take_proposals(cycle.proposals(), &questions);
        let proposals =
            Local::new(cycle.proposals().len(), || cycle.proposals().iter().map(|proposal| proposal.id.as_str()));
        self.take_outcomes(cycle.outcomes(), &proposals, frame);
        let of_team = frame.moments(self.team);
        let off = cycle.sessions().iter().filter_map(|session| {
            let (day, named) = (session.start.date().weekday(), session.moment.as_ref());
            of_team?.apart(named.map(|id| id.as_str()), day, session.start.minute())
        });
        self.off_moment = off.min();
        let moments = cycle.sessions().iter().filter_map(|session| session.moment.as_ref());
        self.some_unknown = !self.team_is_known
            || self.questions.iter().any(|(person, development)| person.is_none() || is_unknown(development))
            || self.people.iter().any(Option::is_none)
            || self.activities.iter().any(|(question, system)| is_unknown(question) || is_unknown(system))
            || self.proposals.iter().any(is_unknown)
            || self.outcomes.iter().any(|(expectation, proposal)| expectation.is_none() || is_unknown(proposal))
            || moments.into_iter().any(|moment| !frame.has_moment(self.team, moment.as_str()));
    }

    fn take_activities<'a, I: Iterator<Item = &'a str>>(
        &mut self,
        activities: &'a [Activity<Cow<'_, str>>],
        questions: &Local<'a, impl Fn() -> I>,
        people: &mut Met<'a>,
        systems: &'a Names,
    ) {
        let mut systems = Met::of(systems, &[]);
        self.people.clear();
        self.activities.clear();
        for activity in activities {
            self.people.extend(activity.professionals.iter().map(|person| people.find(person.as_str())));
            let question = activity.learning_question.as_ref().map(|id| questions.find(id.as_str()));
            self.activities.push((question, activity.ai.as_ref().map(|ai| systems.find(ai.system.as_str()))));
        }
    }

    fn take_proposals<'a, I: Iterator<Item = &'a str>>(
        &mut self,
        proposals: &[Proposal<Cow<'_, str>>],
        questions: &Local<'a, impl Fn() -> I>,
    ) {
        self.proposals.clear();
        self.proposals.extend(
            proposals.iter().map(|proposal| proposal.learning_question.as_ref().map(|id| questions.find(id.as_str()))),
        );
    }

    fn take_outcomes<'a, I: Iterator<Item = &'a str>>(
        &mut self,
        outcomes: &[Outcome<Cow<'_, str>>],
        proposals: &Local<'a, impl Fn() -> I>,
        frame: &Frame,
    ) {
        self.outcomes.clear();
        self.outcomes.extend(outcomes.iter().map(|outcome| {
            let proposal = outcome.proposal.as_ref().map(|id| proposals.find(id.as_str()));
            (frame.expectations.find(outcome.expectation.as_str()), proposal)
        }));
    }
}

/// Whether something is named that there is not.
fn is_unknown(named: &Option<Found>) -> bool {
    *named == Some(None)
}

/// Ids of one kind that were looked up within a cycle. The same few come back in it, and comparing with
/// those is faster than looking up.
struct Met<'a> {
    names: &'a Names,
    /// Those that are likely, such as the members of the team.
    likely: &'a [u32],
    last: [(&'a str, Found); 8],
    count: usize,
}

impl<'a> Met<'a> {
    fn of(names: &'a Names, likely: &'a [u32]) -> Self {
        Self { names, likely: likely.get(..SMALL).unwrap_or(likely), last: [("", None); 8], count: 0 }
    }

    #[inline]
    fn find(&mut self, id: &'a str) -> Found {
        if let Some((_, found)) = self.last.iter().take(self.count).find(|(met, _)| *met == id) {
            return *found;
        }
        let likely = self.likely.iter().copied().find(|number| self.names.name(*number) == id);
        let found = likely.or_else(|| self.names.find(id));
        if let Some(free) = self.last.get_mut(self.count) {
            *free = (id, found);
            self.count += 1;
        }
        found
    }
}
