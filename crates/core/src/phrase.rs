//! The sentences of answers: a small template language, so that wording is data.
//!
//! `{part}` is replaced by the part's words. `[…]` drops what is inside when a part in it is missing; `[a|b]` takes the
//! first alternative whose parts are all there. Brackets nest.

/// A template, parsed and checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    Part(String),
    Optional(Vec<Vec<Piece>>),
}

/// Why a text is no template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// A bracket or a brace without its partner.
    #[error("a bracket or brace has no partner in “{0}”")]
    Unbalanced(String),
    /// A placeholder that names nothing.
    #[error("“{{{name}}}” names nothing: use one of {known}")]
    Unknown {
        /// The placeholder.
        name: String,
        /// The names that exist.
        known: String,
    },
}

impl Template {
    /// Parses a template whose placeholders must be among `known`.
    ///
    /// # Errors
    /// An unbalanced bracket, or an unknown placeholder.
    pub fn parse(text: &str, known: &[&str]) -> Result<Self, TemplateError> {
        let mut letters = text.chars().peekable();
        let mut alternatives =
            alternatives(&mut letters, false, 0).ok_or_else(|| TemplateError::Unbalanced(text.to_owned()))?;
        let template = Self { pieces: alternatives.pop().unwrap_or_default() };
        match unknown(&template.pieces, known) {
            Some(name) => Err(TemplateError::Unknown { name, known: known.join(", ") }),
            None => Ok(template),
        }
    }

    /// Fills the template; a part outside brackets that has no words leaves nothing.
    pub fn fill(&self, words: &dyn Fn(&str) -> Option<String>) -> String {
        fill_all(&self.pieces, words, false).unwrap_or_default().trim().to_owned()
    }
}

/// The first placeholder that is not among `known`.
fn unknown(pieces: &[Piece], known: &[&str]) -> Option<String> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Part(name) if !known.contains(&name.as_str()) => Some(name.clone()),
        Piece::Optional(alternatives) => alternatives.iter().find_map(|inside| unknown(inside, known)),
        _ => None,
    })
}

type Letters<'a> = std::iter::Peekable<std::str::Chars<'a>>;

/// Alternatives up to the closing bracket, or to the end of the text; `None` when brackets do not match.
fn alternatives(letters: &mut Letters<'_>, inside: bool, depth: u8) -> Option<Vec<Vec<Piece>>> {
    let mut found = vec![Vec::new()];
    let mut words = String::new();
    loop {
        let letter = letters.next();
        let ends_words = matches!(letter, None | Some('[' | ']' | '{' | '|'));
        if ends_words && !words.is_empty() && (inside || letter != Some('|')) {
            found.last_mut()?.push(Piece::Words(std::mem::take(&mut words)));
        }
        match letter {
            None => return (!inside).then_some(found),
            Some(']') => return inside.then_some(found),
            Some('|') if inside => found.push(Vec::new()),
            Some('[') if depth < 8 => {
                found.last_mut()?.push(Piece::Optional(alternatives(letters, true, depth + 1)?));
            }
            Some('{') => found.last_mut()?.push(Piece::Part(placeholder(letters)?)),
            Some('[' | '}') => return None,
            Some(other) => words.push(other),
        }
    }
}

fn placeholder(letters: &mut Letters<'_>) -> Option<String> {
    let mut name = String::new();
    loop {
        match letters.next()? {
            '}' => return Some(name),
            letter if letter.is_ascii_lowercase() || letter == '_' => name.push(letter),
            _ => return None,
        }
    }
}

fn fill_all(pieces: &[Piece], words: &dyn Fn(&str) -> Option<String>, strict: bool) -> Option<String> {
    let mut sentence = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(text) => sentence.push_str(text),
            Piece::Part(name) => match words(name) {
                Some(text) => sentence.push_str(&text),
                None if strict => return None,
                None => {}
            },
            Piece::Optional(alternatives) => {
                let filled = alternatives.iter().find_map(|inside| fill_all(inside, words, true));
                sentence.push_str(&filled.unwrap_or_default());
            }
        }
    }
    Some(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(template: &str, parts: &[(&str, &str)]) -> String {
        let template = Template::parse(template, &["delay", "clock", "for"]).unwrap();
        let find = |name: &str| parts.iter().find(|(id, _)| *id == name).map(|(_, text)| (*text).to_owned());
        template.fill(&find)
    }

    #[test]
    fn brackets_drop_what_is_missing() {
        let template = "[Sous {delay}[ {clock}]|Sans délai publié][, {for}].";
        assert_eq!(
            say(template, &[("delay", "4 h"), ("clock", "ouvrées"), ("for", "membres")]),
            "Sous 4 h ouvrées, membres."
        );
        assert_eq!(say(template, &[("delay", "4 h")]), "Sous 4 h.");
        assert_eq!(say(template, &[("for", "membres")]), "Sans délai publié, membres.");
    }

    #[test]
    fn mistakes_in_templates_are_found() {
        for text in ["[a", "a]", "{delay", "{Delay}", "}", "[[[[[[[[[a]]]]]]]]]"] {
            assert!(Template::parse(text, &["delay"]).is_err(), "{text}");
        }
        let error = Template::parse("{dealy}", &["delay"]).unwrap_err();
        assert_eq!(error.to_string(), "“{dealy}” names nothing: use one of delay");
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "[\\[\\]{}|a-z ]{0,40}") {
            if let Ok(template) = Template::parse(&text, &["a", "b"]) {
                template.fill(&|_| Some("x".to_owned()));
            }
        }
    }
}
