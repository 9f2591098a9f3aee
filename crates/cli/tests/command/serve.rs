//! `voxelier serve`, and `generate --service` on it.

use crate::account::{add, entries, ledger};
use crate::bench::{Bench, Serving};
use crate::generate::history;
use std::net::{SocketAddr, TcpListener};
use studio::view::RunPhase;
use tokio::net::TcpSocket;

/// Words that make a chest with the service at `url`.
fn chest<'a>(url: &'a str, output: &'a str) -> [&'a str; 8] {
    ["generate", "a treasure chest", "--seed", "7", "--service", url, "-o", output]
}

#[test]
fn a_member_of_a_team_spends_a_token_and_keeps_the_model() {
    let bench = Bench::new();
    let token = add(&bench, &["ann", "--tokens", "2"]);
    let serving = Serving::start(&bench);
    assert!(serving.url.starts_with("http://127.0.0.1:"), "{}", serving.url);
    bench.run_with_token(&token, &chest(&serving.url, "chest.vox")).done();
    assert_eq!(entries(&bench), [("grant".to_owned(), 2), ("charge".to_owned(), -1)]);
    let (kept, vox, thumbnail) = history(&bench);
    assert_eq!(kept[0].service, serving.url);
    assert!(vox.unwrap() == bench.read("chest.vox"));
    assert!(thumbnail.is_some());
    // The built-in service is the same one.
    bench.run(&["generate", "a treasure chest", "--seed", "7", "-o", "own.vox"]).done();
    assert!(bench.read("own.vox") == bench.read("chest.vox"));
}

#[test]
fn an_account_without_a_balance_or_out_of_tokens_is_told_so_and_keeps_its_images() {
    for (tokens, sentence) in [
        (&[][..], "this account has no token balance: ask whoever runs the service for one"),
        (&["--tokens", "0"], "this account is out of tokens; ask whoever runs the service for more"),
    ] {
        let bench = Bench::new();
        let token = add(&bench, &[&["ann"], tokens].concat());
        let serving = Serving::start(&bench);
        assert_eq!(bench.run_with_token(&token, &chest(&serving.url, "chest.vox")).failed(), sentence);
        assert_eq!(bench.names(), ["data"]);
        assert!(ledger(&bench).iter().all(|row| row["kind"] == "grant"));
        let (kept, ..) = history(&bench);
        assert_eq!((kept[0].candidates.len(), kept[0].models.len()), (3, 0));
    }
}

#[test]
fn a_token_that_is_wrong_or_missing_is_named() {
    let bench = Bench::new();
    let serving = Serving::start(&bench);
    let words = chest(&serving.url, "chest.vox");
    let sentence = bench.run_with_token("vxl_wrong", &words).failed();
    assert_eq!(sentence, "VOXELIER_TOKEN: the service refused this token: this token is not valid here");
    for missing in [bench.run(&words), bench.run_with_token("", &words)] {
        assert_eq!(missing.failed(), "--service: put the service's token into VOXELIER_TOKEN");
    }
    let unlisted = bench.run(&chest("Team", "chest.vox")).failed();
    assert_eq!(unlisted, "--service: no service is listed under this name: Team");
    let sentence = bench.run_with_token("two words", &words).failed();
    assert!(sentence.starts_with("VOXELIER_TOKEN: this is no token"), "{sentence}");
    assert_eq!(bench.names(), ["data"]);
    // Nothing is left over that would be sent once more.
    let (kept, ..) = history(&bench);
    assert!(kept.len() == 1 && kept[0].runs.iter().all(|run| run.phase == RunPhase::Cancelled));
}

#[test]
fn an_address_that_is_none_is_refused() {
    let bench = Bench::new();
    for url in ["nonsense", "", "ftp://service.example", "http://", "https://user:secret@service.example"] {
        let sentence = bench.run_with_token("token", &chest(url, "chest.vox")).failed();
        assert!(sentence.starts_with("--service: ") && !sentence.contains("secret"), "{sentence}");
    }
    assert_eq!(bench.names(), [""; 0]);
}

#[test]
fn an_address_where_nobody_answers_is_given_up_with_its_flag() {
    let bench = Bench::new();
    // Taken, so that nobody else gets it, and not listened on.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    let address = socket.local_addr().unwrap();
    let sentence = bench.run_with_token("token", &chest(&format!("http://{address}"), "chest.vox")).failed();
    assert_eq!(sentence, "--service: the service can't be reached");
    let (kept, ..) = history(&bench);
    assert_eq!(kept[0].runs[0].phase, RunPhase::Cancelled);
}

#[test]
fn the_images_limit_is_waited_out_with_a_word() {
    let bench = Bench::new();
    let token = add(&bench, &["ann", "--tokens", "2"]);
    let serving = Serving::start(&bench);
    bench.run_with_token(&token, &chest(&serving.url, "1.vox")).done();
    let (_, aside) = bench.run_with_token(&token, &chest(&serving.url, "2.vox")).done();
    let told = aside
        .lines()
        .filter(|line| line.starts_with("voxelier: the service asks to wait: sending again in "));
    assert_eq!(told.count(), 1, "{aside}");
    assert!(bench.read("1.vox") == bench.read("2.vox"));
}

#[test]
fn accounts_can_be_added_and_granted_while_it_runs() {
    let bench = Bench::new();
    let serving = Serving::start(&bench);
    let token = add(&bench, &["late"]);
    let grant = ["account", "grant", "late", "1", "--data-dir", "data"];
    assert_eq!(bench.run(&grant).done_quietly(), "late has 1 tokens\n");
    bench.run_with_token(&token, &chest(&serving.url, "chest.vox")).done();
    assert_eq!(entries(&bench), [("grant".to_owned(), 1), ("charge".to_owned(), -1)]);
}

#[cfg(unix)]
#[test]
fn a_signal_to_stop_is_followed_with_exit_code_0() {
    let bench = Bench::new();
    for name in ["TERM", "INT"] {
        assert_eq!(Serving::start(&bench).signal(name), Some(0), "SIG{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_kill_leaves_no_lock_behind() {
    let bench = Bench::new();
    let token = add(&bench, &["ann", "--tokens", "1"]);
    assert_eq!(Serving::start(&bench).signal("KILL"), None);
    add(&bench, &["bob"]);
    let serving = Serving::start(&bench);
    bench.run_with_token(&token, &chest(&serving.url, "chest.vox")).done();
}

#[test]
fn an_address_in_use_and_a_folder_that_is_none_are_named() {
    let bench = Bench::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let sentence = bench.run(&["serve", "--listen", &address, "--data-dir", "data"]).failed();
    assert!(sentence.starts_with(&format!("--listen: {address}: ")), "{sentence}");
    bench.write("file", "no folder");
    let words = ["serve", "--listen", "127.0.0.1:0", "--data-dir", "file"];
    assert_eq!(bench.run(&words).failed(), "--data-dir: file is a file; name a folder");
    assert_eq!(bench.names(), ["file"]);
}
