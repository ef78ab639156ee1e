//! SARIF on the command line.

use serde_json::Value;

use crate::run::{Folder, line, run};

#[test]
fn a_check_gives_sarif_with_the_files_as_they_were_called() {
    let folder = Folder::new();
    let breaks = folder.file("é 1.json", lerendwerken::rules::named("LW008").unwrap().breaks);
    let ran = run(["check", &breaks, "--format", "sarif", "--language", "nl"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let log = ran.json();
    assert_eq!((&log["version"], &log["runs"][0]["language"]), (&"2.1.0".into(), &"nl".into()));
    let results = log["runs"][0]["results"].as_array().unwrap();
    let error = results.iter().find(|it| it["ruleId"] == "LW008").unwrap();
    let uri = error["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
    assert!(uri.starts_with("file:///") && uri.ends_with("/%C3%A9%201.json"), "{uri}");
    let all = line("check waterland.json --log waterland.ndjson --format json").json();
    let sarif = line("check waterland.json --log waterland.ndjson --format sarif").json();
    let count = |list: &Value| list.as_array().unwrap().len();
    let results = &sarif["runs"][0]["results"];
    assert_eq!(count(results), count(&all["findings"]) + count(&all["accepted"]));
    let suppressed = results.as_array().unwrap().iter().filter(|it| it.get("suppressions").is_some()).count();
    assert_eq!(suppressed, count(&all["accepted"]));
}

#[test]
fn without_sarif_it_is_said_why_in_text() {
    assert!(line("check nothing.json --format sarif").refused().contains("error: can't read nothing.json"));
    let ran = line("check northgate.json --format sarif --deny warnings");
    assert_eq!(
        ran.json()["runs"][0]["results"].as_array().unwrap().iter().any(|it| it["level"] == "warning"),
        ran.status == 1
    );
    assert!(line("results northgate.json --format sarif").refused().contains("invalid value 'sarif'"));
}
