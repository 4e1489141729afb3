//! A folder on a WebDAV server (RFC 4918): its address, what a status means, and the files of a listing.

use std::fmt;

use percent_encoding::percent_decode_str;

use crate::domain::sync::setup::is_bundle_file;
use crate::domain::sync::trouble::PlaceTrouble;

/// Why an address can't be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AddressError {
    /// Nothing was typed.
    Empty,
    /// It is on another site than the app, which the app's security policy forbids.
    OtherSite(String),
    /// It has a user, a query or a fragment, or another scheme.
    NotAFolder,
}

impl fmt::Display for AddressError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => out.write_str("Type the address of the WebDAV folder."),
            Self::OtherSite(origin) => write!(
                out,
                "The app may only talk to its own site. Use a folder below {origin}/, which your host sets up."
            ),
            Self::NotAFolder => out.write_str(
                "This is no address of a folder. Type something like /sync/mine/, without a user or “?”.",
            ),
        }
    }
}

/// The address of a folder as it was typed: a path, or a whole address on the app's own site.
///
/// # Errors
/// When it can't be the address of a folder there.
pub fn folder_address(typed: &str, origin: &str) -> Result<String, AddressError> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(AddressError::Empty);
    }
    if typed.contains(['?', '#', '\\']) || typed.contains(char::is_whitespace) {
        return Err(AddressError::NotAFolder);
    }
    let path = match typed.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            if !["http", "https"].contains(&scheme.to_ascii_lowercase().as_str())
                || host.is_empty()
                || host.contains('@')
            {
                return Err(AddressError::NotAFolder);
            }
            if !format!("{scheme}://{host}").eq_ignore_ascii_case(origin) {
                return Err(AddressError::OtherSite(origin.to_owned()));
            }
            path
        }
        // A browser reads two slashes as the beginning of another site's address.
        None => typed.trim_start_matches('/'),
    };
    let path = path.trim_matches('/');
    if path.split('/').any(|part| part == "..") {
        return Err(AddressError::NotAFolder);
    }
    Ok(if path.is_empty() {
        format!("{origin}/")
    } else {
        format!("{origin}/{path}/")
    })
}

/// What was asked of a server.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DavRequest {
    /// The files of the folder (PROPFIND).
    List,
    /// A new folder (MKCOL).
    MakeFolder,
    /// A file (GET).
    Read,
    /// A file to write or delete (PUT, DELETE).
    Write,
}

/// What a status means for a request; `Ok` when the server did what was asked.
///
/// # Errors
/// Everything else, in words for the candidate.
pub fn answered(request: DavRequest, status: u16) -> Result<(), PlaceTrouble> {
    let is_done = match request {
        // A page that asks to sign in is answered with 200: it is no listing.
        DavRequest::List => status == 207,
        DavRequest::MakeFolder => status == 201,
        DavRequest::Read => status == 200,
        DavRequest::Write => (200..300).contains(&status) && status != 207,
    };
    if is_done {
        return Ok(());
    }
    Err(match status {
        401 | 407 => PlaceTrouble::WrongLogin,
        403 if request == DavRequest::Write => PlaceTrouble::ReadOnlyServer,
        403 => PlaceTrouble::Forbidden,
        404 | 410 => PlaceTrouble::NoSuchFolder,
        200..=399 | 405 | 501 => PlaceTrouble::NotWebDav,
        409 => PlaceTrouble::NoParentFolder,
        412 => PlaceTrouble::ChangedMeanwhile,
        413 | 507 => PlaceTrouble::ServerFull,
        423 => PlaceTrouble::Locked,
        status => PlaceTrouble::ServerTrouble(status),
    })
}

/// An entry of a listing, as the server told it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DavEntry {
    /// Where it is: a path or a whole address, percent-encoded.
    pub href: String,
    /// The entity tag; empty if there is none.
    pub etag: String,
    /// When it changed, as text; empty if that is not told.
    pub modified: String,
    /// Its size in bytes, as text; empty if that is not told.
    pub length: String,
    /// Whether it is a folder.
    pub is_folder: bool,
}

impl DavEntry {
    /// The name of the file, if it is one that devices leave for each other.
    #[must_use]
    pub fn bundle_name(&self) -> Option<String> {
        let last = self.href.rsplit('/').next()?;
        let name = percent_decode_str(last).decode_utf8().ok()?;
        (!self.is_folder && is_bundle_file(&name)).then(|| name.into_owned())
    }

    /// A text that changes whenever the content does. Without an entity tag, time and size must do.
    #[must_use]
    pub fn mark(&self) -> String {
        if self.etag.is_empty() {
            format!("{} {}", self.modified, self.length)
        } else {
            self.etag.clone()
        }
    }
}

