//! What somebody can work out who has every published number: whether some linear combination of them is about few people.
//!
//! Each published number is a sum over facts, and each fact is about some people. All combinations of the numbers are the
//! row space of the matrix of numbers by facts. One of them is about few people where the facts with a factor other than
//! zero are, together, about fewer than k. That is decided exactly, in rational numbers, by rank.

use std::collections::{BTreeMap, BTreeSet};

use num_rational::BigRational;
use num_traits::{One, Zero};

/// Different people, by id.
pub(crate) type People = BTreeSet<String>;

/// The facts that a published number is the sum of, by their places.
pub(crate) type Row = BTreeSet<usize>;

/// Some people, fewer than `least` but not none, about whom a combination of the published numbers is.
pub(crate) fn found(rows: &[Row], about: &[People], least: usize) -> Option<People> {
    let matrix = Matrix::of(rows, about);
    let few = few(&matrix.about, least);
    if few.is_empty() {
        // Every combination is about some columns, and each column about enough people.
        return None;
    }
    let empty: BTreeSet<usize> = (0..matrix.about.len()).filter(|it| matrix.about[*it].is_empty()).collect();
    let all = matrix.rank_without(&BTreeSet::new());
    // Combinations about nobody at all do not count.
    let about_nobody = all - matrix.rank_without(&empty);
    few.into_iter().find(|few| {
        let inside = (0..matrix.about.len()).filter(|it| matrix.about[*it].is_subset(few)).collect();
        all - matrix.rank_without(&inside) > about_nobody
    })
}

/// Published numbers by facts, where facts that come in the same numbers are one column: no combination tells them apart.
struct Matrix {
    rows: Vec<BTreeSet<usize>>,
    /// By column.
    about: Vec<People>,
}

impl Matrix {
    fn of(rows: &[Row], about: &[People]) -> Self {
        let rows: Vec<&Row> = rows.iter().collect::<BTreeSet<_>>().into_iter().collect();
        let mut within: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (number, row) in rows.iter().enumerate() {
            row.iter().for_each(|fact| within.entry(*fact).or_default().push(number));
        }
        let mut columns: BTreeMap<Vec<usize>, People> = BTreeMap::new();
        for (fact, numbers) in within {
            columns.entry(numbers).or_default().extend(about[fact].iter().cloned());
        }
        let mut matrix = Self { rows: vec![BTreeSet::new(); rows.len()], about: Vec::new() };
        for (column, (numbers, people)) in columns.into_iter().enumerate() {
            numbers.into_iter().for_each(|number| _ = matrix.rows[number].insert(column));
            matrix.about.push(people);
        }
        matrix
    }

    /// The rank of the matrix without some of its columns (Gaussian elimination, exact).
    fn rank_without(&self, columns: &BTreeSet<usize>) -> usize {
        let mut pivots: BTreeMap<usize, BTreeMap<usize, BigRational>> = BTreeMap::new();
        for row in &self.rows {
            let mut left: BTreeMap<usize, BigRational> =
                row.difference(columns).map(|column| (*column, BigRational::one())).collect();
            while let Some((column, value)) = left.first_key_value().map(|(column, value)| (*column, value.clone())) {
                let Some(pivot) = pivots.get(&column) else {
                    left.values_mut().for_each(|it| *it /= &value);
                    pivots.insert(column, left);
                    break;
                };
                for (column, of_pivot) in pivot {
                    let changed = left.entry(*column).or_insert_with(BigRational::zero);
                    *changed -= &value * of_pivot;
                    if changed.is_zero() {
                        left.remove(column);
                    }
                }
            }
        }
        pivots.len()
    }
}

/// Every union of the people of columns that is fewer than so many and not none.
fn few(about: &[People], least: usize) -> BTreeSet<People> {
    let small: BTreeSet<&People> = about.iter().filter(|people| !people.is_empty() && people.len() < least).collect();
    let mut unions: BTreeSet<People> = BTreeSet::new();
    for people in small {
        let more: Vec<People> = unions.iter().map(|union| union | people).filter(|it| it.len() < least).collect();
        unions.extend(more);
        unions.insert(people.clone());
    }
    unions
}

fn people(ids: &[&str]) -> People {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

#[test]
fn what_is_left_of_a_total_is_found() {
    let about = [people(&["a", "b", "c"]), people(&["d"]), people(&["e", "f", "g"])];
    let total_and_two = [Row::from([0, 1, 2]), Row::from([0]), Row::from([2])];
    assert_eq!(found(&total_and_two, &about, 3), Some(people(&["d"])));
    assert_eq!(found(&total_and_two[..2], &about, 3), None, "d is hidden among e, f and g");
    assert_eq!(found(&[Row::from([0]), Row::from([2])], &about, 3), None);
    assert_eq!(found(&total_and_two, &about, 1), None);
}

#[test]
fn combinations_of_many_numbers_are_found_and_nothing_where_there_is_none() {
    // Around a circle: a+b, b+c, c+a give 2a; a+b, b+c, c+d, d+a do not.
    let about = ["a", "b", "c", "d"].map(|id| people(&[id]));
    let odd = [Row::from([0, 1]), Row::from([1, 2]), Row::from([0, 2])];
    assert_eq!(found(&odd, &about, 2), Some(people(&["a"])));
    let even = [Row::from([0, 1]), Row::from([1, 2]), Row::from([2, 3]), Row::from([0, 3])];
    assert_eq!(found(&even, &about, 2), None);
    // Not of one person, but of two: a+b itself, and a-c.
    assert!(found(&even, &about, 3).is_some());
}

#[test]
fn what_is_about_nobody_is_not_counted() {
    let about = [People::new(), people(&["a", "b"])];
    assert_eq!(found(&[Row::from([0]), Row::from([0, 1])], &about, 2), None);
}
