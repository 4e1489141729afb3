//! The question field in a column of a file, or after a label, and parsing its values.

use std::sync::OnceLock;

use crate::domain::format::table::TableColumn;
use crate::domain::incoming::columns::Names;
use crate::domain::incoming::principles::principles_in_cell;
use crate::domain::principle::Principle;
use crate::domain::questions::own::{OwnQuestion, lines, one_line, tags};
use crate::domain::questions::question::{QuestionLevel, Role, Skill};
use crate::domain::text::fold::folded;

/// A question field in a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuestionField {
    /// The question.
    Text,
    /// The leading principle.
    Leading,
    /// The supporting principles.
    Supporting,
    /// The skill.
    Skill,
    /// The role.
    Role,
    /// The level.
    Level,
    /// Follow-ups.
    FollowUps,
    /// Tags.
    Tags,
    /// Whether it is archived.
    Archived,
}

/// Column names, in the languages of most candidates.
const NAMES: [(QuestionField, &[&str]); 9] = [
    (
        QuestionField::Text,
        &[
            "question",
            "questions",
            "the question",
            "question text",
            "interview question",
            "interview questions",
            "text",
            "front",
            "prompt",
            "q",
            "frage",
            "fragen",
            "interviewfrage",
            "vorderseite",
            "pregunta",
            "preguntas",
            "anverso",
            "pergunta",
            "perguntas",
            "frente",
            "recto",
            "domanda",
            "domande",
            "fronte",
            "vraag",
            "vragen",
            "voorkant",
            "pytanie",
            "pytania",
            "otázka",
            "otázky",
            "fråga",
            "frågor",
            "spørsmål",
            "spørgsmål",
            "kysymys",
            "soru",
            "sorular",
            "kérdés",
            "întrebare",
            "câu hỏi",
            "pertanyaan",
            "вопрос",
            "вопросы",
            "питання",
            "質問",
            "質問文",
            "問題",
            "问题",
            "面试问题",
            "질문",
            "سؤال",
            "السؤال",
            "שאלה",
            "प्रश्न",
            "सवाल",
            "คำถาม",
        ],
    ),
    (
        QuestionField::Leading,
        &[
            "principle",
            "principles",
            "leading principle",
            "leadership principle",
            "leadership principles",
            "amazon principle",
            "main principle",
            "primary principle",
            "lp",
            "lps",
            "leading",
            "prinzip",
            "führungsprinzip",
            "leadership prinzip",
            "principe",
            "principe de leadership",
            "principio",
            "principio de liderazgo",
            "princípio",
            "princípio de liderança",
            "beginsel",
            "leiderschapsprincipe",
            "zasada",
            "princip",
            "periaate",
            "ilke",
            "liderlik ilkesi",
            "принцип",
            "принцип лидерства",
            "原則",
            "リーダーシップ原則",
            "リーダーシップ・プリンシプル",
            "原则",
            "领导力原则",
            "领导力准则",
            "원칙",
            "리더십 원칙",
            "مبدأ",
            "सिद्धांत",
        ],
    ),
    (
        QuestionField::Supporting,
        &[
            "other principles",
            "supporting",
            "supporting principles",
            "supporting principle",
            "secondary principle",
            "secondary principles",
            "also",
            "secondary lp",
            "other lps",
            "weitere prinzipien",
        ],
    ),
    (
        QuestionField::Skill,
        &[
            "skill",
            "topic",
            "competency",
            "thema",
            "kompetenz",
            "thème",
            "compétence",
            "tema",
            "competencia",
            "competência",
            "competenza",
        ],
    ),
    (
        QuestionField::Role,
        &[
            "role",
            "position",
            "job",
            "job title",
            "rolle",
            "rôle",
            "poste",
            "rol",
            "puesto",
            "cargo",
            "ruolo",
        ],
    ),
    (
        QuestionField::Level,
        &[
            "level",
            "seniority",
            "grade",
            "stufe",
            "erfahrungsstufe",
            "niveau",
            "nivel",
            "nível",
            "livello",
        ],
    ),
    (
        QuestionField::FollowUps,
        &[
            "follow ups",
            "follow up",
            "followups",
            "followup",
            "probes",
            "probe",
            "follow up questions",
            "follow up question",
            "nachfragen",
            "rückfragen",
            "relances",
            "repreguntas",
        ],
    ),
    (
        QuestionField::Tags,
        &[
            "tags",
            "tag",
            "labels",
            "label",
            "category",
            "categories",
            "keywords",
            "schlagworte",
            "kategorie",
            "étiquettes",
            "mots clés",
            "catégorie",
            "etiquetas",
            "categoría",
            "categoria",
        ],
    ),
    (
        QuestionField::Archived,
        &["archived", "archiviert", "archivé", "archivado"],
    ),
];

