//! The static part of each page, shown before the program runs, and its navigation. `scripts/frames.mjs` makes a
//! static page of each frame, so that visitors can read while the program downloads. `build.rs` includes this file to
//! export the frames, so it must not depend on the crate.

/// The static part of a page.
pub struct Frame {
    /// The path of its place, relative to the app's base, without a leading slash.
    pub path: &'static str,
    /// The path of the navigation entry it belongs to.
    pub section: &'static str,
    /// The part of the program that has its page, fetched along with the program; empty where that has it itself.
    pub part: &'static str,
    /// What leads back, above the heading; empty where nothing does.
    pub above: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// The first sentence below the heading; empty if it depends on stored records.
    pub lead: &'static str,
}

/// An entry of the navigation.
pub struct Entry {
    /// Its label.
    pub label: &'static str,
    /// The path that it leads to, as in a frame.
    pub path: &'static str,
    /// Its icon, as the `d` of an SVG path on a grid of 24.
    pub icon: &'static str,
    /// Where it is shown: only in a laptop's `side` bar, only in a phone's `bar`, or in both.
    pub on: &'static str,
}

/// The navigation. A phone's bar has room for six entries; the others are behind "Menu" there.
pub const NAVIGATION: [Entry; 10] = [
    Entry {
        label: "Today",
        path: "",
        icon: "M12 4a8 8 0 1 0 8 8M12 8v4l3 2M16 4.6 20 4v4",
        on: "",
    },
    Entry {
        label: "Practice",
        path: "practice",
        icon: "M4 5h16v11h-9l-4 4v-4H4zM9.8 8.9c.2-1.2 1.1-1.9 2.2-1.9 1.300 0 2.200.8 2.200 1.900 0 1.600-2.200 1.700-2.200 3.100M12 13.600v.01",
        on: "",
    },
    Entry {
        label: "Stories",
        path: "stories",
        icon: "M7 4h10M5.5 7.5h13M4 11h16v9H4zM8 15.5h8",
        on: "",
    },
    Entry {
        label: "Write",
        path: "write",
        icon: "M4 20h16M6 16l1-4 8.6-8.6a1.9 1.9 0 0 1 2.7 2.7L9.7 14.7 6 16Z",
        on: "",
    },
    Entry {
        label: "My loop",
        path: "my-loop",
        icon: "M12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 1 0 0-7M12 4v.01M4.600 9.500v.01M19.400 9.500v.01M7.300 18.700v.01M16.700 18.700v.01",
        on: "",
    },
    Entry {
        label: "Plan",
        path: "plan",
        icon: "M5 6h14v14H5zM5 10h14M9 3.500v4M15 3.500v4M9 15l2 2 4-4",
        on: "side",
    },
    Entry {
        label: "Guide",
        path: "guide",
        icon: "M12 7c-2-1.600-4.600-2-8-2v13c3.400 0 6 .4 8 2 2-1.600 4.600-2 8-2V5c-3.400 0-6 .4-8 2ZM12 7v13",
        on: "side",
    },
    Entry {
        label: "Offers",
        path: "offer",
        icon: "M3 7h18v11H3zM12 9.900a2.600 2.600 0 1 0 0 5.200 2.600 2.600 0 1 0 0-5.200M6.500 12.500v.01M17.500 12.500v.01",
        on: "side",
    },
    Entry {
        label: "Settings",
        path: "settings",
        icon: "M4 8h9M17 8h3M4 16h3M11 16h9M13 8a2 2 0 1 0 4 0 2 2 0 1 0-4 0M7 16a2 2 0 1 0 4 0 2 2 0 1 0-4 0",
        on: "side",
    },
    Entry {
        label: "Menu",
        path: "menu",
        icon: "M5 7h14M5 12h14M5 17h14",
        on: "bar",
    },
];

/// The frame of `/`. Its lead is for first-time visitors (`public/theme.js`).
pub const TODAY: Frame = Frame {
    path: "",
    section: "",
    part: "",
    above: "",
    heading: "Today",
    lead: "Prepare for an Amazon product-manager loop: memo, stories, questions, mock interviews. Offline, on this device.",
};

