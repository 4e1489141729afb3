//! Data sufficiency: two unknown whole numbers from 1 to 20, a question about them, and two statements. A
//! statement is enough if all pairs that fit it give the same answer, which is checked for all 400 pairs.

use crate::domain::assessment::item::{Choice, Given, Item, ItemKind, ItemLevel};
use crate::domain::text::capitalized;

/// The largest number on each side. The item states it, because the answer depends on it.
const LARGEST: i64 = 20;

/// The setting of the two numbers.
struct Scene {
    /// The introduction.
    told: &'static str,
    /// The two sides, as the subject of a sentence.
    sides: [&'static str; 2],
    /// Where the counted things are.
    places: [&'static str; 2],
    /// What is counted.
    unit: &'static str,
}

const SCENES: [Scene; 4] = [
    Scene {
        told: "A day team and a night team share a warehouse.",
        sides: ["the day team", "the night team"],
        places: ["in the day team", "in the night team"],
        unit: "people",
    },
    Scene {
        told: "A rack has an upper and a lower shelf.",
        sides: ["the upper shelf", "the lower shelf"],
        places: ["on the upper shelf", "on the lower shelf"],
        unit: "boxes",
    },
    Scene {
        told: "A red van and a blue van leave the depot.",
        sides: ["the red van", "the blue van"],
        places: ["in the red van", "in the blue van"],
        unit: "parcels",
    },
    Scene {
        told: "A launch has an open list and a closed list of tasks.",
        sides: ["the open list", "the closed list"],
        places: ["on the open list", "on the closed list"],
        unit: "tasks",
    },
];

impl Scene {
    fn side(&self, place: usize) -> &'static str {
        self.sides.get(place).copied().unwrap_or_default()
    }

    fn place(&self, place: usize) -> &'static str {
        self.places.get(place).copied().unwrap_or_default()
    }
}

/// The two numbers.
type Pair = [i64; 2];

/// What a statement says. The sides are 0 and 1.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Fact {
    /// The sum of both sides.
    Sum(i64),
    /// How many more the side has than the other.
    Ahead(usize, i64),
    /// How many times as many the side has as the other.
    Times(usize, i64),
    /// The sum of both sides, and the side's lead.
    SumAhead(i64, usize, i64),
    /// The sum of both sides, and how many times as many the side has.
    SumTimes(i64, usize, i64),
    /// The side's lead, and how many times as many it has.
    AheadTimes(usize, i64, i64),
    /// What the side would have with this many more.
    With(usize, i64, i64),
    /// The average of both.
    Mean(i64),
    /// Both would be equal if the side gave this many to the other.
    EvenedBy(usize, i64),
    /// The side's number is a multiple.
    Multiple(usize, i64),
    /// The side has more than this.
    Over(usize, i64),
    /// The side has fewer than this.
    Under(usize, i64),
    /// The sum of both sides is even (0) or odd (1).
    SumParity(i64),
}

fn fold(times: i64) -> &'static str {
    if times == 2 { "twice" } else { "three times" }
}

fn of(pair: Pair, side: usize) -> i64 {
    pair.get(side).copied().unwrap_or_default()
}

impl Fact {
    fn holds(self, pair: Pair) -> bool {
        let [one, other] = pair;
        match self {
            Self::Sum(sum) => one + other == sum,
            Self::Ahead(side, by) => of(pair, side) == of(pair, 1 - side) + by,
            Self::Times(side, times) => of(pair, side) == of(pair, 1 - side) * times,
            Self::SumAhead(sum, side, by) => {
                Self::Sum(sum).holds(pair) && Self::Ahead(side, by).holds(pair)
            }
            Self::SumTimes(sum, side, times) => {
                Self::Sum(sum).holds(pair) && Self::Times(side, times).holds(pair)
            }
            Self::AheadTimes(side, by, times) => {
                Self::Ahead(side, by).holds(pair) && Self::Times(side, times).holds(pair)
            }
            Self::With(side, more, reached) => of(pair, side) + more == reached,
            Self::Mean(mean) => Self::Sum(2 * mean).holds(pair),
            Self::EvenedBy(side, moved) => Self::Ahead(side, 2 * moved).holds(pair),
            Self::Multiple(side, by) => of(pair, side) % by == 0,
            Self::Over(side, bound) => of(pair, side) > bound,
            Self::Under(side, bound) => of(pair, side) < bound,
            Self::SumParity(rest) => (one + other) % 2 == rest,
        }
    }

