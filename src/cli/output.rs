//! Where analyses are printed, and in which form.

use super::{
    args::Format,
    journal::{Done, Journal},
    parquet::{Rows, Writer},
};
use sodo::{
    corpus::Table,
    export::{
        csv::{self, Style},
        sdmx,
    },
};
use std::{
    fs::File,
    io::{self, BufWriter, Stdout, Write},
    path::Path,
};

/// What was read out of an article.
pub struct Printed {
    /// In the form asked for.
    pub form: Form,
    /// How many figures it has.
    pub figures: usize,
    /// And how many of them are in doubt.
    pub doubtful: usize,
}

/// Figures as they are printed.
pub enum Form {
    /// Lines, or a part of a list.
    Words(Vec<u8>),
    /// Rows of a file that has groups of them.
    Rows(Rows),
}

/// What writes a table in a format that is one.
pub fn table_form(format: Format) -> Option<fn(&Table) -> String> {
    match format {
        Format::Csv => Some(|table| csv::write(table, Style::Machine, None)),
        Format::Sdmx => Some(|table| sdmx::write(table, None)),
        Format::JsonLines | Format::Json | Format::Parquet => None,
    }
}

/// A file that a later run can go on with, or what comes and goes.
enum To {
    File(Journal),
    Screen(BufWriter<Stdout>),
}

impl To {
    /// What is written so far is whole.
    fn keep(&mut self, done: Done, more: &[u8]) -> io::Result<()> {
        match self {
            To::File(file) => file.keep(done, more),
            To::Screen(screen) => screen.flush(),
        }
    }

    fn end(&mut self) -> io::Result<()> {
        match self {
            To::File(file) => file.end(),
            To::Screen(screen) => screen.flush(),
        }
    }
}

impl Write for To {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            To::File(file) => file.write(bytes),
            To::Screen(screen) => screen.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            To::File(file) => file.flush(),
            To::Screen(screen) => screen.flush(),
        }
    }
}

/// How it is written: bytes one behind the other, or groups of rows.
enum Way {
    Words(To),
    Rows(Box<Writer<To>>),
}

/// An output that is being written.
pub struct Output {
    way: Way,
    format: Format,
    done: Done,
    /// What of it a run can go on behind, if this one ends now.
    kept: Done,
}

impl Output {
    /// Standard output.
    pub fn screen(format: Format) -> io::Result<Output> {
        let to = To::Screen(BufWriter::with_capacity(1 << 16, io::stdout()));
        let way = if format == Format::Parquet { Way::Rows(Box::new(Writer::new(to)?)) } else { Way::Words(to) };
        Output { way, format, done: Done::default(), kept: Done::default() }.started()
    }

    /// A file, of which so much is done; `more` is what its journal kept.
    pub fn file(journal: Journal, done: Done, more: Vec<u8>, path: &Path, format: Format) -> io::Result<Output> {
        let to = To::File(journal);
        let way = match format {
            Format::Parquet if done.bytes > 0 => {
                Way::Rows(Box::new(Writer::resumed(to, &File::open(path)?, done.bytes, more)?))
            }
            Format::Parquet => Way::Rows(Box::new(Writer::new(to)?)),
            _ => Way::Words(to),
        };
        Output { way, format, done, kept: done }.started()
    }

    /// With what stands before the first article. A run that goes on has it.
    fn started(mut self) -> io::Result<Output> {
        if self.done.bytes == 0 {
            match self.format {
                Format::JsonLines | Format::Parquet => {}
                Format::Json => self.write(b"[")?,
                Format::Csv | Format::Sdmx => {
                    let head = table_form(self.format).map(|rows| rows(&Table::default())).unwrap_or_default();
                    self.write(head.as_bytes())?;
                }
            }
        }
        Ok(self)
    }

    /// What is done.
    pub fn done(&self) -> Done {
        self.done
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.done.bytes += bytes.len() as u64;
        match &mut self.way {
            Way::Words(to) => to.write_all(bytes),
            Way::Rows(_) => Ok(()),
        }
    }

    /// Writes what was read out of an article.
    pub fn article(&mut self, Printed { form, figures, doubtful }: Printed) -> io::Result<()> {
        match (form, &mut self.way) {
            (Form::Rows(rows), Way::Rows(writer)) => writer.rows(rows),
            (Form::Rows(_), Way::Words(_)) => {}
            (Form::Words(words), _) => {
                if self.format == Format::Json {
                    self.write(if self.done.articles == 0 { b"\n" } else { b",\n" })?;
                }
                self.write(&words)?;
            }
        }
        self.done.items += 1;
        self.done.articles += 1;
        self.done.figures += figures;
        self.done.doubtful += doubtful;
        Ok(())
    }

    /// Counts something that could not be read.
    pub fn failed(&mut self) {
        self.done.items += 1;
        self.done.failed += 1;
    }

    /// Says that articles are whole which were written so far; what waits for others of its group is not.
    pub fn keep(&mut self) -> io::Result<()> {
        match &mut self.way {
            Way::Words(to) => to.keep(self.done, &[])?,
            Way::Rows(writer) => {
                if !writer.fill()? {
                    return Ok(());
                }
                self.done.bytes = writer.bytes();
                let foot = if matches!(writer.to(), To::File(_)) { writer.foot()? } else { Vec::new() };
                writer.to().keep(self.done, &foot)?;
            }
        }
        self.kept = self.done;
        Ok(())
    }

    /// Ends where somebody wants it to end; gives what is written, behind which a run can go on.
    pub fn halt(self) -> io::Result<Done> {
        match self.way {
            Way::Rows(mut writer) => {
                let resumable = matches!(writer.to(), To::File(_));
                if resumable {
                    // Rows that wait will stand in a whole group then. The foot makes it a file that can be read meanwhile.
                    writer.forget();
                }
                writer.end()?.flush()?;
                Ok(if resumable { self.kept } else { self.done })
            }
            Way::Words(_) => Ok(self.kept),
        }
    }

    /// Writes what stands behind the last article.
    pub fn end(mut self) -> io::Result<Done> {
        if self.format == Format::Json {
            self.write(if self.done.articles == 0 { b"]\n" } else { b"\n]\n" })?;
        }
        match self.way {
            Way::Words(mut to) => to.end()?,
            Way::Rows(writer) => writer.end()?.end()?,
        }
        Ok(self.done)
    }
}
