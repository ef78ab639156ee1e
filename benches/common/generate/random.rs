//! Numbers that look random and are the same for the same seed (splitmix64, Steele et al. 2014).

/// A stream of numbers.
pub(super) struct Random(u64);

impl Random {
    /// The stream that belongs to a seed and a place, such as a team and a week. Each place has its
    /// own, so that one cycle can be made without those before it.
    pub(super) fn at(seed: u64, purpose: u64, team: u32, when: u32) -> Self {
        let mut own = Self(seed ^ (u64::from(team) << 32 | u64::from(when)));
        let place = own.next();
        Self(place ^ purpose.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// The next number.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number below another.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        (((self.next() >> 32) * u64::from(end)) >> 32) as u32
    }

    /// One of several.
    pub(super) fn of<T: Copy>(&mut self, several: &[T]) -> T {
        several[self.below(several.len() as u32) as usize]
    }
}
