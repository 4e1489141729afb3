//! Files provided by tests, and exported files recorded instead of saved.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::domain::incoming::word;
use crate::domain::writing::document::Document;
use crate::ports::pending::Pending;
use crate::ports::{File, FileError, Files, OpenedFile, Shared, WordFiles};

/// The files of a device. Clones share them.
#[derive(Clone, Default)]
pub struct MemoryFiles {
    device: Rc<Device>,
}

#[derive(Default)]
struct Device {
    chosen: RefCell<BTreeMap<&'static str, Result<Vec<u8>, FileError>>>,
    compressed: RefCell<Vec<(String, String)>>,
    saved: RefCell<Vec<File>>,
    shared: RefCell<Vec<(String, Option<File>)>>,
    copied: RefCell<Option<String>>,
    printed: Cell<usize>,
    refusal: RefCell<Option<FileError>>,
    share_sheet: Cell<Option<Shared>>,
    opened: RefCell<Vec<OpenedBy>>,
}

/// Who is called back with what is opened.
type OpenedBy = Box<dyn Fn(Result<OpenedFile, FileError>)>;

impl MemoryFiles {
    /// Chooses a file in an input; the next read of that input returns it or this error.
    pub fn choose(&self, input: &'static str, file: Result<String, FileError>) {
        self.choose_bytes(input, file.map(String::into_bytes));
    }

    /// The same for a file that isn't text.
    pub fn choose_bytes(&self, input: &'static str, file: Result<Vec<u8>, FileError>) {
        self.device.chosen.borrow_mut().insert(input, file);
    }

    /// Opens a file with the app.
    pub fn open(&self, file: &Result<OpenedFile, FileError>) {
        for opened in self.device.opened.borrow().iter() {
            opened(file.clone());
        }
    }

    /// Refuses to save anything from now on, or no longer.
    pub fn refuse(&self, refusal: Option<FileError>) {
        *self.device.refusal.borrow_mut() = refusal;
    }

    /// Gives the device a share sheet with this result, or removes it.
    pub fn set_share_sheet(&self, ends: Option<Shared>) {
        self.device.share_sheet.set(ends);
    }

    /// The name and the text of the last compressed file.
    #[must_use]
    pub fn last_compressed(&self) -> Option<(String, String)> {
        self.device.compressed.borrow().last().cloned()
    }

    /// The files that were saved, oldest first.
    #[must_use]
    pub fn saved(&self) -> Vec<File> {
        self.device.saved.borrow().clone()
    }

    /// What was handed to the share sheet, oldest first.
    #[must_use]
    pub fn shared(&self) -> Vec<(String, Option<File>)> {
        self.device.shared.borrow().clone()
    }

    /// The clipboard's text.
    #[must_use]
    pub fn copied(&self) -> Option<String> {
        self.device.copied.borrow().clone()
    }

    /// How often the print dialog was opened.
    #[must_use]
    pub fn printed(&self) -> usize {
        self.device.printed.get()
    }

    fn refusal(&self) -> Result<(), FileError> {
        self.device.refusal.borrow().clone().map_or(Ok(()), Err)
    }
}

impl Files for MemoryFiles {
    fn save_compressed(&self, name: String, text: String) -> Pending<'_, Result<(), FileError>> {
        let outcome = self.refusal();
        if outcome.is_ok() {
            self.device.compressed.borrow_mut().push((name, text));
        }
        Box::pin(std::future::ready(outcome))
    }

    fn save(&self, file: &File) -> Result<(), FileError> {
        self.refusal()?;
        self.device.saved.borrow_mut().push(file.clone());
        Ok(())
    }

    fn can_share(&self) -> bool {
        self.device.share_sheet.get().is_some()
    }

    fn share(&self, text: String, file: Option<File>) -> Pending<'static, Shared> {
        self.device.shared.borrow_mut().push((text, file));
        let ends = self.device.share_sheet.get().unwrap_or(Shared::Refused);
        Box::pin(std::future::ready(ends))
    }

    fn chosen(&self, id: &'static str) -> Pending<'_, Result<Option<Vec<u8>>, FileError>> {
        let chosen = self.device.chosen.borrow().get(id).cloned();
        Box::pin(std::future::ready(chosen.transpose()))
    }

    fn on_opened(&self, opened: Box<dyn Fn(Result<OpenedFile, FileError>)>) {
        self.device.opened.borrow_mut().push(opened);
    }

    fn copy(&self, text: String) -> Pending<'_, bool> {
        *self.device.copied.borrow_mut() = Some(text);
        Box::pin(std::future::ready(true))
    }

    fn print(&self) {
        self.device.printed.update(|count| count + 1);
    }
}

/// Word files that hold their paragraphs as plain text.
pub struct MemoryWord;

impl WordFiles for MemoryWord {
    fn write(&self, document: Document) -> Pending<'_, Result<Vec<u8>, FileError>> {
        Box::pin(std::future::ready(Ok(format!("{document:?}").into_bytes())))
    }

    fn read(&self, bytes: Vec<u8>, is_plain: bool) -> Pending<'_, Result<String, FileError>> {
        let text = word::read(&bytes, is_plain).map_err(FileError::Word);
        Box::pin(std::future::ready(text))
    }
}
