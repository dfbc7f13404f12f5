//! Dateline: opens any pile of saved news and shows it as one story in time.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(dateline::run::run(std::env::args_os()))
}
