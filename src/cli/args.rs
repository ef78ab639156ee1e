//! How the command is called.

use std::path::PathBuf;

use anstream::ColorChoice;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{CommandFactory, Parser, Subcommand, ValueEnum, ValueHint};
use lerendwerken::model::{LevelSetting, Week};
use lerendwerken::{Language, Opening};

use crate::call::Call;
use crate::output::{Out, Stop, stop};

const ABOUT: &str = "Check and follow a programme of Lerendwerken met AI, learning while working with AI";

const LONG_ABOUT: &str = "\
Check and follow a programme of Lerendwerken met AI, learning while working with AI.

A programme is one JSON document: the goals with what is expected of them, declared in advance, the \
development questions, the people and teams. What the teams do stands in weekly cycles, in the \
programme itself or in logs beside it (NDJSON, one cycle a line).

In this order of thoughts:
  1. check      is the programme sound, and is it Lerendwerken? Every finding, with its place
  2. rules      why a finding is one, and how to mend it
  3. results    what it brings in the short term, what of it lasts, and what was expected
  4. analyse    what results are made of, where they lead, what they rest on
  5. posture    how teams learn and work with AI: a profile, never one score
  6. diff       what changed in the frame from one version to another, and was a promise rewritten?
  7. schema     JSON Schemas, for editors, forms and other programs";

const EXAMPLES: &str = "\
Examples:
  lerendwerken check waterland.json --log waterland.ndjson
  lerendwerken results waterland.json --log waterland.ndjson --as-of 2026-W26
  lerendwerken analyse waterland.json contributions --log waterland.ndjson
  lerendwerken diff waterland-2026.json waterland.json
  lerendwerken rules LW007
  lerendwerken schema programme > programme.schema.json

Exit status:
  0  done; for `check` and `diff`: no finding of level error
  1  findings of level error; for what computes: findings that make the programme unusable
  2  something could not be read or written, or the call is wrong";

const CHECK: &str = "\
Check a programme and its logs: every finding, with the place in its text underlined.

Findings have a level: an error is a breach, a warning is to be looked at, an advice is worth a \
conversation. `lerendwerken rules CODE` explains one. A finding that is as it should be can be \
accepted with a reason, in the programme's own `rules.accepted`.

Professionals can lay their own journal beside their accounts with --journal. It is compared at once; \
nothing that stands in it is kept or shown.";

const CHECK_EXAMPLES: &str = "\
Examples:
  lerendwerken check waterland.json --log 2026.ndjson --log 2027.ndjson
  lerendwerken check waterland.json --log - < waterland.ndjson
  lerendwerken check waterland.json --deny warnings --format json
  lerendwerken check waterland.json --format sarif > waterland.sarif
  lerendwerken check waterland.json --journal mine.json
  lerendwerken check waterland.json --as-of 2026-W26 --language en

Exit status:
  0  no finding of level error (with --deny warnings: and none of level warning)
  1  there is one
  2  something could not be read, or the call is wrong";

const RESULTS: &str = "\
What a programme brought: short-term and long-term results of every expectation, beside what was \
expected by now and what was measured.

The short term and the long term are never merged into one figure. How much of a result lasts follows \
from assumptions, which are printed with it. A programme with findings that make it unusable has no \
results: they are printed instead, on standard error.";

const RESULTS_EXAMPLES: &str = "\
Examples:
  lerendwerken results waterland.json --log waterland.ndjson
  lerendwerken results waterland.json --log waterland.ndjson --as-of 2026-W26 --language en
  lerendwerken results waterland.json --log waterland.ndjson --weekly --format json

Exit status:
  0  done
  1  findings make the programme unusable for results
  2  something could not be read, or the call is wrong";

const ANALYSE: &str = "\
What follows from the results of a programme.

