//! What the workspace's tests share: a desktop in memory with the real app on it, and services to switch on and off.

pub mod artist;
pub mod desktop;
pub mod following;
pub mod gateway;
pub mod generators;
pub mod home;
pub mod host;
