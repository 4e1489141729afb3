//! Files of stories and questions in the shapes that people have them in, and the promise of every
//! import: what is in the file is taken, or a line says what is left out.

use std::fmt::Write;

use loopready::domain::principle::Principle;
use loopready::domain::questions::import as questions;
use loopready::domain::stories::bank::{Bank, BankedStory};
use loopready::domain::stories::file::{from_json_file, to_json_file, to_markdown};
use loopready::domain::stories::import as stories;
use loopready::domain::stories::metric::Metric;
use loopready::domain::stories::probe::Probe;
use loopready::domain::stories::story::Story;
use proptest::prelude::*;

/// The stories of a text, "title: situation / task / action / result", and the lines left out.
fn told(text: &str) -> (Vec<String>, Vec<usize>) {
    let source = stories::read("a.md", text, None).unwrap();
    let (mapping, has_header) = source.guess();
    let found = stories::judge(source.stories(&mapping, has_header), []);
    let taken = stories::to_take(&found, false).into_iter().map(|told| {
        let story = told.story;
        let parts = [&story.situation, &story.task, &story.action, &story.result]
            .map(|part| part.replace('\n', "⏎"));
        format!("{}: {}", story.title, parts.join(" / "))
    });
    let left_out = stories::left_out(&source, &found, false);
    (
        taken.collect(),
        left_out
            .iter()
            .flat_map(|one| one.at..one.at + one.count)
            .collect(),
    )
}

/// The first story of a text.
fn first_of(text: &str) -> Story {
    let source = stories::read("a.md", text, None).unwrap();
    let (mapping, has_header) = source.guess();
    source.stories(&mapping, has_header).remove(0).told.story
}

const ONE: &str = "Desk: It stood. / Halve it. / I timed it. / 7 minutes.";

