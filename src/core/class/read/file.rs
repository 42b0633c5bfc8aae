//! The file of a table of deals.

use crate::format::{Code, Problem, Problems, Source};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// Instructions for exporting a table from a spreadsheet program.
const EXPORT: &str = "in the spreadsheet program: File, Save As (or Export, or Download), choose the type “CSV UTF-8”, and name \
                      that file here; columns, rows and words stay as they are";

/// Reads the file of a table of deals.
///
/// One problem, if the file is missing, a folder, not readable, too large, or not text. For the file of a spreadsheet
/// program it says how to export a table from it.
pub fn load(path: &Path) -> Result<Source, Problems> {
    let name = path.display().to_string();
    if is_workbook(path) {
        let message =
            format!("'{name}' is a file of a spreadsheet program, and a table is read as text");
        let problem = Problem::new(Code::FileNotUtf8, message).help(EXPORT);
        return Err(Problems::new(vec![problem], Source::from_text(name, "")));
    }
    Source::load(path).map_err(|problems| {
        let source = problems.source().clone();
        let told = problems.list().iter().cloned().map(|mut problem| {
            if problem.code == Code::FileNotUtf8 {
                problem.help = Some(EXPORT.to_owned());
            }
            problem
        });
        Problems::new(told.collect(), source)
    })
}

/// True if a file is a workbook (xlsx, ods, numbers, xls), by its first bytes; tables of text begin with letters. Only
/// ordinary files are opened, because opening anything else may block for ever.
fn is_workbook(path: &Path) -> bool {
    let mut start = [0; 4];
    let mut read = || File::open(path).and_then(|mut file| file.read_exact(&mut start));
    path.is_file() && read().is_ok() && (start == *b"PK\x03\x04" || start == *b"\xd0\xcf\x11\xe0")
}
