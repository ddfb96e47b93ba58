//! Articles out of Parquet, a row each: `text`, and where they are there `doc`, `published` and `url`.

use super::super::{
    decode::decode,
    input::{Item, MOST, Refused},
};
use parquet::{
    basic::Type as Physical,
    errors::ParquetError,
    file::{reader::FileReader, serialized_reader::SerializedFileReader},
    record::{Field, Row, reader::RowIter},
    schema::types::Type,
};
use sodo::{Article, Period, wire};
use std::{
    fs::File,
    iter,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

/// Columns that an article is made of.
const COLUMNS: [&str; 4] = ["doc", "text", "published", "url"];
/// Rows that the library has in memory at a time.
const AT_ONCE: usize = 64;

/// The articles of a file called `shown`; `name` stands before the number of a row that has no name of its own. What is wrong
/// with the file is a sentence.
pub fn articles(
    file: File,
    shown: String,
    name: String,
    published: Option<Period>,
) -> Result<impl Iterator<Item = Item> + Send, String> {
    let broken = |why: String| format!("{shown}: it is no whole .parquet ({why}); write it again");
    let mut rows =
        sound(|| opened(file)).and_then(|rows| rows.map_err(|error| error.to_string())).map_err(broken)?.ok_or_else(
            || format!("{shown}: it has no column \"text\" of words; call the column that holds the articles text"),
        )?;
    let mut number = 0;
    let mut over = false;
    Ok(iter::from_fn(move || {
        if over {
            return None;
        }
        let row = sound(|| rows.next()).and_then(|row| row.transpose().map_err(|error| error.to_string()));
        number += 1;
        let refused = |why: &str| Refused { why: format!("{shown}, row {number}: {why}"), at: Some(number) };
        match row {
            Ok(row) => row.map(|row| article(&row, &name, number, published).map_err(|why| refused(&why))),
            Err(why) => {
                over = true;
                Some(Err(refused(&format!("it could not be read ({why}); what stands before it was"))))
            }
        }
    }))
}

/// The library trusts a file in places, and panics where it should not have: that is one more way to say that it is damaged.
fn sound<T>(read: impl FnOnce() -> T) -> Result<T, String> {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let found = catch_unwind(AssertUnwindSafe(read));
    std::panic::set_hook(before);
    found.map_err(|_| "it is damaged".to_owned())
}

/// The rows of a file, of those columns that are wanted; none where it has no texts.
fn opened(file: File) -> Result<Option<RowIter<'static>>, ParquetError> {
    let reader = SerializedFileReader::new(file)?;
    let schema = reader.metadata().file_metadata().schema_descr().root_schema();
    let is_words = |column: &Type| column.is_primitive() && column.get_physical_type() == Physical::BYTE_ARRAY;
    let has = |column: &&Arc<Type>| COLUMNS.contains(&column.name()) && column.is_primitive();
    let wanted: Vec<_> = schema.get_fields().iter().filter(has).cloned().collect();
    if !wanted.iter().any(|column| column.name() == "text" && is_words(column)) {
        return Ok(None);
    }
    let wanted = Type::group_type_builder(schema.name()).with_fields(wanted).build()?;
    let rows = RowIter::from_file_into(Box::new(reader)).project(Some(wanted))?;
    Ok(Some(rows.with_batch_size(AT_ONCE)))
}

fn article(row: &Row, name: &str, number: usize, published: Option<Period>) -> Result<Article, String> {
    let of = |wanted: &str| row.get_column_iter().find(|(name, _)| *name == wanted).map(|(_, field)| field);
    let words = |wanted: &str| of(wanted).map_or(Ok(None), |field| words(field, wanted));
    let text = words("text")?.ok_or("its text is empty; each row needs an article")?;
    if text.len() > MOST {
        return Err(format!("it holds more than {} MB of text; cut it into its articles", MOST >> 20));
    }
    let article = wire::Article {
        doc: words("doc")?.unwrap_or_else(|| format!("{name}#{number}")),
        text,
        published: words("published")?,
        url: words("url")?,
        decisions: Vec::new(),
    };
    let mut article = article
        .into_core()
        .map_err(|day| format!("\"published\" is '{day}', no day of the calendar; write it as 2024-12-19"))?;
    article.published = article.published.or(published);
    Ok(article)
}

/// The words of a cell; a day as it is written.
fn words(field: &Field, column: &str) -> Result<Option<String>, String> {
    match field {
        Field::Null => Ok(None),
        Field::Str(words) => Ok(Some(words.clone())),
        Field::Bytes(bytes) => decode(bytes.data()).map(Some).map_err(|why| format!("its {column} {why}")),
        Field::Date(_) => Ok(Some(field.to_string().chars().take("2024-12-19".len()).collect())),
        _ => Err(format!("its {column} is neither words nor a day")),
    }
}
