//! The canonical composition of Latin letters.
//!
//! Unicode's NFC for the letters that Vietnamese text can hold; everything else stays as it was given. The general
//! tables of `icu_normalizer` would be a seventh of the module; the tests hold the two against each other.

/// Each combining mark with the letters that it can stand on, and what the two become: the canonical decompositions
/// of two characters in the Latin blocks of UnicodeData.txt (Unicode 16).
const LETTERS: &[(char, &str)] = &[
    ('\u{300}', "AÀEÈIÌNǸOÒUÙWẀYỲaàeèiìnǹoòuùwẁyỳÂẦÊỀÔỒÜǛâầêềôồüǜĂẰăằĒḔēḕŌṐōṑƠỜơờƯỪưừ"),
    (
        '\u{301}',
        "AÁCĆEÉGǴIÍKḰLĹMḾNŃOÓPṔRŔSŚUÚWẂYÝZŹaácćeégǵiíkḱlĺmḿnńoópṕrŕsśuúwẃyýzźÂẤÅǺÆǼÇḈÊẾÏḮÔỐÕṌØǾÜǗâấåǻæǽçḉêếïḯôốõṍøǿüǘĂẮăắĒḖēḗŌṒōṓŨṸũṹƠỚơớƯỨưứ",
    ),
    ('\u{302}', "AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶZẐaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷzẑẠẬạậẸỆẹệỌỘọộ"),
    ('\u{303}', "AÃEẼIĨNÑOÕUŨVṼYỸaãeẽiĩnñoõuũvṽyỹÂẪÊỄÔỖâẫêễôỗĂẴăẵƠỠơỡƯỮưữ"),
    ('\u{304}', "AĀEĒGḠIĪOŌUŪYȲaāeēgḡiīoōuūyȳÄǞÆǢÕȬÖȪÜǕäǟæǣõȭöȫüǖǪǬǫǭȦǠȧǡȮȰȯȱḶḸḷḹṚṜṛṝ"),
    ('\u{306}', "AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭȨḜȩḝẠẶạặ"),
    ('\u{307}', "AȦBḂCĊDḊEĖFḞGĠHḢIİMṀNṄOȮPṖRṘSṠTṪWẆXẊYẎZŻaȧbḃcċdḋeėfḟgġhḣmṁnṅoȯpṗrṙsṡtṫwẇxẋyẏzżŚṤśṥŠṦšṧṢṨṣṩ"),
    ('\u{308}', "AÄEËHḦIÏOÖUÜWẄXẌYŸaäeëhḧiïoötẗuüwẅxẍyÿÕṎõṏŪṺūṻ"),
    ('\u{309}', "AẢEẺIỈOỎUỦYỶaảeẻiỉoỏuủyỷÂẨÊỂÔỔâẩêểôổĂẲăẳƠỞơởƯỬưử"),
    ('\u{30A}', "AÅUŮaåuůwẘyẙ"),
    ('\u{30B}', "OŐUŰoőuű"),
    ('\u{30C}', "AǍCČDĎEĚGǦHȞIǏKǨLĽNŇOǑRŘSŠTŤUǓZŽaǎcčdďeěgǧhȟiǐjǰkǩlľnňoǒrřsštťuǔzžÜǙüǚƷǮʒǯ"),
    ('\u{30F}', "AȀEȄIȈOȌRȐUȔaȁeȅiȉoȍrȑuȕ"),
    ('\u{311}', "AȂEȆIȊOȎRȒUȖaȃeȇiȋoȏrȓuȗ"),
    ('\u{31B}', "OƠUƯoơuư"),
    ('\u{323}', "AẠBḄDḌEẸHḤIỊKḲLḶMṂNṆOỌRṚSṢTṬUỤVṾWẈYỴZẒaạbḅdḍeẹhḥiịkḳlḷmṃnṇoọrṛsṣtṭuụvṿwẉyỵzẓƠỢơợƯỰưự"),
    ('\u{324}', "UṲuṳ"),
    ('\u{325}', "AḀaḁ"),
    ('\u{326}', "SȘTȚsștț"),
    ('\u{327}', "CÇDḐEȨGĢHḨKĶLĻNŅRŖSŞTŢcçdḑeȩgģhḩkķlļnņrŗsştţ"),
    ('\u{328}', "AĄEĘIĮOǪUŲaąeęiįoǫuų"),
    ('\u{32D}', "DḒEḘLḼNṊTṰUṶdḓeḙlḽnṋtṱuṷ"),
    ('\u{32E}', "HḪhḫ"),
    ('\u{330}', "EḚIḬUṴeḛiḭuṵ"),
    ('\u{331}', "BḆDḎKḴLḺNṈRṞTṮZẔbḇdḏhẖkḵlḻnṉrṟtṯzẕ"),
];

