//! The frame around every page: navigation, messages, and the way a page is entered.

use leptos::html;
use leptos::prelude::*;

use crate::domain::record::kind::Kind;
use crate::route::{Route, Section, SettingsRoute, WritingRoute, frame};
use crate::state::{Notice, Tone, use_app};
use crate::ui::components::Drawn;
use crate::ui::menu::MenuPage;
use crate::ui::not_found::NotFoundPage;
use crate::ui::parts::Parts;
use crate::ui::shared::When;
use crate::ui::today::TodayPage;

/// The frame with the page of the current place.
#[component]
pub fn Shell(parts: Parts) -> impl IntoView {
    let route = use_app().route;
    let place = Memo::new(move |_| route.get().place());
    let main = NodeRef::<html::Main>::new();
    enter_places(place, main);
    let is_sheet = Memo::new(move |_| is_sheet(&place.get()));
    // The sheet stands alone. Links that are hidden there are not in the page either: a browser
    // checks every link on each frame to guess which page comes next.
    view! {
        <Show when=move || !is_sheet.get()>
            <a class="skip" href="#main">"Skip to the content"</a>
        </Show>
        <div class="shell" data-sheet=move || is_sheet.get().then_some("true")>
            <Show when=move || !is_sheet.get()>
                <Navigation place />
            </Show>
            <div class="shell__content">
                <Banners place />
                <main class="main" id="main" tabindex="-1" node_ref=main>
                    {move || page(place.get(), parts)}
                </main>
            </div>
        </div>
        <NoticeStack />
    }
}

/// Whether a place is shown without the frame: a memo on its sheet, and the safe start.
fn is_sheet(place: &Route) -> bool {
    matches!(
        place,
        Route::Writing(WritingRoute::Sheet(_)) | Route::Settings(SettingsRoute::SafeStart)
    )
}

/// The page of a place, either in the main part or in one that may still be loading.
fn page(place: Route, parts: Parts) -> AnyView {
    match place {
        Route::Today => view! { <TodayPage parts /> }.into_any(),
        Route::Menu => view! { <MenuPage /> }.into_any(),
        other => parts
            .page(other)
            .unwrap_or_else(|| view! { <NotFoundPage /> }.into_any()),
    }
}

/// Sets the tab's title and moves the focus on navigation.
fn enter_places(place: Memo<Route>, main: NodeRef<html::Main>) {
    let app = use_app();
    Effect::new(move |before: Option<()>| {
        let title = place.get().title();
        app.services
            .with_value(|services| services.page.set_title(&format!("{title} · Loopready")));
        let is_first = before.is_none();
        if !is_first && let Some(main) = main.get_untracked() {
            // An element on the page can always be focused.
            let _ = main.focus();
        }
    });
}

#[component]
fn Navigation(place: Memo<Route>) -> impl IntoView {
    let entry = move |entry: &'static frame::Entry| {
        let to = Route::parse(entry.path, "");
        let href = use_app().href(&to);
        let section = to.section();
        let current = move || {
            let current = place.get().section();
            let is_here = current == section
                || (section == Some(Section::Menu) && current.is_some_and(is_behind_menu));
            is_here.then_some("page")
        };
        view! {
            <li data-on=(!entry.on.is_empty()).then_some(entry.on)>
                <a class="nav__link" href=href aria-current=current>
                    <Drawn path=entry.icon />
                    <span>{entry.label}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav class="nav" aria-label="Main">
            <span class="nav__brand">"Loopready"</span>
            <ul class="nav__list">
                {frame::NAVIGATION.iter().map(entry).collect_view()}
            </ul>
        </nav>
    }
}

/// Whether a phone reaches a section by "Menu".
fn is_behind_menu(section: Section) -> bool {
    matches!(
        section,
        Section::Plan | Section::Guide | Section::Offers | Section::Settings
    )
}

/// Messages that concern every page: trouble with the store, or a newer version.
#[component]
fn Banners(place: Memo<Route>) -> impl IntoView {
    let app = use_app();
    let trouble = move || {
        // The sheet shows its own save state.
        let problem = if is_sheet(&place.get()) {
            app.library.problem.get()
        } else {
            app.library.trouble()
        };
        problem.map(|problem| {
            view! { <p class="banner" data-tone="alert" role="alert">{problem.to_string()}</p> }
        })
    };
    // Never during a drill.
    let update = move || {
        (app.update_waits.get() && !is_sheet(&place.get())).then(|| {
            view! {
                <p class="banner" role="status">
                    "A newer version of Loopready is on this device. "
                    <button class="button button--quiet" type="button" on:click=move |_| app.update()>
                        "Update now"
                    </button>
                </p>
            }
        })
    };
    let snapshots = app.snapshots;
    let fuller = move || {
        let fuller = snapshots
            .offered
            .get()
            .filter(|_| !is_sheet(&place.get()))?;
        let (at, missing) = (fuller.snapshot.at, Kind::counted_rows(fuller.missing));
        let look = move |_| {
            snapshots.choose();
            app.go(SettingsRoute::Settings);
        };
        Some(view! {
            <p class="banner" data-tone="alert" role="alert" data-testid="fuller-snapshot">
                "A snapshot of "<When at />" has "{missing}" that this browser’s database no longer has. "
                <button class="button button--quiet" type="button" on:click=look>"Preview snapshot"</button>
                <button class="button button--quiet" type="button" on:click=move |_| snapshots.decline()>
                    "Keep it for later"
                </button>
            </p>
        })
    };
    let sandbox = app.sandbox;
    let example = sandbox.is_open().then(|| {
        view! {
            <p class="banner example-bar" data-testid="example">
                "This is an example. Your own records are untouched. "
                <button class="button button--quiet" type="button" on:click=move |_| sandbox.leave()>
                    "Leave the example"
                </button>
            </p>
        }
    });
    view! {
        {example}
        {trouble}
        {fuller}
        {update}
    }
}

#[component]
fn NoticeStack() -> impl IntoView {
    let notices = use_app().notices;
    let one = move |notice: Notice| {
        let id = notice.id;
        let tone = match notice.tone {
            Tone::Info => "info",
            Tone::Alert => "alert",
        };
        let action = notice.action.map(|action| {
            let run = move |_| {
                notices.dismiss(id);
                (action.run)();
            };
            view! {
                <button class="button button--quiet" type="button" on:click=run>{action.label}</button>
            }
        });
        view! {
            <div class="notice" data-tone=tone>
                <p>{notice.text}</p>
                {action}
                <button
                    class="button button--quiet"
                    type="button"
                    on:click=move |_| notices.dismiss(id)
                >
                    "Dismiss"
                </button>
            </div>
        }
    };
    view! {
        <div class="notices" role="status" aria-live="polite" aria-label="Messages">
            {move || notices.shown.get().into_iter().map(one).collect_view()}
        </div>
    }
}
