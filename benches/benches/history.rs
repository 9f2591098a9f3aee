//! The history at 100,000 generations: the first screen, a jump, and the search, beside a scan with `like '%…%'`.

use criterion::{Criterion, criterion_group, criterion_main};
use rusqlite::Connection;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use studio::view::HistoryQuery;
use studio::{Secrets, Studio, StudioConfig};
use tokio::runtime::Runtime;
use voxelier_benches::long_history;

const ROWS: usize = 100_000;

/// What the page asks for at once.
const PAGE: u32 = 50;

/// What is typed: rare and common words, beginnings, several words, several languages, nothing that is there.
const SEARCHES: [(&str, &str); 8] = [
    ("one row", "77777"),
    ("a word", "tower"),
    ("in every row", "a"),
    ("a beginning", "tre"),
    ("three words", "red crystal tow"),
    ("German", "strasse drache"),
    ("Japanese", "木の 夕焼け"),
    ("nothing", "submarine"),
];

struct Case {
    runtime: Runtime,
    studio: Arc<Studio>,
    rows: Connection,
}

impl Case {
    fn open(folder: &Path) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        runtime.block_on(long_history::fill(folder, ROWS)).expect("a long history");
        let config = StudioConfig::new(folder, Secrets::memory());
        let studio = runtime.block_on(Studio::open(config)).expect("the library opens");
        let rows = Connection::open(folder.join("library.sqlite")).expect("its rows");
        Self { runtime, studio, rows }
    }

    fn list(&self, query: &HistoryQuery, skip: u32) {
        let page = self.runtime.block_on(self.studio.list(query, None, skip, PAGE));
        black_box(page.expect("a page"));
    }

    /// Ids and count of what matches, as a scan of the prompts gives them.
    fn scan(&self, text: &str) {
        let words: Vec<String> = text.split(' ').map(|word| format!("%{word}%")).collect();
        let all = vec!["prompt like ?"; words.len()].join(" and ");
        let values = rusqlite::params_from_iter(&words);
        let count = format!("select count(*) from generations where {all}");
        let count: i64 = self.rows.query_row(&count, values.clone(), |row| row.get(0)).expect("a count");
        let page = format!("select id from generations where {all} order by number desc limit {PAGE}");
        let mut page = self.rows.prepare_cached(&page).expect("a statement");
        let ids: rusqlite::Result<Vec<String>> =
            page.query_map(values, |row| row.get(0)).expect("rows").collect();
        black_box((count, ids.expect("ids")));
    }
}

fn history(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let case = Case::open(folder.path());
    let mut group = criterion.benchmark_group("history of 100,000");
    group.sample_size(20);
    group.bench_function("first screen", |bencher| bencher.iter(|| case.list(&HistoryQuery::default(), 0)));
    group.bench_function("jump to the middle", |bencher| {
        bencher.iter(|| case.list(&HistoryQuery::default(), 50_000));
    });
    let sized = HistoryQuery { size: Some([65, 128]), ..HistoryQuery::default() };
    group.bench_function("models of a size", |bencher| bencher.iter(|| case.list(&sized, 0)));
    for (name, text) in SEARCHES {
        let query = HistoryQuery::words(text);
        group.bench_function(format!("{name}: search"), |bencher| bencher.iter(|| case.list(&query, 0)));
        group.bench_function(format!("{name}: scan with like"), |bencher| bencher.iter(|| case.scan(text)));
    }
    group.finish();
    say_p95(&case);
}

/// How long searches take that are typed letter by letter: half of them, and 95 of a hundred, at most.
fn say_p95(case: &Case) {
    let mut times: Vec<Duration> = Vec::new();
    for (_, text) in SEARCHES {
        for (at, letter) in text.char_indices() {
            let query = HistoryQuery::words(&text[..at + letter.len_utf8()]);
            for _ in 0..3 {
                let started = Instant::now();
                case.list(&query, 0);
                times.push(started.elapsed());
            }
        }
    }
    times.sort();
    println!(
        "search, letter by letter: p50 {:?}, p95 {:?}",
        times[times.len() / 2],
        times[times.len() * 95 / 100]
    );
}

criterion_group!(benches, history);
criterion_main!(benches);