Every figure has its unit and, as far as is known, its uncertainty; what lasts follows from assumptions, which \
are in the answer. All of it is of this tool's makers, not of the paper's authors. Settings of an analysis are \
given with --set NAME=VALUE:
  contributions  by=DIMENSION,…    cycle, team, carrier, proposal, development_question, ai_system
                                   [default: all; in text all but cycle]
                 top=N             in text, so many parts of each [default: 8]
  forecast       week=WEEK         the week of the forecast [default: each expectation's due]
  reconcile      drift=SHARE       how far the bias may drift in a week, as a share of the way
                                   from baseline to target [default: 0.01]
                 q=VARIANCE        the same as a variance, in the unit squared
  money          impact=AMOUNT drop_off=SHARE years=N [cost=AMOUNT]
                                   the terms of a social return on investment
  calibrate      fit=ASSUMPTION,…  such as craft.retention_idle [default: consolidation and
                                   retention of both carriers]";

const ANALYSE_EXAMPLES: &str = "\
Examples:
  lerendwerken analyse waterland.json contributions --log waterland.ndjson
  lerendwerken analyse waterland.json contributions --log waterland.ndjson --set by=team,proposal
  lerendwerken analyse waterland.json forecast --log waterland.ndjson --set week=2027-W52
  lerendwerken analyse waterland.json steady --log waterland.ndjson --format json
  lerendwerken analyse waterland.json what-if --log waterland.ndjson --change otherwise.json
  lerendwerken analyse waterland.json money --log waterland.ndjson --set impact=30000 drop_off=0.3 years=3

Exit status:
  0  done
  1  findings make the programme unusable
  2  something could not be read, or the call is wrong";

const POSTURE: &str = "\
How teams learn and work with AI: a profile of eleven dimensions, from the traditional approach to \
Lerendwerken, for the whole programme, by quarter and by team.

Every dimension is a share with what it counts and, for counts, a 95% interval. There is no single score, \
nothing is said about one person, and teams with fewer members than the parameter min_group are not shown.";

const POSTURE_EXAMPLES: &str = "\
Examples:
  lerendwerken posture waterland.json --log waterland.ndjson
  lerendwerken posture waterland.json --log waterland.ndjson --from 2026-W27 --as-of 2026-W39
  lerendwerken posture waterland.json --log waterland.ndjson --parameter min_group=8 --format json

Exit status:
  0  done
  1  findings make the programme unusable
  2  something could not be read, or the call is wrong";

const DIFF: &str = "\
What changed in the frame from one version of a programme to another, by id: what was added, removed, \
changed or moved.

The frame is everything but cycles, measurements and accounts: that these grow is what they are for. A new \
name or title, another order and another way to write the same down are no changes. A promise that was \
rewritten after the older version had declared it is a finding, LW112; levels, parameters and acceptances \
are those of the newer version.";

const DIFF_EXAMPLES: &str = "\
Examples:
  lerendwerken diff waterland-2026.json waterland.json
  git show HEAD~1:waterland.json | lerendwerken diff - waterland.json
  lerendwerken diff old.json new.json --as-of 2026-W26 --deny warnings --format json

Exit status:
  0  no finding of level error (with --deny warnings: and none of level warning)
  1  there is one
  2  something could not be read, or the call is wrong";

const SCHEMA: &str = "\
JSON Schemas (2020-12) of the documents that are read and the answers that are given.

Without a name: the list of schemas. With a name: that schema. With --out: as files, all of them or \
the one that is named.";

const RULES: &str = "\
The rules, or one explained: what it finds, why it exists, how to mend it, its parameters, and an \
example that breaks it beside one that keeps it.";

const RULES_EXAMPLES: &str = "\
Examples:
  lerendwerken rules
  lerendwerken rules LW007 --language nl
  lerendwerken rules session-outside-week --example breaks | lerendwerken check -";

/// The whole command.
#[derive(Debug, Parser)]
#[command(name = "lerendwerken", version, about = ABOUT, long_about = LONG_ABOUT, after_help = EXAMPLES, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", value_parser = color())]
    color: ColorChoice,
}

