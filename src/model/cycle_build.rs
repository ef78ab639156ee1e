//! Writing a cycle in code, in a few readable lines.

use super::ai::DataClass;
use super::allowed::{Refused, made};
use super::cycle::{
    Activity, AiUse, Carrier, Cycle, Held, LearningQuestion, Mode, Outcome, Planned, Proposal, Session, Stage, Stance,
    State, Strengthens,
};
use super::extensions::Extensions;
use super::id::{
    AiSystemId, CycleId, DevelopmentQuestionId, ExpectationId, LearningQuestionId, PersonId, ProposalId, TeamId,
};
use super::list::NonEmpty;
use super::quantity::{Amount, Minutes, Share, StandardError};
use super::time::{Start, Week};
use super::wording::Text;

type Built<T> = Result<T, Refused>;

impl Cycle {
    /// A cycle that was held.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn new_held(
        id: impl TryInto<CycleId, Error: Into<Refused>>,
        team: impl TryInto<TeamId, Error: Into<Refused>>,
        week: impl TryInto<Week, Error: Into<Refused>>,
        held: Held,
    ) -> Built<Self> {
        Ok(Self::of(made(id)?, made(team)?, made(week)?, State::Held(held)))
    }

    /// A cycle that is still to come.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn new_planned(
        id: impl TryInto<CycleId, Error: Into<Refused>>,
        team: impl TryInto<TeamId, Error: Into<Refused>>,
        week: impl TryInto<Week, Error: Into<Refused>>,
        planned: Planned,
    ) -> Built<Self> {
        Ok(Self::of(made(id)?, made(team)?, made(week)?, State::Planned(planned)))
    }

    /// A cycle that was skipped, for a reason.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn new_skipped(
        id: impl TryInto<CycleId, Error: Into<Refused>>,
        team: impl TryInto<TeamId, Error: Into<Refused>>,
        week: impl TryInto<Week, Error: Into<Refused>>,
        reason: impl TryInto<Text, Error: Into<Refused>>,
    ) -> Built<Self> {
        Ok(Self::of(made(id)?, made(team)?, made(week)?, State::Skipped { reason: made(reason)? }))
    }

    fn of(id: CycleId, team: TeamId, week: Week, state: State) -> Self {
        Self { id, team, week, state, extensions: Extensions::default() }
    }
}

impl Session {
    /// A session, with its beginning as RFC 3339.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn new(start: impl TryInto<Start, Error: Into<Refused>>, minutes: u16) -> Built<Self> {
        Ok(Self { start: made(start)?, minutes: Minutes::new(minutes)?, moment: None })
    }
}

impl LearningQuestion {
    /// A learning question that stands free.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn new(
        id: impl TryInto<LearningQuestionId, Error: Into<Refused>>,
        professional: impl TryInto<PersonId, Error: Into<Refused>>,
        question: impl TryInto<Text, Error: Into<Refused>>,
    ) -> Built<Self> {
        Ok(Self {
            id: made(id)?,
            professional: made(professional)?,
            question: made(question)?,
            development_question: None,
            about_ai: false,
        })
    }

    /// Says to which development question it belongs.
    ///
    /// # Errors
    /// Where that is no id.
    pub fn serves(mut self, question: impl TryInto<DevelopmentQuestionId, Error: Into<Refused>>) -> Built<Self> {
        self.development_question = Some(made(question)?);
        Ok(self)
    }
}

impl Activity {
    /// Something these people did.
    ///
    /// # Errors
    /// Where a value is not what is allowed, or nobody took part.
    pub fn new<P: TryInto<PersonId, Error: Into<Refused>>>(
        professionals: impl IntoIterator<Item = P>,
        mode: Mode,
        minutes: u16,
    ) -> Built<Self> {
        let professionals = professionals.into_iter().map(made).collect::<Built<Vec<PersonId>>>()?;
        Ok(Self {
            professionals: NonEmpty::new(professionals)?,
            learning_question: None,
            mode,
            minutes: Minutes::new(minutes)?,
            ai: None,
            mastery: None,
        })
    }

    /// Says which learning question of the cycle it worked on.
    ///
    /// # Errors
    /// Where that is no id.
    pub fn on(mut self, question: impl TryInto<LearningQuestionId, Error: Into<Refused>>) -> Built<Self> {
        self.learning_question = Some(made(question)?);
        Ok(self)
    }

    /// Says how AI was used.
    #[must_use]
    pub fn with(mut self, ai: AiUse) -> Self {
        self.ai = Some(ai);
        self
    }
}

impl AiUse {
    /// A use of AI that left this share of the thinking to it, not yet verified.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn new(
        system: impl TryInto<AiSystemId, Error: Into<Refused>>,
        stance: Stance,
        offloaded: f64,
        data: DataClass,
    ) -> Built<Self> {
        Ok(Self {
            system: made(system)?,
            stance,
            support: Vec::new(),
            offloaded: Share::new(offloaded)?,
            data,
            verified: false,
        })
    }

    /// Says that what came out of it was verified.
    #[must_use]
    pub fn verified(mut self) -> Self {
        self.verified = true;
        self
    }
}

impl Proposal {
    /// A proposal at a stage.
    ///
    /// # Errors
    /// Where a value is not what is allowed, or it strengthens nobody.
    pub fn new(
        id: impl TryInto<ProposalId, Error: Into<Refused>>,
        title: impl TryInto<Text, Error: Into<Refused>>,
        stage: Stage,
        strengthens: impl Into<Vec<Strengthens>>,
    ) -> Built<Self> {
        Ok(Self {
            id: made(id)?,
            title: made(title)?,
            learning_question: None,
            stage,
            strengthens: NonEmpty::new(strengthens.into())?,
        })
    }
}

impl Outcome {
    /// An outcome: the week's change in the expectation's indicator.
    ///
    /// # Errors
    /// Where a value is not what is allowed.
    pub fn new(
        expectation: impl TryInto<ExpectationId, Error: Into<Refused>>,
        carrier: Carrier,
        amount: f64,
    ) -> Built<Self> {
        Ok(Self {
            expectation: made(expectation)?,
            amount: Amount::new(amount)?,
            standard_error: StandardError::default(),
            carrier,
            proposal: None,
            evidence: None,
        })
    }

    /// Says how uncertain the amount is.
    ///
    /// # Errors
    /// Where that is no standard error.
    pub fn give_or_take(mut self, standard_error: f64) -> Built<Self> {
        self.standard_error = StandardError::new(standard_error)?;
        Ok(self)
    }

    /// Says from which proposal of the cycle it came.
    ///
    /// # Errors
    /// Where that is no id.
    pub fn from_proposal(mut self, proposal: impl TryInto<ProposalId, Error: Into<Refused>>) -> Built<Self> {
        self.proposal = Some(made(proposal)?);
        Ok(self)
    }
}
