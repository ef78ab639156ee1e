//! Ids as keyed hashes, for when all that is asked of them is whether one comes again.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, BuildHasherDefault, Hash};

/// Stands for an id: a 128-bit hash under keys of this process. That two different ids look alike has a
/// chance below 10⁻²⁴ among ten million, whoever chose them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hashed(u64, u64);

/// Hashes ids, under its own keys.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hasher(RandomState, RandomState);

impl Hasher {
    pub(crate) fn hash(&self, id: impl Hash) -> Hashed {
        Hashed(self.0.hash_one(&id), self.1.hash_one(&id))
    }
}

impl Hashed {
    /// Half of it, for where a first look is enough.
    pub(crate) fn half(self) -> u64 {
        self.0
    }
}

impl Hash for Hashed {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        state.write_u64(self.0);
    }
}

/// Takes what is hashed already as it is.
pub(crate) type AsItIs = BuildHasherDefault<Taken>;

/// The hash that was written to it.
#[derive(Debug, Default)]
pub(crate) struct Taken(u64);

impl std::hash::Hasher for Taken {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
