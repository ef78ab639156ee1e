//! Findings worth a conversation: by rule, and nothing about one person.

use crate::model::{About, Programme, Team};
use crate::rules::{Accepted, Counts, Finding, Key, Level, Rule, Sound, Step};

/// The most findings of a rule that are told one by one.
const EACH: usize = 3;

/// What was found by one rule.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) rule: &'static Rule,
    pub(super) level: Level,
    pub(super) count: u64,
    /// Some of them, where they are about the frame and name nobody.
    pub(super) told: Vec<Finding>,
}

/// What was found, as far as it is told.
#[derive(Debug)]
pub(super) struct Conversation {
    /// The heaviest first.
    pub(super) found: Vec<Found>,
    /// How many findings are about people, and so not told.
    pub(super) about_people: u64,
    pub(super) accepted: usize,
    pub(super) counts: Counts,
}

impl Conversation {
    /// What was found in the whole programme, or about one team.
    pub(super) fn of(sound: &Sound, shown: &[bool], team: Option<&Team>) -> Self {
        let findings = sound.findings();
        let names = Names::of(sound.programme(), shown);
        let concerns =
            |finding: &Finding| team.is_none_or(|team| finding.is_about(&About::Id(team.id.as_str().into())));
        let mut conversation = Self { found: Vec::new(), about_people: 0, accepted: 0, counts: Counts::default() };
        for finding in findings.iter().filter(|it| concerns(it)) {
            conversation.take(finding, &names);
        }
        let omitted = findings.omitted_by_rule().filter(|_| team.is_none());
        for (rule, counts) in omitted {
            conversation.take_omitted(rule, counts);
        }
        let accepted = |it: &&Accepted| concerns(&it.finding);
        conversation.accepted = findings.accepted().iter().filter(accepted).count();
        conversation.found.sort_by_key(|it| (std::cmp::Reverse(it.level), it.rule.code));
        conversation
    }

    fn take(&mut self, finding: &Finding, names: &Names<'_>) {
        self.counts.add(finding.level(), 1);
        if is_about_people(finding, names) {
            self.about_people += 1;
            return;
        }
        let place =
            self.found.iter().position(|it| std::ptr::eq(it.rule, finding.rule()) && it.level == finding.level());
        let place = place.unwrap_or_else(|| {
            let (rule, level) = (finding.rule(), finding.level());
            self.found.push(Found { rule, level, count: 0, told: Vec::new() });
            self.found.len() - 1
        });
        if let Some(found) = self.found.get_mut(place) {
            found.count += 1;
            if found.told.len() < EACH
                && is_of_the_frame(finding)
                && !counts_people(finding.rule())
                && !names.any_hidden(finding)
            {
                found.told.push(finding.clone());
            }
        }
    }

    /// Findings that were counted and not kept go with those of their rule that were.
    fn take_omitted(&mut self, rule: &'static Rule, counts: Counts) {
        for (level, count) in
            [(Level::Error, counts.error), (Level::Warning, counts.warning), (Level::Advice, counts.advice)]
        {
            self.counts.add(level, count);
            let found = self.found.iter_mut().find(|it| std::ptr::eq(it.rule, rule) && it.level == level);
            match found {
                Some(found) => found.count += count,
                None => self.about_people += count,
            }
        }
    }
}

/// The ids that nothing may be told of.
struct Names<'a> {
    people: std::collections::HashSet<&'a str>,
    teams: std::collections::HashSet<&'a str>,
}

impl<'a> Names<'a> {
    fn of(programme: &'a Programme, shown: &[bool]) -> Self {
        let hidden = programme.teams.iter().zip(shown).filter(|(_, shown)| !**shown);
        Self {
            people: programme.people.iter().map(|it| it.id.as_str()).collect(),
            teams: hidden.map(|(team, _)| team.id.as_str()).collect(),
        }
    }

    fn any_hidden(&self, finding: &Finding) -> bool {
        finding.about().any(|about| matches!(about, About::Id(id) if self.teams.contains(&*id)))
    }
}

/// Whether it names somebody, or stands where people or what they accounted for stand.
fn is_about_people(finding: &Finding, names: &Names<'_>) -> bool {
    let of_people = [Key::People, Key::Accounts, Key::Professional, Key::Professionals, Key::Overseer, Key::Members];
    let is_there = finding.path().iter().any(|step| of_people.iter().any(|key| *step == Step::Key(*key)));
    is_there || finding.about().any(|about| matches!(about, About::Id(id) if names.people.contains(&*id)))
}

/// Whether what a rule says tells how many people did something or did not; of few people that says much.
fn counts_people(rule: &Rule) -> bool {
    rule.code == "LW310" || rule.code.starts_with("LW6")
}

/// Whether it stands in the frame rather than in what a team did in a week.
fn is_of_the_frame(finding: &Finding) -> bool {
    let in_week = [Key::Cycles, Key::LearningQuestions, Key::Activities, Key::Sessions, Key::Proposals, Key::Outcomes];
    finding.cycle.is_none() && !finding.path().iter().any(|step| in_week.iter().any(|key| *step == Step::Key(*key)))
}
