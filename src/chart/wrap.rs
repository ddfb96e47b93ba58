//! Words onto lines. Nothing is cut away: what does not fit goes on the next line.

use super::measure::{self, Weight};

/// Breaks text into lines of at most `room` pixels: between words, in a word only where it alone is too long.
pub fn wrap(text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let fits = |line: &str| measure::width(line, size, weight) <= room;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    // So that no line is measured anew with each word.
    let (space, mut wide) = (measure::advances(" ", weight), 0);
    for word in text.split([' ', '\t', '\n', '\r']).filter(|w| !w.is_empty()) {
        let longer = measure::advances(word, weight) + if line.is_empty() { 0 } else { wide + space };
        if measure::scaled(longer, size) <= room {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
            wide = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        let mut pieces = pieces(word, fits);
        line = pieces.pop().unwrap_or_default();
        wide = measure::advances(&line, weight);
        lines.append(&mut pieces);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word in pieces that fit, each of at least one letter with its marks; broken behind a stroke or dot where it has one.
fn pieces(word: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for c in word.chars() {
        piece.push(c);
        if piece.chars().count() == 1 || measure::is_mark(c) || fits(&piece) {
            continue;
        }
        piece.pop();
        let joint = piece.rfind(['/', '-', '.', '_', ',']).map(|at| at + 1);
        let rest = piece.split_off(joint.filter(|&at| at > piece.len() / 2).unwrap_or(piece.len()));
        pieces.push(std::mem::replace(&mut piece, rest));
        piece.push(c);
    }
    pieces.push(piece);
    pieces
}

/// The narrowest room in which the text takes no more lines than it does in `room`: lines of even length.
pub fn balance(text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let lines = wrap(text, size, weight, room);
    if lines.len() < 2 {
        return lines;
    }
    let mut best = lines;
    let mut narrower = room * 0.92;
    while narrower > room * 0.5 {
        let tried = wrap(text, size, weight, narrower);
        if tried.len() > best.len() {
            break;
        }
        best = tried;
        narrower -= room * 0.08;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_letter_and_the_room() {
        let text = "Tỷ lệ hồ sơ thủ tục hành chính được tiếp nhận, xử lý trực tuyến toàn trình https://dichvucong.gov.vn/trang-chu/dich-vu-cong-truc-tuyen.html";
        for room in [20.0, 60.0, 150.0, 400.0, 2000.0] {
            let lines = wrap(text, 13.0, Weight::Regular, room);
            assert!(lines.iter().all(|l| measure::width(l, 13.0, Weight::Regular) <= room));
            let letters = |s: &str| s.chars().filter(|c| *c != ' ').collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(text));
        }
    }

    #[test]
    fn a_mark_stays_with_its_letter() {
        let lines = wrap(&"e\u{323}\u{302}".repeat(20), 13.0, Weight::Regular, 5.0);
        assert_eq!(lines.len(), 20);
        assert!(lines.iter().all(|l| l.starts_with('e')));
    }

    #[test]
    fn balanced_lines_are_no_more() {
        let text = "Tỷ lệ hồ sơ trực tuyến toàn trình theo địa phương, tính đến hết quý";
        let (greedy, even) = (wrap(text, 18.0, Weight::Bold, 400.0), balance(text, 18.0, Weight::Bold, 400.0));
        assert_eq!(greedy.len(), even.len());
        let last = |lines: &[String]| measure::width(&lines[lines.len() - 1], 18.0, Weight::Bold);
        assert!(last(&even) > last(&greedy));
    }
}
