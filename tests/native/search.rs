//! The search over the bank as it ships: everyday queries, each with what is right among the first three.

use loopready::domain::questions::question::{QuestionFrequency, Role};
use loopready::domain::questions::search::{
    FoundQuestions, HiddenBy, QuestionFilter, QuestionStanding, SearchIndex,
};

use crate::questions::questions;

/// What candidates type, typing errors among it, and the questions that answer it.
const QUERIES: &[(&str, &[&str])] = &[
    (
        "failed",
        &["deliver-results-19", "think-big-7", "customer-obsession-10"],
    ),
    ("failure", &["deliver-results-19", "think-big-7"]),
    ("biggest mistake", &["earn-trust-17"]),
    ("conflict", &["earn-trust-10", "earn-trust-13"]),
    ("conflict with boss", &["have-backbone-1"]),
    ("disagreed with manager", &["have-backbone-1"]),
    ("dissagreed", &["have-backbone-1", "have-backbone-4"]),
    (
        "feedback",
        &[
            "earn-trust-4",
            "hire-and-develop-the-best-18",
            "customer-obsession-2",
        ],
    ),
    ("negative feedback", &["earn-trust-4"]),
    (
        "deadline",
        &["ownership-2", "bias-for-action-14", "deliver-results-14"],
    ),
    ("missed deadline", &["ownership-2"]),
    ("tight deadline", &["bias-for-action-14"]),
    ("influence without authority", &["think-big-5"]),
    ("convince team", &["deliver-results-4", "think-big-5"]),
    ("persuade executive", &["think-big-16"]),
    ("ambiguous", &["ownership-17", "are-right-a-lot-1"]),
    ("incomplete data", &["are-right-a-lot-1"]),
    (
        "tradeoff",
        &[
            "ownership-3",
            "customer-obsession-4",
            "insist-on-the-highest-standards-1",
        ],
    ),
    (
        "trade-off quality speed",
        &["insist-on-the-highest-standards-1"],
    ),
    ("prioritize", &["deliver-results-5"]),
    ("priortize backlog", &["deliver-results-5"]),
    ("roadblock", &["bias-for-action-3"]),
    ("blocker", &["bias-for-action-3"]),
    ("pushback", &["have-backbone-2", "customer-obsession-8"]),
    ("say no to exec", &["have-backbone-5"]),
    ("mentor", &["hire-and-develop-the-best-1"]),
    (
        "coworker",
        &["hire-and-develop-the-best-2", "earn-trust-13"],
    ),
    ("struggling teammate", &["hire-and-develop-the-best-2"]),
    ("innovative", &["invent-and-simplify-1"]),
    ("simple solution", &["invent-and-simplify-2"]),
    ("root cause", &["dive-deep-3", "dive-deep-1"]),
    ("metric dropped", &["dive-deep-1", "case-1"]),
    ("a/b test", &["dive-deep-6"]),
    ("roadmap", &["ownership-5", "functional-roadmap-6"]),
    (
        "stakeholder",
        &[
            "functional-stakeholders-2",
            "earn-trust-3",
            "have-backbone-2",
        ],
    ),
    ("vision", &["think-big-3", "think-big-17"]),
    ("calculated risk", &["bias-for-action-1"]),
    ("quick decision", &["bias-for-action-17"]),
    ("outside my job", &["ownership-1"]),
    ("above and beyond", &["customer-obsession-1"]),
    ("proud", &["deliver-results-2"]),
    ("limited resources", &["frugality-16"]),
    ("frugal", &["frugality-2", "frugality-16"]),
    ("trust broken", &["earn-trust-2"]),
    ("unpopular decision", &["have-backbone-21"]),
    ("launch failed", &["deliver-results-1", "think-big-7"]),
    ("KPI", &["dive-deep-1", "functional-data-1", "pivot-7"]),
    (
        "churn",
        &["functional-root-cause-3", "customer-obsession-12"],
    ),
    ("escalate", &["have-backbone-19"]),
    ("alignment", &["earn-trust-3"]),
    ("cross-functional", &["earn-trust-3", "ownership-5"]),
    ("why Amazon", &["screen-3"]),
    ("introduce yourself", &["screen-1"]),
    ("AI feature", &["ai-2"]),
    ("security vs deadline", &["technical-2"]),
    ("P&L", &["dive-deep-5"]),
    ("market research", &["learn-and-be-curious-2"]),
    ("hired wrong person", &["hire-and-develop-the-best-5"]),
    ("long term vs short term", &["ownership-3"]),
    (
        "customer complaint",
        &["dive-deep-9", "customer-obsession-6"],
    ),
    ("disagreed with your manager", &["have-backbone-1"]),
    (
        "Tell me about a time you disagreed with your manager.",
        &["have-backbone-1"],
    ),
    ("a time you failed", &["deliver-results-19", "think-big-7"]),
    (
        "Tell me about a time you made a mistake",
        &["earn-trust-17", "earn-trust-1"],
    ),
    (
        "how do you prioritise your work",
        &["deliver-results-7", "deliver-results-5"],
    ),
    ("saying no to a stakeholder", &["have-backbone-5"]),
    ("said no to a customer", &["customer-obsession-8"]),
    ("difficult coworker", &["earn-trust-13"]),
    ("conflict with a teammate", &["earn-trust-13"]),
    ("engineers disagreed with me", &["have-backbone-3"]),
    ("tough feedback you gave", &["hire-and-develop-the-best-18"]),
    ("feedback you received", &["earn-trust-4"]),
    ("took a risk", &["bias-for-action-1", "think-big-7"]),
    (
        "decision without data",
        &["are-right-a-lot-1", "bias-for-action-2"],
    ),
    (
        "data driven decision",
        &["are-right-a-lot-20", "dive-deep-2"],
    ),
    ("used data to make a decision", &["dive-deep-2"]),
    ("data turned out wrong", &["are-right-a-lot-20"]),
    ("gut feeling", &["bias-for-action-2", "are-right-a-lot-2"]),
    (
        "dealing with ambiguity",
        &["ownership-17", "are-right-a-lot-1"],
    ),
    ("gather requirements", &["customer-obsession-17"]),
    (
        "changed priorities mid project",
        &["bias-for-action-5", "functional-prioritisation-3"],
    ),
    (
        "project behind schedule",
        &["deliver-results-9", "ownership-2"],
    ),
    (
        "under pressure",
        &["bias-for-action-17", "bias-for-action-4"],
    ),
    ("worked under a tight timeline", &["bias-for-action-14"]),
    ("competing priorities", &["deliver-results-7"]),
    ("most innovative thing", &["invent-and-simplify-1"]),
    ("creative solution", &["invent-and-simplify-1"]),
    ("simplify a process", &["invent-and-simplify-5"]),
    ("automated manual work", &["invent-and-simplify-8"]),
    ("technical debt", &["functional-prioritisation-2"]),
    ("explain a technical concept", &["technical-1"]),
    ("learn quickly", &["learn-and-be-curious-1"]),
    ("outside your comfort zone", &["learn-and-be-curious-18"]),
    ("proudest accomplishment", &["deliver-results-2"]),
    ("biggest failure", &["deliver-results-19"]),
    (
        "biggest weakness",
        &["screen-7", "learn-and-be-curious-4", "screen-9"],
    ),
    ("tell me about yourself", &["screen-1"]),
    ("walk me through your resume", &["screen-1"]),
    ("why do you want to leave", &["screen-5"]),
    ("why this role", &["screen-4"]),
    ("salary expectations", &["screen-13"]),
    ("where do you see yourself in 5 years", &["screen-11"]),
    ("favourite leadership principle", &["screen-6"]),
    (
        "coached a junior colleague",
        &["hire-and-develop-the-best-1"],
    ),
    (
        "underperforming team member",
        &["hire-and-develop-the-best-2"],
    ),
    (
        "motivated a team",
        &["deliver-results-4", "earths-best-employer-10"],
    ),
    ("hiring mistake", &["hire-and-develop-the-best-5"]),
    ("build vs buy", &["are-right-a-lot-15"]),
    ("go/no-go decision", &["functional-launch-1"]),
    ("launched a product from scratch", &["ownership-4"]),
    ("product launch that flopped", &["deliver-results-1"]),
    ("go to market", &["customer-obsession-5"]),
    (
        "pricing strategy",
        &["functional-profit-and-loss-1", "pivot-2"],
    ),
    ("competitive analysis", &["learn-and-be-curious-2"]),
    ("angry customer", &["customer-obsession-6"]),
    ("lost trust", &["earn-trust-2"]),
    ("broke a promise", &["ownership-2"]),
    ("changed your mind", &["are-right-a-lot-3"]),
    ("got buy in from other teams", &["think-big-5"]),
    ("crossfunctional", &["earn-trust-3", "ownership-5"]),
    (
        "judgement call",
        &["are-right-a-lot-2", "are-right-a-lot-18"],
    ),
    ("root cause analysis", &["dive-deep-3", "dive-deep-1"]),
    ("five whys", &["functional-root-cause-3"]),
    (
        "how would you measure success",
        &["functional-data-1", "case-2"],
    ),
    ("AB test", &["dive-deep-6"]),
    ("machine learning", &["learn-and-be-curious-17", "ai-2"]),
    ("outage", &["technical-6"]),
    ("migration", &["technical-7"]),
    ("scaled a product", &["think-big-4"]),
    ("big bet", &["think-big-7"]),
    ("beyond your role", &["ownership-1"]),
    ("delegate", &["hire-and-develop-the-best-4"]),
    ("speed vs quality", &["insist-on-the-highest-standards-1"]),
    (
        "attention to detail",
        &["insist-on-the-highest-standards-11"],
    ),
    ("saved money", &["frugality-17"]),
    ("had to do more with less", &["frugality-1", "frugality-16"]),
    ("profit and loss", &["dive-deep-5"]),
    ("business case", &["functional-profit-and-loss-3"]),
    ("ambigous", &["ownership-17", "are-right-a-lot-1"]),
    ("negociation", &["frugality-8"]),
    ("acheivement", &["deliver-results-2"]),
    ("recieved feedback", &["earn-trust-4"]),
    ("comunication", &["technical-1"]),
    ("disagre and commit", &["have-backbone-4"]),
    ("hard decision", &["are-right-a-lot-18"]),
    ("ethical dilemma", &["broad-responsibility-19"]),
    ("what would you do differently", &["are-right-a-lot-19"]),
    ("lessons learned", &["are-right-a-lot-19", "think-big-7"]),
    ("someone unresponsive", &["earn-trust-18"]),
    ("work life balance", &["earths-best-employer-1", "pivot-23"]),
    ("upset client", &["customer-obsession-6"]),
    ("unhappy customer", &["customer-obsession-6"]),
    ("dissapointed a customer", &["customer-obsession-10"]),
    ("burnt out team", &["earths-best-employer-1"]),
    ("company reorganisation", &["earths-best-employer-16"]),
    (
        "difficult stakeholder",
        &["functional-stakeholders-2", "have-backbone-2"],
    ),
    ("challanged the status quo", &["invent-and-simplify-16"]),
    ("delegating work", &["hire-and-develop-the-best-4"]),
    ("priortisation framework", &["deliver-results-5"]),
    (
        "stakeholder managment",
        &["functional-stakeholders-2", "earn-trust-3"],
    ),
    (
        "scope creep",
        &["deliver-results-11", "frugality-18", "bias-for-action-5"],
    ),
    ("killed a project", &["ownership-14"]),
    (
        "cancelled project",
        &["earths-best-employer-4", "ownership-14"],
    ),
    ("retired a feature", &["customer-obsession-16", "pivot-10"]),
    ("cutting costs", &["frugality-17", "frugality-3"]),
    ("went over budget", &["frugality-18"]),
    ("negotiated with a supplier", &["frugality-8"]),
    ("accessability", &["broad-responsibility-4"]),
    (
        "user privacy",
        &["broad-responsibility-5", "broad-responsibility-3"],
    ),
    ("diversity and inclusion", &["earths-best-employer-2"]),
    ("low morale", &["earths-best-employer-10"]),
    ("delivered bad news", &["earn-trust-5"]),
    ("admitted I was wrong", &["are-right-a-lot-4"]),
    (
        "changing requirements",
        &["functional-prioritisation-3", "bias-for-action-5"],
    ),
    ("analysis paralysis", &["bias-for-action-8"]),
    ("ask forgiveness not permission", &["bias-for-action-6"]),
    ("showed initiative", &["bias-for-action-18"]),
    ("line manager disagreement", &["have-backbone-1"]),
    ("sceptical executive", &["think-big-16"]),
    ("improve a product", &["pivot-1"]),
    ("favourite product", &["pivot-1"]),
    ("success metrics", &["functional-data-1", "case-2"]),
    ("conversion rate fell", &["case-3", "dive-deep-1"]),
    (
        "estimate market size",
        &["functional-market-research-1", "pivot-33"],
    ),
    ("SQL querys", &["technical-12", "learn-and-be-curious-9"]),
    ("LLM product", &["ai-2"]),
    ("generative AI", &["ai-2", "learn-and-be-curious-17"]),
    ("model hallucinated", &["ai-5"]),
    ("system architecture", &["technical-15"]),
    ("greatest strenght", &["screen-8"]),
    ("notice period", &["screen-14"]),
    ("CV", &["screen-1", "screen-2"]),
    ("first 90 days", &["pivot-19", "earn-trust-6"]),
    (
        "worked backwards from the customer",
        &["customer-obsession-19"],
    ),
    (
        "succesful launch",
        &["deliver-results-2", "customer-obsession-5"],
    ),
    ("learning from failure", &["deliver-results-19"]),
    (
        "onboarding a new starter",
        &["hire-and-develop-the-best-14"],
    ),
    ("short staffed", &["frugality-16", "frugality-1"]),
    ("juggling several projects", &["deliver-results-7"]),
    ("remote team", &["earths-best-employer-9"]),
];

