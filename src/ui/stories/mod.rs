//! The story bank: the list with its coverage, a story to read, the editor, the whys under a story, the ledger of its
//! numbers, and its ways out and in.

mod checks;
mod coverage;
mod drill;
mod editor;
mod history;
mod import;
mod list;
mod marks;
mod more;
mod near_copies;
mod numbers;
mod probes;
mod reading;
mod sheet;

use leptos::prelude::*;

use crate::route::StoriesRoute;
use crate::ui::shared::{ImportPage, Weighed};
use coverage::CoveragePage;
use drill::ProbeDrill;
use editor::StoryEditor;
use import::StoryImport;
use list::StoriesPage;
use numbers::by_heart::PracticePage;
use numbers::form::NumberEditor;
use numbers::list::NumbersPage;
use probes::ProbesPage;
use reading::StoryPage;
use sheet::CheatSheetPage;

/// The pages of this feature.
pub fn page(place: StoriesRoute) -> AnyView {
    match place {
        StoriesRoute::New(principle) => view! { <StoryEditor id=None principle /> }.into_any(),
        StoriesRoute::Story(id) => view! { <StoryPage id /> }.into_any(),
        StoriesRoute::Edit(id) => view! { <StoryEditor id=Some(id) principle=None /> }.into_any(),
        StoriesRoute::Coverage => view! { <Weighed><CoveragePage /></Weighed> }.into_any(),
        StoriesRoute::CheatSheet => view! { <CheatSheetPage /> }.into_any(),
        StoriesRoute::Import => view! { <ImportPage of=StoryImport /> }.into_any(),
        StoriesRoute::Numbers => view! { <NumbersPage /> }.into_any(),
        StoriesRoute::NumbersByHeart => view! { <PracticePage /> }.into_any(),
        StoriesRoute::Number(id) => view! { <NumberEditor id /> }.into_any(),
        StoriesRoute::Probes(id) => view! { <ProbesPage id /> }.into_any(),
        StoriesRoute::ProbeDrill(id) => view! { <ProbeDrill id /> }.into_any(),
        StoriesRoute::List(_) => view! { <StoriesPage /> }.into_any(),
    }
}
