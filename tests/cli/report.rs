//! `report`: what it writes and where, and what can't be.

use std::fs;

use lerendwerken::Language;
use lerendwerken::model::Programme;
use lerendwerken::report::{self, ReportOptions};
use lerendwerken::rules::{self, Options};

use crate::run::{Folder, Ran, example, line, run};

fn silent(ran: &Ran) {
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
}

#[test]
fn it_writes_the_page_of_the_crate() {
    let folder = Folder::new();
    let path = folder.path("report.html");
    silent(&run(["report", "northgate.json", "--language", "nl", "-o", &path]));
    let programme = Programme::from_json(&example("northgate.json")).unwrap();
    let sound = rules::check(programme, &Options::default()).sound().unwrap();
    let page = report::html(&sound, &ReportOptions::default().language(Language::Nl)).unwrap();
    assert!(fs::read_to_string(&path).unwrap() == page);
    assert!(line("report northgate.json --language nl -o -").out == page);
}

#[test]
fn a_log_gives_the_titles_of_proposals_and_a_week_the_end() {
    let page = line("report waterland.json --log waterland.ndjson -o -").out;
    assert!(page.contains("<html lang=\"nl\">") && page.contains("Strooiroute om de dichte brug heen"));
    let before = line("report waterland.json --log waterland.ndjson --as-of 2026-W20 -o -").out;
    assert!(before.contains(">2026-W20</span>") && !before.contains("Strooiroute om de dichte brug heen"));
}

#[test]
fn a_team_has_a_report_of_its_own() {
    let page = line("report northgate.json --team t-site -o -").out;
    assert!(page.contains("Site fitting") && page.contains("report of and for one team"));
    assert!(!page.contains("Workshop"));
    let refused = line("report northgate.json --team t-kitchen -o -");
    assert_eq!(refused.refused(), "error: the programme has no team `t-kitchen`\n");
}

#[test]
fn what_cannot_be_written_leaves_nothing() {
    let folder = Folder::new();
    let nowhere = folder.path("nowhere/report.html");
    let refused = run(["report", "northgate.json", "-o", &nowhere]);
    assert!(refused.refused().contains("can't write") && refused.err.contains("it does not exist"), "{}", refused.err);
    let standing = folder.file("report.html", "what was there");
    let refused = run(["report", "nothing.json", "-o", &standing]);
    assert!(refused.refused().contains("it does not exist"), "{}", refused.err);
    assert_eq!(fs::read_to_string(&standing).unwrap(), "what was there");
    let left: Vec<_> = fs::read_dir(folder.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["report.html"]);
}

#[test]
fn an_unsound_programme_has_no_report() {
    let folder = Folder::new();
    let broken = example("northgate.json").replacen("\"accounts_to\": \"p-ruth\"", "\"accounts_to\": \"p-nobody\"", 1);
    let path = folder.file("broken.json", broken);
    let page = folder.path("report.html");
    let ran = run(["report", &path, "-o", &page]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("LW002") && !fs::exists(&page).unwrap(), "{}", ran.err);
    assert!(line("report northgate.json").refused().contains("--out"));
}
