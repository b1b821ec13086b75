//! Every catalog holds choices that can be typed and read.

use fypace::catalog::{Row, faults};

fn check<R: Row>(name: &str, rows: &'static [R]) {
    assert_eq!(faults(rows), Vec::<String>::new(), "{name}");
    assert!(!rows.is_empty(), "{name} is empty");
}

#[test]
fn every_catalog_is_sound() {
    check("alignments", fypace::calendar::ALIGNMENTS);
    check("check formats", fypace::export::CHECK_FORMATS);
    check("colors", fypace::shell::looks::COLORS);
    check("copies", fypace::dashboard::COPIES);
    check("curves", fypace::dashboard::CURVES);
    check("explained figures", fypace::report::EXPLAINED);
    check("formats", fypace::export::FORMATS);
    check("keymap", fypace::dashboard::KEYMAP);
    check("markers", fypace::plot::MARKERS);
    check("methods", fypace::pace::METHODS);
    check("saves", fypace::dashboard::SAVES);
    check("shapes", fypace::load::SHAPES);
    check("table formats", fypace::export::TABLE_FORMATS);
    check("themes", fypace::theme::THEMES);
    check("views", fypace::dashboard::VIEWS);
}
