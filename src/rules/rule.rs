//! What a rule is: declared once, in one static, from which everything else follows.

use crate::Bilingual;
use crate::model::words;

use super::context::{AcceptanceContext, CycleContext, FactsContext, FrameContext, JournalContext, VersionsContext};
use super::hits::Hits;
use super::law::Provision;

words! {
    /// How much a finding weighs (*niveau*).
    #[nl = "Hoe zwaar een bevinding weegt."]
    pub enum Level {
        /// Worth a conversation.
        Advice = "advice" ("advies", "advice", "Een gesprek waard."),
        /// To be looked at.
        Warning = "warning" ("waarschuwing", "warning", "Verdient aandacht."),
        /// A breach; a check fails on it.
        Error = "error" ("fout", "error", "Een inbreuk; een controle faalt erop."),
    }
}

/// A rule: its code, its words in both languages, why it exists, a document that breaks it and one
/// that keeps it, and the check itself.
///
/// An embedding application writes its own rules with this same type, with codes that begin with
/// `X`, and passes them in [`Options`](super::Options).
pub struct Rule {
    /// Its code, such as `LW105`. The first digit is its family.
    pub code: &'static str,
    /// Its name, kebab-case.
    pub name: &'static str,
    /// Its level unless a programme or a call sets another.
    pub level: Level,
    /// The version of the crate that first had it.
    pub since: &'static str,
    /// What its findings keep from being computed.
    pub blocks: Blocks,
    /// Why it exists.
    pub why: Why,
    /// What it finds, in a few words.
    pub title: Bilingual,
    /// What it says of one finding. `{name}` stands for a value of the finding; `{team}`, `{week}` and
    /// `{cycle}` are there for every finding in a cycle.
    pub message: Bilingual,
    /// How to mend it.
    pub mend: Bilingual,
    /// It explained in a paragraph: what exactly it looks at, what it leaves alone, and what to make of it.
    pub explain: Bilingual,
    /// The dated law that it stands on. Before that binds its findings are advice.
    pub law: Option<Provision>,
    /// The named parameters that it uses.
    pub parameters: &'static [&'static str],
    /// A document that breaks it.
    pub breaks: &'static str,
    /// A document that keeps it.
    pub keeps: &'static str,
    /// The check.
    pub check: Check,
}

/// A rule is told by its code; its cases would drown everything else.
impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rule({} {})", self.code, self.name)
    }
}

impl Rule {
    /// The older version of its cases, where it compares two versions of a programme.
    pub fn before(&self) -> Option<&'static str> {
        self.check.versions.map(|versions| versions.before)
    }
}

/// What a finding keeps from being computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blocks {
    /// Nothing: it is carried along with the results.
    Nothing,
    /// Amounts of money.
    Money,
    /// All results.
    Results,
}

/// Why a rule exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Without it a document says nothing that can be relied on.
    Integrity(Bilingual),
    /// The paper says so; by the number under which `docs/model.md` lists it.
    Paper(u8, Bilingual),
    /// A law says so, by its article.
    Law(&'static str, Bilingual),
    /// The paper is silent; the choice is ours, for this reason.
    Ours(Bilingual),
}

impl Why {
    /// The reason, in words.
    pub fn words(self) -> Bilingual {
        match self {
            Self::Integrity(words) | Self::Paper(_, words) | Self::Law(_, words) | Self::Ours(words) => words,
        }
    }

    /// Where the reason comes from: `integrity`, `P4`, an article, or `ours`.
    pub fn source(self) -> String {
        match self {
            Self::Integrity(_) => "integrity".into(),
            Self::Paper(number, _) => format!("P{number}"),
            Self::Law(article, _) => article.into(),
            Self::Ours(_) => "ours".into(),
        }
    }
}

/// The check of a rule, by what it has to read. Most rules read one thing; one that reads more, such
/// as for ids that come twice, has a part for each.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Reads the programme without its cycles, once.
    pub frame: Option<fn(&FrameContext<'_>, &mut Hits<'_>)>,
    /// Reads each cycle as it passes, before its texts are let go.
    pub cycle: Option<fn(&CycleContext<'_>, &mut Hits<'_>)>,
    /// Reads each held cycle up to the week as of which is looked, as it passes.
    pub held: Option<fn(&CycleContext<'_>, &mut Hits<'_>)>,
    /// Reads the facts of all cycles, once, at the end.
    pub facts: Option<fn(&FactsContext<'_>, &mut Hits<'_>)>,
    /// Reads what became of the programme's acceptances, after everything else.
    pub acceptances: Option<fn(&AcceptanceContext<'_>, &mut Hits<'_>)>,
    /// Reads a professional's own journal beside the programme, where one is at hand.
    pub journal: Option<fn(&JournalContext<'_>, &mut Hits<'_>)>,
    /// A journal that lies beside the document that breaks the rule and the one that keeps it.
    pub beside: Option<&'static str>,
    /// Reads two versions of a programme; nothing of one programme alone.
    pub versions: Option<VersionsCheck>,
}

/// The part of a check that compares two versions of a programme.
#[derive(Debug, Clone, Copy)]
pub struct VersionsCheck {
    /// The check.
    pub check: fn(&VersionsContext<'_>, &mut Hits<'_>),
    /// The older version of the rule's cases: of the document that breaks it and of the one that keeps it.
    pub before: &'static str,
}

impl Check {
    /// A check that reads nothing yet.
    pub const NOTHING: Self = Self {
        frame: None,
        cycle: None,
        held: None,
        facts: None,
        acceptances: None,
        journal: None,
        beside: None,
        versions: None,
    };

    /// Reads the programme without its cycles.
    #[must_use]
    pub const fn frame(mut self, check: fn(&FrameContext<'_>, &mut Hits<'_>)) -> Self {
        self.frame = Some(check);
        self
    }

    /// Reads each cycle.
    #[must_use]
    pub const fn cycle(mut self, check: fn(&CycleContext<'_>, &mut Hits<'_>)) -> Self {
        self.cycle = Some(check);
        self
    }

    /// Reads each held cycle up to the week as of which is looked.
    #[must_use]
    pub const fn held(mut self, check: fn(&CycleContext<'_>, &mut Hits<'_>)) -> Self {
        self.held = Some(check);
        self
    }

    /// Reads the facts of all cycles.
    #[must_use]
    pub const fn facts(mut self, check: fn(&FactsContext<'_>, &mut Hits<'_>)) -> Self {
        self.facts = Some(check);
        self
    }

    /// Reads what became of the programme's acceptances.
    #[must_use]
    pub const fn acceptances(mut self, check: fn(&AcceptanceContext<'_>, &mut Hits<'_>)) -> Self {
        self.acceptances = Some(check);
        self
    }

    /// Reads a professional's own journal beside the programme. What it finds must not repeat anything of it.
    #[must_use]
    pub const fn journal(mut self, check: fn(&JournalContext<'_>, &mut Hits<'_>)) -> Self {
        self.journal = Some(check);
        self
    }

    /// Says which journal lies beside the rule's two documents.
    #[must_use]
    pub const fn beside(mut self, journal: &'static str) -> Self {
        self.beside = Some(journal);
        self
    }

    /// Reads two versions of a programme. `before` is the older version of the rule's cases.
    #[must_use]
    pub const fn versions(mut self, check: fn(&VersionsContext<'_>, &mut Hits<'_>), before: &'static str) -> Self {
        self.versions = Some(VersionsCheck { check, before });
        self
    }
}