#[test]
fn k12_the_parts_of_a_story_are_seen_in_every_form() {
    for text in [
        "# Desk\n## Situation\nIt stood.\n## Task\nHalve it.\n## Action\nI timed it.\n## Result\n7 minutes.\n",
        "### Desk\n**S (Situation):** It stood.\n**T (Task):** Halve it.\n**A (Action):** I timed it.\n**R (Result):** 7 minutes.\n",
        "Desk\nS: It stood.\nT: Halve it.\nA: I timed it.\nR: 7 minutes.\n",
        "# Desk\n[S] It stood.\n[T] Halve it.\n[A] I timed it.\n[R] 7 minutes.\n",
        "# Desk\nS – It stood.\nT – Halve it.\nA – I timed it.\nR – 7 minutes.\n",
        "Desk\n====\n\nSituation\n---------\nIt stood.\n\nTask\n----\nHalve it.\n\nAction\n------\nI timed it.\n\nResult\n------\n7 minutes.\n",
        "# Desk {#desk}\n## **Situation** {#s}\nIt stood.\n## **Task**\nHalve it.\n## **Action**\nI timed it.\n## **Result** {#r}\n7 minutes.\n",
        "DESK\n\nSITUATION\nIt stood.\n\nTASK\nHalve it.\n\nACTION\nI timed it.\n\nRESULT\n7 minutes.\n",
        "## Desk\n**Problem:** It stood.\n**Goal:** Halve it.\n**Approach:** I timed it.\n**Outcome:** 7 minutes.\n",
        "# Desk\n1. **Situation** – It stood.\n2. **Task** – Halve it.\n3. **Action** – I timed it.\n4. **Result** – 7 minutes.\n",
        "# Desk\n- *Situation:* It stood.\n- *Task:* Halve it.\n- *Action:* I timed it.\n- *Result:* 7 minutes.\n",
        "# Desk\n## Situation (30 s)\nIt stood.\n## Task/Goal\nHalve it.\n## Actions & Approach\nI timed it.\n## Result & Impact\n7 minutes.\n",
        "# Desk\n\n| Part | Text |\n|---|---|\n| Situation | It stood. |\n| Task | Halve it. |\n| Action | I timed it. |\n| Result | 7 minutes. |\n",
        "| Title | S | T | A | R |\n|---|---|---|---|---|\n| Desk | It stood. | Halve it. | I timed it. | 7 minutes. |\n",
        "Desk\nSituation:\tIt stood.\nTask:\tHalve it.\nAction:\tI timed it.\nResult:\t7 minutes.\n",
        "# Desk\n## Situación\nIt stood.\n## Tarea\nHalve it.\n## Acción\nI timed it.\n## Resultado\n7 minutes.\n",
        "# Desk\n**Ausgangslage:** It stood.\n**Aufgabe:** Halve it.\n**Vorgehen:** I timed it.\n**Ergebnis:** 7 minutes.\n",
        "<h1>Desk</h1>\n<b>Situation:</b> It stood.<br>\n<b>Task:</b> Halve it.<br>\n<b>Action:</b> I timed it.<br>\n<b>Result:</b> 7 minutes.\n",
        "# Desk\n\n- **Situation**\n    \n    It stood.\n    \n- **Task**\n    \n    Halve it.\n    \n- **Action**\n    \n    I timed it.\n    \n- **Result**\n    \n    7 minutes.\n",
        "# Desk\n\nCreated: March 3, 2026 10:12 AM\nLast edited time: May 4, 2026\n\n### 🌍 Situation\n\nIt stood.\n\n### 🎯 Task\n\nHalve it.\n\n### ⚡ Action\n\nI timed it.\n\n### 📈 Result\n\n7 minutes.\n",
        "# Desk\n\n> [!note] Situation\n> It stood.\n\n> [!todo]+ Task\n> Halve it.\n\n> [!example]- Action\n> I timed it.\n\n> [!success] Result\n> 7 minutes.\n",
        "# Desk\nSituation: It stood.\nTask: Halve it.\n\n- **Action:** I timed it.\n- **Result:** 7 minutes.\n",
        "# Desk\nSituation:: It stood.\nTask:: Halve it.\nAction:: I timed it.\nResult:: 7 minutes.\n",
        "== Desk\n=== Situation\nIt stood.\n=== Task\nHalve it.\n=== Action\nI timed it.\n=== Result\n7 minutes.\n",
        "= Desk =\n== Situation ==\nIt stood.\n== Task ==\nHalve it.\n== Action ==\nI timed it.\n== Result ==\n7 minutes.\n",
        "h1. Desk\nh2. Situation\nIt stood.\nh2. Task\nHalve it.\nh2. Action\nI timed it.\nh2. Result\n7 minutes.\n",
        "* Desk\n** Situation\nIt stood.\n** Task\nHalve it.\n** Action\nI timed it.\n** Result\n7 minutes.\n",
        "*Desk*\n*Situation:* It stood.\n*Task:* Halve it.\n*Action:* I timed it.\n*Result:* 7 minutes.\n",
        "# Desk\n## 1.1 Situation\nIt stood.\n## 1.2 Task\nHalve it.\n## 1.3 Action\nI timed it.\n## 1.4 Result\n7 minutes.\n",
        "# Desk\n**Challenge:** It stood.\n**Task:** Halve it.\n**What I did:** I timed it.\n**What happened:** 7 minutes.\n",
        "Desk\nC: It stood.\nT: Halve it.\nA: I timed it.\nR: 7 minutes.\n",
        "Desk\n(S) It stood.\n(T) Halve it.\n(A) I timed it.\n(R) 7 minutes.\n",
        "Desk\n\tSituation\n\t\tIt stood.\n\tTask\n\t\tHalve it.\n\tAction\n\t\tI timed it.\n\tResult\n\t\t7 minutes.\n",
        "Desk\n情境：It stood.\n任务：Halve it.\n行动：I timed it.\n结果：7 minutes.\n",
        "| **Title** | Desk |\n|---|---|\n| Situation | It stood. |\n| Task | Halve it. |\n| Action | I timed it. |\n| Result | 7 minutes. |\n",
        "<table><tr><th>Title</th><th>Situation</th><th>Task</th><th>Action</th><th>Result</th></tr><tr><td>Desk</td><td>It stood.</td><td>Halve it.</td><td>I timed it.</td><td>7 minutes.</td></tr></table>",
        "+---+---+---+---+---+\n| Title | Situation | Task | Action | Result |\n+===+===+===+===+===+\n| Desk | It stood. | Halve it. | I timed it. | 7 minutes. |\n+---+---+---+---+---+\n",
        "```\n# Desk\n## Situation\nIt stood.\n## Task\nHalve it.\n## Action\nI timed it.\n## Result\n7 minutes.\n```\n",
    ] {
        let (taken, _) = told(text);
        let taken: Vec<String> = taken
            .iter()
            .map(|one| one.replace("DESK", "Desk"))
            .collect();
        assert_eq!(taken, [ONE], "{text}");
    }
}

