//! The question bank: reading it.
//!
//! The built-in bank is the file `public/data/questions.json`, an object with `format`
//! ("loopready-questions"), `schema` (2), and `questions`, a list of objects, one per line. Each object
//! has these fields, which are texts unless the table says otherwise:
//!
//! | field | content |
//! |---|---|
//! | `id` | a unique name that never changes, because answers and notes refer to it |
//! | `text` | the question as an interviewer says it |
//! | `leading`, `supporting` | the slug of the principle it asks about, or null; a list of slugs of other principles |
//! | `skill`, `role`, `level` | slugs of [`Skill`], [`Role`] and [`QuestionLevel`] |
//! | `kind` | a slug of [`QuestionKind`] |
//! | `frequency` | a slug of [`QuestionFrequency`] |
//! | `variant_of` | the id of the common question that asks for the same story, or null |
//! | `aliases` | a list of words that candidates search for and that are not in the text |
//! | `source` | a slug of [`QuestionSource`] |
//! | `tests`, `strong` | what the question tests, and what a strong answer shows |
//! | `warnings` | a list of two warning signs in an answer |
//! | `follow_ups` | a list of five to seven follow-ups that dig, each asking one thing, none of them anywhere else in the bank |
//!
//! Schema 1 had no `frequency`, `variant_of`, `aliases`, and `source`, and every question had a leading
//! principle. `tests/native/questions.rs` checks all of this, the number of questions, and that no two
//! are near-copies.

use serde::{Deserialize, Serialize};

use crate::domain::choices::choices;
use crate::domain::principle::Principle;
use crate::domain::record::json::from_json;

macro_rules! skills {
    ($($variant:ident, $slug:literal, $name:literal, $about:literal;)*) => {
        /// A product manager's skill that a question asks about.
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
        )]
        pub enum Skill {
            $(#[doc = $about] #[serde(rename = $slug)] $variant,)*
            /// None of these, or not stated; no built-in question has it.
            #[default]
            #[serde(rename = "other")]
            Other,
        }

        choices! {
            Skill {
                $($variant: $slug, $name;)*
                Other: "other", "None of these";
            }
        }

        impl Skill {
            /// The label, or `None` if no skill is stated.
            #[must_use]
            pub fn said(self) -> Option<&'static str> {
                (self != Self::Other).then(|| self.name())
            }
        }
    };
}

skills! {
    Ambiguity, "ambiguity", "Ambiguity", "Deciding when facts are missing.";
    Conflict, "conflict", "Conflict", "Disagreeing and resolving it.";
    CustomerInsight, "customer-insight", "Customer insight", "Knowing who it is for.";
    Data, "data", "Data", "Numbers as evidence.";
    Delivery, "delivery", "Delivery", "Getting it done.";
    Experiments, "experiments", "Experiments", "Tests with a control.";
    Failure, "failure", "Failure", "What went wrong and what was learned.";
    Hiring, "hiring", "Hiring", "Choosing people.";
    Launch, "launch", "Launch", "Bringing it to customers.";
    Leadership, "leadership", "Leadership", "Moving people without authority.";
    MarketResearch, "market-research", "Market research", "Competitors and markets.";
    Prioritisation, "prioritisation", "Prioritization", "What comes first, and what doesn’t.";
    ProfitAndLoss, "profit-and-loss", "Profit and loss", "What it earns and costs.";
    Roadmap, "roadmap", "Roadmap", "Order and dependencies over time.";
    RootCause, "root-cause", "Root cause", "Why it happened.";
    Stakeholders, "stakeholders", "Stakeholders", "Expectations of others.";
    Technology, "technology", "Technology", "Working with engineers.";
    Vision, "vision", "Vision", "Where it should go.";
    Writing, "writing", "Writing", "Explaining it in prose.";
}

/// The seniority of a question's role.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionLevel {
    /// Asked at every level.
    #[default]
    Any,
    /// Senior roles, from about seven years of experience.
    Senior,
}

choices! {
    QuestionLevel {
        Any: "any", "Any level";
        Senior: "senior", "Senior";
    }
}

/// The kind of a question.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionKind {
    /// About something the candidate did.
    #[default]
    #[serde(rename = "behavioural")]
    Behavioral,
    /// About something the candidate did with a product manager's tools.
    Functional,
    /// "How would you …", asked when no story fits.
    Pivot,
    /// A short case about somebody else's product.
    Case,
}

impl QuestionKind {
    /// A label for a person to read; `None` for the usual kinds.
    #[must_use]
    pub fn said(self) -> Option<&'static str> {
        match self {
            Self::Behavioral | Self::Functional => None,
            Self::Pivot => Some("Hypothetical"),
            Self::Case => Some("Case"),
        }
    }

    /// Whether it is answered with a story.
    #[must_use]
    pub fn wants_story(self) -> bool {
        matches!(self, Self::Behavioral | Self::Functional)
    }
}

/// How often a question is asked.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionFrequency {
    /// Candidates report it again and again. Custom questions count as common: they were asked, or
    /// are expected.
    #[default]
    Common,
    /// An unusual angle of a common one: the same story answers both.
    Variant,
    /// Rarely asked, or few product managers could answer it.
    Rare,
}