/// The frame of `/questions`.
pub const QUESTIONS: Frame = Frame {
    path: "questions",
    section: "practice",
    part: "practice",
    above: "Practice",
    heading: "Questions",
    lead: "Almost every question asks about a time when you did something. Open one, answer out loud, then read what it tests.",
};

/// The frame of `/practice`.
pub const PRACTICE: Frame = Frame {
    path: "practice",
    section: "practice",
    part: "practice",
    above: "",
    heading: "Practice",
    lead: "Answer out loud, as in the interview: about two minutes, then the follow-ups. You rate yourself before you see anything.",
};

/// The frame of `/practice/drills`.
pub const DRILLS: Frame = Frame {
    path: "practice/drills",
    section: "practice",
    part: "practice",
    above: "Practice",
    heading: "Drills",
    lead: "One skill at a time, in rounds of about five minutes. Say it out loud, rate yourself, then compare.",
};

/// The frame of `/practice/recordings`.
pub const RECORDINGS: Frame = Frame {
    path: "practice/recordings",
    section: "practice",
    part: "practice",
    above: "Practice",
    heading: "Recordings",
    lead: "Your recorded answers. They stay in this browser until you delete them. They aren’t in the backup file and never leave this device.",
};

/// The frame of `/practice/progress`.
pub const PRACTICE_PROGRESS: Frame = Frame {
    path: "practice/progress",
    section: "practice",
    part: "practice",
    above: "Practice",
    heading: "Practice progress",
    lead: "What you answered and how it went. And how much of it you will still recall on the day of your loop.",
};

/// The frame of `/practice/assessment`.
pub const ASSESSMENT: Frame = Frame {
    path: "practice/assessment",
    section: "practice",
    part: "practice",
    above: "Practice",
    heading: "Online assessment",
    lead: "Timed logic items and work-style statements. We wrote all of them for practice. The real assessment differs and may have other kinds of items.",
};

/// The frame of `/practice/assessment/style`.
pub const WORK_STYLE: Frame = Frame {
    path: "practice/assessment/style",
    section: "practice",
    part: "practice",
    above: "Online assessment",
    heading: "Work style",
    lead: "Sixteen groups of four statements. In each, choose the one most and the one least like you. It takes about ten minutes and isn’t timed.",
};

/// The frame of `/stories`.
pub const STORIES: Frame = Frame {
    path: "stories",
    section: "stories",
    part: "bank",
    above: "",
    heading: "Stories",
    lead: "Different stories with exact numbers, one for each question of a loop and some to spare.",
};

/// The frame of `/stories/coverage`.
pub const COVERAGE: Frame = Frame {
    path: "stories/coverage",
    section: "stories",
    part: "bank",
    above: "Stories",
    heading: "Coverage",
    lead: "Which of your stories shows which principle, and where one is missing.",
};

/// The frame of `/stories/sheet`.
pub const CHEAT_SHEET: Frame = Frame {
    path: "stories/sheet",
    section: "stories",
    part: "bank",
    above: "",
    heading: "Cheat sheet",
    lead: "Your stories on one page, to read in the last 15 minutes before the loop. Each with its opening line, principles, numbers, and hardest questions.",
};

/// The frame of `/stories/numbers`.
pub const NUMBERS: Frame = Frame {
    path: "stories/numbers",
    section: "stories",
    part: "bank",
    above: "",
    heading: "Numbers",
    lead: "Every number you use, in one place. Interviewers dig into them: from what, over what period, measured how?",
};

/// The frame of `/stories/numbers/practice`.
pub const NUMBERS_BY_HEART: Frame = Frame {
    path: "stories/numbers/practice",
    section: "stories",
    part: "bank",
    above: "",
    heading: "Numbers by heart",
    lead: "",
};

/// The frame of `/my-loop`.
pub const LOOPS: Frame = Frame {
    path: "my-loop",
    section: "my-loop",
    part: "bank",
    above: "",
    heading: "My loop",
    lead: "The day, the interviewers, and the story for each of them. They compare notes, so don’t tell a story twice. See where you run out.",
};

