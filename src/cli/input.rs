//! Reading the programme, its logs and journals beside it, and checking them.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lerendwerken::Language;
use lerendwerken::model::{Journal, Programme, RuleCode, Week};
use lerendwerken::rules::{self, Checked, Checking, LogError, Options, UnknownRule};
use lerendwerken::text::{LoadError, ReadError, ReadLimits};

use crate::args::{AnswerArgs, InputArgs, RuleSettingsArgs};
use crate::call::Call;
use crate::output::Stop;
use crate::progress::Watched;
use crate::refusal::{Refusal, Unreadable, reason};
use crate::sources::{Sources, is_standard_input, name};

/// A programme that was read and checked.
pub(crate) struct Input {
    pub(crate) checked: Checked,
    pub(crate) sources: Sources,
    pub(crate) call: Call,
}

/// Reads the programme and its logs and checks them, with the journals of professionals beside their accounts,
/// keeping at most so many findings of each rule, and the cycles with their texts where those are wanted.
pub(crate) fn check(
    args: &InputArgs,
    answer: AnswerArgs,
    journals: &[PathBuf],
    keep_each: Option<usize>,
    keep_cycles: bool,
) -> Result<Input, Stop> {
    let call = Call::of(answer);
    let nl = "standaardinvoer (`-`) kan maar één keer gelezen worden: als programma, als één log of als één logboek";
    let en = "standard input (`-`) can be read once only: as the programme, as one log or as one journal";
    let paths = std::iter::once(&args.programme).chain(&args.logs).chain(journals);
    one_standard_input(paths, call, call.say(nl, en))?;
    let mut options = options(args.as_of, &args.rules, call)?;
    if let Some(most) = keep_each {
        options = options.keep_each(most);
    }
    let mut unreadable = Unreadable::default();
    let (text, programme) = programme(&args.programme, 0, call, &mut unreadable);
    let call = programme.as_ref().map_or(call, |it| Call::for_programme(answer, it.language));
    let is_read = programme.is_some();
    let mut sources = Sources::of_programme(name(&args.programme), Arc::clone(&text));
    // Where the programme can't be read, the logs are read all the same, for all that is wrong at once.
    let stand_in = || Programme::new("stand-in", "stand-in", "2000-W01".."2099-W53").ok();
    let checking = programme.or_else(stand_in).map(|programme| {
        let mut checking = Checking::new(programme, options).read_from(name(&args.programme), text);
        if keep_cycles {
            checking = checking.keep_cycles();
        }
        for (number, path) in (1..).zip(&args.logs) {
            sources.log(path);
            log(&mut checking, number, path, call, &mut unreadable);
        }
        for path in journals {
            let source = sources.journal(path);
            if let Some(journal) = journal(path, source, call, &mut unreadable).filter(|_| is_read) {
                let refused = checking.journal(&journal).err();
                refused.into_iter().for_each(|why| unreadable.source(call, &name(path), &why.message(call.language)));
            }
        }
        checking
    });
    let sources = unreadable.refusal(call, sources)?;
    match checking {
        Some(checking) => Ok(Input { checked: checking.finish(), sources, call }),
        None => Err(Refusal::new(call, name(&args.programme)).into()),
    }
}

/// Refuses, in these words, to read standard input for more than one of these.
pub(crate) fn one_standard_input<'a>(
    paths: impl Iterator<Item = &'a PathBuf>,
    call: Call,
    words: &str,
) -> Result<(), Stop> {
    if paths.filter(|path| is_standard_input(path)).count() < 2 {
        return Ok(());
    }
    Err(Refusal::new(call, words).into())
}

/// What the call says about rules and the week.
pub(crate) fn options(as_of: Option<Week>, args: &RuleSettingsArgs, call: Call) -> Result<Options, Stop> {
    let mut options = Options::default();
    if let Some(week) = as_of {
        options = options.as_of(week);
    }
    for (code, level) in &args.levels {
        let known = rules::named(code).ok_or_else(|| UnknownRule::new(code.as_str()).message(call.language));
        let known = known.map_err(|message| Refusal::new(call, message))?;
        let settable = known.code.parse::<RuleCode>();
        let settable = settable.map_err(|refused| Refusal::new(call, refused.message(call.language)))?;
        options = options.level(&settable, *level).map_err(|e| Refusal::new(call, e.message(call.language)))?;
    }
    for (name, value) in &args.parameters {
        options = options.parameter(name, value).map_err(|e| Refusal::new(call, e.message(call.language)))?;
    }
    Ok(options)
}