/// The composed letter of a letter and a mark.
fn pair(letter: char, mark: char) -> Option<char> {
    let row = LETTERS.binary_search_by_key(&mark, |row| row.0).ok()?;
    let mut letters = LETTERS[row].1.chars();
    while let (Some(base), Some(composed)) = (letters.next(), letters.next()) {
        if base == letter {
            return Some(composed);
        }
    }
    None
}

/// The letter and the mark that a composed letter is made of.
fn parts(composed: char) -> Option<(char, char)> {
    if composed.is_ascii() {
        return None;
    }
    LETTERS.iter().find_map(|&(mark, letters)| {
        let mut letters = letters.chars();
        while let (Some(base), Some(whole)) = (letters.next(), letters.next()) {
            if whole == composed {
                return Some((base, mark));
            }
        }
        None
    })
}

/// True for a sign that is set on the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20F0}' | '\u{FE20}'..='\u{FE2F}')
        && c != '\u{34F}'
}

/// Which marks come first: the canonical combining class (UnicodeData.txt), as far as Latin letters take them.
fn class(mark: char) -> u8 {
    match mark {
        '\u{334}'..='\u{338}' => 1,
        '\u{321}' | '\u{322}' | '\u{327}' | '\u{328}' => 202,
        '\u{31B}' => 216,
        '\u{316}'..='\u{319}' | '\u{31C}'..='\u{320}' | '\u{323}'..='\u{326}' | '\u{329}'..='\u{333}' => 220,
        '\u{339}'..='\u{33C}' | '\u{347}'..='\u{349}' | '\u{34D}' | '\u{34E}' => 220,
        _ => 230,
    }
}

/// Composes the letters of some words with the marks behind them.
pub(super) fn compose(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut marks: Vec<char> = Vec::new();
    let mut letters = words.chars().peekable();
    while let Some(mut letter) = letters.next() {
        marks.clear();
        while let Some((base, mark)) = parts(letter) {
            marks.insert(0, mark);
            letter = base;
        }
        while let Some(mark) = letters.next_if(|&c| is_mark(c)) {
            marks.push(match mark {
                '\u{340}' => '\u{300}',
                '\u{341}' => '\u{301}',
                mark => mark,
            });
        }
        crate::order::by_key(&mut marks, |&mark| u64::from(class(mark)));
        // A mark joins the letter unless one of its own class stands between that did not.
        let mut blocked = 0;
        let mut rest = String::new();
        for &mark in &marks {
            match pair(letter, mark).filter(|_| class(mark) > blocked) {
                Some(composed) => letter = composed,
                None => {
                    blocked = class(mark);
                    rest.push(mark);
                }
            }
        }
        out.push(letter);
        out.push_str(&rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use icu_normalizer::ComposingNormalizerBorrowed;

    #[test]
    fn composes_as_unicode_does() {
        let nfc = ComposingNormalizerBorrowed::new_nfc();
        let marks = "\u{300}\u{301}\u{303}\u{309}\u{323}\u{302}\u{306}\u{31B}\u{308}\u{327}\u{341}";
        let letters = "aAeEiIoOuUyYdDnNcCsSzZ";
        let more = LETTERS.iter().flat_map(|row| row.1.chars());
        for letter in letters.chars().chain(more) {
            for first in marks.chars() {
                for second in marks.chars() {
                    for words in [format!("{letter}{first}"), format!("{letter}{first}{second}t")] {
                        assert_eq!(compose(&words), nfc.normalize(&words), "{words:?}");
                    }
                }
            }
        }
        for words in ["\u{301}", "", "Tỷ lệ", "\u{301}\u{302}a"] {
            assert_eq!(compose(words), nfc.normalize(words), "{words:?}");
        }
    }
}
