//! Reading a whole document from a file or another source, within limits.

use std::io::{self, Read};

use super::error::ReadError;
use crate::Language;

/// How much is read before it is too much.
///
/// ```
/// use lerendwerken::text::ReadLimits;
/// assert_eq!(ReadLimits::default().document, 256 * 1024 * 1024);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadLimits {
    /// The most bytes of a document.
    pub document: u64,
    /// The most bytes of a line of a log, its line break not counted.
    pub line: usize,
}

impl Default for ReadLimits {
    /// 256 MiB a document and 16 MiB a line.
    fn default() -> Self {
        Self { document: 256 << 20, line: 16 << 20 }
    }
}

/// Why a document could not be read from its source.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// Reading failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// There is more than is allowed.
    #[error("{}", too_large(*limit, Language::En))]
    TooLarge {
        /// The most bytes that are allowed.
        limit: u64,
    },
    /// Something is wrong with the text.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl LoadError {
    /// What is wrong, in one language; a failure of the system is in the system's own.
    pub fn message(&self, language: Language) -> String {
        match self {
            Self::Io(error) => error.to_string(),
            Self::TooLarge { limit } => too_large(*limit, language),
            Self::Read(error) => error.display(language).to_string(),
        }
    }
}

fn too_large(limit: u64, language: Language) -> String {
    match language {
        Language::Nl => format!("het document is groter dan {limit} bytes"),
        Language::En => format!("the document is larger than {limit} bytes"),
    }
}

/// All bytes of a source, if there are not too many.
pub(super) fn load(source: impl Read, limits: ReadLimits) -> Result<Vec<u8>, LoadError> {
    let mut bytes = Vec::new();
    source.take(limits.document.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= limits.document) {
        Ok(bytes)
    } else {
        Err(LoadError::TooLarge { limit: limits.document })
    }
}
