//! The history as it is listed: filtered, searched, newest first, page by page.

use super::{generations, terms, unsigned};
use crate::view::{HistoryPage, HistoryQuery};
use rusqlite::types::Value;
use rusqlite::{Connection, Result, params_from_iter};

/// The most generations of a page.
const MAX_PAGE: u32 = 200;

/// Generations that match a query, as the rest of a statement after `select … from`.
struct Matches {
    tables: &'static str,
    /// What pages go by: the number of a generation.
    place: &'static str,
    conditions: Vec<&'static str>,
    values: Vec<Value>,
}

impl Matches {
    fn of(query: &HistoryQuery) -> Self {
        let mut matches =
            Self { tables: "generations g", place: "g.number", conditions: Vec::new(), values: Vec::new() };
        matches.filter(query);
        let Some(sought) = terms::sought(&query.text) else {
            matches.conditions.push(if query.trashed {
                "g.trashed_at is not null"
            } else {
                "g.trashed_at is null"
            });
            return matches;
        };
        // The column tells what is in the trash; where nothing else is asked of the rows, they aren't read.
        let column = if query.trashed { "trashed" } else { "kept" };
        matches.tables = if matches.conditions.is_empty() {
            "search"
        } else {
            "search cross join generations g on g.number = search.rowid"
        };
        matches.place = "search.rowid";
        matches.with("search match ?", format!("{column} : ({sought})"));
        matches
    }

    fn with(&mut self, condition: &'static str, value: impl Into<Value>) {
        self.conditions.push(condition);
        self.values.push(value.into());
    }

    fn filter(&mut self, query: &HistoryQuery) {
        if query.starred {
            self.conditions.push("g.starred");
        }
        if let Some(since) = query.since {
            self.with("g.created_at >= ?", signed(since));
        }
        if let Some(until) = query.until {
            self.with("g.created_at < ?", signed(until));
        }
        if let Some(service) = &query.service {
            self.with("g.service = ?", generations::kept_service(service).to_owned());
        }
        if let Some(tag) = &query.tag {
            self.with("g.id in (select generation from tags where tag = ?)", tag.clone());
        }
        if let Some([least, most]) = query.size {
            let edge = "exists (select 1 from models m where m.generation = g.id
                and max(m.size_x, m.size_y, m.size_z) between ? and ?)";
            self.with(edge, i64::from(least));
            self.values.push(i64::from(most).into());
        } else if query.with_model {
            self.conditions.push("exists (select 1 from models m where m.generation = g.id)");
        }
    }

    fn statement(&self, what: &str, rest: &str) -> String {
        format!("select {what} from {} where {} {rest}", self.tables, self.conditions.join(" and "))
    }

    fn count(&self, rows: &Connection) -> Result<u64> {
        let mut statement = rows.prepare_cached(&self.statement("count(*)", ""))?;
        Ok(unsigned(statement.query_row(params_from_iter(&self.values), |row| row.get(0))?))
    }

    /// Numbers, greatest first.
    fn numbers(mut self, rows: &Connection, before: Option<i64>, skip: u32, limit: u32) -> Result<Vec<i64>> {
        let place = self.place;
        let first = if place == "g.number" { "g.number < ?" } else { "search.rowid < ?" };
        if let Some(before) = before {
            self.with(first, before);
        }
        let order = format!("order by {place} desc limit ? offset ?");
        self.values.extend([i64::from(limit).into(), i64::from(skip).into()]);
        let mut statement = rows.prepare_cached(&self.statement(place, &order))?;
        let numbers = statement.query_map(params_from_iter(&self.values), |row| row.get(0))?;
        numbers.collect()
    }
}