/// What is asked.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check a programme and its logs: every finding, with its place
    #[command(long_about = CHECK, after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Short-term and long-term results, beside what was expected and measured
    #[command(long_about = RESULTS, after_help = RESULTS_EXAMPLES)]
    Results(ResultsArgs),
    /// What follows from the results: what they are made of, where they lead, what they rest on
    #[command(long_about = ANALYSE, after_help = ANALYSE_EXAMPLES)]
    Analyse(AnalyseArgs),
    /// How teams learn and work with AI, as a profile and never as one score
    #[command(long_about = POSTURE, after_help = POSTURE_EXAMPLES)]
    Posture(PostureArgs),
    /// What changed in the frame from one version to another
    #[command(long_about = DIFF, after_help = DIFF_EXAMPLES)]
    Diff(DiffArgs),
    /// JSON Schemas of the documents and the answers
    #[command(long_about = SCHEMA)]
    Schema(SchemaArgs),
    /// The rules, or one explained
    #[command(long_about = RULES, after_help = RULES_EXAMPLES)]
    Rules(RulesArgs),
    /// A completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// What is read, and how it is looked at.
#[derive(Debug, clap::Args)]
pub(crate) struct InputArgs {
    /// The programme: a JSON file, or `-` for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) programme: PathBuf,
    /// A log of cycles (NDJSON), or `-` for standard input; may be given more than once
    #[arg(long = "log", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) logs: Vec<PathBuf>,
    /// Look as of this ISO week [default: the latest week with a held cycle]
    #[arg(long, value_name = "WEEK")]
    pub(crate) as_of: Option<Week>,
    #[command(flatten)]
    pub(crate) rules: RuleSettingsArgs,
}

/// What is said about rules.
#[derive(Debug, clap::Args)]
pub(crate) struct RuleSettingsArgs {
    /// The level of a rule: off, advice, warning or error; integrity (LW0xx) has none to set
    #[arg(long = "level", value_name = "CODE=LEVEL", value_parser = level)]
    pub(crate) levels: Vec<(String, LevelSetting)>,
    /// A parameter of the rules, such as recent_weeks=26; `rules CODE` lists those of a rule
    #[arg(long = "parameter", value_name = "NAME=VALUE", value_parser = parameter)]
    pub(crate) parameters: Vec<(String, String)>,
}

/// How the answer is given.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct AnswerArgs {
    /// The language of what is said [default: the programme's own, else en]
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    pub(crate) language: Option<Language>,
    /// For people, or for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,
}

/// The form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
}

/// How the answer of a check is given.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct CheckAnswerArgs {
    /// The language of what is said [default: the programme's own, else en]
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    language: Option<Language>,
    /// For people, for programs, or for programs that show findings (SARIF 2.1.0)
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: CheckFormat,
}

/// The form of the answer of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    Text,
    Json,
    Sarif,
}

impl From<CheckAnswerArgs> for AnswerArgs {
    /// How all else is said; who asks for SARIF reads in text why there is none.
    fn from(args: CheckAnswerArgs) -> Self {
        let format = if args.format == CheckFormat::Json { Format::Json } else { Format::Text };
        Self { language: args.language, format }
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// A professional's own journal, held against their accounts; may be given more than once
    #[arg(long = "journal", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) journals: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) answer: CheckAnswerArgs,
    /// Exit with status 1 on warnings too
    #[arg(long, value_name = "WHAT")]
    pub(crate) deny: Option<Deny>,
    /// Give at most N findings of each rule, and count the rest [default: 10 in text, else all]
    ///
    /// No more than these are kept in memory, however many there are.
    #[arg(long, value_name = "N")]
    pub(crate) keep: Option<usize>,
}

/// What else makes a check fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    Warnings,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ResultsArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    #[command(flatten)]
    pub(crate) answer: AnswerArgs,
    /// Add the values of every expectation, week by week
    #[arg(long)]
    pub(crate) weekly: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct AnalyseArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// What is asked
    #[arg(value_name = "ANALYSIS")]
    pub(crate) analysis: Analysis,
    /// A setting of the analysis, such as by=team
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = setting, num_args = 1..)]
    pub(crate) settings: Vec<(String, String)>,
    /// For what-if: what is otherwise, as JSON with `interventions`, or `-` for standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) change: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) answer: AnswerArgs,
}

