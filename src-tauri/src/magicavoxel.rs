//! Where MagicaVoxel is, and a file opened in it.
//!
//! It has no installer: people unpack it wherever they like, under a folder with its version in the name. It is looked for
//! in the usual places; what isn't found is chosen once and kept in the settings. On Linux it runs through Wine.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What its folders and its program begin with, in small letters.
const NAME: &str = "magicavoxel";

/// So many names of a folder are looked at: a folder of downloads can be long.
const MAX_NAMES: usize = 10_000;

/// Where it may be: folders whose programs are found by name, and folders that it is unpacked into.
pub struct Places {
    paths: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Places {
    /// Those of this system and this person.
    pub fn of_this_system() -> Self {
        let paths = std::env::var_os("PATH").map(|paths| std::env::split_paths(&paths).collect());
        let mut folders: Vec<PathBuf> = Vec::new();
        if let Some(dirs) = directories::UserDirs::new() {
            let home = dirs.home_dir();
            folders.extend(["", "Applications", "apps", "Games", "bin"].map(|name| home.join(name)));
            folders.extend(
                [dirs.download_dir(), dirs.desktop_dir(), dirs.document_dir()]
                    .into_iter()
                    .flatten()
                    .map(Path::to_path_buf),
            );
            folders.extend([".wine/drive_c", ".wine/drive_c/Program Files"].map(|name| home.join(name)));
        }
        let programs =
            ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].into_iter().filter_map(std::env::var_os);
        folders.extend(programs.map(PathBuf::from));
        folders.extend(["/Applications", "/opt", "/usr/local"].map(PathBuf::from));
        Self { paths: paths.unwrap_or_default(), folders }
    }

    /// The program: by its name first, then in the folders, the newest version before older ones.
    pub fn find(&self) -> Option<PathBuf> {
        let named = self.paths.iter().flat_map(|folder| programs_in(folder)).next();
        named.or_else(|| {
            let mut found: Vec<PathBuf> =
                self.folders.iter().flat_map(|folder| unpacked_in(folder)).collect();
            found.sort_by_key(|program| program.parent().map(Path::to_path_buf));
            found.pop()
        })
    }
}

/// Programs in a folder, or in one of its folders that carry the name.
fn unpacked_in(folder: &Path) -> Vec<PathBuf> {
    let inside = named(folder).into_iter().filter(|path| path.is_dir() && !is_bundle(path));
    let inside = inside.flat_map(|path| programs_in(&path));
    programs_in(folder).into_iter().chain(inside).collect()
}

/// Programs right in a folder.
fn programs_in(folder: &Path) -> Vec<PathBuf> {
    named(folder).into_iter().filter(|path| is_program(path)).collect()
}

/// What in a folder carries the name, in order.
fn named(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().take(MAX_NAMES).flatten();
    let named = entries.filter(|entry| entry.file_name().to_string_lossy().to_lowercase().starts_with(NAME));
    let mut paths: Vec<PathBuf> = named.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Whether this could be started: a bundle of macOS, a program of Windows, or a file that says so of itself.
pub fn is_program(path: &Path) -> bool {
    if is_bundle(path) {
        return true;
    }
    let Ok(there) = fs::metadata(path) else { return false };
    there.is_file() && (has_ending(path, "exe") || is_executable(&there))
}

fn is_bundle(path: &Path) -> bool {
    cfg!(target_os = "macos") && has_ending(path, "app") && path.is_dir()
}

#[cfg(unix)]
fn is_executable(there: &fs::Metadata) -> bool {
    std::os::unix::fs::PermissionsExt::mode(&there.permissions()) & 0o111 != 0
}

#[cfg(not(unix))]
fn is_executable(_: &fs::Metadata) -> bool {
    false
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending))
}

/// Opens a file in it. It goes on when we end.
///
/// # Errors
/// Where it can't be started; on Linux also where it needs Wine and there is none.
pub fn open(program: &Path, file: &Path) -> io::Result<()> {
    let mut command = command(program, file);
    // It looks for its palettes and shaders where it is started.
    if let Some(folder) = program.parent().filter(|folder| folder.is_dir()) {
        command.current_dir(folder);
    }
    let mut started = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    // Somebody has to wait for it, or it would stay as a dead entry among the processes.
    std::thread::spawn(move || started.wait());
    Ok(())
}

