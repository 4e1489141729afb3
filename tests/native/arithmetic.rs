//! The check of the numbers: sentences with what it must say, and sentences about which it must be silent.

use std::fs;

use loopready::domain::review::manuscript::Brief;
use loopready::domain::review::review;
use serde_json::Value;

/// Sentences whose numbers do not agree, each with what the finding says.
const WRONG: &[(&str, &str)] = &[
    // From one value to another, the percentage before.
    (
        "I cut the wait by 30%, from 40 to 30 minutes.",
        "40 to 30 is 25% less, not 30%",
    ),
    (
        "The wait fell by 30% from 40 to 30 minutes.",
        "40 to 30 is 25% less, not 30%",
    ),
    (
        "Orders rose 50% in May, from 40 to 50 a day.",
        "40 to 50 is 25% more, not 50%",
    ),
    (
        "We saw a 20% drop in the wait, from 50 to 30 minutes.",
        "50 to 30 is 40% less, not 20%",
    ),
    (
        "Sign-ups grew by 60% from 200 to 300.",
        "200 to 300 is 50% more, not 60%",
    ),
    (
        "A drop of 50%, from 800 to 600, followed.",
        "800 to 600 is 25% less, not 50%",
    ),
    (
        "Costs were down 40% (from $500 to $400).",
        "$500 to $400 is 20% less, not 40%",
    ),
    (
        "The team reduced defects by 75 percent, from 80 to 40.",
        "80 to 40 is 50% less, not 75%",
    ),
    (
        "We increased the limit by 10%, from 100 to 150 orders.",
        "100 to 150 is 50% more, not 10%",
    ),
    (
        "Revenue grew 80% from $2.0 million to $3.0 million.",
        "$2.0 million to $3.0 million is 50% more, not 80%",
    ),
    // The percentage after.
    (
        "The queue went from 40 to 30, down 30%.",
        "40 to 30 is 25% less, not 30%",
    ),
    (
        "The queue went from 40 to 30 people, a 50% drop.",
        "40 to 30 is 25% less, not 50%",
    ),
    (
        "It fell from 60 to 45 calls a day, a reduction of 40%.",
        "60 to 45 is 25% less, not 40%",
    ),
    (
        "It went from 1,200 to 1,800 orders, up 80%.",
        "1,200 to 1,800 is 50% more, not 80%",
    ),
    (
        "Churn went from 12% to 6% (down 30%).",
        "12% to 6% is 50% less, not 30%",
    ),
    (
        "The price went from $80 to $100, which is 20% more.",
        "$80 to $100 is 25% more, not 20%",
    ),
    (
        "Errors fell from 90 to 60 (-50%).",
        "90 to 60 is 33% less, not 50%",
    ),
    (
        "Errors fell from 90 to 60 (50%).",
        "90 to 60 is 33% less, not 50%",
    ),
    (
        "The share rose from 20% to 30%, up 10%.",
        "20% to 30% is 10 percentage points, or 50% more",
    ),
    (
        "The share rose from 20% to 30%, up 5 percentage points.",
        "20% to 30% is 10 percentage points, not 5",
    ),
    (
        "Visits went from 10 to 40, up 400%.",
        "10 to 40 is 300% more, not 400%",
    ),
    (
        "Tickets fell from forty to thirty, down 50%.",
        "forty to thirty is 25% less, not 50%",
    ),
    (
        "Load time went from 2.4 to 1.2 seconds, 80% less.",
        "2.4 to 1.2 is 50% less, not 80%",
    ),
    (
        "Load time went from 2 minutes to 90 seconds, a 50% cut.",
        "2 to 90 is 25% less, not 50%",
    ),
    (
        "It rose from 1.2 to 1.5 million users, up 50%.",
        "1.2 to 1.5 million is 25% more, not 50%",
    ),
    (
        "It went from 40 to 30, up 25%.",
        "40 to 30 is 25% less, not 25% more",
    ),
    (
        "It went from 40 to 30, more than 50% less.",
        "40 to 30 is 25% less, not 50%",
    ),
    (
        "It went from 40 to 30, about 50% less.",
        "40 to 30 is 25% less, not 50%",
    ),
    (
        "Cost per order went 40 → 30, down 50%.",
        "40 to 30 is 25% less, not 50%",
    ),
    // The newer value first.
    (
        "The wait fell to 30 minutes from 40, down 50%.",
        "40 to 30 is 25% less, not 50%",
    ),
    (
        "It takes 30 minutes, down from 40, a 50% cut.",
        "40 to 30 is 25% less, not 50%",
    ),
    (
        "It takes 30 minutes instead of 40, 50% less.",
        "40 to 30 is 25% less, not 50%",
    ),
    // Units and periods.
    (
        "It rose from 40 orders a day to 150 orders a week.",
        "the period changes on the way, from a day to a week",
    ),
    (
        "It went from 40 a day to 200 a week, up 400%.",
        "the period changes on the way, from a day to a week",
    ),
    (
        "The price fell from $40 to €30, down 25%.",
        "the unit changes on the way, from $ to €",
    ),
    // Factors.
    (
        "Orders doubled from 20 to 35.",
        "20 to 35 is a factor of 1.8, not “doubled”",
    ),
    (
        "We doubled the team from 20 to 30 people.",
        "20 to 30 is a factor of 1.5, not “doubled”",
    ),
    (
        "Sales tripled, from 20 to 40 a day.",
        "20 to 40 is a factor of 2, not “tripled”",
    ),
    (
        "I halved the wait from 40 to 30 minutes.",
        "40 to 30 is a factor of 0.8, not “halved”",
    ),
    (
        "Orders more than doubled from 20 to 35.",
        "20 to 35 is a factor of 1.8, not “doubled”",
    ),
    (
        "It grew from 10 to 20, nearly tripling.",
        "10 to 20 is a factor of 2, not “tripling”",
    ),
    (
        "Sign-ups grew from 100 to 250, a fivefold increase.",
        "100 to 250 is a factor of 2.5, not “fivefold”",
    ),
    // Directions.
    (
        "The wait rose from 40 to 30 minutes.",
        "40 to 30 is less, and the sentence says the opposite",
    ),
    (
        "I cut the wait from 30 to 40 minutes.",
        "30 to 40 is more, and the sentence says the opposite",
    ),
    (
        "It takes 50 minutes, down from 40.",
        "40 to 50 is more, and the sentence says the opposite",
    ),
    // Sums.
    (
        "I got 12 from support, 9 from sales, 25 in all.",
        "12 + 9 is 21, not 25",
    ),
    (
        "We had 12 bugs, 9 questions and 6 complaints, 30 in total.",
        "12 + 9 + 6 is 27, not 30",
    ),
    (
        "I heard from 12 drivers and 9 clerks, for a total of 25 people.",
        "12 + 9 is 21, not 25",
    ),
    (
        "We spent $400 on ads and $300 on print, $800 altogether.",
        "$400 + $300 is $700, not $800",
    ),
    (
        "I read 25 tickets in all: 12 from support, 9 from sales and 6 from stores.",
        "12 + 9 + 6 is 27, not 25",
    ),
    (
        "In 3 weeks I called 12 shops and 9 dealers, 25 in all.",
        "12 + 9 is 21, not 25",
    ),
    (
        "Of the 40 customers, 12 left, 9 stayed and the other 15 waited.",
        "12 + 9 + 15 is 36, not 40",
    ),
    (
        "It took 12 days to plan and 9 days to build, 25 days in all.",
        "12 + 9 is 21, not 25",
    ),
    // Formulas.
    (
        "The team of 12 + 9 = 25 people moved in May.",
        "12 + 9 is 21, not 25",
    ),
    (
        "That was the sum that we paid: 12 × 40 = 500 dollars.",
        "12 × 40 is 480, not 500",
    ),
    (
        "We knew that 12 plus 9 is 25 and moved.",
        "12 + 9 is 21, not 25",
    ),
    // Shares.
    (
        "In the survey, 12 of 40 customers (40%) left us.",
        "12 of 40 is 30%, not 40%",
    ),
    (
        "We lost 12 of the 40 customers, or 40%, in May.",
        "12 of 40 is 30%, not 40%",
    ),
    (
        "Of all visits, 60% came from search, 30% came from ads and 20% came from mail.",
        "60% + 30% + 20% is 110%, not 100%",
    ),
    (
        "I spent 50% of my time on plans, 40% on calls and 20% on code.",
        "50% + 40% + 20% is 110%, not 100%",
    ),
    (
        "Of the users, 60% chose red, 25% chose blue and the remaining 20% chose green.",
        "60% + 25% + 20% is 105%, not 100%",
    ),
    (
        "The budget was split 50% for ads, 40% for print and 30% for mail.",
        "50% + 40% + 30% is 120%, not 100%",
    ),
    // Ranges.
    (
        "It took between 20 and 15 minutes to load.",
        "the range runs backwards: 15 is less than 20",
    ),
    (
        "It cost between $90 and $40 to ship.",
        "the range runs backwards: $40 is less than $90",
    ),
    (
        "It took between 10 and 20 minutes, 25 on average, to load.",
        "25 isn’t between 10 and 20",
    ),
    (
        "It took between 10 and 20 minutes, with a median of 8, to load.",
        "8 isn’t between 10 and 20",
    ),
    (
        "We wanted at least 20 and at most 15 calls a day.",
        "20 and 15 leave nothing between them",
    ),
];

