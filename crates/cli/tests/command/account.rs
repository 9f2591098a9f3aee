//! `voxelier account`, on the folder of a service that runs or doesn't.

use crate::bench::{Bench, Serving};
use image::{ImageFormat, Rgba, RgbaImage};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// An account command on the folder `data` of a bench.
fn account(bench: &Bench, words: &[&str]) -> String {
    bench.run(&[&["account"], words, &["--data-dir", "data"]].concat()).done_quietly()
}

/// Adds an account and gives its token.
pub fn add(bench: &Bench, words: &[&str]) -> String {
    let told = account(bench, &[&["add"], words].concat());
    let token = told.lines().last().unwrap().split(' ').next_back().unwrap();
    assert!(token.starts_with("vxl_") && token.len() == 68, "{told}");
    token.to_owned()
}

/// The rows of `ledger --json`, whose shape is checked to the letter.
pub fn ledger(bench: &Bench) -> Vec<Value> {
    let rows: Vec<Value> = serde_json::from_str(&account(bench, &["ledger", "--json"])).unwrap();
    for row in &rows {
        let fields: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(fields, ["account", "at", "job", "kind", "tokens"], "{row}");
        assert!(row["account"].is_string() && row["tokens"].is_i64(), "{row}");
        let kind = row["kind"].as_str().unwrap();
        assert!(matches!(kind, "grant" | "charge" | "refund"), "{row}");
        assert_eq!(row["job"].is_null(), kind == "grant", "{row}");
        let at = row["at"].as_str().unwrap();
        assert!(at.ends_with('Z') && at.parse::<jiff::Timestamp>().is_ok(), "{row}");
    }
    rows
}

/// Kinds and tokens of the ledger, in order.
pub fn entries(bench: &Bench) -> Vec<(String, i64)> {
    let entry = |row: &Value| (row["kind"].as_str().unwrap().to_owned(), row["tokens"].as_i64().unwrap());
    ledger(bench).iter().map(entry).collect()
}

/// Each account's balance by `list`, and by the sum of its entries in the ledger: the same.
fn balances(bench: &Bench) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for row in ledger(bench) {
        *sums.entry(row["account"].as_str().unwrap().to_owned()).or_insert(0) +=
            row["tokens"].as_i64().unwrap();
    }
    let listed = account(bench, &["list"]);
    let balance = |line: &str| {
        let (name, balance) = line.split_once('\t').unwrap();
        Some((name.to_owned(), balance.parse().ok()?))
    };
    assert_eq!(listed.lines().filter_map(balance).collect::<BTreeMap<String, i64>>(), sums);
    sums
}

/// An answer's status and body.
fn http(url: &str, token: &str, head: &str, body: &str) -> (u16, Value) {
    let address = url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    write!(
        stream,
        "{head} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    (status, serde_json::from_str(body).unwrap())
}

#[test]
fn an_account_has_no_balance_before_it_is_given_one() {
    let bench = Bench::new();
    let tokens = [
        add(&bench, &["ann"]),
        add(&bench, &["bob", "--tokens", "0"]),
        add(&bench, &["cid", "--tokens", "20"]),
    ];
    assert!(tokens[0] != tokens[1] && tokens[1] != tokens[2]);
    assert_eq!(account(&bench, &["list"]), "ann\tno balance\nbob\t0\ncid\t20\n");
    assert_eq!(account(&bench, &["grant", "ann", "5"]), "ann has 5 tokens\n");
    assert_eq!(account(&bench, &["grant", "cid", "1"]), "cid has 21 tokens\n");
    assert_eq!(account(&bench, &["list"]), "ann\t5\nbob\t0\ncid\t21\n");
    let expected = [("ann", 5), ("bob", 0), ("cid", 21)];
    assert_eq!(balances(&bench), expected.map(|(name, sum)| (name.to_owned(), sum)).into());
}

#[test]
fn the_ledger_as_json_is_one_array_also_where_nothing_happened() {
    let bench = Bench::new();
    assert_eq!(account(&bench, &["ledger", "--json"]), "[]\n");
    assert_eq!(bench.names(), ["data"], "the folder is made");
    assert_eq!(account(&bench, &["ledger"]), "");
    add(&bench, &["ann", "--tokens", "3"]);
    let rows = ledger(&bench);
    let at = &rows[0]["at"];
    assert_eq!(rows, [json!({"account": "ann", "job": null, "kind": "grant", "tokens": 3, "at": at})]);
    assert_eq!(account(&bench, &["ledger"]), format!("{}\tann\tgrant\t+3\t-\n", at.as_str().unwrap()));
}

#[test]
fn charges_and_refunds_stand_in_the_ledger_with_their_job() {
    let bench = Bench::new();
    let token = add(&bench, &["ann", "--tokens", "2"]);
    let serving = Serving::start(&bench);
    let mut clear = Cursor::new(Vec::new());
    RgbaImage::from_pixel(16, 16, Rgba([0; 4])).write_to(&mut clear, ImageFormat::Png).unwrap();
    let body = json!({"image_base64": wire::encode_base64(&clear.into_inner())}).to_string();
    let (status, answer) = http(&serving.url, &token, "POST /api/generate/voxelize", &body);
    assert_eq!((status, &answer["balance"], &answer["charged"]), (200, &json!(1), &json!(true)));
    let job = answer["jobId"].as_str().unwrap();
    let ended = loop {
        let (_, now) = http(&serving.url, &token, &format!("GET /api/generate/status?jobId={job}"), "");
        if !matches!(now["state"].as_str(), Some("queued" | "running")) {
            break now;
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    assert_eq!(ended["state"], "failed", "{ended}");
    let told: Vec<_> = ledger(&bench)
        .into_iter()
        .map(|row| (row["kind"].clone(), row["tokens"].clone(), row["job"].clone()))
        .collect();
    let expected = [("grant", 2, Value::Null), ("charge", -1, json!(job)), ("refund", 1, json!(job))];
    assert_eq!(told, expected.map(|(kind, tokens, job)| (json!(kind), json!(tokens), job)));
    assert_eq!(balances(&bench), BTreeMap::from([("ann".to_owned(), 2)]));
}

#[test]
fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let bench = Bench::new();
    add(&bench, &["ann", "--tokens", "1"]);
    let refused =
        |words: &[&str]| bench.run(&[&["account"], words, &["--data-dir", "data"]].concat()).failed();
    assert_eq!(refused(&["add", "ann", "--tokens", "9"]), "there is an account \"ann\" already");
    assert_eq!(refused(&["grant", "bob", "9"]), "there is no account \"bob\"");
    assert!(refused(&["add", ""]).starts_with("an account's name has 1 to 100 characters"));
    assert!(refused(&["add", "embedded"]).starts_with("an account's name has"));
    assert_eq!(account(&bench, &["list"]), "ann\t1\n");
    bench.write("file", "no folder");
    for words in [&["list"][..], &["ledger", "--json"], &["add", "bob"]] {
        let sentence = bench.run(&[&["account"], words, &["--data-dir", "file"]].concat()).failed();
        assert_eq!(sentence, "--data-dir: file is a file; name a folder");
    }
}
