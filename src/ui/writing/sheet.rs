//! The sheet: nothing but the text, the clock, the counts and the save state.

use std::time::Duration;

use leptos::html;
use leptos::leptos_dom::helpers::set_interval_with_handle;
use leptos::prelude::*;

use crate::domain::clock::{Phase, Remaining};
use crate::domain::format::counts::{counted, noun};
use crate::domain::format::durations::{clock_face, in_words, long_face, tab_face};
use crate::domain::paper::markup::Markup;
use crate::domain::paper::page::{PageCount, page_ends};
use crate::domain::record::id::RecordId;
use crate::domain::record::save_state::Saved;
use crate::domain::writing::memo::Way;
use crate::domain::writing::milestone::Milestone;
use crate::domain::writing::typing::BETWEEN_KEYS;
use crate::ports::StorageError;
use crate::route::WritingRoute;
use crate::state::{Access, MemoSession, use_app};
use crate::ui::components::{Glyph, Icon, SaveBadge, failure, focus};
use crate::ui::shared::{Link, NotFoundHere, SyncBadge};
use crate::ui::writing::characters::Characters;
use crate::ui::writing::measure::{fragments, lines_in_editor, measure};
use crate::ui::writing::options::Comforts;
use crate::ui::writing::outline::{OutlineButton, OutlineParts};
use crate::ui::writing::pages::{Shadow, retype};
use crate::ui::writing::panel::Panel;
use crate::ui::writing::paper::{paste_structured, select, text_of};

/// A memo on its sheet.
#[component]
pub fn SheetPage(id: RecordId) -> impl IntoView {
    let app = use_app();
    match MemoSession::open(app.core(), id.clone()) {
        Some(session) => view! { <Sheet session id /> }.into_any(),
        None => view! { <Closed id /> }.into_any(),
    }
}

/// Shown when no session of this memo is running.
#[component]
fn Closed(id: RecordId) -> impl IntoView {
    let is_known = untrack(|| use_app().library.memo(&id)).is_some();
    if is_known {
        view! {
            <h1>"This session is over"</h1>
            <p class="lead">"Its text is saved. Read the review, and revise from there."</p>
            <p><Link to=WritingRoute::Review(id) class="button button--primary">"Open review"</Link></p>
        }
        .into_any()
    } else {
        view! { <NotFoundHere what="memo" to=WritingRoute::Start place="Write" /> }.into_any()
    }
}

