//! Values week by week, a line each.

use lerendwerken::calculus::Results;

use crate::call::Call;
use crate::output::{BOLD, Out, Stop, styled};
use lerendwerken::numbers::estimate;

/// Writes the weeks of every expectation.
pub(crate) fn write(out: &mut Out, results: &Results, call: Call) -> Result<(), Stop> {
    let language = call.language;
    out.line(styled(BOLD, call.say("Week voor week", "Week by week")))?;
    for it in &results.expectations {
        let Some(weeks) = &it.weekly else { continue };
        out.line(format_args!("\n{} ({})", it.expectation, it.unit))?;
        if weeks.is_empty() {
            out.line(call.say("  nog niets gemeld", "  nothing reported yet"))?;
            continue;
        }
        let short = weeks.iter().map(|week| estimate(week.short_term, language));
        let short: Vec<_> = std::iter::once(call.say("kort", "short").to_owned()).chain(short).collect();
        let width = short.iter().map(|text| text.chars().count()).max().unwrap_or(0);
        let long = weeks.iter().map(|week| estimate(week.long_term, language));
        let long = std::iter::once(call.say("lang", "long").to_owned()).chain(long);
        let week =
            std::iter::once(call.say("week", "week").to_owned()).chain(weeks.iter().map(|it| it.week.to_string()));
        for ((week, short), long) in week.zip(short).zip(long) {
            out.line(format_args!("  {week:8}  {short:width$}  {long}"))?;
        }
    }
    Ok(())
}
