//! The tables that names are read from: documents, bodies, systems, programmes, persons, credits.

use super::{
    list::PhraseList,
    phrases::{Case, Meaning, case_of},
    tsv,
};
use crate::segment::{Key, tokenize};

macro_rules! names {
    ($($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        /// What a phrase does in a name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Name {
            /// A kind of document, with the row of its code.
            Document(u8),
            $($(#[$doc])* $variant),+
        }

        impl Name {
            /// The part that a table calls by this word.
            fn from_word(word: &str) -> Option<Name> {
                match word { $($word => Some(Name::$variant),)+ _ => None }
            }
        }
    };
}

names! {
    /// A body by its whole name.
    Org = "org whole",
    /// A body that needs its place behind it: UBND tỉnh.
    OrgSeat = "org seat",
    /// A word that needs the field a body works in: Sở Nội vụ.
    OrgHead = "org head",
    /// A word that needs a name in capitals: Báo Hà Giang.
    OrgName = "org name",
    /// A field that bodies work in.
    OrgField = "org field",
    /// A system by its whole name.
    Platform = "platform whole",
    /// A system that may take its owner behind it.
    PlatformHead = "platform head",
    /// A sort of system that counts only with an owner or a capital: Trung tâm dữ liệu.
    PlatformOwned = "platform owned",
    /// A word that needs a name in capitals: Ứng dụng Hậu Giang.
    PlatformName = "platform app",
    /// A programme by its whole name.
    Programme = "programme whole",
    /// A programme known by its number: Đề án 06.
    ProgrammeNumbered = "programme numbered",
    /// An office or trade.
    Role = "person role",
    /// A form of address.
    Title = "person title",
    /// What a role ends before: cho biết.
    Says = "person says",
    /// A family name.
    Surname = "person surname",
    /// Leads to where an article was taken from.
    Source = "credit source",
    /// Leads to a writer, whose outlet may stand behind in brackets.
    From = "credit theo",
    /// Leads to a writer.
    Byline = "credit byline",
    /// Leads to a photographer.
    Photo = "credit photo",
    /// Stands beside a writer in brackets: thực hiện.
    Aside = "credit aside",
    /// A writer who is not named: PV.
    Desk = "credit desk",
    /// Leads to the day on which an article came out.
    Dated = "credit dated",
    /// Numbers the articles of one text: Bài số 2.
    Label = "credit label",
    /// Leads to the headline of an article in a list of some: Tiêu đề.
    Head = "credit head",
    /// Heads what belongs to a document: Phụ lục.
    Annex = "credit annex",
    /// Carries a document's scope on: định hướng đến năm 2030.
    Scope = "credit scope",
    /// Đại hội: a document of a Party congress.
    Congress = "credit congress",
    /// lần thứ.
    Times = "credit times",
    /// Between a document's number and its date: ban hành, ký.
    Issued = "credit issued",
}

/// Words of one syllable that hold names together.
pub struct Joints {
    /// số.
    pub number: Key,
    /// của.
    pub of: Key,
    /// và.
    pub and: Key,
    /// về.
    pub about: Key,
    /// quốc, the first syllable of quốc gia.
    pub nation: Key,
}

/// Adds the phrases of all name tables. *Gives* the codes of the kinds of documents.
pub fn names(phrases: &mut PhraseList) -> Vec<&'static str> {
    let mut codes = Vec::new();
    for [phrase, code] in tsv::rows(tsv::table!("legal_types.tsv")) {
        let row = codes.len().try_into().expect("there are fewer than 256 kinds of documents");
        phrases.add(phrase, Meaning::Name(Name::Document(row)), case_of(phrase));
        codes.push(code);
    }
    for [surname] in tsv::rows(tsv::table!("surnames.tsv")) {
        phrases.add(surname, Meaning::Name(Name::Surname), Case::Names);
    }
    for [list, name] in tsv::rows(tsv::table!("names.tsv")) {
        phrases.add_all(list, Name::from_word(name).map(Meaning::Name));
    }
    codes
}

/// The words of `joints.tsv`.
pub fn joints() -> Joints {
    let word = |wanted: &str| {
        let mut rows = tsv::rows(tsv::table!("joints.tsv"));
        let row = rows.find(|[_, joint]| *joint == wanted);
        row.and_then(|[word, _]| tokenize(word).first().map(|token| token.key)).unwrap_or(Key::NONE)
    };
    Joints { number: word("number"), of: word("of"), and: word("and"), about: word("about"), nation: word("nation") }
}
