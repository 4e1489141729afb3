//! The question bank: reading it, finding in it, and which stories fit a question.

use serde::Deserialize;

use super::principle::Principle;
use super::record::from_json;
use super::story::{Shows, Story};

/// A skill of a product manager that a question asks about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Skill {
    /// Deciding under conditions nobody knows.
    Ambiguity,
    /// Standing up and settling.
    Conflict,
    /// Knowing who it is for.
    CustomerInsight,
    /// Numbers as evidence.
    Data,
    /// Getting it done.
    Delivery,
    /// Tests with a control.
    Experiments,
    /// What went wrong and what was learnt.
    Failure,
    /// Choosing people.
    Hiring,
    /// Bringing it to customers.
    Launch,
    /// Moving people without authority.
    Leadership,
    /// Who else is out there.
    MarketResearch,
    /// What first, and what not.
    Prioritisation,
    /// What it earns and costs.
    ProfitAndLoss,
    /// Order and dependencies over time.
    Roadmap,
    /// Why it happened.
    RootCause,
    /// Expectations of others.
    Stakeholders,
    /// Speaking with engineers.
    Technology,
    /// Where it should go.
    Vision,
    /// Saying it in prose.
    Writing,
}

impl Skill {
    /// A label for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ambiguity => "Ambiguity",
            Self::Conflict => "Conflict",
            Self::CustomerInsight => "Customer insight",
            Self::Data => "Data",
            Self::Delivery => "Delivery",
            Self::Experiments => "Experiments",
            Self::Failure => "Failure",
            Self::Hiring => "Hiring",
            Self::Launch => "Launch",
            Self::Leadership => "Leadership",
            Self::MarketResearch => "Market research",
            Self::Prioritisation => "Prioritisation",
            Self::ProfitAndLoss => "Profit and loss",
            Self::Roadmap => "Roadmap",
            Self::RootCause => "Root cause",
            Self::Stakeholders => "Stakeholders",
            Self::Technology => "Technology",
            Self::Vision => "Vision",
            Self::Writing => "Writing",
        }
    }
}

/// Whose loop a question belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The loop that the app is made for.
    #[default]
    ProductManager,
    /// A neighbour, with a starter set.
    DataScientist,
    /// A neighbour, with a starter set.
    SoftwareEngineer,
    /// A neighbour, with a starter set.
    Devops,
    /// A neighbour, with a starter set.
    BusinessAnalyst,
    /// A neighbour, with a starter set.
    UxDesigner,
    /// A neighbour, with a starter set.
    EngineeringManager,
}

impl Role {
    /// All seven, for a choice.
    pub const ALL: [Self; 7] = [
        Self::ProductManager,
        Self::DataScientist,
        Self::SoftwareEngineer,
        Self::Devops,
        Self::BusinessAnalyst,
        Self::UxDesigner,
        Self::EngineeringManager,
    ];

    /// The role's name in addresses.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::ProductManager => "product-manager",
            Self::DataScientist => "data-scientist",
            Self::SoftwareEngineer => "software-engineer",
            Self::Devops => "devops",
            Self::BusinessAnalyst => "business-analyst",
            Self::UxDesigner => "ux-designer",
            Self::EngineeringManager => "engineering-manager",
        }
    }

    /// A label for a person to read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ProductManager => "Product manager",
            Self::DataScientist => "Data scientist",
            Self::SoftwareEngineer => "Software engineer",
            Self::Devops => "DevOps",
            Self::BusinessAnalyst => "Business analyst",
            Self::UxDesigner => "UX designer",
            Self::EngineeringManager => "Engineering manager",
        }
    }

    /// The role of an address; the app's own where it names none.
    #[must_use]
    pub fn from_slug(slug: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|role| role.slug() == slug)
            .unwrap_or_default()
    }
}

/// A "tell me about a time …" question with what is behind it.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Question {
    /// Stable identifier, used in URLs.
    pub id: String,
    /// The question as an interviewer says it.
    pub text: String,
    /// The principle it is asked for.
    pub leading: Principle,
    /// Principles it also bears on.
    pub supporting: Vec<Principle>,
    /// The skill it asks about.
    pub skill: Skill,
    /// Whose loop it belongs to.
    #[serde(default)]
    pub role: Role,
    /// What is being tested.
    pub tests: String,
    /// What a strong answer shows.
    pub strong: String,
    /// Warning signs in an answer.
    pub warnings: Vec<String>,
    /// Follow-ups that dig.
    pub follow_ups: Vec<String>,
}

/// The file `public/data/questions.json`.
#[derive(Deserialize)]
struct QuestionFile {
    questions: Vec<Question>,
}

/// Reads the question bank.
///
/// # Errors
/// The reader's own words when the file is not of the expected shape.
pub fn read_questions(json: &str) -> Result<Vec<Question>, String> {
    from_json::<QuestionFile>(json)
        .map(|file| file.questions)
        .map_err(|error| error.to_string())
}

/// What to look for in the bank.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct QuestionFilter {
    /// Words that all have to occur, anywhere in the question, its skill or its follow-ups.
    pub search: String,
    /// A principle it leads or supports.
    pub principle: Option<Principle>,
    /// Whose loop it belongs to.
    pub role: Role,
}

