//! The way to a value within a document.

use std::fmt;

/// One step on the way to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step<'a> {
    /// To a member of an object, by its key.
    Key(&'a str),
    /// To an element of a list, counted from 0.
    Index(usize),
}

impl<'a> From<&'a str> for Step<'a> {
    fn from(key: &'a str) -> Self {
        Self::Key(key)
    }
}

impl From<usize> for Step<'_> {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// A path as a JSON Pointer (RFC 6901).
///
/// ```
/// use lerendwerken::text::{Step, pointer};
/// assert_eq!(pointer(&["goals".into(), Step::Index(2), "a/b~c".into()]), "/goals/2/a~1b~0c");
/// assert_eq!(pointer(&[]), "");
/// ```
pub fn pointer(steps: &[Step<'_>]) -> String {
    let mut pointer = String::new();
    for step in steps {
        push(&mut pointer, *step);
    }
    pointer
}

/// Adds a step to a JSON Pointer.
pub(super) fn push(pointer: &mut String, step: Step<'_>) {
    use fmt::Write;
    pointer.push('/');
    match step {
        // Writing to a string cannot fail.
        Step::Index(index) => drop(write!(pointer, "{index}")),
        Step::Key(key) => {
            for c in key.chars() {
                match c {
                    '~' => pointer.push_str("~0"),
                    '/' => pointer.push_str("~1"),
                    _ => pointer.push(c),
                }
            }
        }
    }
}
