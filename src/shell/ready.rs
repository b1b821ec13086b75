//! Waiting until something can be read or written, for so long and no longer.

use std::io;
use std::os::fd::AsFd;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

/// What a descriptor has become ready for within this time; that it has come to its end is told unasked. Nothing where the
/// time is over, or a signal came first.
///
/// # Errors
/// If the system cannot wait for it.
pub(super) fn ready(descriptor: &impl AsFd, wanted: PollFlags, patience: Duration) -> io::Result<PollFlags> {
    let mut looks = [PollFd::new(descriptor, wanted)];
    // More seconds than the system can count are no end at all.
    let patience = Timespec::try_from(patience).ok();
    match poll(&mut looks, patience.as_ref()) {
        Ok(_) => {
            let [look] = looks;
            Ok(look.revents())
        }
        Err(Errno::INTR) => Ok(PollFlags::empty()),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_read_is_ready_at_once_and_what_cannot_is_waited_for() {
        let (reader, writer) = io::pipe().unwrap();
        let start = std::time::Instant::now();
        assert_eq!(ready(&reader, PollFlags::IN, Duration::from_millis(20)).unwrap(), PollFlags::empty());
        assert!(start.elapsed() >= Duration::from_millis(20));
        assert_eq!(ready(&writer, PollFlags::OUT, Duration::from_secs(5)).unwrap(), PollFlags::OUT);
        drop(writer);
        assert_eq!(ready(&reader, PollFlags::IN, Duration::from_secs(5)).unwrap(), PollFlags::HUP);
    }
}
