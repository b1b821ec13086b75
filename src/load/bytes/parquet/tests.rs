//! Damaged files. What whole ones say is tested from outside, beside the tables that they were written from.

use std::io::Read as _;
use std::sync::atomic::Ordering;

use shared_bytes::Bytes;

use super::super::stream::Places;

use super::*;

const FILES: [&[u8]; 4] = [
    include_bytes!("../../../../tests/corpus/parquet/kinds.parquet"),
    include_bytes!("../../../../tests/corpus/parquet/records-plain.parquet"),
    include_bytes!("../../../../tests/corpus/parquet/records-snappy.parquet"),
    include_bytes!("../../../../tests/corpus/parquet/records-zstd.parquet"),
];

/// The text of a file, or none where it cannot be read.
fn text(bytes: Vec<u8>) -> Option<String> {
    let mut text = String::new();
    Text::of(Source::Memory(Bytes::from(bytes))).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

#[test]
fn a_file_that_is_cut_off_is_not_read() {
    for file in FILES {
        assert!(text(file.to_vec()).is_some_and(|text| text.lines().count() > 2));
        for length in 0..file.len() {
            assert_eq!(text(file[..length].to_vec()), None, "{length}");
        }
    }
}

#[test]
fn a_damaged_file_comes_to_an_end() {
    for file in FILES {
        for (place, flipped) in (0..file.len()).flat_map(|place| [0x01, 0x10, 0xff].map(|bits| (place, bits)))
        {
            let mut file = file.to_vec();
            file[place] ^= flipped;
            // Some of them can be read, as what they now say.
            drop(text(file));
        }
    }
}

#[test]
fn a_stream_gives_the_same_text_and_counts_its_bytes() {
    for file in FILES {
        let count = Arc::default();
        let mut streamed = String::new();
        Streamed::of(file, &count).read_to_string(&mut streamed).unwrap();
        assert_eq!((Some(streamed), count.load(Ordering::Relaxed)), (text(file.to_vec()), file.len()));
        // One byte after another, as a disk may give them.
        let places: Places = (
            file.len() as u64,
            Arc::new(|place, bytes: &mut [u8]| {
                let rest = file.get(usize::try_from(place).unwrap()..).unwrap_or(&[]);
                (&rest[..rest.len().min(1)]).read(bytes)
            }),
        );
        let mut at = String::new();
        Streamed::at(places, &count).read_to_string(&mut at).unwrap();
        assert_eq!(Some(at), text(file.to_vec()));
    }
    assert!(Streamed::of(FILES[0].take(100), &Arc::default()).read_to_string(&mut String::new()).is_err());
}

#[test]
fn decimals_are_written_as_they_are_meant() {
    let written = |number: i128, digits| {
        let mut text = Vec::new();
        form::decimal(number, digits, &mut text);
        String::from_utf8(text).unwrap()
    };
    assert_eq!(written(-5, 2), "-0.05");
    assert_eq!(written(1200, 2), "12");
    assert_eq!(written(1205, 2), "12.05");
    assert_eq!(written(7, 0), "7");
    assert_eq!(written(7, 99), "7e-99");
}
