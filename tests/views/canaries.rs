//! Every output shows of every text, name and id exactly what the table says.

use std::collections::{BTreeMap, BTreeSet};

use crate::common::{as_of, list};
use crate::planted::{AS_OF, Planted, Secret, planted};
use crate::table::{Kind, May, TABLE};
use crate::{journal, manager, own, sound};
use lerendwerken::rules::Sound;
use serde_json::{Value, json};

/// Who looks.
struct Looking<'a> {
    person: &'a str,
    /// Those who account to them.
    accounting: BTreeSet<&'a str>,
    /// The manager of those who look at what is theirs.
    manager: Option<&'a str>,
    shown: BTreeSet<String>,
}

/// Whether a word must be there, or must not; neither where it may.
fn verdict(may: May, it: &Secret, by: &Looking<'_>) -> Option<bool> {
    let of = |who: &dyn Fn(&str) -> bool| it.of.iter().any(|person| who(person));
    let theirs = of(&|person| person == by.person);
    let accounting = of(&|person| by.accounting.contains(person));
    let shown = it.team.as_ref().is_some_and(|team| by.shown.contains(team));
    match may {
        May::No => Some(false),
        May::Yes => Some(true),
        May::Named => None,
        May::Theirs => Some(theirs),
        May::TheirsAndTheirManagers => Some(theirs || of(&|person| Some(person) == by.manager)),
        May::Accounting => Some(accounting),
        May::AccountingAndOwn => Some(accounting || theirs),
        May::ShownTeams => Some(shown),
        May::ShownTeamsNamed => (!shown).then_some(false),
        May::ShownTeamsAndAccounted => Some(shown || it.accounted_to.contains(by.person)),
    }
}

fn column(member: &str, of: impl Fn([May; 4]) -> May) -> May {
    let row = TABLE.iter().find(|row| row.member == member).unwrap_or_else(|| panic!("{member} has no row"));
    match row.kind {
        Kind::Said { own, manager, research, report } => of([own, manager, research, report]),
        Kind::Refers(_) => panic!("{member} only refers"),
    }
}

/// Holds an output against a column of the table; notes of which members it shows something.
fn hold(
    what: &str,
    output: &str,
    secrets: &[Secret],
    by: &Looking<'_>,
    of: impl Fn([May; 4]) -> May,
    met: &mut BTreeMap<&'static str, usize>,
) {
    let mut wrong = Vec::new();
    for it in secrets {
        let is_there = output.contains(&it.word);
        let may = column(it.member, &of);
        if let Some(must) = verdict(may, it, by) {
            wrong.extend((is_there != must).then(|| format!("{} ({may:?}), there: {is_there}, {it:?}", it.member)));
        }
        if is_there {
            *met.entry(it.member).or_default() += 1;
        }
    }
    assert!(wrong.is_empty(), "{what}:\n{}", wrong.join("\n"));
}

/// Whether each member of which a column says that something may be shown was met in some output, and no other.
fn each_was_met(met: &BTreeMap<&'static str, usize>, of: impl Fn([May; 4]) -> May) {
    for row in TABLE {
        let Kind::Said { own, manager, research, report } = row.kind else { continue };
        let may = of([own, manager, research, report]);
        let (is_met, need_not) = (met.contains_key(row.member), matches!(may, May::Named | May::ShownTeamsNamed));
        assert!(need_not || is_met == (may != May::No), "{}: {may:?}", row.member);
    }
}

/// The programme with its cycles inside, and with a log of them.
fn both() -> Vec<(&'static str, Planted, Sound)> {
    let logged = planted();
    let mut inline = planted();
    inline.document["cycles"] = json!(inline.cycles);
    inline.cycles.clear();
    let mut both = Vec::new();
    for (what, it) in [("inline", inline), ("log", logged)] {
        let sound = sound(&it.document, &it.cycles);
        both.push((what, it, sound));
    }
    both
}

fn people(planted: &Planted) -> Vec<&str> {
    list(&planted.document, "people").iter().map(|it| it["id"].as_str().unwrap()).collect()
}

