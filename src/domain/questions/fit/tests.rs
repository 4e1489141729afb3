//! Questions against a bank of invented stories.

use super::*;
use crate::domain::stories::story::StarPart;
use serde::Deserialize;

#[derive(Deserialize)]
struct Bank {
    stories: Vec<Story>,
}

/// The example's stories and these: two more failures, a price, a hard conversation, people at night.
const MORE: &str = r#"{"stories":[
{"title":"Two plans instead of seven","situation":"In 2022, I owned plans for Quillback, a bookkeeping service. Seven plans confused small shops, and 38 percent of buyers called sales before they paid.","task":"My goal was to double the share that bought without a call.","action":"I interviewed 20 buyers. I proposed two plans and raised the price of the smaller one from $19 to $29. Finance feared churn, so I tested the new price with 5 percent of visitors for six weeks.","result":"Purchases without a call rose from 31 to 58 percent in the second quarter of 2022, and revenue per visitor rose by 11 percent.","learning":"","principles":["invent-and-simplify"],"supporting":["customer-obsession"]},
{"title":"The assistant almost nobody opened","situation":"In 2021, I was responsible for a shopping assistant at Fern & Fable. I had bet two quarters and nine engineers on it.","task":"My goal was 30 percent of weekly visitors.","action":"I wrote the plan from a survey and did not watch anybody shop. I launched it to all visitors at once.","result":"After three months, 2 percent of visitors used it. I shut it down in October. I had picked the wrong problem: people wanted filters, and I had not checked.","learning":"I now watch ten people before I plan a quarter.","principles":["learn-and-be-curious"],"supporting":["customer-obsession"],"kinds":["failure"]},
{"title":"The meeting that I talked over","situation":"In 2023, my manager told me that I interrupted people in design reviews. Two designers had stopped coming.","task":"I wanted both of them back within a month.","action":"I thanked her, and asked both designers for examples. I recorded three reviews with their consent and counted my interruptions: 14 in an hour. I spoke last from then on, and asked a colleague to count each week.","result":"I was down to two an hour by June 2023, and both designers came back. In the next survey, 9 of 10 rated the reviews as open, against 4 of 10.","learning":"","principles":["earn-trust"],"supporting":["learn-and-be-curious"]},
{"title":"Nights without pages","situation":"In 2022, my team of six engineers at Ashgrove Payments was on call with 21 pages a night, and two of them had asked to leave.","task":"I owned the roadmap and wanted pages under three a night by the summer.","action":"I read 400 alerts and found that 70 percent needed no action. I moved a feature that sales had been promised by five weeks and told their director why. We deleted 41 alerts and fixed the two jobs behind most of the rest.","result":"Pages fell from 21 to 2 a night by July 2022, by the pager's log. Nobody left, and the team survey rose from 3.1 to 4.4 of 5.","learning":"","principles":["earths-best-employer"],"supporting":["ownership"]}
]}"#;

fn bank() -> Vec<(RecordId, Story)> {
    let example = include_str!("../../../../examples/bank.json");
    [example, MORE]
        .into_iter()
        .flat_map(|json| serde_json::from_str::<Bank>(json).unwrap().stories)
        .enumerate()
        .map(|(place, story)| (RecordId::from_text(&place.to_string()), story))
        .collect()
}

fn stories(bank: &[(RecordId, Story)]) -> FittingStories {
    FittingStories::of(bank.iter().map(|(id, story)| (id, story)))
}

fn asked(text: &str, leading: Option<Principle>) -> Question {
    Question {
        text: text.to_owned(),
        leading,
        ..Question::default()
    }
}

use Principle as P;

