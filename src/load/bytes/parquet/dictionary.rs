//! Pages that say which values of a dictionary their rows have, and those that hold the values themselves.
//!
//! Most columns of a table say few things often. Which of them a row says is read as a number, so that each becomes text
//! once and not for each row. Where a dictionary has grown too long, its writer goes on with the values themselves.

use std::sync::{Arc, Mutex, PoisonError};

use parquet::basic::{Encoding, Type};
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl, get_column_reader};
use parquet::data_type::Int32Type;
use parquet::errors::Result;
use parquet::schema::types::{ColumnDescPtr, ColumnDescriptor, Type as SchemaType};
use shared_bytes::Bytes;

/// A dictionary of more bytes is one of values that hardly come twice.
const LONGEST: usize = 4 << 20;

/// How a column is read.
pub(super) struct Sorted {
    pub(super) dictionary: Option<Dictionary>,
    /// Reads the pages that hold values themselves.
    pub(super) values: ColumnReader,
}

/// A dictionary and the pages that are written with it.
pub(super) struct Dictionary {
    /// Reads which value each row has.
    pub(super) keys: ColumnReaderImpl<Int32Type>,
    /// Reads the values, none of which is missing.
    pub(super) values: ColumnReader,
    pub(super) what: ColumnDescPtr,
    pub(super) length: usize,
}

impl Sorted {
    pub(super) fn of(mut pages: Box<dyn PageReader>, what: &ColumnDescPtr) -> Result<Self> {
        let can_be_keyed = what.max_rep_level() == 0
            && matches!(what.physical_type(), Type::INT32 | Type::INT64 | Type::BYTE_ARRAY);
        if !can_be_keyed {
            return Ok(Self { dictionary: None, values: get_column_reader(what.clone(), pages) });
        }
        match pages.get_next_page()? {
            Some(Page::DictionaryPage {
                buf,
                num_values,
                encoding: encoding @ (Encoding::PLAIN | Encoding::PLAIN_DICTIONARY),
                is_sorted,
            }) if buf.len() <= LONGEST => {
                let numbers = (0..num_values).flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
                let numbers =
                    Page::DictionaryPage { buf: Bytes::from(numbers), num_values, encoding, is_sorted };
                let pages = Pages { next: Some(numbers), rest: Some(pages) };
                let pages = Arc::new(Mutex::new(pages));
                let keys = Part { pages: Arc::clone(&pages), takes: is_keyed };
                let values = Part { pages, takes: |page| !is_keyed(page) };
                Ok(Self {
                    dictionary: Some(Dictionary::of(buf, num_values, what, Box::new(keys))?),
                    values: get_column_reader(what.clone(), Box::new(values)),
                })
            }
            next => {
                let pages = Part::all(Pages { next, rest: Some(pages) });
                Ok(Self { dictionary: None, values: get_column_reader(what.clone(), Box::new(pages)) })
            }
        }
    }
}

impl Dictionary {
    fn of(buf: Bytes, num_values: u32, what: &ColumnDescPtr, keys: Box<dyn PageReader>) -> Result<Self> {
        let number = Arc::new(SchemaType::primitive_type_builder("key", Type::INT32).build()?);
        let number = ColumnDescriptor::new(number, what.max_def_level(), 0, what.path().clone());
        let there = Arc::new(ColumnDescriptor::new(what.self_type_ptr(), 0, 0, what.path().clone()));
        let values = Page::DataPage {
            buf,
            num_values,
            encoding: Encoding::PLAIN,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        };
        let values = Part::all(Pages { next: Some(values), rest: None });
        Ok(Self {
            keys: ColumnReaderImpl::new(Arc::new(number), keys),
            values: get_column_reader(there.clone(), Box::new(values)),
            what: there,
            length: usize::try_from(num_values)?,
        })
    }
}

/// Whether a page is a dictionary or is written with it.
fn is_keyed(page: &Page) -> bool {
    let is_dictionary = matches!(page, Page::DictionaryPage { .. });
    is_dictionary || matches!(page.encoding(), Encoding::PLAIN_DICTIONARY | Encoding::RLE_DICTIONARY)
}

/// The pages of a column, of which the next has perhaps been looked at.
struct Pages {
    next: Option<Page>,
    rest: Option<Box<dyn PageReader>>,
}

/// The pages of one sort. They end where the other sort begins, and go on when it has ended.
struct Part {
    pages: Arc<Mutex<Pages>>,
    takes: fn(&Page) -> bool,
}

impl Part {
    fn all(pages: Pages) -> Self {
        Self { pages: Arc::new(Mutex::new(pages)), takes: |_| true }
    }
}

impl Iterator for Part {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Self::Item> {
        self.get_next_page().transpose()
    }
}

impl PageReader for Part {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        let Pages { next, rest } = &mut *pages;
        if let (None, Some(rest)) = (&next, rest) {
            *next = rest.get_next_page()?;
        }
        Ok(next.take_if(|page| (self.takes)(page)))
    }

    /// Nothing is told of a page before it is taken; only lists ask, which are read without this.
    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        Ok(None)
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.get_next_page().map(drop)
    }
}
