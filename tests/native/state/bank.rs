//! What can be found in the question bank.

use std::sync::Arc;

use loopready::domain::questions::own::OwnQuestion;
use loopready::domain::questions::question::Question;

use super::device::Device;
use super::practice::questions;

#[test]
fn the_index_is_made_once_and_again_when_a_question_changes() {
    let device = Device::new();
    let tab = device.open();
    let bank: Arc<[Question]> = questions(&device, &tab).into();
    let index = || tab.act(|app| app.question_index.of(&bank));
    let found = || index().map(|index| index.entries().len());
    assert_eq!(found(), None, "it is on its way");
    device.settle();
    assert_eq!(found(), Some(bank.len()));
    assert!(Arc::ptr_eq(&index().unwrap(), &index().unwrap()));
    tab.act(|app| app.library.add(OwnQuestion::default()));
    assert_eq!(found(), Some(bank.len()), "the one before, meanwhile");
    device.settle();
    assert_eq!(found(), Some(bank.len() + 1));
}
