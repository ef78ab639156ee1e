//! Who may see what: every text, name and id of the documents, and which output may show it. The canaries hold the outputs
//! against it, and `docs/privacy.md` shows it.

/// What an output may show of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum May {
    /// Nothing.
    No,
    /// What there is.
    Yes,
    /// Where something else that it shows names it, and else not.
    Named,
    /// What is of the professional whose view it is.
    Theirs,
    /// The same, and of whom they account to.
    TheirsAndTheirManagers,
    /// What is of those who account to the manager.
    Accounting,
    /// The same, and of the manager.
    AccountingAndOwn,
    /// What is of teams that are shown.
    ShownTeams,
    /// The same, where something else that is shown names it.
    ShownTeamsNamed,
    /// What is of teams that are shown, and what was accounted for to the manager.
    ShownTeamsAndAccounted,
}

impl May {
    /// In words.
    #[allow(dead_code)] // not every test that has the table writes it
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::No => "–",
            Self::Yes => "yes",
            Self::Named => "where it is named",
            Self::Theirs => "theirs",
            Self::TheirsAndTheirManagers => "theirs, their manager's",
            Self::Accounting => "of those who account",
            Self::AccountingAndOwn => "the manager's, of those who account",
            Self::ShownTeams => "of teams shown",
            Self::ShownTeamsNamed => "of teams shown, where it is named",
            Self::ShownTeamsAndAccounted => "of teams shown, accounted for",
        }
    }
}

/// What a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Something that people write, or an id: which of the outputs may show it.
    Said { own: May, manager: May, research: May, report: May },
    /// It names something by its id, and may be shown where that may be.
    Refers(&'static str),
}

/// A member of a document.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) member: &'static str,
    pub(crate) kind: Kind,
}

/// Own view, manager's view, research, report.
const fn said(member: &'static str, own: May, manager: May, research: May, report: May) -> Row {
    Row { member, kind: Kind::Said { own, manager, research, report } }
}

const fn refers(member: &'static str, to: &'static str) -> Row {
    Row { member, kind: Kind::Refers(to) }
}

use May::{
    Accounting, AccountingAndOwn, Named, No, ShownTeams, ShownTeamsAndAccounted, ShownTeamsNamed, Theirs,
    TheirsAndTheirManagers, Yes,
};

