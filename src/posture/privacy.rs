//! What may be said without telling of one person, or of few.

use crate::rules::Sound;

use super::answer::{Measure, Silence, measures};
use super::counting::Counted;
use super::dimension::PostureDimension;
use super::people::People;
use super::tally::{Span, Tally};

/// The dimensions that say how people who use AI do so.
const OF_AI: [PostureDimension; 3] =
    [PostureDimension::CoIntelligence, PostureDimension::Verified, PostureDimension::AboutAi];

/// The fewest people a team that is shown has: never one.
pub(super) fn least(sound: &Sound) -> u16 {
    sound.limits.min_group.get().max(2)
}

/// The measures of a tally but for some dimensions, and those of them that it has observations of.
pub(super) fn but_for(tally: &Tally, not: &[PostureDimension]) -> (Vec<Measure>, Vec<PostureDimension>) {
    let (without, said): (Vec<Measure>, _) = measures(tally).into_iter().partition(|it| not.contains(&it.name));
    (said, without.into_iter().map(|it| it.name).collect())
}

/// Why nothing is said of all that was done in a span, where nothing is.
pub(super) fn silence(sound: &Sound, span: Span, counted: &Counted) -> Option<Silence> {
    if span.is_empty() {
        return Some(Silence::NoWeeks);
    }
    let is_one = sound.frame.people.known() == 1 || counted.took_part.is_one();
    is_one.then_some(Silence::OnePerson)
}

/// The dimensions of all that was done that are not said: of the use of AI where that would tell of one person, and
/// who took part where one person counts.
pub(super) fn not_said(of_ai: bool, count: &People) -> Vec<PostureDimension> {
    let ai = OF_AI.into_iter().filter(|_| of_ai);
    ai.chain([PostureDimension::Reach].into_iter().filter(|_| count.is_one())).collect()
}

/// What is quiet of some parts of a whole: those that are, and others, with the fewest people first, as long as those
/// parts together are about one person. What is quiet is the whole less what speaks.
fn hushed(parts: &[&People], mut quiet: Vec<bool>) -> Vec<bool> {
    loop {
        let of = |is: bool| parts.iter().zip(&quiet).enumerate().filter(move |(_, (_, quiet))| **quiet == is);
        let together = People::of_all(of(true).map(|(_, (people, _))| *people));
        let others = of(false).filter(|(_, (people, _))| people.len() > 0);
        let fewest = others.min_by_key(|(_, (people, _))| people.len()).map(|(place, _)| place);
        match fewest.and_then(|place| quiet.get_mut(place)).filter(|_| together.is_one()) {
            Some(slot) => *slot = true,
            None => return quiet,
        }
    }
}

/// Which quarters say nothing and why, and which of the others say nothing of the use of AI.
pub(super) fn of_quarters(sound: &Sound, quarters: &[(Span, Counted)]) -> Vec<(Option<Silence>, bool)> {
    let own: Vec<_> = quarters.iter().map(|(span, counted)| silence(sound, *span, counted)).collect();
    let took_part: Vec<_> = quarters.iter().map(|(_, counted)| &counted.took_part).collect();
    let silent = hushed(&took_part, own.iter().map(Option::is_some).collect());
    let used_ai: Vec<_> = quarters.iter().map(|(_, counted)| &counted.used_ai).collect();
    let of_ai = silent.iter().zip(&used_ai).map(|(silent, used_ai)| *silent || used_ai.is_one());
    let of_ai = hushed(&used_ai, of_ai.collect());
    let why = own.into_iter().zip(silent).map(|(own, silent)| own.or(silent.then_some(Silence::TellsOfAnother)));
    why.zip(of_ai).collect()
}

/// The teams of a programme, with who is in each and counts.
pub(super) struct Teams<'a> {
    pub(super) counted: &'a [Counted],
    pub(super) members: &'a [People],
    /// All people who count.
    pub(super) count: &'a People,
    pub(super) least: usize,
}

impl Teams<'_> {
    /// Of each team that is shown, the dimensions that are not; nothing of one that is not shown.
    pub(super) fn shown(&self) -> Vec<Option<Vec<PostureDimension>>> {
        let shown = self.spoken_of();
        let tells_reach = self.tells_reach(&shown);
        let used_ai: Vec<_> = self.counted.iter().map(|counted| &counted.used_ai).collect();
        let quiet = shown.iter().zip(&used_ai).map(|(shown, used_ai)| !shown || used_ai.is_one()).collect();
        let not = |of_ai: bool| {
            let ai = OF_AI.into_iter().filter(|_| of_ai);
            ai.chain([PostureDimension::Reach].into_iter().filter(|_| !tells_reach)).collect()
        };
        shown.iter().zip(hushed(&used_ai, quiet)).map(|(shown, of_ai)| shown.then(|| not(of_ai))).collect()
    }

    /// Which teams are shown: those with enough members and more than one who took part in them, unless those that
    /// are not shown would be told by what is left when they are taken from the whole.
    fn spoken_of(&self) -> Vec<bool> {
        let teams = || self.members.iter().zip(self.counted);
        let mut shown: Vec<bool> =
            teams().map(|(members, counted)| members.len() >= self.least && !counted.took_part.is_one()).collect();
        while !self.is_safe(&shown) {
            let still = self.members.iter().enumerate().filter(|(place, _)| shown.get(*place) == Some(&true));
            let Some((smallest, _)) = still.min_by_key(|(_, members)| members.len()) else { break };
            shown.get_mut(smallest).into_iter().for_each(|slot| *slot = false);
        }
        shown
    }

    /// Whether those who are in no team that is shown, and those who took part in its cycles, are none or enough.
    fn is_safe(&self, shown: &[bool]) -> bool {
        let hidden = || shown.iter().enumerate().filter(|(_, shown)| !**shown).map(|(place, _)| place);
        let took_part = hidden().filter_map(|place| self.counted.get(place)).map(|counted| &counted.took_part);
        let members = hidden().filter_map(|place| self.members.get(place));
        let is_enough = People::of_all(members).len() >= self.least && !People::of_all(took_part).is_one();
        hidden().next().is_none() || is_enough
    }

    /// Whether who takes part may be said by team: where teams share members, or few people are in none of those
    /// that are shown, one beside another or beside the whole would tell of them.
    fn tells_reach(&self, shown: &[bool]) -> bool {
        let teams = || self.members.iter().zip(shown).filter(|(_, shown)| **shown).map(|(members, _)| members);
        let inside = People::of_all(teams());
        let once = teams().map(People::len).sum::<usize>() == inside.len();
        let outside = self.count.iter().filter(|person| !inside.has(*person)).count();
        once && (outside == 0 || outside >= self.least)
    }
}
