//! Syllogisms: statements about groups of people, and what must be true if they are. The generator finds
//! what follows by checking every way in which the groups can overlap. Three groups make 7 kinds of
//! people, each present or not (128 ways); four groups make 15 kinds (32,768 ways). Every group has a
//! member, so "all" implies "some", as in everyday speech.

use crate::domain::assessment::item::{Choice, Given, Item, ItemKind, ItemLevel};

/// The groups that statements are about: one of them, and several.
const GROUPS: [(&str, &str); 20] = [
    ("an archer", "archers"),
    ("a baker", "bakers"),
    ("a climber", "climbers"),
    ("a courier", "couriers"),
    ("a dancer", "dancers"),
    ("a diver", "divers"),
    ("an engraver", "engravers"),
    ("a farmer", "farmers"),
    ("a gardener", "gardeners"),
    ("a juggler", "jugglers"),
    ("a lawyer", "lawyers"),
    ("a mason", "masons"),
    ("a notary", "notaries"),
    ("a painter", "painters"),
    ("a pilot", "pilots"),
    ("a rower", "rowers"),
    ("a sailor", "sailors"),
    ("a singer", "singers"),
    ("a tailor", "tailors"),
    ("a weaver", "weavers"),
];

/// The four forms of a statement about two groups.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Form {
    All,
    No,
    Some,
    SomeNot,
}

const FORMS: [Form; 4] = [Form::All, Form::No, Form::Some, Form::SomeNot];

/// A statement about the groups `of` and `are`, by their places.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Statement {
    form: Form,
    of: usize,
    are: usize,
}

/// The kinds of people that exist, as a set of bits: bit k stands for those who are in just the
/// groups whose bits are set in k. People in no group at all don't matter (bit 0).
type World = u32;

impl Statement {
    /// Normalizes a statement: "no" and "some" can be reversed.
    fn plain(self) -> Self {
        match self.form {
            Form::No | Form::Some if self.of > self.are => Self {
                form: self.form,
                of: self.are,
                are: self.of,
            },
            _ => self,
        }
    }

    /// The kinds of people that it mentions: it denies them, or requires one of them.
    fn speaks_of(self, groups: usize) -> World {
        let wants_second = matches!(self.form, Form::No | Form::Some);
        (1..1_u32 << groups)
            .filter(|kind| kind >> self.of & 1 == 1 && (kind >> self.are & 1 == 1) == wants_second)
            .fold(0, |set, kind| set | 1 << kind)
    }

    fn words(self, names: &Names) -> String {
        let (of, are) = (names.several(self.of), names.several(self.are));
        match self.form {
            Form::All => format!("All {of} are {are}."),
            Form::No => format!("No {of} are {are}."),
            Form::Some => format!("Some {of} are {are}."),
            Form::SomeNot => format!("Some {of} are not {are}."),
        }
    }
}

/// The groups of an item, by their places.
struct Names(Vec<(&'static str, &'static str)>);

impl Names {
    fn one(&self, group: usize) -> &'static str {
        self.0.get(group).map_or("", |(one, _)| one)
    }

    fn several(&self, group: usize) -> &'static str {
        self.0.get(group).map_or("", |(_, several)| several)
    }

    /// Someone of a kind: "a baker and a pilot, but not a rower"; "only a rower".
    fn someone(&self, kind: u32) -> String {
        let listed = |is_in: bool, by: &str| {
            let names: Vec<&str> = (0..self.0.len())
                .filter(|group| (kind >> group & 1 == 1) == is_in)
                .map(|group| self.one(group))
                .collect();
            names.join(by)
        };
        let (inside, outside) = (listed(true, " and "), listed(false, " or "));
        if kind.is_power_of_two() {
            format!("only {inside}")
        } else if outside.is_empty() {
            inside
        } else {
            format!("{inside}, but not {outside}")
        }
    }
}

/// Whether a statement holds, given the kinds of people it speaks of.
fn holds(form: Form, speaks_of: World, world: World) -> bool {
    match form {
        Form::All | Form::No => world & speaks_of == 0,
        Form::Some | Form::SomeNot => world & speaks_of != 0,
    }
}

/// Every world in which the premises hold and each group has a member.
fn worlds(premises: &[Statement], groups: usize) -> Vec<World> {
    let spoken: Vec<(Form, World)> = premises
        .iter()
        .map(|premise| (premise.form, premise.speaks_of(groups)))
        .collect();
    let members: Vec<World> = (0..groups)
        .map(|group| {
            (1..1_u32 << groups)
                .filter(|kind| kind >> group & 1 == 1)
                .fold(0, |set, kind| set | 1 << kind)
        })
        .collect();
    // Bit 0 is never set, so worlds are counted in twos.
    (0..1_u32 << ((1 << groups) - 1))
        .map(|world| world << 1)
        .filter(|world| members.iter().all(|group| world & group != 0))
        .filter(|world| spoken.iter().all(|&(form, of)| holds(form, of, *world)))
        .collect()
}