#[component]
fn Sheet(session: MemoSession, id: RecordId) -> impl IntoView {
    let memo = session.memo();
    let pages = RwSignal::new(PageCount::empty());
    let marks = Marks::default();
    let paper = NodeRef::<html::Textarea>::new();
    let shadow = ShadowRefs {
        flow: NodeRef::new(),
        typed: NodeRef::new(),
        markup: memo.document.markup(),
    };
    let library = use_app().library;
    let is_clock_hidden = RwSignal::new(!library.preferences.get_untracked().body.writing.clock);
    let is_prompt_open = RwSignal::new(true);
    let is_focused = RwSignal::new(false);
    let limit = memo.page_limit();

    keep_attention(session);
    let settled = ArcTrigger::new();
    let count = counter(session, paper, shadow, pages, limit, settled.clone(), marks);
    keep_time(session, is_clock_hidden, count);
    // The real assessment shows no findings while you write, so a drill doesn't either.
    let has_panel = memo.way.has_sittings() || memo.sittings.len() > 1;
    let is_panel_open = RwSignal::new(false);
    let is_outline_open = RwSignal::new(false);
    let brief = StoredValue::new((
        memo.prompt().map(|prompt| prompt.text.clone()),
        memo.document,
        memo.dismissed.clone(),
    ));
    // The textarea owns its text; it is set only when the text changes from outside.
    Effect::new(move |_| {
        let given = session.given.get();
        if let Some(paper) = paper.get()
            && paper.value() != given
        {
            paper.set_value(&given);
        }
        set_timeout(count, Duration::ZERO);
    });
    // Another typeface changes the page count, once the text is laid out again.
    Effect::new(move |_| {
        session.lettering.track();
        set_timeout(count, Duration::ZERO);
    });
    // A writer can start typing right away, and a reviser lands at the passage to fix.
    Effect::new(move |_| {
        if session.access.get() == Access::Writing
            && let Some(paper) = paper.get_untracked()
        {
            // An element on the page can always be focused.
            let _ = paper.focus();
            if let Some(span) = use_app().to_fix.try_update(Option::take).flatten() {
                select(&paper, span);
            }
        }
    });
    let typed =
        move |event: leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlTextAreaElement>| {
            if session.edit(text_of(&event.target())) {
                set_timeout(move || count_settled(session, count), BETWEEN_KEYS);
            }
        };

    let pasted = move |event: web_sys::ClipboardEvent| {
        let structured = paper.get_untracked().and_then(|paper| {
            let takes = shadow.markup == Markup::Structured;
            takes.then(|| paste_structured(&paper, &event)).flatten()
        });
        if let Some(characters) = structured {
            session.note_pasted(characters);
            return;
        }
        let text = event
            .clipboard_data()
            .and_then(|data| data.get_data("text").ok())
            .unwrap_or_default();
        session.note_pasted(u64::try_from(text.chars().count()).unwrap_or(0));
    };

    let finish = {
        let id = id.clone();
        move |_| {
            session.finish();
            use_app().replace(WritingRoute::Review(id.clone()));
        }
    };
    let phase = Memo::new(move |_| session.drill.get().phase());
    let is_writable =
        move || session.access.get() == Access::Writing && phase.get() == Phase::Running;
    let pause = move |_| {
        if phase.get_untracked() == Phase::Running {
            session.pause();
        } else {
            session.resume();
            focus(paper);
        }
    };
    let close = move |_| {
        session.close();
        use_app().go(WritingRoute::Start);
    };
    let prompt = memo.prompt().map(|prompt| prompt.text.clone());
    let (way, document, format) = (memo.way, memo.document, memo.format);
    let usual = memo.usual_words();
    let target = Memo::new(move |_| session.target.get().unwrap_or(usual));
    let has_pause = way == Way::Drill && !memo.is_strict;
    let is_writing = move || session.access.get() == Access::Writing;
    // Even a hidden placeholder costs a restyle on every key.
    let is_blank = Memo::new(move |_| session.words.get() == 0);
    let saved = Signal::derive(move || session.saved());
    let aside = move || {
        if has_pause {
            view! {
                <button class="button button--quiet" type="button" on:click=pause disabled=move || !is_writing()>
                    {move || if phase.get() == Phase::Paused { "Resume" } else { "Pause" }}
                </button>
            }
            .into_any()
        } else if way.has_sittings() {
            view! {
                <button class="button button--quiet" type="button" on:click=close disabled=move || !is_writing()>
                    "Leave"
                    <span class="visually-hidden">" for now"</span>
                </button>
            }
            .into_any()
        } else {
            ().into_any()
        }
    };
    view! {
        <div
            class="sheet"
            data-format=format.slug()
            data-face=move || session.lettering.get().face.slug()
            data-size=move || session.lettering.get().size.slug()
            data-overtime=move || is_over(session).then_some("true")
            data-focus=move || is_focused.get().then_some("true")
        >
            <h1 class="visually-hidden">{way.name()}</h1>
            <div class="sheet__bar">
                <ClockFace session is_hidden=is_clock_hidden />
                <p class="sheet__counts">
                    <span data-testid="words">{move || session.words.get()}</span>
                    {move || noun(session.words.get(), " word · ", " words · ")}
                    <span data-testid="pages" data-over=move || pages.get().exceeds(limit).then_some("true")>
                        {move || pages.get().to_string()}
                    </span>
                    {format!(" of {}", counted(limit, "page", "pages"))}
                    <span class="sheet__characters">" · "<Characters paper settled=settled.clone() /></span>
                </p>
                <SaveBadge saved />
                <SyncBadge />
                <div class="sheet__actions">
                    <button class="button button--quiet" type="button" on:click=move |_| is_prompt_open.update(|open| *open = !*open)
                        aria-expanded=move || is_prompt_open.get().to_string()>
                        "Prompt"
                    </button>
                    {has_panel.then(|| view! {
                        <button class="button button--quiet" type="button" on:click=move |_| is_panel_open.update(|open| *open = !*open)
                            aria-expanded=move || is_panel_open.get().to_string()>
                            "Findings"
                        </button>
                    })}
                    <Comforts session paper is_focused usual settled=settled.clone() />
                    {aside}
                    <button class="button button--primary" type="button" on:click=finish disabled=move || !is_writing()>
                        {if way.has_sittings() { "Hand in" } else { "Finish" }}
                    </button>
                </div>
            </div>
            <progress
                class="sheet__target"
                max=move || target.get().to_string()
                prop:value=move || session.words.get().to_string()
                aria-label=move || format!("Words, target {}", target.get())
            ></progress>
            <p class="visually-hidden" role="status" data-testid="milestone">
                {move || session.milestone.get().map(Milestone::words)}
            </p>
            <Messages session id=id.clone() saved />
            <div class="sheet__desk">
                <div class="sheet__prompt" hidden=move || !is_prompt_open.get()>
                    {prompt.map(|prompt| view! { <p>{prompt}</p> })}
                    <OutlineButton is_open=is_outline_open />
                </div>
                <div class="sheet__spread" style=("--scrollbar", move || format!("{}px", marks.scrollbar.get()))>
                    <textarea
                        class="sheet__paper"
                        name="memo"
                        // Right-to-left text breaks its lines differently in a textarea than on pages.
                        dir="ltr"
                        aria-label="Your memo"
                        placeholder=move || is_blank.get().then_some("Start with what you did, who it was for, and \
                            the result.")
                        spellcheck=move || library.preferences.get().body.writing.spelling.to_string()
                        autocomplete="off"
                        node_ref=paper
                        readonly=move || !is_writable()
                        on:input:target=typed
                        on:paste=pasted
                        on:scroll:target=move |event| marks.scrolled.set(event.target().scroll_top())
                    ></textarea>
                    <PageEnds marks />
                </div>
                <Show when=move || is_outline_open.get()>
                    <OutlineParts document is_open=is_outline_open />
                </Show>
                <Show when=move || is_panel_open.get()>
                    <Panel paper settled=settled.clone() brief />
                </Show>
            </div>
            <Shadow format lettering=session.lettering flow=shadow.flow typed=shadow.typed />
        </div>
    }
}

