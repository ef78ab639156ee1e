//! `analyse money`: what a programme cost and brought.

use anstyle::Style;
use lerendwerken::calculus::{self, Money, NoMoney, SroiTerms};
use lerendwerken::model::{Horizon, Week};
use lerendwerken::{Answer, Language};

use super::Asked;
use super::settings::Settings;
use crate::args::Format;
use crate::assumptions;
use crate::call::Call;
use crate::grid::grid;
use crate::output::{self, BOLD, Out, Stop, YELLOW, styled};
use crate::refusal::Refusal;
use lerendwerken::numbers::{exact_percentage, number, rounded};

pub(super) fn run(asked: &Asked, mut settings: Settings) -> Result<u8, Stop> {
    let terms = terms(&mut settings, asked.call)?;
    settings.end()?;
    let money = calculus::money(&asked.sound, asked.as_of, terms.as_ref());
    let money = money.map_err(|why: NoMoney| Refusal::new(asked.call, why.message(asked.call.language)))?;
    match asked.call.format {
        Format::Json => output::json(asked.call, &Answer::new(money)),
        Format::Text => text(asked, &money),
    }
}

/// The terms of a social return on investment: all of them, or none.
fn terms(settings: &mut Settings, call: Call) -> Result<Option<SroiTerms>, Refusal> {
    let (impact, drop_off) = (settings.number::<f64>("impact")?, settings.number::<f64>("drop_off")?);
    let (years, cost) = (settings.number::<u16>("years")?, settings.number::<f64>("cost")?);
    match (impact, drop_off, years, cost) {
        (None, None, None, None) => Ok(None),
        (Some(impact), Some(drop_off), Some(years), cost) => Ok(Some(SroiTerms { impact, drop_off, years, cost })),
        _ => Err(Refusal::new(
            call,
            call.say(
                "voor SROI zijn `impact`, `drop_off` en `years` samen nodig (`cost` mag erbij)",
                "for SROI `impact`, `drop_off` and `years` are needed together (`cost` may be added)",
            ),
        )),
    }
}

/// Money as people read it.
struct Words<'a> {
    money: &'a Money,
    call: Call,
}

impl Words<'_> {
    fn amount(&self, amount: f64) -> String {
        let currency = self.money.currency.map(|it| it.to_string()).unwrap_or_default();
        format!("{currency} {}", number(amount, 0, self.call.language))
    }

    fn with_error(&self, amount: f64, error: f64) -> String {
        if error == 0.0 {
            return self.amount(amount);
        }
        format!("{} ± {}", self.amount(amount), number(error, 0, self.call.language))
    }
}

fn text(asked: &Asked, money: &Money) -> Result<u8, Stop> {
    let call = asked.call;
    let words = Words { money, call };
    let mut out = asked.text("geld tot en met", "money up to and including")?;
    let cost = money.cost.map_or_else(
        || call.say("het programma vermeldt geen kosten", "the programme gives no costs").to_owned(),
        |cost| words.amount(cost),
    );
    out.line(format_args!("{}: {cost}\n", call.say("Kosten", "Cost")))?;
    out.line(table(&words))?;
    out.line("")?;
    let apart = call.say(
        "De twee termijnen staan elk tegenover de hele kosten en worden nooit opgeteld.",
        "Each of the two horizons stands against the whole cost; they are never added up.",
    );
    out.paragraph(Style::new(), apart)?;
    if !money.rows.is_empty() {
        out.line(format_args!("\n{}", styled(BOLD, call.say("Per verwachting", "By expectation"))))?;
        out.line(by_expectation(&words))?;
    }
    sroi(&mut out, &words)?;
    out.line("")?;
    for warning in &money.warnings {
        let about = if warning.about.is_empty() { String::new() } else { format!(": {}", warning.about.join(", ")) };
        let what = format!("{}{about}", warning.kind.label(call.language));
        out.paragraph(YELLOW, &format!("{} {what}", call.say("let op:", "mind:")))?;
    }
    if !money.not_valued.is_empty() {
        let ids: Vec<_> = money.not_valued.iter().map(ToString::to_string).collect();
        let what = call.say("zonder waarde in geld, en dus niet meegeteld:", "without a worth, and so not counted:");
        out.paragraph(Style::new(), &format!("{what} {}", ids.join(", ")))?;
    }
    out.line("")?;
    assumptions::write(&mut out, &money.assumptions, call)?;
    out.end()
}

fn table(words: &Words<'_>) -> String {
    let (money, call) = (words.money, words.call);
    let header = [
        "",
        call.say("baten", "benefit"),
        "ROI",
        call.say("baten/kosten", "benefit/cost"),
        call.say("terugverdiend", "paid back"),
    ];
    let none = || "–".to_owned();
    let row = |horizon: Horizon, [benefit, error, roi, ratio]: [Option<f64>; 4], payback: Option<Week>| {
        let sign = if call.language == Language::Nl { " %" } else { "%" };
        [
            horizon.label(call.language).to_owned(),
            benefit.map_or_else(none, |benefit| words.with_error(benefit, error.unwrap_or_default())),
            roi.map_or_else(none, |roi| format!("{}{sign}", number(roi, 0, call.language))),
            ratio.map_or_else(none, |ratio| number(ratio, 2, call.language)),
            payback.map_or_else(none, |week| week.to_string()),
        ]
    };
    let direct =
        [money.benefit.direct, money.benefit_error.direct, money.roi_percent.direct, money.benefit_cost_ratio.direct];
    let durable = [
        money.benefit.durable,
        money.benefit_error.durable,
        money.roi_percent.durable,
        money.benefit_cost_ratio.durable,
    ];
    let rows =
        [row(Horizon::Direct, direct, money.payback.direct), row(Horizon::Durable, durable, money.payback.durable)];
    grid(header, [false, true, true, true, true], rows)
}

fn by_expectation(words: &Words<'_>) -> String {
    let call = words.call;
    let header = [
        call.say("verwachting", "expectation"),
        call.say("termijn", "horizon"),
        call.say("waarde", "value"),
        call.say("per eenheid", "per unit"),
        call.say("baten", "benefit"),
    ];
    let rows = words.money.rows.iter().map(|row| {
        [
            row.expectation.to_string(),
            row.horizon.label(call.language).to_owned(),
            format!("{} {}", rounded(row.value, call.language), row.unit),
            number(row.worth, 2, call.language),
            words.with_error(row.benefit, row.benefit_error),
        ]
    });
    grid(header, [false, false, true, true, true], rows)
}

fn sroi(out: &mut Out, words: &Words<'_>) -> Result<(), Stop> {
    let (call, Some(sroi)) = (words.call, &words.money.sroi) else { return Ok(()) };
    let rate = exact_percentage(sroi.discount_rate, call.language);
    let ratio = |ratio: Option<f64>| {
        ratio.map_or_else(String::new, |ratio| format!(", SROI {}", number(ratio, 2, call.language)))
    };
    out.line(format_args!("\n{}", styled(BOLD, "SROI")))?;
    let said = |first: bool| {
        if first {
            call.say("eerste jaar ook verdisconteerd", "first year discounted too")
        } else {
            call.say("eerste jaar niet verdisconteerd", "first year not discounted")
        }
    };
    for (first, value, of_cost) in [
        (sroi.discount_first_year, sroi.present_value, sroi.ratio),
        (!sroi.discount_first_year, sroi.other_present_value, sroi.other_ratio),
    ] {
        let what = call.say("contante waarde", "present value");
        out.line(format_args!("  {what} ({}; {rate}): {}{}", said(first), words.amount(value), ratio(of_cost)))?;
    }
    Ok(())
}