/// Sentences that are right, or leave open what they compare.
const RIGHT: &[&str] = &[
    "I cut the wait by 25%, from 40 to 30 minutes.",
    "The wait fell from 19 to 7 minutes, down 63%.",
    "The wait fell from 19 to 7 minutes, a drop of 64%.",
    "It fell from 12% to 8%, a drop of 4 percentage points.",
    "It fell from 12% to 8%, down a third.",
    "It fell 4 points, from 12% to 8%.",
    "It went from 40 to about 30, down 30%.",
    "It went from about 40 to 30, down 20%.",
    "It rose from 2.1 to 2.6 million users, up 24%.",
    "Revenue grew 40% from $2 million to $3 million.",
    "It went from 3.2 to 4.1, up 28%.",
    "Load time fell from 2 hours to 90 minutes, 25% less.",
    "It went from 40 to 30 minutes, which is 33% faster.",
    "It went from 40 to 30 minutes, a 30% drop in cost.",
    "It went from 40 to 30 minutes, and churn fell 30%.",
    "Calls went from 40 to 30, down 10% on last year.",
    "The wait went from 40 to 30 minutes, 10% less than the target.",
    "A 10% discount moved orders from 40 to 60 a day.",
    "After a 10% increase in price, orders fell from 40 to 30.",
    "We kept 30% of the team and went from 40 to 30 sites.",
    "Costs fell 30% while orders rose from 40 to 50.",
    "A 30% drop in cost took us from 40 to 30 people.",
    "It took from 2 to 4 weeks, 50% of them in May.",
    "We grew from 3 releases a year to 2 a month.",
    "It rose from 40 orders a day to 300 orders a week.",
    "We rose from rank 40 to rank 30 in the list.",
    "Our position in the ranking rose from 9 to 4.",
    "Orders doubled from 20 to 40.",
    "Orders nearly doubled from 20 to 36.",
    "Orders more than doubled from 20 to 45.",
    "We doubled the budget and went from 20 to 35 people.",
    "Sign-ups doubled after we moved from 20 to 35 stores.",
    "I halved the wait from 41 to 20 minutes.",
    "Sales tripled from 21 to 62 a day.",
    "I got 12 from support, 9 from sales, 21 in all.",
    "We met 25 people, 12 of them twice, 40 calls in all.",
    "We ran 3 rounds with 12 calls each, 36 in all.",
    "We ran 3 rounds of 12 calls, 36 in all.",
    "I got 12 from support, 9 from sales and a few from stores, 25 in all.",
    "I got 12 from support, 9 from sales, one from legal, 22 in all.",
    "We called 12 shops and 9 dealers, about 25 in all.",
    "In 2023 we called 12 shops and 9 dealers, 21 in all.",
    "Of the 40 customers, 12 left and 9 stayed.",
    "Of the 40 customers, 12 left, 13 stayed and the other 15 waited.",
    "Of 40 people, 25 named price, 20 named speed and 5 named both.",
    "The total of 25 came after 12 calls and 9 visits.",
    "In the survey, 12 of 40 customers (30%) left us.",
    "In the survey, 13 of 40 customers (33%) left us.",
    "In the survey, 13 of 40 customers (32%) left us.",
    "We lost 12 of the 40 customers, or 30%, in May.",
    "We called 12 of 40 customers (40% had a plan).",
    "Completion was 90% in May, 92% in June and 95% in July.",
    "Uptime was 99% in Texas, 98% in Ohio and 97% in Maine.",
    "Of all visits, 60% came from search, 30% from ads and 10% from mail.",
    "Of all visits, 33% came from search, 33% from ads and 34% from mail.",
    "People could name more than one: 60% came for price, 50% for speed and 40% for taste.",
    "We converted 40% in Ohio, 35% in Maine and 30% in Texas.",
    "Of the users, 60% chose red, 25% chose blue and the remaining 15% chose green.",
    "It took between 15 and 20 minutes to load.",
    "The difference between 20 and 15 minutes was one clerk.",
    "The line stops between 22 and 6.",
    "It ran between 11 and 2 on Sundays.",
    "Between 20 in May and 15 in June we lost the plan.",
    "It took between 10 and 20 minutes, 14 on average, to load.",
    "It took between 30 seconds and 2 minutes to load.",
    "It cost between $900 and $1.2 million to build.",
    "We wanted at least 15 and at most 20 calls a day.",
    "We paid 12 + 9 = 21 dollars for it.",
    "We moved 12 - 9 = 3 people to the desk.",
    "I wrote “it fell from 40 to 30, down 50%” in the draft.",
    "We opened from 9 to 5, 50% more than the others.",
    "The meeting moved from 3 to 2 pm, and 30% more came.",
    "From 2019 to 2022 we grew 30%.",
    "From May 3 to May 9 it rose 30%.",
    "Fraud stayed at 30 of 1,140 items, down from 31 of 1,050.",
    "We lost 30 customers, up from 20, and 50% of them came back.",
    "It fell from 8.2 to 7.9 points, 3% of the scale.",
    "The plan asked for 40 to 50 people, 25% of them new.",
    "Its margin went from -4% to 6%, up 10 points.",
    "Orders rose from about $40 to $50, up 20%.",
    "Sales rose from 40 in 3 stores to 60 in 5 stores, up 20% a store.",
    "The fee fell to 3% from 4%, a quarter less.",
];

