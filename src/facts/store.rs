//! The facts themselves: compact, per team, in the order of the weeks.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::AsOf;
use super::asked;
use super::batch::{Asked, Batch, Proposed, Read};
use super::done::{AllDone, small};
use super::ends::Ends;
use super::fact::{CycleFact, Listing, Origin, ProposalFact, Said, Spot};
use super::frame::Frame;
use super::hashed::{AsItIs, Hashed, Hasher};
use super::resolve::Resolved;
use super::seen::{Seen, earliest, latest};
use super::team::TeamFacts;
use crate::model::{BorrowedCycle, Period, Stage, Status, Strengthens, Week};

/// What a cycle lists and rules point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listed {
    /// Its learning questions.
    LearningQuestions,
    /// Its proposals.
    Proposals,
}

/// Takes the first so many off a slice.
fn first_of<'a, T>(slice: &mut &'a [T], count: u32) -> &'a [T] {
    let (first, rest) = slice.split_at_checked(count as usize).unwrap_or_default();
    *slice = rest;
    first
}

/// Whether a proposal was tried or came further.
fn is_in_use(stage: Stage) -> bool {
    matches!(stage, Stage::Tried | Stage::Adopted | Stage::Integrated)
}

fn is_mutual(strengthens: &[Strengthens]) -> bool {
    [Strengthens::Organisation, Strengthens::Professional].iter().all(|it| strengthens.contains(it))
}

/// What all teams did and reported.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    /// By the team's number.
    pub(crate) teams: Vec<TeamFacts>,
    /// What was done in held cycles.
    pub(crate) done: AllDone,
    /// Every learning question as a cycle lists it, as they were read.
    listings: Vec<Listing>,
    /// Every proposal as a held cycle lists it, as they were read.
    pub(crate) proposals: Vec<ProposalFact>,
    /// The planned cycles that others superseded, sorted.
    dropped: Vec<Origin>,
    pub(crate) latest_held: Option<Week>,
    pub(super) hasher: Hasher,
    /// The ids of all cycles, by half of what stands for them.
    ids: HashSet<u64, AsItIs>,
    /// The ids of all cycles, one after the other.
    pub(super) names: Ends,
    /// The ids that were met more than once, and perhaps one that only looks so by half.
    pub(crate) repeated: HashMap<Hashed, Arc<str>>,
    /// The last week whose held cycles are read by rules that look as of a week.
    until: Week,
    pub(crate) asked: asked::Asked,
    pub(crate) seen: Seen,
    /// The questions that said something else than when they were last read.
    pub(crate) changed: HashSet<u32>,
    /// People and development questions that the programme does not declare are numbered on from these.
    unknown: HashMap<Box<str>, u32>,
    /// The columns of cycles that do not stand at the beginning of their line, in the order of reading.
    indented: Vec<(Origin, u32)>,
}

impl Facts {
    /// No facts yet of a programme. Rules that look as of a week read held cycles until that week.
    pub(crate) fn new(frame: &Frame, until: Week) -> Self {
        Self {
            until,
            seen: Seen::of(frame),
            teams: vec![TeamFacts::default(); frame.teams.known()],
            done: AllDone::default(),
            listings: Vec::new(),
            proposals: Vec::new(),
            dropped: Vec::new(),
            latest_held: None,
            hasher: Hasher::default(),
            ids: HashSet::default(),
            names: Ends::default(),
            repeated: HashMap::new(),
            asked: asked::Asked::default(),
            changed: HashSet::new(),
            unknown: HashMap::new(),
            indented: Vec::new(),
        }
    }

    /// The last week whose held cycles are read by rules that look as of a week.
    pub(crate) fn until(&self) -> Week {
        self.until
    }

