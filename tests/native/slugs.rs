use std::collections::BTreeSet;
use std::fmt::Debug;

use loopready::domain::assessment::item::{ItemKind, ItemLevel};
use loopready::domain::choices::Choices;
use loopready::domain::guide::moscow::Priority;
use loopready::domain::guide::profit_and_loss::Driver;
use loopready::domain::guide::to_ask::Addressee;
use loopready::domain::loops::mock::plan::Days;
use loopready::domain::loops::mock::votes::Vote;
use loopready::domain::offer::{GrantBy, Scenario};
use loopready::domain::paper::page::PageFormat;
use loopready::domain::paper::typeface::{TypeSize, Typeface};

use loopready::domain::plan::role_check::RequirementStanding;
use loopready::domain::practice::drill::DrillKind;
use loopready::domain::preferences::Theme;
use loopready::domain::principle::Principle;
use loopready::domain::questions::levels::TargetLevel;
use loopready::domain::questions::question::{QuestionLevel, Role, Skill};
use loopready::domain::questions::search::{Only, QuestionOrder};
use loopready::domain::review::document_kind::DocumentKind;
use loopready::domain::review::rule::Dimension;
use loopready::domain::stories::list::StoryOrder;
use loopready::domain::stories::metric::Certainty;
use loopready::domain::stories::probe::AnswerStanding;
use loopready::domain::stories::story::Status;
use loopready::domain::stories::weight::Band;
use loopready::domain::writing::memo::Way;
use loopready::domain::writing::prompt::PromptKind;
use serde::Serialize;

/// The slugs of a type, in order, with a space between them.
fn slugs<T: Choices + Debug>() -> String {
    let slugs: Vec<&str> = T::OFFERED.iter().map(|value| value.slug()).collect();
    for value in T::OFFERED {
        assert_eq!(T::from_slug(value.slug()), Some(*value));
        assert!(!value.name().is_empty(), "{value:?}");
    }
    let different: BTreeSet<&&str> = slugs.iter().collect();
    assert_eq!(different.len(), slugs.len(), "{slugs:?}");
    slugs.join(" ")
}

/// The same, of a type that stands in records under its slugs.
fn in_records<T: Choices + Debug + Serialize>() -> String {
    for value in T::OFFERED {
        assert_eq!(serde_json::to_value(value).unwrap(), value.slug());
    }
    slugs::<T>()
}

/// Records, files and addresses of earlier versions hold these.
#[test]
fn no_slug_ever_changes() {
    for (found, released) in [
        (slugs::<AnswerStanding>(), "safe partial gap"),
        (
            in_records::<Addressee>(),
            "hiring-manager colleague bar-raiser anyone",
        ),
        (slugs::<Band>(), "weak fair strong"),
        (in_records::<Certainty>(), "exact estimated from-memory"),
        (in_records::<Days>(), "one two compressed"),
        (
            slugs::<Dimension>(),
            "clarity structure data relevance concision",
        ),
        (
            in_records::<DocumentKind>(),
            "narrative-memo pr-faq six-pager",
        ),
        (slugs::<DrillKind>(), "retrieval another pivot numbers whys"),
        (
            slugs::<Driver>(),
            "units price returns unit-cost fulfilment fees marketing fixed",
        ),
        (in_records::<GrantBy>(), "value shares"),
        (
            in_records::<ItemKind>(),
            "series syllogism sufficiency reading",
        ),
        (in_records::<ItemLevel>(), "easy medium hard"),
        (
            slugs::<Only>(),
            "due weak no-story favourites own asked archived",
        ),
        (in_records::<PageFormat>(), "letter a4"),
        (
            in_records::<Principle>(),
            "customer-obsession ownership invent-and-simplify are-right-a-lot learn-and-be-curious \
             hire-and-develop-the-best insist-on-the-highest-standards think-big bias-for-action \
             frugality earn-trust dive-deep have-backbone deliver-results earths-best-employer \
             broad-responsibility",
        ),
        (in_records::<Priority>(), "must should could wont"),
        (
            in_records::<PromptKind>(),
            "invention judgement-call principle product-critique root-cause metrics \
             working-backwards",
        ),
        (in_records::<QuestionLevel>(), "any senior"),
        (
            slugs::<QuestionOrder>(),
            "best newest principle longest-ago most-asked",
        ),
        (in_records::<RequirementStanding>(), "open met thin missing"),
        (
            in_records::<Role>(),
            "product-manager data-scientist software-engineer devops business-analyst ux-designer \
             engineering-manager",
        ),
        (in_records::<Scenario>(), "falls expected rises"),
        (
            in_records::<Skill>(),
            "ambiguity conflict customer-insight data delivery experiments failure hiring launch \
             leadership market-research prioritisation profit-and-loss roadmap root-cause \
             stakeholders technology vision writing other",
        ),
        (in_records::<Status>(), "sketch drafted rehearsed retired"),
        (slugs::<StoryOrder>(), "newest title strength status"),
        (
            in_records::<TargetLevel>(),
            "product-manager senior principal",
        ),
        (in_records::<Theme>(), "system light dark"),
        (slugs::<TypeSize>(), "10pt 11pt 12pt"),
        (in_records::<Typeface>(), "serif sans typewriter"),
        (in_records::<Vote>(), "strongly inclined not strongly-not"),
        (in_records::<Way>(), "drill take-home free check"),
    ] {
        assert_eq!(found, released);
    }
}
