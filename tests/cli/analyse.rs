//! `analyse` and `posture`: what people and programs see, and what can't be.

use insta::assert_snapshot;
use lerendwerken::calculus::{self, Acting, AsOf, Dimension, Drift, Interventions, SroiTerms, Until};
use lerendwerken::model::Programme;
use lerendwerken::posture::{self, Window};
use lerendwerken::rules::{self, Checking, Options, Sound};
use lerendwerken::{Answer, schema};
use serde::Serialize;
use serde_json::Value;

use crate::run::{Folder, example, fed, line, run};

const ANALYSES: [&str; 8] =
    ["contributions", "forecast", "steady", "what-if", "sensitivity", "reconcile", "calibrate", "money"];

/// A call on an example, with what the analysis can't do without.
fn call(programme: &str, analysis: &str) -> String {
    let log = if programme == "waterland" { " --log waterland.ndjson" } else { "" };
    let change = if analysis == "what-if" { " --change otherwise.json" } else { "" };
    format!("analyse {programme}.json {analysis}{log}{change}")
}

#[test]
fn analyses_to_read() {
    for analysis in ANALYSES {
        assert_snapshot!(format!("{analysis}_northgate"), line(&call("northgate", analysis)).all());
        if analysis != "what-if" {
            assert_snapshot!(format!("{analysis}_waterland"), line(&call("waterland", analysis)).all());
        }
    }
    let in_dutch = line(&format!("{} --language nl", call("northgate", "what-if")));
    assert_snapshot!("what-if_northgate_nl", in_dutch.all());
    let terms = line("analyse northgate.json money --set impact=20000 drop_off=0.3 years=3 cost=15000");
    assert_snapshot!("money_sroi", terms.all());
}

#[test]
fn posture_to_read() {
    assert_snapshot!("posture_northgate", line("posture northgate.json").all());
    assert_snapshot!("posture_waterland", line("posture waterland.json --log waterland.ndjson").all());
    let few = line("posture northgate.json --from 2026-W20 --as-of 2026-W28 --parameter min_group=9");
    assert_snapshot!("posture_window", few.all());
}

fn northgate() -> Sound {
    let programme = Programme::from_json(&example("northgate.json")).unwrap();
    rules::check(programme, &Options::default()).sound().unwrap()
}

/// Holds an answer of the command against the crate's own, and against its schema.
fn hold(name: &str, call: &str, answer: impl Serialize) {
    let ran = line(&format!("{call} --format json"));
    assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{call}");
    let given: Value = ran.json();
    assert_eq!(given, serde_json::to_value(Answer::new(answer)).unwrap(), "{call}");
    assert_eq!(given.as_object().unwrap().keys().next().unwrap(), "lerendwerken");
    let validator = jsonschema::draft202012::new(&schema::named(name).unwrap()).unwrap();
    assert!(validator.is_valid(&given), "{call}");
}

#[test]
fn programs_get_what_the_crate_computes() {
    let sound = northgate();
    let now = AsOf::LastHeld;
    let week = |text: &str| text.parse().unwrap();
    let of = |name: &str, settings: &str| format!("{} {settings}", call("northgate", name));
    hold("contributions", &of("contributions", ""), calculus::contributions(&sound, now, Dimension::ALL));
    let by = [Dimension::Team, Dimension::AiSystem];
    hold("contributions", &of("contributions", "--set by=team,ai_system"), calculus::contributions(&sound, now, &by));
    hold("forecast", &of("forecast", ""), calculus::forecast(&sound, now, Until::Due));
    let until = Until::Week(week("2027-W10"));
    hold("forecast", &of("forecast", "--set week=2027-W10"), calculus::forecast(&sound, now, until));
    let earlier = AsOf::Week(week("2026-W20"));
    hold("forecast", &of("forecast", "--as-of 2026-W20"), calculus::forecast(&sound, earlier, Until::Due));
    hold("steady", &of("steady", ""), calculus::steady(&sound, now));
    let otherwise = Interventions::from_json(&example("otherwise.json")).unwrap();
    hold("what-if", &of("what-if", ""), calculus::what_if(&sound, now, &otherwise).unwrap());
    hold("sensitivity", &of("sensitivity", ""), calculus::sensitivity(&sound, now));
    hold("reconcile", &of("reconcile", ""), calculus::reconcile(&sound, now, Drift::default()));
    hold("reconcile", &of("reconcile", "--set drift=0.05"), calculus::reconcile(&sound, now, Drift::OfSpan(0.05)));
    hold("reconcile", &of("reconcile", "--set q=4"), calculus::reconcile(&sound, now, Drift::Variance(4.0)));
    let usual = &Acting::ALL[..6];
    hold("calibrate", &of("calibrate", ""), calculus::calibrate(&sound, now, usual));
    let one = [Acting::WorkRetentionIdle];
    hold("calibrate", &of("calibrate", "--set fit=work.retention_idle"), calculus::calibrate(&sound, now, &one));
    hold("money", &of("money", ""), calculus::money(&sound, now, None).unwrap());
    let terms = SroiTerms { impact: 100.0, drop_off: 0.5, years: 2, cost: None };
    let set = "--set impact=100 --set drop_off=0.5 --set years=2";
    hold("money", &of("money", set), calculus::money(&sound, now, Some(&terms)).unwrap());
    hold("posture", "posture northgate.json", posture::posture(&sound, Window::default()));
    let window = Window { from: Some(week("2026-W15")), until: earlier };
    hold("posture", "posture northgate.json --from 2026-W15 --as-of 2026-W20", posture::posture(&sound, window));
}