impl QuestionFrequency {
    /// A label for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Common => "Asked often",
            Self::Variant => "Asked sometimes",
            Self::Rare => "Asked rarely",
        }
    }
}

/// The source of a question's intent; the wording is always the project's own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionSource {
    /// A public interview guide.
    Guide,
    /// Candidates report it.
    Reported,
    /// The project or the candidate.
    #[default]
    Own,
}

impl QuestionSource {
    /// A label; `None` if there is nothing to show.
    #[must_use]
    pub fn told(self) -> Option<&'static str> {
        match self {
            Self::Guide => Some("In a public interview guide"),
            Self::Reported => Some("Reported by candidates"),
            Self::Own => None,
        }
    }
}

/// The role whose loop a question belongs to.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The role that the app is made for.
    #[default]
    ProductManager,
    /// A related role, with a small starter set.
    DataScientist,
    /// A related role, with a small starter set.
    SoftwareEngineer,
    /// A related role, with a small starter set.
    Devops,
    /// A related role, with a small starter set.
    BusinessAnalyst,
    /// A related role, with a small starter set.
    UxDesigner,
    /// A related role, with a small starter set.
    EngineeringManager,
}

choices! {
    Role {
        ProductManager: "product-manager", "Product manager";
        DataScientist: "data-scientist", "Data scientist";
        SoftwareEngineer: "software-engineer", "Software engineer";
        Devops: "devops", "DevOps";
        BusinessAnalyst: "business-analyst", "Business analyst";
        UxDesigner: "ux-designer", "UX designer";
        EngineeringManager: "engineering-manager", "Engineering manager";
    }
}

/// A question with its background.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct Question {
    /// Stable identifier, used in URLs.
    pub id: String,
    /// The question as an interviewer says it.
    pub text: String,
    /// The leading principle; `None` for questions such as "Why this company?".
    pub leading: Option<Principle>,
    /// The supporting principles.
    pub supporting: Vec<Principle>,
    /// The skill.
    pub skill: Skill,
    /// The role.
    #[serde(default)]
    pub role: Role,
    /// The level.
    #[serde(default)]
    pub level: QuestionLevel,
    /// The kind.
    #[serde(default)]
    pub kind: QuestionKind,
    /// The frequency.
    #[serde(default)]
    pub frequency: QuestionFrequency,
    /// The id of the common question that asks for the same story.
    #[serde(default)]
    pub variant_of: Option<String>,
    /// Words that candidates search for and that are not in its text.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The source of its intent.
    #[serde(default)]
    pub source: QuestionSource,
    /// What it tests; empty for a custom question.
    pub tests: String,
    /// What a strong answer shows; empty for a custom question.
    pub strong: String,
    /// Warning signs in an answer; empty for a custom question.
    pub warnings: Vec<String>,
    /// Follow-ups that dig.
    pub follow_ups: Vec<String>,
}

/// The file `public/data/questions.json`.
#[derive(Deserialize)]
struct QuestionFile {
    questions: Vec<Question>,
}

/// Parses the question bank.
///
/// # Errors
/// The reader's own words when the file is not of the expected shape.
pub fn read_questions(json: &str) -> Result<Vec<Question>, String> {
    from_json::<QuestionFile>(json)
        .map(|file| file.questions)
        .map_err(|error| error.to_string())
}

/// The questions for practice: those of the product manager's loop.
#[must_use]
pub fn of_own_role(questions: Vec<Question>) -> Vec<Question> {
    questions
        .into_iter()
        .filter(|question| question.role == Role::default())
        .collect()
}

impl Question {
    /// The id shared by a question and its variants: one story answers them all.
    #[must_use]
    pub fn family(&self) -> &str {
        self.variant_of.as_deref().unwrap_or(&self.id)
    }

    /// Whether it is a custom one, without background.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.tests.is_empty()
    }

    /// Its principle and its skill, as a label.
    #[must_use]
    pub fn about(&self) -> String {
        let principle = self.leading.map(Principle::name);
        principle
            .into_iter()
            .chain(self.skill.said())
            .collect::<Vec<&str>>()
            .join(" · ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_from_addresses() {
        for skill in Skill::ALL {
            assert_eq!(Skill::from_slug(skill.slug()), Some(skill));
        }
        for level in QuestionLevel::ALL {
            assert_eq!(QuestionLevel::from_slug(level.slug()), Some(level));
        }
        for role in Role::ALL {
            assert_eq!(Role::from_slug(role.slug()), Some(role));
        }
    }

    #[test]
    fn a_question_of_schema_1_is_read_as_a_common_one() {
        let json = r#"{"questions":[{"id":"a","text":"Why?","leading":"frugality","supporting":[],"skill":"data",
            "kind":"behavioural","tests":"","strong":"","warnings":[],"follow_ups":[]}]}"#;
        let [question] = read_questions(json).unwrap().try_into().unwrap();
        assert_eq!(question.frequency, QuestionFrequency::Common);
        assert_eq!(
            (question.family(), question.leading),
            ("a", Some(Principle::Frugality))
        );
        let variant = Question {
            variant_of: Some("b".to_owned()),
            ..question
        };
        assert_eq!(variant.family(), "b");
    }
}
