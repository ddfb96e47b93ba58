//! `sodo check`: articles in, what was recomputed of their claims out, what must be looked at first in front.

use super::{
    args::{Check, Form},
    complain, input,
    lines::lines,
    words,
};
use rayon::prelude::*;
use sodo::{
    Analysis, Lexicon, analysis, analyze,
    check::{
        order::gravest,
        say::{derived, say, word},
    },
    export::check as csv,
    wire::checked::Checked,
};
use std::fmt::Write as _;
use std::io::{self, BufWriter, Write};

/// What stands before a sentence of an article.
const INDENT: usize = 6;

/// How many checks are wrong, questions, and right.
#[derive(Clone, Copy, Default)]
struct Count([usize; 3]);

/// What is printed of an article.
enum Printed {
    Words(String, Count),
    Json(Checked),
}

/// Prints the checks of every article that can be read, and says how many could not.
pub fn run(options: &Check) -> io::Result<usize> {
    let lexicon = match words::lexicon(&options.read.lexicon) {
        Ok(lexicon) => lexicon,
        Err(wrong) => {
            complain(&wrong);
            return Ok(1);
        }
    };
    let items: Vec<input::Item> = input::articles(&options.read).collect();
    let mut out = BufWriter::new(io::stdout().lock());
    if options.form == Form::Csv {
        out.write_all(csv::head().as_bytes())?;
    }
    let (mut failed, mut articles, mut all, mut list) = (0, 0, Count::default(), Vec::new());
    for printed in items.par_iter().map(|item| print(item, &lexicon, options)).collect::<Vec<_>>() {
        match printed {
            Ok(Printed::Words(words, count)) => {
                out.write_all(words.as_bytes())?;
                articles += 1;
                (0..3).for_each(|at| all.0[at] += count.0[at]);
            }
            Ok(Printed::Json(checked)) => list.push(checked),
            Err(wrong) => {
                complain(&wrong);
                failed += 1;
            }
        }
    }
    match options.form {
        Form::Json => {
            serde_json::to_writer_pretty(&mut out, &list)?;
            out.write_all(b"\n")?;
        }
        Form::Text if articles > 1 => {
            let fill = [("articles", &*articles.to_string()), ("found", &found(all, options))];
            writeln!(out, "{}", word("found_all", &fill, options.lang))?;
        }
        Form::Text | Form::Csv => {}
    }
    out.flush().map(|()| failed)
}

fn print(item: &input::Item, lexicon: &Lexicon, options: &Check) -> Result<Printed, String> {
    let article = item.as_ref().map_err(|refused| refused.why.clone())?;
    let analysis = analyze(article, lexicon);
    let text = &article.text;
    Ok(match options.form {
        Form::Json => Printed::Json(Checked::new(&analysis, text, options.wrong)),
        Form::Csv => Printed::Words(csv::write(&analysis, text, options.wrong, options.lang), Count::default()),
        Form::Text => {
            let count = count(&analysis);
            Printed::Words(told(&analysis, text, count, options), count)
        }
    })
}

fn count(analysis: &Analysis) -> Count {
    let mut count = Count::default();
    for check in &analysis.checks {
        count.0[if check.asks() { 1 } else { 2 * usize::from(check.holds()) }] += 1;
    }
    count
}

fn found(Count([wrong, asks, right]): Count, options: &Check) -> String {
    if wrong + asks + right == 0 {
        return word("found_none", &[], options.lang);
    }
    let [wrong, asks, right] = [wrong, asks, right].map(|n| n.to_string());
    word("found", &[("wrong", &wrong), ("asks", &asks), ("right", &right)], options.lang)
}

