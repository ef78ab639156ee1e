//! `view`: what people get to see, where it goes, and what is refused.

use std::fs;

use insta::assert_snapshot;
use lerendwerken::calculus::AsOf;
use lerendwerken::model::{Count, Journal, Programme};
use lerendwerken::rules::{Checking, Options, Sound};
use lerendwerken::view::{Key, Periods, ResearchOptions};
use lerendwerken::{Answer, view};
use serde_json::{Value, json};

use crate::planted::{AS_OF, planted};
use crate::run::{Folder, example, fed, line, run};

fn northgate() -> Sound {
    let programme = Programme::from_json(&example("northgate.json")).unwrap();
    Checking::new(programme, Options::default()).finish().sound().unwrap()
}

/// A journal of somebody in Waterland.
fn journal(professional: &str) -> String {
    let entries = json!([
        { "cycle": "c-burgerzaken-2026-w03", "reflection": "Ik vertrouwde de samenvatting te snel.\nVolgende keer lees ik mee." },
        { "cycle": "c-van-vroeger", "reflection": "Dit schreef ik voor we begonnen." },
    ]);
    json!({ "format": 1, "programme": "waterland", "professional": professional, "entries": entries }).to_string()
}

/// A key that everybody knows.
const KEY: &str = "example-key-not-secret.txt";

#[test]
fn the_own_view_to_read() {
    let folder = Folder::new();
    let book = folder.file("mine.json", journal("p-anna"));
    for language in ["nl", "en"] {
        let call = format!(
            "view waterland.json --log waterland.ndjson --as own --for p-anna --as-of 2026-W14 --journal {book} --language {language}"
        );
        assert_snapshot!(format!("view_own_{language}"), line(&call).all());
    }
    assert_snapshot!("view_own_nothing", line("view northgate.json --as own --for p-ruth --as-of 2026-W01").all());
}

#[test]
fn the_managers_view_to_read() {
    for language in ["nl", "en"] {
        let call = format!(
            "view waterland.json --log waterland.ndjson --as manager --for p-gerben --as-of 2026-W20 --language {language}"
        );
        assert_snapshot!(format!("view_manager_{language}"), line(&call).all());
        let small = format!("view northgate.json --as manager --for p-mick --language {language}");
        assert_snapshot!(format!("view_manager_small_{language}"), line(&small).all());
    }
    assert_snapshot!("view_manager_nobody", line("view northgate.json --as manager --for p-tom").all());
}

#[test]
fn the_view_for_research_to_read() {
    for language in ["nl", "en"] {
        let call = format!(
            "view waterland.json --log waterland.ndjson --as research --key-file {KEY} --periods quarters --language {language}"
        );
        assert_snapshot!(format!("view_research_{language}"), line(&call).all());
    }
    let few = format!("view northgate.json --as research --key-file {KEY} --min-group 100");
    assert_snapshot!("view_research_few", line(&few).all());
}

#[test]
fn researchers_get_what_the_crate_gives() {
    let key = Key::new(&fs::read(format!("{}/examples/data/{KEY}", env!("CARGO_MANIFEST_DIR"))).unwrap()).unwrap();
    let options = ResearchOptions {
        as_of: Some("2026-W30".parse().unwrap()),
        min_group: Some(Count::new(3).unwrap()),
        periods: Periods::Quarters,
    };
    let seen = view::research(&northgate(), &key, &options).unwrap();
    let call = format!("view northgate.json --as research --key-file {KEY} --format json");
    let given = line(&format!("{call} --as-of 2026-W30 --min-group 3 --periods quarters"));
    assert_eq!(given.out, format!("{}\n", serde_json::to_string_pretty(&Answer::new(seen)).unwrap()));
    let weeks = view::research(&northgate(), &key, &ResearchOptions::default()).unwrap();
    assert_eq!(line(&call).json(), json!(Answer::new(weeks)));
    let folder = Folder::new();
    let other = folder.file("other.key", [9u8; 40]);
    let other = line(&call.replace(KEY, &other));
    assert!(other.status == 0 && other.json()["programme"] != line(&call).json()["programme"], "another key");
    assert_eq!(fed(&call.replace(KEY, "-"), &[9; 40]).out, other.out);
}

#[test]
fn programs_get_what_the_crate_gives() {
    let pretty = |answer: Value| format!("{}\n", serde_json::to_string_pretty(&answer).unwrap());
    let sound = northgate();
    let own = view::own(&sound, &"p-tom".parse().unwrap(), None, AsOf::LastHeld).unwrap();
    let given = line("view northgate.json --as own --for p-tom --format json");
    assert_eq!((given.status, given.out), (0, pretty(json!(Answer::new(own)))));
    let week = AsOf::Week("2026-W20".parse().unwrap());
    let seen = view::manager(&sound, &"p-owen".parse().unwrap(), week).unwrap();
    let given = line("view northgate.json --as manager --for p-owen --as-of 2026-W20 --format json");
    assert_eq!((given.status, given.out), (0, pretty(json!(Answer::new(seen)))));
}