fn names() -> &'static Names<QuestionField> {
    static MADE: OnceLock<Names<QuestionField>> = OnceLock::new();
    MADE.get_or_init(|| Names::of(&NAMES))
}

impl TableColumn for QuestionField {
    const EVERY: &'static [Self] = &Self::ALL;
    const LONGEST: Option<Self> = Some(Self::Text);
    const PRINCIPLES: Option<Self> = Some(Self::Leading);

    fn name(self) -> &'static str {
        match self {
            Self::Text => "Question",
            Self::Leading => "Principle",
            Self::Supporting => "Other principles",
            Self::Skill => "Skill",
            Self::Role => "Role",
            Self::Level => "Level",
            Self::FollowUps => "Follow-ups",
            Self::Tags => "Tags",
            Self::Archived => "Archived",
        }
    }

    fn guess(name: &str) -> Option<Self> {
        // Remarks in a form are in brackets: "Question (full text, please)".
        names()
            .get(name)
            .or_else(|| names().get(name.split(['(', '[']).next().unwrap_or_default()))
    }

    fn hint(name: &str) -> Option<Self> {
        let name = folded(name);
        let has = |words: &[&str]| name.split(' ').any(|word| words.contains(&word));
        Some(
            if has(&["follow", "followup", "followups", "probe", "probes"]) {
                Self::FollowUps
            } else if has(&[
                "principle",
                "principles",
                "lp",
                "lps",
                "prinzip",
                "principe",
                "principio",
            ]) {
                if has(&["other", "supporting", "secondary", "also"]) {
                    Self::Supporting
                } else {
                    Self::Leading
                }
            } else if has(&["seniority", "level"]) || name.contains("how senior") {
                Self::Level
            } else if has(&["skill", "competency", "topic"]) {
                Self::Skill
            } else if has(&[
                "question",
                "questions",
                "frage",
                "pregunta",
                "pergunta",
                "domanda",
                "asked",
            ]) {
                Self::Text
            } else if has(&["role", "position"]) {
                Self::Role
            } else if has(&["tag", "tags", "category"]) {
                Self::Tags
            } else {
                return None;
            },
        )
    }
}

impl QuestionField {
    /// Every field, in the order of a file's columns.
    pub const ALL: [Self; 9] = [
        Self::Text,
        Self::Leading,
        Self::Supporting,
        Self::Skill,
        Self::Role,
        Self::Level,
        Self::FollowUps,
        Self::Tags,
        Self::Archived,
    ];

    /// The field's text in a question; empty for default values.
    #[must_use]
    pub fn of(self, question: &OwnQuestion) -> String {
        match self {
            Self::Text => question.text.clone(),
            Self::Leading => question.leading.map_or("", Principle::name).to_owned(),
            Self::Supporting => {
                let names: Vec<&str> = question.supporting.iter().map(|one| one.name()).collect();
                names.join(" · ")
            }
            Self::Skill => said(question.skill == Skill::default(), question.skill.name()),
            Self::Role => said(question.role == Role::default(), question.role.name()),
            Self::Level => said(
                question.level == QuestionLevel::default(),
                question.level.name(),
            ),
            Self::FollowUps => question.follow_ups.join("\n"),
            Self::Tags => question.tags.join(", "),
            Self::Archived => said(!question.is_archived, "yes"),
        }
    }