fn command(program: &Path, file: &Path) -> Command {
    let [starter, words @ ..] = &words(program, file)[..] else { return Command::new(program) };
    let mut command = Command::new(starter);
    command.args(words);
    command
}

/// What is started, and what it is told.
fn words(program: &Path, file: &Path) -> Vec<OsString> {
    let text = |path: &Path| path.as_os_str().to_owned();
    if is_bundle(program) {
        return vec!["open".into(), "-a".into(), text(program), text(file)];
    }
    if cfg!(unix) && has_ending(program, "exe") {
        return vec!["wine".into(), text(program), as_wine_sees(file)];
    }
    vec![text(program), text(file)]
}

/// Wine's drive Z is the system's root.
fn as_wine_sees(file: &Path) -> OsString {
    let mut path = OsString::from("Z:");
    for part in file.iter().filter(|part| *part != OsStr::new("/")) {
        path.push("\\");
        path.push(part);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that goes away.
    struct Folder(PathBuf);

    impl Folder {
        fn new() -> Self {
            let folder = std::env::temp_dir().join(format!("voxelier-programs-{}", uuid::Uuid::new_v4()));
            fs::create_dir(&folder).unwrap();
            Self(folder)
        }

        fn program(&self, name: &str) -> PathBuf {
            let path = self.0.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, "").unwrap();
            path
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn places(paths: &[&Folder], folders: &[&Folder]) -> Places {
        let all = |folders: &[&Folder]| folders.iter().map(|folder| folder.0.clone()).collect();
        Places { paths: all(paths), folders: all(folders) }
    }

    #[test]
    fn the_newest_version_that_was_unpacked_is_found() {
        let folder = Folder::new();
        folder.program("MagicaVoxel-0.99.6.4-win64/MagicaVoxel.exe");
        let newest = folder.program("MagicaVoxel-0.99.7.1-win64/MagicaVoxel.exe");
        folder.program("MagicaVoxel-0.99.7.1-win64/config/config.txt");
        folder.program("MagicaVoxel.zip");
        folder.program("magic/MagicaVoxel.exe");
        assert_eq!(places(&[], &[&folder]).find(), Some(newest));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_on_the_path_comes_before_one_that_was_unpacked() {
        use std::os::unix::fs::PermissionsExt as _;
        let (bin, downloads) = (Folder::new(), Folder::new());
        downloads.program("MagicaVoxel/MagicaVoxel.exe");
        let starter = bin.program("magicavoxel");
        assert_ne!(places(&[&bin], &[&downloads]).find(), Some(starter.clone()), "it can't be started");
        fs::set_permissions(&starter, fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(places(&[&bin], &[&downloads]).find(), Some(starter));
    }

    #[test]
    fn nothing_is_found_where_nothing_is() {
        let folder = Folder::new();
        let missing = Folder(folder.0.join("missing"));
        assert_eq!(places(&[&missing], &[&folder, &missing]).find(), None);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_windows_program_is_started_by_wine_and_told_a_path_that_it_understands() {
        let said = words(Path::new("/opt/mv/MagicaVoxel.exe"), Path::new("/home/ann/a chest.vox"));
        assert_eq!(said, ["wine", "/opt/mv/MagicaVoxel.exe", r"Z:\home\ann\a chest.vox"]);
        let said = words(Path::new("/usr/bin/magicavoxel"), Path::new("/home/ann/a chest.vox"));
        assert_eq!(said, ["/usr/bin/magicavoxel", "/home/ann/a chest.vox"]);
    }

    #[cfg(unix)]
    #[test]
    fn the_program_gets_the_file_and_starts_in_its_own_folder() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = Folder::new();
        let program = folder.program("magicavoxel");
        fs::write(
            &program,
            "#!/bin/sh\nprintf '%s in %s' \"$1\" \"$PWD\" > told.part && mv told.part told\n",
        )
        .unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        open(&program, Path::new("/tmp/a chest.vox")).unwrap();
        let told = folder.0.join("told");
        let mut rounds = 0;
        while !told.exists() && rounds < 1000 {
            std::thread::sleep(std::time::Duration::from_millis(10));
            rounds += 1;
        }
        assert_eq!(fs::read_to_string(told).unwrap(), format!("/tmp/a chest.vox in {}", folder.0.display()));
        assert!(open(&folder.0.join("missing"), Path::new("/tmp/x.vox")).is_err());
    }
}
