//! Section 5: how an expectation stands at `as_of`.

use super::document::{list, number, optional_number, text, week, week_text};
use super::exact::Exact;
use super::series::Series;
use super::{Distance, Estimate, Figure, Measured, Standing};
use serde_json::Value;

/// The terms of an expectation, to be held against its series.
pub struct Terms<'a> {
    pub expectation: &'a Value,
    pub as_of: i32,
    declared: i32,
    due: i32,
    baseline: Exact,
    /// target − baseline
    span: Exact,
    tolerance: Exact,
}

impl<'a> Terms<'a> {
    pub fn new(expectation: &'a Value, assumed: &Value, as_of: i32) -> Terms<'a> {
        let baseline = number(expectation, "baseline");
        Terms {
            expectation,
            as_of,
            declared: week(expectation, "declared"),
            due: week(expectation, "due"),
            span: number(expectation, "target") - &baseline,
            baseline,
            tolerance: number(assumed, "tolerance"),
        }
    }

    /// (level − baseline) / (target − baseline)
    fn share(&self, level: &Exact) -> Exact {
        (level - &self.baseline) / &self.span
    }

    /// The value of its horizon at a week, S for `direct` and D for `durable`, over the span.
    fn attained(&self, series: &Series, week: i32) -> Estimate {
        let state = series.at(week);
        let direct = text(self.expectation, "horizon") == "direct";
        let value = if direct { state.short } else { state.long };
        value.times(&(Exact::whole(1) / &self.span))
    }

    /// a, at min(as_of, due), not clipped.
    pub fn attainment(&self, series: &Series) -> Estimate {
        self.attained(series, self.as_of.min(self.due))
    }

    /// x: piecewise linear through 0 at `declared`, each milestone's share at its week and 1 at
    /// `due`; 0 before, 1 after.
    pub fn expected(&self) -> Figure {
        if self.as_of <= self.declared {
            return Figure::zero();
        }
        if self.as_of >= self.due {
            return Figure::term(Exact::whole(1));
        }
        let mut points = vec![(self.declared, Exact::zero())];
        for milestone in list(self.expectation, "milestones") {
            points.push((week(milestone, "week"), self.share(&number(milestone, "target"))));
        }
        points.push((self.due, Exact::whole(1)));
        let now = self.as_of;
        let stretch = points.windows(2).find(|stretch| now <= stretch[1].0).expect("before due");
        let ((from, low), (until, high)) = (&stretch[0], &stretch[1]);
        let done = Exact::ratio((now - from).into(), (until - from).into());
        let value = low + (high - low) * done;
        Figure { value, terms: low.abs() + high.abs() }
    }

    /// The standing, the first that holds, and the distance to the thresholds that decide it.
    pub fn standing(&self, series: &Series) -> Standing {
        if self.declared > self.as_of {
            return Standing { name: "not_declared", margin: None, doubt: Exact::zero() };
        }
        let billionth = Exact::ratio(1, 1_000_000_000);
        let a = self.attainment(series).figure;
        let x = self.expected();
        let reached = Exact::whole(1) - &billionth;
        let ahead = &x.value + &self.tolerance + &billionth;
        let behind = &x.value - &self.tolerance - &billionth;
        let (name, thresholds) = if a.value >= reached {
            ("reached", vec![reached])
        } else if self.as_of > self.due {
            ("missed", vec![reached])
        } else if series.first.is_none() {
            ("not_started", vec![reached])
        } else if a.value > ahead {
            ("ahead", vec![reached, ahead])
        } else if a.value < behind {
            ("behind", vec![reached, ahead, behind])
        } else {
            ("on_track", vec![reached, ahead, behind])
        };
        let margin = thresholds.iter().map(|threshold| (&a.value - threshold).abs()).min();
        let terms = a.terms + x.terms + &self.tolerance + Exact::whole(1);
        Standing { name, margin, doubt: terms * Exact::ratio(1, 1_000_000_000_000) }
    }

    /// The latest measurement at or before `as_of`, the last in the document on a tie.
    pub fn measured(&self, series: &Series, measurements: &[Value]) -> Option<Measured> {
        let id = text(self.expectation, "id");
        let latest = measurements
            .iter()
            .filter(|measurement| text(measurement, "expectation") == id)
            .filter(|measurement| week(measurement, "week") <= self.as_of)
            .max_by_key(|measurement| week(measurement, "week"))?;
        let week = week(latest, "week");
        let attainment = Figure::term(self.share(&number(latest, "level")));
        let reported = self.attained(series, week);
        let error = optional_number(latest, "standard_error");
        let distance = error.and_then(|error| self.distance(&attainment, &reported, &error));
        Some(Measured { week: week_text(week), attainment, distance })
    }

    /// (m − aₘ) / √(se_m² + se_a²), absent where the denominator is 0.
    fn distance(&self, measured: &Figure, reported: &Estimate, error: &Exact) -> Option<Distance> {
        let variance = (error / &self.span).squared() + &reported.variance;
        let difference = measured.plus(&reported.figure.times(&Exact::whole(-1)));
        (!variance.is_zero()).then_some(Distance { difference, variance })
    }
}
