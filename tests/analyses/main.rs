//! What follows from the results, held against naive models of it and against its laws.

#[path = "../common/mod.rs"]
mod common;
#[path = "../reference/mod.rs"]
mod reference;

#[cfg(feature = "calibrate")]
mod calibrate;
mod contributions;
#[cfg(feature = "calibrate")]
mod fitting;
mod forecast;
mod laws;
mod money;
mod posture;
mod posture_privacy;
mod reconcile;
mod sensitivity;
mod what_if;
