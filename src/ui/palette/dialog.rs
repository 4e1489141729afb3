//! Opening and closing the palette's dialogs.

use leptos::html;
use leptos::prelude::*;

/// A dialog that opens as soon as it is on the page. The browser keeps the focus in it and gives it back.
pub(super) fn opened() -> NodeRef<html::Dialog> {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            // It is on the page and not open yet, so this cannot fail.
            let _ = dialog.show_modal();
        }
    });
    dialog
}

/// Closes a dialog, which gives the focus back to where it was.
pub(super) fn close(dialog: NodeRef<html::Dialog>) {
    if let Some(dialog) = dialog.get_untracked() {
        dialog.close();
    }
}
