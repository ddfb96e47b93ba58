//! Bytes of the fuzzer as choices: whatever they are, they are some choice.

/// Words of articles, one a line.
const WORDS: &str = include_str!("../words.txt");

/// Bytes from which choices are taken. Behind their end every choice is the first one.
pub struct Given<'d>(pub &'d [u8]);

impl<'d> Given<'d> {
    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    /// The next so many bytes.
    fn wide<const N: usize>(&mut self) -> [u8; N] {
        std::array::from_fn(|_| self.byte())
    }

    /// A number of two bytes.
    pub fn number(&mut self) -> usize {
        u16::from_le_bytes(self.wide()).into()
    }

    /// A number of four.
    pub fn large(&mut self) -> u32 {
        u32::from_le_bytes(self.wide())
    }

    /// A number of eight.
    pub fn huge(&mut self) -> i64 {
        i64::from_le_bytes(self.wide())
    }

    /// One time in so many.
    pub fn seldom(&mut self, times: u8) -> bool {
        self.byte() % times == 1
    }

    /// One of a list.
    pub fn of<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        let at = if list.len() > 256 { self.number() } else { self.byte().into() };
        &list[at % list.len()]
    }

    /// One word of a list.
    pub fn word(&mut self, list: &[&'static str]) -> &'static str {
        self.of::<&str>(list)
    }

    /// True where no byte is left.
    pub fn is_done(&self) -> bool {
        self.0.is_empty()
    }

    /// Words of the list, fewer than so many, some with no space between them.
    pub fn words(&mut self, most: u8) -> String {
        let list = words();
        let mut text = String::new();
        for _ in 0..self.byte() % most {
            text.push_str(self.of::<String>(&list));
            if !self.seldom(4) {
                text.push(' ');
            }
        }
        text
    }

    /// The next bytes as text, fewer than so many of them.
    pub fn raw(&mut self, most: u8) -> String {
        let (text, rest) = self.0.split_at(usize::from(self.byte() % most).min(self.0.len()));
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }

    /// Text of any sort: words, other bytes, a word without end.
    pub fn any(&mut self, most: u8) -> String {
        match self.byte() % 8 {
            0 => self.raw(most),
            1 => {
                let list = words();
                self.of::<String>(&list).repeat(self.number() % 400)
            }
            2 => String::new(),
            _ => self.words(most),
        }
    }

    /// A text of words until the bytes end.
    pub fn text(&mut self) -> String {
        let list = words();
        let mut text = String::new();
        while !self.is_done() {
            text.push_str(self.of::<String>(&list));
            match self.byte() % 8 {
                0 => {}
                1 => text.push('\n'),
                2 => text.push_str("\n\n"),
                3 => text.push('\t'),
                _ => text.push(' '),
            }
        }
        text
    }
}

/// The words of the list, with their line ends.
fn words() -> Vec<String> {
    WORDS.lines().filter(|line| !line.is_empty()).map(plain).collect()
}

/// A line of the list as it stands in articles.
fn plain(line: &str) -> String {
    let mut text = String::new();
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                Some('t') => text.push('\t'),
                Some('u') => {
                    let code: String = signs.by_ref().take_while(|sign| *sign != ';').collect();
                    text.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                }
                other => text.extend(other),
            },
            sign => text.push(sign),
        }
    }
    text
}
