//! The names of sources as URIs.

/// The name of a source as a URI: what is no plain character is percent-encoded; a path from the root is one of
/// a file, any other is relative.
pub(super) fn of(source: &str) -> String {
    let path = if cfg!(windows) { source.replace('\\', "/") } else { source.to_owned() };
    let has_drive = cfg!(windows) && path.as_bytes().get(1) == Some(&b':');
    let mut uri = String::from(match (path.starts_with('/'), has_drive) {
        (true, _) => "file://",
        (false, true) => "file:///",
        (false, false) => "",
    });
    let mut rest = path.as_str();
    while let Some(after) = rest.strip_prefix("./") {
        rest = after;
    }
    for byte in rest.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_a_uri() {
        for (source, expected) in [
            ("waterland.json", "waterland.json"),
            ("./data/waterland.json", "data/waterland.json"),
            ("../a b/é#?%.json", "../a%20b/%C3%A9%23%3F%25.json"),
            ("/tmp/waterland.json", "file:///tmp/waterland.json"),
            ("c:d.json", "c%3Ad.json"),
            ("<stdin>", "%3Cstdin%3E"),
        ] {
            assert_eq!(of(source), expected);
        }
    }
}