/// Questions, and the beginnings of the titles that are right on top.
const RIGHT: &[(&str, Option<P>, &[&str])] = &[
    (
        "Tell me about a date you promised and then missed.",
        Some(P::Ownership),
        &["The migration"],
    ),
    (
        "Tell me about a time you missed a deadline or broke a commitment. How did you handle it?",
        None,
        &["The migration"],
    ),
    (
        "Tell me about a time you failed. What did you learn from it?",
        Some(P::DeliverResults),
        &["The migration", "The assistant"],
    ),
    (
        "Tell me about a big bet you made that failed.",
        Some(P::ThinkBig),
        &["The assistant"],
    ),
    (
        "Tell me about a time you were wrong. What had you missed?",
        Some(P::AreRightALot),
        &["The ID check", "The assistant", "The migration"],
    ),
    (
        "Tell me about a time you changed the price of a product.",
        None,
        &["Two plans"],
    ),
    (
        "Tell me about a pricing decision you made. How did you predict what it would do to demand?",
        Some(P::DiveDeep),
        &["Two plans"],
    ),
    (
        "Tell me about a time you disagreed with a decision but committed to it anyway.",
        Some(P::HaveBackbone),
        &["The ID check"],
    ),
    (
        "Tell me about a time you disagreed with an executive.",
        None,
        &["The ID check"],
    ),
    (
        "Tell me about a time you received negative feedback. How did you respond?",
        Some(P::EarnTrust),
        &["The meeting"],
    ),
    (
        "Tell me about the best person you’ve hired or helped hire.",
        Some(P::HireAndDevelopTheBest),
        &["Hiring Noor"],
    ),
    (
        "Tell me about someone you mentored.",
        None,
        &["Hiring Noor"],
    ),
    (
        "Tell me about a time you delayed a launch because the quality wasn’t good enough.",
        Some(P::InsistOnTheHighestStandards),
        &["The quality bar"],
    ),
    (
        "Tell me about a time you had to deliver a project with limited resources.",
        Some(P::Frugality),
        &["Forty suppliers"],
    ),
    (
        "Tell me about a time your budget was refused and you delivered all the same.",
        None,
        &["Forty suppliers"],
    ),
    (
        "Tell me about a time you proposed something much bigger than what you’d been asked to do.",
        Some(P::ThinkBig),
        &["A marketplace"],
    ),
    (
        "Tell me about a time you reduced the environmental impact of your product or your work.",
        Some(P::BroadResponsibility),
        &["The packaging"],
    ),
    (
        "Tell me about a time you made a product simpler for customers. What did you take out?",
        Some(P::InventAndSimplify),
        &["The returns label", "Two plans"],
    ),
    (
        "Tell me about a time a key metric dropped and you had to find out why.",
        Some(P::DiveDeep),
        &["Your prescription"],
    ),
    (
        "Tell me about a deadline your team could only hit by burning out.",
        Some(P::EarthsBestEmployer),
        &["Nights"],
    ),
    (
        "What did you do about a team that was on call all night?",
        None,
        &["Nights"],
    ),
    (
        "Tell me about a migration or deprecation you led. How did you get the last customers to move?",
        Some(P::Ownership),
        &["The migration"],
    ),
    (
        "Tell me about a time you got customers to stop printing labels.",
        None,
        &["The returns label"],
    ),
    (
        "Walk me through an A/B test you ran. What surprised you?",
        Some(P::DiveDeep),
        &[
            "Your prescription",
            "The quality bar",
            "The packaging",
            "Two plans",
            "The ID check",
            "The returns",
        ],
    ),
    (
        "Tell me about a product feature that almost no one used.",
        None,
        &["The assistant"],
    ),
];

/// Stories of the bank that tell a failure.
const FAILURES: &[&str] = &["The migration", "The assistant", "The ID check"];

