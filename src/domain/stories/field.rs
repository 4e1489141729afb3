//! The story field under a heading, after a label, or in a column of a file.

use std::sync::OnceLock;

use crate::domain::format::table::TableColumn;
use crate::domain::incoming::columns::Names;
use crate::domain::incoming::principles::principles_in_cell;
use crate::domain::principle::Principle;
use crate::domain::stories::story::{StarPart, Status, Story};
use crate::domain::text::fold::folded;

/// A story field in a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StoryField {
    /// The title.
    Title,
    /// The opening line.
    Hook,
    /// When and where it was.
    Setting,
    /// The status.
    Status,
    /// The leading principles.
    Leading,
    /// The supporting principles.
    Supporting,
    /// The kinds.
    Kinds,
    /// A part.
    Part(StarPart),
}

/// Names of fields, in the languages of most candidates and in other schemes than STAR: CAR, PAR, SOAR,
/// STARL. A single letter can name a column; in prose it counts only together with others (see
/// `labels`).
const NAMES: [(StoryField, &[&str]); 12] = [
    (
        StoryField::Title,
        &[
            "title",
            "name",
            "story",
            "story title",
            "story name",
            "headline",
            "titel",
            "titre",
            "título",
            "titolo",
            "tytuł",
            "başlık",
            "название",
            "заголовок",
            "タイトル",
            "题目",
            "标题",
            "제목",
        ],
    ),
    (
        StoryField::Hook,
        &[
            "opening line",
            "hook",
            "one line",
            "one liner",
            "summary",
            "opening",
            "tl dr",
            "tldr",
            "elevator pitch",
            "zusammenfassung",
            "résumé",
            "resumen",
            "resumo",
        ],
    ),
    (
        StoryField::Setting,
        &[
            "when and where",
            "setting",
            "when",
            "where",
            "company",
            "role",
            "date",
            "employer",
            "year",
            "position",
            "firma",
            "unternehmen",
            "entreprise",
            "empresa",
        ],
    ),
    (StoryField::Status, &["status", "state"]),
    (
        StoryField::Leading,
        &[
            "leading principles",
            "leading",
            "principles",
            "principle",
            "lp",
            "lps",
            "leadership principle",
            "leadership principles",
            "amazon principles",
            "amazon lps",
            "primary lp",
            "primary principle",
            "main principle",
            "prinzipien",
            "prinzip",
            "führungsprinzip",
            "führungsprinzipien",
            "principes",
            "principe",
            "principios",
            "principio",
            "princípios",
            "princípio",
            "principi",
            "原則",
            "原则",
            "원칙",
            "принципы",
            "принцип",
        ],
    ),
    (
        StoryField::Supporting,
        &[
            "supporting principles",
            "supporting",
            "secondary principles",
            "secondary principle",
            "secondary lp",
            "secondary lps",
            "other principles",
            "other lps",
        ],
    ),
    (
        StoryField::Kinds,
        &[
            "kinds",
            "kind",
            "tags",
            "tag",
            "type",
            "category",
            "categories",
            "theme",
            "themes",
            "keywords",
            "schlagworte",
            "étiquettes",
            "etiquetas",
        ],
    ),
    (
        StoryField::Part(StarPart::Situation),
        &[
            "situation",
            "the situation",
            "context",
            "background",
            "setup",
            "set up",
            "the problem",
            "problem",
            "problem statement",
            "challenge",
            "the challenge",
            "challenges",
            "obstacle",
            "obstacles",
            "complication",
            "what happened",
            "s",
            "situación",
            "situação",
            "situazione",
            "situatie",
            "sytuacja",
            "durum",
            "situace",
            "ситуация",
            "kontext",
            "ausgangslage",
            "hintergrund",
            "contexte",
            "contexto",
            "contesto",
            "状況",
            "背景",
            "情境",
            "情况",
            "상황",
            "الموقف",
            "الوضع",
            "السياق",
            "מצב",
            "רקע",
            "स्थिति",
            "परिस्थिति",
            "tình huống",
        ],
    ),
    (
        StoryField::Part(StarPart::Task),
        &[
            "task",
            "tasks",
            "the task",
            "goal",
            "goals",
            "objective",
            "objectives",
            "my task",
            "my role",
            "responsibility",
            "mission",
            "target",
            "t",
            "aufgabe",
            "aufgaben",
            "ziel",
            "tâche",
            "objectif",
            "tarea",
            "objetivo",
            "tarefa",
            "compito",
            "obiettivo",
            "taak",
            "doel",
            "zadanie",
            "cel",
            "görev",
            "úkol",
            "задача",
            "uppgift",
            "課題",
            "任務",
            "任务",
            "タスク",
            "과제",
            "과업",
            "المهمة",
            "משימה",
            "कार्य",
            "nhiệm vụ",
        ],
    ),
    (
        StoryField::Part(StarPart::Action),
        &[
            "action",
            "actions",
            "the action",
            "action taken",
            "actions taken",
            "my action",
            "my actions",
            "what i did",
            "what i did about it",
            "what did i do",
            "what i actually did",
            "how i solved it",
            "actions i took",
            "my approach and actions",
            "ce que j ai fait",
            "lo que hice",
            "o que eu fiz",
            "was ich getan habe",
            "how i did it",
            "approach",
            "my approach",
            "solution",
            "steps",
            "steps taken",
            "a",
            "handlung",
            "handlungen",
            "aktion",
            "aktionen",
            "maßnahme",
            "maßnahmen",
            "vorgehen",
            "actions menées",
            "acción",
            "acciones",
            "ação",
            "ações",
            "azione",
            "azioni",
            "actie",
            "acties",
            "działanie",
            "działania",
            "eylem",
            "akce",
            "действие",
            "действия",
            "åtgärd",
            "行動",
            "アクション",
            "行动",
            "행동",
            "الإجراء",
            "الإجراءات",
            "פעולה",
            "פעולות",
            "कार्रवाई",
            "hành động",
        ],
    ),
    (
        StoryField::Part(StarPart::Result),
        &[
            "result",
            "results",
            "the result",
            "the results",
            "outcome",
            "outcomes",
            "the outcome",
            "impact",
            "the impact",
            "business impact",
            "what came of it",
            "how it ended",
            "end result",
            "metrics",
            "impacto",
            "auswirkung",
            "r",
            "ergebnis",
            "ergebnisse",
            "resultat",
            "resultate",
            "wirkung",
            "résultat",
            "résultats",
            "resultado",
            "resultados",
            "risultato",
            "risultati",
            "resultaat",
            "resultaten",
            "wynik",
            "rezultat",
            "rezultaty",
            "sonuç",
            "výsledek",
            "результат",
            "результаты",
            "結果",
            "成果",
            "结果",
            "결과",
            "النتيجة",
            "النتائج",
            "תוצאה",
            "תוצאות",
            "परिणाम",
            "kết quả",
        ],
    ),
    (
        StoryField::Part(StarPart::Learning),
        &[
            "learning",
            "learnings",
            "the learning",
            "lesson",
            "lessons",
            "lesson learned",
            "lessons learned",
            "lesson learnt",
            "lessons learnt",
            "reflection",
            "reflections",
            "takeaway",
            "takeaways",
            "key takeaway",
            "key takeaways",
            "what i learned",
            "what i learnt",
            "what i would do differently",
            "what would i do differently",
            "retrospective",
            "l",
            "erkenntnis",
            "erkenntnisse",
            "gelernt",
            "apprentissage",
            "apprentissages",
            "leçon",
            "leçons",
            "leçon apprise",
            "leçons apprises",
            "enseignements",
            "lección aprendida",
            "lecciones aprendidas",
            "lição aprendida",
            "lições aprendidas",
            "lezioni apprese",
            "learned",
            "what we learned",
            "key learning",
            "key learnings",
            "aprendizaje",
            "aprendizajes",
            "aprendizado",
            "apprendimento",
            "вывод",
            "выводы",
            "学び",
            "学到",
            "배운 점",
            "lezione",
            "lezioni",
            "geleerd",
            "lessen",
            "反思",
            "教训",
            "经验",
            "教訓",
            "الدروس",
            "الدرس",
            "לקח",
            "לקחים",
            "सीख",
            "öğrenilen",
            "bài học",
        ],
    ),
];

