//! Figures as Parquet: the columns of the CSV for machines, with numbers as numbers and words as they are.
//!
//! What comes out hangs on the figures alone, never on how often a run was ended: a group of rows is closed behind the batch
//! that fills it, and a run that goes on takes over the groups that are there.

use parquet::{
    basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel},
    column::writer::{ColumnCloseResult, ColumnWriter},
    data_type::ByteArray,
    errors::ParquetError,
    file::{
        metadata::{
            FileMetaData, ParquetMetaData, ParquetMetaDataOptions, ParquetMetaDataReader, ParquetMetaDataWriter,
            RowGroupMetaData,
        },
        properties::{EnabledStatistics, WriterProperties},
        reader::ChunkReader,
        writer::SerializedFileWriter,
    },
    schema::types::{ColumnPath, Type},
};
use sodo::{
    corpus::Source,
    export::csv::{COLUMNS, Field, fields},
};
use std::{
    io::{self, Write},
    sync::Arc,
};

/// Rows of a group, at least, but for the last one: about 10 MB while they wait.
const GROUP: usize = 1 << 15;

/// What the columns hold that are no words.
const NUMBERS: [&str; 5] = ["OBS_VALUE", "target", "rule", "high", "of"];
const COUNTS: [&str; 2] = ["UNIT_MULT", "DECIMALS"];
/// Columns whose least and greatest value help nobody who looks for rows, and would fill the foot of the file; so it is with
/// numbers, which are of all indicators.
const LONG: [&str; 5] = ["label", "quote", "sentence", "title", "url"];

/// The cells of one column; what is empty is not among the values.
enum Column {
    Words(Vec<ByteArray>),
    Numbers(Vec<f64>),
    Counts(Vec<i32>),
}

/// Rows, column by column.
pub struct Rows {
    columns: Vec<(Column, Vec<i16>)>,
    count: usize,
}

impl Rows {
    /// No rows.
    fn none() -> Rows {
        let column = |name: &&str| match *name {
            name if NUMBERS.contains(&name) => Column::Numbers(Vec::new()),
            name if COUNTS.contains(&name) => Column::Counts(Vec::new()),
            _ => Column::Words(Vec::new()),
        };
        Rows { columns: COLUMNS.iter().map(|name| (column(name), Vec::new())).collect(), count: 0 }
    }

    /// The figures of an article.
    pub fn of(source: &Source) -> Rows {
        let mut rows = Rows::none();
        for cell in source.cells() {
            rows.count += 1;
            for ((column, there), field) in rows.columns.iter_mut().zip(fields(cell)) {
                there.push(i16::from(column.take(field)));
            }
        }
        rows
    }

    fn append(&mut self, other: Rows) {
        self.count += other.count;
        for ((into, there), (from, has)) in self.columns.iter_mut().zip(other.columns) {
            there.extend(has);
            match (into, from) {
                (Column::Words(into), Column::Words(from)) => into.extend(from),
                (Column::Numbers(into), Column::Numbers(from)) => into.extend(from),
                (Column::Counts(into), Column::Counts(from)) => into.extend(from),
                _ => unreachable!("all rows have the same columns"),
            }
        }
    }
}

impl Column {
    /// Takes a cell; false where there is nothing in it.
    fn take(&mut self, field: Field) -> bool {
        match (self, field) {
            (Column::Words(words), Field::Text(text)) if !text.is_empty() => words.push(text.as_bytes().into()),
            (Column::Words(words), Field::Quote(text)) if !text.is_empty() => words.push(text.as_bytes().into()),
            (Column::Numbers(numbers), Field::Number(value, _)) => {
                // By way of its digits: the nearest machine number to what is printed.
                numbers.push(value.to_string().parse().unwrap_or(f64::NAN));
            }
            (Column::Counts(counts), Field::Count(count)) => counts.push(count as i32),
            _ => return false,
        }
        true
    }
}

/// A file of figures, written a group of rows at a time.
pub struct Writer<W: Write + Send> {
    file: SerializedFileWriter<Past<W>>,
    waiting: Rows,
}

impl<W: Write + Send> Writer<W> {
    /// A file from its beginning.
    pub fn new(to: W) -> io::Result<Writer<W>> {
        Writer::behind(0, to)
    }

    /// A file that goes on behind what a run before has written: `there` reads it, up to where `to` goes on, and `foot` is what
    /// [`Writer::foot`] gave then.
    pub fn resumed(to: W, there: &impl ChunkReader, bytes: u64, foot: Vec<u8>) -> io::Result<Writer<W>> {
        // All that the foot says, so that it says the same again.
        let whole = ParquetMetaDataOptions::new().with_encoding_stats_as_mask(false);
        let mut reader = ParquetMetaDataReader::new().with_metadata_options(Some(whole));
        reader.try_parse(&bytes::Bytes::from(foot)).map_err(told)?;
        let before = reader.finish().map_err(told)?;
        let mut writer = Writer::behind(bytes, to)?;
        for group in before.row_groups() {
            writer.take_over(group, there).map_err(told)?;
        }
        Ok(writer)
    }

    fn behind(left: u64, to: W) -> io::Result<Writer<W>> {
        let file = SerializedFileWriter::new(Past { left, to }, Arc::new(schema()), Arc::new(properties()));
        Ok(Writer { file: file.map_err(told)?, waiting: Rows::none() })
    }

