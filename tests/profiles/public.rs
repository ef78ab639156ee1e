//! Whatever is public and can be written as JSON has a schema, so an application can nest it in types of its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

macro_rules! have_schemas {
    ($($type:ty),+ $(,)?) => {
        /// The schema of each, which would not compile without one.
        fn made() -> Vec<(&'static str, serde_json::Value)> {
            fn of<T: Serialize + JsonSchema>(name: &'static str) -> (&'static str, serde_json::Value) {
                (name, lerendwerken::schema::of::<T>())
            }
            vec![$(of::<$type>(stringify!($type))),+]
        }
    };
}

mod all {
    pub(super) use lerendwerken::calculus::*;
    pub(super) use lerendwerken::model::{
        About, Acceptance, AcceptedCode, Account, AccountId, Activity, Adjust, Aggregate, AiSystem, AiSystemId, AiUse,
        Amount, Assumptions, Carrier, CarrierAssumptions, Challenge, Clock, Costs, Currency, Cycle, CycleId, DataClass,
        Date, DevelopmentQuestion, DevelopmentQuestionId, Entry, Expectation, ExpectationId, Format, Goal, GoalId,
        Governance, Horizon, Indicator, Journal, LearningQuestion, LearningQuestionId, LevelSetting, Measurement,
        Milestone, Minutes, Mode, Moment, MomentId, NonEmpty, OtherCost, Outcome, Parameters, Period, Person, PersonId,
        Phase, Programme, ProgrammeId, Proposal, ProposalId, Risk, RuleCode, RuleSettings, Session, Share, Stage,
        StageAssumptions, Stance, StandardError, Start, Status, Strengthens, Support, Team, TeamId, Terms, Text,
        UsedAssumptions, UsedCarrier, UsedStage, Week, Weekday, Weeks, Weight, WorkingHours, Worth,
    };
    pub(super) use lerendwerken::posture::{Measure, Posture, QuarterPosture, TeamPosture};
    pub(super) use lerendwerken::rules::{
        AcceptedAnswer, BindsAnswer, CheckAnswer, Counts, FindingAnswer, ParameterAnswer, RuleAnswer, RulesAnswer,
    };
    pub(super) use lerendwerken::versions::{ChangeAnswer, ContentAnswer, DiffAnswer};
    pub(super) use lerendwerken::{Answer, Language, Opening};
}
use all::*;

have_schemas! {
    // Documents.
    Programme, Period, Phase, Costs, OtherCost, Person, Team, WorkingHours, Moment, AiSystem, Governance, Risk, Terms,
    DataClass, Goal, Expectation, Indicator, Worth, Milestone, Adjust, Aggregate, Challenge, Horizon,
    DevelopmentQuestion, Measurement, Account, Assumptions, CarrierAssumptions, StageAssumptions, RuleSettings,
    Acceptance, Parameters, LevelSetting, Cycle, Session, LearningQuestion, Activity, AiUse, Proposal, Outcome, Mode,
    Stance, Support, Stage, Strengthens, Carrier, Status, Journal, Entry, NonEmpty<Goal>, Language,
    // Values.
    AccountId, AiSystemId, CycleId, DevelopmentQuestionId, ExpectationId, GoalId, LearningQuestionId, MomentId, PersonId,
    ProgrammeId, ProposalId, TeamId, Amount, Format, Minutes, lerendwerken::model::Money, Share, StandardError, Weeks,
    Weight, Clock, Date, Start, Week, Weekday, Currency, Text, RuleCode, AcceptedCode, About,
    // Answers.
    Answer<Results>, Opening, CheckAnswer, FindingAnswer, AcceptedAnswer, BindsAnswer, Counts, RulesAnswer, RuleAnswer,
    ParameterAnswer, DiffAnswer, ChangeAnswer, ContentAnswer, Results, Overall, GoalResult, ExpectationResult,
    TeamResult, WeekResult, Estimate, Measured, UsedAssumptions, UsedCarrier, UsedStage, Contributions, Contribution,
    Forecast, ForecastRow, ForecastPart, Steady, SteadyRow, Sensitivity, SensitivityRow, Derivatives, Reconciled,
    ReconciledRow, ReconciledWeek, Money, MoneyWarning, OfHorizons, PaybackWeeks, Valued, Sroi, Calibrated, Estimated,
    LeftOut, NotFitted, Residual, WhatIf, Interventions, Intervention, Skip, OffloadingSet, OffloadingScaled,
    StageRaised, AdjustOtherwise, Posture, Measure, QuarterPosture, TeamPosture,
}

#[test]
fn each_has_a_schema_whose_references_resolve() {
    for (name, schema) in made() {
        let mut all = Vec::new();
        crate::schemas("", &schema, &mut all);
        for reference in all.iter().filter_map(|(_, schema)| schema["$ref"].as_str()) {
            assert!(schema.pointer(&reference[1..]).is_some(), "{name}: {reference}");
        }
        assert!(jsonschema::draft202012::new(&schema).is_ok(), "{name}");
    }
}

/// The names of public types in a source that derive `Serialize`, each with whether they derive a schema.
fn derived(source: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut derives = String::new();
    for line in source.lines() {
        if let Some(list) = line.strip_prefix("#[derive(") {
            derives = list.to_owned();
        } else if let Some(rest) = line.strip_prefix("pub struct ").or(line.strip_prefix("pub enum ")) {
            let name: String = rest.chars().take_while(|letter| letter.is_alphanumeric()).collect();
            if derives.contains("Serialize") {
                found.push((name, derives.contains("JsonSchema")));
            }
            derives.clear();
        }
    }
    found
}

fn sources(folder: &Path, all: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // The command has no types for others, and what SARIF and faults say has schemas elsewhere or none.
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() && !["cli", "sarif", "text", "view", "research"].contains(&name) {
            sources(&path, all);
        } else if name.ends_with(".rs") {
            all.push(fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn no_public_type_was_left_out() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let text = all.join("\n");
    let listed: BTreeSet<String> = made()
        .iter()
        .map(|(name, _)| name.rsplit("::").next().unwrap().split('<').next().unwrap().trim().to_owned())
        .collect();
    let found: Vec<(String, bool)> = all.iter().flat_map(|source| derived(source)).collect();
    assert!(found.len() > 80, "{}", found.len());
    for (name, derives) in found {
        let by_hand = text.contains(&format!("JsonSchema for {name}"));
        assert!(derives || by_hand, "{name} is written as JSON and has no schema");
        assert!(listed.contains(&name), "{name} is not in the list above");
    }
}
