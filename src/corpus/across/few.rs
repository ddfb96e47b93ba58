//! Lists that hold one item mostly: that one needs no room of its own.

/// Items in their order.
pub enum Few<T> {
    /// One.
    One(T),
    /// None, or several.
    Many(Vec<T>),
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Few::Many(Vec::new())
    }
}

impl<T> Few<T> {
    /// All of them.
    pub fn all(&self) -> &[T] {
        match self {
            Few::One(item) => std::slice::from_ref(item),
            Few::Many(items) => items,
        }
    }

    /// All of them, to be changed.
    pub fn all_mut(&mut self) -> &mut [T] {
        match self {
            Few::One(item) => std::slice::from_mut(item),
            Few::Many(items) => items,
        }
    }
}

impl<T: Copy> Few<T> {
    /// Puts an item in at its place.
    pub fn insert(&mut self, at: usize, item: T) {
        match self {
            Few::Many(items) if items.capacity() == 0 => *self = Few::One(item),
            Few::Many(items) => items.insert(at, item),
            Few::One(first) => *self = Few::Many(if at == 0 { vec![item, *first] } else { vec![*first, item] }),
        }
    }

    /// Puts an item in behind all others.
    pub fn push(&mut self, item: T) {
        self.insert(self.all().len(), item);
    }

    /// Takes out what is not to be kept.
    pub fn retain(&mut self, keep: impl Fn(&T) -> bool) {
        match self {
            Few::Many(items) => items.retain(keep),
            Few::One(item) if !keep(item) => *self = Few::default(),
            Few::One(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_a_list() {
        let mut few = Few::default();
        assert!(few.all().is_empty());
        few.push(2);
        assert_eq!(few.all(), [2]);
        few.insert(0, 1);
        few.push(4);
        few.insert(2, 3);
        assert_eq!(few.all(), [1, 2, 3, 4]);
        few.all_mut()[0] = 5;
        few.retain(|&item| item == 5);
        assert_eq!(few.all(), [5]);
        few.retain(|&item| item != 5);
        assert!(few.all().is_empty());
        few.push(6);
        few.retain(|&item| item != 6);
        assert!(few.all().is_empty());
    }
}
