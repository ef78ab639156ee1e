//! Whatever people write, the page keeps its structure.

use crate::common::{EXAMPLES, example};
use crate::{report, report_of, sound, tags};
use lerendwerken::Language;
use serde_json::Value;

/// The members whose text people write.
const WRITTEN: [&str; 12] = [
    "organisation",
    "name",
    "title",
    "question",
    "unit",
    "vendor",
    "what",
    "evidence",
    "source",
    "development",
    "exit_strategy",
    "reason",
];

fn texts() -> Vec<String> {
    let short = [
        "<script>alert(1)</script>",
        "</title></style></script></bdi></svg><img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "' onmouseover='alert(1)' x='",
        "]]><![CDATA[ --> <!-- &lt;b&gt; &#x3c;i&#x3e; &amp",
        "\u{202e}achterstevoren\u{2066} \u{0}\u{7}\u{1b}[31m\u{feff}\u{2028}",
        "`code` {name} {{7*7}} ${7*7} %s",
    ];
    let long = ["w".repeat(10_000), "<".repeat(10_000), "&".repeat(10_000), "👩‍👩‍👧‍👦".repeat(2_000)];
    short.map(str::to_owned).into_iter().chain(long).collect()
}

fn write(value: &mut Value, key: &str, text: &str) {
    match value {
        Value::String(written) if WRITTEN.contains(&key) => *written = text.to_owned(),
        Value::Array(all) => all.iter_mut().for_each(|it| write(it, key, text)),
        Value::Object(all) => all.iter_mut().for_each(|(key, it)| write(it, key, text)),
        _ => {}
    }
}

#[test]
fn no_text_changes_the_structure_of_the_page() {
    for name in EXAMPLES {
        let (document, cycles) = example(name);
        let team = document["teams"][0]["id"].as_str().unwrap();
        let written = |text: &str| {
            let (mut document, mut cycles) = (document.clone(), cycles.clone());
            write(&mut document, "", text);
            // It looks for the names of AI systems in goals and questions, which are all the same here.
            document["rules"]["levels"]["LW109"] = "off".into();
            cycles.iter_mut().for_each(|cycle| write(cycle, "", text));
            sound(&document, &cycles)
        };
        let plain = written("tekst");
        let expected = tags::structure(&report(&plain, Language::En));
        let expected_of_team = tags::structure(&report_of(&plain, team));
        for text in texts() {
            let sound = written(&text);
            let page = report(&sound, Language::En);
            let start: String = text.chars().take(40).collect();
            assert_eq!(tags::structure(&page), expected, "{name}: {start}");
            assert_eq!(tags::structure(&report_of(&sound, team)), expected_of_team, "{name}: {start}");
            assert!(page.len() < 1_000_000, "{name}: {start}: {}", page.len());
            let unseen =
                |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
            assert!(!page.chars().any(|c| unseen(c) && c != '\n'), "{name}: {start}");
        }
    }
}

#[test]
fn what_is_written_is_read_as_it_was() {
    let (mut document, cycles) = example("northgate");
    let written = "<b>\"Tom & Jerry's\"</b> ]]>";
    document["goals"][0]["title"] = written.into();
    let text = tags::text(&report(&sound(&document, &cycles), Language::En));
    assert!(text.contains(written), "{text}");
}
