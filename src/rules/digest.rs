//! A digest of the rule set, so that an answer can be traced to the rules that it rests on.

use super::rule::Rule;

/// A digest of rules by what decides their findings: code, level, what they block, parameters. Words
/// do not change it.
pub(crate) fn digest<'a>(rules: impl Iterator<Item = &'a Rule>) -> String {
    let mut digest = Digest::default();
    for rule in rules {
        digest.take(rule.code);
        digest.take(rule.name);
        digest.take(rule.level.as_str());
        digest.take(&format!("{:?}", rule.blocks));
        digest.take(rule.since);
        rule.parameters.iter().for_each(|name| digest.take(name));
    }
    format!("{:016x}", digest.end())
}

/// A digest of texts: 64-bit FNV-1a.
#[derive(Debug)]
pub(crate) struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    /// Takes in a text; where it ends counts too.
    pub(crate) fn take(&mut self, text: &str) {
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }

    /// The digest of all of them.
    pub(crate) fn end(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_more_or_less_is_another_digest() {
        let all = digest(crate::rules::all());
        assert_eq!(all.len(), 16);
        assert_ne!(all, digest(crate::rules::all().skip(1)));
        assert_eq!(all, digest(crate::rules::all()));
    }
}