/// The world with the fewest people in which a conclusion fails; `None` if it follows.
fn counterexample(conclusion: Statement, worlds: &[World], groups: usize) -> Option<World> {
    let of = conclusion.speaks_of(groups);
    worlds
        .iter()
        .copied()
        .filter(|&world| !holds(conclusion.form, of, world))
        .min_by_key(|world| (world.count_ones(), *world))
}

/// Draws a syllogism.
#[must_use]
pub fn draw(level: ItemLevel, seed: u64) -> Item {
    let mut chance = fastrand::Rng::with_seed(seed);
    // Decided first: one in five has no conclusion that follows, so that "none" is a plausible
    // answer.
    let follows = chance.u8(0..5) > 0;
    loop {
        if let Some(item) = attempt(level, seed, follows, &mut chance) {
            return item;
        }
    }
}

/// Premises that link each group to the next.
fn premises(level: ItemLevel, groups: usize, chance: &mut fastrand::Rng) -> Vec<Statement> {
    let forms: &[Form] = match level {
        ItemLevel::Easy => &[Form::All, Form::All, Form::Some, Form::No],
        ItemLevel::Medium => &FORMS,
        ItemLevel::Hard => &[Form::All, Form::All, Form::No, Form::Some, Form::SomeNot],
    };
    let mut premises: Vec<Statement> = (1..groups)
        .map(|group| {
            let form = chance.choice(forms).copied().unwrap_or(Form::All);
            let (of, are) = if level == ItemLevel::Easy || chance.bool() {
                (group - 1, group)
            } else {
                (group, group - 1)
            };
            Statement { form, of, are }
        })
        .collect();
    chance.shuffle(&mut premises);
    premises
}

fn attempt(level: ItemLevel, seed: u64, follows: bool, chance: &mut fastrand::Rng) -> Option<Item> {
    let groups = if level == ItemLevel::Hard { 4 } else { 3 };
    let mut pool = GROUPS;
    chance.shuffle(&mut pool);
    let names = Names(pool.into_iter().take(groups).collect());
    let premises = premises(level, groups, chance);
    let possible = worlds(&premises, groups);
    if possible.is_empty() {
        return None;
    }
    let last = groups - 1;
    let about_the_ends = FORMS.iter().flat_map(|&form| {
        [(0, last), (last, 0)].map(|(of, are)| Statement { form, of, are }.plain())
    });
    let turned_round = premises.iter().map(|premise| {
        Statement {
            form: premise.form,
            of: premise.are,
            are: premise.of,
        }
        .plain()
    });
    let mut candidates: Vec<Statement> = about_the_ends.clone().collect();
    candidates.extend(turned_round);
    candidates.sort_unstable();
    candidates.dedup();
    let fails = |conclusion: &Statement| counterexample(*conclusion, &possible, groups);
    // A conclusion from fewer premises would leave one of them unused.
    let needs_all = |conclusion: &Statement| {
        (0..premises.len()).all(|left_out| {
            let fewer: Vec<Statement> = premises
                .iter()
                .enumerate()
                .filter(|(place, _)| *place != left_out)
                .map(|(_, premise)| *premise)
                .collect();
            counterexample(*conclusion, &worlds(&fewer, groups), groups).is_some()
        })
    };
    let mut right: Vec<Statement> = about_the_ends.filter(|one| fails(one).is_none()).collect();
    // The strongest conclusions: "all" says more than "some".
    right.sort_unstable();
    let right = right.first().copied().filter(|_| follows);
    if follows {
        let right = right?;
        if !needs_all(&right) {
            return None;
        }
    } else if candidates.iter().filter(|one| fails(one).is_some()).count() < 4 {
        return None;
    }
    let mut wrong: Vec<(Statement, World)> = candidates
        .iter()
        .filter_map(|one| Some((*one, fails(one)?)))
        .collect();
    chance.shuffle(&mut wrong);
    // Prefer conclusions about the first and last group; the others fill up the options.
    wrong.sort_by_key(|(one, _)| one.of.abs_diff(one.are) != last);
    wrong.truncate(if right.is_some() { 3 } else { 4 });
    let mut options: Vec<(Choice, bool)> = wrong
        .iter()
        .map(|(one, world)| (Choice::new(one.words(&names), told(*world, &names)), false))
        .collect();
    if options.len() + usize::from(right.is_some()) < 4 {
        return None;
    }
    let mut worked = Vec::new();
    if let Some(right) = right {
        worked = reason(&premises, right, &names)?;
        let why = format!(
            "It holds in each of the {} ways in which the groups can overlap under these statements.",
            possible.len()
        );
        options.push((Choice::new(right.words(&names), why), true));
    }
    chance.shuffle(&mut options);
    let none = if let Some(right) = right {
        let words = right.words(&names);
        Choice::new(
            NONE,
            format!("One must be true: “{}”.", words.trim_end_matches('.')),
        )
    } else {
        worked.push("Try to make each conclusion false while the statements stay true.".to_owned());
        worked.push("All four can be false. Each one has a case that shows it.".to_owned());
        Choice::new(
            NONE,
            "Each of the four can be false while the statements are true.",
        )
    };
    options.push((none, right.is_none()));
    let right = options.iter().position(|(_, is_right)| *is_right)?;
    Some(Item {
        kind: ItemKind::Syllogism,
        level,
        seed,
        scene: "Take the statements as true, whatever you know of the world. Each group has at least one member."
            .to_owned(),
        given: Given::Statements(premises.iter().map(|premise| premise.words(&names)).collect()),
        question: "Which conclusion must be true?".to_owned(),
        options: options.into_iter().map(|(option, _)| option).collect(),
        right,
        worked,
    })
}

