//! From doc comments and names in code to titles and descriptions for people.

use crate::language::sentence;

/// A doc comment without its code, links, Dutch term and line breaks.
pub(super) fn plain(doc: &str) -> String {
    let words: Vec<&str> = doc.split("```").next().unwrap_or_default().split_whitespace().collect();
    without_links(&without_term(&words.join(" ")))
}

/// The Dutch term that a doc comment gives in italics: `(*term*)` or `(*term*; P1)`.
pub(super) fn term(doc: &str) -> Option<&str> {
    doc.split_once("(*")?.1.split_once('*').map(|(term, _)| term)
}

fn without_term(doc: &str) -> String {
    let Some((before, rest)) = doc.split_once("(*") else { return doc.to_owned() };
    let Some((_, after)) = rest.split_once('*') else { return doc.to_owned() };
    match after.split_once(')') {
        Some(("", after)) => format!("{}{after}", before.trim_end()),
        Some((more, after)) => format!("{before}({}){after}", more.trim_start_matches(';').trim()),
        None => doc.to_owned(),
    }
}

/// Links become what they show.
fn without_links(doc: &str) -> String {
    let mut plain = String::new();
    let mut rest = doc;
    while let Some((before, after)) = rest.split_once("[`") {
        plain.push_str(before);
        let Some((shown, after)) = after.split_once("`]") else {
            plain.push_str("[`");
            rest = after;
            continue;
        };
        plain.push('`');
        plain.push_str(shown);
        plain.push('`');
        rest = match after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, after)) => after,
            None => after,
        };
    }
    plain.push_str(rest);
    plain
}

/// The numbers of the paper's claims that a text names: `P1`, `P21`.
pub(super) fn claims(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let is_claim = |word: &&str| {
        let number = word.strip_prefix('P').unwrap_or_default();
        !number.is_empty() && number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    words.filter(is_claim).map(str::to_owned).collect()
}

/// A name in code as people write it: `GoalId` is "Goal id", `ai_systems` is "AI systems".
pub(super) fn readable(name: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    for part in name.split(['_', '-', '$']).filter(|part| !part.is_empty()) {
        for letter in part.chars() {
            let starts = letter.is_uppercase() && name.contains(|c: char| c.is_lowercase());
            match words.last_mut().filter(|_| !starts) {
                Some(word) if !word.ends_with(' ') => word.push(letter),
                _ => words.push(letter.to_lowercase().to_string()),
            }
        }
        if let Some(word) = words.last_mut() {
            word.push(' ');
        }
    }
    let words = words.iter().map(|word| match word.trim() {
        "ai" => "AI".to_owned(),
        "json" => "JSON".to_owned(),
        "roi" => "ROI".to_owned(),
        "sroi" => "SROI".to_owned(),
        "uri" => "URI".to_owned(),
        word => word.to_owned(),
    });
    sentence(&words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_one_line_for_people() {
        let doc = " A week\n of [`a`](crate::b) team (*week*).\n\n ```\n let x = 1;\n ```\n";
        assert_eq!(plain(doc), "A week of `a` team.");
        assert_eq!(plain("A goal (*organisatiedoel*; P2), [`Goal`]."), "A goal (P2), `Goal`.");
        assert_eq!(plain("Odd [`one and (*two"), "Odd [`one and (*two");
        assert_eq!(term("A goal (*organisatiedoel*; P2)."), Some("organisatiedoel"));
        assert_eq!(term("A goal."), None);
    }

    #[test]
    fn claims_are_numbers_of_the_paper() {
        assert_eq!(claims("A goal (P2; P11). SP500, P, P123"), ["P2", "P11"]);
    }

    #[test]
    fn names_are_read_as_words() {
        for (name, words) in [
            ("GoalId", "Goal id"),
            ("AiSystemId", "AI system id"),
            ("ai_systems", "AI systems"),
            ("what-if", "What if"),
            ("SroiTerms", "SROI terms"),
            ("JsonKey", "JSON key"),
            ("uri", "URI"),
            ("P", "P"),
            ("$schema", "Schema"),
            ("LW101", "LW101"),
        ] {
            assert_eq!(readable(name), words);
        }
    }
}
