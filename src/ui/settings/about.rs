//! What Loopready is, and what it is not.

use leptos::prelude::*;

/// The About page.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <h1>"About Loopready"</h1>
        <div class="prose">
            <p class="lead">
                "Loopready is a place to prepare for a product-manager interview loop: to collect your stories, "
                "to rehearse questions, and to write memos against the clock."
            </p>
            <h2>"Independent of Amazon"</h2>
            <p>
                "Loopready is not made, endorsed or reviewed by Amazon. The names of the Leadership Principles are "
                "Amazon’s; the explanations, questions and prompts are our own. What is said about the process comes "
                "from public accounts and can change; your recruiter’s word counts."
            </p>
            <h2>"Nothing leaves this device"</h2>
            <p>
                "There is no account and no server behind this app. What you write is kept by this browser, on this "
                "device, and is sent nowhere; the app’s security policy forbids requests to any other site."
            </p>
            <p>
                "That also means that nobody else has a copy. Browsers may clear a site’s data when space runs out or "
                "after weeks without a visit, so make a backup file in the settings and keep it elsewhere."
            </p>
            <h2>"For before the interview"</h2>
            <p>
                "Notes or help from software during a live interview can disqualify a candidate. Loopready is for the "
                "weeks before; print what you want to read on the last evening."
            </p>
        </div>
    }
}
