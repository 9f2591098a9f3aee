//! Makes up a long history: `long_history HOME COUNT`, then `VOXELIER_HOME=HOME` shows it in the app.

use std::path::PathBuf;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(home), Some(count)) = (arguments.next(), arguments.next()) else {
        return Err("say a folder and how many generations".into());
    };
    let library = PathBuf::from(home).join("library");
    std::fs::create_dir_all(&library)?;
    voxelier_benches::long_history::fill(&library, count.parse()?).await
}
