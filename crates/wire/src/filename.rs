//! File names that are safe to write, whatever a service or a prompt says.

/// Names that Windows keeps for devices.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A file name without folder or extension made from any text: letters and digits stay, everything else becomes one
/// dash; at most 60 characters; `model` where nothing is left.
#[must_use]
pub fn safe_file_stem(text: &str) -> String {
    let mut stem = String::new();
    for c in text.chars().take(2_000) {
        if c.is_alphanumeric() {
            stem.push(c);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
        if stem.chars().count() >= 60 {
            break;
        }
    }
    let stem = stem.trim_end_matches('-');
    if stem.is_empty() || RESERVED.contains(&stem.to_lowercase().as_str()) {
        "model".to_owned()
    } else {
        stem.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_names_become_plain_ones() {
        for (text, stem) in [
            ("a rustic wooden treasure chest", "a-rustic-wooden-treasure-chest"),
            ("../../etc/passwd", "etc-passwd"),
            ("C:\\windows\\nul", "C-windows-nul"),
            ("nul", "model"),
            ("\u{0}\u{7}\n", "model"),
            ("..", "model"),
            ("ein blauer Drache!", "ein-blauer-Drache"),
            ("龍", "龍"),
        ] {
            assert_eq!(safe_file_stem(text), stem);
        }
        assert_eq!(safe_file_stem(&"x".repeat(300)).len(), 60);
    }
}
