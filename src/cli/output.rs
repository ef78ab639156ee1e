//! Writing: to standard output, which may be closed or full, and to files, whole or not at all.

use std::cell::RefCell;
use std::fmt::Display;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::rc::Rc;

use anstream::{AutoStream, StripStream};
use anstyle::{AnsiColor, Style};
use lerendwerken::Language;

use crate::args::Format;
use crate::call::Call;
use crate::refusal::{Refusal, reason};
use crate::sources::{is_standard_input, name};

/// How wide lines are where no terminal says so; wider ones are harder to read.
const WIDTH: u16 = 100;

/// Why a command stops before its end.
pub(crate) enum Stop {
    /// Nobody reads the answer any more, which is no error.
    PipeClosed,
    /// Something could not be read or written, or the call is wrong.
    Refused(Box<Refusal>),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

/// Standard output.
pub(crate) struct Out {
    to: BufWriter<Box<dyn Write>>,
    call: Call,
}

impl Out {
    /// For text, of which the colours are left out where nobody sees them.
    pub(crate) fn text(call: Call) -> Self {
        Self { to: BufWriter::new(Box::new(AutoStream::auto(io::stdout()))), call }
    }

    /// For what has no colours.
    pub(crate) fn plain(call: Call) -> Self {
        Self { to: BufWriter::with_capacity(64 << 10, Box::new(io::stdout())), call }
    }

    /// For what goes into a file, without colours; and what will have been written.
    fn kept(call: Call) -> (Self, Rc<RefCell<Vec<u8>>>) {
        let kept = Rc::new(RefCell::new(Vec::new()));
        let to: Box<dyn Write> = Box::new(Kept(Rc::clone(&kept)));
        let to = StripStream::new(to);
        (Self { to: BufWriter::new(Box::new(to)), call }, kept)
    }

    /// Writes an answer as JSON.
    pub(crate) fn json(&mut self, answer: &impl serde::Serialize) -> Result<(), Stop> {
        self.write(|to| {
            serde_json::to_writer_pretty(&mut *to, answer)?;
            to.write_all(b"\n")
        })
    }

    /// Writes something.
    pub(crate) fn write(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Stop> {
        write(&mut self.to).map_err(|error| stop(&error, self.call))
    }

    /// Writes a line.
    pub(crate) fn line(&mut self, line: impl Display) -> Result<(), Stop> {
        self.write(|to| writeln!(to, "{line}"))
    }

    /// Writes running text, in lines that are no wider than is easy to read.
    pub(crate) fn paragraph(&mut self, style: Style, text: &str) -> Result<(), Stop> {
        let width = columns();
        let mut line = String::new();
        for word in text.split(' ') {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                self.line(styled(style, &line))?;
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.line(styled(style, line))
    }

    /// Sees that everything has arrived.
    pub(crate) fn end(mut self) -> Result<u8, Stop> {
        self.write(|to| to.flush())?;
        Ok(0)
    }
}

/// What is written, until all of it is.
struct Kept(Rc<RefCell<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes to a file, whole or not at all; without one, or with `-`, to standard output.
pub(crate) fn to(
    call: Call,
    path: Option<&Path>,
    write: impl FnOnce(&mut Out) -> Result<(), Stop>,
) -> Result<u8, Stop> {
    let Some(path) = path.filter(|path| !is_standard_input(path)) else {
        let mut out = if call.format == Format::Json { Out::plain(call) } else { Out::text(call) };
        write(&mut out)?;
        return out.end();
    };
    let (mut out, kept) = Out::kept(call);
    write(&mut out)?;
    out.end()?;
    written(call, path, &kept.borrow())
}

/// Writes a file, or says why it can't be.
pub(crate) fn written(call: Call, path: &Path, content: &[u8]) -> Result<u8, Stop> {
    file(path, content).map_err(|error| {
        let (what, why) = (name(path), reason(&error, call.language));
        Refusal::new(call, format!("{} {what}: {why}", call.say("kan niet schrijven:", "can't write")))
    })?;
    Ok(0)
}

/// A text in lines of at most so many characters, broken between words.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let Some(line) = lines.last_mut() else { break };
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.into());
        }
    }
    lines
}

/// How wide lines may be: as wide as the terminal, in measure.
pub(crate) fn columns() -> usize {
    usize::from(comfy_table::Table::new().width().unwrap_or(WIDTH).clamp(60, WIDTH))
}

/// Writes an answer as JSON.
pub(crate) fn json(call: Call, answer: &impl serde::Serialize) -> Result<u8, Stop> {
    let mut out = Out::plain(call);
    out.json(answer)?;
    out.end()
}

/// Why writing to standard output stops a command.
pub(crate) fn stop(error: &io::Error, call: Call) -> Stop {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Stop::PipeClosed;
    }
    let why = reason(error, call.language);
    Refusal::new(
        call,
        match call.language {
            Language::Nl => format!("kan niet naar standaarduitvoer schrijven: {why}"),
            Language::En => format!("can't write to standard output: {why}"),
        },
    )
    .into()
}

/// Writes a file whole: beside its place, and then into it.
pub(crate) fn file(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(name);
    let written = std::fs::OpenOptions::new().write(true).create_new(true).open(&beside).and_then(|mut file| {
        file.write_all(content)?;
        file.sync_all()?;
        std::fs::rename(&beside, path)
    });
    if let Err(error) = &written {
        if error.kind() != io::ErrorKind::AlreadyExists {
            // It may not be there at all.
            let _ = std::fs::remove_file(&beside);
        }
    }
    written
}

/// Writes to standard error; where that fails there is nobody to tell.
pub(crate) fn complain(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) {
    let mut to = AutoStream::auto(io::stderr());
    let _ = write(&mut to).and_then(|()| to.flush());
}

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const RED: Style = AnsiColor::BrightRed.on_default().bold();
pub(crate) const GREEN: Style = AnsiColor::Green.on_default().bold();
pub(crate) const YELLOW: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const CYAN: Style = AnsiColor::Cyan.on_default().bold();
pub(crate) const BLUE: Style = AnsiColor::BrightBlue.on_default().bold();

/// A text in a style.
pub(crate) fn styled(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}
