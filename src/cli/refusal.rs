//! What could not be read or written, said on standard error.

use std::io::{self, ErrorKind, Write};

use lerendwerken::Language;
use lerendwerken::text::{Fault, ReadError};
use serde_json::json;

use crate::args::Format;
use crate::call::Call;
use crate::excerpt::{Mark, Said};
use crate::output::{BOLD, RED, Stop, complain, styled};
use crate::sources::{Sources, Spot};

/// How many faults are shown to people.
const SHOWN: usize = 100;

/// Why a command could not do what was asked.
pub(crate) struct Refusal {
    call: Call,
    message: String,
    sources: Sources,
    faults: Vec<(usize, Fault)>,
    /// Faults that were counted and not kept.
    more: u64,
}

impl Refusal {
    pub(crate) fn new(call: Call, message: impl Into<String>) -> Self {
        Self { call, message: message.into(), sources: Sources::default(), faults: Vec::new(), more: 0 }
    }

    /// Says it for each of what was read.
    pub(crate) fn report(&self) {
        complain(|to| match self.call.format {
            Format::Json => self.json(to),
            Format::Text => self.text(to),
        });
    }

    fn json(&self, to: &mut dyn Write) -> io::Result<()> {
        let fault = |(source, fault): &(usize, Fault)| {
            let mut words = serde_json::to_value(fault.report(self.call.language)).unwrap_or_default();
            if let Some(members) = words.as_object_mut() {
                members.insert("source".into(), self.sources.name(*source).into());
            }
            words
        };
        let faults: Vec<_> = self.faults.iter().map(fault).collect();
        let mut error = json!({ "message": self.message, "faults": faults });
        if self.more > 0 {
            if let Some(members) = error.as_object_mut() {
                members.insert("more".into(), self.more.into());
            }
        }
        serde_json::to_writer_pretty(&mut *to, &json!({ "error": error }))?;
        writeln!(to)
    }

    fn text(&self, to: &mut dyn Write) -> io::Result<()> {
        let language = self.call.language;
        let shown: Vec<_> = self.faults.iter().take(SHOWN).collect();
        let spots: Vec<_> = shown.iter().map(|(source, fault)| Spot::of_fault(*source, fault)).collect();
        for ((source, fault), excerpt) in shown.iter().zip(self.sources.excerpts(&spots)) {
            let label = self.call.say("fout", "error");
            let title = format!("{}{}", styled(RED, format_args!("{label}[{}]", fault.kind())), BOLD);
            writeln!(to, "{title}: {}{BOLD:#}", fault.message(language))?;
            let mend = fault.mend(language);
            let said = Said {
                source: self.sources.name(*source),
                at: fault.line().zip(fault.column()),
                pointer: fault.pointer(),
                excerpt: excerpt.as_ref(),
                mark: Mark::Error,
                mend: Some(&mend),
            };
            said.write(to, self.call)?;
        }
        let left = self.more + u64::try_from(self.faults.len().saturating_sub(SHOWN)).unwrap_or(u64::MAX);
        if left > 0 {
            writeln!(to, "{} {left} {}\n", self.call.say("… en nog", "… and"), self.call.say("fouten", "more faults"))?;
        }
        writeln!(to, "{}{BOLD}: {}{BOLD:#}", styled(RED, self.call.say("fout", "error")), self.message)
    }
}

/// Collects what can't be read of a programme, its logs and journals, to say all of it at once.
#[derive(Default)]
pub(crate) struct Unreadable {
    messages: Vec<String>,
    faults: Vec<(usize, Fault)>,
    more: u64,
}

impl Unreadable {
    /// A source that can't be read at all, or not to its end.
    pub(crate) fn source(&mut self, call: Call, name: &str, why: &str) {
        self.messages.push(match call.language {
            Language::Nl => format!("{name} kan niet gelezen worden: {why}"),
            Language::En => format!("can't read {name}: {why}"),
        });
    }

    /// A programme or a journal, which has faults.
    pub(crate) fn document(&mut self, call: Call, source: usize, name: &str, error: &ReadError) {
        self.take(source, std::slice::from_ref(error));
        let faults = error.faults().len() as u64 + error.more();
        let message = match (call.language, faults) {
            (Language::Nl, 1) => format!("{name} kan niet gelezen worden: 1 fout"),
            (Language::Nl, _) => format!("{name} kan niet gelezen worden: {faults} fouten"),
            (Language::En, 1) => format!("can't read {name}: 1 fault"),
            (Language::En, _) => format!("can't read {name}: {faults} faults"),
        };
        self.messages.push(message);
    }

    /// A log of which lines have faults, some of them not kept.
    pub(crate) fn lines(&mut self, call: Call, source: usize, name: &str, errors: &[ReadError], more: u64) {
        self.take(source, errors);
        self.more += more;
        let lines = errors.len() as u64 + more;
        let message = match (call.language, lines) {
            (Language::Nl, 1) => format!("1 regel van {name} kan niet gelezen worden"),
            (Language::Nl, _) => format!("{lines} regels van {name} kunnen niet gelezen worden"),
            (Language::En, 1) => format!("can't read 1 line of {name}"),
            (Language::En, _) => format!("can't read {lines} lines of {name}"),
        };
        self.messages.push(message);
    }

    fn take(&mut self, source: usize, errors: &[ReadError]) {
        for error in errors {
            self.faults.extend(error.faults().iter().map(|fault| (source, fault.clone())));
            self.more += error.more();
        }
    }

    /// All of it, if there is any.
    pub(crate) fn refusal(self, call: Call, sources: Sources) -> Result<Sources, Stop> {
        if self.messages.is_empty() {
            return Ok(sources);
        }
        let message = self.messages.join("; ");
        Err(Refusal { call, message, sources, faults: self.faults, more: self.more }.into())
    }
}

/// Why the system refuses, in words where it is something that people meet.
pub(crate) fn reason(error: &io::Error, language: Language) -> String {
    let known = match (error.kind(), language) {
        (ErrorKind::NotFound, Language::Nl) => "het bestaat niet",
        (ErrorKind::NotFound, Language::En) => "it does not exist",
        (ErrorKind::PermissionDenied, Language::Nl) => "dat is niet toegestaan",
        (ErrorKind::PermissionDenied, Language::En) => "permission denied",
        (ErrorKind::IsADirectory, Language::Nl) => "het is een map",
        (ErrorKind::IsADirectory, Language::En) => "it is a directory",
        (ErrorKind::NotADirectory, Language::Nl) => "een deel van het pad is geen map",
        (ErrorKind::NotADirectory, Language::En) => "a part of the path is no directory",
        (ErrorKind::StorageFull, Language::Nl) => "er is geen ruimte meer",
        (ErrorKind::StorageFull, Language::En) => "no space left",
        _ => return error.to_string(),
    };
    known.into()
}
