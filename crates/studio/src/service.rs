//! Which service work goes to.

use crate::{Error, Token};
use reqwest::Url;

/// The name under which rows keep the embedded service.
pub const EMBEDDED: &str = "embedded";

/// Where the embedded service of this launch is. Whoever embeds it says so at start.
#[derive(Clone, Debug)]
pub struct EmbeddedService {
    /// Its base URL, on loopback.
    pub url: String,
    /// Good for this launch.
    pub token: Token,
}

/// A service's base URL as rows keep it: http or https, without a slash at its end, user or query.
pub fn normalized(url: &str) -> Result<String, Error> {
    let said = |sentence: &str| Error::Service(format!("{sentence}: {}", url.trim()));
    let parsed = Url::parse(url.trim())
        .map_err(|_| said("this is no address of a service, such as https://voxelai.studio"))?;
    if !matches!(parsed.scheme(), "http" | "https") || parsed.host_str().is_none() {
        return Err(said("a service's address begins with https:// or http://"));
    }
    if !parsed.username().is_empty() || parsed.password().is_some() {
        return Err(Error::Service(
            "a service's address holds no user or password; the token has its own field".to_owned(),
        ));
    }
    let mut plain = parsed.clone();
    plain.set_query(None);
    plain.set_fragment(None);
    Ok(plain.as_str().trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_kept_in_one_form() {
        assert_eq!(normalized(" https://voxelai.studio/ ").unwrap(), "https://voxelai.studio");
        assert_eq!(normalized("http://127.0.0.1:8040/base/?x#y").unwrap(), "http://127.0.0.1:8040/base");
        for bad in ["voxelai.studio", "ftp://x", "", "https://user:secret@x", "javascript:alert(1)"] {
            assert!(normalized(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_password_in_an_address_is_not_repeated() {
        assert!(!normalized("https://user:secret@x").unwrap_err().to_string().contains("secret"));
    }
}
