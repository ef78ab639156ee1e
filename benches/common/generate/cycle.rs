//! A cycle as a line of the log.

use std::fmt::Write;

use super::fault;
use super::frame::{DEVELOPMENT_QUESTIONS, EXPECTATIONS, SYSTEMS};
use super::random::Random;
use super::when::{MOMENTS, When};
use super::words::{ABOUT, ASK, EVIDENCE, FIRST_NAMES, PROPOSE, REASONS, SO_THAT, TOPICS, WHERE, WORK};
use super::{BLOCK, Kind, PLANTED, Plan};

/// What random numbers are for, so that one purpose does not shift another's.
const WEEK: u64 = 1;
const PLANNED: u64 = 2;
const QUESTIONS: u64 = 3;
const PROPOSAL: u64 = 4;

/// Writes the lines of a team and week, and says how many.
pub(super) fn write(plan: &Plan, line: &mut String, team: u32, week: u16, when: &When) -> u64 {
    let mut lines = 0;
    if plan.withheld != Some(week) {
        let mut cycle = Writer { plan, line: &mut *line, team, week, when };
        match plan.kind {
            Kind::Sound if cycle.is_skipped() => cycle.skipped(),
            Kind::Sound => cycle.held(if is_planted(plan, team, week) { fault::SESSION } else { 0 }),
            Kind::Dirty => lines += cycle.dirty(),
        }
        line.push('\n');
        lines += 1;
    }
    let next = week + 1;
    let is_planned = || Random::at(plan.seed, PLANNED, team, u32::from(next)).below(50) == 0;
    if plan.kind == Kind::Sound && next < plan.weeks && plan.withheld != Some(next) && is_planned() {
        Writer { plan, line: &mut *line, team, week: next, when: &When::new(next) }.planned();
        line.push('\n');
        lines += 1;
    }
    lines
}

/// Whether a sound log holds one of its few faults here.
fn is_planted(plan: &Plan, team: u32, week: u16) -> bool {
    (1..=PLANTED).any(|n| u32::from(week) == u32::from(plan.weeks) * n / (PLANTED + 1) && team == 131 * n % plan.teams)
}

/// The number of the block in which a team's week lies, and the week's place in it.
pub(super) fn block(team: u32, week: u16) -> (u32, u32) {
    let since = u32::from(week) + team % BLOCK;
    (since / BLOCK, since % BLOCK)
}

/// A learning question, the same in each week of its block.
struct Question {
    topic: &'static str,
    professional: u32,
    development_question: usize,
    about_ai: bool,
    words: [&'static str; 3],
}

/// Writes one cycle.
pub(super) struct Writer<'a> {
    pub(super) plan: &'a Plan,
    pub(super) line: &'a mut String,
    pub(super) team: u32,
    pub(super) week: u16,
    pub(super) when: &'a When,
}

/// Writes text to the line; a `String` takes everything.
macro_rules! put {
    ($cycle:expr, $($text:tt)+) => { let _ = write!($cycle.line, $($text)+); };
}