/// Every text, name and id of a programme, a cycle and a journal.
pub(crate) const TABLE: &[Row] = &[
    said("programme.$schema", No, No, No, No),
    said("programme.id", Yes, Yes, No, No),
    said("programme.organisation", Yes, Yes, No, Yes),
    said("programme.references[].vocabulary", No, No, No, No),
    said("programme.references[].code", No, No, No, No),
    said("programme.references[].uri", No, No, No, No),
    said("programme.extensions.*", No, No, No, No),
    said("programme.people[].id", TheirsAndTheirManagers, AccountingAndOwn, No, No),
    said("programme.people[].name", TheirsAndTheirManagers, AccountingAndOwn, No, No),
    refers("programme.people[].accounts_to", "programme.people[].id"),
    said("programme.people[].references[].vocabulary", Theirs, No, No, No),
    said("programme.people[].references[].code", Theirs, No, No, No),
    said("programme.people[].references[].uri", Theirs, No, No, No),
    said("programme.people[].extensions.*", Theirs, No, No, No),
    said("programme.teams[].id", Theirs, ShownTeams, No, ShownTeamsNamed),
    said("programme.teams[].name", Theirs, ShownTeams, No, ShownTeams),
    refers("programme.teams[].members[]", "programme.people[].id"),
    said("programme.teams[].references[].vocabulary", No, No, No, No),
    said("programme.teams[].references[].code", No, No, No, No),
    said("programme.teams[].references[].uri", No, No, No, No),
    said("programme.teams[].extensions.*", No, No, No, No),
    said("programme.teams[].moments[].id", No, No, No, No),
    said("programme.ai_systems[].id", Named, No, No, Named),
    said("programme.ai_systems[].name", No, No, No, No),
    said("programme.ai_systems[].vendor", No, No, No, No),
    refers("programme.ai_systems[].overseer", "programme.people[].id"),
    said("programme.ai_systems[].exit_strategy", No, No, No, No),
    said("programme.costs.other[].what", No, No, No, No),
    said("programme.goals[].id", No, No, No, Yes),
    said("programme.goals[].title", No, No, No, Yes),
    said("programme.goals[].references[].vocabulary", No, No, No, No),
    said("programme.goals[].references[].code", No, No, No, No),
    said("programme.goals[].references[].uri", No, No, No, No),
    said("programme.goals[].extensions.*", No, No, No, No),
    said("programme.goals[].expectations[].id", Named, Named, No, Yes),
    said("programme.goals[].expectations[].indicator.name", Named, Named, No, Yes),
    said("programme.goals[].expectations[].indicator.unit", Named, Named, No, Yes),
    said("programme.goals[].expectations[].indicator.references[].vocabulary", No, No, No, No),
    said("programme.goals[].expectations[].indicator.references[].code", No, No, No, No),
    said("programme.goals[].expectations[].indicator.references[].uri", No, No, No, No),
    said("programme.development_questions[].id", Named, No, No, Named),
    said("programme.development_questions[].question", No, No, No, No),
    refers("programme.development_questions[].serves[]", "programme.goals[].id"),
    refers("programme.rules.accepted[].about[]", "any id"),
    said("programme.rules.accepted[].reason", No, No, No, No),
    refers("programme.rules.accepted[].by", "programme.people[].id"),
    refers("programme.measurements[].expectation", "programme.goals[].expectations[].id"),
    said("programme.measurements[].source", No, No, No, No),
    said("programme.accounts[].id", Theirs, Accounting, No, No),
    refers("programme.accounts[].professional", "programme.people[].id"),
    refers("programme.accounts[].to", "programme.people[].id"),
    said("programme.accounts[].development", Theirs, Accounting, No, No),
    refers("programme.accounts[].proposals[]", "cycle.proposals[].id"),
    refers("programme.accounts[].expectations[]", "programme.goals[].expectations[].id"),
    said("cycle.id", Theirs, No, No, No),
    said("cycle.extensions.*", No, No, No, No),
    refers("cycle.team", "programme.teams[].id"),
    said("cycle.reason", No, No, No, No),
    refers("cycle.sessions[].moment", "programme.teams[].moments[].id"),
    said("cycle.learning_questions[].id", Theirs, No, No, No),
    refers("cycle.learning_questions[].professional", "programme.people[].id"),
    said("cycle.learning_questions[].question", Theirs, No, No, No),
    refers("cycle.learning_questions[].development_question", "programme.development_questions[].id"),
    refers("cycle.activities[].professionals[]", "programme.people[].id"),
    refers("cycle.activities[].learning_question", "cycle.learning_questions[].id"),
    refers("cycle.activities[].ai.system", "programme.ai_systems[].id"),
    said("cycle.proposals[].id", Theirs, ShownTeamsAndAccounted, No, ShownTeamsNamed),
    said("cycle.proposals[].title", Theirs, ShownTeamsAndAccounted, No, ShownTeams),
    refers("cycle.proposals[].learning_question", "cycle.learning_questions[].id"),
    refers("cycle.outcomes[].expectation", "programme.goals[].expectations[].id"),
    refers("cycle.outcomes[].proposal", "cycle.proposals[].id"),
    said("cycle.outcomes[].evidence", Theirs, No, No, No),
    refers("journal.programme", "programme.id"),
    refers("journal.professional", "programme.people[].id"),
    refers("journal.entries[].cycle", "cycle.id"),
    said("journal.entries[].reflection", Theirs, No, No, No),
];

/// The table as `docs/privacy.md` has it.
#[allow(dead_code)]
pub(crate) fn markdown() -> String {
    let mut page = String::from("| member | own view | manager's view | research | report |\n|---|---|---|---|---|\n");
    for row in TABLE {
        if let Kind::Said { own, manager, research, report } = row.kind {
            let cells = [own, manager, research, report].map(May::words).join(" | ");
            page.push_str(&format!("| `{}` | {cells} |\n", row.member));
        }
    }
    page.push_str(
        "\nMembers that name something by its id may be shown where that may be:\n\n| member | names |\n|---|---|\n",
    );
    for row in TABLE {
        if let Kind::Refers(to) = row.kind {
            let to = if to.contains('.') { format!("`{to}`") } else { to.to_owned() };
            page.push_str(&format!("| `{}` | {to} |\n", row.member));
        }
    }
    page
}