/// A page of what matches, newest first: the `limit` ones that follow the `skip` ones after `after`, which is what an
/// earlier page of the same query gave as `next`.
pub fn page(
    rows: &Connection,
    query: &HistoryQuery,
    after: Option<&str>,
    skip: u32,
    limit: u32,
) -> Result<HistoryPage> {
    let limit = limit.clamp(1, MAX_PAGE);
    let matches = Matches::of(query);
    let total = matches.count(rows)?;
    let before = after.and_then(|after| after.parse().ok());
    let mut numbers = matches.numbers(rows, before, skip, limit + 1)?;
    let is_more = numbers.len() > limit as usize;
    numbers.truncate(limit as usize);
    let next = numbers.last().filter(|_| is_more).map(i64::to_string);
    let views = numbers.iter().filter_map(|number| generations::view_numbered(rows, *number).transpose());
    Ok(HistoryPage { generations: views.collect::<Result<_>>()?, next, total })
}

/// The ids of all that matches, newest first.
pub fn ids(rows: &Connection, query: &HistoryQuery) -> Result<Vec<String>> {
    let numbers = Matches::of(query).numbers(rows, None, 0, u32::MAX)?;
    let mut statement = rows.prepare_cached("select id from generations where number = ?1")?;
    numbers.into_iter().map(|number| statement.query_row([number], |row| row.get(0))).collect()
}

/// The services that the history knows, by name.
pub fn services(rows: &Connection) -> Result<Vec<String>> {
    let mut statement = rows.prepare_cached("select distinct service from generations order by service")?;
    let services = statement.query_map([], |row| Ok(generations::shown_service(row.get(0)?)))?;
    services.collect()
}