/// The text of a programme, the source of this number, and what it says; what is wrong with it is added to
/// the rest.
pub(crate) fn programme(
    path: &Path,
    source: usize,
    call: Call,
    unreadable: &mut Unreadable,
) -> (Arc<str>, Option<Programme>) {
    let nothing = || (Arc::from(""), None);
    let name = name(path);
    let bytes = match open(path).map_err(LoadError::from).and_then(|from| document(from, &name)) {
        Ok(bytes) => bytes,
        Err(error) => {
            unreadable.source(call, &name, &why(&error, call.language));
            return nothing();
        }
    };
    let text: Arc<str> = match String::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(error) => {
            if let Err(error) = Programme::from_slice(error.as_bytes()) {
                unreadable.document(call, source, &name, &error);
            }
            return nothing();
        }
    };
    let programme: Result<Programme, ReadError> = Programme::from_json(&text);
    let programme = programme.map_err(|error| unreadable.document(call, source, &name, &error)).ok();
    (text, programme)
}

/// What a professional's own journal says.
pub(crate) fn own_journal(path: &Path, call: Call) -> Result<Journal, Stop> {
    let (mut unreadable, mut sources) = (Unreadable::default(), Sources::default());
    let source = sources.journal(path);
    let journal = journal(path, source, call, &mut unreadable);
    unreadable.refusal(call, sources)?;
    journal.ok_or_else(|| Refusal::new(call, name(path)).into())
}

/// What a journal says; what is wrong with it is added to the rest, and nothing that was written in it.
fn journal(path: &Path, source: usize, call: Call, unreadable: &mut Unreadable) -> Option<Journal> {
    let name = name(path);
    let bytes = open(path).map_err(LoadError::from).and_then(|from| document(from, &name));
    match bytes.and_then(|bytes| Ok(Journal::from_slice(&bytes)?)) {
        Ok(journal) => return Some(journal),
        Err(LoadError::Read(error)) => unreadable.document(call, source, &name, &error),
        Err(error) => unreadable.source(call, &name, &why(&error, call.language)),
    }
    None
}

fn why(error: &LoadError, language: Language) -> String {
    match error {
        LoadError::Io(error) => reason(error, language),
        other => other.message(language),
    }
}

/// The text of a document that is not a programme, a log or a journal.
pub(crate) fn text(path: &Path, call: Call) -> Result<String, Stop> {
    let bytes = bytes(path, call)?;
    let refused = |why: String| Refusal::new(call, format!("{}: {why}", name(path)));
    let not_text = || refused(call.say("geen UTF-8", "not UTF-8").to_owned());
    Ok(String::from_utf8(bytes).map_err(|_| not_text())?)
}

/// The bytes of a file as they are.
pub(crate) fn bytes(path: &Path, call: Call) -> Result<Vec<u8>, Stop> {
    let name = name(path);
    let bytes = open(path).map_err(LoadError::from).and_then(|from| document(from, &name));
    bytes.map_err(|error| Refusal::new(call, format!("{name}: {}", why(&error, call.language))).into())
}

/// All bytes of a document, if there are not too many.
fn document((from, size): (Box<dyn Read>, Option<u64>), name: &str) -> Result<Vec<u8>, LoadError> {
    let limit = ReadLimits::default().document;
    let mut bytes = Vec::new();
    Watched::new(from, name, size).take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(LoadError::TooLarge { limit }) } else { Ok(bytes) }
}

fn log(checking: &mut Checking, number: usize, path: &Path, call: Call, unreadable: &mut Unreadable) {
    let name = name(path);
    let (from, size) = match open(path) {
        Ok(opened) => opened,
        Err(error) => return unreadable.source(call, &name, &reason(&error, call.language)),
    };
    match checking.log(name.as_str(), Watched::new(from, &name, size)) {
        Ok(()) => {}
        Err(error) => {
            if !error.lines().is_empty() {
                unreadable.lines(call, number, &name, error.lines(), error.more());
            }
            if let LogError::Io { error, .. } = &error {
                unreadable.source(call, &name, &reason(error, call.language));
            }
        }
    }
}

/// Opens a file or standard input, with its size where that is known.
fn open(path: &Path) -> io::Result<(Box<dyn Read>, Option<u64>)> {
    if is_standard_input(path) {
        return Ok((Box::new(io::stdin().lock()), None));
    }
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok((Box::new(file), about.is_file().then_some(about.len())))
}
