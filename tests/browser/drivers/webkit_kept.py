"""A WebKitGTK window that keeps what a site stores, which MiniBrowser under WebDriver does not.

Takes a JSON object a line, {"goto": address}, {"focus": true} or {"eval": expression}, and answers each with a line:
{"value": …} or {"error": …}. `webkit_kept.mjs` speaks to it. Needs Debian's python3-gi and gir1.2-webkit2-4.1.
"""

import json
import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

profile = sys.argv[1]
manager = WebKit2.WebsiteDataManager(
    base_data_directory=os.path.join(profile, "data"),
    base_cache_directory=os.path.join(profile, "cache"),
)
view = WebKit2.WebView(web_context=WebKit2.WebContext(website_data_manager=manager))
window = Gtk.Window(default_width=1280, default_height=800)
window.add(view)
window.show_all()


def answer(**said):
    print(json.dumps(said), flush=True)


def loaded(_view, event):
    if event == WebKit2.LoadEvent.FINISHED:
        view.disconnect(view.on_load)
        answer(value=None)


def evaluated(_view, result):
    try:
        answer(value=json.loads(view.evaluate_javascript_finish(result).to_json(0)))
    except (GLib.Error, TypeError) as error:
        answer(error=str(error))


def commanded(stream, _condition):
    line = stream.readline()
    if not line:
        Gtk.main_quit()
        return False
    command = json.loads(line)
    if "goto" in command:
        view.on_load = view.connect("load-changed", loaded)
        view.load_uri(command["goto"])
    elif "focus" in command:
        window.present()
        view.grab_focus()
        answer(value=window.get_window().get_xid())
    else:
        script = f"({command['eval']}) ?? null"
        view.evaluate_javascript(script, -1, None, None, None, evaluated)
    return True


GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, commanded)
Gtk.main()