fn names() -> &'static Names<StoryField> {
    static MADE: OnceLock<Names<StoryField>> = OnceLock::new();
    MADE.get_or_init(|| Names::of(&NAMES))
}

impl TableColumn for StoryField {
    const EVERY: &'static [Self] = &Self::ALL;
    const PRINCIPLES: Option<Self> = Some(Self::Leading);

    fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Hook => "Opening line",
            Self::Setting => "When and where",
            Self::Status => "Status",
            Self::Leading => "Leading principles",
            Self::Supporting => "Supporting principles",
            Self::Kinds => "Kinds",
            Self::Part(part) => part.name(),
        }
    }

    fn guess(name: &str) -> Option<Self> {
        names().get(name)
    }

    fn hint(name: &str) -> Option<Self> {
        let name = name.split(['(', '[', '/', '&']).next().unwrap_or_default();
        Self::guess(name).or_else(|| {
            let name = folded(name);
            let has = |words: &[&str]| name.split(' ').any(|word| words.contains(&word));
            Some(if has(&["principle", "principles", "lp", "lps"]) {
                if has(&["other", "supporting", "secondary"]) {
                    Self::Supporting
                } else {
                    Self::Leading
                }
            } else if has(&["situation", "context", "problem", "challenge"]) {
                Self::Part(StarPart::Situation)
            } else if has(&["task", "goal", "objective"]) {
                Self::Part(StarPart::Task)
            } else if has(&["action", "actions", "did"]) {
                Self::Part(StarPart::Action)
            } else if has(&["result", "results", "outcome", "impact"]) {
                Self::Part(StarPart::Result)
            } else if has(&[
                "learn",
                "learned",
                "learnt",
                "lesson",
                "lessons",
                "learning",
                "differently",
            ]) {
                Self::Part(StarPart::Learning)
            } else if has(&["title", "story", "name"]) {
                Self::Title
            } else {
                return None;
            })
        })
    }
}

