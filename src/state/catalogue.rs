//! The built-in content, loaded on first use.

use reactive_graph::owner::{LocalStorage, StoredValue};
use reactive_graph::prelude::*;
use reactive_graph::signal::RwSignal;
use reactive_graph::spawn_local;

use crate::domain::assessment::work_style;
use crate::domain::assessment::work_style::WorkStyleStatement;
use crate::domain::guide::examples::WorkedExample;
use crate::domain::guide::to_ask::Starter;
use crate::domain::guide::topics::Topic;
use crate::domain::guide::{examples, to_ask, topics};
use crate::domain::questions::levels;
use crate::domain::questions::levels::LevelExpectation;
use crate::domain::questions::question;
use crate::domain::questions::question::Question;
use crate::domain::writing::outline::Outline;
use crate::domain::writing::prompt::Prompt;
use crate::domain::writing::{outline, prompt};
use crate::ports::{ContentError, DataFile};
use crate::state::services::Services;

/// The loading state of a list.
#[derive(Clone, PartialEq, Debug)]
pub enum Loaded<T> {
    /// Loading.
    Loading,
    /// Loaded.
    Ready(T),
    /// Failed.
    Failed(ContentError),
}

/// The lists of the app.
#[derive(Clone, Copy)]
pub struct Catalogue {
    services: StoredValue<Services, LocalStorage>,
    prompts: RwSignal<Option<Loaded<Vec<Prompt>>>>,
    questions: RwSignal<Option<Loaded<Vec<Question>>>>,
    outlines: RwSignal<Option<Loaded<Vec<Outline>>>>,
    work_style: RwSignal<Option<Loaded<Vec<WorkStyleStatement>>>>,
    guide: RwSignal<Option<Loaded<Vec<Topic>>>>,
    examples: RwSignal<Option<Loaded<Vec<WorkedExample>>>>,
    questions_to_ask: RwSignal<Option<Loaded<Vec<Starter>>>>,
    levels: RwSignal<Option<Loaded<Vec<LevelExpectation>>>>,
}

impl Catalogue {
    pub(super) fn new(services: StoredValue<Services, LocalStorage>) -> Self {
        Self {
            services,
            prompts: RwSignal::new(None),
            questions: RwSignal::new(None),
            outlines: RwSignal::new(None),
            work_style: RwSignal::new(None),
            guide: RwSignal::new(None),
            examples: RwSignal::new(None),
            questions_to_ask: RwSignal::new(None),
            levels: RwSignal::new(None),
        }
    }

    /// The prompts of the writing assessment.
    #[must_use]
    pub fn prompts(self) -> RwSignal<Option<Loaded<Vec<Prompt>>>> {
        self.want(self.prompts, DataFile::Prompts, prompt::read_prompts)
    }

    /// The question bank.
    #[must_use]
    pub fn questions(self) -> RwSignal<Option<Loaded<Vec<Question>>>> {
        self.want(
            self.questions,
            DataFile::Questions,
            question::read_questions,
        )
    }

    /// The question bank if it is loaded; tracked, and it doesn't start loading.
    #[must_use]
    pub fn questions_here(self) -> Option<Vec<Question>> {
        self.questions.with(|questions| match questions {
            Some(Loaded::Ready(questions)) => Some(questions.clone()),
            None | Some(Loaded::Loading | Loaded::Failed(_)) => None,
        })
    }

    /// The outlines of the kinds of documents.
    #[must_use]
    pub fn outlines(self) -> RwSignal<Option<Loaded<Vec<Outline>>>> {
        self.want(self.outlines, DataFile::Outlines, outline::read_outlines)
    }

    /// The work-style statements.
    #[must_use]
    pub fn work_style(self) -> RwSignal<Option<Loaded<Vec<WorkStyleStatement>>>> {
        self.want(
            self.work_style,
            DataFile::WorkStyle,
            work_style::read_statements,
        )
    }

    /// The topics of the guide.
    #[must_use]
    pub fn guide(self) -> RwSignal<Option<Loaded<Vec<Topic>>>> {
        self.want(self.guide, DataFile::Guide, topics::read_topics)
    }

    /// The worked examples.
    #[must_use]
    pub fn examples(self) -> RwSignal<Option<Loaded<Vec<WorkedExample>>>> {
        self.want(self.examples, DataFile::Examples, examples::read_examples)
    }

    /// The starting set of questions to ask an interviewer.
    #[must_use]
    pub fn questions_to_ask(self) -> RwSignal<Option<Loaded<Vec<Starter>>>> {
        self.want(
            self.questions_to_ask,
            DataFile::QuestionsToAsk,
            to_ask::read_starters,
        )
    }

    /// What each level expects of an answer on each principle.
    #[must_use]
    pub fn levels(self) -> RwSignal<Option<Loaded<Vec<LevelExpectation>>>> {
        self.want(self.levels, DataFile::Levels, levels::read_levels)
    }

    /// Starts loading a list unless it is loading or loaded; a failed list is tried again.
    fn want<T: Send + Sync + 'static>(
        self,
        list: RwSignal<Option<Loaded<Vec<T>>>>,
        file: DataFile,
        read: fn(&str) -> Result<Vec<T>, String>,
    ) -> RwSignal<Option<Loaded<Vec<T>>>> {
        let is_wanted = list.with_untracked(|list| matches!(list, None | Some(Loaded::Failed(_))));
        if is_wanted {
            list.set(Some(Loaded::Loading));
            let content = self
                .services
                .with_value(|services| services.content.clone());
            spawn_local(async move {
                let read = content.load(file).await.and_then(|text| {
                    read(&text).map_err(|detail| ContentError {
                        file: file.name(),
                        detail,
                    })
                });
                list.set(Some(read.map_or_else(Loaded::Failed, Loaded::Ready)));
            });
        }
        list
    }
}
