//! What is taken on the paper, so that a label finds a free place beside its point.

/// Left, top, right, bottom.
pub type Area = [i32; 4];

/// Boxes and lines that no label may cover.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    areas: Vec<Area>,
    lines: Vec<[(i32, i32); 2]>,
}

impl Taken {
    /// Takes a box.
    pub fn put(&mut self, area: Area) {
        self.areas.push(area);
    }

    /// Takes the stretches between points.
    pub fn line(&mut self, points: &[(i32, i32)]) {
        self.lines.extend(points.windows(2).map(|pair| [pair[0], pair[1]]));
    }

    /// True where nothing stands in a box.
    pub fn is_free(&self, area: Area) -> bool {
        let apart =
            |other: &Area| other[2] <= area[0] || area[2] <= other[0] || other[3] <= area[1] || area[3] <= other[1];
        self.areas.iter().all(apart) && self.lines.iter().all(|line| !crosses(*line, area))
    }
}

/// True where a line runs through a box.
fn crosses([a, b]: [(i32, i32); 2], [left, top, right, bottom]: Area) -> bool {
    let ((x1, y1), (x2, y2)) = if a.0 <= b.0 { (a, b) } else { (b, a) };
    if x2 < left || right < x1 {
        return false;
    }
    let height = |x: i32| match x2 - x1 {
        0 => y1,
        wide => y1 + (i64::from(y2 - y1) * i64::from(x - x1) / i64::from(wide)) as i32,
    };
    let (from, to) = if x1 == x2 { (y1, y2) } else { (height(left.max(x1)), height(right.min(x2))) };
    from.min(to) < bottom && top < from.max(to) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_takes_only_where_it_runs() {
        let mut taken = Taken::default();
        taken.line(&[(0, 0), (100, 100)]);
        taken.put([0, 80, 10, 90]);
        assert!(!taken.is_free([45, 45, 55, 55]) && !taken.is_free([5, 85, 20, 95]));
        assert!(taken.is_free([60, 10, 90, 40]) && taken.is_free([10, 60, 40, 90]));
        taken.line(&[(70, 0), (70, 30)]);
        assert!(!taken.is_free([60, 10, 90, 40]));
    }
}
