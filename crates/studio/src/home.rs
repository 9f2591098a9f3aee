//! Where this machine keeps what the app keeps.

use crate::Error;
use crate::library::make_private;
use std::path::PathBuf;

/// The folder of the library and the embedded service: `VOXELIER_HOME` where it is set, else the system's place for
/// an application's data.
pub fn default_home() -> Result<PathBuf, Error> {
    if let Some(home) = std::env::var_os("VOXELIER_HOME").filter(|home| !home.is_empty()) {
        return Ok(PathBuf::from(home));
    }
    let places = directories::ProjectDirs::from("studio", "Voxelier", "Voxelier");
    places.map(|places| places.data_dir().to_path_buf()).ok_or(Error::NoHome)
}

/// The same folder, made where it is missing.
pub fn make_home() -> Result<PathBuf, Error> {
    let home = default_home()?;
    make_private(&home).map_err(|source| Error::file(&home, source))?;
    Ok(home)
}