/// An article for people: its name, and each check with the sentences that its figures stand in.
fn told(analysis: &Analysis, text: &str, count: Count, options: &Check) -> String {
    let mut out = String::new();
    if options.wrong && count.0[0] == 0 {
        return out;
    }
    let title = analysis.title.as_deref().filter(|title| *title != analysis.doc);
    let name = title.map_or_else(|| analysis.doc.clone(), |title| format!("{} ({title})", analysis.doc));
    lines(&mut out, 0, &format!("{name}: {}", found(count, options)));
    for check in gravest(&analysis.checks).into_iter().filter(|check| !(options.wrong && check.holds())) {
        let id = match check.grade {
            analysis::Grade::Wrong => "verdict_wrong",
            analysis::Grade::Truncated => "verdict_truncated",
            _ if check.asks() => "verdict_asks",
            _ => "verdict_right",
        };
        let verdict = word(id, &[], options.lang);
        let sentence = say(check, &analysis.observations, text, options.lang);
        lines(&mut out, 2, &format!("{verdict}: {sentence}"));
        for sentence in sentences(&check.observations, analysis, text) {
            lines(&mut out, INDENT, &format!("| {sentence}"));
        }
    }
    if !options.wrong {
        derive(&mut out, analysis, text, options);
    }
    let _ = writeln!(out);
    out
}

/// What the figures tell that is not printed, under a heading of its own.
fn derive(out: &mut String, analysis: &Analysis, text: &str, options: &Check) {
    if !analysis.derived.is_empty() {
        lines(out, 2, &word("derived_heading", &[], options.lang));
    }
    for one in &analysis.derived {
        let sentence = derived(one, &analysis.observations, text, options.lang);
        lines(out, 4, &format!("{}: {sentence}", word("derived", &[], options.lang)));
        for sentence in sentences(&one.observations, analysis, text) {
            lines(out, INDENT, &format!("| {sentence}"));
        }
    }
}