#[test]
fn k12_a_bold_item_at_the_end_of_a_part_is_no_title() {
    let text = "# Desk\nSituation: It stood.\nAction:\n- I timed it.\n- **I moved it**\nResult: 7 minutes.\n";
    let (taken, left_out) = told(text);
    assert_eq!(
        taken,
        ["Desk: It stood. /  / - I timed it.⏎- **I moved it** / 7 minutes."]
    );
    assert!(left_out.is_empty());
}

#[test]
fn k12_principles_are_seen_above_the_parts_and_below_them() {
    let parts = "Situation: It stood.\nTask: Halve it.\nAction: I timed it.\nResult: 7 minutes.\n";
    for listed in [
        "Principles: Ownership, Dive Deep",
        "- **Principles:** Ownership, Dive Deep",
        "**LPs:** Ownership / Dive Deep",
        "Leadership Principles: Ownership & Dive Deep",
        "> LPs: Ownership; Dive Deep",
        "Amazon LPs – Ownership, Dive Deep",
        "LP = Ownership, Dive Deep",
        "**Leadership principles**\n\n- Ownership\n- Dive Deep",
        "Leadership principles:\n1. Ownership\n2. Dive Deep",
        "### Leadership Principles\nOwnership, Dive Deep",
        "### Principles\n\n* Ownership\n* Dive Deep",
    ] {
        for text in [
            format!("## Desk\n{listed}\n\n{parts}"),
            format!("## Desk\n{parts}{listed}\n"),
            format!("## Desk\n{parts}\n{listed}\n\n## Lane\nS: It cost.\nR: 3.96.\n"),
        ] {
            let first = first_of(&text);
            let principles = [Principle::Ownership, Principle::DiveDeep];
            assert_eq!(first.principles, principles, "{text}");
            assert_eq!(first.result, "7 minutes.", "{text}");
            assert!(told(&text).1.is_empty(), "{text}");
        }
    }
    // What only begins like a list of them stays where it stands.
    let result = "7 minutes.\nPrinciples: we argued about ownership for a week.";
    let text = format!("## Desk\n{}", parts.replace("7 minutes.", result));
    assert_eq!(first_of(&text).result, result);
    assert!(first_of(&text).principles.is_empty());
}

