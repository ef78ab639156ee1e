//! An application that embeds the model: a programme built in code, cycles appended as the weeks go by,
//! and the results after each week.
//!
//! `cargo run --example embed`

use std::error::Error;

use lerendwerken::calculus::{AsOf, Running};
use lerendwerken::model::{
    Activity, AiSystem, AiUse, Carrier, Challenge, Cycle, DataClass, DevelopmentQuestion, Expectation, Goal, Held,
    Horizon, Indicator, LearningQuestion, Mode, Outcome, Person, Programme, Proposal, Reference, Refused, Risk,
    Session, Stage, Stance, Strengthens, Team, Weekday,
};
use lerendwerken::rules::{self, Level, Options};
use lerendwerken::{Language, model::Week};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let checked = rules::check(programme()?, &Options::default());
    for finding in checked.findings().at_least(Level::Warning) {
        eprintln!("{}", finding.display(Language::En));
    }
    let mut running = Running::new(checked.sound()?);

    let first: Week = "2026-W03".parse()?;
    let stages = [Stage::Proposed, Stage::Tried, Stage::Tried, Stage::Adopted, Stage::Integrated, Stage::Integrated];
    for (number, stage) in (0..).zip(stages) {
        let week = first + number;
        running.append(&cycle(week, stage, 4.0 + f64::from(number))?)?;
        let results = running.results(AsOf::LastHeld);
        for result in &results.expectations {
            println!(
                "{week}  {:8}  {:>5.1} {unit} so far, {:>5.1} {unit} of it lasts: {:>3.0} % of the way, {} (expected {:.0} %)",
                result.expectation.as_str(),
                result.short_term.value,
                result.long_term.value,
                100.0 * result.attainment.value,
                result.standing.label(Language::En),
                100.0 * result.expected,
                unit = result.unit,
            );
        }
    }

    // A cycle that does not fit is refused whole, and nothing changes.
    let refused = running.append(&cycle(first, Stage::Tried, 1.0)?);
    println!("{}", refused.err().map(|error| error.to_string()).unwrap_or_default());
    Ok(())
}

fn programme() -> Result<Programme, Refused> {
    let hours = Indicator::new("Hours saved", "h")?;
    let mut programme = Programme::new("bakery", "Bakery on the Corner", "2026-W02".."2026-W52")?;
    programme.language = Language::En;
    programme.people = vec![
        Person::new("p-ada", "Ada", 1920)?.accounts_to("p-chief")?,
        Person::new("p-ben", "Ben", 1440)?.accounts_to("p-chief")?,
        Person::new("p-chief", "Cleo", 2160)?,
    ];
    programme.teams =
        vec![Team::new("t-oven", "The oven", ["p-ada", "p-ben"])?.works(Weekday::Tue, "05:00", "13:00")?.learns(
            "m-tuesday",
            Weekday::Tue,
            "09:00",
            90,
        )?];
    programme.ai_systems = vec![
        AiSystem::new("ai-planner", "Planner", "Northern Models", Risk::Limited)?.cleared_for(DataClass::Internal),
    ];
    programme.goals = vec![
        Goal::new("g-waste", "Less bread thrown away")?
            .meets(Challenge::Sustainability)
            .refers_to(Reference::new("UN SDG", "12")?.at("https://sdgs.un.org/goals/goal12")?)
            .extended("till:product_group", json!([4, 7]))?
            .expects(Expectation::new("e-hours", Horizon::Direct, hours.clone(), "2026-W02".."2026-W26", 0.0..60.0)?)
            .expects(Expectation::new("e-lasting", Horizon::Durable, hours, "2026-W02".."2026-W50", 0.0..40.0)?),
    ];
    programme.development_questions =
        vec![DevelopmentQuestion::new("dq-plan", "How do we bake what will be sold?", ["g-waste"])?];
    Ok(programme)
}

fn cycle(week: Week, stage: Stage, hours: f64) -> Result<Cycle, Refused> {
    let monday = week.monday();
    let tuesday = monday.naive() + chrono::TimeDelta::days(1);
    let held = Held {
        sessions: vec![Session::new(format!("{tuesday}T09:00:00+01:00").as_str(), 90)?],
        learning_questions: vec![
            LearningQuestion::new("lq-forecast", "p-ada", "How far can I trust the forecast?")?.serves("dq-plan")?,
        ],
        activities: vec![
            Activity::new(["p-ada", "p-ben"], Mode::Doing, 75)?
                .on("lq-forecast")?
                .with(AiUse::new("ai-planner", Stance::CoIntelligence, 0.3, DataClass::Internal)?.verified()),
        ],
        proposals: vec![Proposal::new(
            "pr-list",
            "Bake from a list made on Monday",
            stage,
            [Strengthens::Organisation, Strengthens::Professional],
        )?],
        outcomes: ["e-hours", "e-lasting"]
            .into_iter()
            .map(|id| Outcome::new(id, Carrier::Work, hours)?.give_or_take(0.5)?.from_proposal("pr-list"))
            .collect::<Result<_, _>>()?,
    };
    Cycle::new_held(format!("c-oven-{}", week.to_string().to_lowercase()).as_str(), "t-oven", week, held)
}
