//! What Loopready is, and what it is not.

use leptos::prelude::*;

use crate::route::frame;

/// The About page.
#[component]
pub fn AboutPage() -> impl IntoView {
    view! {
        <h1>{frame::ABOUT.heading}</h1>
        <div class="prose">
            <p class="lead">{frame::ABOUT.lead}</p>
            <h2>"Independent of Amazon"</h2>
            <p>
                "Loopready isn’t made, endorsed, or reviewed by Amazon. The names of the Leadership Principles are "
                "Amazon’s. The explanations, questions, and prompts are our own."
            </p>
            <p>
                "What we say about the process comes from public accounts and can change. Trust your recruiter first."
            </p>
            <h2>"Nothing leaves this device"</h2>
            <p>
                "This app has no account and no server. What you write is stored by this browser, on this "
                "device, and isn’t sent anywhere. The app’s security policy blocks requests to other sites."
            </p>
            <p>
                "If you set up sync with a folder, one encrypted file with your records is written there. The "
                "service that syncs the folder sees its size and time. Only your passphrase opens it."
            </p>
            <p>
                "So nobody else has a copy. Browsers may clear a site’s data when space runs out or "
                "after weeks without a visit. Export a backup in the settings, and keep it on another device."
            </p>
            <h2>"For preparation only"</h2>
            <p>
                "Notes or software help during a live interview can disqualify you. Use Loopready in the "
                "weeks before. Print what you want to read on the last evening."
            </p>
        </div>
    }
}