impl Writer<'_> {
    fn random(&self, purpose: u64) -> Random {
        Random::at(self.plan.seed, purpose, self.team, u32::from(self.week))
    }

    /// Whether the week was skipped: only a block's first, so that no proposal is left in the air.
    fn is_skipped(&self) -> bool {
        block(self.team, self.week).1 == 0
            && self.random(WEEK).below(100) < 15
            && !is_planted(self.plan, self.team, self.week)
    }

    fn open(&mut self, status: &str, week: &str) {
        let (team, work) = (self.team, WORK[self.team as usize % WORK.len()].0);
        put!(
            self,
            r#"{{"id":"c-{work}-{team}-{}","team":"t-{work}-{team}","week":"{week}","status":"{status}""#,
            self.when.id
        );
    }

    /// A cycle that was skipped.
    fn skipped(&mut self) {
        let reason = self.random(WEEK).of(&REASONS);
        self.open("skipped", &self.when.name);
        self.line.push_str(r#","reason":""#);
        self.text(&[reason]);
        self.line.push_str(r#""}"#);
    }

    /// A cycle to come.
    fn planned(&mut self) {
        self.open("planned", &self.when.name);
        self.session(0, 0);
        self.learning_questions(0);
        self.line.push('}');
    }

    /// A cycle that was held, with an outcome and nothing that was done.
    pub(super) fn without_practice(&mut self) {
        let mut random = self.random(WEEK);
        self.open("held", &self.when.name);
        self.session(0, 0);
        self.learning_questions(0);
        self.line.push_str(r#","outcomes":["#);
        self.outcome(0, 0, false, &mut random);
        self.line.push_str("]}");
    }

    /// A cycle with three or more findings, now and then followed by a second one of the same week;
    /// the number of lines before the last.
    fn dirty(&mut self) -> u64 {
        let mut random = self.random(WEEK);
        let first = random.below(fault::SURE.len() as u32) as usize;
        let mut faults = if random.below(2) == 0 { fault::CHANGED } else { 0 };
        if random.below(100) == 0 {
            faults |= fault::PERIOD;
        }
        for which in first..first + 3 {
            faults |= fault::SURE[which % fault::SURE.len()];
        }
        let twice = random.below(100) == 0;
        if twice {
            self.held(faults);
            self.line.push('\n');
        }
        self.held(faults);
        u64::from(twice)
    }

    /// A cycle that was held.
    pub(super) fn held(&mut self, faults: u32) {
        let mut random = self.random(WEEK);
        if faults & fault::PERIOD == 0 {
            self.open("held", &self.when.name);
        } else {
            self.open("held", &format!("2025-W{:02}", 1 + self.week % 52));
        }
        self.session(faults, random.below(11));
        self.learning_questions(faults);
        self.activities(faults, &mut random);
        self.proposals();
        for index in 0..self.plan.outcomes {
            self.line.push_str(if index == 0 { r#","outcomes":["# } else { "," });
            self.outcome(index, faults, true, &mut random);
        }
        self.line.push_str(if self.plan.outcomes == 0 { "}" } else { "]}" });
    }

    fn session(&mut self, faults: u32, late: u32) {
        let place = self.team as usize % MOMENTS.len();
        let (moment, _, _, from) = MOMENTS[place];
        let date = &self.when.dates[usize::from(faults & fault::SESSION != 0)][place];
        let moment = if faults & fault::MOMENT == 0 { moment } else { "m-onbekend" };
        let (hour, minute) = from.split_once(':').unwrap_or_default();
        let minute = minute.parse::<u32>().unwrap_or(0) + late;
        put!(
            self,
            r#","sessions":[{{"start":"{date}T{hour}:{minute:02}:00{}","minutes":90,"moment":"{moment}"}}]"#,
            self.when.offset
        );
    }

    /// The questions of the week's block: one or two.
    fn questions(&self) -> (Question, Option<Question>) {
        let (number, _) = block(self.team, self.week);
        let mut random = Random::at(self.plan.seed, QUESTIONS, self.team, number);
        let count = DEVELOPMENT_QUESTIONS.len();
        let mut question = |nth: u32| Question {
            topic: random.of(&TOPICS),
            professional: (number + nth) % self.plan.people,
            development_question: (self.team as usize + number as usize + 3 * nth as usize) % count,
            about_ai: nth == 0 && number % 4 == 2,
            words: [random.of(&ASK), random.of(&ABOUT), random.of(&SO_THAT)],
        };
        let first = question(0);
        let second = question(1);
        (first, (number % 6 == 0).then_some(second))
    }

    fn learning_questions(&mut self, faults: u32) {
        let (first, second) = self.questions();
        self.line.push_str(r#","learning_questions":["#);
        self.question(0, &first, faults);
        if let Some(second) = &second {
            self.line.push(',');
            self.question(1, second, faults);
        } else if faults & fault::SAME_ID != 0 {
            self.line.push(',');
            self.question(0, &first, faults);
        }
        self.line.push(']');
    }

    fn question_id(&mut self, nth: u32, topic: &str) {
        let (number, _) = block(self.team, self.week);
        put!(self, "lq-{topic}-{}-{}", self.team, 2 * number + nth);
    }

    fn question(&mut self, nth: u32, question: &Question, faults: u32) {
        self.line.push_str(r#"{"id":""#);
        if nth > 0 && faults & fault::SAME_ID != 0 {
            let (first, _) = self.questions();
            self.question_id(0, first.topic);
        } else {
            self.question_id(nth, question.topic);
        }
        self.line.push_str(r#"","professional":""#);
        let since = if faults & fault::CHANGED == 0 { 0 } else { u32::from(self.week) };
        self.person(question.professional + since);
        self.line.push_str(r#"","question":""#);
        let [ask, about, so_that] = question.words;
        self.text(&[ask, " ", about, ", ", so_that, "?"]);
        let (development_question, _, _) = DEVELOPMENT_QUESTIONS[question.development_question];
        put!(self, r#"","development_question":"{development_question}""#);
        self.line.push_str(if question.about_ai { r#","about_ai":true}"# } else { "}" });
    }

    /// A member's id.
    fn person(&mut self, place: u32) {
        self.line.push_str("p-");
        self.line.push_str(name(self.team, place % self.plan.people).0);
        put!(self, "-{}", self.team);
    }

    /// One or two activities of two members each; the first goes round, so that everybody takes part.
    fn activities(&mut self, faults: u32, random: &mut Random) {
        let (first, second) = self.questions();
        self.line.push_str(r#","activities":[{"professionals":["#);
        self.people(u32::from(self.week), faults & fault::TWICE != 0);
        self.line.push_str(r#"],"learning_question":""#);
        self.question_id(0, first.topic);
        let mode = if random.below(3) == 0 { "together" } else { "doing" };
        put!(self, r#"","mode":"{mode}","minutes":{}"#, 30 + 5 * random.below(10));
        self.ai(faults, random);
        if second.is_none() && random.below(2) == 0 {
            self.line.push_str("}]");
            return;
        }
        self.line.push_str(r#"},{"professionals":["#);
        self.people(random.below(self.plan.people), false);
        self.line.push_str(r#"],"learning_question":""#);
        match &second {
            Some(second) if faults & fault::SAME_ID == 0 => self.question_id(1, second.topic),
            _ => self.question_id(0, first.topic),
        }
        let mode = if (u32::from(self.week) + self.team) % 12 == 0 { "formal" } else { "together" };
        put!(self, r#"","mode":"{mode}","minutes":{}"#, 30 + 5 * random.below(7));
        if random.below(4) == 0 {
            self.ai(0, random);
        }
        self.line.push_str("}]");
    }

    /// Two members from a place on, the first of them once more where somebody is to stand there twice.
    fn people(&mut self, from: u32, twice: bool) {
        let places = [from, from + 1, from];
        for (nth, place) in places.into_iter().take(if twice { 3 } else { 2 }).enumerate() {
            self.line.push_str(if nth == 0 { "\"" } else { ",\"" });
            self.person(place);
            self.line.push('"');
        }
    }

    fn ai(&mut self, faults: u32, random: &mut Random) {
        let (system, _, _, _, personal) = random.of(&SYSTEMS);
        let system = if faults & fault::SYSTEM == 0 { system } else { "ai-onbekend" };
        let stance = if random.below(5) < 3 { "co_intelligence" } else { "tool" };
        let support = random.of(&[
            "",
            r#","support":["analysis"]"#,
            r#","support":["analysis","productivity"]"#,
            r#","support":["decision_making"]"#,
            r#","support":["innovation"]"#,
        ]);
        let data = if personal && random.below(3) == 0 { "personal" } else { random.of(&["internal", "public"]) };
        let offloaded = random.below(18);
        put!(
            self,
            r#","ai":{{"system":"{system}","stance":"{stance}"{support},"offloaded":{},"data":"{data}","verified":true}}"#,
            f64::from(offloaded) / 20.0
        );
        if offloaded >= 14 {
            self.line.push_str(r#","mastery":true"#);
        }
    }

    /// The block's proposal, a stage further each week from the second on.
    fn proposals(&mut self) {
        let (number, place) = block(self.team, self.week);
        if place == 0 {
            return;
        }
        let (first, _) = self.questions();
        let mut random = Random::at(self.plan.seed, PROPOSAL, self.team, number);
        let (propose, place_of_use) = (random.of(&PROPOSE), random.of(&WHERE));
        let last = if random.below(8) == 0 { "withdrawn" } else { "integrated" };
        put!(self, r#","proposals":[{{"id":"pr-{}-{number}","title":""#, self.team);
        self.text(&[propose, " ", place_of_use]);
        self.line.push_str(r#"","learning_question":""#);
        self.question_id(0, first.topic);
        let stage = ["proposed", "tried", "adopted", last][place as usize - 1];
        put!(self, r#"","stage":"{stage}","strengthens":["organisation","professional"]}}]"#);
    }

    /// An outcome on one of the expectations that the first question's development question serves;
    /// it may name the proposal where that is listed.
    fn outcome(&mut self, index: u32, faults: u32, listed: bool, random: &mut Random) {
        let (first, _) = self.questions();
        let (_, _, serves) = DEVELOPMENT_QUESTIONS[first.development_question];
        let served = || EXPECTATIONS.iter().filter(|e| serves.contains(&e.goal));
        let count = served().count().max(1) as u32;
        let choice = random.below(count) + index;
        let Some(expected) = served().nth((choice % count) as usize) else { return };
        let wrong = index == 0;
        let id = if wrong && faults & fault::EXPECTATION != 0 { "e-onbekend" } else { expected.id };
        let amount = f64::from(random.below(1250) + 1) / 100.0;
        let amount = if expected.falls { -amount } else { amount };
        let carrier = if random.below(2) == 0 { "work" } else { "craft" };
        put!(self, r#"{{"expectation":"{id}","amount":{amount:?}"#);
        if random.below(2) == 0 {
            put!(self, r#","standard_error":{:?}"#, f64::from(random.below(200)) / 100.0);
        }
        put!(self, r#","carrier":"{carrier}""#);
        let (number, place) = block(self.team, self.week);
        if wrong && faults & fault::PROPOSAL != 0 {
            self.line.push_str(r#","proposal":"pr-onbekend""#);
        } else if place > 0 && random.below(10) < 7 && listed {
            put!(self, r#","proposal":"pr-{}-{number}""#, self.team);
        }
        // So that very many outcomes are not mostly text.
        if index < 4 {
            let evidence = random.of(&EVIDENCE);
            self.line.push_str(r#","evidence":""#);
            self.text(&[evidence, " ", &self.when.name[6..]]);
            self.line.push('"');
        }
        self.line.push('}');
    }

    /// A text of these parts, repeated as often as the plan says.
    fn text(&mut self, parts: &[&str]) {
        for again in 0..self.plan.repeat.max(1) {
            if again > 0 {
                self.line.push(' ');
            }
            parts.iter().for_each(|part| self.line.push_str(part));
        }
    }
}

/// The first name of a team's member, as in an id and as written; members of a team have different ones.
pub(super) fn name(team: u32, place: u32) -> (&'static str, &'static str) {
    FIRST_NAMES[(7 * team + place) as usize % FIRST_NAMES.len()]
}