fn looking<'a>(planted: &'a Planted, person: &'a str, shown: &Value) -> Looking<'a> {
    let accounting = planted.managers.iter().filter(|(_, to)| *to == person).map(|(who, _)| who.as_str());
    let shown = list(shown, "teams").iter().map(|it| it["team"].as_str().unwrap().to_owned());
    Looking {
        person,
        accounting: accounting.collect(),
        manager: planted.managers.get(person).map(String::as_str),
        shown: shown.collect(),
    }
}

#[test]
fn every_member_of_the_table_is_planted() {
    let planted: BTreeSet<&str> = planted().secrets.iter().map(|it| it.member).collect();
    let said = TABLE.iter().filter(|row| matches!(row.kind, Kind::Said { .. }));
    assert_eq!(planted, said.map(|row| row.member).collect());
}

#[test]
fn the_own_view_is_of_the_person_and_nobody_else() {
    for (what, planted, sound) in both() {
        let mut met = BTreeMap::new();
        for person in people(&planted) {
            let book = planted.journals.get(person).map(journal);
            let view = json!(own(&sound, person, book.as_ref(), as_of(Some(AS_OF))));
            let by = looking(&planted, person, &Value::Null);
            hold(
                &format!("{what}, own of {person}"),
                &view.to_string(),
                &planted.secrets,
                &by,
                |[own, ..]| own,
                &mut met,
            );
        }
        each_was_met(&met, |[own, ..]| own);
    }
}

#[test]
fn without_the_journal_nothing_of_it_is_in_the_own_view() {
    for (what, planted, sound) in both() {
        for person in people(&planted) {
            let view = json!(own(&sound, person, None, as_of(Some(AS_OF)))).to_string();
            let of_journals = planted.secrets.iter().filter(|it| it.member.starts_with("journal."));
            assert!(of_journals.into_iter().all(|it| !view.contains(&it.word)), "{what}: {person}");
        }
    }
}

#[test]
fn a_manager_sees_what_the_table_says_and_no_more() {
    for (what, planted, sound) in both() {
        let mut met = BTreeMap::new();
        let (mut shown, mut withheld) = (0, 0);
        for person in people(&planted) {
            let seen = manager(&sound, person, as_of(Some(AS_OF)));
            (shown, withheld) = (shown + seen.teams.len(), withheld + seen.withheld);
            let view = json!(seen);
            let by = looking(&planted, person, &view);
            let what = format!("{what}, manager {person}");
            hold(&what, &view.to_string(), &planted.secrets, &by, |[_, manager, ..]| manager, &mut met);
        }
        assert_eq!((shown, withheld), (3, 1), "the team of six twice, the one of five, and not the one of three");
        each_was_met(&met, |[_, manager, ..]| manager);
    }
}

#[cfg(feature = "report")]
#[test]
fn the_report_shows_what_the_table_says_and_no_more() {
    use lerendwerken::posture::{self, Window};
    use lerendwerken::report::{self, ReportOptions};
    for (what, planted, sound) in both() {
        let mut met = BTreeMap::new();
        let week = AS_OF.parse().unwrap();
        let page = report::html(&sound, &ReportOptions::default().as_of(week)).unwrap();
        let profile = json!(posture::posture(&sound, Window { from: None, until: as_of(Some(AS_OF)) }));
        let by = looking(&planted, "", &profile);
        assert!(!by.shown.is_empty() && by.shown.len() < list(&planted.document, "teams").len());
        hold(what, &page, &planted.secrets, &by, |[.., report]| report, &mut met);
        each_was_met(&met, |[.., report]| report);
    }
}

#[cfg(feature = "research")]
#[test]
fn researchers_see_none_of_it() {
    use lerendwerken::view::{self, Key, Periods, ResearchOptions};
    let key = Key::new(&[7; 32]).unwrap();
    for (what, planted, sound) in both() {
        let mut met = BTreeMap::new();
        for periods in [Periods::Weeks, Periods::Quarters] {
            for week in [None, Some(AS_OF.parse().unwrap())] {
                let options = ResearchOptions { as_of: week, min_group: None, periods };
                let seen = view::research(&sound, &key, &options).unwrap();
                assert!(seen.silent.is_none() && seen.totals.outcomes > 0, "{what} says something");
                let by = looking(&planted, "", &Value::Null);
                hold(what, &json!(seen).to_string(), &planted.secrets, &by, |[_, _, research, _]| research, &mut met);
            }
        }
        each_was_met(&met, |[_, _, research, _]| research);
    }
}
