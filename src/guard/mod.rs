//! Calls of what others wrote, which may panic where a file is damaged: for the caller that is a fault of the file, and no
//! word of it reaches the terminal.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    /// How many guarded calls this thread is in.
    static CALLS: Cell<u32> = const { Cell::new(0) };
}

/// What a call gives; `None` where it panicked. What it was working on is then to be left alone.
pub fn guarded<T>(call: impl FnOnce() -> T) -> Option<T> {
    CALLS.set(CALLS.get().saturating_add(1));
    let given = panic::catch_unwind(AssertUnwindSafe(call)).ok();
    CALLS.set(CALLS.get().saturating_sub(1));
    given
}

/// Whether this thread is in a guarded call, so that a panic is nothing to tell of.
#[must_use]
pub fn is_on() -> bool {
    CALLS.get() > 0
}

/// From now on a panic in a guarded call says nothing.
pub fn hush() {
    let say = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !is_on() {
            say(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_at_the_guard() {
        assert!(!is_on());
        assert_eq!(guarded(is_on), Some(true));
        assert_eq!(guarded(|| guarded(|| [0][usize::from(is_on())])), Some(None));
        assert!(!is_on());
    }
}