    fn words(self, scene: &Scene) -> String {
        let unit = scene.unit;
        let text = match self {
            Self::Sum(sum) => format!(
                "{} and {} have {sum} {unit} together.",
                scene.side(0),
                scene.side(1)
            ),
            Self::Ahead(side, by) => {
                format!(
                    "{} has {by} more {unit} than {}.",
                    scene.side(side),
                    scene.side(1 - side)
                )
            }
            Self::Times(side, times) => format!(
                "{} has {} as many {unit} as {}.",
                scene.side(side),
                fold(times),
                scene.side(1 - side)
            ),
            Self::SumAhead(sum, side, by) => format!(
                "{} and {} have {sum} {unit} together; {} has {by} more.",
                scene.side(0),
                scene.side(1),
                scene.side(side)
            ),
            Self::SumTimes(sum, side, times) => format!(
                "{} and {} have {sum} {unit} together; {} has {} as many as the other.",
                scene.side(0),
                scene.side(1),
                scene.side(side),
                fold(times)
            ),
            Self::AheadTimes(side, by, times) => format!(
                "{} has {by} more {unit} than {}; that is {} as many.",
                scene.side(side),
                scene.side(1 - side),
                fold(times)
            ),
            Self::With(side, more, reached) => format!(
                "with {more} more {unit}, {} would have {reached}.",
                scene.side(side)
            ),
            Self::Mean(mean) => format!(
                "{} and {} have {mean} {unit} on average.",
                scene.side(0),
                scene.side(1)
            ),
            Self::EvenedBy(side, moved) => format!(
                "if {moved} {unit} moved from {} to {}, both would have the same number.",
                scene.side(side),
                scene.side(1 - side)
            ),
            Self::Multiple(side, by) => {
                format!(
                    "the number of {unit} {} is a multiple of {by}.",
                    scene.place(side)
                )
            }
            Self::Over(side, bound) => {
                format!("{} has more than {bound} {unit}.", scene.side(side))
            }
            Self::Under(side, bound) => {
                format!("{} has fewer than {bound} {unit}.", scene.side(side))
            }
            Self::SumParity(rest) => {
                let parity = if rest == 0 { "even" } else { "odd" };
                format!("the total number of {unit} is {parity}.")
            }
        };
        capitalized(&text)
    }

    /// A fact about the pair.
    fn draw(level: ItemLevel, pair: Pair, chance: &mut fastrand::Rng) -> Option<Self> {
        let [one, other] = pair;
        let side = chance.usize(0..2);
        let larger = usize::from(other > one);
        let (more, less) = (one.max(other), one.min(other));
        let exact = chance.u8(0..10)
            < match level {
                ItemLevel::Easy => 8,
                ItemLevel::Medium => 6,
                ItemLevel::Hard => 4,
            };
        let number = of(pair, side);
        if exact {
            let (sum, by) = (one + other, more - less);
            let times = [2, 3].into_iter().find(|times| more == less * times);
            let is_ahead = by > 0;
            return match chance.u8(0..9) {
                0 => Some(Self::Sum(sum)),
                1 => is_ahead.then_some(Self::Ahead(larger, by)),
                2 => times.map(|times| Self::Times(larger, times)),
                3 => is_ahead.then_some(Self::SumAhead(sum, larger, by)),
                4 => times.map(|times| Self::SumTimes(sum, larger, times)),
                5 => times.map(|times| Self::AheadTimes(larger, by, times)),
                6 => {
                    let with = chance.i64(2..=9);
                    Some(Self::With(side, with, number + with))
                }
                7 => (sum % 2 == 0).then_some(Self::Mean(sum / 2)),
                _ => (is_ahead && by % 2 == 0).then_some(Self::EvenedBy(larger, by / 2)),
            };
        }
        match chance.u8(0..4) {
            0 => Some(Self::Over(side, (number - chance.i64(1..=3)).max(0))),
            1 => Some(Self::Under(side, number + chance.i64(1..=3))),
            2 => (2..=7)
                .filter(|by| number % by == 0)
                .max()
                .map(|by| Self::Multiple(side, by)),
            _ => Some(Self::SumParity((one + other) % 2)),
        }
    }
}

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ask {
    /// The number of a side.
    Side(usize),
    /// The number of both together.
    Total,
    /// Whether the first has more than the second.
    IsMore,
    /// Whether the number of a side is even.
    IsEven(usize),
}

