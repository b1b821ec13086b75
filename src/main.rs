//! The binary: hands the command line to the library and its outcome to the system.

use std::process::ExitCode;

fn main() -> ExitCode {
    fypace::cli::main()
}