    /// Appends a text to a field of a question: two columns may be the same field. Returns the parts
    /// that were not understood.
    pub fn put(self, question: &mut OwnQuestion, text: &str) -> Vec<String> {
        let text = text.trim();
        if text.is_empty() {
            return Vec::new();
        }
        let understood = match self {
            Self::Text => {
                let line = one_line(text);
                if !question.text.is_empty() && !line.is_empty() {
                    question.text.push(' ');
                }
                question.text.push_str(&line);
                true
            }
            Self::Leading | Self::Supporting => {
                let named = principles_in_cell(text);
                let mut found = named.found.into_iter();
                if self == Self::Leading {
                    question.leading = question.leading.or_else(|| found.next());
                }
                question.supporting.extend(found);
                return named.unknown;
            }
            Self::Skill => {
                let named = |skill: &Skill| is_named(text, skill.name(), skill.slug());
                let found = Skill::ALL.iter().copied().find(named);
                question.skill = found.unwrap_or(question.skill);
                found.is_some()
            }
            Self::Role => {
                let found = role(text);
                question.role = found.unwrap_or(question.role);
                found.is_some()
            }
            Self::Level => {
                let found = level(text);
                question.level = found.unwrap_or(question.level);
                found.is_some()
            }
            Self::FollowUps => {
                question.follow_ups.extend(lines(text));
                true
            }
            Self::Tags => {
                let all = format!("{},{text}", question.tags.join(","));
                question.tags = tags(&all);
                true
            }
            Self::Archived => match folded(text).as_str() {
                "yes" | "true" | "1" | "x" | "y" | "archived" => {
                    question.is_archived = true;
                    true
                }
                "no" | "false" | "0" | "n" | "" => true,
                _ => false,
            },
        };
        if understood {
            Vec::new()
        } else {
            vec![text.to_owned()]
        }
    }
}

fn said(is_plain: bool, name: &str) -> String {
    if is_plain {
        String::new()
    } else {
        name.to_owned()
    }
}

fn is_named(text: &str, name: &str, slug: &str) -> bool {
    let text = folded(text);
    text == folded(name) || text == folded(slug)
}

/// The role that a text names, by its label or as in job titles.
fn role(text: &str) -> Option<Role> {
    let named = Role::ALL
        .into_iter()
        .find(|role| is_named(text, role.name(), role.slug()));
    named.or_else(|| {
        Some(match folded(text).as_str() {
            "pm"
            | "pmt"
            | "pm t"
            | "product"
            | "product management"
            | "technical product manager"
            | "senior product manager" => Role::ProductManager,
            "ds" | "data science" => Role::DataScientist,
            "sde"
            | "swe"
            | "engineer"
            | "engineering"
            | "developer"
            | "software development engineer" => Role::SoftwareEngineer,
            "sre" | "dev ops" => Role::Devops,
            "ba" | "analyst" => Role::BusinessAnalyst,
            "ux" | "designer" | "product designer" => Role::UxDesigner,
            "em" | "sdm" | "software development manager" => Role::EngineeringManager,
            // "Senior PM", "Principal product manager, technical".
            title
                if title
                    .split(' ')
                    .any(|word| matches!(word, "pm" | "pmt" | "spm" | "gpm"))
                    || title.contains("product manager") =>
            {
                Role::ProductManager
            }
            _ => return None,
        })
    })
}

/// Whether a text names a level that questions don't have, which is read as any: "Mid", "L5".
pub(super) fn is_read_as_any(text: &str) -> bool {
    let is_plain = |text: &str| {
        let any = ["any", "all", "every", "everyone"];
        is_named(text, QuestionLevel::Any.name(), QuestionLevel::Any.slug())
            || folded(text).split(' ').any(|word| any.contains(&word))
    };
    level(text) == Some(QuestionLevel::Any) && !is_plain(text)
}

/// The number of a level: "6", "Level 6".
fn numbered(text: &str) -> Option<u8> {
    text.strip_prefix("level ").unwrap_or(text).parse().ok()
}