#[test]
fn logs_are_read_beside_the_programme() {
    let programme = Programme::from_json(&example("waterland.json")).unwrap();
    let mut checking = Checking::new(programme, Options::default());
    checking.log("waterland.ndjson", example("waterland.ndjson").as_bytes()).unwrap();
    let sound = checking.finish().sound().unwrap();
    hold("steady", &call("waterland", "steady"), calculus::steady(&sound, AsOf::LastHeld));
    let top = line(&format!("{} --set by=proposal top=1", call("waterland", "contributions")));
    assert!(top.out.contains("en nog 8; `--set top=9` toont ze alle"), "{}", top.out);
}

#[test]
fn what_cannot_be_asked_is_refused_with_what_can() {
    for (analysis, settings, nl, en) in [
        ("forecast", "wek=2026-W30", "geen instelling `wek`; zij kent: `week`", "no setting `wek`; it has: `week`"),
        ("steady", "week=2026-W30", "zij kent: geen enkele", "it has: none"),
        ("forecast", "week=2025-W53", "`week`: nodig is een ISO-week", "`week`: expected an ISO week"),
        ("forecast", "week=2026-W30 week=2026-W31", "meer dan één keer", "more than once"),
        ("contributions", "by=tea", "`by`: nodig is een van: cycle", "`by`: expected one of: cycle"),
        ("contributions", "top=x", "`top`: een getal dat hier past", "`top`: expected a number that fits here"),
        ("reconcile", "q=-1", "`q`: nodig is een getal van 0 of meer", "`q`: expected a number of 0 or more"),
        ("reconcile", "drift=NaN", "`drift`: nodig is een getal", "`drift`: expected a number of 0 or more"),
        ("reconcile", "q=1 drift=1", "niet beide", "not both"),
        ("calibrate", "fit=tolerance", "`fit`: nodig is een van: craft.consolidation", "`fit`: expected one of"),
        ("money", "impact=1", "zijn `impact`, `drop_off` en `years` samen nodig", "are needed together"),
        ("money", "impact=1 drop_off=2 years=3", "`drop_off`: nodig is een aandeel", "`drop_off`: expected a share"),
        ("money", "impact=1 drop_off=0 years=0", "hele jaren van 1 tot en met 100", "whole years from 1 to 100"),
    ] {
        for (language, words) in [("nl", nl), ("en", en)] {
            let ran = line(&format!("analyse northgate.json {analysis} --language {language} --set {settings}"));
            assert!(ran.refused().contains(words), "{settings}: {}", ran.err);
        }
    }
    assert!(line("analyse northgate.json guess").refused().contains("contributions"));
    assert!(line("analyse northgate.json steady --set week").refused().contains("expected NAME=VALUE"));
}

#[test]
fn interventions_that_cannot_be_are_refused_with_their_place() {
    let folder = Folder::new();
    let said = |text: &str, language: &str| {
        let path = folder.file("change.json", text);
        let ran = run(["analyse", "northgate.json", "what-if", "--change", &path, "--language", language]);
        folder.without_path(ran.refused())
    };
    let unknown = r#"{ "interventions": [ { "skip": { "team": "t-x", "from": "2026-W20", "until": "2026-W21" } } ] }"#;
    assert_eq!(said(unknown, "nl"), "fout: FOLDER/change.json: er is geen team `t-x`\n");
    assert_eq!(said(unknown, "en"), "error: FOLDER/change.json: there is no team `t-x`\n");
    assert!(said("{\n  \"interventions\": [ {} ] }", "nl").contains("FOLDER/change.json: regel 2, kolom 2"));
    assert!(said("nonsense", "en").contains("line 1, column 2"));
    let array = r#"{ "interventions": [ { "scale_offloading": [0.5] } ] }"#;
    assert!(said(array, "en").contains("line 1, column"), "{}", said(array, "en"));
    assert!(line("analyse northgate.json what-if").refused().contains("--change FILE"));
    assert!(line("analyse northgate.json steady --change otherwise.json").refused().contains("belongs to what-if"));
    assert!(line("analyse northgate.json what-if --change nothing.json").refused().contains("nothing.json"));
    let piped = fed("analyse northgate.json what-if --change - --format json", example("otherwise.json").as_bytes());
    assert_eq!(piped.out, line(&format!("{} --format json", call("northgate", "what-if"))).out);
}

#[test]
fn what_makes_a_programme_unusable_is_shown_instead() {
    let folder = Folder::new();
    let unsound = folder.file("unsound.json", example("northgate.json").replacen("\"p-", "\"p-x", 1));
    for analysis in ["contributions", "forecast"] {
        let ran = run(["analyse", &unsound, analysis]);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""));
        assert!(ran.err.contains("LW002"), "{}", ran.err);
    }
    assert_eq!(run(["posture", &unsound]).status, 1);
    let mixed = folder.file("mixed.json", example("northgate.json").replacen("\"GBP\"", "\"EUR\"", 1));
    let ran = run(["analyse", &mixed, "money"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{}", ran.err);
    assert!(ran.err.contains("LW009") && ran.err.contains("not usable for money"), "{}", ran.err);
    assert_eq!(run(["analyse", &mixed, "steady"]).status, 0);
    assert_eq!(run(["results", &mixed]).status, 0);
}