impl Ask {
    /// The answer; 1 for yes and 0 for no.
    fn answer(self, pair: Pair) -> i64 {
        let [one, other] = pair;
        match self {
            Self::Side(side) => of(pair, side),
            Self::Total => one + other,
            Self::IsMore => i64::from(one > other),
            Self::IsEven(side) => i64::from(of(pair, side) % 2 == 0),
        }
    }

    fn words(self, scene: &Scene) -> String {
        let unit = scene.unit;
        match self {
            Self::Side(side) => format!("How many {unit} are {}?", scene.place(side)),
            Self::Total => format!("How many {unit} are there in all?"),
            Self::IsMore => format!(
                "Does {} have more {unit} than {}?",
                scene.side(0),
                scene.side(1)
            ),
            Self::IsEven(side) => format!("Is the number of {unit} {} even?", scene.place(side)),
        }
    }

    /// An answer in words.
    fn told(self, answer: i64) -> String {
        match self {
            Self::Side(_) | Self::Total => answer.to_string(),
            Self::IsMore | Self::IsEven(_) => if answer == 1 { "yes" } else { "no" }.to_owned(),
        }
    }

    /// Whether a fact states the answer outright, which would make the item trivial.
    fn is_given_away_by(self, fact: Fact) -> bool {
        match self {
            Self::Total => matches!(fact, Fact::Sum(_) | Fact::SumAhead(..) | Fact::SumTimes(..)),
            Self::IsMore => matches!(
                fact,
                Fact::Ahead(..)
                    | Fact::Times(..)
                    | Fact::SumAhead(..)
                    | Fact::SumTimes(..)
                    | Fact::AheadTimes(..)
            ),
            Self::IsEven(side) => {
                matches!(fact, Fact::Multiple(of, by) if of == side && by % 2 == 0)
            }
            Self::Side(_) => false,
        }
    }

    fn draw(level: ItemLevel, chance: &mut fastrand::Rng) -> Self {
        let side = chance.usize(0..2);
        match (level, chance.u8(0..4)) {
            (ItemLevel::Easy, 0..3) | (ItemLevel::Medium, 0) => Self::Side(side),
            (ItemLevel::Easy, _) | (ItemLevel::Medium, 1) | (ItemLevel::Hard, 0) => Self::Total,
            (ItemLevel::Medium, _) | (ItemLevel::Hard, 1) => Self::IsMore,
            (ItemLevel::Hard, _) => Self::IsEven(side),
        }
    }
}

/// Every pair that fits all the facts.
fn fitting(facts: &[Fact]) -> impl Iterator<Item = Pair> + '_ {
    (1..=LARGEST)
        .flat_map(|one| (1..=LARGEST).map(move |other| [one, other]))
        .filter(|pair| facts.iter().all(|fact| fact.holds(*pair)))
}

/// Two pairs that fit and answer the question differently; `None` if the facts are enough.
fn undecided(ask: Ask, facts: &[Fact]) -> Option<(Pair, Pair)> {
    let first = fitting(facts).next()?;
    fitting(facts)
        .find(|pair| ask.answer(*pair) != ask.answer(first))
        .map(|other| (first, other))
}

/// The options, always the same five in the same order.
const OPTIONS: [&str; 5] = [
    "Statement 1 alone is enough, statement 2 alone is not.",
    "Statement 2 alone is enough, statement 1 alone is not.",
    "Both together are enough, neither alone is.",
    "Each alone is enough.",
    "Both together are not enough.",
];

/// The place of "each alone".
const EACH: usize = 3;

