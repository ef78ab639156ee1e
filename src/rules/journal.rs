//! A professional's own journal beside a check.

use crate::Language;
use crate::model::{Journal, ProgrammeId};

use super::checking::Checking;
use super::context::JournalContext;
use super::hits::{Here, Hits};

impl Checking {
    /// Lets the rules read a professional's own journal, beside that professional's accounts. They read it at
    /// once, and nothing of it is kept: not in the check, not in what is found.
    ///
    /// ```
    /// use lerendwerken::model::{Journal, Programme};
    /// use lerendwerken::rules::{self, Checking, Options};
    /// let rule = rules::named("process-in-account").unwrap();
    /// let mut checking = Checking::new(Programme::from_json(rule.breaks)?, Options::default());
    /// checking.journal(&Journal::from_json(rule.check.beside.unwrap())?)?;
    /// assert!(checking.finish().findings().iter().any(|finding| finding.code() == "LW604"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Where it is a journal of another programme.
    pub fn journal(&mut self, journal: &Journal) -> Result<(), JournalError> {
        if journal.programme != self.programme.id {
            return Err(JournalError { programme: self.programme.id.clone() });
        }
        let mut found = Vec::new();
        let cx = JournalContext { programme: &self.programme, journal, limits: &self.limits };
        for active in &self.rules {
            if let Some(check) = active.rule.check.journal {
                check(&cx, &mut Hits::new(active, &mut found, Here::Programme));
            }
        }
        found.retain(|finding| self.journal_places.insert((finding.rule.code, finding.path.clone())));
        // Accounts after the week as of which is looked are not read, and that week is known at the end.
        self.journal_findings.append(&mut found);
        Ok(())
    }
}

/// A journal is of another programme than the one that is checked. What stands in it is not repeated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Language::En))]
pub struct JournalError {
    programme: ProgrammeId,
}

impl JournalError {
    /// What is wrong, in one language.
    pub fn message(&self, language: Language) -> String {
        let programme = &self.programme;
        match language {
            Language::Nl => format!("het logboek hoort bij een ander programma dan `{programme}`"),
            Language::En => format!("the journal belongs to another programme than `{programme}`"),
        }
    }
}
