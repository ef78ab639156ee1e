//! Exact numbers: every JSON number is a binary fraction, so all that the calculus makes of it by
//! `+ − × ÷` is a fraction too. `num-rational` brings a fraction to lowest terms after every step,
//! which is hopeless after 520 weeks of multiplying by a 53-bit retention. Hence this type: the
//! powers of two stand apart in an exponent, and nothing is ever cancelled but those.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero, float::FloatCore};
use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Div, Mul, Sub};

/// `numerator / odd · 2^exponent`, where `odd` is odd and above zero. Zero is `0 / 1 · 2^0`.
#[derive(Clone)]
pub struct Exact {
    numerator: BigInt,
    odd: BigInt,
    exponent: i64,
}

/// `number · 2^places`.
fn shifted(number: &BigInt, places: i64) -> BigInt {
    number << u64::try_from(places).expect("shifted to the left only")
}

/// `number` as an odd number and the power of two that it held. `number` is not zero.
fn without_twos(number: BigInt) -> (BigInt, i64) {
    let twos = number.trailing_zeros().expect("not zero");
    let power = i64::try_from(twos).expect("a number that fits in memory");
    (number >> twos, power)
}

impl Exact {
    /// `numerator / denominator · 2^exponent`.
    fn new(numerator: BigInt, denominator: BigInt, exponent: i64) -> Exact {
        assert!(!denominator.is_zero(), "a fraction of zero");
        if numerator.is_zero() {
            return Exact::zero();
        }
        let (odd, twos) = without_twos(denominator);
        let numerator = if odd.is_negative() { -numerator } else { numerator };
        Exact { numerator, odd: odd.abs(), exponent: exponent - twos }
    }

    pub fn zero() -> Exact {
        Exact { numerator: BigInt::zero(), odd: BigInt::one(), exponent: 0 }
    }

    /// A whole number.
    pub fn whole(number: i64) -> Exact {
        Exact::ratio(number, 1)
    }

    /// `above / below`, as for the exact decimal `1e-9`, which is `ratio(1, 1_000_000_000)`.
    pub fn ratio(above: i64, below: i64) -> Exact {
        Exact::new(above.into(), below.into(), 0)
    }

    /// The exact value of a finite double.
    pub fn of(double: f64) -> Exact {
        assert!(double.is_finite(), "{double} is no number");
        let (mantissa, exponent, sign) = FloatCore::integer_decode(double);
        if mantissa == 0 {
            return Exact::zero();
        }
        let (numerator, twos) = without_twos(BigInt::from(mantissa) * sign);
        Exact { numerator, odd: BigInt::one(), exponent: i64::from(exponent) + twos }
    }

    pub fn is_zero(&self) -> bool {
        self.numerator.is_zero()
    }

    pub fn abs(&self) -> Exact {
        Exact { numerator: self.numerator.abs(), odd: self.odd.clone(), exponent: self.exponent }
    }

    pub fn squared(&self) -> Exact {
        self * self
    }

    /// The square root of a number that is not negative, cut off beyond 128 significant bits.
    pub fn root(&self) -> Exact {
        assert!(!self.numerator.is_negative(), "the root of {self:?}");
        if self.is_zero() {
            return Exact::zero();
        }
        // numerator / odd · 2^exponent = scaled · 2^-2k, with scaled of 256 bits or more.
        let bits = i64::try_from(self.odd.bits()).expect("fits in memory");
        let half = (256 + bits - self.exponent).max(0).div_euclid(2) + 1;
        let lifted = self.exponent + 2 * half;
        let scaled = shifted(&self.numerator, lifted.max(0)) / &self.odd;
        Exact::new(scaled.sqrt(), BigInt::one(), -half)
    }

    /// The same number as numerator and denominator.
    fn fraction(&self) -> (BigInt, BigInt) {
        (shifted(&self.numerator, self.exponent.max(0)), shifted(&self.odd, (-self.exponent).max(0)))
    }

    /// The same number as a fraction in lowest terms. Slow for long series.
    pub fn to_rational(&self) -> BigRational {
        let (numerator, denominator) = self.fraction();
        BigRational::new(numerator, denominator)
    }

    /// The nearest double, for messages.
    pub fn to_f64(&self) -> f64 {
        let (numerator, denominator) = self.fraction();
        BigRational::new_raw(numerator, denominator).to_f64().unwrap_or(f64::NAN)
    }
}

impl Add for &Exact {
    type Output = Exact;
    fn add(self, other: &Exact) -> Exact {
        if self.is_zero() {
            return other.clone();
        }
        if other.is_zero() {
            return self.clone();
        }
        let exponent = self.exponent.min(other.exponent);
        let mine = shifted(&self.numerator, self.exponent - exponent);
        let theirs = shifted(&other.numerator, other.exponent - exponent);
        if (&self.odd % &other.odd).is_zero() {
            let sum = mine + theirs * (&self.odd / &other.odd);
            return Exact::new(sum, self.odd.clone(), exponent);
        }
        let sum = mine * &other.odd + theirs * &self.odd;
        Exact::new(sum, &self.odd * &other.odd, exponent)
    }
}

impl Sub for &Exact {
    type Output = Exact;
    fn sub(self, other: &Exact) -> Exact {
        self + &(&Exact::whole(-1) * other)
    }
}

impl Mul for &Exact {
    type Output = Exact;
    fn mul(self, other: &Exact) -> Exact {
        let numerator = &self.numerator * &other.numerator;
        Exact::new(numerator, &self.odd * &other.odd, self.exponent + other.exponent)
    }
}

impl Div for &Exact {
    type Output = Exact;
    fn div(self, other: &Exact) -> Exact {
        let numerator = &self.numerator * &other.odd;
        Exact::new(numerator, &self.odd * &other.numerator, self.exponent - other.exponent)
    }
}

/// The same four for owned numbers, so that formulas read as formulas.
macro_rules! owned {
    ($($operator:ident $method:ident),*) => { $(
        impl $operator for Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact { (&self).$method(&other) }
        }
        impl $operator<&Exact> for Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact { (&self).$method(other) }
        }
        impl $operator<Exact> for &Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact { self.$method(&other) }
        }
    )* };
}
owned!(Add add, Sub sub, Mul mul, Div div);

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Exact>>(numbers: I) -> Exact {
        numbers.fold(Exact::zero(), |sum, number| sum + number)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Exact) -> Ordering {
        (self - other).numerator.cmp(&BigInt::zero())
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Exact) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl fmt::Debug for Exact {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:e}", self.to_f64())
    }
}