/// What is enough to answer the question.
#[derive(Clone, Copy)]
struct Enough {
    /// Statement 1 alone.
    first: bool,
    /// Statement 2 alone.
    second: bool,
    /// Both together.
    both: bool,
}

impl Enough {
    /// The index of the right option.
    fn option(self) -> usize {
        match (self.first, self.second, self.both) {
            (true, true, _) => EACH,
            (true, false, _) => 0,
            (false, true, _) => 1,
            (false, false, true) => 2,
            (false, false, false) => 4,
        }
    }
}

/// Draws an item.
#[must_use]
pub fn draw(level: ItemLevel, seed: u64) -> Item {
    let mut chance = fastrand::Rng::with_seed(seed);
    // Searches for an item with the wanted answer for a while, so that all answers of the level come up.
    let wanted = chance.usize(0..OPTIONS.len());
    let mut attempts = 0_u32;
    loop {
        attempts += 1;
        if let Some(item) = attempt(level, seed, &mut chance)
            && (item.right == wanted || attempts > 400)
        {
            return item;
        }
    }
}

fn attempt(level: ItemLevel, seed: u64, chance: &mut fastrand::Rng) -> Option<Item> {
    let scene = chance.choice(&SCENES)?;
    let pair: Pair = [chance.i64(1..=LARGEST), chance.i64(1..=LARGEST)];
    let ask = Ask::draw(level, chance);
    let facts = [
        Fact::draw(level, pair, chance)?,
        Fact::draw(level, pair, chance)?,
    ];
    let [first, second] = facts;
    let overlap = overlap(facts);
    if facts.iter().any(|fact| ask.is_given_away_by(*fact)) || overlap == Overlap::Idle {
        return None;
    }
    let doubts = [undecided(ask, &[first]), undecided(ask, &[second])];
    let both = undecided(ask, &facts);
    let [is_first, is_second] = doubts.map(|doubt| doubt.is_none());
    let enough = Enough {
        first: is_first,
        second: is_second,
        both: both.is_none(),
    };
    // The two statements must not overlap, unless each of them alone is enough: then that is the point.
    if overlap != Overlap::None && enough.option() != EACH {
        return None;
    }
    let mut worked: Vec<String> = [first, second]
        .into_iter()
        .zip(doubts)
        .zip(1..)
        .map(|((fact, doubt), number)| {
            let mut line = format!("Statement {number} alone: ");
            line.push_str(&judged(ask, &[fact], doubt, scene));
            line
        })
        .collect();
    if !is_first && !is_second {
        worked.push(format!(
            "Both together: {}",
            judged(ask, &facts, both, scene)
        ));
    }
    let options = (0..)
        .zip(OPTIONS)
        .map(|(place, text)| Choice::new(text, why(place, enough, overlap)))
        .collect();
    Some(Item {
        kind: ItemKind::Sufficiency,
        level,
        seed,
        scene: format!(
            "{} Each has from 1 to {LARGEST} {}.",
            scene.told, scene.unit
        ),
        given: Given::Statements(facts.iter().map(|fact| fact.words(scene)).collect()),
        question: format!("{} What is enough to answer?", ask.words(scene)),
        options,
        right: enough.option(),
        worked,
    })
}

/// How two statements overlap.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Overlap {
    /// Each rules out cases that the other allows.
    None,
    /// One of them, by its index, implies the other.
    Contains(usize),
    /// They are equivalent, or one of them rules out nothing.
    Idle,
}

fn overlap([first, second]: [Fact; 2]) -> Overlap {
    let count = |facts: &[Fact]| fitting(facts).count();
    let [one, other, both, all] = [&[first][..], &[second], &[first, second], &[]].map(count);
    match (one == both, other == both) {
        _ if one == all || other == all => Overlap::Idle,
        (true, true) => Overlap::Idle,
        (true, false) => Overlap::Contains(0),
        (false, true) => Overlap::Contains(1),
        (false, false) => Overlap::None,
    }
}

