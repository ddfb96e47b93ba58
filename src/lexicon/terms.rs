//! What indicators are called. All that is said about a table of many articles needs no more of the lexicon than this.

use super::{
    sentences::{Lang, Sentences},
    tsv,
};
use std::sync::OnceLock;

/// The names of indicators: those of the program, and over them a reader's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// In the order they were told; of two with one id the first counts.
    pub own: Vec<Term>,
}

/// An indicator of a reader's own tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its id, which one of the program may have as well.
    pub id: String,
    /// Its name in Vietnamese and, where it is told, in English.
    pub names: [String; 2],
}

impl Terms {
    /// Takes the names out of a reader's own table of indicators.
    pub(super) fn over(indicators: &'static str) -> Terms {
        let term = |[id, vi, en]: [&str; 3]| Term { id: id.to_owned(), names: [vi.to_owned(), en.to_owned()] };
        Terms { own: tsv::rows(indicators).map(term).collect() }
    }

    /// The ids of all that have a name, the reader's own first; one that both have comes twice.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let ours = tsv::rows(tsv::table!("terms.tsv")).map(|[id]: [&str; 1]| id);
        self.own.iter().map(|term| term.id.as_str()).chain(ours)
    }

    /// What an indicator is called; by its Vietnamese name where it has no English one.
    pub fn name(&self, id: &str, lang: Lang) -> Option<&str> {
        static OURS: OnceLock<Sentences> = OnceLock::new();
        let ours = OURS.get_or_init(|| Sentences::new(tsv::table!("terms.tsv"))).find(id);
        let own = self.own.iter().find(|term| term.id == id).map(|term| &term.names);
        let told = [own.map(|names| &*names[lang as usize]), ours.map(|names| names[lang as usize])];
        told.into_iter().flatten().find(|name| !name.is_empty()).or(own.map(|names| &*names[Lang::Vi as usize]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readers_names_come_first() {
        let own =
            "id\tlabel_vi\tlabel_en\nonline_dossier_rate\tHồ sơ qua mạng\t\nmy_rate\tCủa tôi\t\nmy_rate\tKhác\tOther";
        let (ours, over) = (Terms::default(), Terms::over(own));
        let english = ours.name("online_dossier_rate", Lang::En);
        assert!(english.is_some_and(|name| name.is_ascii()));
        assert_eq!(over.name("online_dossier_rate", Lang::Vi), Some("Hồ sơ qua mạng"));
        assert_eq!(over.name("online_dossier_rate", Lang::En), english);
        assert_eq!([Lang::Vi, Lang::En].map(|lang| over.name("my_rate", lang)), [Some("Của tôi"); 2]);
        assert_eq!(ours.name("my_rate", Lang::Vi), None);
    }
}