impl QuestionFilter {
    /// The questions that pass, those that lead the wanted principle first.
    #[must_use]
    pub fn apply<'a>(&self, questions: &'a [Question]) -> Vec<&'a Question> {
        let search = self.search.to_ascii_lowercase();
        let terms: Vec<&str> = search.split_whitespace().collect();
        let found: Vec<&Question> = questions
            .iter()
            .filter(|question| question.role == self.role)
            .filter(|question| {
                self.principle.is_none_or(|principle| {
                    question.leading == principle || question.supporting.contains(&principle)
                })
            })
            .filter(|question| terms.is_empty() || question.mentions(&terms))
            .collect();
        let Some(principle) = self.principle else {
            return found;
        };
        let (mut leading, supporting): (Vec<&Question>, Vec<&Question>) = found
            .into_iter()
            .partition(|question| question.leading == principle);
        leading.extend(supporting);
        leading
    }
}

impl Question {
    fn mentions(&self, terms: &[&str]) -> bool {
        let mut text = format!(
            "{} {} {} {}",
            self.text,
            self.skill.name(),
            self.leading.name(),
            self.tests
        );
        for follow_up in &self.follow_ups {
            text.push(' ');
            text.push_str(follow_up);
        }
        let text = text.to_ascii_lowercase();
        terms.iter().all(|term| text.contains(term))
    }

    /// How well a story fits: each of the question's principles that it shows counts, twice when
    /// the story is told for it, and the question's leading one three times as much as the others.
    /// Zero for a story that shows none, or is told no longer.
    #[must_use]
    pub fn fit(&self, story: &Story) -> usize {
        if story.is_retired() {
            return 0;
        }
        let weight = |principle| match story.shows(principle) {
            Shows::Leading => 2,
            Shows::Supporting => 1,
            Shows::Not => 0,
        };
        let supporting: usize = self.supporting.iter().copied().map(weight).sum();
        weight(self.leading) * 3 + supporting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(id: &str, leading: Principle, supporting: &[Principle], text: &str) -> Question {
        Question {
            id: id.to_owned(),
            text: text.to_owned(),
            leading,
            supporting: supporting.to_vec(),
            skill: Skill::Data,
            role: Role::ProductManager,
            tests: String::new(),
            strong: String::new(),
            warnings: Vec::new(),
            follow_ups: vec!["Which baseline?".to_owned()],
        }
    }

    fn bank() -> Vec<Question> {
        vec![
            question(
                "a",
                Principle::DiveDeep,
                &[Principle::Ownership],
                "Tell me about a defect you traced.",
            ),
            question(
                "b",
                Principle::Ownership,
                &[],
                "Tell me about work nobody owned.",
            ),
        ]
    }

    fn found(filter: &QuestionFilter) -> Vec<String> {
        filter
            .apply(&bank())
            .into_iter()
            .map(|question| question.id.clone())
            .collect()
    }

    #[test]
    fn every_word_of_a_search_has_to_occur_in_any_case() {
        let filter = |search: &str| QuestionFilter {
            search: search.to_owned(),
            ..QuestionFilter::default()
        };
        assert_eq!(found(&filter("TRACED tell")), ["a"]);
        assert_eq!(found(&filter("baseline")), ["a", "b"]);
        assert!(found(&filter("traced nobody")).is_empty());
    }

    #[test]
    fn a_principle_finds_what_it_leads_before_what_it_supports() {
        let filter = QuestionFilter {
            principle: Some(Principle::Ownership),
            ..QuestionFilter::default()
        };
        assert_eq!(found(&filter), ["b", "a"]);
    }

    #[test]
    fn a_neighbouring_role_sees_its_own_questions_only() {
        let filter = QuestionFilter {
            role: Role::UxDesigner,
            ..QuestionFilter::default()
        };
        assert!(found(&filter).is_empty());
        let mut bank = bank();
        bank[0].role = Role::UxDesigner;
        assert_eq!(filter.apply(&bank).len(), 1);
        assert_eq!(Role::from_slug("ux-designer"), Role::UxDesigner);
    }

    #[test]
    fn a_story_of_the_leading_principle_fits_best() {
        let bank = bank();
        let story = |principles: &[Principle]| Story {
            principles: principles.to_vec(),
            ..Story::default()
        };
        assert_eq!(bank[0].fit(&story(&[Principle::DiveDeep])), 6);
        assert_eq!(bank[0].fit(&story(&[Principle::Ownership])), 2);
        assert_eq!(bank[0].fit(&story(&[Principle::Frugality])), 0);
    }

    #[test]
    fn a_story_that_only_supports_a_principle_fits_less_and_a_retired_one_not_at_all() {
        let bank = bank();
        let mut story = Story {
            supporting: vec![Principle::DiveDeep],
            ..Story::default()
        };
        assert_eq!(bank[0].fit(&story), 3);
        story.set_shows(Principle::DiveDeep, Shows::Leading);
        assert_eq!(bank[0].fit(&story), 6);
        story.status = crate::domain::story::Status::Retired;
        assert_eq!(bank[0].fit(&story), 0);
    }
}