    /// Reads what rules and calculus need of a cycle, to be put beside the others with those of the batch.
    /// `column` gives the column in the line of what the cycle lists, by its list, place and id.
    pub(crate) fn read<'t>(
        &mut self,
        cycle: &BorrowedCycle<'t>,
        resolved: &Resolved,
        origin: Origin,
        line: Option<&str>,
        mut column: impl FnMut(Listed, usize, &str) -> u32,
        batch: &mut Batch<'t>,
    ) {
        batch.read_outcomes(cycle, resolved);
        let indent = line.map_or(0, |line| line.len() - line.trim_start().len());
        if indent > 0 {
            self.indented.push((origin, u32::try_from(indent + 1).unwrap_or(u32::MAX)));
        }
        let begins = batch.listings.len();
        self.read_questions(cycle, resolved, &mut column, batch);
        for (position, (proposal, question)) in cycle.proposals().iter().zip(&resolved.proposals).enumerate() {
            let question = question.flatten().and_then(|place| batch.listings.get(begins + place as usize));
            batch.proposals.push(Proposed {
                development_question: question.map_or(Said::FREE, |asked| asked.said.development_question),
                id: proposal.id.text().clone(),
                hashed: self.hasher.hash((resolved.team, proposal.id.as_str())),
                stage: proposal.stage,
                mutual: is_mutual(&proposal.strengthens),
                position: small(position),
                column: column(Listed::Proposals, position, proposal.id.as_str()),
            });
        }
        let (done, own_thinking) = batch.read_done(cycle, resolved).unzip();
        batch.cycles.push(Read {
            team: resolved.team,
            done,
            fact: CycleFact {
                week: cycle.week,
                status: cycle.status(),
                practised: !cycle.activities().is_empty(),
                outcomes: small(cycle.outcomes().len()),
                own_thinking: own_thinking.unwrap_or_default(),
                origin,
                id: self.hasher.hash(cycle.id.as_str()),
                done: u32::MAX,
                name: u32::MAX,
            },
            listings: cycle.learning_questions().len(),
            id: cycle.id.text().clone(),
        });
    }

    fn read_questions<'t>(
        &mut self,
        cycle: &BorrowedCycle<'t>,
        resolved: &Resolved,
        column: &mut impl FnMut(Listed, usize, &str) -> u32,
        batch: &mut Batch<'t>,
    ) {
        let begins = batch.listings.len();
        for (position, (question, (professional, development))) in
            cycle.learning_questions().iter().zip(&resolved.questions).enumerate()
        {
            let professional = professional.unwrap_or_else(|| self.number_of(question.professional.as_str()));
            let development = question.development_question.as_ref().zip(*development);
            let development = development.map(|(id, found)| found.unwrap_or_else(|| self.number_of(id.as_str())));
            batch.listings.push(Asked {
                id: question.id.text().clone(),
                hashed: self.hasher.hash((resolved.team, question.id.as_str())),
                said: Said { professional, development_question: development.unwrap_or(Said::FREE) },
                position: small(position),
                column: column(Listed::LearningQuestions, position, question.id.as_str()),
                about_ai: question.about_ai,
                is_active: false,
                is_used: false,
            });
        }
        let own = batch.listings.get_mut(begins..).unwrap_or_default();
        let active = resolved.activities.iter().filter_map(|(question, _)| question.flatten());
        for place in active {
            own.get_mut(place as usize).into_iter().for_each(|listing| listing.is_active = true);
        }
        for (proposal, question) in cycle.proposals().iter().zip(&resolved.proposals) {
            if is_in_use(proposal.stage) {
                let listing = question.flatten().and_then(|place| own.get_mut(place as usize));
                listing.into_iter().for_each(|listing| listing.is_used = true);
            }
        }
    }

    /// The number of an id that the programme does not declare; above every number of one that it does.
    fn number_of(&mut self, id: &str) -> u32 {
        const FIRST: u32 = Said::UNDECLARED;
        if let Some(number) = self.unknown.get(id) {
            return *number;
        }
        let number = FIRST + u32::try_from(self.unknown.len()).unwrap_or(FIRST - 1);
        self.unknown.insert(id.into(), number);
        number
    }

    /// Puts the facts of a batch beside the others.
    ///
    /// Tables and teams are far apart in memory. Going through each of them for a whole batch at a time
    /// lets the processor fetch the next while it waits for one.
    pub(crate) fn put(&mut self, batch: &Batch<'_>) {
        for read in &batch.cycles {
            if !self.ids.insert(read.fact.id.half()) {
                self.repeated.entry(read.fact.id).or_insert_with(|| (*read.id).into());
            }
            if read.fact.status == Status::Held {
                self.latest_held = self.latest_held.max(Some(read.fact.week));
            }
        }
        self.put_questions(batch);
        let mut proposals = small(self.proposals.len());
        self.put_proposals(batch);
        self.note_seen(batch);
        let (mut outcomes, mut activities) = (batch.outcomes.as_slice(), batch.activities.as_slice());
        let mut participants = batch.participants.as_slice();
        for read in &batch.cycles {
            let number = read.team as usize;
            if self.teams.len() <= number {
                self.teams.resize_with(number + 1, TeamFacts::default);
            }
            let mut done = read.done.unwrap_or_default();
            done.proposals.0 = proposals;
            proposals += done.proposals.1;
            let outcomes = first_of(&mut outcomes, read.fact.outcomes);
            let activities = first_of(&mut activities, done.activities.1).iter().map(|acted| acted.fact);
            let participants = first_of(&mut participants, done.participants.1);
            let place = read.done.map_or(u32::MAX, |_| self.done.put(done, activities, participants));
            let name = self.names.add(&read.id);
            if let Some(team) = self.teams.get_mut(number) {
                team.put(CycleFact { done: place, name, ..read.fact }, outcomes);
            }
        }
    }

    /// Numbers the learning questions of a batch, and notes those that say something else than before.
    fn put_questions(&mut self, batch: &Batch<'_>) {
        let mut asked = batch.listings.iter();
        for read in &batch.cycles {
            let (week, origin, counts) = (read.fact.week, read.fact.origin, self.counts(read));
            for asked in asked.by_ref().take(read.listings) {
                let spot = Spot { week, origin, position: asked.position, column: asked.column };
                let question = self.asked.meet_question(asked.hashed, &asked.id, read.team, asked.said);
                if question.last != asked.said {
                    question.last = asked.said;
                    self.changed.insert(question.number);
                }
                if counts {
                    question.first = Some(question.first.map_or(spot, |first| first.min(spot)));
                    if asked.is_active {
                        earliest(&mut question.taken_up, week);
                    }
                    if asked.is_used {
                        earliest(&mut question.used, week);
                    }
                }
                self.listings.push(Listing { question: question.number, said: asked.said, spot });
            }
        }
    }

    /// Numbers the proposals of a batch.
    fn put_proposals(&mut self, batch: &Batch<'_>) {
        let mut proposed = batch.proposals.iter();
        for read in &batch.cycles {
            let (week, origin) = (read.fact.week, read.fact.origin);
            for it in proposed.by_ref().take(read.done.map_or(0, |done| done.proposals() as usize)) {
                let proposal = self.asked.meet_proposal(it.hashed, &it.id, read.team);
                let spot = Spot { week, origin, position: it.position, column: it.column };
                let Proposed { stage, mutual, development_question, .. } = *it;
                self.proposals.push(ProposalFact { proposal, stage, mutual, development_question, spot });
            }
        }
    }

    /// Whether a cycle is read by rules that look as of a week.
    fn counts(&self, read: &Read<'_>) -> bool {
        read.fact.status == Status::Held && read.fact.week <= self.until
    }

    /// Notes what the held cycles of a batch tell of what the programme declares.
    fn note_seen(&mut self, batch: &Batch<'_>) {
        let (mut outcomes, mut activities) = (batch.outcomes.as_slice(), batch.activities.as_slice());
        let (mut participants, mut listings) = (batch.participants.as_slice(), batch.listings.as_slice());
        for read in &batch.cycles {
            let done = read.done.unwrap_or_default();
            let outcomes = first_of(&mut outcomes, read.fact.outcomes);
            let activities = first_of(&mut activities, done.activities.1);
            let participants = first_of(&mut participants, done.participants.1);
            let listings = first_of(&mut listings, small(read.listings));
            if !self.counts(read) {
                continue;
            }
            let week = read.fact.week;
            earliest(&mut self.seen.first_held, week);
            participants.iter().for_each(|it| self.seen.took_part(it.person(), week));
            outcomes.iter().for_each(|outcome| self.seen.reported(outcome.expectation, outcome.carrier, week));
            for acted in activities {
                acted.fact.system().into_iter().for_each(|system| self.seen.used(system, acted.data, week));
            }
            for asked in listings {
                self.seen.listed(asked.said.development_question, asked.is_active, week);
            }
            if listings.iter().any(|asked| asked.about_ai) {
                let number = read.team as usize;
                if self.teams.len() <= number {
                    self.teams.resize_with(number + 1, TeamFacts::default);
                }
                self.teams.get_mut(number).into_iter().for_each(|team| latest(&mut team.asked_about_ai, week));
            }
        }
    }

    /// Whether a planned cycle was superseded by another.
    pub(crate) fn is_dropped(&self, origin: Origin) -> bool {
        self.dropped.binary_search(&origin).is_ok()
    }

    /// Every learning question as a cycle lists it, but for those of planned cycles that others superseded.
    pub(crate) fn listings(&self) -> impl Iterator<Item = &Listing> {
        self.listings.iter().filter(|listing| !self.is_dropped(listing.spot.origin))
    }

    /// The learning questions of the first cycle of a batch that said something else when the team last
    /// listed them before: their place, their id, and the week of that listing.
    pub(crate) fn said_otherwise_before<'a>(
        &'a self,
        batch: &'a Batch<'_>,
    ) -> impl Iterator<Item = (usize, &'a str, Week)> + 'a {
        let first = batch.cycles.first();
        let asked = batch.listings.iter().take(first.map_or(0, |read| read.listings));
        asked.filter_map(move |asked| {
            let question = self.asked.find_question(asked.hashed)?;
            let (read, number) = (first?, question.number);
            if question.last == asked.said && !self.changed.contains(&number) {
                return None;
            }
            let earlier = self.listings().filter(|it| it.question == number && it.spot.week < read.fact.week);
            let before = earlier.max_by_key(|listing| listing.spot)?;
            (before.said != asked.said).then_some((asked.position as usize, &*asked.id, before.spot.week))
        })
    }

    /// The column at which a cycle begins in its line, from 1.
    pub(crate) fn column(&self, origin: Origin) -> u32 {
        let place = self.indented.binary_search_by_key(&origin, |(origin, _)| *origin);
        place.ok().and_then(|place| self.indented.get(place)).map_or(1, |(_, column)| *column)
    }

    /// What stands for the id of a cycle.
    pub(crate) fn stands_for(&self, cycle: &str) -> Hashed {
        self.hasher.hash(cycle)
    }

    /// Whether there is a cycle of this id. One that was met may have been dropped since, so where the id
    /// was met before, which is rare, all cycles are looked through.
    pub(crate) fn stands(&self, id: Hashed) -> bool {
        let cycles = || self.teams.iter().flat_map(|team| &team.cycles);
        self.ids.contains(&id.half()) && cycles().any(|cycle| cycle.id == id)
    }

    /// Puts the cycle that was put last in its place among its team's, which are in theirs.
    pub(crate) fn settle_last(&mut self, team: u32) {
        if let Some(team) = self.teams.get_mut(team as usize) {
            let before = self.dropped.len();
            team.settle_last(&mut self.dropped);
            if self.dropped.len() > before {
                self.dropped.sort_unstable();
            }
        }
    }

    /// Puts each team's cycles in order of week, and drops planned ones that another superseded.
    /// Gives the origins of those dropped.
    pub(crate) fn settle(&mut self) -> &[Origin] {
        for team in &mut self.teams {
            team.settle(&mut self.dropped);
        }
        self.dropped.sort_unstable();
        &self.dropped
    }

    /// The week that is meant by "as of".
    pub(crate) fn week(&self, as_of: AsOf, period: Period) -> Week {
        match as_of {
            AsOf::Week(week) => week,
            AsOf::LastHeld => self.latest_held.unwrap_or(period.from),
        }
    }
}
