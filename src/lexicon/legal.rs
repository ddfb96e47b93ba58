//! The forms of a legal document's number.

use super::tsv;
use regex::Regex;
use std::sync::OnceLock;

/// Recognises the numbers of legal and Party documents (`legal_forms.tsv`).
pub struct LegalForms {
    table: &'static str,
    /// One expression of all forms, built for the first number that could be one.
    forms: OnceLock<Regex>,
}

impl LegalForms {
    /// The forms of a table.
    pub fn new(table: &'static str) -> LegalForms {
        LegalForms { table, forms: OnceLock::new() }
    }

    /// *Reads* 18-NQ/TU, 06/QĐ-TTg, 42/2022/NĐ-CP, 202/2025/QH15, 57- NQ/TW at the front of a text.
    /// *Gives* the bytes of the number. *Leaves alone* 26/33, 15-20%, 116,3/100 dân, 80 km/h, 28/8/2023.
    pub fn at_front(&self, text: &str) -> Option<usize> {
        if !opens(text) {
            return None;
        }
        let forms = self.forms.get_or_init(|| expression(self.table));
        forms.find(text).map(|found| found.end())
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

fn expression(table: &'static str) -> Regex {
    let forms: Vec<&str> = tsv::rows(table).map(|[_, pattern]| pattern).collect();
    let forms = Regex::new(&format!("^(?:{})", forms.join("|")));
    forms.expect("the forms are written by us and met by the test below")
}

#[cfg(test)]
mod tests {
    use super::LegalForms;

    #[test]
    fn numbers_of_documents_and_what_only_looks_like_them() {
        let forms = LegalForms::new(include_str!("legal_forms.tsv"));
        for number in [
            "18-NQ/TU",
            "06/QĐ-TTg",
            "42/2022/NĐ-CP",
            "202/2025/QH15",
            "57- NQ/TW",
            "7722/VPCP-KSTT",
            "14/2023/QĐ-UBND",
        ] {
            assert_eq!(forms.at_front(&format!("{number} ngày")), Some(number.len()), "{number}");
        }
        for other in ["26/33 chỉ tiêu", "15-20%", "116,3/100 dân", "28/8/2023", "24/7", "80/H", "3-5 sao"] {
            assert_eq!(forms.at_front(other), None, "{other}");
        }
    }
}
