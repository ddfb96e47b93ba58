//! From the bytes of a file to its text.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252, WINDOWS_1258};
use sodo::normalize::is_legacy;

/// The text of `bytes` without a byte order mark, or half a sentence on why they are none and what to do.
///
/// *Reads* UTF-8 and UTF-16 with their mark, UTF-8 without, windows-1258, the old Vietnamese code page, and the bytes of
/// TCVN3 and VNI as the Western letters that the analysis knows them by.
/// *Leaves alone* pictures, archives and word-processor files, and UTF-8 in which only some bytes are damaged:
/// read as windows-1258 it would turn silently into nonsense.
pub fn decode(bytes: &[u8]) -> Result<String, &'static str> {
    const NO_TEXT: &str = "is no text; save the article as plain text in UTF-8";
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return match whole(encoding, &bytes[length..]) {
            None => Err("has damaged bytes; save it again as plain text in UTF-8"),
            Some(text) if encoding == UTF_8 || latin(&text) => Some(text).filter(|text| readable(text)).ok_or(NO_TEXT),
            Some(_) => Err(NO_TEXT),
        };
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.to_owned()).filter(|text| readable(text)).ok_or(NO_TEXT),
        Err(_) if mostly_utf8(bytes) => Err("is UTF-8 with damaged bytes; save it again as plain text in UTF-8"),
        Err(_) => western(bytes)
            .or_else(|| whole(WINDOWS_1258, bytes).filter(|text| latin(text) && !text.chars().any(strange)))
            .ok_or(NO_TEXT),
    }
}

/// The Western letters that the bytes of TCVN3 and VNI are shown as.
fn western(bytes: &[u8]) -> Option<String> {
    whole(WINDOWS_1252, bytes).filter(|text| is_legacy(text) && !text.chars().any(strange))
}

/// The text where every byte has a meaning in the encoding.
fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(String::from)
}

/// True where the valid sequences of several bytes outnumber the broken ones: by chance, windows-1258 has hardly any.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// True for text with at most a stray control character, such as those that copying out of a PDF leaves behind.
fn readable(text: &str) -> bool {
    let few = |count: usize| count * 100 <= text.len();
    // What strange characters begin with; few texts have so many of these bytes that the characters must be looked at.
    let begins = |b: &u8| u8::from((*b < 0x20) & (b.wrapping_sub(9) > 4) | (*b == 0x7F) | (*b == 0xC2));
    let begins = text.as_bytes().chunks(128).map(|bytes| usize::from(bytes.iter().map(begins).sum::<u8>())).sum();
    !text.contains('\0') && (few(begins) || few(text.chars().filter(|&c| strange(c)).count()))
}

/// True where at least half of the characters are ASCII, as in any Vietnamese text, marks apart or not.
fn latin(text: &str) -> bool {
    text.chars().filter(char::is_ascii).count() * 2 >= text.chars().count()
}

/// Control characters that no text editor writes.
fn strange(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn every_encoding_of_one_sentence() {
        let text = "Tỷ lệ đạt 82%, tăng 5 bậc";
        let utf16 = |mark: u16| -> Vec<u16> { [mark].into_iter().chain(text.encode_utf16()).collect() };
        let le: Vec<u8> = utf16(0xFEFF).iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let be: Vec<u8> = utf16(0xFEFF).iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(decode(text.as_bytes()).as_deref(), Ok(text));
        assert_eq!(decode(format!("\u{feff}{text}").as_bytes()).as_deref(), Ok(text));
        assert_eq!(decode(&le).as_deref(), Ok(text));
        assert_eq!(decode(&be).as_deref(), Ok(text));
    }

    #[test]
    fn windows_1258_writes_tone_marks_as_letters_of_their_own() {
        assert_eq!(decode(b"ti\xD2nh \xF0a\xF2t 82%").as_deref(), Ok("ti\u{309}nh đa\u{323}t 82%"));
    }

    #[test]
    fn tcvn3_and_vni_are_left_to_the_analysis() {
        let tcvn3 = b"T\xFB l\xD6 h\xE5 s\xAC tr\xF9c tuy\xD5n \xAE\xB9t 82%";
        assert_eq!(decode(tcvn3).as_deref(), Ok("Tû lÖ hå s¬ trùc tuyÕn ®¹t 82%"));
        let vni = b"Ty\xFB le\xE4 ho\xE0 s\xF4 tr\xF6\xEFc tuye\xE1n \xF1a\xEFt 82%";
        assert_eq!(decode(vni).as_deref(), Ok("Tyû leä hoà sô tröïc tuyeán ñaït 82%"));
    }

    #[test]
    fn what_is_no_text_says_so() {
        assert!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").is_err_and(|why| why.contains("no text")));
        assert!(decode(b"PK\x03\x04\x14\0\x06\0").is_err_and(|why| why.contains("no text")));
        assert!(decode(b"\xFF\xFEt\0\x00\xD8x\0").is_err());
        assert!(decode(&(0x80..=0xFF).collect::<Vec<u8>>()).is_err());
        let mut cut = "Tỷ lệ hồ sơ trực tuyến đạt".as_bytes().to_vec();
        cut[3] = b'?';
        assert!(decode(&cut).is_err_and(|why| why.contains("damaged")));
    }
}
