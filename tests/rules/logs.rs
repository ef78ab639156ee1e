//! Where findings are: source, line, column and pointer, in programmes and in logs.

use crate::common::{asking, document, document_with, held, named, of_integrity, read, yielding};
use lerendwerken::Language;
use lerendwerken::rules::{Checked, Checking};
use serde_json::{Value, json};

/// A log with a blank line, and line ends of both kinds.
fn log() -> String {
    let mut late = held("t-balie", "2026-W09");
    late["sessions"] = json!([{ "start": "2026-01-05T09:00:00+01:00", "minutes": 60 }]);
    let lines: [Value; 5] = [
        asking(held("t-balie", "2026-W07"), "lq-1", "p-anna", None),
        yielding(held("t-balie", "2026-W08"), "e-onbekend", 4.5),
        late,
        named(held("t-kcc", "2026-W08"), "c-t-balie-2026-w07"),
        asking(held("t-balie", "2026-W10"), "lq-1", "p-bram", None),
    ];
    format!("{}\n\n{}\r\n{}\n{}\n{}", lines[0], lines[1], lines[2], lines[3], lines[4])
}

fn check_log(log: &str) -> Checked {
    let mut checking = Checking::new(read(&document()), of_integrity());
    checking.log("waterland.ndjson", log.as_bytes()).unwrap();
    checking.finish()
}

/// Code, line and pointer of everything found in the log.
fn places(checked: &Checked) -> Vec<(&'static str, Option<usize>, String)> {
    checked.findings().iter().map(|it| (it.code(), it.line(), it.pointer())).collect()
}

#[test]
fn findings_in_logs_have_their_line_and_a_pointer_within_it() {
    let checked = check_log(&log());
    let expected = [
        ("LW002", 3, "/outcomes/0/expectation"),
        ("LW007", 4, "/sessions/0"),
        ("LW001", 5, ""),
        ("LW010", 6, "/learning_questions/0"),
    ];
    assert_eq!(places(&checked), expected.map(|(code, line, pointer)| (code, Some(line), pointer.to_owned())));
    assert!(checked.findings().iter().all(|it| it.source() == 1));
    assert_eq!(checked.findings().sources(), ["waterland", "waterland.ndjson"]);
}

/// The column, in characters, at which a piece of a line begins.
fn column_of(line: &str, piece: &str) -> usize {
    line[..line.find(piece).unwrap()].chars().count() + 1
}

#[test]
fn a_cycle_after_blanks_begins_where_its_brace_is() {
    let held = held("t-balie", "2026-W07");
    let outside = named(self::held("t-kcc", "2020-W01"), "c-elders");
    let checked = check_log(&format!("{held}\n \t{held}\r\n  {outside}\n{held}"));
    let places: Vec<_> = checked.findings().iter().map(|it| (it.code(), it.line(), it.column())).collect();
    let expected = [("LW001", 2, 3), ("LW003", 2, 3), ("LW004", 3, 3), ("LW001", 4, 1), ("LW003", 4, 1)];
    assert_eq!(places, expected.map(|(code, line, column)| (code, Some(line), Some(column))));
}