fn signed(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Library, generations::NewGeneration, tags, trash};
    use proptest::prelude::*;
    use proptest::sample::select;

    fn add(rows: &Connection, id: &str, prompt: &str) -> Result<()> {
        let new = NewGeneration { id, prompt, seed: None, service: "embedded", created_at: 0, source: None };
        generations::insert(rows, &new)
    }

    fn listed(rows: &Connection, query: &HistoryQuery) -> Vec<String> {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let page = page(rows, query, after.as_deref(), 0, 3).unwrap();
            found.extend(page.generations.into_iter().map(|found| found.id));
            after = page.next;
            if after.is_none() {
                assert_eq!(page.total, found.len() as u64);
                return found;
            }
        }
    }

    #[test]
    fn people_find_what_they_wrote_in_their_own_language() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let prompts = [
            "Ein BLAUER Drache auf der Straße",
            "夕焼けの中の赤い城",
            "ドラゴンと城",
            "a café, 50% \"off\"",
            "🐉 egg",
        ];
        let found =
            |text: &str| library.read(|rows| Ok(listed(rows, &HistoryQuery::words(text)))).unwrap().concat();
        library
            .write(|rows| (0..).zip(prompts).try_for_each(|(id, prompt)| add(rows, &id.to_string(), prompt)))
            .unwrap();
        for (text, ids) in [
            ("drache blau", "0"),
            ("STRASSE", "0"),
            ("strasse drachen", ""),
            ("城", "21"),
            ("赤い城", "1"),
            ("城 ドラゴン", "2"),
            ("い赤", ""),
            ("ﾄﾞﾗｺﾞﾝ", "2"),
            ("cafe", "3"),
            ("CAFÉ off", "3"),
            ("🐉", "4"),
            ("", "43210"),
        ] {
            assert_eq!(found(text), ids, "{text}");
        }
    }

    #[test]
    fn nothing_that_is_typed_is_taken_for_syntax() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        library.write(|rows| add(rows, "a", "near or not and red kept trashed")).unwrap();
        for (text, count) in [
            ("NEAR(red kept)", 1),
            ("\"near", 1),
            ("red OR blue", 0),
            ("NOT red", 1),
            ("kept : red", 1),
            ("-red*", 1),
            ("^near", 1),
            ("trashed:", 1),
            ("red') --", 1),
            ("\0red", 1),
        ] {
            let found = library.read(|rows| page(rows, &HistoryQuery::words(text), None, 0, 9)).unwrap();
            assert_eq!(found.total, count, "{text}");
        }
    }

    #[test]
    fn a_page_may_skip_what_was_scrolled_over() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        library.write(|rows| (0..9).try_for_each(|id| add(rows, &id.to_string(), "cat"))).unwrap();
        for text in ["", "cat"] {
            let at = |after: Option<&str>, skip| {
                library.read(|rows| page(rows, &HistoryQuery::words(text), after, skip, 2)).unwrap()
            };
            let first = at(None, 0);
            let further = at(first.next.as_deref(), 3);
            let ids: Vec<_> = further.generations.iter().map(|found| found.id.as_str()).collect();
            assert_eq!((ids, further.total), (vec!["3", "2"], 9));
            assert_eq!((at(None, 20).generations, at(None, 7).next), (vec![], None));
        }
    }

    /// What the search should find, by going through every word.
    fn says(texts: &[&str], sought: &str) -> bool {
        let words: Vec<&str> = texts.iter().flat_map(|text| text.split(' ')).collect();
        let mut sought = sought.split(' ').filter(|word| !word.is_empty()).rev();
        let last = sought.next().unwrap_or_default();
        words.iter().any(|word| word.starts_with(last)) && sought.all(|wanted| words.contains(&wanted))
    }

    #[derive(Clone, Debug)]
    struct Row {
        words: Vec<&'static str>,
        tag: Option<&'static str>,
        starred: bool,
        trashed: bool,
        created_at: i64,
    }

    const WORDS: &[&str] = &["red", "redder", "tower", "tow", "of", "öl", "a"];

    prop_compose! {
        fn any_row()(
            words in prop::collection::vec(select(WORDS), 1..5),
            tag in prop::option::of(select(&["keep", "red", "tow"][..])),
            (starred, trashed) in any::<(bool, bool)>(),
            created_at in 0..5i64,
        ) -> Row {
            Row { words, tag, starred, trashed, created_at }
        }
    }

    prop_compose! {
        fn any_query()(
            words in prop::collection::vec(select(&["red", "tow", "r", "a", "öl", "keep", "no"][..]), 0..3),
            (starred, trashed) in any::<(bool, bool)>(),
            tag in prop::option::of(select(&["keep", "red"][..])),
            (since, until) in (prop::option::of(0..5u64), prop::option::of(0..5u64)),
        ) -> HistoryQuery {
            let (text, tag) = (words.join(" "), tag.map(str::to_owned));
            HistoryQuery { text, starred, trashed, tag, since, until, ..HistoryQuery::default() }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn a_search_finds_what_a_look_at_every_row_finds(
            made in prop::collection::vec(any_row(), 0..24),
            queries in prop::collection::vec(any_query(), 12),
        ) {
            let folder = tempfile::tempdir().unwrap();
            let library = Library::open(folder.path()).unwrap();
            library.write(|rows| {
                for (id, row) in made.iter().enumerate() {
                    let (id, prompt) = (id.to_string(), row.words.join(" "));
                    let created_at = row.created_at;
                    let new = NewGeneration { id: &id, prompt: &prompt, seed: None, service: "embedded", created_at, source: None };
                    generations::insert(rows, &new)?;
                    if let Some(tag) = row.tag {
                        tags::add(rows, &id, tag)?;
                    }
                    tags::star(rows, &id, row.starred)?;
                    if row.trashed {
                        trash::put(rows, &id, 1)?;
                    }
                }
                Ok(())
            }).unwrap();
            for query in queries {
                let fits = |row: &Row| {
                    let (words, created_at) = (row.words.join(" "), unsigned(row.created_at));
                    says(&[&words, row.tag.unwrap_or("")], &query.text)
                        && (!query.starred || row.starred)
                        && row.trashed == query.trashed
                        && query.tag.as_deref().is_none_or(|tag| row.tag == Some(tag))
                        && query.since.is_none_or(|since| created_at >= since)
                        && query.until.is_none_or(|until| created_at < until)
                };
                let wanted: Vec<String> = (0..made.len()).rev().filter(|at| fits(&made[*at])).map(|at| at.to_string()).collect();
                let (found, all) = library.read(|rows| Ok((listed(rows, &query), ids(rows, &query)?))).unwrap();
                prop_assert_eq!(&found, &wanted, "{:?}", query);
                prop_assert_eq!(&all, &wanted);
            }
        }
    }
}