#[test]
fn the_journal_is_that_of_the_file() {
    let folder = Folder::new();
    let book = folder.file("mine.json", journal("p-anna"));
    let call = "view waterland.json --log waterland.ndjson --as own --for p-anna --format json";
    let given = line(&format!("{call} --journal {book}"));
    let cycles = given.json()["cycles"].as_array().unwrap().clone();
    let told: Vec<&Value> = cycles.iter().filter(|it| it.get("reflections").is_some()).collect();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["cycle"], "c-burgerzaken-2026-w03");
    assert_eq!(fed(&format!("{call} --journal -"), journal("p-anna").as_bytes()).out, given.out);
    let read = Journal::from_json(&journal("p-anna")).unwrap();
    assert_eq!(given.json()["journal_elsewhere"], json!([read.entries[1]]));
}

#[test]
fn it_is_written_to_a_file_whole_or_not_at_all() {
    let folder = Folder::new();
    let path = folder.path("view.txt");
    for call in
        ["view northgate.json --as own --for p-tom", "view northgate.json --as manager --for p-dave --format json"]
    {
        let written = line(&format!("{call} --color always -o {path}"));
        assert_eq!((written.status, written.out.as_str(), written.err.as_str()), (0, "", ""));
        assert_eq!(fs::read_to_string(&path).unwrap(), line(call).out);
        assert_eq!(line(&format!("{call} -o -")).out, line(call).out);
    }
    let before = fs::read_to_string(&path).unwrap();
    line(&format!("view northgate.json --as own --for p-nobody -o {path}")).refused();
    assert_eq!(fs::read_to_string(&path).unwrap(), before);
    let nowhere = folder.path("nowhere/view.txt");
    let refused = line(&format!("view northgate.json --as own --for p-tom -o {nowhere}"));
    assert!(refused.refused().contains("can't write") && refused.err.contains("it does not exist"), "{}", refused.err);
}

#[test]
fn what_can_not_be_is_refused_in_words() {
    let folder = Folder::new();
    let of_anna = folder.file("anna.json", journal("p-anna"));
    let of_northgate = folder.file("other.json", journal("p-anna").replace("waterland", "northgate"));
    let w = "view waterland.json --log waterland.ndjson";
    for (call, nl, en) in [
        (format!("{w} --as own --for p-ana"), "bedoel je `p-anna`?", "did you mean `p-anna`?"),
        (format!("{w} --as manager --for p-zzzzzzzzzz"), "kent niemand met het id", "has no person"),
        (format!("{w} --as own"), "zeg met --for", "say with --for"),
        (format!("{w} --as manager"), "zeg met --for", "say with --for"),
        (format!("{w} --as manager --for p-gerben --journal {of_anna}"), "hoort bij --as own", "belongs to --as own"),
        (format!("{w} --as own --for p-bram --journal {of_anna}"), "is niet van `p-bram`", "is not that of `p-bram`"),
        (format!("{w} --as own --for p-anna --journal {of_northgate}"), "ander programma", "another programme"),
        (format!("{w} --as own --for p-anna --journal nothing.json"), "het bestaat niet", "it does not exist"),
        ("view - --as own --for p-anna --journal -".into(), "maar één keer", "once only"),
    ] {
        for (language, words) in [("nl", nl), ("en", en)] {
            let refused = line(&format!("{call} --language {language}"));
            assert!(refused.refused().contains(words), "{call}: {}", refused.err);
            assert!(!refused.err.contains("samenvatting") && !refused.err.contains("c-van-vroeger"), "{}", refused.err);
            let refused = line(&format!("{call} --language {language} --format json"));
            assert!(refused.out.is_empty() && refused.error()["message"].as_str().unwrap().contains(words), "{call}");
        }
    }
    for (call, nl, en) in [
        (format!("{w} --as research"), "openssl rand -out sleutel 32", "head -c 32 /dev/urandom > key"),
        (format!("{w} --as research --key-file waterland.json --for p-anna"), "komt niemand voor", "nobody appears"),
        (format!("{w} --as research --key-file nothing.key"), "het bestaat niet", "it does not exist"),
        (format!("{w} --as research --key-file waterland.json"), "bestand van zichzelf", "file of its own"),
        (format!("{w} --as research --key-file waterland.ndjson"), "bestand van zichzelf", "file of its own"),
        (
            format!("{w} --as research --key-file otherwise.json --journal {of_anna}"),
            "hoort bij --as own",
            "belongs to --as own",
        ),
        (
            format!("{w} --as own --for p-anna --key-file waterland.json"),
            "horen bij --as research",
            "belong to --as research",
        ),
        (format!("{w} --as manager --for p-gerben --min-group 8"), "--parameter min_group", "--parameter min_group"),
        (
            format!("{w} --as manager --for p-gerben --periods weeks"),
            "horen bij --as research",
            "belong to --as research",
        ),
        (format!("{w} --as research --key-file {}", folder.file("short.key", "x".repeat(31))), "31 bytes", "31 bytes"),
        ("view - --as research --key-file -".into(), "maar één keer", "once only"),
    ] {
        for (language, words) in [("nl", nl), ("en", en)] {
            let refused = line(&format!("{call} --language {language}"));
            assert!(refused.refused().contains(words), "{call}: {}", refused.err);
        }
    }
    let refused = line(&format!("{w} --as research --key-file {KEY} --min-group 0"));
    assert!(refused.refused().contains("from 1 to 10000"), "{}", refused.err);
    assert!(line(&format!("{w} --as research --key-file {KEY} --min-group few")).refused().contains("whole number"));
    assert!(line(&format!("{w} --as research --key-file {KEY} --periods years")).refused().contains("quarters"));
    assert!(line("view northgate.json --for p-tom").refused().contains("--as"));
    assert!(line("view northgate.json --as boss --for p-tom").refused().contains("manager"));
}