fn is_over(session: MemoSession) -> bool {
    matches!(session.remaining(), Remaining::Over(_))
}

/// Counts words and pages once typing pauses, and checks for that until then.
fn count_settled(session: MemoSession, count: impl Fn() + Copy + 'static) {
    if session.is_count_due() {
        count();
    }
    if let Some(wait) = session.next_look() {
        set_timeout(move || count_settled(session, count), wait);
    }
}

/// Once a second: reads the clock, counts after long runs of typing without a pause, and updates
/// the tab's title. Saves everything when the page is hidden or closed.
fn keep_time(
    session: MemoSession,
    is_clock_hidden: RwSignal<bool>,
    count: impl Fn() + Copy + 'static,
) {
    let app = use_app();
    let look = move || {
        session.look_at_clocks();
        if session.is_count_due() {
            count();
        }
    };
    let tick = move || session.along(look);
    if let Ok(ticking) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || ticking.clear());
    }
    app.services
        .with_value(|services| services.page.on_hide(Box::new(move || session.leave())));
    on_cleanup(move || session.leave());
    let name = session.way.name();
    let title = Memo::new(move |_| {
        let face = title_face(session);
        let is_paused = session.drill.get().phase() == Phase::Paused;
        match (is_clock_hidden.get(), is_paused) {
            (true, _) => format!("{name} · Loopready"),
            (false, true) => format!("Paused {face} · {name}"),
            (false, false) => format!("{face} · {name}"),
        }
    });
    Effect::new(move |_| {
        let title = title.get();
        app.services
            .with_value(|services| services.page.set_title(&title));
    });
}