impl StoryField {
    /// Every field, in the order of a file's columns.
    pub const ALL: [Self; 12] = [
        Self::Title,
        Self::Hook,
        Self::Setting,
        Self::Status,
        Self::Leading,
        Self::Supporting,
        Self::Kinds,
        Self::Part(StarPart::Situation),
        Self::Part(StarPart::Task),
        Self::Part(StarPart::Action),
        Self::Part(StarPart::Result),
        Self::Part(StarPart::Learning),
    ];

    /// The field's text in a story.
    #[must_use]
    pub fn of(self, story: &Story) -> String {
        let names = |list: &[Principle]| {
            let names: Vec<&str> = list.iter().map(|principle| principle.name()).collect();
            names.join(" · ")
        };
        match self {
            Self::Title => story.title.clone(),
            Self::Hook => story.hook.clone(),
            Self::Setting => story.setting.clone(),
            Self::Status => story.status.name().to_owned(),
            Self::Leading => names(&story.principles),
            Self::Supporting => names(&story.supporting),
            Self::Kinds => story.kinds.join(", "),
            Self::Part(part) => story.part(part).to_owned(),
        }
    }

    /// Appends a text to a field of a story: two columns may be the same field. Returns the parts
    /// that were not understood.
    pub fn put(self, story: &mut Story, text: &str) -> Vec<String> {
        let text = text.trim();
        if text.is_empty() {
            return Vec::new();
        }
        let line = || text.split_whitespace().collect::<Vec<&str>>().join(" ");
        match self {
            Self::Title => append(&mut story.title, &line(), " "),
            Self::Hook => append(&mut story.hook, &line(), " "),
            Self::Setting => append(&mut story.setting, &line(), ", "),
            Self::Status => {
                let named = |status: &Status| {
                    status.name().eq_ignore_ascii_case(text)
                        || status.slug().eq_ignore_ascii_case(text)
                };
                let Some(status) = Status::ALL.into_iter().find(named) else {
                    return vec![text.to_owned()];
                };
                story.status = status;
            }
            Self::Leading => return add_principles(&mut story.principles, text),
            Self::Supporting => return add_principles(&mut story.supporting, text),
            Self::Kinds => {
                let line = line();
                let kinds = line
                    .split([',', ';'])
                    .map(str::trim)
                    .filter(|kind| !kind.is_empty());
                story.kinds.extend(kinds.map(str::to_owned));
            }
            Self::Part(part) => append(story.part_mut(part), text, "\n\n"),
        }
        Vec::new()
    }
}

fn append(to: &mut String, text: &str, between: &str) {
    if !to.is_empty() {
        to.push_str(between);
    }
    to.push_str(text);
}

fn add_principles(list: &mut Vec<Principle>, text: &str) -> Vec<String> {
    let named = principles_in_cell(text);
    for principle in named.found {
        if !list.contains(&principle) {
            list.push(principle);
        }
    }
    list.sort();
    named.unknown
}
