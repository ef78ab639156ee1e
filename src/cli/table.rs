//! The table of a goal's expectations.

use comfy_table::{Attribute, Cell, Color, ColumnConstraint, ContentArrangement, Row, Width, presets};
use lerendwerken::Language;
use lerendwerken::calculus::{ExpectationResult, Results, Standing};
use lerendwerken::model::{Expectation, Goal, Horizon};
use lerendwerken::rules::Sound;

use crate::call::Call;
use crate::output::columns;
use lerendwerken::numbers::{attainment, estimate, number, percentage};

/// What stands between two columns.
const BETWEEN: u16 = 2;

/// The rows of all expectations, in columns that are as wide in the table of each goal.
pub(crate) struct Table {
    call: Call,
    width: u16,
    rows: Vec<(lerendwerken::model::GoalId, Standing, Vec<String>)>,
    widths: Vec<u16>,
}

impl Table {
    pub(crate) fn of(sound: &Sound, results: &Results, call: Call) -> Self {
        let width = u16::try_from(columns()).unwrap_or(u16::MAX);
        let written = sound.programme().goals.iter().flat_map(|goal| &goal.expectations);
        let rows: Vec<_> = results
            .expectations
            .iter()
            .zip(written)
            .map(|(it, written)| (it.goal.clone(), it.standing, cells(it, written, call)))
            .collect();
        let mut widths: Vec<u16> = header(call).iter().map(|head| lines_width(head)).collect();
        for (_, _, cells) in &rows {
            for (width, cell) in widths.iter_mut().zip(cells) {
                *width = (*width).max(lines_width(cell));
            }
        }
        Self { call, width, rows, widths }
    }

    /// The table of one goal, if it has expectations.
    pub(crate) fn rows_of(&self, goal: &Goal) -> Option<String> {
        let rows: Vec<_> = self.rows.iter().filter(|(of, _, _)| *of == goal.id).collect();
        if rows.is_empty() {
            return None;
        }
        let mut table = comfy_table::Table::new();
        table.load_preset(presets::UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
        // Colours are left out later, where nobody sees them.
        table.enforce_styling().set_width(self.width).style_text_only();
        table.set_header(header(self.call).map(|head| Cell::new(head).add_attribute(Attribute::Dim)));
        for (_, standing, cells) in rows {
            table.add_row(row(*standing, cells));
        }
        // The name has what the others leave; the preset has a space between columns itself.
        let others: u16 = self.widths.iter().skip(1).map(|width| width + BETWEEN).sum();
        let name = self.width.saturating_sub(others + 1).clamp(16, 60);
        let widths = std::iter::once(name).chain(self.widths.iter().skip(1).copied());
        let widths = widths.map(|width| ColumnConstraint::Absolute(Width::Fixed(width + BETWEEN - 1)));
        table.set_constraints(widths.collect::<Vec<_>>());
        table.column_iter_mut().for_each(|column| {
            column.set_padding((0, BETWEEN - 1));
        });
        Some(table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n"))
    }
}

fn header(call: Call) -> [&'static str; 4] {
    match call.language {
        Language::Nl => ["verwachting", "opbrengst", "gehaald", "stand"],
        Language::En => ["expectation", "result", "attained", "standing"],
    }
}

fn row(standing: Standing, cells: &[String]) -> Row {
    let last = cells.len().saturating_sub(1);
    let cells = cells.iter().enumerate().map(|(number, text)| {
        let cell = Cell::new(text);
        if number == last { coloured(cell, standing) } else { cell }
    });
    Row::from(cells.collect::<Vec<_>>())
}

fn coloured(cell: Cell, standing: Standing) -> Cell {
    match standing {
        Standing::Reached | Standing::Ahead => cell.fg(Color::Green).add_attribute(Attribute::Bold),
        Standing::OnTrack => cell.fg(Color::Green),
        Standing::Behind => cell.fg(Color::Yellow).add_attribute(Attribute::Bold),
        Standing::Missed => cell.fg(Color::Red).add_attribute(Attribute::Bold),
        Standing::NotDeclared | Standing::NotStarted => cell.add_attribute(Attribute::Dim),
    }
}

/// What a row says, a text with lines for each column.
fn cells(it: &ExpectationResult, written: &Expectation, call: Call) -> Vec<String> {
    let language = call.language;
    let name = format!(
        "{}\n{} · {} · {} {}",
        written.indicator.name,
        it.expectation,
        it.horizon.label(language),
        call.say("t/m", "by"),
        written.due
    );
    let counts = |horizon: Horizon| if it.horizon == horizon { "›" } else { " " };
    let result = format!(
        "{} {} {}\n{} {} {}\n  {} {}",
        counts(Horizon::Direct),
        call.say("kort ", "short"),
        estimate(it.short_term, language),
        counts(Horizon::Durable),
        call.say("lang ", "long "),
        estimate(it.long_term, language),
        call.say("in   ", "in   "),
        it.unit
    );
    let attained = attained(it, call);
    vec![name, result, attained, it.standing.label(language).into()]
}

/// How far it is: reported, expected by now, and measured.
fn attained(it: &ExpectationResult, call: Call) -> String {
    let language = call.language;
    let mut text = format!("{} {}", call.say("gemeld  ", "reported"), attainment(it.attainment, language));
    text.push_str(&format!("\n{} {}", call.say("verwacht", "expected"), percentage(it.expected, language)));
    let Some(measured) = &it.measured else { return text };
    let share = percentage(measured.attainment, language);
    text.push_str(&format!("\n{} {share}\n{}", call.say("gemeten ", "measured"), measured.week));
    if let Some(distance) = measured.distance {
        let size = number(distance.abs(), 1, language);
        text.push_str(&match (distance < 0.0, size.trim_matches(['0', '.', ',']).is_empty()) {
            (_, true) => format!(", {}", call.say("als gemeld", "as reported")),
            (true, false) => format!(", {size} {}", call.say("onder", "below")),
            (false, false) => format!(", {size} {}", call.say("boven", "above")),
        });
    }
    text
}

/// The widest line of a text.
fn lines_width(text: &str) -> u16 {
    let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    u16::try_from(widest).unwrap_or(u16::MAX).min(40)
}