/// Keeps the screen on while the clock runs, and signals milestones by sound or vibration if
/// enabled.
fn keep_attention(session: MemoSession) {
    let app = use_app();
    let attention = app
        .services
        .with_value(|services| services.attention.clone());
    let attention = StoredValue::new_local(attention);
    let is_awake = Memo::new(move |_| {
        session.access.get() == Access::Writing && session.drill.get().phase() == Phase::Running
    });
    Effect::new(move |_| attention.with_value(|attention| attention.stay_awake(is_awake.get())));
    on_cleanup(move || {
        app.services
            .with_value(|services| services.attention.stay_awake(false));
    });
    Effect::new(move |_| {
        if session.milestone.get().is_none() {
            return;
        }
        let wished = app.library.preferences.get_untracked().body.writing;
        attention.with_value(|attention| {
            if wished.vibration {
                attention.vibrate();
            }
            if wished.sound {
                attention.chime();
            }
        });
    });
}

fn face(session: MemoSession) -> String {
    let said = if session.way == Way::TakeHome {
        long_face
    } else {
        clock_face
    };
    face_in(session, said)
}

fn face_in(session: MemoSession, said: fn(Duration) -> String) -> String {
    match session.remaining() {
        Remaining::Left(left) => said(left),
        Remaining::Over(over) => format!("+{}", said(over)),
        Remaining::Unlimited(elapsed) => said(elapsed),
    }
}

/// The clock in the tab's title. A clock that counts up shows no seconds, since nothing ends.
fn title_face(session: MemoSession) -> String {
    match session.remaining() {
        Remaining::Unlimited(elapsed) => format!("{} min", elapsed.as_secs() / 60),
        Remaining::Left(_) | Remaining::Over(_) => face_in(session, tab_face),
    }
}

/// The elements of the unseen setting, and how it is set.
#[derive(Clone, Copy)]
struct ShadowRefs {
    flow: NodeRef<html::Div>,
    typed: NodeRef<html::Div>,
    markup: Markup,
}

/// Counts words and pages.
fn counter(
    session: MemoSession,
    paper: NodeRef<html::Textarea>,
    shadow: ShadowRefs,
    pages: RwSignal<PageCount>,
    limit: u32,
    settled: ArcTrigger,
    marks: Marks,
) -> impl Fn() + Copy + 'static {
    let settled = StoredValue::new(settled);
    let set = StoredValue::new(Vec::new());
    let standing = StoredValue::new(Vec::new());
    let markup = shadow.markup;
    move || {
        let (Some(paper), Some(flow), Some(typed)) = (
            paper.try_get_untracked().flatten(),
            shadow.flow.try_get_untracked().flatten(),
            shadow.typed.try_get_untracked().flatten(),
        ) else {
            return;
        };
        let text = text_of(&paper);
        session.count(&text);
        set.update_value(|set| retype(&flow, set, &text, markup));
        let counted = measure(&flow, limit).pages;
        if pages.get_untracked() != counted {
            pages.set(counted);
        }
        let ends = if counted.printed() > 1 {
            let mut set = fragments(&flow);
            if markup == Markup::Structured {
                standing.update_value(|standing| {
                    set = lines_in_editor(std::mem::take(&mut set), &typed, standing, &text);
                });
            }
            page_ends(&text, &set)
        } else {
            Vec::new()
        };
        marks.place(ends, &paper);
        settled.with_value(ArcTrigger::notify);
    }
}

/// The page-end marks in the paper's margin.
#[derive(Clone, Copy, Default)]
struct Marks {
    /// The number of the editor's lines above the end of each page but the last.
    ends: RwSignal<Vec<u32>>,
    /// The paper's scroll offset, in pixels.
    scrolled: RwSignal<i32>,
    /// The width of the paper's scrollbar, which must not take room from the lines.
    scrollbar: RwSignal<i32>,
}

impl Marks {
    /// Moves the marks, if needed: setting a signal redraws even if the value is the same.
    fn place(self, ends: Vec<u32>, paper: &web_sys::HtmlTextAreaElement) {
        if self.ends.with_untracked(|old| *old != ends) {
            self.ends.set(ends);
        }
        let scrollbar = paper.offset_width() - paper.client_width() - 2 * paper.client_left();
        if self.scrollbar.get_untracked() != scrollbar {
            self.scrollbar.set(scrollbar);
        }
    }
}

