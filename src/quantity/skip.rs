//! Numbers that are no figures: legal numbers, names, levels, phone numbers, list numbers.

use super::Scanner;
use crate::{
    analysis::Reason,
    lexicon::{Cue, Meaning, UnitKind},
    segment::{BlockKind, TokenKind},
};
use std::ops::Range;

impl Scanner<'_> {
    /// Why the number at `at` is no figure, and all tokens of what it belongs to. Times are read elsewhere.
    pub(super) fn not_counted(&self, at: usize) -> Option<(Range<usize>, Reason)> {
        (self.legal(at).map(|t| (t, Reason::Legal)))
            .or_else(|| self.phone(at).map(|t| (t, Reason::Phone)))
            .or_else(|| self.list_number(at).map(|t| (t, Reason::List)))
            .or_else(|| self.glued_name(at).map(|t| (t, Reason::Name)))
            .or_else(|| self.limit(at).map(|t| (t, Reason::Limit)))
            .or_else(|| self.end_of_name(at).map(|t| (t, Reason::Name)))
            .or_else(|| self.numbered(at))
    }

    /// *Reads* 18-NQ/TU, 06/QĐ-TTg and all other forms of a document's number.
    /// *Leaves alone* 26/33, 15-20%, 116,3/100 dân, 80 km/h.
    fn legal(&self, at: usize) -> Option<Range<usize>> {
        let mark = self.token(at + 1).filter(|t| t.is('/') || t.is('-'))?;
        let start = self.token(at)?.span.start as usize;
        if !mark.glued && !mark.is('-') {
            return None;
        }
        let end = start + self.lexicon.legal.at_front(&self.doc.text.shadow()[start..])?;
        let tokens = self.doc.tokens[at..self.range.end].iter().take_while(|t| t.span.end as usize <= end).count();
        Some(at..at + tokens)
    }

    /// *Reads* 0210.3846.215, (024) 3555 0148, Tổng đài 1022. *Leaves alone* tổng đài tiếp nhận 1.200 cuộc gọi.
    fn phone(&self, at: usize) -> Option<Range<usize>> {
        let digits = self.digits(at)?;
        let zero = digits.starts_with('0');
        if !(zero || matches!(digits.len(), 3 | 4 | 8..)) {
            return None;
        }
        let led = (at.saturating_sub(3).max(self.range.start)..=at).any(|from| self.ends(from, cues![Phone]));
        if !(zero || led) {
            return None;
        }
        let plain = digits.bytes().filter(u8::is_ascii_digit).count();
        let dialled = zero && !digits.contains(',') && plain >= 7;
        let bare = !digits.contains(',') && (digits.len() == 4 || digits.len() == 3 || plain >= 8 || zero);
        let counted = || self.marks.unit(at + 1).is_some() || self.names_a_noun(at + 1) || self.scale(at + 1).is_some();
        let short_number = led && bare && !digits.contains('.') && !counted();
        let led_number = led && zero && plain >= 3;
        if !(dialled || short_number || led_number) {
            return None;
        }
        let mut end = at + 1;
        while self.token(end).is_some_and(|t| t.is(')') || t.is('-') || t.is('.') && t.glued)
            && self.token(end + 1).is_some_and(|t| t.is_number() && t.span.end - t.span.start <= 8)
            || self.token(end).is_some_and(|t| t.is_number() && !t.glued && t.span.end - t.span.start <= 4)
        {
            end += 1;
        }
        let bracket = at > self.range.start && self.doc.tokens[at - 1].is('(') && self.token(at + 1)?.is(')');
        Some(at - usize::from(bracket)..end)
    }

    /// *Reads* "1. Thể chế số", "1.1. Viễn thông", "2) …" at the front of a line, and a lone number in its own line
    /// that only counts the rows of a flattened table. *Leaves alone* "100% các hộ …".
    fn list_number(&self, at: usize) -> Option<Range<usize>> {
        if self.point(at) {
            return Some(at..at + 1);
        }
        let block = &self.doc.blocks[self.doc.sentences[self.sentence].block];
        let lead = at == block.tokens.start || (at == block.tokens.start + 1 && !self.doc.tokens[at - 1].is_word());
        if !lead {
            return None;
        }
        let digits = self.digits(at)?;
        let parts = digits.split('.').all(|p| p.len() <= 2) && !digits.contains(',');
        let next = self.doc.tokens.get(at + 1).filter(|_| block.tokens.contains(&(at + 1)));
        let marked = next.is_some_and(|t| t.glued && (t.is('.') || t.is(')')));
        let open = self.doc.tokens.get(at + 2).is_none_or(|t| !t.glued || t.kind == TokenKind::Newline);
        if parts && marked && open {
            return Some(at..at + 1);
        }
        let row = block.tokens.len() == 1 && digits.len() <= 2 && self.row_number(at, digits);
        row.then_some(at..at + 1)
    }

    /// *Reads* "gồm: (1) thể chế; (2) hạ tầng". *Leaves alone* Tuy Phong (962), đi xuống (2 bậc).
    fn point(&self, at: usize) -> bool {
        let mark = |at: usize, wanted: &[char]| self.token(at).is_some_and(|t| wanted.iter().any(|&c| t.is(c)));
        let listed = || at < self.range.start + 2 || mark(at - 2, &[':', ';', ',', '.']);
        let words = || self.token(at + 2).is_some_and(|t| t.is_word());
        mark(at.wrapping_sub(1), &['('])
            && mark(at + 1, &[')'])
            && self.small(at).is_some_and(|n| n < 30)
            && listed()
            && words()
    }

    /// True where the next line is words, and the number is one more than the last such number.
    fn row_number(&self, at: usize, digits: &str) -> bool {
        let next = self.doc.blocks.get(self.doc.sentences[self.sentence].block + 1);
        let words = next.is_some_and(|b| self.doc.tokens[b.tokens.start].is_word() && b.kind != BlockKind::Furniture);
        let number: usize = digits.parse().unwrap_or(0);
        let last = self.out.skipped.iter().rev().find(|s| s.1 == Reason::List && s.0.end <= at);
        let before = last.and_then(|s| self.doc.words(s.0.clone()).parse::<usize>().ok());
        words && (number == 1 || (before.is_some() && before == number.checked_sub(1)))
    }

    /// *Reads* 4G, 3D, VOV5, Covid-19, #chuyendoiso2024, 0919.555.27x. *Leaves alone* 28,5ha, 65k, 80Mbps.
    fn glued_name(&self, at: usize) -> Option<Range<usize>> {
        let mut start = at;
        while start > self.range.start && self.doc.tokens[start].glued {
            let before = &self.doc.tokens[start - 1];
            if (before.is_word() && self.scale(start - 1).is_none())
                || before.is('#')
                || (before.is('-')
                    && before.glued
                    && start > self.range.start + 1
                    && self.doc.tokens[start - 2].is_word()
                    && self.doc.tokens[start - 2].upper)
            {
                start -= 1;
            } else {
                break;
            }
        }
        let mut end = at + 1;
        let next = self.token(end).filter(|t| t.glued && t.is_word());
        let unit = || self.marks.unit(end).is_some() || self.marks.number(end).is_some() || self.is_clock_letter(end);
        if next.is_some() && !unit() {
            end += 1;
            while self.token(end).is_some_and(|t| t.glued && (t.is_number() || t.is_word() || t.is('/'))) {
                end += 1;
            }
        }
        let word_before = start < at && self.doc.tokens[start..at].iter().any(|t| t.is_word() || t.is('#'));
        (word_before || end > at + 1).then_some(start..end)
    }

    fn is_clock_letter(&self, at: usize) -> bool {
        let hour = self.small(at - 1).is_some_and(|h| h <= 24);
        hour && self.token(at).is_some() && matches!(self.doc.words(at..at + 1), "h" | "g" | "H")
    }

    /// *Reads* trên 15 tuổi, từ 15 tuổi trở lên, từ 6 đến 11 tuổi, từ 2 ha cà phê trở lên.
    /// *Leaves alone* 72 tuổi, từ 15% trở lên.
    fn limit(&self, at: usize) -> Option<Range<usize>> {
        let kind_at = |at: usize| {
            let (row, end) = self.marks.unit(at)?;
            Some((self.lexicon.units[row as usize].kind, end))
        };
        let led = self.before(at, cues![AtLeast, AtMost, From, Until]).is_some();
        let high = || self.marks.cue_at(at + 1, Cue::RangeWord).filter(|&high| self.number(high).is_some());
        if led
            && let Some(high) = high()
            && kind_at(high + 1).is_some_and(|(kind, _)| kind == UnitKind::Age)
        {
            return Some(at..high + 1);
        }
        let (kind, end) = kind_at(at + 1)?;
        let open = |at: usize| {
            self.marks.cue_at(at, Cue::AtLeastAfter).is_some() || self.marks.cue_at(at, Cue::AtMostAfter).is_some()
        };
        let limits = match kind {
            UnitKind::Age => led || open(end),
            UnitKind::Measure => led && (end..end + 4).take_while(|&i| self.token(i).is_some()).any(open),
            _ => false,
        };
        limits.then_some(at..at + 1)
    }

    /// *Reads* Trường Tiểu học Nậm Càn 2 as a name. *Leaves alone* Hà Giang 37/63, Nghệ An 3 bậc.
    fn end_of_name(&self, at: usize) -> Option<Range<usize>> {
        let short = self.length(at) == 1;
        let named = |t: usize| {
            t >= self.range.start
                && self.doc.tokens[t].is_word()
                && self.doc.tokens[t].upper
                && !self.doc.tokens[t].caps
        };
        let unit = || self.ends(at - 1, cues![Unit, Village]);
        let led = || at >= 2 && named(at - 1) && (named(at - 2) || unit()) && !self.doc.tokens[at].glued;
        let stop =
            || self.token(at + 1).is_none_or(|t| matches!(t.kind, TokenKind::Mark(',' | '.' | ')' | '(' | ';' | '"')));
        (short && led() && stop() && !self.in_row(at)).then_some(at..at + 1)
    }

    /// *Reads* "Tam Đảo 9, Lập Thạch 5 và Sông Lô 3": names with a number each. *Leaves alone* "Sơn Kim 1, Sơn Kim 2".
    fn in_row(&self, at: usize) -> bool {
        let name = |i: usize| self.token(i).is_some_and(|t| t.is_word() && t.upper);
        let joint = |i: usize| {
            self.token(i).is_some_and(|t| t.is(',') || t.is(';')) || self.marks.cue_at(i, Cue::Coordinator).is_some()
        };
        let number = |i: usize| self.digits(i).is_some_and(|d| d.len() <= 3);
        let behind = |i: usize| (i..i + 5).find(|&i| !name(i)).unwrap_or(i);
        let before = |i: usize| (i.saturating_sub(5)..i).rev().find(|&i| !name(i)).map_or(i, |i| i + 1);
        let own = before(at);
        let other = |from: usize, end: usize| {
            from < end
                && number(end)
                && self.doc.tokens[from..end].iter().map(|t| t.key).ne(self.doc.tokens[own..at].iter().map(|t| t.key))
        };
        let begin = |i: usize| if self.marks.cue_at(i, Cue::Unit) == Some(i + 1) { i + 1 } else { i };
        let next = joint(at + 1) && other(begin(at + 2), behind(begin(at + 2)));
        let own = if own > self.range.start && begin(own - 1) == own { own - 1 } else { own };
        let last =
            || own > self.range.start + 1 && joint(own - 1) && number(own - 2) && other(before(own - 2), own - 2);
        own < at && (next || last())
    }

    /// *Reads* mức độ 4, phiên bản 3.0, Đề án 06, Điều 5, lần thứ 4, 24/7, OCOP 3 sao and triggers that hold a
    /// number (25 dịch vụ công thiết yếu). *Leaves alone* mức 95%, cấp 2 triệu hồ sơ, mỗi đội 5 người.
    fn numbered(&self, at: usize) -> Option<(Range<usize>, Reason)> {
        let joint = self.joint(at + 1);
        if joint == Some('/') && self.small(at + 2) == Some(7) && self.doc.words(at..at + 1) == "24" {
            return Some((at..at + 3, Reason::Name));
        }
        if joint == Some('-') && self.played(at) {
            return Some((at..at + 3, Reason::Other));
        }
        if self.house(at) {
            return Some((at..at + 1, Reason::Name));
        }
        if let Some(tokens) = self.inside_phrase(at) {
            return Some((tokens, Reason::Name));
        }
        let high = if joint == Some('-') { at + 2 } else { at };
        if self.marks.cue_at(high + 1, Cue::NameAfter).is_some() && self.small(high).is_some_and(|n| n <= 12) {
            return Some((at..high + 1, Reason::Name));
        }
        let next = at + 1;
        let told = self.before(at, cues![NameBefore, Ordinal, Article, Place, Group]);
        let (cue, from) = told.or_else(|| self.after_named(at))?;
        // "nhiều hơn cùng kỳ 240 hồ sơ": the end of a known measure orders nothing.
        if self.before(at, cues![Baseline]).is_some() {
            return None;
        }
        let digits = self.digits(at)?;
        let measured = self.token(next).is_some_and(|t| t.is('%') || t.glued && t.is('/'))
            || self.marks.unit(next).is_some()
            || self.marks.number(next).is_some()
            || self.token(next).is_some_and(|t| t.is('-')) && self.marks.unit(at + 3).is_some()
            || matches!(joint, Some('/' | '-'));
        let standard = digits.len() == 5 && at > self.range.start && self.doc.tokens[at - 1].caps;
        let short = digits.len() <= 3 || (digits.len() == 4 || standard) && !digits.contains(['.', ',']);
        let each = || self.ends(from, cues![Each]);
        let reason = match cue {
            // No ranking is so long: "người dùng thứ 100.000".
            Cue::Place if !measured && (digits.len() > 4 || self.in_order(from, next)) => {
                return Some((from..next, Reason::Ordinal));
            }
            // "dịch vụ công trực tuyến một phần 846": so many of a sort.
            Cue::Ordinal if from > self.range.start && self.marks.number(from - 1).is_some() => return None,
            Cue::Ordinal => Reason::Ordinal,
            Cue::NameBefore | Cue::Article if !each() => Reason::Name,
            _ => return None,
        };
        let counted = self.names_a_noun(next) && digits.len() > 1 && cue == Cue::NameBefore;
        (short && !measured && !counted).then_some((from..next, reason))
    }

    /// *Reads* trạm thứ 300, bản thứ 46. *Leaves alone* xếp thứ 46, Lai Châu thứ 46.
    fn in_order(&self, from: usize, next: usize) -> bool {
        let near = from.saturating_sub(3).max(self.range.start)..from;
        let units = [Cue::Unit, Cue::Province, Cue::Ranked];
        let thing = |at: usize| self.names_a_noun(at) && !units.iter().any(|&cue| self.marks.cue_at(at, cue).is_some());
        let plain = self.doc.tokens[near.clone()].iter().all(|t| t.is_word() && !t.upper || t.is_number());
        from + 2 == next
            && plain
            && near.clone().any(thing)
            && !near.clone().any(|at| self.marks.cue_at(at, Cue::Copula).is_some())
    }

    /// *Reads* thắng 3-1, hòa nhau 2-2, where a hyphen and a number stand behind. *Leaves alone* thắng 3-4 trận.
    fn played(&self, at: usize) -> bool {
        self.ends(at, cues![Match]) && self.next_is_stop(at + 3)
    }

    /// *Reads* số 15 đường Trần Phú, số 5 Nguyễn Trãi. *Leaves alone* xã hội số 6.
    fn house(&self, at: usize) -> bool {
        let led = at > self.range.start && self.doc.tokens[at - 1].key == self.lexicon.joints.number;
        let street = || self.marks.cue_at(at + 1, Cue::NoPlace).is_some();
        led && self.before(at, cues![Total, OutOf, Rate]).is_none()
            && self.small(at).is_some()
            && self.token(at + 1).is_some_and(|t| t.is_word() && (t.upper || street()))
    }

    /// *Reads* the second number of "mức độ 3, 4" and "mức độ 3 và 4".
    fn after_named(&self, at: usize) -> Option<(Cue, usize)> {
        let close = at >= self.range.start + 2
            && self.taken[at - 2] == Some(Reason::Name)
            && self.doc.tokens[at - 2].is_number()
            && (self.doc.tokens[at - 1].is(',') || self.marks.cue_at(at - 1, Cue::Clause).is_some());
        (close && !self.names_a_noun(at + 1)).then_some((Cue::NameBefore, at))
    }

    /// A trigger, unit or pillar word that holds the number as part of its name.
    fn inside_phrase(&self, at: usize) -> Option<Range<usize>> {
        let from = at.saturating_sub(4).max(self.range.start);
        let holds = |m: &&crate::lexicon::Mention| {
            let first = m.first as usize;
            m.last as usize > at
                && m.last - m.first > 1
                && matches!(m.meaning, Meaning::Trigger(..) | Meaning::Pillar(_))
                && (first < at || first == at && !self.names_a_noun(at + 1))
        };
        let m = self.marks.within(from..at + 1).iter().filter(holds).max_by_key(|m| m.last - m.first)?;
        let share = (m.first as usize..m.last as usize).any(|t| self.doc.tokens[t].is('%'));
        (!share).then_some(at..at + 1)
    }
}
