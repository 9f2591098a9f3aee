//! What the workspace's tests share: a desktop in memory with the real app on it.

pub mod artist;
pub mod desktop;