    /// Says of a group what it says of those that it writes. Its bytes are there.
    fn take_over(&mut self, group: &RowGroupMetaData, there: &impl ChunkReader) -> Result<(), ParquetError> {
        let mut into = self.file.next_row_group()?;
        for metadata in group.columns() {
            let column = ColumnCloseResult {
                bytes_written: metadata.compressed_size() as u64,
                rows_written: group.num_rows() as u64,
                metadata: metadata.clone(),
                bloom_filter: None,
                column_index: None,
                offset_index: None,
            };
            into.append_column(there, column)?;
        }
        into.close().map(|_| ())
    }

    /// Takes rows that will stand in the next group.
    pub fn rows(&mut self, rows: Rows) {
        self.waiting.append(rows);
    }

    /// Writes a group where there are rows enough for one; true where all that was taken is written.
    pub fn fill(&mut self) -> io::Result<bool> {
        if self.waiting.count < GROUP {
            return Ok(self.waiting.count == 0);
        }
        self.group().map(|()| true)
    }

    fn group(&mut self) -> io::Result<()> {
        let rows = std::mem::replace(&mut self.waiting, Rows::none());
        put(&mut self.file, &rows).map_err(told)?;
        self.file.flush()
    }

    /// What has to be known to go on behind the last group.
    pub fn foot(&self) -> io::Result<Vec<u8>> {
        let groups = self.file.flushed_row_groups();
        let rows = groups.iter().map(RowGroupMetaData::num_rows).sum();
        let schema = Arc::new(parquet::schema::types::SchemaDescriptor::new(Arc::new(schema())));
        let all = ParquetMetaData::new(FileMetaData::new(2, rows, None, None, schema, None), groups.to_vec());
        let mut foot = b"PAR1".to_vec();
        ParquetMetaDataWriter::new(&mut foot, &all).finish().map_err(told)?;
        Ok(foot)
    }

    /// Where it is written to.
    pub fn to(&mut self) -> &mut W {
        &mut self.file.inner_mut().to
    }

    /// Bytes written so far.
    pub fn bytes(&self) -> u64 {
        self.file.bytes_written() as u64
    }

    /// Leaves out what would stand in the next group.
    pub fn forget(&mut self) {
        self.waiting = Rows::none();
    }

    /// Writes the rest and the foot, and gives back where it was written to.
    pub fn end(mut self) -> io::Result<W> {
        if self.waiting.count > 0 {
            self.group()?;
        }
        self.file.into_inner().map(|past| past.to).map_err(told)
    }
}

fn put<W: Write + Send>(file: &mut SerializedFileWriter<W>, rows: &Rows) -> Result<(), ParquetError> {
    let mut group = file.next_row_group()?;
    for (cells, there) in &rows.columns {
        let Some(mut column) = group.next_column()? else { break };
        let there = Some(there.as_slice());
        match (cells, column.untyped()) {
            (Column::Words(words), ColumnWriter::ByteArrayColumnWriter(to)) => to.write_batch(words, there, None)?,
            (Column::Numbers(numbers), ColumnWriter::DoubleColumnWriter(to)) => to.write_batch(numbers, there, None)?,
            (Column::Counts(counts), ColumnWriter::Int32ColumnWriter(to)) => to.write_batch(counts, there, None)?,
            _ => unreachable!("the schema is made of the same columns"),
        };
        column.close()?;
    }
    group.close().map(|_| ())
}

/// The columns as Parquet knows them: each may be empty.
fn schema() -> Type {
    let column = |name: &&str| {
        let physical = match *name {
            name if NUMBERS.contains(&name) => Physical::DOUBLE,
            name if COUNTS.contains(&name) => Physical::INT32,
            _ => Physical::BYTE_ARRAY,
        };
        let logical = (physical == Physical::BYTE_ARRAY).then_some(LogicalType::String);
        let column = Type::primitive_type_builder(name, physical)
            .with_repetition(Repetition::OPTIONAL)
            .with_logical_type(logical)
            .build();
        Arc::new(column.expect("the types of columns fit together"))
    };
    Type::group_type_builder("figures")
        .with_fields(COLUMNS.iter().map(column).collect())
        .build()
        .expect("a group of columns is a schema")
}

fn properties() -> WriterProperties {
    // No index of pages: it would have to be kept beside an output that is not ended.
    let most = WriterProperties::builder()
        .set_created_by(concat!("sodo ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true);
    let of_long = |all, name: &&str| {
        parquet::file::properties::WriterPropertiesBuilder::set_column_statistics_enabled(
            all,
            ColumnPath::from(*name),
            EnabledStatistics::None,
        )
    };
    LONG.iter().chain(&NUMBERS).chain(&COUNTS).fold(most, of_long).build()
}

fn told(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(cause) => match cause.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(cause) => io::Error::other(cause),
        },
        error => io::Error::other(error),
    }
}

/// Writes what comes behind so many bytes, which are there.
struct Past<W> {
    left: u64,
    to: W,
}

impl<W: Write> Write for Past<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.left == 0 {
            return self.to.write(bytes);
        }
        let past = bytes.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        self.left -= past as u64;
        Ok(past)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