/// The condition of a write: the file is as it was last seen, or there is none. A weak tag never
/// matches (RFC 9110, 13.1.1), so it is no condition.
#[must_use]
pub fn write_condition(seen: Option<&str>) -> Option<(&'static str, String)> {
    match seen {
        None => Some(("If-None-Match", "*".to_owned())),
        Some(etag) if etag.starts_with('"') => Some(("If-Match", etag.to_owned())),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: &str = "https://loop.example:8443";

    #[test]
    fn an_address_is_a_path_or_on_the_same_site() {
        for typed in [
            "/dav/loop/",
            "dav/loop",
            " /dav/loop ",
            "//dav/loop/",
            "https://loop.example:8443/dav/loop",
            "HTTPS://Loop.Example:8443/dav/loop//",
        ] {
            let address = folder_address(typed, ORIGIN);
            assert_eq!(
                address.as_deref(),
                Ok("https://loop.example:8443/dav/loop/"),
                "{typed}"
            );
        }
        assert_eq!(
            folder_address("/", ORIGIN).as_deref(),
            Ok("https://loop.example:8443/")
        );
        for (typed, error) in [
            ("", AddressError::Empty),
            ("  ", AddressError::Empty),
            (
                "https://cloud.example/dav/",
                AddressError::OtherSite(ORIGIN.to_owned()),
            ),
            (
                "http://loop.example:8443/dav",
                AddressError::OtherSite(ORIGIN.to_owned()),
            ),
            (
                "https://loop.example:8443.evil.example/",
                AddressError::OtherSite(ORIGIN.to_owned()),
            ),
            (
                "https://me:secret@loop.example:8443/",
                AddressError::NotAFolder,
            ),
            ("ftp://loop.example:8443/dav", AddressError::NotAFolder),
            ("https:///dav", AddressError::NotAFolder),
            ("/dav?x=1", AddressError::NotAFolder),
            ("/dav/../etc", AddressError::NotAFolder),
            ("/my dav/", AddressError::NotAFolder),
        ] {
            assert_eq!(folder_address(typed, ORIGIN), Err(error), "{typed}");
        }
    }

    #[test]
    fn each_status_is_done_or_explained() {
        use DavRequest::{List, MakeFolder, Read, Write};
        for (request, status) in [
            (List, 207),
            (MakeFolder, 201),
            (Read, 200),
            (Write, 201),
            (Write, 204),
            (Write, 200),
        ] {
            assert_eq!(answered(request, status), Ok(()), "{request:?} {status}");
        }
        for (request, status, trouble) in [
            (List, 200, PlaceTrouble::NotWebDav),
            (List, 302, PlaceTrouble::NotWebDav),
            (Write, 207, PlaceTrouble::NotWebDav),
            (Read, 204, PlaceTrouble::NotWebDav),
            (List, 401, PlaceTrouble::WrongLogin),
            (List, 403, PlaceTrouble::Forbidden),
            (Write, 403, PlaceTrouble::ReadOnlyServer),
            (List, 404, PlaceTrouble::NoSuchFolder),
            (List, 405, PlaceTrouble::NotWebDav),
            (MakeFolder, 409, PlaceTrouble::NoParentFolder),
            (Write, 412, PlaceTrouble::ChangedMeanwhile),
            (Write, 423, PlaceTrouble::Locked),
            (Write, 507, PlaceTrouble::ServerFull),
            (Write, 413, PlaceTrouble::ServerFull),
            (List, 429, PlaceTrouble::ServerTrouble(429)),
            (List, 503, PlaceTrouble::ServerTrouble(503)),
        ] {
            assert_eq!(
                answered(request, status),
                Err(trouble),
                "{request:?} {status}"
            );
        }
    }

    #[test]
    fn a_listing_names_the_files_of_devices() {
        let entry = |href: &str| DavEntry {
            href: href.to_owned(),
            ..DavEntry::default()
        };
        for (href, name) in [
            ("/dav/loop/", None),
            ("/dav/loop/0199.loopready-sync", Some("0199.loopready-sync")),
            (
                "https://loop.example/dav/0199.loopready-sync",
                Some("0199.loopready-sync"),
            ),
            (
                "/dav/0199%20%28copy%29.loopready-sync",
                Some("0199 (copy).loopready-sync"),
            ),
            ("/dav/notes.txt", None),
            ("/dav/%ff.loopready-sync", None),
        ] {
            assert_eq!(entry(href).bundle_name().as_deref(), name, "{href}");
        }
        let folder = DavEntry {
            is_folder: true,
            ..entry("/dav/x.loopready-sync")
        };
        assert_eq!(folder.bundle_name(), None);
        let told = DavEntry {
            modified: "Mon".to_owned(),
            length: "7".to_owned(),
            ..entry("")
        };
        assert_eq!(told.mark(), "Mon 7");
        assert_eq!(
            DavEntry {
                etag: "\"a\"".to_owned(),
                ..told
            }
            .mark(),
            "\"a\""
        );
    }

    #[test]
    fn a_write_says_what_it_replaces() {
        assert_eq!(
            write_condition(None),
            Some(("If-None-Match", "*".to_owned()))
        );
        assert_eq!(
            write_condition(Some("\"a\"")),
            Some(("If-Match", "\"a\"".to_owned()))
        );
        assert_eq!(write_condition(Some("W/\"a\"")), None);
        assert_eq!(write_condition(Some("Mon 7")), None);
    }
}