/// Two example pairs that the facts leave open, or the answer that they force, in words.
fn judged(ask: Ask, facts: &[Fact], doubt: Option<(Pair, Pair)>, scene: &Scene) -> String {
    if let Some((one, other)) = doubt {
        return format!(
            "it could be {}, which answers {}, or {}, which answers {}. Not enough.",
            case(one, scene),
            ask.told(ask.answer(one)),
            case(other, scene),
            ask.told(ask.answer(other))
        );
    }
    let answer = fitting(facts).next().map_or(0, |pair| ask.answer(pair));
    let cases = match fitting(facts).count() {
        1 => "only one case fits, and it answers".to_owned(),
        count => format!("{count} cases fit, and all answer"),
    };
    format!("{cases} {}. Enough.", ask.told(answer))
}

/// "8 in the red van and 4 in the blue van".
fn case(pair: Pair, scene: &Scene) -> String {
    let [one, other] = pair;
    format!("{one} {} and {other} {}", scene.place(0), scene.place(1))
}

/// Why an option is right or wrong.
fn why(option: usize, enough: Enough, overlap: Overlap) -> String {
    let Enough { first, second, .. } = enough;
    let right = enough.option();
    let text = match option {
        _ if option == right && overlap == Overlap::Contains(0) => {
            "Each leaves one answer. Statement 1 says all that statement 2 says, and more."
        }
        _ if option == right && overlap == Overlap::Contains(1) => {
            "Each leaves one answer. Statement 2 says all that statement 1 says, and more."
        }
        _ if option == right => "Trying every case shows this.",
        0 if !first => "Statement 1 alone leaves more than one answer.",
        0 => "Statement 2 alone is enough as well.",
        1 if !second => "Statement 2 alone leaves more than one answer.",
        1 => "Statement 1 alone is enough as well.",
        2 if first || second => "One statement alone is already enough.",
        2 => "Even together they leave more than one answer.",
        3 if first => "Statement 2 alone leaves more than one answer.",
        3 => "Statement 1 alone leaves more than one answer.",
        _ => "Together they leave only one answer.",
    };
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A test of a pair, parsed back from a statement's text.
    fn read(text: &str) -> Box<dyn Fn(i64, i64) -> bool> {
        let text = text.to_lowercase();
        let scene = SCENES
            .iter()
            .find(|scene| text.contains(scene.unit))
            .unwrap();
        let is_second = {
            let at = |side: usize| {
                text.find(&scene.sides[side]["the ".len()..])
                    .unwrap_or(usize::MAX)
            };
            at(1) < at(0)
        };
        let numbers: Vec<i64> = text
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|digits| !digits.is_empty())
            .map(|digits| digits.parse().unwrap())
            .collect();
        let number = numbers.first().copied();
        let sides = move |x: i64, y: i64| if is_second { (y, x) } else { (x, y) };
        if let Some((said, more)) = text.split_once(';') {
            let number = number.unwrap();
            let by = numbers.get(1).copied();
            let times = if more.contains("twice") { 2 } else { 3 };
            let is_total = said.contains("together");
            let is_second = if is_total {
                more.contains(&scene.sides[1]["the ".len()..])
            } else {
                is_second
            };
            Box::new(move |x, y| {
                let (side, rest) = if is_second { (y, x) } else { (x, y) };
                let is_said = if is_total {
                    x + y == number
                } else {
                    side - rest == number
                };
                is_said && by.map_or(side == times * rest, |by| side == rest + by)
            })
        } else if text.contains("on average") {
            let mean = number.unwrap();
            Box::new(move |x, y| x + y == 2 * mean)
        } else if text.contains("both would have") {
            let moved = number.unwrap();
            Box::new(move |x, y| sides(x, y).0 - moved == sides(x, y).1 + moved)
        } else if text.contains("would have") {
            let (more, reached) = (numbers[0], numbers[1]);
            Box::new(move |x, y| sides(x, y).0 + more == reached)
        } else if text.contains("together") {
            let sum = number.unwrap();
            Box::new(move |x, y| x + y == sum)
        } else if text.contains("more") && text.contains("than the") {
            let by = number.unwrap();
            Box::new(move |x, y| sides(x, y).0 - sides(x, y).1 == by)
        } else if text.contains("as many") {
            let times = if text.contains("twice") { 2 } else { 3 };
            Box::new(move |x, y| sides(x, y).0 == times * sides(x, y).1)
        } else if text.contains("multiple") {
            let by = number.unwrap();
            Box::new(move |x, y| sides(x, y).0 % by == 0)
        } else if text.contains("more than") {
            let bound = number.unwrap();
            Box::new(move |x, y| sides(x, y).0 > bound)
        } else if text.contains("fewer than") {
            let bound = number.unwrap();
            Box::new(move |x, y| sides(x, y).0 < bound)
        } else {
            let rest = i64::from(text.contains("odd"));
            Box::new(move |x, y| (x + y) % 2 == rest)
        }
    }

    /// A question, parsed back from its text.
    fn asked(text: &str) -> Box<dyn Fn(i64, i64) -> i64> {
        let text = text.to_lowercase();
        let is_second = SCENES.iter().any(|scene| text.contains(scene.places[1]));
        if text.contains("in all") {
            Box::new(|x, y| x + y)
        } else if text.starts_with("does") {
            Box::new(|x, y| i64::from(x > y))
        } else if text.contains("even?") {
            Box::new(move |x, y| if is_second { y } else { x } % 2)
        } else {
            Box::new(move |x, y| if is_second { y } else { x })
        }
    }

    proptest! {
        #[test]
        fn trying_every_pair_proves_the_one_option_from_nothing_but_the_words(
            level in 0_usize..3,
            seed in 0_u64..(1 << 53),
        ) {
            let item = draw(ItemLevel::ALL[level], seed);
            let Given::Statements(given) = &item.given else { unreachable!() };
            let (first, second, ask) = (read(&given[0]), read(&given[1]), asked(&item.question));
            let answers = |uses_first: bool, uses_second: bool| {
                let mut answers: Vec<i64> = (1..=20)
                    .flat_map(|x| (1..=20).map(move |y| (x, y)))
                    .filter(|&(x, y)| (!uses_first || first(x, y)) && (!uses_second || second(x, y)))
                    .map(|(x, y)| ask(x, y))
                    .collect();
                answers.sort_unstable();
                answers.dedup();
                answers.len()
            };
            prop_assert!(answers(true, true) >= 1, "they contradict each other: {:?}", given);
            let enough = [answers(true, false) == 1, answers(false, true) == 1, answers(true, true) == 1];
            let is_right = [
                enough[0] && !enough[1],
                enough[1] && !enough[0],
                enough[2] && !enough[0] && !enough[1],
                enough[0] && enough[1],
                !enough[2],
            ];
            for (place, is_right) in is_right.into_iter().enumerate() {
                prop_assert_eq!(is_right, place == item.right, "{:?} {}", given, item.question);
            }
            let pairs = || (1..=20).flat_map(|x| (1..=20).map(move |y| (x, y)));
            let within = |one: &dyn Fn(i64, i64) -> bool, other: &dyn Fn(i64, i64) -> bool| {
                pairs().all(|(x, y)| !one(x, y) || other(x, y))
            };
            let (contains, is_contained) = (within(&first, &second), within(&second, &first));
            prop_assert!(!(contains && is_contained), "they say the same: {:?}", given);
            let told = &item.options[item.right].why;
            let names = |more: u8, less: u8| format!("Statement {more} says all that statement {less} says");
            prop_assert_eq!(contains, told.contains(&names(1, 2)), "{:?} {}", given, told);
            prop_assert_eq!(is_contained, told.contains(&names(2, 1)), "{:?} {}", given, told);
            prop_assert!(item.right == EACH || !(contains || is_contained), "{:?}", given);
        }
    }

    #[test]
    fn what_is_not_enough_is_shown_by_two_cases() {
        let scene = &SCENES[2];
        let facts = [Fact::Sum(12)];
        let ask = Ask::Side(0);
        assert_eq!(
            judged(ask, &facts, undecided(ask, &facts), scene),
            "it could be 1 in the red van and 11 in the blue van, which answers 1, or 2 in the red van and 10 in the blue \
             van, which answers 2. Not enough."
        );
        let facts = [Fact::Sum(12), Fact::Ahead(0, 4)];
        assert_eq!(
            judged(ask, &facts, undecided(ask, &facts), scene),
            "only one case fits, and it answers 8. Enough."
        );
    }
}