#[test]
fn the_right_story_comes_first() {
    let bank = bank();
    let stories = stories(&bank);
    let mut wrong = Vec::new();
    for (text, leading, right) in RIGHT {
        let fits = stories.fitting(&asked(text, *leading));
        assert!(fits.len() <= MOST_FITTING);
        for fit in &fits {
            assert!(
                !fit.sentence.is_empty(),
                "{text}: {} has no sentence",
                fit.title
            );
        }
        let top = fits.first().map_or("none", |fit| fit.title.as_str());
        if !right.iter().any(|right| top.starts_with(right)) {
            let all: Vec<_> = fits
                .iter()
                .map(|fit| (&fit.title, fit.score, fit.reason(*leading), &fit.sentence))
                .collect();
            wrong.push(format!("{text}\n   {all:#?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}: {}",
        wrong.len(),
        RIGHT.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_question_about_a_failure_gets_no_success() {
    let bank = bank();
    let stories = stories(&bank);
    for text in [
        "Tell me about a date you promised and then missed.",
        "Tell me about a time you failed.",
        "Tell me about the biggest mistake you’ve made at work.",
        "Tell me about a launch that missed its targets.",
        "Describe a project that didn’t go as planned.",
        "Tell me about a time you let a customer down.",
        "Tell me about a decision you rushed that backfired.",
        "What is your biggest regret as a product manager?",
        "Tell me about a time you made the wrong call.",
        "Tell me about a time you dropped the ball.",
        "Tell me about a goal you didn’t meet.",
        "When did you fail to deliver something you had promised?",
        "Tell me about a failure.",
        "Tell me about a time you fell short of a target.",
    ] {
        for &principle in P::ALL {
            for fit in stories.fitting(&asked(text, Some(principle))) {
                assert!(
                    FAILURES.iter().any(|title| fit.title.starts_with(title)),
                    "{text}: {}, by {:?}",
                    fit.title,
                    fit.sentence
                );
            }
        }
        assert!(!stories.fitting(&asked(text, None)).is_empty(), "{text}");
    }
    let successes = FittingStories::of(
        bank.iter()
            .filter(|(_, story)| !FAILURES.iter().any(|title| story.title.starts_with(title)))
            .map(|(id, story)| (id, story)),
    );
    let none = successes.fitting(&asked(
        "Tell me about a time you failed.",
        Some(P::ThinkBig),
    ));
    assert_eq!(none, []);
}

#[test]
fn setbacks_of_others_and_of_the_way_make_no_failure() {
    let is_failure = |part: StarPart, text: &str| {
        let mut story = Story {
            title: "A story".to_owned(),
            result: "Returns fell from 9 to 4 percent in the second quarter.".to_owned(),
            ..Story::default()
        };
        *story.part_mut(part) = text.to_owned();
        ToldStory::of(&RecordId::from_text("a"), &story).is_failure
    };
    for (part, text) in [
        (
            StarPart::Task,
            "I missed it. Only 1,140 offices had moved by the date.",
        ),
        (StarPart::Result, "We missed the launch date by six weeks."),
        (StarPart::Result, "I was wrong about the main thing."),
        (
            StarPart::Result,
            "The launch failed: 2 percent of visitors used it.",
        ),
        (
            StarPart::Result,
            "We didn’t meet the deadline and lost the account.",
        ),
        (
            StarPart::Situation,
            "I underestimated the work and promised it for June.",
        ),
        (
            StarPart::Result,
            "The feature never launched, and it was my mistake.",
        ),
        (StarPart::Result, "We shipped three months late."),
    ] {
        assert!(is_failure(part, text), "{text}");
    }
    for (part, text) in [
        (
            StarPart::Action,
            "The first version failed in two stores, so I changed the code.",
        ),
        (
            StarPart::Situation,
            "The supplier missed the date, and we had no stock.",
        ),
        (
            StarPart::Situation,
            "The old checkout failed for 8 percent of buyers.",
        ),
        (
            StarPart::Task,
            "If we missed the date, a customer would leave.",
        ),
        (StarPart::Result, "We never missed a date again."),
        (
            StarPart::Result,
            "The team hit the date without missing a feature.",
        ),
        (StarPart::Action, "I wrote down where I might be wrong."),
        (
            StarPart::Learning,
            "I would have failed without the finance lead.",
        ),
        (
            StarPart::Situation,
            "We had missed our target for three quarters before I joined.",
        ),
    ] {
        assert!(!is_failure(part, text), "{text}");
    }
}

#[test]
fn where_nothing_fits_nothing_is_offered() {
    let bank = bank();
    let without_price: Vec<_> = bank
        .iter()
        .filter(|(_, story)| !story.title.starts_with("Two plans"))
        .map(|(id, story)| (id, story))
        .collect();
    let fits = FittingStories::of(without_price).fitting(&asked(
        "Tell me about a time you changed the price of a product.",
        None,
    ));
    assert_eq!(fits, []);
    let empty = FittingStories::of([]);
    assert_eq!(
        empty.fitting(&asked("Tell me about a time you failed.", None)),
        []
    );
    assert_eq!(stories(&bank).fitting(&asked("", None)), []);
}

#[test]
fn a_story_that_leads_comes_before_one_that_supports_and_a_retired_one_never() {
    let story = |title: &str, leading: &[P], supporting: &[P]| Story {
        title: title.to_owned(),
        principles: leading.to_vec(),
        supporting: supporting.to_vec(),
        ..Story::default()
    };
    let mut bank: Vec<(RecordId, Story)> = [
        story("none", &[P::ThinkBig], &[]),
        story("supports", &[], &[P::DiveDeep]),
        story("leads", &[P::DiveDeep], &[P::Ownership]),
    ]
    .into_iter()
    .map(|story| (RecordId::from_text(&story.title), story))
    .collect();
    let question = Question {
        leading: Some(P::DiveDeep),
        supporting: vec![P::Ownership],
        ..Question::default()
    };
    let titles = |bank: &[(RecordId, Story)]| -> Vec<String> {
        let fits = stories(bank).fitting(&question);
        fits.into_iter().map(|fit| fit.title).collect()
    };
    let two = titles(&bank);
    assert_eq!(two.first().map(String::as_str), Some("leads"));
    assert!(!two.contains(&"none".to_owned()));
    bank[2].1.status = crate::domain::stories::story::Status::Retired;
    assert_eq!(titles(&bank), ["supports"]);
}

#[test]
fn the_reason_says_how_it_fits() {
    let bank = bank();
    let fits = stories(&bank).fitting(&asked(
        "Tell me about a date you promised and then missed.",
        Some(P::Ownership),
    ));
    let top = fits.first().unwrap();
    assert_eq!(
        top.reason(Some(P::Ownership)),
        "Told for Ownership · about a failure, a missed date"
    );
    assert!(
        top.sentence.contains("missed it") || top.sentence.contains("promised"),
        "{}",
        top.sentence
    );
}

/// Stories from other trades, without principles: title, Situation, Task, Action, Result.
const TRADES: &[[&str; 5]] = &[
    [
        "Big bet",
        "We sold to 300 clinics; 40,000 pharmacies used paper.",
        "",
        "I sold the first 5 pharmacies myself.",
        "After a year 1,900 pharmacies paid us $2.3M.",
    ],
    [
        "Outage",
        "On Black Friday checkout failed for 47 minutes.",
        "",
        "I called the three biggest sellers myself.",
        "No cart was lost in January.",
    ],
    [
        "Frugal tool",
        "A vendor asked for $180,000 a year for a survey tool.",
        "",
        "I built the survey in a spreadsheet.",
        "We dropped the vendor, which saved $180,000 a year.",
    ],
    [
        "Claims",
        "I knew nothing about freight.",
        "",
        "I spent three nights at the dock. I took a course on packing.",
        "Claims fell from 1,400 to 900 a year.",
    ],
    [
        "Recycling",
        "Our program ran in 2 towns.",
        "",
        "I found that trucks would drive more. I moved the pick-up to stores.",
        "Emissions per parcel fell by 11%.",
    ],
    [
        "Generator",
        "A test was planned for the night of a final.",
        "I was not on that team.",
        "I called the site manager at home.",
        "The test ran two days later, and the generator failed in it.",
    ],
    [
        "Layoff",
        "We had to let go 12 of 40 people.",
        "",
        "I told each of them in person.",
        "All 12 had a new job within four months.",
    ],
    [
        "Scooters",
        "Scooters were banned and our permit ended.",
        "",
        "I published our accident data.",
        "The council lifted the ban by 31 votes.",
    ],
    [
        "Recall",
        "A customer wrote that our brake had slipped.",
        "",
        "I asked for a stop of sales before I had the proof.",
        "We recalled 41,000 strollers. No child was hurt.",
    ],
    [
        "Nurses",
        "Nurses spent 41 minutes a shift on one form.",
        "",
        "I shadowed 11 shifts. I deleted 19 of 34 fields.",
        "A form takes 18 minutes now.",
    ],
];

#[test]
fn stories_of_any_trade_come_first_for_what_they_tell() {
    let bank: Vec<Story> = TRADES
        .iter()
        .map(|parts| {
            let [title, situation, task, action, result] = parts.map(str::to_owned);
            Story {
                title,
                situation,
                task,
                action,
                result,
                ..Story::default()
            }
        })
        .collect();
    let ids: Vec<RecordId> = bank
        .iter()
        .map(|story| RecordId::from_text(&story.title))
        .collect();
    let fit = FittingStories::of(ids.iter().zip(&bank));
    for (text, title) in [
        ("Tell me about the biggest bet you made.", "Big bet"),
        (
            "Tell me about a time something broke and customers were affected.",
            "Outage",
        ),
        (
            "Tell me about a time you did more with less.",
            "Frugal tool",
        ),
        (
            "Tell me about a time you learned something outside your field.",
            "Claims",
        ),
        (
            "When did you weigh your product’s effect on the climate?",
            "Recycling",
        ),
        (
            "Tell me about a time you did something that was not your job.",
            "Generator",
        ),
        ("Tell me about a time you had to let someone go.", "Layoff"),
        (
            "Tell me about a time you changed a law or regulation.",
            "Scooters",
        ),
        (
            "Describe a time you put a customer’s safety ahead of revenue.",
            "Recall",
        ),
        (
            "Tell me about a time you removed steps from a process.",
            "Nurses",
        ),
    ] {
        let found = fit.fitting(&asked(text, None));
        let first = found.first().map_or("none", |fit| fit.title.as_str());
        assert_eq!(first, title, "{text}: {found:#?}");
    }
    // Somebody else's failure is none of one's own.
    let failures = fit.fitting(&asked("Tell me about your biggest failure.", None));
    assert_eq!(failures, [], "{failures:#?}");
    let told = Story {
        title: "Failed launch".to_owned(),
        result: "Four signed up.".to_owned(),
        ..Story::default()
    };
    let id = RecordId::from_text("failed");
    let own = FittingStories::of([(&id, &told)]);
    assert_eq!(
        own.fitting(&asked("Tell me about a failure.", None)).len(),
        1
    );
}