/// The sentences that some figures stand in, in text order, with the figures in «».
fn sentences(figures: &[usize], analysis: &Analysis, text: &str) -> Vec<String> {
    let mut figures: Vec<_> = figures.iter().filter_map(|&at| analysis.observations.get(at)).collect();
    figures.sort_by_key(|o| (o.sentence.start, o.span.start));
    figures.dedup_by_key(|o| o.span.start);
    let mut told = Vec::new();
    for same in figures.chunk_by(|a, b| a.sentence == b.sentence) {
        let (mut sentence, whole) = (String::new(), same[0].sentence);
        let mut at = whole.start as usize;
        for o in same {
            let (start, end) = (o.span.start as usize, o.span.end as usize);
            // A figure inside another one is marked with it.
            if start >= at {
                sentence.extend([&text[at..start], "«", &text[start..end], "»"]);
                at = end;
            }
        }
        sentence.push_str(text.get(at..whole.end as usize).unwrap_or_default());
        told.push(sentence);
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use sodo::{
        Article,
        analysis::{CheckKind, Form as Sum, Grade},
        lexicon::sentences::Lang,
    };

    const TEXT: &str =
        "Bắc Ninh họp\n\nCó 23/32 chỉ tiêu đạt kế hoạch. Tỷ lệ này là 71,86%. Có 26/33 xã đạt, tức 78,79%.";

    /// The figures of the text, with two checks made by hand: the right one first.
    fn analysis() -> Analysis {
        let article =
            Article { doc: "bai-1".into(), text: TEXT.into(), published: None, url: None, decisions: Vec::new() };
        let mut analysis = analyze(&article, &Lexicon::new());
        let check = |observations: [usize; 2], grade, stated: &str, expected: &str| analysis::Check {
            kind: CheckKind::RatioPercent,
            form: Sum::RatioPercent,
            observations: observations.to_vec(),
            grade,
            stated: stated.parse().unwrap(),
            expected: expected.parse().unwrap(),
            other: None,
        };
        analysis.derived.clear();
        analysis.checks =
            vec![check([2, 3], Grade::Rounded, "78.79", "78.7879"), check([0, 1], Grade::Wrong, "71.86", "71.8750")];
        analysis
    }

    fn options(wrong: bool, lang: Lang) -> Check {
        Check { form: Form::Text, wrong, lang, read: crate::cli::args::Reading::default() }
    }

    #[test]
    fn the_wrong_one_comes_first_with_the_sentences_of_its_figures() {
        let analysis = analysis();
        let told = told(&analysis, TEXT, count(&analysis), &options(false, Lang::Vi));
        let expected = "\
bai-1 (Bắc Ninh họp): 1 không khớp, 0 cần hỏi, 1 khớp
  SAI: Bài viết 71,86%, nhưng 23/32 là 71,875%, làm tròn thành 71,88%.
      | Có «23/32» chỉ tiêu đạt kế hoạch.
      | Tỷ lệ này là «71,86%».
  KHỚP: 26/33 là 78,788%, làm tròn thành 78,79%: khớp.
      | Có «26/33» xã đạt, tức «78,79%».

";
        assert_eq!(told, expected);
    }

    #[test]
    fn derived_facts_come_last_and_say_so() {
        let text = "Năm 2023, DTI của Hà Giang xếp thứ 37/63, tăng 20 bậc so với năm 2022.";
        let article =
            Article { doc: "bai-2".into(), text: text.into(), published: None, url: None, decisions: Vec::new() };
        let analysis = analyze(&article, &Lexicon::new());
        let told = told(&analysis, text, Count::default(), &options(false, Lang::Vi));
        let expected = "\
bai-2: không có gì để tính lại
  Suy ra từ các con số trong bài, bài không viết:
    SUY RA: Trước đó đứng hạng 57 (37 + 20).
      | Năm 2023, DTI của Hà Giang xếp thứ «37/63», tăng «20» bậc so với năm 2022.

";
        assert_eq!(told, expected);
        let lines = csv::write(&analysis, text, false, Lang::Vi);
        assert!(lines.starts_with("bai-2,derived,previous_rank,,E,VN-03,Hà Giang,"), "{lines}");
        assert!(lines.contains(",2022,57,,,,0,0,Trước đó đứng hạng 57 (37 + 20).,o1 o2,37/63 | 20,"), "{lines}");
        assert_eq!(csv::write(&analysis, text, true, Lang::Vi), "");
    }

    #[test]
    fn only_what_is_wrong_in_english() {
        let mut analysis = analysis();
        let wrong = told(&analysis, TEXT, count(&analysis), &options(true, Lang::En));
        assert!(
            wrong.starts_with(
                "bai-1 (Bắc Ninh họp): 1 wrong, 0 to ask about, 1 right\n  WRONG: The article says 71.86%"
            )
        );
        assert!(!wrong.contains("FITS"), "{wrong}");
        analysis.checks.truncate(1);
        assert_eq!(told(&analysis, TEXT, count(&analysis), &options(true, Lang::En)), "");
    }

    #[test]
    fn csv_and_json_tell_the_same() {
        let analysis = analysis();
        let lines = csv::write(&analysis, TEXT, false, Lang::Vi);
        let first = lines.lines().next().unwrap();
        assert!(first.starts_with("bai-1,ratio_percent,ratio_percent,wrong,U,"), "{first}");
        assert!(first.contains(",71.86,71.875,,%,0,2,\"Bài viết 71,86%"), "{first}");
        assert!(lines.lines().nth(1).unwrap().contains(",rounded,V,"));
        assert_eq!(csv::write(&analysis, TEXT, true, Lang::Vi).lines().count(), 1);
        let checked = Checked::new(&analysis, TEXT, true);
        assert_eq!(checked.checks.len(), 1);
        assert_eq!(checked.checks[0].sentence, "Tỷ lệ này là 71,86%.");
        assert_eq!(checked.checks[0].check.says, "Bài viết 71,86%, nhưng 23/32 là 71,875%, làm tròn thành 71,88%.");
    }
}