#[test]
fn columns_of_findings_in_logs() {
    let log = log();
    // The list of which the first element is meant; none for a value of its own, or the line as a whole.
    let lists = [None, Some(r#""sessions":["#), None, Some(r#""learning_questions":["#)];
    let checked = check_log(&log);
    assert_eq!(checked.findings().iter().count(), lists.len());
    for (finding, list) in checked.findings().iter().zip(lists) {
        let line = log.lines().nth(finding.line().unwrap() - 1).unwrap();
        let expected = match list {
            Some(list) => column_of(line, list) + list.len(),
            None if finding.pointer().is_empty() => 1,
            None => column_of(line, r#""e-onbekend""#),
        };
        assert_eq!(finding.column(), Some(expected), "{} in {line}", finding.code());
        let shown = finding.display(Language::Nl).to_string();
        assert!(shown.starts_with(&format!("{}:{expected}: fout[", finding.line().unwrap())), "{shown}");
    }
}

/// Columns count characters, not bytes.
#[test]
fn columns_count_characters() {
    let mut cycle = asking(held("t-balie", "2026-W07"), "lq-1", "p-weg", None);
    cycle["learning_questions"][0]["question"] = json!("Één vraag, 💡 en €?");
    let line = yielding(cycle, "e-onbekend", 1.0).to_string();
    let checked = check_log(&line);
    let columns: Vec<_> = checked.findings().iter().map(|it| it.column().unwrap()).collect();
    let mut expected = [column_of(&line, r#""p-weg""#), column_of(&line, r#""e-onbekend""#)];
    expected.sort_unstable();
    assert_eq!(columns, expected);
}

#[test]
fn findings_in_a_programme_have_line_and_column_where_the_text_is_at_hand() {
    let document = document_with([yielding(held("t-balie", "2026-W08"), "e-onbekend", 4.5)]);
    let text = serde_json::to_string_pretty(&document).unwrap();
    let without = lerendwerken::rules::check(read(&document), &of_integrity());
    let finding = without.findings().iter().next().unwrap();
    assert_eq!((finding.line(), finding.column()), (None, None));
    assert!(finding.display(Language::En).to_string().starts_with("error[LW002]"));
    let (number, line) = text.lines().enumerate().find(|(_, line)| line.contains("e-onbekend")).unwrap();
    let column = column_of(line, r#""e-onbekend""#);
    let shown = finding.display(Language::En).in_text(&text).to_string();
    assert!(shown.starts_with(&format!("{}:{column}: error[LW002]", number + 1)), "{shown}");
    let with = Checking::new(read(&document), of_integrity()).read_from("waterland.json", &*text).finish();
    let finding = with.findings().iter().next().unwrap();
    assert_eq!((finding.line(), finding.column()), (Some(number + 1), Some(column)));
    assert_eq!(with.findings().sources(), ["waterland.json"]);
}

/// A line that is no cycle does not stop the check, and no results are given then.
#[test]
fn a_line_that_cannot_be_read_is_reported_and_the_rest_is_checked() {
    let log = format!("{}\nno cycle\n{}\n", held("t-balie", "2026-W07"), held("t-onbekend", "2026-W08"));
    let mut checking = Checking::new(read(&document()), of_integrity());
    let error = checking.log("log", log.as_bytes()).unwrap_err();
    assert_eq!(error.lines().len(), 1);
    let checked = checking.finish();
    assert_eq!(places(&checked), [("LW002", Some(3), "/team".to_owned())]);
    assert_eq!(checked.sound().unwrap_err().unread(), 1);
    let mut checking = Checking::new(read(&document()), of_integrity());
    checking.log("log", "no cycle".as_bytes()).unwrap_err();
    let unsound = checking.finish().sound().unwrap_err();
    assert!(unsound.blocking().is_empty() && unsound.unread() == 1);
}

#[test]
fn only_so_many_findings_of_logs_are_kept_and_all_are_counted() {
    let lines: String = (10..40).map(|week| format!("{}\n", held("t-onbekend", &format!("2026-W{week}")))).collect();
    let mut document = document();
    document["people"][0]["accounts_to"] = json!("p-weg");
    let check = |keep: usize| {
        let mut checking = Checking::new(read(&document), of_integrity().keep(keep));
        checking.log("log", lines.as_bytes()).unwrap();
        checking.finish()
    };
    let checked = check(7);
    let of_logs = checked.findings().iter().filter(|finding| finding.source() == 1);
    assert_eq!(of_logs.count(), 7);
    assert_eq!(checked.findings().iter().count(), 8, "the programme's own is kept besides");
    assert_eq!((checked.findings().omitted().error, checked.findings().counts().error), (23, 31));
    assert_eq!(check(100).findings().counts(), checked.findings().counts());
    assert_eq!(check(0).findings().counts(), checked.findings().counts());
}

/// What is not kept still counts for whether results can be had.
#[test]
fn findings_that_are_not_kept_block_as_they_would() {
    let check = |cycle: Value| {
        let mut checking = Checking::new(read(&document()), of_integrity().keep(0));
        checking.log("log", cycle.to_string().as_bytes()).unwrap();
        checking.finish()
    };
    let mut late = held("t-balie", "2026-W09");
    late["sessions"] = json!([{ "start": "2026-01-05T09:00:00+01:00", "minutes": 60 }]);
    let checked = check(late);
    assert_eq!(checked.findings().omitted().error, 1);
    assert!(checked.sound().is_ok(), "LW007 does not block results");
    let unsound = check(held("t-onbekend", "2026-W09")).sound().unwrap_err();
    assert!(unsound.blocking().is_empty() && unsound.omitted() == 1);
    assert!(unsound.to_string().ends_with("1 more findings that block results, not kept"), "{unsound}");
}
