//! LW604: what a professional's journal says stays there.

use crate::Bilingual;
use crate::rules::at::{At, Key};
use crate::rules::context::JournalContext;
use crate::rules::hits::Hits;
use crate::rules::rule::{Blocks, Check, Level, Rule};

use super::repeats::Stretches;

pub(super) static PROCESS_IN_ACCOUNT: Rule = Rule {
    code: "LW604",
    name: "process-in-account",
    level: Level::Advice,
    since: "0.1.0",
    blocks: Blocks::Nothing,
    why: super::OWNERSHIP,
    title: Bilingual { nl: "Leerproces in de verantwoording", en: "Learning process in an account" },
    message: Bilingual {
        nl: "{account} herhaalt {characters} tekens of meer uit het logboek van {professional}",
        en: "{account} repeats {characters} characters or more of the journal of {professional}",
    },
    mend: Bilingual {
        nl: "dat hoeft niet: vertel wat zich ontwikkelde en laat in het logboek hoe het leren ging; wil je dit zelf delen, aanvaard de bevinding dan",
        en: "you need not: tell what developed, and leave how the learning went in the journal; where you want to share it yourself, accept the finding",
    },
    explain: Bilingual {
        nl: "Een professional legt verantwoording af over de ontwikkeling en niet over het leerproces. Wie zijn eigen logboek naast de controle legt, hoort of `development` in een eigen verantwoording, van welke week ook, minstens 40 tekens achter elkaar herhaalt uit één aantekening; hoofdletters en witruimte tellen niet mee. Zonder logboek doet de regel niets, en het logboek van een ander raakt jouw verantwoordingen niet. Het logboek wordt alleen vergeleken: niets ervan wordt bewaard of getoond, ook niet welke woorden het waren. De 40 tekens (`repeated_characters`) zijn van ons; kortere stukjes zijn vaak gewone zinswendingen.",
        en: "A professional accounts for the development and not for the learning process. Who lays their own journal beside the check hears whether `development` in an account of theirs, of whatever week, repeats at least 40 characters in a row of one entry; capitals and white space are left aside. Without a journal the rule does nothing, and somebody else's journal leaves your accounts alone. The journal is only compared: nothing of it is kept or shown, nor which words they were. The 40 characters (`repeated_characters`) are ours; shorter pieces are often plain turns of phrase.",
    },
    law: None,
    parameters: &["repeated_characters"],
    breaks: include_str!("../cases/LW604.breaks.json"),
    keeps: include_str!("../cases/LW604.keeps.json"),
    check: Check::NOTHING.journal(process_in_account).beside(include_str!("../cases/LW604.journal.json")),
};

fn process_in_account(cx: &JournalContext<'_>, hits: &mut Hits<'_>) {
    let accounts = cx.programme.accounts.iter().enumerate();
    let mut own = accounts.filter(|(_, account)| account.professional == cx.journal.professional).peekable();
    if own.peek().is_none() {
        return;
    }
    let characters = cx.limits.repeated_characters.get();
    let written = cx.journal.entries.iter().map(|entry| entry.reflection.as_str());
    let stretches = Stretches::of(written, usize::from(characters));
    for (place, account) in own.filter(|(_, account)| stretches.repeats(account.development.as_str())) {
        let values = [
            ("account", (&account.id).into()),
            ("professional", (&account.professional).into()),
            ("week", account.week.into()),
            ("characters", usize::from(characters).into()),
        ];
        hits.at(At::root().down(Key::Accounts).down(place), values);
    }
}
