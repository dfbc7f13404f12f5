//! The folders in which the program keeps what is the reader's, by the XDG Base Directory Specification,
//! <https://specifications.freedesktop.org/basedir-spec/latest/>.

use std::ffi::OsString;
use std::path::PathBuf;

/// A variable of the environment.
pub fn environment(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

/// The folder for the reader's data; `DATELINE_DATA` names another one.
pub fn data(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    set(&variable, "DATELINE_DATA").or_else(|| base(&variable, "XDG_DATA_HOME", ".local/share"))
}

/// The folder for settings.
pub fn config(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    base(&variable, "XDG_CONFIG_HOME", ".config")
}

/// The program's folder in one of the bases, which is absolute or not that; else in what is usual below the home folder.
fn base(variable: &impl Fn(&str) -> Option<OsString>, name: &str, usual: &str) -> Option<PathBuf> {
    let home = || Some(set(variable, "HOME")?.join(usual));
    Some(set(variable, name).filter(|path| path.is_absolute()).or_else(home)?.join("dateline"))
}

fn set(variable: &impl Fn(&str) -> Option<OsString>, name: &str) -> Option<PathBuf> {
    variable(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}
