//! The tags of a page, read plainly.

/// The names of the elements as they open and close, in order; what stands in a style is no element.
pub(crate) fn structure(page: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, behind) = after.split_once('>').expect("a tag ends");
        let name: String =
            tag.chars().take_while(|c| !c.is_whitespace() && *c != '/' || names.is_empty() && *c == '!').collect();
        let closes = if tag.starts_with('/') { tag.to_owned() } else { name.clone() };
        rest = if name == "style" { behind.split_once("</style>").expect("a style ends").1 } else { behind };
        names.push(closes);
    }
    names
}

/// The texts that a reader sees, tags taken out and entities read, one space between.
pub(crate) fn text(page: &str) -> String {
    let body = page.split_once("<body>").expect("a page has a body").1;
    let mut text = String::new();
    let mut inside = false;
    for c in body.chars() {
        match c {
            '<' => {
                inside = true;
                text.push(' ');
            }
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn tags_and_texts_are_told_apart() {
    let page = "<!DOCTYPE html><html><style>a > b {}</style><body><p class=\"x\">a &lt;b&gt;<br>c</p></body></html>";
    assert_eq!(structure(page), ["!DOCTYPE", "html", "style", "body", "p", "br", "/p", "/body", "/html"]);
    assert_eq!(text(page), "a <b> c");
}
