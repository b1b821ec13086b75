//! Workbooks to sheets, and which of their sheets are read.
//!
//! A sheet is read as any table is. Only what takes a whole workbook to be told stands here, too: ICE's detention
//! statistics.

mod archive;
mod compound_file;
pub(super) mod detention;
mod full_sheets;
mod number_format;
mod old_formats;
mod open_formats;
mod parts;
mod reader;
mod record_sheets;
mod sheets;
mod year_sheets;

pub(super) use reader::{BadBook, sheets};
pub(super) use sheets::{read_workbook, sheet_named};
