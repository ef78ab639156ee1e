//! Where in a document a finding points: a short path of members and places.

use std::fmt;

use crate::model::words;

words! {
    /// A member of a document, as a step on the way to a finding. Their order is that of the format,
    /// so that findings sort as the document reads.
    pub enum Key {
        /// `language`
        Language = "language" ("taal", "language"),
        /// `period`
        Period = "period" ("periode", "period"),
        /// `phase`
        Phase = "phase" ("fase", "phase"),
        /// `people`
        People = "people" ("mensen", "people"),
        /// `teams`
        Teams = "teams" ("teams", "teams"),
        /// `ai_systems`
        AiSystems = "ai_systems" ("AI-systemen", "AI systems"),
        /// `governance`
        Governance = "governance" ("governance", "governance"),
        /// `costs`
        Costs = "costs" ("kosten", "costs"),
        /// `goals`
        Goals = "goals" ("doelen", "goals"),
        /// `development_questions`
        DevelopmentQuestions = "development_questions" ("ontwikkelvragen", "development questions"),
        /// `assumptions`
        Assumptions = "assumptions" ("aannames", "assumptions"),
        /// `rules`
        Rules = "rules" ("regels", "rules"),
        /// `cycles`
        Cycles = "cycles" ("cycli", "cycles"),
        /// `measurements`
        Measurements = "measurements" ("metingen", "measurements"),
        /// `accounts`
        Accounts = "accounts" ("verantwoordingen", "accounts"),
        /// `references`
        References = "references" ("verwijzingen", "references"),
        /// `extensions`
        Extensions = "extensions" ("uitbreidingen", "extensions"),
        /// `id`
        Id = "id" ("id", "id"),
        /// `accounts_to`
        AccountsTo = "accounts_to" ("legt verantwoording af aan", "accounts to"),
        /// `weekly_minutes`
        WeeklyMinutes = "weekly_minutes" ("minuten per week", "minutes a week"),
        /// `day`
        Day = "day" ("dag", "day"),
        /// `from`
        From = "from" ("vanaf", "from"),
        /// `until`
        Until = "until" ("tot en met", "until"),
        /// `minutes`
        Minutes = "minutes" ("minuten", "minutes"),
        /// `members`
        Members = "members" ("leden", "members"),
        /// `working_hours`
        WorkingHours = "working_hours" ("werktijden", "working hours"),
        /// `moments`
        Moments = "moments" ("vaste momenten", "fixed moments"),
        /// `vendor`
        Vendor = "vendor" ("leverancier", "vendor"),
        /// `risk`
        Risk = "risk" ("risicoklasse", "risk class"),
        /// `overseer`
        Overseer = "overseer" ("toezichthouder", "overseer"),
        /// `cleared_for`
        ClearedFor = "cleared_for" ("vrijgegeven voor", "cleared for"),
        /// `terms`
        Terms = "terms" ("voorwaarden", "terms"),
        /// `risk_analysis`
        RiskAnalysis = "risk_analysis" ("risicoanalyse", "risk analysis"),
        /// `workers_informed`
        WorkersInformed = "workers_informed" ("werknemers ingelicht", "workers informed"),
        /// `exit_strategy`
        ExitStrategy = "exit_strategy" ("exitstrategie", "exit strategy"),
        /// `works_council`
        WorksCouncil = "works_council" ("ondernemingsraad", "works council"),
        /// `works_council_consent`
        WorksCouncilConsent = "works_council_consent" ("instemming ondernemingsraad", "consent of the works council"),
        /// `amount`
        Amount = "amount" ("bedrag", "amount"),
        /// `currency`
        Currency = "currency" ("valuta", "currency"),
        /// `hour`
        Hour = "hour" ("kosten per uur", "cost of an hour"),
        /// `other`
        Other = "other" ("overige kosten", "other costs"),
        /// `challenges`
        Challenges = "challenges" ("uitdagingen van deze tijd", "challenges of the time"),
        /// `expectations`
        Expectations = "expectations" ("verwachtingen", "expectations"),
        /// `horizon`
        Horizon = "horizon" ("horizon", "horizon"),
        /// `indicator`
        Indicator = "indicator" ("indicator", "indicator"),
        /// `name`
        Name = "name" ("naam", "name"),
        /// `unit`
        Unit = "unit" ("eenheid", "unit"),
        /// `aggregate`
        Aggregate = "aggregate" ("samenvoeging", "aggregate"),
        /// `worth`
        Worth = "worth" ("waarde", "worth"),
        /// `declared`
        Declared = "declared" ("aangekondigd", "declared"),
        /// `baseline`
        Baseline = "baseline" ("beginstand", "baseline"),
        /// `target`
        Target = "target" ("streefwaarde", "target"),
        /// `due`
        Due = "due" ("einddatum", "due"),
        /// `milestones`
        Milestones = "milestones" ("mijlpalen", "milestones"),
        /// `weight`
        Weight = "weight" ("weging", "weight"),
        /// `adjust`
        Adjust = "adjust" ("correcties", "adjustments"),
        /// `deadweight`
        Deadweight = "deadweight" ("was er ook zonder", "would have happened anyway"),
        /// `displacement`
        Displacement = "displacement" ("alleen verplaatst", "only moved"),
        /// `attribution`
        Attribution = "attribution" ("aandeel", "share that is ours"),
        /// `question`
        Question = "question" ("vraag", "question"),
        /// `serves`
        Serves = "serves" ("dient", "serves"),
        /// `levels`
        Levels = "levels" ("niveaus", "levels"),
        /// `parameters`
        Parameters = "parameters" ("parameters", "parameters"),
        /// `accepted`
        Accepted = "accepted" ("aanvaard", "accepted"),
        /// `about`
        About = "about" ("betreft", "about"),
        /// `by`
        By = "by" ("door", "by"),
        /// `team`
        Team = "team" ("team", "team"),
        /// `week`
        Week = "week" ("week", "week"),
        /// `status`
        Status = "status" ("status", "status"),
        /// `sessions`
        Sessions = "sessions" ("sessies", "sessions"),
        /// `start`
        Start = "start" ("begin", "start"),
        /// `moment`
        Moment = "moment" ("vast moment", "fixed moment"),
        /// `learning_questions`
        LearningQuestions = "learning_questions" ("leervragen", "learning questions"),
        /// `professional`
        Professional = "professional" ("professional", "professional"),
        /// `development_question`
        DevelopmentQuestion = "development_question" ("ontwikkelvraag", "development question"),
        /// `activities`
        Activities = "activities" ("activiteiten", "activities"),
        /// `professionals`
        Professionals = "professionals" ("professionals", "professionals"),
        /// `learning_question`
        LearningQuestion = "learning_question" ("leervraag", "learning question"),
        /// `ai`
        Ai = "ai" ("AI", "AI"),
        /// `system`
        System = "system" ("systeem", "system"),
        /// `to`
        To = "to" ("aan", "to"),
        /// `proposals`
        Proposals = "proposals" ("voorstellen", "proposals"),
        /// `outcomes`
        Outcomes = "outcomes" ("uitkomsten", "outcomes"),
        /// `expectation`
        Expectation = "expectation" ("verwachting", "expectation"),
        /// `proposal`
        Proposal = "proposal" ("voorstel", "proposal"),
    }
}