/// The level that a text names: one of the two that questions have. A level below senior counts as
/// any; a text that names no level is reported.
fn level(text: &str) -> Option<QuestionLevel> {
    let named = QuestionLevel::ALL
        .into_iter()
        .find(|level| is_named(text, level.name(), level.slug()));
    named.or_else(|| {
        let text = folded(text);
        let has = |words: &[&str]| text.split(' ').any(|word| words.contains(&word));
        if has(&[
            "senior",
            "sr",
            "principal",
            "staff",
            "lead",
            "director",
            "vp",
            "head",
            "group",
            "spm",
            "gpm",
            "l6",
            "l7",
            "l8",
            "ic6",
            "ic7",
            "seniors",
        ]) || numbered(&text).is_some_and(|level| (6..=10).contains(&level))
        {
            Some(QuestionLevel::Senior)
        } else if has(&[
            "any",
            "all",
            "every",
            "everyone",
            "mid",
            "middle",
            "medium",
            "intermediate",
            "regular",
            "junior",
            "jr",
            "entry",
            "associate",
            "graduate",
            "intern",
            "l3",
            "l4",
            "l5",
            "ic3",
            "ic4",
            "ic5",
            "i",
            "ii",
            "iii",
        ]) {
            Some(QuestionLevel::Any)
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k11_levels_and_roles_are_understood_as_job_titles_have_them() {
        for (text, meant) in [
            ("6", Some(QuestionLevel::Senior)),
            ("Level 7", Some(QuestionLevel::Senior)),
            ("IC6", Some(QuestionLevel::Senior)),
            ("SPM", Some(QuestionLevel::Senior)),
            ("Group PM", Some(QuestionLevel::Senior)),
            ("VP of Product", Some(QuestionLevel::Senior)),
            ("PM II", Some(QuestionLevel::Any)),
            ("IC4", Some(QuestionLevel::Any)),
            ("5", None),
            ("60", None),
            ("hard", None),
        ] {
            assert_eq!(level(text), meant, "{text}");
        }
        for text in [
            "Senior PM",
            "Sr. PM-T",
            "Principal Product Manager, Technical",
            "GPM",
        ] {
            assert_eq!(role(text), Some(Role::ProductManager), "{text}");
        }
        assert_eq!(role("Program manager"), None);
    }

    #[test]
    fn k16_columns_are_known_by_name_in_any_language_and_by_what_forms_ask() {
        for (name, field) in [
            ("Question (full text, please)", Some(QuestionField::Text)),
            ("FRAGE", Some(QuestionField::Text)),
            ("質問", Some(QuestionField::Text)),
            ("Вопрос", Some(QuestionField::Text)),
            ("Princípio", Some(QuestionField::Leading)),
            (
                "What question were you asked? (as exactly as you can remember)",
                Some(QuestionField::Text),
            ),
            (
                "Which leadership principle did it seem to be about?",
                Some(QuestionField::Leading),
            ),
            ("Any other principles?", Some(QuestionField::Supporting)),
            ("How senior was the role?", Some(QuestionField::Level)),
            ("Follow-up questions", Some(QuestionField::FollowUps)),
            ("Timestamp", None),
            ("Anything else?", None),
            ("id", None),
        ] {
            assert_eq!(
                QuestionField::guess(name).or_else(|| QuestionField::hint(name)),
                field,
                "{name}"
            );
        }
    }

    #[test]
    fn k11_values_are_understood_or_told() {
        let put = |field: QuestionField, text: &str| {
            let mut question = OwnQuestion::default();
            let unread = field.put(&mut question, text);
            (question, unread)
        };
        for (text, level, unread) in [
            ("Sr.", QuestionLevel::Senior, &[][..]),
            ("Senior PM (L6)", QuestionLevel::Senior, &[]),
            ("any", QuestionLevel::Any, &[]),
            ("Mid", QuestionLevel::Any, &[]),
            ("mid-level", QuestionLevel::Any, &[]),
            ("L5", QuestionLevel::Any, &[]),
            ("Jr. PM", QuestionLevel::Any, &[]),
            ("hard", QuestionLevel::Any, &["hard"]),
            (" ", QuestionLevel::Any, &[]),
        ] {
            let (question, told) = put(QuestionField::Level, text);
            assert_eq!(
                (question.level, told),
                (level, unread.iter().map(|one| (*one).to_owned()).collect()),
                "{text}"
            );
        }
        let (question, unread) = put(QuestionField::Leading, "Disagree & Commit, Grit");
        assert_eq!(
            (question.leading, unread),
            (Some(Principle::HaveBackbone), vec!["Grit".to_owned()])
        );
        assert_eq!(
            put(QuestionField::Role, "SDE").0.role,
            Role::SoftwareEngineer
        );
        assert_eq!(put(QuestionField::Skill, "juggling").1, ["juggling"]);
        assert_eq!(put(QuestionField::Archived, "perhaps").1, ["perhaps"]);
    }
}