/// An analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Analysis {
    /// What results are made of, by cycle, team, carrier, proposal, development question and AI system
    Contributions,
    /// Where results are heading if weeks stay as those of late were, and when targets are reached
    Forecast,
    /// What lasts in the end if weeks stay as those of late were, and what sustains the target
    Steady,
    /// What would have come of it with weeks skipped, less left to AI, proposals further, other assumptions
    WhatIf,
    /// How what lasts answers to each assumption
    Sensitivity,
    /// What was measured and what was reported, brought together
    Reconcile,
    /// Cost, benefit and return, where indicators have a worth
    Money,
    /// Retention and consolidation, fitted to measured levels
    Calibrate,
}

#[derive(Debug, clap::Args)]
pub(crate) struct PostureArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Look from this ISO week on [default: the first of the programme's period]
    #[arg(long, value_name = "WEEK")]
    pub(crate) from: Option<Week>,
    #[command(flatten)]
    pub(crate) answer: AnswerArgs,
}

#[derive(Debug, clap::Args)]
pub(crate) struct DiffArgs {
    /// The older version: a JSON file, or `-` for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) old: PathBuf,
    /// The newer version: a JSON file, or `-` for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) new: PathBuf,
    /// What the older version had declared by this ISO week is a promise [default: the latest week with a held
    /// cycle in it, else the first of its period]
    #[arg(long, value_name = "WEEK")]
    pub(crate) as_of: Option<Week>,
    #[command(flatten)]
    pub(crate) rules: RuleSettingsArgs,
    #[command(flatten)]
    pub(crate) answer: AnswerArgs,
    /// Exit with status 1 on warnings too
    #[arg(long, value_name = "WHAT")]
    pub(crate) deny: Option<Deny>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct SchemaArgs {
    /// Which schema; without it, the list
    pub(crate) name: Option<String>,
    /// Write to files in this directory, as NAME.schema.json
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RulesArgs {
    /// The code or the name of a rule; without it, all of them
    #[arg(value_name = "CODE|NAME")]
    pub(crate) rule: Option<String>,
    /// Print the whole document that breaks the rule, the one that keeps it, the journal beside them or the
    /// older version of both
    #[arg(long, value_name = "WHICH", requires = "rule")]
    pub(crate) example: Option<Example>,
    #[command(flatten)]
    pub(crate) answer: AnswerArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Example {
    Breaks,
    Keeps,
    Journal,
    Before,
}

/// The call, or the status to exit with.
pub(crate) fn parse() -> Result<Args, u8> {
    let opening = Opening::default();
    let version = format!("{} (document format {}, rules {})", opening.version, opening.format, opening.rules);
    let matches = Args::command().version(version).try_get_matches();
    let args = matches.and_then(|matches| <Args as clap::FromArgMatches>::from_arg_matches(&matches));
    args.inspect(|args| args.color.write_global()).map_err(|error| {
        let status = u8::try_from(error.exit_code()).unwrap_or(2);
        match error.print().map_err(|failed| stop(&failed, Call::ENGLISH)) {
            Err(Stop::Refused(refusal)) => {
                refusal.report();
                2
            }
            Ok(()) | Err(Stop::PipeClosed) => status,
        }
    })
}

/// Writes a completion script.
pub(crate) fn completions(shell: clap_complete::Shell) -> Result<u8, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "lerendwerken", &mut script);
    let mut out = Out::plain(Call::ENGLISH);
    out.write(|to| to.write_all(&script))?;
    out.end()
}

fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(["nl", "en"]).try_map(|word| word.parse::<Language>())
}

fn color() -> impl TypedValueParser<Value = ColorChoice> {
    PossibleValuesParser::new(["auto", "always", "never"]).map(|word| match word.as_str() {
        "always" => ColorChoice::Always,
        "never" => ColorChoice::Never,
        _ => ColorChoice::Auto,
    })
}

fn level(text: &str) -> Result<(String, LevelSetting), String> {
    let (code, level) =
        text.split_once('=').ok_or("expected CODE=LEVEL, with off, advice, warning or error as the level")?;
    Ok((code.trim().into(), level.trim().parse().map_err(|refused: lerendwerken::model::Refused| refused.to_string())?))
}

fn setting(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE, such as by=team")?;
    Ok((name.trim().into(), value.trim().into()))
}

fn parameter(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("expected NAME=VALUE, such as recent_weeks=26")?;
    Ok((name.trim().into(), value.trim().into()))
}
