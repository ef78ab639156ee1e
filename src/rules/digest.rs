//! A digest of the rule set, so that an answer can be traced to the rules that it rests on.

use super::rule::Rule;

/// A digest of rules by what decides their findings: code, level, what they block, parameters. Words
/// do not change it. 64-bit FNV-1a, in hexadecimal.
pub(crate) fn digest<'a>(rules: impl Iterator<Item = &'a Rule>) -> String {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    };
    for rule in rules {
        take(rule.code);
        take(rule.name);
        take(rule.level.as_str());
        take(&format!("{:?}", rule.blocks));
        take(rule.since);
        rule.parameters.iter().for_each(|name| take(name));
    }
    format!("{hash:016x}")
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
