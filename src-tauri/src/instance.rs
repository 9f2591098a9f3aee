//! One app for each home: a second start hands its files to the first one, and ends.
//!
//! Whoever holds the lock on `instance.lock` is the first; the system lets it go when the process ends, however it does.
//! The first one listens on a loopback port, and `instance` says on which, with a secret that only the person's own
//! programs can read. No session bus is needed, and apps with other homes don't know of each other.

use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// So long a second start waits for the first one, which may just be starting itself.
const PATIENCE: Duration = Duration::from_secs(10);

/// So long either waits for the other's next words.
const PAUSE: Duration = Duration::from_secs(2);

/// The longest message, in bytes.
const MAX_MESSAGE: u64 = 1 << 20;

/// What the first one says when it has understood.
const UNDERSTOOD: &str = "understood";

/// Which start this is.
pub enum Start {
    /// The first one: it goes on.
    First(Instance),
    /// Another one is there, and has been told.
    Second,
}

/// Why this app can't be started.
#[derive(Debug, thiserror::Error)]
pub enum InstanceError {
    #[error("{0}: {1}")]
    File(PathBuf, #[source] io::Error),
    #[error("Voxelier is running already, and doesn't answer: end it first")]
    Silent,
}

/// The first app of a home, for as long as this lives.
pub struct Instance {
    _lock: File,
    listener: TcpListener,
    secret: String,
}

/// Where the first one listens.
#[derive(Serialize, Deserialize)]
struct Address {
    port: u16,
    secret: String,
}

/// What a second start says.
#[derive(Serialize, Deserialize)]
struct Message {
    secret: String,
    files: Vec<PathBuf>,
}

/// Becomes the first app of a home, or hands these files to the one that is.
pub fn enter(home: &Path, files: &[PathBuf]) -> Result<Start, InstanceError> {
    let path = home.join("instance.lock");
    let failed = |source| InstanceError::File(path.clone(), source);
    let lock = private().open(&path).map_err(failed)?;
    let began = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => return first(home, lock).map(Start::First),
            Err(TryLockError::Error(source)) => return Err(failed(source)),
            Err(TryLockError::WouldBlock) => {}
        }
        if tell(home, files).is_ok() {
            return Ok(Start::Second);
        }
        if began.elapsed() > PATIENCE {
            return Err(InstanceError::Silent);
        }
        thread::sleep(Duration::from_millis(100));
    }
}

fn first(home: &Path, lock: File) -> Result<Instance, InstanceError> {
    let path = home.join("instance");
    let failed = |source| InstanceError::File(path.clone(), source);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(failed)?;
    let secret = Uuid::new_v4().to_string();
    let address = Address { port: listener.local_addr().map_err(failed)?.port(), secret: secret.clone() };
    let text = serde_json::to_vec(&address).map_err(|error| failed(error.into()))?;
    // An old one goes first: its permissions may be others.
    let _ = fs::remove_file(&path);
    private().open(&path).and_then(|mut file| file.write_all(&text)).map_err(failed)?;
    Ok(Instance { _lock: lock, listener, secret })
}

fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Tells the first app; whether it has understood.
fn tell(home: &Path, files: &[PathBuf]) -> io::Result<()> {
    let Address { port, secret } = serde_json::from_slice(&fs::read(home.join("instance"))?)?;
    let mut stream = TcpStream::connect_timeout(&(Ipv4Addr::LOCALHOST, port).into(), PAUSE)?;
    stream.set_read_timeout(Some(PAUSE))?;
    stream.set_write_timeout(Some(PAUSE))?;
    let mut message = serde_json::to_vec(&Message { secret, files: files.to_vec() })?;
    message.push(b'\n');
    stream.write_all(&message)?;
    let mut answer = String::new();
    BufReader::new(stream.take(64)).read_line(&mut answer)?;
    if answer.trim_end() == UNDERSTOOD { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}

impl Instance {
    /// Hears of every further start, and of its files, until the program ends.
    pub fn listen(self, mut hear: impl FnMut(Vec<PathBuf>) + Send + 'static) {
        thread::spawn(move || {
            for stream in self.listener.incoming().flatten() {
                if let Ok(files) = self.hear_one(&stream) {
                    hear(files);
                }
            }
        });
    }

    fn hear_one(&self, mut stream: &TcpStream) -> io::Result<Vec<PathBuf>> {
        stream.set_read_timeout(Some(PAUSE))?;
        stream.set_write_timeout(Some(PAUSE))?;
        let mut line = String::new();
        BufReader::new(stream.take(MAX_MESSAGE)).read_line(&mut line)?;
        let message: Message = serde_json::from_str(&line)?;
        if message.secret != self.secret {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        stream.write_all(UNDERSTOOD.as_bytes())?;
        stream.write_all(b"\n")?;
        Ok(message.files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    /// A home that goes away.
    struct Home(PathBuf);

    impl Home {
        fn new() -> Self {
            let folder = std::env::temp_dir().join(format!("voxelier-instance-{}", Uuid::new_v4()));
            fs::create_dir(&folder).unwrap();
            Self(folder)
        }

        fn first(&self) -> Instance {
            match enter(&self.0, &[]).unwrap() {
                Start::First(instance) => instance,
                Start::Second => panic!("somebody is there already"),
            }
        }
    }

    impl Drop for Home {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_second_start_hands_its_files_to_the_first_and_one_with_another_home_is_a_first_one() {
        let (home, other) = (Home::new(), Home::new());
        let (told, heard) = mpsc::channel();
        home.first().listen(move |files| told.send(files).unwrap());
        let files = vec![PathBuf::from("/models/a chest.vox"), PathBuf::from("/models/城.vox")];
        assert!(matches!(enter(&home.0, &files), Ok(Start::Second)));
        assert_eq!(heard.recv().unwrap(), files);
        assert!(matches!(enter(&home.0, &[]), Ok(Start::Second)));
        assert!(heard.recv().unwrap().is_empty());
        other.first();
    }

    #[test]
    fn whoever_comes_after_the_first_one_has_ended_is_a_first_one() {
        let home = Home::new();
        drop(home.first());
        drop(home.first());
        fs::write(home.0.join("instance"), "half a ").unwrap();
        home.first();
    }

    #[test]
    fn who_does_not_know_the_secret_is_not_heard_and_nobody_holds_the_line() {
        let home = Home::new();
        let instance = home.first();
        let port = instance.listener.local_addr().unwrap().port();
        let (told, heard) = mpsc::channel();
        instance.listen(move |files| told.send(files).unwrap());
        for said in ["", "hello\n", r#"{"secret":"guessed","files":["/etc/passwd"]}"#] {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
            stream.write_all(said.as_bytes()).unwrap();
            stream.shutdown(std::net::Shutdown::Write).unwrap();
            let mut answer = String::new();
            let _ = stream.read_to_string(&mut answer);
            assert_eq!(answer, "", "{said}");
        }
        assert!(matches!(enter(&home.0, &[PathBuf::from("mine.vox")]), Ok(Start::Second)));
        assert_eq!(heard.recv().unwrap(), [PathBuf::from("mine.vox")]);
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_can_read_where_it_listens() {
        use std::os::unix::fs::PermissionsExt as _;
        let home = Home::new();
        fs::write(home.0.join("instance"), "old").unwrap();
        let _first = home.first();
        let mode = fs::metadata(home.0.join("instance")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