#[test]
fn k13_several_stories_without_headings_stay_apart() {
    let two = [
        "Desk: It stood. /  /  / 7 minutes.",
        "Carrier: It cost. /  /  / 3.96.",
    ];
    for text in [
        "Desk\nSituation:\tIt stood.\nResult:\t7 minutes.\n\nCarrier\nSituation:\tIt cost.\nResult:\t3.96.\n",
        "**Desk**\nSituation: It stood.\nResult: 7 minutes.\n**Carrier**\nSituation: It cost.\nResult: 3.96.\n",
        "Story 1: Desk\nSituation: It stood.\nResult: 7 minutes.\nStory 2: Carrier\nSituation: It cost.\nResult: 3.96.\n",
        "1. Desk\nSituation\nIt stood.\nResult\n7 minutes.\n\n2. Carrier\nSituation\nIt cost.\nResult\n3.96.\n",
        "Desk\nSituation: It stood.\nResult: 7 minutes.\n---\nCarrier\nSituation: It cost.\nResult: 3.96.\n",
        "Desk\n\nSituation: It stood.\nResult: 7 minutes.\n\n* * *\n\nCarrier\n\nSituation: It cost.\nResult: 3.96.\n",
        "# My stories\n\n**Desk**\n- Situation: It stood.\n- Result: 7 minutes.\n\n**Carrier**\n- Situation: It cost.\n- Result: 3.96.\n",
        "Title: Desk\nLP: Ownership\nSituation: It stood.\nResult: 7 minutes.\n\nTitle: Carrier\nLP: Dive Deep\nSituation: It cost.\nResult: 3.96.\n",
        "Desk\nPrinciples: Ownership\nSituation: It stood.\nResult: 7 minutes.\n\nCarrier\nPrinciples: Dive Deep\nSituation: It cost.\nResult: 3.96.\n",
        "Story #1 – Desk\nSituation – It stood.\nResult – 7 minutes.\n\nStory #2 – Carrier\nSituation – It cost.\nResult – 3.96.\n",
        "Example A: Desk\nSituation: It stood.\nResult: 7 minutes.\nExample B: Carrier\nSituation: It cost.\nResult: 3.96.\n",
        "Case study 1: Desk\nSituation: It stood.\nResult: 7 minutes.\nCase study 2: Carrier\nSituation: It cost.\nResult: 3.96.\n",
        "Desk\nSituation: It stood.\nResult: 7 minutes.\n________\nCarrier\nSituation: It cost.\nResult: 3.96.\n",
        "Desk\nSituation: It stood.\nResult: 7 minutes.\n==========\nCarrier\nSituation: It cost.\nResult: 3.96.\n",
        "Desk\n\nSituation\nIt stood.\n\nResult\n7 minutes.\n\nCarrier\n\nSituation\nIt cost.\n\nResult\n3.96.\n",
        "|  | Desk | Carrier |\n|---|---|---|\n| Situation | It stood. | It cost. |\n| Result | 7 minutes. | 3.96. |\n",
        "|  | **Desk** | **Carrier** |\n|:--|---|---|\n| **S** | It stood. | It cost. |\n| **R** | 7 minutes. | 3.96. |\n",
        "| Title | S | R |\n|---|---|---|\n| **Desk** | It stood. | 7 minutes. |\n| *Carrier* | It cost. | 3.96. |\n",
        "= Stories =\n== Desk ==\n=== Situation ===\nIt stood.\n=== Result ===\n7 minutes.\n== Carrier ==\n=== Situation ===\nIt cost.\n=== Result ===\n3.96.\n",
        "* **Desk**\n  * **Situation**: It stood.\n  * **Result**: 7 minutes.\n* **Carrier**\n  * **Situation**: It cost.\n  * **Result**: 3.96.\n",
        "Q: Desk\nS: It stood.\nR: 7 minutes.\n\nQ: Carrier\nS: It cost.\nR: 3.96.\n",
        "<details>\n<summary>Desk</summary>\n\n**Situation:** It stood.\n\n**Result:** 7 minutes.\n\n</details>\n\n<details>\n<summary>Carrier</summary>\n\n**Situation:** It cost.\n\n**Result:** 3.96.\n\n</details>\n",
        "# 2024\n## Desk\nSituation: It stood.\nResult: 7 minutes.\n# 2025\n## Carrier\nSituation: It cost.\nResult: 3.96.\n",
    ] {
        assert_eq!(told(text).0, two, "{text}");
    }
}