/// Marks page ends in the margin, on screens as wide as the paper.
#[component]
fn PageEnds(marks: Marks) -> impl IntoView {
    let ends = move || {
        (1..)
            .zip(marks.ends.get())
            .map(|(page, above)| {
                view! { <span class="sheet__end" style=("--above", above.to_string())>{format!("page {page}")}</span> }
            })
            .collect_view()
    };
    view! {
        <div class="sheet__ends" aria-hidden="true">
            <div style:transform=move || format!("translateY({}px)", -marks.scrolled.get())>{ends}</div>
        </div>
    }
}

#[component]
fn ClockFace(session: MemoSession, is_hidden: RwSignal<bool>) -> impl IntoView {
    let label = move || match session.remaining() {
        Remaining::Left(_) => "left",
        Remaining::Over(_) => "over time",
        Remaining::Unlimited(_) => "this session",
    };
    let face = Memo::new(move |_| face(session));
    let label = Memo::new(move |_| label());
    view! {
        <p class="clock">
            <span class="clock__face" role="timer" hidden=move || is_hidden.get()>
                <span data-testid="clock">{face}</span>
                " "
                <span class="clock__label">{label}</span>
            </span>
            <button
                class="button button--icon"
                type="button"
                aria-label=move || if is_hidden.get() { "Show the clock" } else { "Hide the clock" }
                on:click=move |_| is_hidden.update(|hidden| *hidden = !*hidden)
            >
                {move || {
                    let glyph = if is_hidden.get() { Glyph::Show } else { Glyph::Hide };
                    view! { <Icon glyph /> }
                }}
            </button>
        </p>
    }
}

/// Messages that the candidate needs while writing.
#[component]
fn Messages(
    session: MemoSession,
    id: RecordId,
    #[prop(into)] saved: Signal<Saved<StorageError>>,
) -> impl IntoView {
    let trouble = Memo::new(move |_| failure(&saved.get()));
    let access = move || match session.access.get() {
        Access::Asking | Access::Writing | Access::Over => None,
        Access::Reading => Some((
            "This memo is open in another tab. You can read it here and write there.",
            "Write here instead",
        )),
        Access::TakenOver => Some((
            "Another tab took over this memo. Nothing is lost. Here you can only read.",
            "Undo",
        )),
    };
    let over = move || {
        (session.access.get() == Access::Over).then(|| {
            view! {
                <p class="banner" role="status">
                    "This session was finished in another tab. Its text is saved. "
                    <Link to=WritingRoute::Review(id.clone())>"Open review"</Link>
                </p>
            }
        })
    };
    let paused = move || {
        (session.drill.get().phase() == Phase::Paused)
            .then(|| view! { <p class="banner">"Paused. The clock is stopped. Resume to keep writing."</p> })
    };
    let absence = move || {
        session.absence.get().map(|absence| {
            let counted = !absence.counted.is_zero();
            let text = if counted {
                format!(
                    "You were away for {}, and the clock kept running, as in the real assessment.",
                    in_words(absence.counted)
                )
            } else {
                "This device’s clock changed. The time away wasn’t counted.".to_owned()
            };
            let give_back = counted.then(|| {
                view! {
                    <button class="button button--quiet" type="button" on:click=move |_| session.forgive()>
                        "Restore the time"
                    </button>
                }
            });
            view! {
                <p class="banner" role="status">
                    {text} " " {give_back}
                    <button class="button button--quiet" type="button" on:click=move |_| session.absence.set(None)>
                        "Dismiss"
                    </button>
                </p>
            }
        })
    };
    view! {
        {move || trouble.get().map(|text| view! { <p class="banner" data-tone="alert" role="alert">{text}</p> })}
        {move || access().map(|(text, verb)| view! {
            <p class="banner" role="status">
                {text} " "
                <button class="button button--quiet" type="button" on:click=move |_| session.take_over()>{verb}</button>
            </p>
        })}
        {over}
        {paused}
        {absence}
    }
}
