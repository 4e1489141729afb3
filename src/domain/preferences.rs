//! The candidate's preferences: theme, paper, length of a drill, and what prints in the margins.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::paper::page::PageFormat;
use crate::domain::paper::typeface::TypeStyle;
use crate::domain::privacy::names::StandIn;
use crate::domain::record::envelope::Body;
use crate::domain::record::kind::Kind;
use crate::domain::review::dismissal::StandingDismissal;
use crate::domain::speaking::Pace;

/// Light, dark, or whatever the system says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// The system's setting.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

choices! {
    Theme {
        System: "system", "Same as system";
        Light: "light", "Light";
        Dark: "dark", "Dark";
    }
}

/// The preferences, one record.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "switches that have nothing to do with each other"
)]
pub struct Preferences {
    /// The theme.
    pub theme: Theme,
    /// The paper for new memos.
    pub format: PageFormat,
    /// Minutes of the last drill, offered for the next.
    pub minutes: u32,
    /// Findings dismissed in all memos.
    #[serde(default)]
    pub dismissed: Vec<StandingDismissal>,
    /// Names that must not appear in exported text: customers, code names, colleagues.
    #[serde(default)]
    pub confidential: Vec<String>,
    /// The stand-ins used for such names last time.
    #[serde(default)]
    pub stand_ins: Vec<StandIn>,
    /// How fast the candidate speaks.
    #[serde(default)]
    pub pace: Pace,
    /// Settings of the sheet.
    #[serde(default)]
    pub writing: WritingComforts,
    /// Whether the memo's title prints in the margin. By default, nothing does, because a page of the
    /// assessment has no header.
    #[serde(default)]
    pub print_title: bool,
    /// Whether the chosen prompt prints in the margin.
    #[serde(default)]
    pub print_prompt: bool,
    /// Whether the day on which the memo was written prints in the margin.
    #[serde(default)]
    pub print_date: bool,
    /// Whether the numbers of the pages print in the margin.
    #[serde(default)]
    pub print_page_numbers: bool,
    /// Whether the candidate’s name prints in the margin.
    #[serde(default)]
    pub print_name: bool,
    /// The candidate’s name, as it prints.
    #[serde(default)]
    pub name: String,
    /// The typeface for new memos.
    #[serde(default)]
    pub lettering: TypeStyle,
}

/// Settings of the sheet; everything that could distract is off.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four switches, none of which depends on another"
)]
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct WritingComforts {
    /// Whether the browser checks spelling.
    pub spelling: bool,
    /// Whether to play a sound at halftime, at ten minutes, and at one minute.
    pub sound: bool,
    /// Whether a phone vibrates at these moments.
    pub vibration: bool,
    /// Whether the clock is shown.
    pub clock: bool,
}

impl Default for WritingComforts {
    fn default() -> Self {
        Self {
            spelling: true,
            sound: false,
            vibration: false,
            clock: true,
        }
    }
}

impl Body for Preferences {
    const KIND: Kind = Kind::Preferences;
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            format: PageFormat::default(),
            minutes: 60,
            dismissed: Vec::new(),
            confidential: Vec::new(),
            stand_ins: Vec::new(),
            pace: Pace::default(),
            writing: WritingComforts::default(),
            print_title: false,
            print_prompt: false,
            print_date: false,
            print_page_numbers: false,
            print_name: false,
            name: String::new(),
            lettering: TypeStyle::default(),
        }
    }
}
