//! How Loopready speaks: in plain American words, in short sentences, with buttons that say what they do.

/// A button names what it does.
mod buttons;
/// No text says "1 words".
mod counts;
/// No sentence of the interface has over 20 words.
mod sentences;
/// Reading the texts of the sources.
mod source;
/// Words that are not used.
mod words;