#[test]
fn a_journal_with_a_fault_is_refused_and_not_shown() {
    let folder = Folder::new();
    let broken = folder.file("broken.json", journal("p-anna").replace("\"entries\":[", "\"entries\":[{\"cycl\":1},"));
    let call = format!("view waterland.json --log waterland.ndjson --as own --for p-anna --journal {broken}");
    let refused = line(&call);
    assert!(refused.refused().contains("broken.json") && !refused.err.contains("samenvatting"), "{}", refused.err);
}

#[test]
fn an_unsound_programme_has_no_view() {
    let folder = Folder::new();
    let broken = example("northgate.json").replacen("\"accounts_to\": \"p-ruth\"", "\"accounts_to\": \"p-nobody\"", 1);
    let path = folder.file("broken.json", broken);
    for who in ["own", "manager"] {
        let ran = run(["view", &path, "--as", who, "--for", "p-tom"]);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""));
        assert!(ran.err.contains("LW002"), "{}", ran.err);
    }
}

/// A programme of which every text that people wrote holds something that would upset a terminal.
fn hostile(value: &mut Value, key: &str) {
    const EVIL: &str = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{202e}\u{200f}\u{2066}\r\n\tx";
    const WRITTEN: [&str; 8] =
        ["organisation", "name", "title", "question", "unit", "development", "evidence", "reflection"];
    match value {
        Value::String(text) if WRITTEN.contains(&key) => text.push_str(EVIL),
        Value::Array(all) => all.iter_mut().for_each(|it| hostile(it, key)),
        Value::Object(all) => all.iter_mut().for_each(|(key, it)| hostile(it, key)),
        _ => {}
    }
}

#[test]
fn no_text_upsets_the_terminal() {
    let folder = Folder::new();
    let mut document: Value = serde_json::from_str(&example("northgate.json")).unwrap();
    hostile(&mut document, "");
    let path = folder.file("hostile.json", document.to_string());
    let mut book: Value = serde_json::from_str(&journal("p-tom").replace("waterland", "northgate")).unwrap();
    hostile(&mut book, "");
    let book = folder.file("mine.json", book.to_string());
    for args in
        [["--as", "own", "--for", "p-tom", "--journal", &book].as_slice(), &["--as", "manager", "--for", "p-dave"]]
    {
        let ran = run(["view", &path, "--color", "always"].into_iter().chain(args.iter().copied()));
        assert_eq!(ran.status, 0, "{}", ran.err);
        // What colours is of the command itself.
        for evil in ["\u{1b}[2J", "\u{1b}]0", "\u{7}", "\u{202e}", "\u{200f}", "\u{2066}", "\r", "\t"] {
            assert!(!ran.out.contains(evil), "{evil:?}: {:?}", ran.out);
        }
    }
}

#[test]
fn texts_to_read_show_no_more_than_what_programs_get() {
    let folder = Folder::new();
    let planted = planted();
    let log: String = planted.cycles.iter().map(|cycle| format!("{cycle}\n")).collect();
    let (path, log) = (folder.file("planted.json", planted.document.to_string()), folder.file("planted.ndjson", log));
    let mut shown = 0;
    for person in planted.document["people"].as_array().unwrap() {
        let person = person["id"].as_str().unwrap();
        let book = planted.journals.get(person).map(|it| folder.file("mine.json", it.to_string()));
        for who in ["own", "manager"] {
            let call = format!("view {path} --log {log} --as {who} --for {person} --as-of {AS_OF} --language en");
            let journal = book.as_ref().filter(|_| who == "own").map(|it| format!("--journal {it}"));
            let call = format!("{call} {}", journal.unwrap_or_default());
            let (text, json) = (line(&call), line(&format!("{call} --format json")));
            assert_eq!((text.status, json.status), (0, 0), "{}{}", text.err, json.err);
            for it in &planted.secrets {
                let is_there = text.out.contains(&it.word);
                shown += usize::from(is_there);
                assert!(!is_there || json.out.contains(&it.word), "{call}: {it:?}");
            }
        }
    }
    assert!(shown > 300, "{shown}");
}
