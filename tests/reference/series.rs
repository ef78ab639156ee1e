//! One expectation over the weeks: the teams' states, and their roll-up (section 4) at every week.

use super::calculus::{CARRIERS, Held, State, retention, yields};
use super::document::{list, text};
use super::exact::Exact;
use serde_json::Value;

/// What an expectation's teams and organisation had, week by week.
pub struct Series {
    /// The week of the first counted outcome, if any.
    pub first: Option<i32>,
    /// The organisation at the end of that week and of each later one up to `as_of`.
    weeks: Vec<State>,
    /// At `as_of`: the teams with a counted outcome, in the document's order.
    pub teams: Vec<(String, State)>,
}

/// One team on its way through the weeks, for one expectation.
struct Team<'a> {
    id: &'a str,
    members: i64,
    /// One state for each carrier.
    carriers: [State; 2],
    /// Whether it has a counted outcome by now.
    counted: bool,
}

impl Team<'_> {
    /// A week passes.
    fn pass(&mut self, week: i32, expectation: &Value, held: &Held<'_>, assumed: &Value) {
        let cycle = held.get(&(self.id, week)).copied();
        for (carrier, state) in CARRIERS.into_iter().zip(&mut self.carriers) {
            let new = cycle.map(|cycle| yields(cycle, expectation, carrier, assumed));
            let new = new.unwrap_or_default();
            self.counted |= !new.is_empty();
            *state = state.after(&retention(cycle, carrier, assumed), &new);
        }
    }

    /// S and D of the team: the sums over both carriers.
    fn state(&self) -> State {
        self.carriers[0].plus(&self.carriers[1])
    }
}

impl Series {
    /// Iterates an expectation from the first counted outcome to `as_of`. Before it all is 0.
    pub fn new(programme: &Value, expectation: &Value, held: &Held<'_>, assumed: &Value, as_of: i32) -> Series {
        let counts =
            |cycle: &&Value| CARRIERS.iter().any(|carrier| !yields(cycle, expectation, carrier, assumed).is_empty());
        let counted = held.iter().filter(|((_, week), cycle)| *week <= as_of && counts(cycle));
        let first = counted.map(|((_, week), _)| *week).min();
        let mut teams: Vec<Team<'_>> = list(programme, "teams").iter().map(start).collect();
        let mut weeks = Vec::new();
        for week in first.unwrap_or(as_of + 1)..=as_of {
            for team in &mut teams {
                team.pass(week, expectation, held, assumed);
            }
            weeks.push(organisation(&teams, expectation));
        }
        let counted = teams.iter().filter(|team| team.counted);
        let teams = counted.map(|team| (team.id.to_owned(), team.state())).collect();
        Series { first, weeks, teams }
    }

    /// The organisation at the end of a week up to `as_of`.
    pub fn at(&self, week: i32) -> State {
        let passed = self.first.map_or(-1, |first| week - first);
        match usize::try_from(passed) {
            Ok(index) => self.weeks[index].clone(),
            Err(_) => State::zero(),
        }
    }
}

/// A team before its first week.
fn start(team: &Value) -> Team<'_> {
    Team {
        id: text(team, "id"),
        members: list(team, "members").len().try_into().expect("a few people"),
        carriers: [State::zero(), State::zero()],
        counted: false,
    }
}

/// Section 4, team → organisation, over the teams that have a counted outcome by now: `sum` adds,
/// `mean` is weighted by the number of members as written.
fn organisation(teams: &[Team<'_>], expectation: &Value) -> State {
    let counted: Vec<_> = teams.iter().filter(|team| team.counted).collect();
    let is_mean = expectation["indicator"]["aggregate"] == "mean";
    let members: i64 = counted.iter().map(|team| team.members).sum();
    let share = |team: &Team<'_>| {
        if is_mean { Exact::ratio(team.members, members) } else { Exact::whole(1) }
    };
    let parts = counted.iter().map(|team| team.state().times(&share(team)));
    parts.fold(State::zero(), |sum, part| sum.plus(&part))
}