fn findings(text: &str) -> Vec<String> {
    review(text, &Brief::default())
        .into_iter()
        .filter(|finding| finding.rule.id == "arithmetic")
        .map(|finding| finding.detail)
        .collect()
}

/// Texts without a wrong number in them: the good memos, the stories of the bank, and the worked examples.
fn good_texts() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/memos/graded");
    let index: Vec<Value> =
        serde_json::from_str(include_str!("../fixtures/memos/graded/index.json")).unwrap();
    let mut texts: Vec<String> = index
        .iter()
        .filter(|memo| memo["quality"] == "good")
        .map(|memo| {
            fs::read_to_string(format!("{folder}/{}", memo["file"].as_str().unwrap())).unwrap()
        })
        .collect();
    texts.push(include_str!("../fixtures/memos/returns-desk.txt").to_owned());
    for json in [
        include_str!("../../examples/bank.json"),
        include_str!("../../public/data/examples.json"),
    ] {
        collect(&serde_json::from_str(json).unwrap(), &mut texts);
    }
    texts
}

/// Every text of a JSON value that is long enough to be prose.
fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) if text.split_whitespace().count() > 6 => texts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, texts)),
        _ => {}
    }
}

#[test]
fn good_memos_stories_and_examples_have_no_wrong_number_or_word() {
    let texts = good_texts();
    assert!(texts.len() > 100, "{}", texts.len());
    let found: Vec<String> = texts
        .iter()
        .flat_map(|text| review(text, &Brief::default()))
        .filter(|finding| matches!(finding.rule.id, "arithmetic" | "confusion"))
        .map(|finding| format!("{}\n  {}", finding.quote, finding.detail))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn numbers_that_do_not_agree_are_found_with_their_arithmetic() {
    assert!(WRONG.len() >= 60);
    let missed: Vec<String> = WRONG
        .iter()
        .map(|&(text, said)| (text, said, findings(text)))
        .filter(|(_, said, found)| found != &[*said])
        .map(|(text, said, found)| format!("{text}\n  {said}\n  {found:?}"))
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn numbers_that_agree_or_leave_it_open_are_let_be() {
    assert!(RIGHT.len() >= 60);
    let wrong: Vec<String> = RIGHT
        .iter()
        .map(|&text| (text, findings(text)))
        .filter(|(_, found)| !found.is_empty())
        .map(|(text, found)| format!("{text}\n  {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
