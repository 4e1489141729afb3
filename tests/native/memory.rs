use loopready::ports::memory::MemoryStore;

use crate::contracts;

#[test]
fn the_memory_store_keeps_the_contract() {
    pollster::block_on(contracts::store::holds(|_| async {
        MemoryStore::default()
    }));
}
