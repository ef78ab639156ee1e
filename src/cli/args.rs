//! How the command is called.

use std::path::PathBuf;

use anstream::ColorChoice;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{CommandFactory, Parser, Subcommand, ValueEnum, ValueHint};
use lerendwerken::model::{Count, LevelSetting, PersonId, TeamId, Week};
use lerendwerken::schema::Profile;
use lerendwerken::view::Periods;
use lerendwerken::{Language, Opening};

use crate::call::Call;
use crate::help::{
    ABOUT, ANALYSE, ANALYSE_EXAMPLES, CHECK, CHECK_EXAMPLES, DIFF, DIFF_EXAMPLES, EXAMPLES, LONG_ABOUT, POSTURE,
    POSTURE_EXAMPLES, REPORT, REPORT_EXAMPLES, RESULTS, RESULTS_EXAMPLES, RULES, RULES_EXAMPLES, SCHEMA,
    SCHEMA_EXAMPLES, VIEW, VIEW_EXAMPLES,
};
use crate::output::{Out, Stop, stop};

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
    /// The report: one HTML page to look at
    #[command(long_about = REPORT, after_help = REPORT_EXAMPLES)]
    Report(ReportArgs),
    /// Who may see what: a professional, a manager, a researcher
    #[command(long_about = VIEW, after_help = VIEW_EXAMPLES)]
    View(ViewArgs),
    /// What changed in the frame from one version to another
    #[command(long_about = DIFF, after_help = DIFF_EXAMPLES)]
    Diff(DiffArgs),
    /// JSON Schemas of the documents and the answers
    #[command(long_about = SCHEMA, after_help = SCHEMA_EXAMPLES)]
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
pub(crate) struct ReportArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Write the page to this file, or to standard output with `-`
    #[arg(short, long, value_name = "FILE.html", value_hint = ValueHint::FilePath)]
    pub(crate) out: PathBuf,
    /// The report of and for this one team, by its id, whatever its size
    #[arg(long, value_name = "TEAM")]
    pub(crate) team: Option<TeamId>,
    /// The language of the page [default: the programme's own]
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    pub(crate) language: Option<Language>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ViewArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// As whom it is looked at
    #[arg(long = "as", value_name = "WHO")]
    pub(crate) who: ViewAs,
    /// For own and manager: whose view it is, by the id of the professional or the manager
    #[arg(long = "for", value_name = "PERSON")]
    pub(crate) person: Option<PersonId>,
    /// For own: the professional's own journal, or `-` for standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) journal: Option<PathBuf>,
    /// For research: the key that pseudonyms are made with, a file of at least 32 random bytes
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) key_file: Option<PathBuf>,
    /// For research: the fewest people that anything is said of [default: the parameter min_group]
    #[arg(long, value_name = "N", value_parser = min_group)]
    pub(crate) min_group: Option<Count>,
    /// For research: by what time is told apart, weeks or quarters [default: weeks]
    #[arg(long, value_name = "PERIODS", value_parser = periods())]
    pub(crate) periods: Option<Periods>,
    /// Write to this file [default: standard output]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) answer: AnswerArgs,
}

/// As whom something is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ViewAs {
    /// The professional: everything of their own, with their journal where it is given
    Own,
    /// A manager: accounts, proposals, outcomes and participation of those who account to them
    Manager,
    /// A researcher: groups of people under pseudonyms, without people, texts or ids
    Research,
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
    /// The language of titles and descriptions [default: en]
    #[arg(long, value_name = "LANGUAGE", value_parser = language())]
    pub(crate) language: Option<Language>,
    /// For what: to validate, to make types or forms of, or for structured output of language models
    #[arg(long, value_name = "PROFILE", default_value = "exact", value_parser = profile())]
    pub(crate) profile: Profile,
    /// One OpenAPI 3.1 document, with all of them as its components
    #[arg(long, conflicts_with_all = ["name", "out"])]
    pub(crate) openapi: bool,
    /// The document for which this structured output of a language model stands; `-` for standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "name", conflicts_with = "out")]
    pub(crate) from_structured: Option<PathBuf>,
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

fn periods() -> impl TypedValueParser<Value = Periods> {
    PossibleValuesParser::new(Periods::ALL.iter().map(|it| it.as_str())).try_map(|word| word.parse::<Periods>())
}

fn min_group(text: &str) -> Result<Count, String> {
    let refused = |refused: lerendwerken::model::Refused| refused.to_string();
    let number = text.parse().map_err(|_| format!("expected a whole number, found \"{text}\""))?;
    Count::new(number).map_err(refused)
}

fn profile() -> impl TypedValueParser<Value = Profile> {
    PossibleValuesParser::new(Profile::ALL.iter().map(|profile| profile.as_str()))
        .try_map(|word| word.parse::<Profile>())
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