fn find(index: &SearchIndex, filter: &QuestionFilter) -> FoundQuestions {
    let standings = vec![QuestionStanding::default(); index.entries().len()];
    filter.find(index, &index.terms(&filter.search), &standings)
}

fn search(index: &SearchIndex, search: &str) -> FoundQuestions {
    let filter = QuestionFilter {
        search: search.to_owned(),
        ..QuestionFilter::default()
    };
    find(index, &filter)
}

#[test]
fn everyday_queries_have_a_right_answer_among_the_first_three() {
    let index = SearchIndex::of(&questions(), &[]);
    let mut wrong = Vec::new();
    for (query, right) in QUERIES {
        let found = search(&index, query);
        let first: Vec<&str> = found
            .places
            .iter()
            .take(3)
            .map(|place| index.entries()[*place].id.as_str())
            .collect();
        if found.is_common_instead || !right.iter().any(|id| first.contains(id)) {
            wrong.push(format!("{query}: {first:?}"));
        }
        for id in *right {
            let is_there = index.entries().iter().any(|entry| entry.id == *id);
            assert!(is_there, "{query}: there is no {id}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_search_finds_nothing() {
    let index = SearchIndex::of(&questions(), &[]);
    for query in [
        "zebra",
        "xyzzy",
        "?",
        "the",
        "conflict zebra",
        "100",
        "失敗",
    ] {
        assert!(!search(&index, query).places.is_empty(), "{query}");
    }
    let found = search(&index, "xyzzy");
    assert!(found.is_common_instead);
    let is_common = |place: &usize| index.entries()[*place].frequency == QuestionFrequency::Common;
    assert!(found.places.iter().all(is_common));
    assert_eq!(index.terms("conflict zebra").unknown(), ["zebra"]);
}

#[test]
fn hits_that_the_role_hides_are_told_of_and_can_be_shown() {
    let index = SearchIndex::of(&questions(), &[]);
    let found = search(&index, "mentored another engineer");
    let of_engineers = found
        .hidden
        .iter()
        .find(|hidden| hidden.by == HiddenBy::Role(Role::SoftwareEngineer));
    let hidden = of_engineers.unwrap();
    let shown = find(&index, &hidden.show);
    assert_eq!(index.entries()[shown.places[0]].id, "software-engineer-1");
}