/// The frame of `/write`.
pub const WRITE: Frame = Frame {
    path: "write",
    section: "write",
    part: "write",
    above: "",
    heading: "Write",
    lead: "The assessment gives you two prompts and asks for about two pages of prose. They need an introduction, a body, a conclusion, and numbers. Choose one and write, timed or untimed.",
};

/// The frame of `/write/progress`.
pub const PROGRESS: Frame = Frame {
    path: "write/progress",
    section: "write",
    part: "write",
    above: "Write",
    heading: "Progress",
    lead: "The words, pace, and findings of every text you finished, so that you can compare the last with the first.",
};

/// The frame of `/practice/mock`.
pub const MOCK_LOOPS: Frame = Frame {
    path: "practice/mock",
    section: "practice",
    part: "bank",
    above: "Practice",
    heading: "Mock loops",
    lead: "Rehearse the full day, alone or with a friend. Four to six interviewers, one of them the Bar Raiser, no story twice, and a debrief.",
};

/// The frame of `/plan`.
pub const PLAN: Frame = Frame {
    path: "plan",
    section: "plan",
    part: "plan",
    above: "Today",
    heading: "Plan",
    lead: "What to do each day until your loop. It covers principles without a story, follow-ups without an answer, and questions due for practice.",
};

/// The frame of `/offer`.
pub const OFFERS: Frame = Frame {
    path: "offer",
    section: "offer",
    part: "plan",
    above: "Today",
    heading: "Offers",
    lead: "What each one pays, when, and what leaving costs. An offer is base, sign-on, and stock that vests late.",
};

/// The frame of `/guide`.
pub const GUIDE: Frame = Frame {
    path: "guide",
    section: "guide",
    part: "plan",
    above: "",
    heading: "Guide",
    lead: "What happens, what they ask, and how to answer. Short enough to read on the way there. Each claim says what it rests on and when it was checked.",
};

/// The frame of `/guide/examples`.
pub const WORKED_EXAMPLES: Frame = Frame {
    path: "guide/examples",
    section: "guide",
    part: "plan",
    above: "Guide",
    heading: "Worked examples",
    lead: "Strong and weak examples with a reviewer’s comments. All people, companies, and numbers are fictional.",
};

/// The frame of `/settings`.
pub const SETTINGS: Frame = Frame {
    path: "settings",
    section: "settings",
    part: "settings",
    above: "",
    heading: "Settings",
    lead: "Backups, snapshots, names to keep confidential, and how the app looks. Everything stays on this device unless you send it.",
};

/// The frame of `/about`.
pub const ABOUT: Frame = Frame {
    path: "about",
    section: "settings",
    part: "settings",
    above: "",
    heading: "About Loopready",
    lead: "Loopready helps you prepare for a product-manager interview loop: collect your stories, rehearse questions, and write timed memos.",
};

/// The frame of `/safe-start`.
pub const SAFE_START: Frame = Frame {
    path: "safe-start",
    section: "settings",
    part: "settings",
    above: "",
    heading: "Safe start",
    lead: "Use this page when Loopready stops while it starts. It opens no entry. Everything you saved is still here, and you can export it.",
};

/// The frame of `/menu`.
pub const MENU: Frame = Frame {
    path: "menu",
    section: "menu",
    part: "",
    above: "",
    heading: "Menu",
    lead: "Your plan, the guide, your offers, and the settings.",
};

/// Every frame.
pub const FRAMES: [&Frame; 25] = [
    &TODAY,
    &QUESTIONS,
    &PRACTICE,
    &DRILLS,
    &RECORDINGS,
    &PRACTICE_PROGRESS,
    &ASSESSMENT,
    &WORK_STYLE,
    &STORIES,
    &COVERAGE,
    &CHEAT_SHEET,
    &NUMBERS,
    &NUMBERS_BY_HEART,
    &LOOPS,
    &WRITE,
    &PROGRESS,
    &MOCK_LOOPS,
    &PLAN,
    &OFFERS,
    &GUIDE,
    &WORKED_EXAMPLES,
    &SETTINGS,
    &ABOUT,
    &SAFE_START,
    &MENU,
];