#[test]
fn k12_headings_that_name_principles_give_them_to_the_stories_below() {
    for (text, expected) in [
        (
            "# My stories\n## Ownership\n### Desk\nS: It stood.\nR: 7 minutes.\n### Carrier\nS: It cost.\nR: 3.96.\n## Dive Deep\n### Ledger\nS: It erred.\nR: 4 days.\n",
            &[
                ("Desk", Principle::Ownership),
                ("Carrier", Principle::Ownership),
                ("Ledger", Principle::DiveDeep),
            ][..],
        ),
        (
            "## Ownership\nSituation: It stood.\nResult: 7 minutes.\n\n## Dive Deep\nSituation: It cost.\nResult: 3.96.\n",
            &[
                ("Ownership", Principle::Ownership),
                ("Dive Deep", Principle::DiveDeep),
            ],
        ),
        (
            "---\nprinciples:\n  - Ownership\n---\n# Desk\nSituation: It stood.\nResult: 7 minutes.\n",
            &[("Desk", Principle::Ownership)],
        ),
        (
            "---\nlp: \"Dive Deep\"\n---\n# Desk\nSituation: It stood.\nResult: 7 minutes.\n",
            &[("Desk", Principle::DiveDeep)],
        ),
    ] {
        let source = stories::read("a.md", text, None).unwrap();
        let found: Vec<(String, Vec<Principle>)> = source
            .stories(&[], false)
            .into_iter()
            .map(|read| (read.told.story.title, read.told.story.principles))
            .collect();
        let expected: Vec<(String, Vec<Principle>)> = expected
            .iter()
            .map(|(title, principle)| ((*title).to_owned(), vec![*principle]))
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn k14_front_matter_comments_templates_and_code_are_no_stories() {
    let story = "# Desk\n## Situation\nIt stood.\n## Task\nHalve it.\n## Action\nI timed it.\n## Result\n7 minutes.\n";
    for (before, lines) in [
        ("---\ntitle: Desk\ntags: [a, b]\n---\n", 4),
        ("<!-- # Title\n## Situation\n-->\n", 3),
        ("```\n# Title\n## Situation\n## Task\n```\n", 5),
        (
            "# STAR template\n## Situation\n[Where was it?]\n## Task\n<your task>\n## Action\n...\n## Result\nTBD\n\n",
            1,
        ),
        ("+++\ntitle = \"Desk\"\n+++\n", 3),
        ("~~~\n# Title\n## Situation\n## Task\n~~~\n", 5),
        (
            "# Story: ______\n## Situation\n____\n## Action\n____\n## Result\n____\n\n",
            1,
        ),
        (
            "# {{title}}\n## Situation\n{{situation}}\n## Result\n{{result}}\n\n",
            1,
        ),
        (
            "# Template\n## Situation\n*Describe the situation in 2-3 sentences.*\n## Task\n*What was your responsibility?*\n## Action\n*What did you do?*\n## Result\n*What was the outcome?*\n\n",
            1,
        ),
        (
            "# Title here\n## Situation\nSet the scene. Where did you work?\n## Action\nList the steps that you took.\n## Result\nQuantify the outcome.\n\n",
            1,
        ),
        ("# [Title]\n## Situation\n\n## Result\n\n", 1),
    ] {
        let (taken, left_out) = told(&format!("{before}{story}"));
        assert_eq!(
            (taken, left_out),
            (vec![ONE.to_owned()], (1..=lines).collect()),
            "{before}"
        );
    }
}

#[test]
fn stories_come_back_from_json_and_markdown_with_their_numbers_and_questions() {
    let bank = Bank {
        stories: vec![BankedStory {
            story: Story {
                title: "Desk".to_owned(),
                situation: "It stood.".to_owned(),
                ..Story::default()
            },
            numbers: vec![Metric {
                name: "Wait".to_owned(),
                baseline: "19".to_owned(),
                result: "7 minutes".to_owned(),
                method: "a stopwatch".to_owned(),
                ..Metric::default()
            }],
            probes: vec![Probe {
                number: 1,
                parent: None,
                question: "Why that number?".to_owned(),
                answer: "Customers named it.\n\n- twice".to_owned(),
                standing: None,
            }],
        }],
    };
    let json = from_json_file(&to_json_file(&bank)).unwrap();
    assert_eq!(json[0].told, bank.stories[0]);
    for text in [to_markdown(&bank), to_json_file(&bank)] {
        let source = stories::read("a", &text, None).unwrap();
        let found = stories::judge(source.stories(&[], false), []);
        assert_eq!(stories::to_take(&found, false), bank.stories, "{text}");
    }
}

/// The questions of a file, with their principles, and the rows that are left out.
fn asked(name: &str, text: &str) -> (Vec<String>, Vec<usize>) {
    let source = questions::read(name, text, None).unwrap();
    let (mapping, has_header) = source.guess();
    let found = questions::judge(source.questions(&mapping, has_header), &[], None);
    let taken = questions::to_take(&found, false)
        .into_iter()
        .map(|question| {
            let principle = question.leading.map_or("", Principle::name);
            format!("{} / {principle}", question.text)
        });
    let left_out = questions::left_out(&source, &found, false);
    let rows = left_out.iter().flat_map(|one| one.at..one.at + one.count);
    (taken.collect(), rows.collect())
}

#[test]
fn k07_to_k17_tables_of_questions_are_read_as_other_apps_write_them() {
    let cut = "What did you cut, and why? / Ownership";
    let paid = "Who paid? / Frugality";
    for (text, left_out) in [
        (
            "Question|Principle\nWhat did you cut, and why?|Ownership\nWho paid?|Frugality\n",
            &[][..],
        ),
        (
            "Question\tPrinciple\nWhat did you cut, and why?\tOwnership\nWho paid?\tFrugality\n",
            &[],
        ),
        (
            "sep=;\nFrage;Prinzip\nWhat did you cut, and why?;Ownership\nWho paid?;Frugality\n",
            &[],
        ),
        (
            "sep=;,\nQuestion,Principle\n\"What did you cut, and why?\",Ownership\nWho paid?,Frugality\n",
            &[],
        ),
        (
            "sep=\\t\nQuestion\tPrinciple\nWhat did you cut, and why?\tOwnership\nWho paid?\tFrugality\n",
            &[],
        ),
        (
            "\u{feff}\"sep=,\"\r\nQuestion,Principle\r\n\"What did you cut, and why?\",Ownership\r\nWho paid?,Frugality\r\n",
            &[],
        ),
        (
            "My questions,,\n,,\nQuestion,Principle,Level\n\"What did you cut, and why?\",Ownership,L6\nWho paid?,Frugality,L5\n",
            &[1, 2],
        ),
        (
            "Exported 2026-11-28\nQuestion,Principle\n\"What did you cut, and why?\",Ownership\nWho paid?,Frugality\n",
            &[1],
        ),
        (
            "Id,Name,Question,Leadership Principle,Created By\nrecA1b2C3d4E5f6G7,x,\"What did you cut, and why?\",Ownership,Kim\nrecB1b2C3d4E5f6G7,y,Who paid?,Frugality,Kim\n",
            &[],
        ),
        (
            "Card ID,Card URL,Card Name,LP\n65a,https://trello.com/c/a-very-long-address-of-a-card,\"What did you cut, and why?\",Ownership\n65b,https://trello.com/c/a-very-long-address-of-b,Who paid?,Frugality\n",
            &[],
        ),
        (
            "#,What did they ask you?,LP,Start Date (UTC)\nab12,\"What did you cut, and why?\",Ownership,2026-11-20 9:14\ncd34,Who paid?,Frugality,2026-11-20 9:15\n",
            &[],
        ),
        (
            "ID,Start time,Completion time,Email,Name,\"What was the question you were asked?\",Which principle was it about?\n1,11/20/26 9:14:03,11/20/26 9:16:03,anonymous,,\"What did you cut, and why?\",Ownership\n2,11/20/26 9:14:03,11/20/26 9:16:03,anonymous,,Who paid?,Frugality\n",
            &[],
        ),
        (
            "\u{feff}Name,Principle,Status,Created time\n\"What did you cut, and why?\",Ownership (https://www.notion.so/Ownership-1a2b),Done,\"November 20, 2026 9:14 AM\"\nWho paid?,Frugality (https://www.notion.so/Frugality-3c),Done,\"November 20, 2026 9:14 AM\"\n",
            &[],
        ),
        (
            "質問,原則\n\"What did you cut, and why?\",Ownership\nWho paid?,Frugality\n",
            &[],
        ),
        (
            "Question,Principle\n“What did you cut, and why?”,Ownership\n“Who paid?”,Frugality\n",
            &[],
        ),
        (
            "Question,Principle\n'What did you cut, and why?',Ownership\n'Who paid?',Frugality\n",
            &[],
        ),
        (
            "Question,Principle\n<p>What did you cut, and why?</p>,Ownership\n<b>Who</b> paid?,Frugality\n",
            &[],
        ),
        (
            "#separator:Semicolon\n#html:true\n#columns:Front;Principle\n<div>What did you cut, and why?</div><div><br></div>;Ownership\nWho paid?;Frugality\n",
            &[],
        ),
        (
            "<table>\n<tr>\n<th>Question</th>\n<th>Principle</th>\n</tr>\n<tr>\n<td>What did you cut, and why?</td>\n<td>Ownership</td>\n</tr>\n<tr><td>Who paid?</td><td>Frugality</td></tr>\n</table>\n",
            &[],
        ),
    ] {
        let found = asked("a.csv", text);
        assert_eq!(
            found,
            (vec![cut.to_owned(), paid.to_owned()], left_out.to_vec()),
            "{text}"
        );
    }
}

#[test]
fn k10_marks_that_are_escaped_by_a_backslash_are_part_of_the_text() {
    for (text, question) in [
        (
            "Question,Principle\n\"Who said \\\"no\\\", and why?\",Ownership\n",
            "Who said \"no\", and why? / Ownership",
        ),
        (
            "Question,Principle\n\"Why 5\"\" and not 6\"\"?\",Ownership\n",
            "Why 5\" and not 6\"? / Ownership",
        ),
        (
            "Question,Principle\nWhat did a 19\" rack cost?,Ownership\n",
            "What did a 19\" rack cost? / Ownership",
        ),
    ] {
        assert_eq!(asked("a.csv", text).0, [question], "{text}");
    }
}

/// Everything that an import says of a text: what it takes, what it leaves out, what it notes.
fn said(kind: &str, name: &str, text: &str) -> Option<(String, Vec<usize>)> {
    let (mut said, left_out, notes) = if kind == "stories" {
        let source = stories::read(name, text, None).ok()?;
        let (mapping, has_header) = source.guess();
        let found = stories::judge(source.stories(&mapping, has_header), []);
        let notes = stories::notes(&source, &mapping, has_header, &found);
        (
            format!("{found:?}"),
            stories::left_out(&source, &found, false),
            notes,
        )
    } else {
        let source = questions::read(name, text, None).ok()?;
        let (mapping, has_header) = source.guess();
        let found = questions::judge(source.questions(&mapping, has_header), &[], None);
        let notes = questions::notes(&source, &mapping, has_header, &found);
        (
            format!("{found:?}"),
            questions::left_out(&source, &found, false),
            notes,
        )
    };
    let _ = write!(said, "{notes:?}");
    Some((
        said,
        left_out
            .iter()
            .flat_map(|one| one.at..one.at + one.count)
            .collect(),
    ))
}

/// A line with a word that stands nowhere else in its place: "w".
fn line() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "w",
        "w?",
        "# w",
        "## w",
        "## Situation",
        "## Result",
        "Situation: w",
        "**Result:** w",
        "S: w",
        "A: w",
        "R: w",
        "- w",
        "1. w?",
        "  - w",
        "**w**",
        "Story 1: w",
        "---",
        "",
        "",
        "```",
        "<!-- w -->",
        "> w",
        "Q: w?",
        "Tell me about w.",
        "- Ownership",
        "Title: w",
        "| w | w |",
        "| Question | Principle |",
        "|---|---|",
        "Principle: w",
        "\t w",
        "w\tw",
        "w, w; w",
        "SITUATION",
        "Action – w",
        "<b>w</b> &amp; w",
        "1\\. w?",
        "Numbers: w",
        "- Principle: w",
        "![](x) w",
        "> [!note] w",
        "> [!note]- Situation",
        "h2. w",
        "h2. Result",
        "== w ==",
        "=== Situation ===",
        "+---+---+",
        "+===+===+",
        "w | w",
        "---+---",
        "w?::w",
        "- [w?](x)",
        "* w",
        "** Situation",
        "*** w",
        "(Ownership) w?",
        "w? #w",
        "Created: w",
        "Example A: w",
        "## Ownership",
        "C: w",
        "Q: w",
        "* **w**",
        "Situation 2: w",
        "<summary>w</summary>",
        "What happened: w",
        "Task:: w",
        "| Situation | w | w |",
        "|  | w | w |",
        "<tr><td>w</td></tr>",
        "<table>",
        "</table>",
        "w goes on",
        "w, and",
    ])
}

