//! Work on many things by every core, with the answers in the order of the things.

use std::thread;

/// The answer to each of some things, in their order; every thread takes each n-th one.
pub fn each<T: Sync, A: Send>(things: &[T], work: impl Fn(&T) -> A + Sync) -> Vec<A> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(things.len()).max(1);
    let part = |first: usize| -> Vec<A> { things.iter().skip(first).step_by(threads).map(&work).collect() };
    let parts: Vec<Vec<A>> = thread::scope(|scope| {
        let part = &part;
        let others: Vec<_> = (1..threads).map(|first| scope.spawn(move || part(first))).collect();
        let mine = part(0);
        let others = others.into_iter().map(|thread| thread.join().expect("an analysis never panics"));
        std::iter::once(mine).chain(others).collect()
    });
    let mut parts: Vec<_> = parts.into_iter().map(Vec::into_iter).collect();
    (0..things.len()).filter_map(|i| parts[i % threads].next()).collect()
}
