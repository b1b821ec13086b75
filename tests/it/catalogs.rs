//! Every catalog holds choices that can be typed and read.

use fypace::catalog::{Row, faults, ids};

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
    check("explanation formats", fypace::export::EXPLANATION_FORMATS);
    check("formats", fypace::export::FORMATS);
    check("keymap", fypace::dashboard::KEYMAP);
    check("markers", fypace::plot::MARKERS);
    check("methods", fypace::pace::METHODS);
    check("saves", fypace::dashboard::SAVES);
    check("shapes", fypace::load::SHAPES);
    check("table formats", fypace::export::TABLE_FORMATS);
    check("tables", fypace::dashboard::TABLES);
    check("themes", fypace::theme::THEMES);
    check("views", fypace::dashboard::VIEWS);
}

#[test]
fn what_a_report_can_be_written_as_its_figures_can_be_explained_as() {
    assert_eq!(ids(fypace::export::EXPLANATION_FORMATS), ids(fypace::export::FORMATS));
}