proptest! {
    #[test]
    fn what_is_in_a_text_is_taken_or_listed(lines in proptest::collection::vec(line(), 1..14), ending in "md|txt", kind in "stories|questions") {
        let lines: Vec<String> = lines.iter().enumerate().map(|(index, line)| line.replace('w', &format!("zq{index}x"))).collect();
        let text = lines.join("\n");
        if let Some((said, left_out)) = said(&kind, &format!("a.{ending}"), &text) {
            for (index, line) in lines.iter().enumerate() {
                let word = format!("zq{index}x");
                let is_said = !line.contains(&word) || said.contains(&word) || left_out.contains(&(index + 1))
                    || said.contains("Columns left out");
                prop_assert!(is_said, "line {} of\n{text}\n{said}\n{left_out:?}", index + 1);
            }
        }
    }

    #[test]
    fn what_is_in_a_table_is_taken_or_listed(
        rows in proptest::collection::vec(proptest::collection::vec("w|w w, w|\"w|w\"|\"w, w\"|\"w\"\"w\"|Ownership| w|", 1..4), 1..8),
        head in proptest::sample::select(vec![
            "",
            "Title,Question,Result\n",
            "My zq99x list\nTitle,Question,Result\n",
            "zq99x,zq99x,\n,,\nTitle,Question,Result\n",
            "sep=,\nTitle,Question,Result\n",
            "sep=;,,\nTitle,Question,Result\n",
            "#separator:Comma,,\n#zq99x\n",
        ]),
        kind in "stories|questions",
    ) {
        let rows: Vec<String> = rows.iter().enumerate().map(|(index, row)| row.join(",").replace('w', &format!("zq{index}x"))).collect();
        let above = head.matches('\n').count();
        if let Some((said, left_out)) = said(&kind, "a.csv", &format!("{head}{}", rows.join("\n"))) {
            for (index, row) in rows.iter().enumerate() {
                let word = format!("zq{index}x");
                // A column that is left out is named by its place.
                let is_said = !row.contains(&word) || said.contains(&word) || said.contains("Columns left out")
                    || left_out.contains(&(index + 1 + above));
                prop_assert!(is_said, "row {index} of\n{head}{}\n{said}", rows.join("\n"));
            }
            for (index, line) in head.lines().enumerate().filter(|(_, line)| line.contains("zq99x")) {
                let is_said = said.contains("zq99x") || left_out.contains(&(index + 1));
                prop_assert!(is_said, "{line} of\n{head}{}\n{said}", rows.join("\n"));
            }
        }
    }
}
