//! LW3xx, learning: does it start from questions, by doing and together, and does something come of it?

mod doing;
mod fruits;
mod questions;
mod together;

use super::rule::Rule;

/// The rules of this family, by code.
pub(crate) static RULES: &[&Rule] = &[
    &questions::NO_LEARNING_QUESTION,
    &together::ASKED_FROM_OUTSIDE,
    &questions::QUESTION_NOT_TAKEN_UP,
    &together::LEARNED_ALONE,
    &doing::FORMAL_HEAVY,
    &fruits::NOTHING_CAME_OUT,
    &questions::QUESTION_IDLE,
    &doing::NO_ACTIVITY,
    &fruits::SLOW_TO_USE,
    &together::NOT_EVERYONE,
];