/// A step on the way to a place in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Into a member of an object.
    Key(Key),
    /// To a place in a list, from 0.
    Index(u32),
}

impl From<Key> for Step {
    fn from(key: Key) -> Self {
        Self::Key(key)
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(u32::try_from(index).unwrap_or(u32::MAX))
    }
}

/// A place in a document, relative to where a rule looks: the programme or a cycle.
///
/// ```
/// use lerendwerken::rules::{At, Key};
/// let at = At::root().down(Key::Goals).down(0).down(Key::Expectations).down(2);
/// assert_eq!(at.to_string(), "/goals/0/expectations/2");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct At {
    steps: [Step; Self::DEEPEST],
    depth: usize,
}

impl At {
    /// More steps than any path of the format has.
    const DEEPEST: usize = 8;

    /// The whole document.
    pub const fn root() -> Self {
        Self { steps: [Step::Index(0); Self::DEEPEST], depth: 0 }
    }

    /// One step further.
    #[must_use]
    pub fn down(mut self, step: impl Into<Step>) -> Self {
        if let Some(slot) = self.steps.get_mut(self.depth) {
            *slot = step.into();
            self.depth += 1;
        }
        self
    }

    /// The steps.
    pub fn steps(&self) -> &[Step] {
        self.steps.get(..self.depth).unwrap_or_default()
    }
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&pointer(self.steps()))
    }
}

/// A path as a JSON Pointer.
pub(crate) fn pointer(steps: &[Step]) -> String {
    use std::fmt::Write as _;
    let mut pointer = String::new();
    for step in steps {
        // Writing to a string cannot fail, and no member's name needs an escape.
        let _ = match step {
            Step::Key(key) => write!(pointer, "/{key}"),
            Step::Index(index) => write!(pointer, "/{index}"),
        };
    }
    pointer
}
