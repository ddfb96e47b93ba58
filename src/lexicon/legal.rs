//! The forms of a legal document's number.

use std::sync::OnceLock;

#[cfg(not(target_arch = "wasm32"))]
use expression::Forms;
#[cfg(target_arch = "wasm32")]
use machine::Forms;

/// Recognises the numbers of legal and Party documents (`legal_forms.tsv`).
#[derive(Default)]
pub struct LegalForms {
    /// All forms in one, made ready for the first number that could be one.
    forms: OnceLock<Forms>,
}

impl LegalForms {
    /// *Reads* 18-NQ/TU, 06/QĐ-TTg, 42/2022/NĐ-CP, 202/2025/QH15, 57- NQ/TW at the front of a text.
    /// *Gives* the bytes of the number. *Leaves alone* 26/33, 15-20%, 116,3/100 dân, 80 km/h, 28/8/2023.
    pub fn at_front(&self, text: &str) -> Option<usize> {
        if opens(text) { self.forms.get_or_init(Forms::new).at_front(text) } else { None }
    }
}

/// The forms as one expression.
#[cfg(not(target_arch = "wasm32"))]
mod expression {
    use crate::lexicon::tsv;
    use regex::Regex;

    pub struct Forms(Regex);

    impl Forms {
        pub fn new() -> Forms {
            let forms: Vec<&str> = tsv::rows(include_str!("legal_forms.tsv")).map(|[_, pattern]| pattern).collect();
            let forms = Regex::new(&format!("^(?:{})", forms.join("|")));
            Forms(forms.expect("the forms are written by us and met by the test below"))
        }

        pub fn at_front(&self, text: &str) -> Option<usize> {
            self.0.find(text).map(|found| found.end())
        }
    }
}

/// The same expression, compiled by `build.rs`.
#[cfg(any(target_arch = "wasm32", test))]
mod machine {
    use regex_automata::{
        Anchored, Input,
        dfa::{Automaton, sparse::DFA},
    };

    static FORMS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/legal_forms.dfa"));

    pub struct Forms(DFA<&'static [u8]>);

    impl Forms {
        pub fn new() -> Forms {
            Forms(DFA::from_bytes(FORMS).expect("the forms were compiled for this very program").0)
        }

        pub fn at_front(&self, text: &str) -> Option<usize> {
            let found = self.0.try_search_fwd(&Input::new(text).anchored(Anchored::Yes));
            found.ok().flatten().map(|found| found.offset())
        }
    }
}

/// True where a capital stands behind digits, dashes and slashes, as in all forms: most numbers need no more.
fn opens(text: &str) -> bool {
    let numbers = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b' ' | b'-' | b'/');
    let behind = text.bytes().take(LONGEST_FRONT).find(|byte| !numbers(byte));
    behind.is_some_and(|byte| byte.is_ascii_uppercase() || !byte.is_ascii())
}

/// "12345/2024/": so many bytes, and blanks, stand at most before the capital.
const LONGEST_FRONT: usize = 16;

#[cfg(test)]
mod tests {
    use super::{LegalForms, machine};

    #[test]
    fn numbers_of_documents_and_what_only_looks_like_them() {
        let (forms, machine) = (LegalForms::default(), machine::Forms::new());
        for number in [
            "18-NQ/TU",
            "06/QĐ-TTg",
            "42/2022/NĐ-CP",
            "202/2025/QH15",
            "57- NQ/TW",
            "7722/VPCP-KSTT",
            "14/2023/QĐ-UBND",
        ] {
            let text = format!("{number} ngày");
            assert_eq!(forms.at_front(&text), Some(number.len()), "{number}");
            assert_eq!(machine.at_front(&text), Some(number.len()), "{number} in the module");
        }
        for other in ["26/33 chỉ tiêu", "15-20%", "116,3/100 dân", "28/8/2023", "24/7", "80/H", "3-5 sao"] {
            assert_eq!((forms.at_front(other), machine.at_front(other)), (None, None), "{other}");
        }
    }
}