/// The last option of every item.
const NONE: &str = "None of these must be true.";

/// A world in which a conclusion fails, in words.
fn told(world: World, names: &Names) -> String {
    let people: Vec<String> = (1..=15)
        .filter(|kind| world >> kind & 1 == 1)
        .map(|kind| names.someone(kind))
        .collect();
    match people.as_slice() {
        [only] => format!("It can be false: say there is just one person, {only}."),
        several => format!(
            "It can be false: say there are just {} people: {}.",
            several.len(),
            several.join("; ")
        ),
    }
}

/// Why a conclusion follows: starts with one person and collects what is known of them, premise by
/// premise. `None` if that doesn't reach the conclusion.
fn reason(premises: &[Statement], conclusion: Statement, names: &Names) -> Option<Vec<String>> {
    type Known = [Option<bool>; 4];
    let is_second = matches!(conclusion.form, Form::All | Form::Some);
    let mut starts: Vec<(String, Known)> = Vec::new();
    let mut anyone = |group: usize, told: String| {
        let mut known: Known = [None; 4];
        if let Some(known) = known.get_mut(group) {
            *known = Some(true);
        }
        starts.push((told, known));
    };
    if matches!(conclusion.form, Form::All | Form::No) {
        anyone(
            conclusion.of,
            format!("Take anyone who is {}.", names.one(conclusion.of)),
        );
    } else {
        for group in 0..names.0.len() {
            anyone(
                group,
                format!(
                    "Take {}; the group has at least one member.",
                    names.one(group)
                ),
            );
        }
        for premise in premises {
            let is_second = match premise.form {
                Form::Some => true,
                Form::SomeNot => false,
                Form::All | Form::No => continue,
            };
            let mut known: Known = [None; 4];
            if let Some(known) = known.get_mut(premise.of) {
                *known = Some(true);
            }
            if let Some(known) = known.get_mut(premise.are) {
                *known = Some(is_second);
            }
            let not = if is_second { "" } else { "not " };
            starts.push((
                format!(
                    "Take someone who is {} and {not}{}: there is one, by the statement about some {}.",
                    names.one(premise.of),
                    names.one(premise.are),
                    names.several(premise.of)
                ),
                known,
            ));
        }
    }
    let is_there = |known: Known| {
        known.get(conclusion.of).copied().flatten() == Some(true)
            && known.get(conclusion.are).copied().flatten() == Some(is_second)
    };
    starts.into_iter().find_map(|(told, mut known)| {
        let mut lines = vec![told];
        while !is_there(known) {
            let (line, group, is_in) = premises
                .iter()
                .find_map(|premise| step(*premise, known, names))?;
            if let Some(known) = known.get_mut(group) {
                *known = Some(is_in);
            }
            lines.push(line);
        }
        let words = conclusion.words(names);
        lines.push(format!("So it must be true: {}", lower_first(&words)));
        Some(lines)
    })
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

/// What a premise adds to what is known about someone: the sentence, and the group.
fn step(
    premise: Statement,
    known: [Option<bool>; 4],
    names: &Names,
) -> Option<(String, usize, bool)> {
    let of = known.get(premise.of).copied().flatten();
    let are = known.get(premise.are).copied().flatten();
    let (one, other) = (names.one(premise.of), names.one(premise.are));
    let rule = premise.words(names);
    match (premise.form, of, are) {
        (Form::All, Some(true), None) => Some((
            format!("{rule} So this person is {other}."),
            premise.are,
            true,
        )),
        (Form::All, None, Some(false)) => Some((
            format!("{rule} This person is not {other}, so not {one} either."),
            premise.of,
            false,
        )),
        (Form::No, Some(true), None) => Some((
            format!("{rule} So this person is not {other}."),
            premise.are,
            false,
        )),
        (Form::No, None, Some(true)) => Some((
            format!("{rule} So this person is not {one}."),
            premise.of,
            false,
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// A statement parsed back from its text, with the groups in the order of their first mention.
    fn read(text: &str, groups: &mut Vec<String>) -> (Form, usize, usize) {
        let words: Vec<&str> = text.trim_end_matches('.').split(' ').collect();
        let form = match (words[0], words[3]) {
            ("All", _) => Form::All,
            ("No", _) => Form::No,
            ("Some", "not") => Form::SomeNot,
            ("Some", _) => Form::Some,
            other => unreachable!("{other:?}"),
        };
        let mut place = |name: &str| {
            groups
                .iter()
                .position(|group| group == name)
                .unwrap_or_else(|| {
                    groups.push(name.to_owned());
                    groups.len() - 1
                })
        };
        (form, place(words[1]), place(words[words.len() - 1]))
    }

    /// Whether a statement is true of people, each a set of groups.
    fn is_true((form, of, are): (Form, usize, usize), people: &[BTreeSet<usize>]) -> bool {
        let mut members = people.iter().filter(|one| one.contains(&of));
        match form {
            Form::All => members.all(|one| one.contains(&are)),
            Form::No => members.all(|one| !one.contains(&are)),
            Form::Some => members.any(|one| one.contains(&are)),
            Form::SomeNot => members.any(|one| !one.contains(&are)),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn exactly_the_right_conclusion_is_true_in_every_way_the_groups_can_overlap(
            level in 0_usize..3,
            seed in 0_u64..(1 << 53),
        ) {
            let item = draw(ItemLevel::ALL[level], seed);
            let Given::Statements(given) = &item.given else { unreachable!() };
            let mut groups = Vec::new();
            let premises: Vec<_> = given.iter().map(|text| read(text, &mut groups)).collect();
            let options: Vec<_> = item.options[..4].iter().map(|option| read(&option.text, &mut groups)).collect();
            // Checks every set of kinds of people, using only the text on the page.
            let kinds: Vec<BTreeSet<usize>> = (1..1_u32 << groups.len())
                .map(|kind| (0..groups.len()).filter(|group| kind >> group & 1 == 1).collect())
                .collect();
            let mut must = [true; 4];
            let mut is_possible = false;
            for world in 0..1_u32 << kinds.len() {
                let people: Vec<BTreeSet<usize>> = kinds.iter().enumerate()
                    .filter(|(kind, _)| world >> kind & 1 == 1)
                    .map(|(_, kind)| kind.clone())
                    .collect();
                let is_whole = (0..groups.len()).all(|group| people.iter().any(|one| one.contains(&group)));
                if !is_whole || !premises.iter().all(|premise| is_true(*premise, &people)) {
                    continue;
                }
                is_possible = true;
                for (must, option) in must.iter_mut().zip(&options) {
                    *must &= is_true(*option, &people);
                }
            }
            prop_assert!(is_possible);
            let mut expected = [false; 4];
            if item.right < 4 {
                expected[item.right] = true;
            }
            prop_assert_eq!(must, expected, "{:?} {:?}", given, item.options);
        }
    }

    #[test]
    fn the_classic_chain_follows_and_is_worked_out() {
        let names = Names(vec![GROUPS[0], GROUPS[1], GROUPS[2]]);
        let all = |of, are| Statement {
            form: Form::All,
            of,
            are,
        };
        let premises = [all(0, 1), all(1, 2)];
        let possible = worlds(&premises, 3);
        assert_eq!(counterexample(all(0, 2), &possible, 3), None);
        assert!(counterexample(all(2, 0), &possible, 3).is_some());
        assert_eq!(
            reason(&premises, all(0, 2), &names).unwrap().join(" "),
            "Take anyone who is an archer. All archers are bakers. So this person is a baker. All bakers are climbers. So \
             this person is a climber. So it must be true: all archers are climbers."
        );
    }

    #[test]
    fn a_counterexample_names_as_few_people_as_it_can() {
        let names = Names(vec![GROUPS[0], GROUPS[1], GROUPS[2]]);
        let some = |of, are| Statement {
            form: Form::Some,
            of,
            are,
        };
        let possible = worlds(&[some(0, 1), some(1, 2)], 3);
        let world = counterexample(some(0, 2), &possible, 3).unwrap();
        assert_eq!(
            told(world, &names),
            "It can be false: say there are just 2 people: an archer and a baker, but not a climber; a baker and a climber, \
             but not an archer."
        );
    }
}
